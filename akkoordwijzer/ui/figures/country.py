"""All municipalities: the distribution and the dot map, with the own municipality marked."""

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.charts.country import Country, distribution, dot_map
from akkoordwijzer.content.numbers import counted, period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.peers import Peers, across_comparable, national_comparable
from akkoordwijzer.figures.place import mirror_of
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.records import Indicator
from akkoordwijzer.figures.words import STATUSES, value_words
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.components import show_chart, show_table
from akkoordwijzer.ui.shared.theme import is_dark

# A few municipalities that happen to have a figure are no picture of the country.
FEWEST = 30


def can_draw(indicator: Indicator) -> bool:
    """Whether enough municipalities have the figure."""
    return len(across_comparable(data.figures(), indicator.id)) >= FEWEST


def draw_distribution(indicator: Indicator, code: str, peers: Peers | None) -> None:
    """How the figure is spread over municipalities."""
    found = _country(indicator, code, peers)
    show_chart(distribution(found, is_dark()), "chart_distribution")
    if peers and found.own_value:
        st.caption(f"Ruit: {data.regions()[code].name}. Blauw vierkant: {peers.words}. Grijze stip: andere gemeenten.")
    _draw_missing(found)


def draw_map(indicator: Indicator, code: str, peers: Peers | None) -> None:
    """Where the figure is high and low."""
    found = _country(indicator, code, peers)
    inhabitants = {seen.region: seen.value for seen in queries.across(data.figures(), "inhabitants")}
    show_chart(dot_map(found, inhabitants, is_dark()), "chart_map")
    st.caption(
        "Elke stip is een gemeente: hoe groter, hoe meer inwoners; hoe donkerder, hoe hoger het cijfer"
        + (" (in het donkere thema: hoe lichter)." if is_dark() else ".")
        + " De uiterste twintigste delen hebben dezelfde kleur."
    )
    _draw_missing(found)


def draw_cases(indicator: Indicator) -> None:
    """The newest figure of the few municipalities that have one."""
    figures, regions = data.figures(), data.regions()
    unit = figures.unit_of(indicator.id)
    rows = tuple(
        (regions[seen.region].name, period_words(seen.period), value_words(seen.value, unit), STATUSES[seen.status])
        for seen in queries.newest_everywhere(figures, indicator.id)
    )
    show_table(Table(("Gemeente", "Periode", "Waarde", "Status"), rows))


def _country(indicator: Indicator, code: str, peers: Peers | None) -> Country:
    figures = data.figures()
    values = across_comparable(figures, indicator.id)
    own = None if code == NATION else code
    codes = peers.codes if peers else frozenset()
    nation = national_comparable(figures, mirror_of(figures, indicator.id), values[0].period)
    return Country(indicator, figures.unit_of(indicator.id), tuple(values), data.regions(), own, codes, nation)


def _draw_missing(found: Country) -> None:
    total = sum(region.code != NATION for region in found.regions.values())
    missing = total - len(found.values)
    text = f"Periode: {period_words(found.values[0].period)}."
    if missing:
        text += f" Van {counted(missing, 'gemeente', 'gemeenten')} is er geen cijfer, of het is verdacht."
    if found.own and not found.own_value:
        text += f" {found.regions[found.own].name} hoort daarbij."
    st.caption(text)
