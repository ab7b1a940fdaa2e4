"""The end: what is settled, with objections and what is left for later; and what goes home."""

import json
from datetime import datetime

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import rooms
from akkoordwijzer.conversation.state import OnTable, Settlement
from akkoordwijzer.export.room_report import MIME, room_report_docx
from akkoordwijzer.report.room import amount_line
from akkoordwijzer.report.room_report import room_report
from akkoordwijzer.ui.room.context import Room
from akkoordwijzer.ui.room.device import device
from akkoordwijzer.ui.room.dilemmas import questions
from akkoordwijzer.ui.room.outcome import played
from akkoordwijzer.ui.room.proposals import draw_card, draw_outcome, on_table
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.frame import SCREENS
from akkoordwijzer.ui.shared.room_record import RoomRecord, take_over


def draw(room: Room) -> None:
    """What was settled first; then what can still be, and what waits for later."""
    view = room.view
    if not view.settled:
        st.info(
            "Er is nog niets vastgelegd. De gespreksleider legt een voorstel vast, ook als niet iedereen akkoord is."
        )
    for one in reversed(view.settled):
        with st.container(border=True, key=f"room_settled_{one.number}"):
            _settled(room, one)
    settled = {one.proposal for one in view.settled}
    if not room.big:
        for tabled in on_table(room):
            if tabled.id not in settled:
                draw_card(room, tabled)
        _park(room)
    if view.parked:
        st.markdown("**Voor later**")
    for point in view.parked:
        why = f" ({plain(point.why)})" if point.why else ""
        st.markdown(f"- {plain(point.point)}{why} · {plain(room.name(point.by))}")


def _settled(room: Room, one: Settlement) -> None:
    st.markdown(f"**Afgesproken: {plain(one.title)}**")
    st.markdown(amount_line(one.amounts, room.knobs))
    found = played(room, one)
    draw_outcome(room, found, f"settled.{one.number}", room.big)
    st.markdown(
        f"Akkoord: {plain(room.names(one.agreed)) or 'niemand'} · "
        f"Niet akkoord: {plain(room.names(one.not_agreed)) or 'niemand'}"
    )
    for who, condition in one.objections.items():
        st.markdown(f"- Bezwaar van {plain(room.name(who))}, tenzij: {plain(condition)}")
    if not room.big and found is not None:
        st.button(
            "Neem over in mijn plan", key=room.key("take_over", one.number), on_click=_take_over, args=(room, one)
        )


def _take_over(room: Room, one: Settlement) -> None:
    found = played(room, one)
    if found is None:
        return
    record = RoomRecord(
        one.title,
        found.proposal,
        tuple(map(room.name, one.agreed)),
        tuple(map(room.name, one.not_agreed)),
        tuple((room.name(who), text) for who, text in one.objections.items()),
        (
            *((room.name(point.by), point.point) for point in room.view.parked),
            *(
                (room.name(claim.by), f"Bewering: {claim.made.text}{f' ({claim.why})' if claim.why else ''}")
                for claim in room.view.claims.values()
                if claim.status == "parked"
            ),
        ),
    )
    take_over(session.visitor(), record)


def _park(room: Room) -> None:
    if room.role not in ("party", "facilitator"):
        return
    with st.expander("Zet een punt apart voor later"):
        point, why = room.key("point"), room.key("point_why")
        st.text_input("Welk punt?", key=point, max_chars=300)
        st.text_input("Waarom later?", key=why, max_chars=300)
        st.button("Zet apart", on_click=_park_it, args=(room, point, why), key=room.key("park_it"))


def _park_it(room: Room, point: str, why: str) -> None:
    state = st.session_state
    if room.do("parked", point=str(state.get(point, "")), why=str(state.get(why, "")).strip() or None):
        state[point] = state[why] = ""


def report_of(room: Room) -> bytes:
    """The Word report; made when it is asked for."""

    def says(one: OnTable | Settlement) -> str | None:
        found = played(room, one)
        return found.story if found else None

    place = data.regions()[room.region].name
    return room_report_docx(
        room_report(room.view, place, datetime.now().astimezone().date(), room.knobs, says, questions())
    )


def export_of(room: Room) -> bytes:
    """One's own entries and all that was open, as a file."""
    return json.dumps(rooms().export(room.view.conversation, room.seat.token), ensure_ascii=False, indent=1).encode()


def draw_home(room: Room) -> None:
    """What goes home, how long it stays, and how it goes away: for everybody, in one place."""
    view = room.view
    with st.expander("Verslag, bewaren en wissen"):
        st.download_button(
            "Verslag van de avond (Word)",
            data=lambda: report_of(room),
            file_name="verslag.docx",
            mime=MIME,
            on_click="ignore",
            key="room_report",
        )
        st.download_button(
            "Alles wat u mag zien, als bestand",
            data=lambda: export_of(room),
            file_name="gesprek.json",
            mime="application/json",
            on_click="ignore",
            key="room_export",
        )
        st.page_link(
            next(s.path for s in SCREENS if s.file == "akkoord"), label="Naar ‘Akkoord’ met het overgenomen plan"
        )
        st.button("Wis wat ik voor mezelf invulde", on_click=room.act, args=("erased",), key="room_erase_own")
        if room.role == "facilitator":
            _keeping(room)
        else:
            st.button("Verlaat het gesprek", on_click=_leave, args=(room,), key="room_leave")
        st.caption(
            f"U doet mee als {plain(view.you.name if view.you else '')}. "
            "De gespreksleider kan het gesprek voor iedereen wissen."
        )


def _keeping(room: Room) -> None:
    view = room.view
    try:
        until = next((last for key, _, last in rooms().own(room.seat.token) if key == view.conversation), None)
    except Refused:
        until = None
    if until:
        st.markdown(f"Dit gesprek wordt bewaard tot en met {until:%d-%m-%Y}. Daarna wist de app het.")
    days = st.number_input("Bewaar nog zoveel dagen", 0, 365, 30, step=1, key=room.key("days"))
    st.button("Zet de bewaartermijn", on_click=_keep, args=(room, int(days)))
    words, kind = ("Open het gesprek weer", "reopened") if view.closed else ("Sluit het gesprek", "closed")
    st.button(words, on_click=room.act, args=(kind,), key=room.key(kind))
    sure = st.checkbox("Ik weet zeker dat dit gesprek weg mag, voor iedereen", key=room.key("sure"))
    st.button("Wis het hele gesprek", on_click=_erase, args=(room,), disabled=not sure, key="room_erase")


def _keep(room: Room, days: int) -> None:
    try:
        last = rooms().keep_until(room.view.conversation, room.seat.token, days)
    except Refused as error:
        session.visitor().tell(str(error))
        return
    session.visitor().tell(f"Het gesprek wordt bewaard tot en met {last:%d-%m-%Y}.")


def _erase(room: Room) -> None:
    try:
        rooms().erase(room.view.conversation, room.seat.token)
    except Refused as error:
        session.visitor().tell(str(error))
        return
    device().leave()
    session.visitor().tell("Het gesprek is gewist.")


def _leave(room: Room) -> None:
    room.do("left")
    device().leave()
