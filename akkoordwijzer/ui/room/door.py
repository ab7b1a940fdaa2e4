"""Before the door: open a room, join one with its code, or wait until the facilitator lets you in."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.conversation.access import read_code
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import KEEP_DAYS, Seat, rooms
from akkoordwijzer.conversation.view import View
from akkoordwijzer.proposal.version import content_version
from akkoordwijzer.ui.room.address import visitor_address
from akkoordwijzer.ui.room.device import device
from akkoordwijzer.ui.shared import data, session

ROLES = {"party": "Partij", "expert": "Deskundige", "spectator": "Groot scherm of toeschouwer"}
CODE, NAME, ROLE = "room_code", "room_name", "room_role"
FULL_CODE = 8


def draw() -> None:
    """Join on the left, which most do; open on the right; below it what this device opened before."""
    left, right = st.columns(2, gap="large")
    with left:
        _join()
    with right:
        _open()
    _before()


def _join() -> None:
    st.header("Doe mee", anchor=False)
    here = session.visitor()
    if CODE not in st.session_state:
        st.session_state[CODE] = read_code(here.look.open.get("kamer", "")) or ""
    with st.form("room_join", border=False):
        st.text_input("Code op het grote scherm", key=CODE, max_chars=40, placeholder="K7MR-T4WX")
        st.text_input("Naam (een eigen naam of ‘Partij A’)", key=NAME, max_chars=40)
        st.radio("U bent", list(ROLES), format_func=ROLES.__getitem__, key=ROLE, horizontal=True)
        st.form_submit_button("Doe mee", type="primary", on_click=_knock)
    st.caption("De gespreksleider laat u binnen. Wat u voor uzelf invult, ziet niemand anders.")


def _knock() -> None:
    here, state = session.visitor(), st.session_state
    try:
        seat = rooms().join(str(state[CODE]), str(state[NAME]), str(state[ROLE]), visitor_address())
    except Refused as error:
        here.tell(str(error))
        return
    here.notices = []
    here.look.open.pop("kamer", None)
    device().sit(seat)


def _open() -> None:
    here = session.visitor()
    st.header("Open een gesprek", anchor=False)
    with st.form("room_open", border=False):
        place = data.regions()[here.region].name
        title = st.text_input("Titel", value=f"Onderhandeling {place}", max_chars=80)
        name = st.text_input("Uw naam als gespreksleider", value="Gespreksleider", max_chars=40)
        days = st.number_input("Bewaar hoogstens zoveel dagen", 1, 365, KEEP_DAYS, step=1)
        if st.form_submit_button("Open het gesprek"):
            try:
                seat = rooms().open(
                    name, title, region=here.region, basis=content_version(), keep_days=int(days), token=device().owner
                )
            except Refused as error:
                st.warning(plain(str(error)))
                return
            device().sit(seat, opened=True)
            st.rerun()
    st.caption(
        f"Het gesprek gaat over {plain(place)}. Het staat alleen op deze computer, of op de server die u zelf koos. "
        "Na deze dagen is het weg; u kunt het ook eerder wissen."
    )


def _before() -> None:
    here = device()
    if here.owner is None:
        return
    try:
        known = rooms().own(here.owner)
    except Refused:
        return
    if known:
        st.header("Uw gesprekken", anchor=False)
    for conversation, title, last in known:
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.markdown(f"{plain(title)} · bewaard tot en met {last:%d-%m-%Y}")
        right.button("Ga verder", key=f"again.{conversation}", on_click=_again, args=(conversation,))


def _again(conversation: str) -> None:
    here = device()
    if here.owner is None:
        return
    try:
        you = rooms().view(conversation, here.owner).you
    except Refused as error:
        session.visitor().tell(str(error))
        return
    here.sit(Seat(conversation, you.id if you else "", here.owner), opened=True)


def draw_waiting(view: View) -> None:
    """Outside, with a place: the facilitator sees the name."""
    st.header(plain(view.title), anchor=False)
    st.info(f"U wacht als ‘{plain(view.you.name if view.you else '')}’. De gespreksleider ziet u en laat u binnen.")
    st.button("Toch niet", on_click=device().leave)
