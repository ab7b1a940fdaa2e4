"""The outcome block: one sentence and four tiles of fixed height."""

from collections.abc import Callable
from html import escape

import streamlit as st

from akkoordwijzer.report.story import story_beside
from akkoordwijzer.report.tiles import central_tiles, open_tile
from akkoordwijzer.ui.shared.outcome_block import block_html, tiles_html
from akkoordwijzer.ui.shared.outcomes import bands_for, central_of, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor


def draw_block(visitor: Visitor) -> Callable[[], None]:
    """The sentence and three tiles, of the most likely run: there at once. What it returns fills in the fourth, which
    needs the draws; call it when everything else stands on the screen."""
    summary = central_of(visitor.proposal).summary
    tiles = central_tiles(summary)
    text = story_beside(summary, tiles)
    with st.container(key="block"):
        st.html(block_html(text, tiles))
        fourth = st.empty()

    def fill_in() -> None:
        proposal = visitor.proposal
        bands = bands_for(proposal) if summary.changed else None
        asked = bands is not None and bands.odds_horizon is None and bool(summary.open_ever)
        found = open_tile(summary, bands, thresholds_for(proposal) if asked else None)
        fourth.html(tiles_html((found,), "fourth"))

    return fill_in


def draw_covered(question: str) -> None:
    """The block while the room still has to guess: the question, and no number."""
    with st.container(key="block"):
        st.html(f'<p class="story">{escape(question)}</p>')
