"""The handout: both roads as a table with every price and its source. On the screen under ‘Bekijk als tabel’."""

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.words import READ
from akkoordwijzer.household.records import ROADS
from akkoordwijzer.household.shelf import CaseResult, Shelf
from akkoordwijzer.proposal.version import content_version
from akkoordwijzer.report import household as words
from akkoordwijzer.report.household_rows import EventRow, case_sources, event_rows
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.components import show_table
from akkoordwijzer.ui.shared.sources import draw_sources

COLUMNS = ("Wanneer", "Wat", "Prijs", "Aantal", "Bedrag", "Wie betaalt", "Soort prijs", "Hoe zeker")
MADE = "Hoe de prijs is gemaakt"


def draw_tables(result: CaseResult, shelf: Shelf) -> None:
    """Events of both roads with everything about their price, and all sources, when it is opened."""
    below = st.expander("Alle gebeurtenissen, prijzen en bronnen als tabel", key="case_tables", on_change="rerun")
    if below.open:
        with below:
            for name in ROADS:
                st.markdown(f"**{words.ROADS[name]}**")
                rows = event_rows(result.comparison.roads[name])
                if rows:
                    show_table(Table((*COLUMNS, MADE), tuple((*_cells(row), row.arithmetic) for row in rows)))
            draw_sources(case_sources(result, shelf))


def paper_html(result: CaseResult, shelf: Shelf) -> str:
    """What only paper shows: the tables, what is uncertain, the rules of honesty, sources, date and version."""
    tables = ""
    for name in ROADS:
        rows = "".join(_row(row) for row in event_rows(result.comparison.roads[name]))
        head = "".join(f"<th>{column}</th>" for column in COLUMNS)
        tables += f"<h2>{words.ROADS[name]}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    honest = _list((*result.household.uncertain, *shelf.rules.honesty))
    sources = _list(_sources(case_sources(result, shelf)))
    when = period_words(date.today().isoformat())
    return (
        f'<div class="paper">{tables}<h2>Wat onzeker is</h2>{honest}<h2>Bronnen</h2>{sources}'
        f"<p>Akkoordwijzer, pagina Casus. Gemaakt op {when}. Gegevens {content_version()}. "
        "Bedragen in prijzen van 2026.</p></div>"
    )


def _cells(row: EventRow) -> tuple[str, ...]:
    return row.when, row.text, row.price, row.quantity, row.amount, row.payer, row.status, row.grade


def _row(row: EventRow) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(row))}</tr>"


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def _sources(ids: Iterable[str]) -> Iterable[str]:
    for name in ids:
        source = queries.source(data.figures(), name)
        if source is not None:
            year = period_words(source.published) if source.published else "zonder datum"
            yield f"{source.publisher}, {source.title} ({year}). {READ[source.read].capitalize()}. {source.url}"
