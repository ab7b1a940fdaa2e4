"""The budget line that is always visible: what is asked extra, how it is paid, and what is left."""

import streamlit as st

from akkoordwijzer.content.numbers import euro
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.ui.session import Visitor

NOTHING = "**Per jaar extra nodig: € 0.** Er is niets gewijzigd."


def draw_budget(visitor: Visitor, outcome: Outcome) -> None:
    """Per year of the council term, averaged; own money and reserve are what the room fills in."""
    settings = outcome.case.settings
    term = min(max(settings.term_end - settings.start_year + 1, 1), settings.years)
    spend = outcome.scenario.spend[:term].mean(axis=2)
    asked, cut = float(spend.clip(min=0).sum() / term), float(-spend.clip(max=0).sum() / term)
    realised = float(outcome.books.realised[:term].mean(axis=1).sum() / term)
    with st.container(horizontal=True, vertical_alignment="center", key="budget_line"):
        line = st.container(width="stretch")
        with st.popover("Hoe betaalt u dit?", width="content"):
            own = st.number_input(
                "Eigen geld per jaar (€)", min_value=0, value=0, step=10_000, key="own_money", persist_state="session"
            )
            reserve = st.number_input(
                "Uit de reserve, eenmalig (€)",
                min_value=0,
                value=0,
                step=10_000,
                key="reserve_money",
                persist_state="session",
            )
            st.caption(f"De reserve verdelen we over {term} jaar. Plafonds kiest u bij de knoppen.")
    put_in = own + reserve / term
    left = put_in + cut + realised - asked
    changed = bool(visitor.scenario.changes or visitor.scenario.ceilings)
    line.markdown(_line(asked, cut, realised, put_in, left, term) if changed else NOTHING)


def _line(asked: float, cut: float, realised: float, put_in: float, left: float, years: int) -> str:
    parts = [f"**Per jaar extra nodig: {euro(asked)}** (gemiddeld over {years} jaar)"]
    if cut >= 1:
        parts.append(f"minder aan voorkomen: {euro(cut)}")
    parts.append(f"kosten die {'wegvallen' if realised >= 0 else 'erbij komen'}: {euro(abs(realised))}")
    parts.append(f"eigen geld en reserve: {euro(put_in)}")
    parts.append(f"**{'over' if left >= 0 else 'nog te vinden'}: {euro(abs(left))}**")
    return " · ".join(parts)
