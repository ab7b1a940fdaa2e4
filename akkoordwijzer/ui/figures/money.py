"""Prevention against specialist care in euros: of every 100 euro, per inhabitant, in total, and over the years."""

from statistics import median

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.charts.spending import Measure, of_hundred, spending_over_years
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import counted, euro
from akkoordwijzer.figures import spending_queries as spending
from akkoordwijzer.figures.peers import Peers
from akkoordwijzer.figures.place import rank
from akkoordwijzer.figures.quality import source_of_budgets
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.spending_queries import STATEMENTS, Split, Statement
from akkoordwijzer.figures.words import STATUSES
from akkoordwijzer.report.spending import money_sentence
from akkoordwijzer.report.words import sentence_start
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.choice_row import choice_row
from akkoordwijzer.ui.shared.components import show_chart, show_table
from akkoordwijzer.ui.shared.sources import source_words
from akkoordwijzer.ui.shared.theme import is_dark

STATEMENT, MEASURE = "figures_statement", "figures_measure"
MEASURES: dict[Measure, str] = {"per": "Per inwoner", "total": "Totaal", "hundred": "Van elke 100 euro"}
SIDES = {"prevention": "Voorkomen en sociale basis", "specialist": "Specialistische zorg"}
# The two that change how the picture is read; the rest stands below in the fold.
CAVEATS_FIRST = 2


def draw(code: str, peers: Peers | None) -> None:
    """The message, the amounts, the bars, the years, and what must be known to read them."""
    statement = _statement_box()
    figures = data.figures()
    own, nation = (spending.split_years(figures, region, statement) for region in (code, NATION))
    if not own:
        name = data.regions()[code].name
        st.caption(f":blue-badge[landelijk cijfer] {name} heeft geen {STATEMENTS[statement]} ingediend.")
        own, code = nation, NATION
    newest = own[-1]
    beside = next((split for split in nation if split.year == newest.year), None) if code != NATION else None
    across = spending.split_across(figures, newest.year, statement)
    with st.container(key="sentence"):
        st.markdown(money_sentence(newest, data.regions()[code].name, beside))
    if newest.suspect:
        st.warning(
            f"In deze opgave staan bedragen die niet kunnen kloppen (status: {STATUSES['suspect']}). We laten ze zien "
            "zoals ze zijn ingediend, maar zonder plaats in een ranglijst.",
            icon=":material/warning:",
        )
    _draw_amounts(newest, beside, across, peers)
    _draw_bars(newest, beside, across, peers)
    _draw_years(own)
    _draw_caveats(newest)


def _statement_box() -> Statement:
    words: dict[Statement, str] = {key: name.capitalize() for key, name in STATEMENTS.items()}
    return choice_row("Soort cijfers", words, STATEMENT, "budget")


def _draw_amounts(newest: Split, beside: Split | None, across: dict[str, Split], peers: Peers | None) -> None:
    columns = st.columns(3)
    amounts = (
        (SIDES["prevention"], newest.prevention, newest.prevention_per, beside.prevention_per if beside else None),
        (SIDES["specialist"], newest.specialist, newest.specialist_per, beside.specialist_per if beside else None),
    )
    for column, (title, total, per, other) in zip(columns, amounts, strict=False):
        column.metric(title, euro(total))
        said = f"{euro(per)} per inwoner" if per is not None else "per inwoner niet bekend"
        column.caption(said + (f" · Nederland {euro(other)}" if other is not None else ""))
    hundred = newest.of_hundred
    columns[2].metric("Voor voorkomen, van elke 100 euro", "—" if hundred is None else euro(hundred))
    if words := place_words(newest, across, peers):
        columns[2].caption(f"**{sentence_start(words)}**")
    elif newest.region == NATION:
        columns[2].caption(f"Opgave van {counted(newest.filed, 'gemeente', 'gemeenten')}.")


def place_words(newest: Split, across: dict[str, Split], peers: Peers | None) -> str:
    """The place of the share for prevention among peers; nothing for a suspect filing or without others."""
    shares = {region: split.share for region, split in across.items() if split.share is not None}
    found = rank(shares, newest.region, peers.codes) if peers and not newest.suspect else None
    return found.words(peers.words) if found and peers else ""


def _draw_bars(newest: Split, beside: Split | None, across: dict[str, Split], peers: Peers | None) -> None:
    regions = data.regions()
    rows: list[tuple[str, float]] = []
    if newest.share is not None:
        rows.append((regions[newest.region].name, newest.share))
    if peers and newest.region != NATION:
        others = [s.share for c, s in across.items() if c in peers.codes and c != newest.region and s.share is not None]
        if others:
            rows.append((middle_words(len(others), peers), median(others)))
    if beside and beside.share is not None:
        rows.append(("Nederland", beside.share))
    if rows:
        show_chart(
            of_hundred(rows, newest.year, is_dark()),
            "chart_hundred",
        )


def middle_words(others: int, peers: Peers) -> str:
    """The name of the bar for the others of a group; of a single one there is no middle."""
    if others == 1:
        return f"De andere van de {peers.words}"
    return f"Middelste van {others} {peers.words if peers.kind == 'similar' else f'andere {peers.words}'}"


def _draw_years(own: list[Split]) -> None:
    st.markdown("**Over de jaren**")
    measure = choice_row("Eenheid", MEASURES, MEASURE, "per")
    usable = [split for split in own if split.prevention_per is not None] if measure == "per" else own
    if usable:
        show_chart(spending_over_years(usable, data.figures().split, measure, is_dark()), "chart_years")
        if any(split.suspect for split in usable):
            st.caption("Kruis: een opgave met bedragen die niet kunnen kloppen. De gemeente leverde ze zo aan.")


def _draw_caveats(newest: Split) -> None:
    figures = data.figures()
    for caveat in figures.split.caveats[:CAVEATS_FIRST]:
        st.caption(f":material/info: {plain(caveat)}")
    with st.expander("Meer over deze bedragen"):
        for text in (*figures.split.caveats[CAVEATS_FIRST:], figures.split.era(newest.year).note):
            if text:
                st.markdown(f"- {plain(text)}")
        st.markdown(f"**Welke taakvelden tellen mee in {newest.year}?**")
        rows = tuple(
            (f"{field.task_field} {field.title}", SIDES[field.side], euro(field.amount), STATUSES[field.status])
            for field in spending.by_field(figures, newest.region, newest.year, newest.statement)
        )
        show_table(Table(("Taakveld", "Telt als", "Bedrag", "Status"), rows))
    if source := source_of_budgets(figures):
        st.caption(f"Bron: {source_words(source)}")
