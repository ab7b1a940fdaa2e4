"""The what-if table as one fragment: moving a slider reruns this and nothing else."""

import streamlit as st

from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.report.summary import Summary, summarise
from akkoordwijzer.report.words import parameter_words
from akkoordwijzer.ui import data, session
from akkoordwijzer.ui.session import Visitor
from akkoordwijzer.ui.what_if import choices, guess
from akkoordwijzer.ui.what_if.budget import draw_budget
from akkoordwijzer.ui.what_if.headline import draw_headline, draw_sentence
from akkoordwijzer.ui.what_if.play import levers_of, outcome_of, pruned
from akkoordwijzer.ui.what_if.tabs import TABS, draw_tabs
from akkoordwijzer.ui.what_if.toolbar import draw_toolbar

OUTCOME, LEVERS = "Uitkomst", "Knoppen"


@st.fragment
def draw() -> None:
    """Tools and outcome on top, levers beside the tabs; when presenting, one of these at a time."""
    visitor = session.visitor()
    if visitor.presenting:
        step = st.segmented_control(
            "Wat staat op het scherm?", [OUTCOME, LEVERS, *TABS], key="step", default=OUTCOME, required=True
        )
        _draw_step(visitor, str(step))
    else:
        _draw_table(visitor)
    session.write_address()


def _draw_table(visitor: Visitor) -> None:
    draw_toolbar(visitor)
    top = st.container(key="outcome")
    left, right = st.columns([5, 7], gap="large")
    with left:
        slots = choices.draw(visitor, levers_of(visitor.region))
    outcome = outcome_of(visitor)
    summary = summarise(outcome)
    with top:
        _notices(visitor)
        covered = summary.changed and guess.must_guess(repr(visitor.scenario))
        if not covered:
            draw_headline(summary, _driver(outcome, summary))
            guess.compare_guess(summary)
            draw_budget(visitor, outcome)
    choices.fill(slots, visitor, outcome)
    with right:
        if not covered:
            draw_tabs(outcome, summary)


def _draw_step(visitor: Visitor, step: str) -> None:
    """One message per screen; the sentence stays on top unless the room still has to guess."""
    top = st.container()
    slots = choices.draw(visitor, levers_of(visitor.region)) if step == LEVERS else {}
    outcome = outcome_of(visitor)
    summary = summarise(outcome)
    with top:
        _notices(visitor)
        if summary.changed and guess.must_guess(repr(visitor.scenario)):
            return
        if step == OUTCOME:
            draw_headline(summary, _driver(outcome, summary))
            guess.compare_guess(summary)
        else:
            draw_sentence(summary, None)
    if step in TABS:
        TABS[step](outcome, summary)
    choices.fill(slots, visitor, outcome)


def _driver(outcome: Outcome, summary: Summary) -> str | None:
    ranked = rank_drivers(pruned(outcome.case)) if summary.changed else []
    return parameter_words(outcome.case, ranked[0].parameter) if ranked and ranked[0].swing > 0 else None


def _notices(visitor: Visitor) -> None:
    """What to know before reading: own assumptions, and figures that do not fit this municipality."""
    own = len(visitor.beliefs)
    if own:
        words = "eigen aanname" if own == 1 else "eigen aannames"
        with st.container(horizontal=True, vertical_alignment="center", key="beliefs_banner"):
            st.markdown(f":material/person_edit: **Met {own} {words}.** Ongewijzigd beleid beweegt mee.")
            st.toggle("Toon met de gepubliceerde aannames", key="published_only", on_change=_published)
    for remark in data.kit(visitor.region).remarks:
        st.caption(f":material/info: {remark}")
    for notice in visitor.notices:
        st.warning(notice, icon=":material/info:")
    visitor.notices = []


def _published() -> None:
    session.visitor().published_only = st.session_state["published_only"]
