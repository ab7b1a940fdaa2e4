"""The page: the door for who has no place, and the room for who has. The facilitator opens a step and every device
follows; a device draws only what its own view holds."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import Seat, rooms
from akkoordwijzer.conversation.store import Busy
from akkoordwijzer.conversation.view import View
from akkoordwijzer.report.room_steps import STEPS as ALL_STEPS
from akkoordwijzer.report.room_steps import step_of
from akkoordwijzer.ui.room import (
    agree,
    claims,
    dilemmas,
    door,
    estimates,
    follow,
    guesses,
    packages,
    proposals,
    swap,
    tools,
    wishes,
)
from akkoordwijzer.ui.room.address import draw_help, draw_invitation
from akkoordwijzer.ui.room.context import ROLES, Room
from akkoordwijzer.ui.room.device import device, remember
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import draw_notices, header

TITLE, QUESTION = "Onderhandelen", "Waar zijn we het over eens?"
STYLE = Path(__file__).with_name("room.css")


def draw() -> None:
    """The door or the room; and the browser keeps the place."""
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    # First, because it throws away what was said on another page, and not what is said below.
    session.enter(TITLE)
    seat = device().seat
    view = _view(seat) if seat else None
    if seat is None or view is None:
        header(TITLE, QUESTION)
        # A reload, or a server that is back: the browser says in a moment where this device sat.
        if device().recalled:
            door.draw()
        else:
            st.caption("Even kijken of dit apparaat al een plaats heeft …")
    elif view.you is None or view.you.status != "in":
        header(TITLE, QUESTION)
        door.draw_waiting(view)
        follow.draw(view, seat)
    else:
        _draw_room(view, seat)
        follow.draw(view, seat)
    remember()


def _view(seat: Seat) -> View | None:
    """What this device may see; without a place any more it goes back to the door, with the reason."""
    try:
        return rooms().view(seat.conversation, seat.token)
    except Busy as error:
        st.warning(plain(str(error)))
        st.button("Probeer opnieuw")
        st.stop()
    except Refused as error:
        device().leave()
        session.visitor().tell(str(error))
        return None


def _draw_room(view: View, seat: Seat) -> None:
    here = session.visitor()
    role = view.you.role if view.you else "spectator"
    # Who has drafts has no big screen: none can stand on it by accident.
    room = Room(view, seat, big=role == "spectator" or (here.presenting and role != "party"))
    opened = step_of(view.step)
    # Somebody may look at another step; when the facilitator opens the next one, everybody is there again.
    elsewhere = room.key("look", opened.id)
    step = opened if room.big else step_of(st.session_state.get(elsewhere) or opened.id)
    if room.big:
        st.html("<div class='room-big'></div>")
    st.title(TITLE if step.id == "welcome" else step.title, anchor=False)
    place = data.regions()[room.region].name
    with st.container(horizontal=True, horizontal_alignment="distribute", key="room_head"):
        you = plain(view.you.name) if view.you else ""
        who = "" if room.big else f" · u bent **{you}** ({ROLES[role]})"
        st.markdown(f"{plain(view.title)} · {place}{who}", width="content")
    if view.closed:
        st.info("Dit gesprek is gesloten: u kunt nog lezen en het verslag ophalen.")
    draw_notices(here)
    if role == "facilitator" and not room.big:
        tools.draw(room)
    st.markdown(f"**{step.ask}**")
    with st.container(key="room_step"):
        STEPS[step.id](room)
    if not room.big:
        if role in ("party", "expert"):
            st.selectbox(
                "Bekijk zelf een andere stap", [step.id for step in ALL_STEPS], key=elsewhere, index=None,
                format_func=lambda key: step_of(key).title, placeholder=f"Nu open: {opened.title}",
            )  # fmt: skip
        agree.draw_home(room)
    _window(room)


def _welcome(room: Room) -> None:
    if room.big or room.role == "facilitator":
        draw_invitation(tools.code_of(room), big=True)
    if room.role == "facilitator" and not room.big:
        draw_help()
    people = [one for one in room.view.people.values() if one.status == "in" and one.role != "spectator"]
    st.markdown("Aan tafel: " + " · ".join(f"{plain(one.name)} ({ROLES[one.role]})" for one in people))
    rows = "".join(f"{item.minutes} min {item.title} · " for item in tools.agenda_of(room)).removesuffix(" · ")
    st.caption(f"Agenda: {plain(rows)}")


def _window(room: Room) -> None:
    """The same computer may hold a facilitator and a big screen: a window can join apart."""
    here = session.visitor()
    with st.container(horizontal=True, key="room_window"):
        if room.role == "facilitator":
            words = "Terug naar uw eigen scherm" if room.big else "Toon dit venster als groot scherm"
            st.button(words, on_click=_present, args=(not here.presenting,), key="room_present")
        if not room.big:
            st.button("Doe met dit venster apart mee", on_click=device().apart, key="room_apart", type="tertiary")


def _present(on: bool) -> None:
    session.visitor().presenting = on


STEPS: dict[str, Callable[[Room], None]] = {
    "welcome": _welcome,
    "dilemma": dilemmas.draw,
    "guess": guesses.draw,
    "wishes": wishes.draw,
    "table": proposals.draw,
    "swap": swap.draw,
    "estimate": estimates.draw,
    "claim": claims.draw,
    "package": packages.draw,
    "agree": agree.draw,
}
