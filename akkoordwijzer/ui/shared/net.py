"""The net under every page and every fragment: whatever goes wrong ends in one Dutch sentence and a way back."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

import streamlit as st

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.ui.shared import messages, session

_log = logging.getLogger(__name__)
# Set until the whole page ran: a button in a fragment reruns that fragment only.
AGAIN = "_begin_again"
# Not from the frame, which runs pages inside this net: the imports would go round in a circle.
START = Path(__file__).parents[3] / "pages" / "start.py"


@contextmanager
def net(place: str) -> Iterator[None]:
    """Catch what goes wrong while ``place`` is drawn: the log has all of it, the screen one sentence."""
    try:
        yield
    except ContentError as error:
        _log.error("%s cannot be drawn on this content:\n%s", place, error)
        messages.cannot_show(error.faults)
        _way_back(place)
    except Exception:  # noqa: BLE001  # the net is the one place that catches everything
        _log.exception("%s cannot be drawn", place)
        messages.went_wrong()
        _way_back(place)


def fragment(draw: Callable[[], None] | None = None, *, key: str | None = None) -> Callable[..., Callable[[], None]]:
    """``st.fragment`` with the net inside it: Streamlit would show a fault of a fragment itself, in English."""

    def netted(inner: Callable[[], None]) -> Callable[[], None]:
        @wraps(inner)
        def drawn() -> None:
            if st.session_state.pop(AGAIN, False):
                st.rerun()
            with net(f"{inner.__module__}.{inner.__name__}"):
                inner()

        made: Callable[[], None] = st.fragment(drawn, key=key)
        return made

    return netted if draw is None else netted(draw)  # type: ignore[return-value]  # with and without brackets


def _way_back(place: str) -> None:
    """Begin again without choices, or go to the start page."""
    with st.container(horizontal=True):
        st.button("Begin opnieuw", key=f"begin_again.{place}", type="primary", on_click=_begin_again)
        st.page_link(START, label="Naar Start")


def _begin_again() -> None:
    session.begin_again()
    st.session_state[AGAIN] = True
