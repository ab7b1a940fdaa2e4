"""What stands on paper and not on the screen: the choices as a list, what to remember, and where it comes from."""

from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.version import content_version, model_version
from akkoordwijzer.report.choices import choice_sentences
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.outcomes import central_of
from akkoordwijzer.ui.shared.session import Visitor

LIMITS = (
    "Alle bedragen zijn van de meest waarschijnlijke doorrekening, bruto, in prijzen van 2026. Gearceerd: effect niet "
    "vastgesteld. Geen Nederlands onderzoek met een vergelijkingsgroep toont een besparing die een gemeente zo kan "
    "inboeken."
)


def draw_paper(visitor: Visitor) -> None:
    """Hidden on the screen; the style sheet shows it in print."""
    rows = "".join(f"<li>{escape(words)}</li>" for words in choice_sentences(central_of(visitor.proposal).outcome.case))
    place, name = data.regions()[visitor.region].name, visitor.scenario.name or "Eigen plan"
    address = f"{st.context.url or ''}?{urlencode(link.write(visitor.proposal))}"
    versions = f"Akkoordwijzer, {date.today().isoformat()}, gegevens {content_version()}, regels {model_version()}"
    st.html(
        f'<div class="on-paper"><h2>{escape(place)}: {escape(name)}</h2><ul>{rows or "<li>Niets gewijzigd.</li>"}</ul>'
        f"<p>{escape(LIMITS)}</p><p>{escape(versions)}<br>{escape(address)}</p></div>"
    )
