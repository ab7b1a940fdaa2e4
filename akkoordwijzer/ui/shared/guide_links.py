"""Ways to a dilemma or an example from any page; what is open stands in the address."""

from collections.abc import Iterable
from typing import Literal

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.library.practices import Practice
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.frame import SCREENS

Kind = Literal["dilemma", "praktijk"]
FILES: dict[Kind, str] = {"dilemma": "dilemmas", "praktijk": "praktijk"}


def path_of(file: str) -> str:
    """The page file with this name, as Streamlit wants it."""
    return next(screen.path for screen in SCREENS if screen.file == file)


def opened(kind: Kind) -> str | None:
    """The id of what is open on its page."""
    return session.visitor().look.open.get(kind)


def open_item(kind: Kind, key: str | None) -> None:
    """Open a dilemma or an example on its page, or with nothing go back to the list there; for a room at its start."""
    look = session.visitor().look
    look.screen = 0
    look.open = {name: value for name, value in look.open.items() if name != kind} | ({kind: key} if key else {})


def draw_links(kind: Kind, items: Iterable[Dilemma | Practice], place: str) -> None:
    """A line of buttons that lead to dilemmas or examples; ``place`` keeps their keys apart."""
    with st.container(horizontal=True, gap="small", key=f"links.{place}.{kind}"):
        for item in items:
            label = item.title if isinstance(item, Dilemma) else f"{item.name} ({item.places})"
            if st.button(
                plain(label), key=f"to.{place}.{kind}.{item.id}", type="tertiary", icon=":material/arrow_forward:"
            ):
                open_item(kind, item.id)
                st.switch_page(path_of(FILES[kind]))
