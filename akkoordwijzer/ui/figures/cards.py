"""The cards of a theme: value, year and status in words, trend, the country beside it, and the place among peers."""

import streamlit as st

from akkoordwijzer.charts.figures import trend
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures.cards import Card, Unranked
from akkoordwijzer.figures.peers import Peers
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.words import STATUSES, amount, unit_words
from akkoordwijzer.report.spending import other_period
from akkoordwijzer.report.words import sentence_start
from akkoordwijzer.ui.figures import detail
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.components import CHART_CONFIG
from akkoordwijzer.ui.shared.sources import draw_sources
from akkoordwijzer.ui.shared.theme import is_dark

UNRANKED: dict[Unranked, str] = {
    "suspect": "dit cijfer kan niet kloppen",
    "older": "van andere gemeenten is er een nieuwer cijfer",
    "few": "te weinig gemeenten met dit cijfer",
}
PER_ROW = 3
SMALLEST = 280


def draw(cards: list[Card], peers: Peers | None) -> None:
    """Own figures first; then what only the country has, marked as such on every card."""
    grid = st.grid(PER_ROW, min_column_width=SMALLEST, gap="small")
    for card in cards:
        with grid.container(border=True, height="stretch"):
            _draw_card(card, peers)


def _draw_card(card: Card, peers: Peers | None) -> None:
    regions = data.regions()
    st.metric(plain(card.indicator.label), amount(card.shown.value, card.unit))
    facts = [unit_words(card.unit), period_words(card.shown.period), STATUSES[card.shown.status]]
    mark = ":blue-badge[landelijk cijfer] " if card.national else ""
    st.caption(mark + " · ".join(fact for fact in facts if fact))
    points = sum(len(segment.points) for segment in card.trend)
    if points > 1:
        region = regions[card.shown.region].name
        chart = trend(card.trend, card.unit, region, is_dark())
        key = f"trend_{card.indicator.id}"
        config = {**CHART_CONFIG, "staticPlot": True}
        st.plotly_chart(chart.figure, theme=None, config=config, key=key, alt=chart.alt)
    for line in beside_words(card, peers):
        st.caption(line)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.popover("Uitleg en bron", type="tertiary"):
            st.markdown(plain(card.indicator.definition))
            if card.indicator.note:
                st.caption(plain(card.indicator.note))
            if card.shown.note:
                st.caption(plain(card.shown.note))
            draw_sources([card.shown.source])
        st.button(
            "Bekijk",
            key=f"show_{card.indicator.id}",
            type="tertiary",
            on_click=detail.choose,
            args=(card.indicator.theme, card.indicator.id),
            help=f"Verloop, vergelijking en kaart van ‘{card.indicator.label}’",
        )


def beside_words(card: Card, peers: Peers | None) -> list[str]:
    """What stands beside an own figure: per head, the country, the place among peers."""
    if card.national or card.shown.region == NATION:
        return []
    lines = []
    if card.own_words:
        lines.append(f"Dat is {card.own_words}.")
    if card.nation and card.nation_words:
        lines.append(f"Nederland: **{card.nation_words}**{other_period(card)}")
    if peers and card.rank:
        lines.append(f"**{sentence_start(card.rank.words(peers.words))}**")
    elif peers and card.unranked:
        lines.append(f"Geen plaats te geven: {UNRANKED[card.unranked]}.")
    return lines
