"""The page Dilemma's: for a room, as a list, or one dilemma."""

from pathlib import Path

import streamlit as st

from akkoordwijzer.ui.guide import detail, listing, presenting
from akkoordwijzer.ui.shared import data, messages, session
from akkoordwijzer.ui.shared.components import header
from akkoordwijzer.ui.shared.guide_links import open_item, opened
from akkoordwijzer.ui.shared.net import fragment

STYLE = Path(__file__).with_name("guide.css")
TITLE = "Dilemma's"


def draw() -> None:
    """The page."""
    style(STYLE)
    if session.visitor().presenting:
        session.enter(TITLE)
        _room()
    else:
        header(TITLE, "Waar zit de spanning?")
        _table()


@fragment
def _room() -> None:
    presenting.draw(session.visitor())
    session.write_address()


@fragment
def _table() -> None:
    visitor = session.visitor()
    wanted = opened("dilemma")
    dilemma = data.guide().dilemma(wanted) if wanted else None
    if wanted and dilemma is None:
        st.info("Dit dilemma bestaat niet (meer). Kies er hieronder een.")
        open_item("dilemma", None)
    to_top(dilemma.id if dilemma else "")
    if dilemma is None:
        listing.draw(visitor)
    else:
        detail.draw(visitor, dilemma)
    messages.left_out(data.guide().left_out)
    session.write_address()


def style(path: Path) -> None:
    """The style of this page."""
    st.html(f"<style>{path.read_text(encoding='utf-8')}</style>")


def to_top(what: str) -> None:
    """Another thing on the screen begins at its top: the browser would stay halfway."""
    script = f"/* {what} */ document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);"
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
