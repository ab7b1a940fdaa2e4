"""This device's place in a conversation: its token stays in the browser's own storage, never in an address."""

import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from akkoordwijzer.conversation.rooms import Seat

_KEY, _COMPONENT = "_room_device", "room_seat"
LARGEST = 2_000


@dataclass(slots=True)
class Device:
    """``owner``: the token with which this device opened conversations. ``recalled``: the browser said what it kept.

    ``question``: what the browser was asked, so that an answer to an earlier session is not taken for one to this.
    ``everywhere``: a new window of this browser takes the same place; not for a window that joined apart.
    """

    seat: Seat | None = None
    owner: str | None = None
    recalled: bool = False
    question: str = field(default_factory=lambda: secrets.token_hex(4))
    changed: bool = False
    everywhere: bool = True

    def sit(self, seat: Seat, opened: bool = False) -> None:
        """Take a place; ``opened``: as the one who began it."""
        self.seat, self.recalled, self.changed = seat, True, True
        self.owner = seat.token if opened else self.owner

    def leave(self) -> None:
        """Give the place up; what this device opened it still finds."""
        self.seat, self.recalled, self.changed = None, True, True

    def apart(self) -> None:
        """This window joins as another device, for a big screen on the same computer."""
        self.leave()
        self.owner, self.everywhere = None, False


def device() -> Device:
    """What this session knows of its device."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Device()
    found: Device = st.session_state[_KEY]
    return found


@st.cache_resource(show_spinner=False)
def _component() -> "st.components.v2.types.ComponentRenderer":
    script = Path(__file__).with_name("seat.js").read_text(encoding="utf-8")
    return st.components.v2.component("akkoordwijzer_seat", html="<span hidden></span>", js=script)


def remember() -> None:
    """Keep the place in the browser; once a session, take over the one it kept before."""
    here = device()
    found = _component()(
        key=_COMPONENT,
        data={
            "question": "" if here.recalled else here.question,
            "write": written(here) if here.changed else None,
            "everywhere": here.everywhere,
        },
        default={"kept": None},
        on_kept_change=lambda: None,
        height=1,
    )
    text = getattr(found, "kept", None)
    if here.recalled or not isinstance(text, str):
        return
    question, _, answer = text.partition("|")
    if question != here.question:
        return
    here.recalled = True
    here.seat, here.owner = read(answer)
    st.rerun()


def written(here: Device) -> str:
    """The place as text for the browser."""
    seat = here.seat and [here.seat.conversation, here.seat.member, here.seat.token]
    return json.dumps({"seat": seat, "owner": here.owner})


def read(text: str) -> tuple[Seat | None, str | None]:
    """The place in what a browser kept; nothing where it is no such text. Whether it is still good, the room says."""
    if len(text) > LARGEST:
        return None, None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(data, dict):
        return None, None
    seat, owner = data.get("seat"), data.get("owner")
    good = isinstance(seat, list) and len(seat) == 3 and all(isinstance(part, str) for part in seat)
    return Seat(seat[0], seat[1], seat[2]) if isinstance(seat, list) and good else None, owner if isinstance(
        owner, str
    ) else None
