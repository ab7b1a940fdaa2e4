"""The outcome block: one sentence and four tiles of fixed height."""

from html import escape

import streamlit as st

from akkoordwijzer.report.story import story
from akkoordwijzer.report.tiles import OPEN_TILE_WORDS, central_tiles, open_tile, words
from akkoordwijzer.ui.shared.outcome_block import block_html, tiles_html
from akkoordwijzer.ui.shared.outcomes import bands_for, central_of, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor

# Sentence and tiles together, as many as a room reads in one look.
MOST_WORDS = 60


def draw_block(visitor: Visitor) -> None:
    """The sentence and three tiles come from the most likely run and are there at once; the fourth needs the draws."""
    summary = central_of(visitor.proposal).summary
    tiles = central_tiles(summary)
    text = story(summary, MOST_WORDS - OPEN_TILE_WORDS - words(tiles))
    with st.container(key="block"):
        st.html(block_html(text, tiles))
        fourth = st.empty()
    bands = bands_for(visitor.proposal)
    thresholds = None if bands.odds_horizon is not None or not summary.changed else thresholds_for(visitor.proposal)
    fourth.html(tiles_html((open_tile(summary, bands, thresholds),), "fourth"))


def draw_covered(question: str) -> None:
    """The block while the room still has to guess: the question, and no number."""
    with st.container(key="block"):
        st.html(f'<p class="story">{escape(question)}</p>')
