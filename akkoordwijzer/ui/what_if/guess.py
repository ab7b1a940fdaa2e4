"""Guess first: an optional moment in which the room commits before the outcome shows."""

import streamlit as st

from akkoordwijzer.content.numbers import out_of_ten
from akkoordwijzer.report.sentences import earns_back
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if.parts import redraw_all

_GUESSED = "_guessed_for"


def is_covered(visitor: Visitor, summary: Summary) -> bool:
    """Whether the outcome of these choices is still covered."""
    if not summary.changed or not st.session_state.get("guess_first"):
        return False
    return bool(st.session_state.get(_GUESSED) != _choices(visitor))


def ask(visitor: Visitor, summary: Summary) -> None:
    """The question, in the place of the outcome."""
    year = summary.horizon
    earned, not_dearer = f"is dit in {year} terugverdiend", f"geeft de gemeente tot en met {year} niet meer uit dan nu"
    what = earned if earns_back(summary) else not_dearer
    st.markdown(f"**Wat denkt u?** In hoeveel van de 10 doorrekeningen {what}?")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.select_slider(
            "Uw voorspelling", list(range(11)), key="guess", format_func=lambda n: f"{n} van de 10", width=320
        )
        st.button("Laat de uitkomst zien", type="primary", key="reveal", on_click=_reveal, args=(_choices(visitor),))


def _choices(visitor: Visitor) -> str:
    return repr(visitor.scenario)


def _reveal(key: str) -> None:
    st.session_state[_GUESSED] = key
    redraw_all()


def compare_guess(summary: Summary) -> None:
    """After the reveal: the guess beside the outcome."""
    if st.session_state.get("guess_first") and summary.changed and "guess" in st.session_state:
        said = st.session_state["guess"]
        st.caption(f"U voorspelde {said} van de 10. Het model zegt {out_of_ten(summary.odds_horizon)}.")
