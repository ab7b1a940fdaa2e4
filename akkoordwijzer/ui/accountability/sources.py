"""All sources that carry a figure: publisher, title, date, licence, and whether the original was read."""

import streamlit as st

from akkoordwijzer.content.numbers import count, period_words
from akkoordwijzer.figures.quality import SourceUse, source_uses
from akkoordwijzer.figures.words import READ
from akkoordwijzer.ui.accountability.listing import draw_listing, matching, search_box
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.sources import link

COLUMNS = ("Uitgever", "Titel", "Datum", "Licentie", "Gelezen", "Waarden", "Opmerking")
KEY = "accountability_sources"


def draw() -> None:
    """The table with its search box."""
    st.markdown(
        "Elke bron achter een cijfer. ‘Uit de tweede hand’ is: gelezen in een tekst over de bron, niet in de bron zelf."
    )
    words = search_box(KEY, "Zoek op uitgever, titel of licentie, bijvoorbeeld: CBS tweede hand")
    draw_listing(KEY, COLUMNS, matching([_row(use) for use in _uses()], words), ("bron", "bronnen"))


@st.cache_resource(show_spinner=False)
def _uses() -> list[SourceUse]:
    return source_uses(data.figures())


def _row(use: SourceUse) -> tuple[str, ...]:
    source = use.source
    return (
        source.publisher,
        link(source),
        period_words(source.published) if source.published else "onbekend",
        source.licence,
        READ[source.read],
        count(use.values),
        source.note,
    )
