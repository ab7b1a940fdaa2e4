"""The financial annex of what is on the table, for a controller: made at the click, of the numbers on the screen."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from akkoordwijzer.export.annex import annex_csv, annex_xlsx
from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.proposal import key_of
from akkoordwijzer.report.annex import Annex, Made, annex_of
from akkoordwijzer.report.annex_basis import with_basis
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.outcomes import central_of, drawn_of
from akkoordwijzer.ui.shared.session import Visitor

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def annex_for(visitor: Visitor, page: str) -> Annex:
    """The annex of the visitor's choices, with what it rests on and the address (below ``page``) that brings them
    back."""
    outcome = central_of(visitor.proposal).outcome
    address = f"{page}?{urlencode(link.write(visitor.proposal))}"
    made = Made.now(date.today(), address)
    annex = annex_of(outcome, data.regions()[visitor.region].name, made, drawn_of(visitor.proposal))
    return with_basis(annex, outcome.case, data.figures())


def download_buttons(visitor: Visitor) -> None:
    """Excel and CSV per task field; nothing to download while nothing was chosen."""
    changed = bool(visitor.scenario.changes or visitor.scenario.ceilings)
    # Known here, and no longer when the file is made: that is outside a run of the script.
    page = st.context.url or ""
    name = f"akkoordwijzer-{key_of(visitor.scenario.name or 'plan')}"
    st.download_button(
        "Excel per taakveld",
        lambda: annex_xlsx(annex_for(visitor, page)),
        f"{name}.xlsx",
        EXCEL,
        on_click="ignore",
        disabled=not changed,
        key="annex_xlsx",
    )
    st.download_button(
        "CSV per taakveld",
        lambda: annex_csv(annex_for(visitor, page)),
        f"{name}.csv",
        "text/csv",
        on_click="ignore",
        disabled=not changed,
        key="annex_csv",
    )
    st.caption(
        "2027 tot en met 2030 en structureel, met wat zeker, verwacht of onbekend is. Laat uw controller meekijken."
    )
