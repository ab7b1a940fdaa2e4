"""Casus from top to bottom: which household, no proof, the roads, the money, what one must believe, the many."""

from html import escape
from pathlib import Path

import streamlit as st

from akkoordwijzer.charts.chart import BLUE, ORANGE, colour
from akkoordwijzer.content.numbers import counted
from akkoordwijzer.household.shelf import CaseResult, Shelf
from akkoordwijzer.report.household import case_words
from akkoordwijzer.ui.household.desk import OWN, Desk
from akkoordwijzer.ui.household.desk import desk as the_desk
from akkoordwijzer.ui.household.life_form import draw_life
from akkoordwijzer.ui.household.many import draw_many
from akkoordwijzer.ui.household.money import draw_money
from akkoordwijzer.ui.household.own import FILES, PART, draw_own
from akkoordwijzer.ui.household.paper import draw_tables, paper_html
from akkoordwijzer.ui.household.proof import belief_html, strip_html
from akkoordwijzer.ui.household.roads import roads_html
from akkoordwijzer.ui.household.steps import draw_steps
from akkoordwijzer.ui.shared import data, messages, session
from akkoordwijzer.ui.shared.theme import is_dark

STYLE = Path(__file__).with_name("household.css")
# The colours of the style sheet: of what is needed or less, and of what was found or more.
INKS = {"ours": BLUE, "theirs": ORANGE}
WIDGET = "case_box"
OWN_WORDS = "Een eigen casus"


def draw() -> None:
    """The page, or when presenting one step at a time."""
    inks = "".join(f"--{name}: {colour(ink, is_dark())}; " for name, ink in INKS.items())
    st.html(f"<style>:root {{ {inks}}} {STYLE.read_text(encoding='utf-8')}</style>")
    shelf, desk = data.shelf(), the_desk()
    messages.left_out(shelf.left_out)
    if not session.visitor().presenting:
        _case(desk, shelf)
    elif desk.must_check:
        _not_yet(desk)
        st.html(strip_html(desk.result, shelf))
    else:
        draw_steps(desk, desk.result, shelf)


def _case(desk: Desk, shelf: Shelf) -> None:
    left, right = st.columns([4, 9], gap="medium")
    with left:
        _choice(desk, shelf)
    result = desk.result
    with right:
        st.html(_about_html(result, shelf))
    if desk.chosen == OWN:
        draw_own(desk)
    st.html(strip_html(result, shelf))
    st.html(roads_html(result))
    draw_money(result, shelf)
    draw_life(result.household, shelf)
    st.html(belief_html(result, shelf))
    with st.container(key="case_many"):
        draw_many(desk, result)
    draw_tables(result, shelf)
    with st.container(key="on_paper"):
        st.html(paper_html(result, shelf))


def _not_yet(desk: Desk) -> None:
    """No findings on a large screen: they may hold a name. They are read at the desk first."""
    st.markdown(
        f"Deze casus is nog niet nagelezen. {counted(len(desk.findings), 'ding wijst', 'dingen wijzen')} misschien op "
        "een mens. Lees dat eerst zonder publiek."
    )
    st.button("Terug naar de casus", on_click=_read_first, type="primary")


def _read_first() -> None:
    session.visitor().presenting = False
    st.session_state[PART] = FILES


def _choice(desk: Desk, shelf: Shelf) -> None:
    labels = {item.id: item.label for item in shelf.households} | {OWN: OWN_WORDS}
    if st.session_state.get(WIDGET) != desk.chosen:
        st.session_state[WIDGET] = desk.chosen
    st.selectbox("Welk huishouden?", list(labels), format_func=labels.__getitem__, key=WIDGET, on_change=_choose)


def _choose() -> None:
    the_desk().choose(st.session_state[WIDGET])


def _about_html(result: CaseResult, shelf: Shelf) -> str:
    said, household = case_words(result, shelf), result.household
    who = f"<b>{escape(household.who)}</b> " if household.who else ""
    lesson = f"<p>{escape(household.lesson)}</p>" if household.lesson else ""
    return f'<section class="about"><h2>{escape(said.title)}</h2><p>{who}{escape(said.intro)}</p>{lesson}</section>'
