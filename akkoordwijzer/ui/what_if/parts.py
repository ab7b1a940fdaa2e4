"""The parts of the table that rerun on their own, and which of them a change concerns.

The table holds the tools and the live part; the live part holds outcome, target, list and picture.
"""

import streamlit as st

from akkoordwijzer.ui.shared.session import Visitor

TABLE, LIVE, PICTURE = "table_part", "live_part", "picture_part"


def redraw_all() -> None:
    """End of a callback that concerns more than the part its widget is in. Only in a callback: in the body of a page or
    dialog Streamlit refuses it, and ``st.rerun()`` does."""
    st.rerun(TABLE)


def redraw_tools(visitor: Visitor, before: tuple[object, ...]) -> None:
    """End of a callback of a slider: its own part reruns by itself; the tools only when a button comes or goes."""
    if shape(visitor) != before:
        redraw_all()


def shape(visitor: Visitor) -> tuple[object, ...]:
    """What the tools show: which buttons can be used, and the name of what is on the table."""
    scenario = visitor.scenario
    return bool(visitor.past), bool(visitor.future), bool(scenario.changes or scenario.ceilings), scenario.name
