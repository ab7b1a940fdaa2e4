"""The budget line that is always visible: what is asked extra, how it is paid, and what is left."""

import streamlit as st

from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.proposal.proposal import MOST_EUR
from akkoordwijzer.report.budget import budget, budget_sentence
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import parts

OWN_WIDGET, RESERVE_WIDGET = "own_money", "reserve_money"
NOTHING = "**Per jaar extra nodig: € 0.** Er is niets gewijzigd."


def draw_budget(visitor: Visitor, outcome: Outcome) -> None:
    """The line, and the money the room puts in itself."""
    with st.container(horizontal=True, vertical_alignment="center", key="budget_line"):
        line = st.container(width="stretch")
        with st.popover("Hoe betaalt u dit?", width="content"):
            _amount("Eigen geld per jaar (€)", OWN_WIDGET, visitor.proposal.own_eur_per_year)
            _amount("Uit de reserve, eenmalig (€)", RESERVE_WIDGET, visitor.proposal.reserve_eur)
            st.caption("De reserve verdelen we over de jaren van de raadsperiode. Plafonds kiest u bij de knoppen.")
    scenario = visitor.scenario
    if not (scenario.changes or scenario.ceilings):
        line.markdown(NOTHING)
        return
    put_in = visitor.proposal
    line.markdown(budget_sentence(budget(outcome, put_in.own_eur_per_year, put_in.reserve_eur)))


def _amount(label: str, key: str, amount: int) -> None:
    if st.session_state.get(key) != amount:
        st.session_state[key] = amount
    st.number_input(label, min_value=0, max_value=MOST_EUR, step=10_000, key=key, on_change=_put_in)


def _put_in() -> None:
    here = session.visitor()
    before = parts.shape(here)
    # An emptied box holds nothing.
    here.put_in(*(int(st.session_state[key] or 0) for key in (OWN_WIDGET, RESERVE_WIDGET)))
    parts.redraw_tools(here, before)
