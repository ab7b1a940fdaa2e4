"""Role swap: one round of proposals as another party, and then what you saw that you did not see before."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.ui.room import editor
from akkoordwijzer.ui.room.context import Room
from akkoordwijzer.ui.room.proposals import draw_card, on_table

QUESTION = "Wat zag u wat u eerst niet zag?"


def draw(room: Room) -> None:
    """Who plays whom, the proposals of the round, and what people want to share of it."""
    if room.role == "party" and not room.big:
        _own(room)
    for who, played in room.view.plays.items():
        st.markdown(f"- {plain(room.name(who))} speelt {plain(room.name(played))}")
    for one in on_table(room, role_play=True):
        draw_card(room, one)
    if room.view.reflections:
        st.markdown(f"**{QUESTION}**")
    for who, text in room.view.reflections.items():
        st.markdown(f"- {plain(room.name(who))}: {plain(text)}")


def _own(room: Room) -> None:
    plays = room.view.own.plays
    if plays is None:
        _begin(room)
        return
    st.info(f"U speelt nu {plain(room.name(plays))}. Wat zou die partij voorstellen?")
    st.button("Doe een voorstel in deze rol", type="primary", on_click=editor.begin, args=(room,), key="room_play")
    editor.draw(room)
    with st.form(room.key("reflect"), border=False):
        text = st.text_area(QUESTION, max_chars=2000, height=80, key=room.key("reflection"))
        shared = st.checkbox("Laat dit met mijn naam aan de zaal zien", key=room.key("reflection_shared"))
        if st.form_submit_button("Terug naar mijn eigen rol"):
            room.do("swap_ended", reflection=text.strip() or None, shared=shared)
            st.rerun()


def _begin(room: Room) -> None:
    others = {
        one.id: one.name
        for one in room.view.people.values()
        if one.role == "party" and one.status == "in" and one.id != room.seat.member
    }
    if not others:
        st.info("Er doet nog geen andere partij mee.")
        return
    box = room.key("plays")
    st.selectbox("Wie speelt u?", list(others), format_func=others.__getitem__, key=box)
    st.button("Speel deze partij", on_click=_swap, args=(room, box))


def _swap(room: Room, box: str) -> None:
    room.do("role_swapped", plays=st.session_state[box])
