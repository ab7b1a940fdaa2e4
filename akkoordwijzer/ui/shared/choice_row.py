"""A row of choices of which exactly one is on; the choice outlives a page switch."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

T = TypeVar("T", bound=str)


def choice_row(label: str, choices: Mapping[T, str], key: str, default: T | None = None) -> T:
    """The chosen key of ``choices`` (key to Dutch words). Only a screen reader says ``label``.

    Without a ``default`` the session state under ``key`` must hold a choice already.
    """
    chosen = st.segmented_control(
        label,
        list(choices),
        format_func=choices.__getitem__,
        key=key,
        default=default,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return next(iter(choices)) if chosen is None else chosen
