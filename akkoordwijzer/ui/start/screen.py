"""The start page: what this is and is not, what stands out here, and the route."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import count, counted
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.place import Rank
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.records import Unit
from akkoordwijzer.figures.striking import Striking, most_striking
from akkoordwijzer.figures.words import amount, unit_words, value_words, when_words
from akkoordwijzer.report.words import sentence_start
from akkoordwijzer.ui.shared import data, messages, session
from akkoordwijzer.ui.shared.frame import SCREENS

WHAT = """
Akkoordwijzer laat zien wat er gebeurt als een gemeente meer of minder uitgeeft aan **voorkomen** of aan
**specialistische zorg**. U ziet echte cijfers, wie betaalt en wie wint, en hoe zeker het is. Het is **geen voorspelling
en geen begroting**: geen Nederlands onderzoek met een vergelijkingsgroep toont een besparing die een gemeente zo kan
inboeken. Het kiest niet voor u; dat doet u aan tafel.
"""


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
    for indicator in figures.front_page.national:
        seen = queries.newest(figures, indicator, NATION)
        if seen is None:
            continue
        with grid.container(border=True, height="stretch"):
            unit = figures.unit_of(indicator)
            st.metric(plain(figures.indicators[indicator].label), amount(seen.value, unit))
            words = unit_words(unit)
            facts = f"{sentence_start(words)}. " if words else ""
            st.caption(f"{facts}Cijfer van {when_words(seen.period, seen.status)}. {_source(seen.source)}")


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
        facts = [place_words(striking.rank), nation_words(striking, unit)]
        facts += [f"Cijfer van {when_words(seen.period, seen.status)}.", _source(seen.source)]
        with grid.container(border=True, height="stretch"):
            st.metric(plain(figures.indicators[seen.indicator].label), amount(seen.value, unit))
            st.caption(" ".join(fact for fact in facts if fact))


def _grid() -> DeltaGenerator:
    return st.grid(3, min_column_width=280, gap="small")


def place_words(rank: Rank) -> str:
    """``Hoger dan in 192 van de 341 andere gemeenten, even hoog in 33.``; equal is neither higher nor lower."""
    more, others = max(rank.lower, rank.higher), rank.of - 1
    direction = "Hoger" if rank.lower >= rank.higher else "Lager"
    text = f"{direction} dan in {count(more)} van de {counted(others, 'andere gemeente', 'andere gemeenten')}"
    return f"{text}, even hoog in {count(rank.equal)}." if rank.equal else f"{text}."


def nation_words(striking: Striking, unit: Unit) -> str:
    """``Nederland (2024): 8,9%.``; the period only where it is not that of the municipal figure."""
    nation = striking.nation
    if nation is None:
        return ""
    other = nation.period != striking.seen.period
    when = f" ({when_words(nation.period, nation.status)})" if other else ""
    return f"Nederland{when}: {value_words(nation.value, unit)}."


def _source(source_id: str) -> str:
    source = queries.source(data.figures(), source_id)
    return f"Bron: {plain(source.publisher)}." if source else ""
