"""Packages that leave nobody worse off: looked for on request, explained in two sentences, and editable."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.conversation.packages import Found
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import rooms
from akkoordwijzer.report.room import amount_line
from akkoordwijzer.ui.room import editor, proposals
from akkoordwijzer.ui.room.context import Room
from akkoordwijzer.ui.room.outcome import of_amounts, play

_FOUND = "_room_packages"


def draw(room: Room) -> None:
    """The facilitator looks, and tables what the room wants to talk about; then it is a proposal like all others."""
    view = room.view
    parties = sum(one.role == "party" and one.status == "in" for one in view.people.values())
    st.markdown(f"{len(view.measured)} van {parties} partijen laten hun wensen meetellen. De app zoekt; u beslist.")
    if room.role == "facilitator" and not room.big:
        _search(room)
    proposals.draw(room)


def _search(room: Room) -> None:
    box = room.key("budget")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Budget per jaar, boven het beleid van nu (euro)",
            key=box,
            placeholder="bijvoorbeeld 1 mln of 0",
            max_chars=40,
        )
        asked = st.button("Zoek pakketten", type="primary", key="room_search")
    if asked:
        _look(room, str(st.session_state.get(box, "")))
    kept: tuple[str, Found] | None = st.session_state.get(_FOUND)
    if kept is None or kept[0] != room.view.conversation:
        return
    found = kept[1]
    if found.sentence:
        st.info(plain(found.sentence))
    for number, package in enumerate(found.packages, 1):
        with st.container(border=True, key=f"room_package_{number}"):
            st.markdown(f"**Pakket {number}**: {amount_line(package.amounts, room.knobs)}")
            for sentence in package.sentences:
                st.markdown(plain(sentence))
            proposals.draw_measured(room, package.measured.coarse())
            title = f"Pakket {number}"
            proposals.draw_outcome(
                room, play(room, of_amounts(room, package.amounts, title)), f"package.{number}", False
            )
            changed = {key: value for key, value in package.amounts.items() if value}
            st.button(
                "Maak hier een voorstel van",
                key=room.key("use", number),
                on_click=editor.begin,
                args=(room, title, changed),
            )


def _look(room: Room, text: str) -> None:
    budget = read_amount(text) if text.strip() else None
    if budget is None:
        st.warning("Vul een budget in, bijvoorbeeld 1 mln. Vul 0 in als er niets bij mag.")
        return
    try:
        with st.spinner("Zoeken …"):
            found = rooms().packages(room.view.conversation, room.seat.token, room.levers, budget)
    except Refused as error:
        st.warning(plain(str(error)))
        return
    st.session_state[_FOUND] = (room.view.conversation, found)
