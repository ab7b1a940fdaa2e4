"""The line of tools: where, which plan, undo and redo, begin again, keep and share, guess first, present."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.proposal import ready_made
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import region_box
from akkoordwijzer.ui.shared.plans import labels, plans
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import files, parts

PLAN_WIDGET = "plan_box"
ON_TABLE = "on_table"


def draw_toolbar(visitor: Visitor) -> None:
    """One row of tools; everything works from the keyboard."""
    with st.container(horizontal=True, vertical_alignment="center", key="toolbar", gap="small"):
        region_box(visitor, width=210)
        plan_box(visitor)
        undo_buttons(visitor)
        st.button(
            "Begin opnieuw", on_click=visitor.reset, disabled=not is_changed(visitor), key="reset_all", width="content"
        )
        with st.popover("Bewaar", width="content"):
            _about(visitor)
            files.draw(visitor)
        st.button("Presenteer", key="present", width="content", icon=":material/slideshow:", on_click=_present)


def plan_box(visitor: Visitor) -> None:
    """What is on the table, by name; choosing another takes a copy of it."""
    options = plans(visitor)
    names = labels(options)
    now = visitor.scenario.name or ("Eigen plan" if is_changed(visitor) else "Ongewijzigd beleid")
    # The name is part of the key: the browser keeps showing the old label of a key that it knows.
    shown = f"{ON_TABLE}.{now}"
    if st.session_state.get(PLAN_WIDGET) != shown:
        st.session_state[PLAN_WIDGET] = shown
    st.selectbox(
        "Plan",
        [shown, *options],
        format_func=lambda key: f"Plan: {now}" if key == shown else names[key],
        key=PLAN_WIDGET,
        on_change=_take_over,
        args=(options,),
        width=290,
        label_visibility="collapsed",
    )


def undo_buttons(visitor: Visitor) -> None:
    """One step back, one step forward. For a room the words are left to who cannot see the arrows."""
    back, forward = ("", "") if visitor.presenting else ("Ongedaan maken", "Opnieuw")
    st.button(
        back,
        help="Ongedaan maken" if visitor.presenting else None,
        icon=":material/undo:",
        on_click=visitor.undo,
        disabled=not visitor.past,
        key="undo",
        width="content",
    )
    st.button(
        forward,
        help="Opnieuw" if visitor.presenting else None,
        icon=":material/redo:",
        on_click=visitor.redo,
        disabled=not visitor.future,
        key="redo",
        width="content",
    )


def is_changed(visitor: Visitor) -> bool:
    """Whether anything is chosen."""
    return bool(visitor.scenario.changes or visitor.scenario.ceilings)


def _about(visitor: Visitor) -> None:
    scenario = ready_made(visitor.scenario, data.kit(visitor.region))
    if scenario and scenario.summary:
        st.markdown(f"**{plain(scenario.name or '')}**: {plain(scenario.summary)}")
        st.markdown("**Dit moet kloppen, anders werkt het niet:**")
        st.markdown("\n".join(f"- {plain(condition)}" for condition in scenario.conditions))


def _present() -> None:
    session.visitor().presenting = True
    parts.redraw_all()


def _take_over(options: dict[str, Scenario]) -> None:
    chosen = st.session_state[PLAN_WIDGET]
    if chosen in options:
        session.visitor().take_over(options[chosen])
    parts.redraw_all()
