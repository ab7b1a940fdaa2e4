"""A long table made findable: a search box, a page at a time, plain text that a screen reader can read."""

from collections.abc import Sequence
from math import ceil

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.content.numbers import counted
from akkoordwijzer.ui.shared.components import show_table

PER_PAGE = 25


def search_box(key: str, hint: str) -> list[str]:
    """The words searched for, in small letters."""
    found = st.text_input(
        "Zoeken",
        key=f"{key}_search",
        placeholder=hint,
        on_change=_first_page,
        args=(key,),
        persist_state="session",
        live=True,
        icon=":material/search:",
    )
    return (found or "").lower().split()


def _first_page(key: str) -> None:
    st.session_state[f"{key}_page"] = 1


def matching(rows: Sequence[tuple[str, ...]], words: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows in which every word occurs somewhere."""
    return [row for row in rows if all(word in " ".join(row).lower() for word in words)]


def draw_listing(key: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], what: tuple[str, str]) -> None:
    """The rows a page at a time, with how many there are; ``what`` they are: one and many."""
    if not rows:
        st.info("Niets gevonden. Probeer een ander woord.", icon=":material/search:")
        return
    pages = ceil(len(rows) / PER_PAGE)
    st.caption(counted(len(rows), *what) + (f", {PER_PAGE} per bladzijde." if pages > 1 else "."))
    page_key = f"{key}_page"
    if st.session_state.get(page_key, 1) > pages:
        st.session_state[page_key] = 1
    page = int(st.session_state.get(page_key, 1))
    show_table(Table(columns, tuple(rows[(page - 1) * PER_PAGE : page * PER_PAGE])))
    if pages > 1:
        st.pagination(pages, key=page_key)
