"""The facilitator's tools: who comes in, which step is open, how long it takes, and what the agenda is."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.conversation.moves import AgendaItem
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import rooms
from akkoordwijzer.report.room_steps import BY_ID, STEPS, step_of, usual_agenda
from akkoordwijzer.ui.room.address import draw_help, draw_invitation
from akkoordwijzer.ui.room.context import ROLES, Room
from akkoordwijzer.ui.shared import session


def draw(room: Room) -> None:
    """One row of tools; who waits stands below it, so that nobody is forgotten."""
    view, now = room.view, step_of(room.view.step)
    order = agenda_of(room)
    places = [item.step for item in order]
    at = places.index(now.id) if now.id in places else 0
    with st.container(horizontal=True, vertical_alignment="center", key="room_tools", gap="small"):
        st.button("‹", key="room_back", help="Vorige stap", on_click=_step, args=(room, places[max(0, at - 1)]))
        for number, item in enumerate(order):
            name = BY_ID[item.step].title if item.step in BY_ID else item.title
            st.button(
                f"{number + 1} {plain(name)}",
                key=f"room_step.{number}",
                type="primary" if item.step == now.id else "tertiary",
                on_click=_step,
                args=(room, item.step),
            )
        st.button(
            "›",
            key="room_next",
            help="Volgende stap",
            on_click=_step,
            args=(room, places[min(at + 1, len(places) - 1)]),
        )
    with st.container(horizontal=True, vertical_alignment="center", key="room_tools_2", gap="small"):
        with st.popover(f"Code {code_of(room) or ''}"):
            draw_invitation(code_of(room), big=False)
            draw_help()
        with st.popover("Klok"):
            _clock(room, order[at].minutes if places[at] == now.id else now.minutes)
        with st.popover("Agenda"):
            _agenda(room, order)
        with st.popover(f"Deelnemers ({sum(one.status == 'in' for one in view.people.values())})"):
            _people(room)
    _waiting(room)


def code_of(room: Room) -> str | None:
    """The code of the room, for who is inside."""
    try:
        return rooms().code(room.view.conversation, room.seat.token)
    except Refused:
        return None


def agenda_of(room: Room) -> tuple[AgendaItem, ...]:
    """The agenda as the facilitator wants it, else the usual ninety minutes; steps only that this version knows."""
    kept = tuple(item for item in room.view.agenda if item.step in BY_ID)
    return kept or usual_agenda()


def _step(room: Room, step: str) -> None:
    room.do("step_opened", step=step)


def _clock(room: Room, minutes: int) -> None:
    key = room.key("minutes", step_of(room.view.step).id)
    st.number_input("Minuten", 1, 600, max(1, minutes), step=1, key=key)
    st.button("Start de klok", on_click=lambda: room.act("timer_set", seconds=60 * int(st.session_state[key])))
    st.button(
        "Stop de klok", on_click=lambda: room.act("timer_set", seconds=None), disabled=room.view.timer_ends is None
    )


def _agenda(room: Room, order: tuple[AgendaItem, ...]) -> None:
    st.caption("Minuten per stap; 0 minuten haalt een stap van de agenda.")
    minutes = {item.step: item.minutes for item in order}
    with st.form(room.key("agenda"), border=False):
        found = {
            step.id: st.number_input(
                step.title, 0, 600, minutes.get(step.id, 0), step=5, key=room.key("agenda", step.id)
            )
            for step in STEPS
        }
        st.caption(f"Nu samen {sum(minutes.values())} minuten.")
        if st.form_submit_button("Gebruik deze agenda"):
            items = [
                {"step": step.id, "title": step.title, "minutes": int(found[step.id])}
                for step in STEPS
                if found[step.id]
            ]
            if not items:
                st.warning("Laat ten minste één stap staan.")
            elif room.do("agenda_set", items=items):
                st.rerun()


def _people(room: Room) -> None:
    view = room.view
    st.toggle(
        "De deur staat open", value=view.door_open, key=room.key("door", view.door_open), on_change=_door, args=(room,)
    )
    for person in view.people.values():
        if person.status != "in" or person.role == "facilitator":
            continue
        left, right = st.columns([3, 2], vertical_alignment="center")
        left.markdown(f"{plain(person.name)} · {ROLES[person.role]}")
        right.button(
            "Zet buiten",
            key=room.key("out", person.id),
            on_click=room.act,
            args=("shown_out",),
            kwargs={"member": person.id},
        )


def _door(room: Room) -> None:
    room.do("door_set", open=not room.view.door_open)


def _waiting(room: Room) -> None:
    waiting = [person for person in room.view.people.values() if person.status == "waiting"]
    if not waiting:
        return
    with st.container(border=True, key="room_waiting"):
        st.markdown(f"**{len(waiting)} voor de deur**")
        for person in waiting:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{plain(person.name)} · {ROLES[person.role]}", width="content")
                for words, kind in (("Laat binnen", "admitted"), ("Weiger", "shown_out")):
                    st.button(
                        words,
                        key=room.key(kind, person.id),
                        on_click=room.act,
                        args=(kind,),
                        kwargs={"member": person.id},
                    )
        if len(waiting) > 1:
            st.button("Laat allen binnen", on_click=_admit, args=(room, [person.id for person in waiting]))


def _admit(room: Room, members: list[str]) -> None:
    for member in members:
        if not room.do("admitted", member=member):
            session.visitor().tell(*session.visitor().notices)
            return
