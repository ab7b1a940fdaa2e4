"""The parts of the table that rerun on their own, and which of them a change concerns."""

import streamlit as st

from akkoordwijzer.ui.shared.session import Visitor

# Keys of fragments: the table holds the toolbar and the live part; that holds sliders, outcome and tabs.
TABLE, LIVE, OUTCOME, TABS = "table_part", "live_part", "outcome_part", "tabs_part"


def redraw_all() -> None:
    """End of a callback that concerns more than the part its widget is in."""
    st.rerun(TABLE)


def redraw_tools(visitor: Visitor, before: tuple[bool, ...]) -> None:
    """End of a callback of a slider: its own part reruns by itself; the toolbar only when a button comes or goes."""
    if shape(visitor) != before:
        redraw_all()


def shape(visitor: Visitor) -> tuple[bool, ...]:
    """Which buttons of the toolbar can be used."""
    scenario = visitor.scenario
    return bool(visitor.past), bool(visitor.future), bool(scenario.changes or scenario.ceilings)
