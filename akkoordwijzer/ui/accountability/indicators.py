"""All indicators: what each is, how old its newest figure is, how sure, and where it comes from."""

from datetime import date

import streamlit as st

from akkoordwijzer.content.markdown import Markdown, plain
from akkoordwijzer.content.numbers import count
from akkoordwijzer.figures.quality import IndicatorUse, indicator_uses
from akkoordwijzer.figures.words import STATUSES, THEMES, age_words
from akkoordwijzer.ui.accountability.listing import draw_listing, matching, search_box
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.sources import link

COLUMNS = ("Cijfer", "Wat is het?", "Thema", "Nieuwste", "Status", "Gemeenten met cijfer", "Bron")
KEY = "accountability_indicators"


def draw() -> None:
    """The table with its search box."""
    st.markdown("Elk cijfer in de app: wat het is, hoe oud het nieuwste is, hoe zeker, en waar het vandaan komt.")
    words = search_box(KEY, "Zoek op woord, thema, status of bron, bijvoorbeeld: jeugd voorlopig")
    today = date.today()
    rows = [_row(use, today) for use in _uses()]
    draw_listing(KEY, COLUMNS, matching(rows, words), "cijfers")


@st.cache_resource(show_spinner=False)
def _uses() -> list[IndicatorUse]:
    return indicator_uses(data.figures())


def _row(use: IndicatorUse, today: date) -> tuple[str, ...]:
    second_hand = ", uit de tweede hand" if use.source.read == "second_hand" else ""
    return (
        Markdown(f"**{plain(use.indicator.label)}**"),
        plain(use.indicator.definition),
        THEMES[use.indicator.theme],
        age_words(use.newest, today),
        STATUSES[use.status],
        count(use.municipalities) if use.municipalities else "geen",
        Markdown(f"{plain(use.source.publisher)}: {link(use.source)}{second_hand}"),
    )
