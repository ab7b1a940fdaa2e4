"""The what-if table as one fragment with parts inside it: a slider reruns only the parts with its numbers."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.report.words import parameter_words
from akkoordwijzer.ui.shared import data, messages, session
from akkoordwijzer.ui.shared.components import draw_notices, draw_own_beliefs
from akkoordwijzer.ui.shared.net import fragment
from akkoordwijzer.ui.shared.outcomes import levers_of, outcome_of
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import choices, guess, parts
from akkoordwijzer.ui.what_if.budget import draw_budget
from akkoordwijzer.ui.what_if.headline import draw_headline, draw_sentence
from akkoordwijzer.ui.what_if.tabs import STEPS, draw_tabs
from akkoordwijzer.ui.what_if.toolbar import draw_toolbar

OUTCOME, LEVERS = "Uitkomst", "Knoppen"


@fragment(key=parts.TABLE)
def draw() -> None:
    """Tools and outcome on top, levers beside the tabs; when presenting, one of these at a time."""
    visitor = session.visitor()
    if visitor.presenting:
        step = st.segmented_control(
            "Wat staat op het scherm?",
            [OUTCOME, LEVERS, *STEPS],
            key="step",
            default=OUTCOME,
            required=True,
            label_visibility="collapsed",
        )
        _draw_step(visitor, str(step))
        session.write_address()
    else:
        _draw_table(visitor)


def _draw_table(visitor: Visitor) -> None:
    tools = st.container()
    _live_part()
    with tools:
        draw_toolbar(visitor)


@fragment(key=parts.LIVE)
def _live_part() -> None:
    visitor = session.visitor()
    # Played before anything is drawn; numbers are drawn first, then charts, for the browser works on what it has.
    outcome, _ = outcome_of(visitor.proposal)
    top = st.container(key="outcome")
    left, right = st.columns([5, 7], gap="large")
    with top:
        _outcome_part()
    with right:
        _tabs_part()
    with left, st.container(key="levers"):
        choices.draw(visitor, levers_of(visitor.region), outcome)


@fragment(key=parts.OUTCOME)
def _outcome_part() -> None:
    visitor = session.visitor()
    outcome, summary = outcome_of(visitor.proposal)
    _notices(visitor)
    if guess.is_covered(visitor, summary):
        guess.ask(visitor, summary)
    else:
        draw_headline(summary, _driver(outcome, summary))
        guess.compare_guess(summary)
        draw_budget(visitor, outcome)
    session.write_address()


@fragment(key=parts.TABS)
def _tabs_part() -> None:
    visitor = session.visitor()
    outcome, summary = outcome_of(visitor.proposal)
    if not guess.is_covered(visitor, summary):
        draw_tabs(outcome, summary)


def _draw_step(visitor: Visitor, step: str) -> None:
    """One message per screen; the sentence stays on top unless the room still has to guess."""
    outcome, summary = outcome_of(visitor.proposal)
    _notices(visitor)
    covered = guess.is_covered(visitor, summary)
    if covered:
        guess.ask(visitor, summary)
    elif step == OUTCOME:
        draw_headline(summary, _driver(outcome, summary))
        guess.compare_guess(summary)
    else:
        draw_sentence(summary, None, "sentence_above")
    if step in (OUTCOME, LEVERS) and not covered:
        draw_budget(visitor, outcome)
    if step == LEVERS:
        choices.draw(visitor, levers_of(visitor.region), outcome)
    elif step in STEPS and not covered:
        STEPS[step](outcome, summary)


def _driver(outcome: Outcome, summary: Summary) -> str | None:
    ranked = rank_drivers(outcome.case) if summary.changed else []
    return parameter_words(outcome.case, ranked[0].parameter) if ranked and ranked[0].swing > 0 else None


def _notices(visitor: Visitor) -> None:
    """What to know before reading: own assumptions, and figures that do not fit this municipality."""
    draw_own_beliefs(visitor, parts.redraw_all)
    kit = data.kit(visitor.region)
    for remark in kit.remarks:
        st.caption(f":material/info: {plain(remark)}")
    messages.left_out(kit.left_out)
    draw_notices(visitor)
