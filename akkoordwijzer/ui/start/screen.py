"""The start page: what this is and is not, what stands out here, and the route."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.striking import Striking, most_striking
from akkoordwijzer.report.figures import value_words, when_words, with_unit
from akkoordwijzer.ui.shared import data, messages, session
from akkoordwijzer.ui.shared.frame import SCREENS

WHAT = """
Akkoordwijzer laat zien wat er gebeurt als een gemeente meer of minder uitgeeft aan **voorkomen** of aan
**specialistische zorg**. U ziet echte cijfers, wie betaalt en wie wint, en hoe zeker het is. Het is **geen voorspelling
en geen begroting**: geen Nederlands onderzoek met een vergelijkingsgroep toont een besparing die een gemeente zo kan
inboeken. Het kiest niet voor u; dat doet u aan tafel.
"""
NATIONAL = ("households_problem_debt", "youth_care_clients", "guardianship_municipal_cost")


def draw() -> None:
    """Four sentences, three figures, the next step."""
    library, figures = data.library(), data.figures()
    messages.left_out((*figures.left_out, *library.left_out))
    st.markdown(WHAT)
    region = session.visitor().region
    if region == NATION:
        st.header("Drie cijfers over Nederland", anchor=False)
        _national()
        st.markdown("Kies hierboven uw gemeente. Dan ziet u waarin zij het meest verschilt van andere.")
    else:
        st.header(f"Hierin verschilt {data.regions()[region].name} het meest van andere gemeenten", anchor=False)
        _striking(most_striking(figures, region))
    st.header("De route", anchor=False)
    for screen in SCREENS[1:]:
        st.page_link(
            screen.path,
            label=f"**{screen.title}** — {screen.question}",
            icon=":material/arrow_forward:",
        )


def _national() -> None:
    figures = data.figures()
    grid = _grid()
    for indicator in NATIONAL:
        seen = queries.newest(figures, indicator, NATION)
        if seen is None:
            continue
        with grid.container(border=True, height="stretch"):
            st.metric(figures.indicators[indicator].label, value_words(seen.value, figures.unit_of(indicator)))
            st.caption(f"Cijfer van {when_words(seen)}. {_source(seen.source)}")


def _striking(found: list[Striking]) -> None:
    figures = data.figures()
    if not found:
        st.markdown(
            "Voor deze gemeente zijn er geen eigen cijfers die te vergelijken zijn. Bij Cijfers staan de landelijke."
        )
        return
    grid = _grid()
    for striking in found:
        seen, unit = striking.seen, figures.unit_of(striking.seen.indicator)
        nation = f"Nederland: {with_unit(striking.nation.value, unit)}." if striking.nation else ""
        with grid.container(border=True, height="stretch"):
            st.metric(figures.indicators[seen.indicator].label, value_words(seen.value, unit))
            st.caption(f"{_place(striking)} {nation} {when_words(seen).capitalize()}. {_source(seen.source)}")


def _grid() -> DeltaGenerator:
    return st.grid(3, min_column_width=280, gap="small")


def _place(striking: Striking) -> str:
    lower, higher = striking.among - striking.place, striking.place - 1
    if lower >= higher:
        return f"Hoger dan in {lower} van de {striking.among} gemeenten."
    return f"Lager dan in {higher} van de {striking.among} gemeenten."


def _source(source_id: str) -> str:
    source = queries.source(data.figures(), source_id)
    return f"Bron: {plain(source.publisher)}." if source else ""
