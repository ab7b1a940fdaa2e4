"""Above the table: start from a scenario, undo and redo, reset, keep, and guess before seeing."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.proposal import ready_made
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import files


def draw_toolbar(visitor: Visitor) -> None:
    """One row of tools; everything works from the keyboard."""
    ready = {scenario.id: scenario for scenario in data.kit(visitor.region).scenarios}
    mine = {f"mine.{name}": scenario for name, scenario in visitor.kept.items()}
    options: dict[str, Scenario] = {**ready, **mine}
    with st.container(horizontal=True, vertical_alignment="bottom", key="toolbar"):
        st.selectbox(
            "Begin met een scenario (een kopie)",
            list(options),
            index=None,
            placeholder="Kies een scenario",
            format_func=lambda key: options[key].name or key,
            key="ready_box",
            on_change=_take_over,
            args=(options,),
            width=320,
        )
        st.button(
            "Ongedaan maken",
            icon=":material/undo:",
            on_click=visitor.undo,
            disabled=not visitor.past,
            key="undo",
            width="content",
        )
        st.button("Opnieuw", icon=":material/redo:", on_click=visitor.redo, disabled=not visitor.future, key="redo")
        st.button(
            "Alles terug",
            icon=":material/restart_alt:",
            on_click=visitor.reset,
            disabled=not _changed(visitor),
            key="reset_all",
        )
        with st.popover("Bewaren en delen", icon=":material/save:"):
            files.draw(visitor)
        st.toggle(
            "Voorspel eerst",
            key="guess_first",
            help="De zaal raadt eerst. Daarna pas ziet u de uitkomst.",
            persist_state="session",
        )
    scenario = ready_made(visitor.scenario, data.kit(visitor.region))
    if scenario and scenario.summary:
        with st.expander(f"Over het scenario ‘{plain(scenario.name or scenario.id)}’"):
            st.markdown(scenario.summary)
            st.markdown("**Dit moet kloppen, anders werkt het niet:**")
            st.markdown("\n".join(f"- {condition}" for condition in scenario.conditions))


def _changed(visitor: Visitor) -> bool:
    return bool(visitor.scenario.changes or visitor.scenario.ceilings)


def _take_over(options: dict[str, Scenario]) -> None:
    chosen = st.session_state["ready_box"]
    if chosen in options:
        session.visitor().take_over(options[chosen])
    st.session_state["ready_box"] = None
