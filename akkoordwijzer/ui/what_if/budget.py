"""The budget line that is always visible: what is asked extra, how it is paid, and what is left."""

import streamlit as st

from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.report.budget import budget, budget_sentence
from akkoordwijzer.ui.shared.session import Visitor

NOTHING = "**Per jaar extra nodig: € 0.** Er is niets gewijzigd."


def draw_budget(visitor: Visitor, outcome: Outcome) -> None:
    """The line, and the money the room puts in itself."""
    with st.container(horizontal=True, vertical_alignment="center", key="budget_line"):
        line = st.container(width="stretch")
        with st.popover("Hoe betaalt u dit?", width="content"):
            own = _amount("Eigen geld per jaar (€)", "own_money")
            reserve = _amount("Uit de reserve, eenmalig (€)", "reserve_money")
            st.caption("De reserve verdelen we over de jaren van de raadsperiode. Plafonds kiest u bij de knoppen.")
    scenario = visitor.scenario
    if not (scenario.changes or scenario.ceilings):
        line.markdown(NOTHING)
        return
    line.markdown(budget_sentence(budget(outcome, own, reserve)))


def _amount(label: str, key: str) -> int:
    return int(st.number_input(label, min_value=0, value=0, step=10_000, key=key, persist_state="session"))
