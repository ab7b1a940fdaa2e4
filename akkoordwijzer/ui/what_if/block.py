"""The outcome block: one sentence and four tiles of fixed height."""

from html import escape

import streamlit as st

from akkoordwijzer.report.story import story_beside
from akkoordwijzer.report.tiles import central_tiles, open_tile
from akkoordwijzer.ui.shared.outcome_block import block_html
from akkoordwijzer.ui.shared.outcomes import bands_for, central_of, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor


def draw_block(visitor: Visitor) -> None:
    """The sentence and the tiles, in one piece: draw it first, for it is what a hand on a knob looks at."""
    proposal = visitor.proposal
    summary = central_of(proposal).summary
    tiles = central_tiles(summary)
    bands = bands_for(proposal) if summary.changed else None
    asked = bands is not None and bands.odds_horizon is None and bool(summary.open_ever)
    fourth = open_tile(summary, bands, thresholds_for(proposal) if asked else None)
    with st.container(key="block"):
        st.html(block_html(story_beside(summary, tiles), (*tiles, fourth)))


def draw_covered(question: str) -> None:
    """The block while the room still has to guess: the question, and no number."""
    with st.container(key="block"):
        st.html(f'<p class="story">{escape(question)}</p>')
