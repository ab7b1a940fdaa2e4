"""The start page: the question, three ways to begin, the two pots, and what stands out here."""

import streamlit as st

from akkoordwijzer.charts import pots
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import count, counted
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.place import Rank
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.records import Unit
from akkoordwijzer.figures.striking import Striking, most_striking
from akkoordwijzer.figures.words import amount, unit_words, value_words, when_words
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.report.words import sentence_start
from akkoordwijzer.ui.shared import data, messages, session
from akkoordwijzer.ui.shared.components import show_chart
from akkoordwijzer.ui.shared.frame import SCREENS
from akkoordwijzer.ui.shared.outcomes import pots_for
from akkoordwijzer.ui.shared.theme import is_dark
from akkoordwijzer.ui.start import beginnings

WHAT = """
Wat gebeurt er als uw gemeente meer of minder uitgeeft aan **voorkomen**, of aan **specialistische zorg**? U ziet echte
cijfers, wie betaalt en wie wint, en wat niemand weet. Het is **geen voorspelling en geen begroting**: geen Nederlands
onderzoek met een vergelijkingsgroep toont een besparing die een gemeente zo kan inboeken. U kiest zelf, aan tafel.
"""


def draw() -> None:
    """The question and the three beginnings first; then the own money and what stands out."""
    library, figures = data.library(), data.figures()
    messages.left_out((*figures.left_out, *library.left_out))
    st.markdown(WHAT)
    beginnings.draw()
    visitor = session.visitor()
    region = visitor.region
    name = data.regions()[region].name
    left, right = st.columns([5, 6], gap="large")
    with left:
        st.header("Drie cijfers over Nederland" if region == NATION else f"Wat opvalt in {plain(name)}", anchor=False)
        if region == NATION:
            _national()
            st.markdown("Kies hierboven uw gemeente. Dan ziet u waarin zij het meest verschilt van andere.")
        else:
            _striking(most_striking(figures, region))
    with right:
        st.header("Het geld, nu en in 2030 zonder andere keuzes", anchor=False)
        found = pots_for(visitor.proposal, Scenario())
        if found is None:
            st.markdown("Deze gemeente leverde geen begroting die we kunnen gebruiken.")
        else:
            show_chart(pots.two_pots(found, is_dark(), height=300), "start_pots")
    st.header("De route", anchor=False)
    with st.container(horizontal=True, key="route"):
        for screen in SCREENS[1:]:
            st.page_link(screen.path, label=f"**{screen.title}** {screen.question}", width="content")


def _national() -> None:
    figures = data.figures()
    for indicator in figures.front_page.national:
        seen = queries.newest(figures, indicator, NATION)
        if seen is None:
            continue
        with st.container(border=True):
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
    for striking in found:
        seen, unit = striking.seen, figures.unit_of(striking.seen.indicator)
        facts = [place_words(striking.rank), nation_words(striking, unit)]
        facts += [f"Cijfer van {when_words(seen.period, seen.status)}.", _source(seen.source)]
        with st.container(border=True):
            st.metric(plain(figures.indicators[seen.indicator].label), amount(seen.value, unit))
            st.caption(" ".join(fact for fact in facts if fact))


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
    if source is None:
        return ""
    second_hand = ", uit de tweede hand" if source.read == "second_hand" else ""
    return f"Bron: {plain(source.publisher)}{second_hand}."
