"""What a room agreed, for the pages that write it down: the proposal itself passes the gate as any other; here is what
stands beside it. Of this session only, until another agreement is taken over."""

from dataclasses import dataclass

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.ui.shared.session import Visitor

_KEY = "_room_record"


@dataclass(frozen=True, slots=True)
class RoomRecord:
    """Names are what people called themselves in the room. ``objections`` and ``parked``: (who, what).

    ``proposal`` is what passed the gate, so that a page sees whether it is still what is on the table.
    """

    title: str
    proposal: Proposal
    agreed: tuple[str, ...]
    not_agreed: tuple[str, ...]
    objections: tuple[tuple[str, str], ...]
    parked: tuple[tuple[str, str], ...]


def take_over(here: Visitor, record: RoomRecord) -> None:
    """Put what was agreed on this visitor's table, through the gate, and keep what stands beside it."""
    here.go_to(record.proposal.region)
    here.propose(record.proposal, f"Overgenomen uit het gesprek: ‘{record.title}’.")
    st.session_state[_KEY] = RoomRecord(
        record.title, here.proposal, record.agreed, record.not_agreed, record.objections, record.parked
    )


def room_record() -> RoomRecord | None:
    """What was taken over last in this session, if anything."""
    found: RoomRecord | None = st.session_state.get(_KEY)
    return found


def draw_room_record(here: Visitor) -> None:
    """Who agreed, who did not, objections and what is left for later; while that plan is what is on the table."""
    found = room_record()
    if found is None or found.proposal.scenario.changes != here.scenario.changes:
        return
    with st.container(border=True, key="room_record"):
        st.markdown(f"**Uit het gesprek: {plain(found.title)}**")
        agreed, others = (plain(", ".join(names)) or "niemand" for names in (found.agreed, found.not_agreed))
        st.markdown(f"Akkoord: {agreed} · Niet akkoord: {others}")
        for who, text in found.objections:
            st.markdown(f"- Bezwaar van {plain(who)}, tenzij: {plain(text)}")
        for who, text in found.parked:
            st.markdown(f"- Voor later: {plain(text)} ({plain(who)})")
