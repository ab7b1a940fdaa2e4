"""Following: once a second one look at the number of the newest event; the page is drawn again only when what this
device may see became something else."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from html import escape

import streamlit as st

from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import Seat, rooms
from akkoordwijzer.conversation.store import Busy, Gone
from akkoordwijzer.conversation.view import View, as_json
from akkoordwijzer.report.room_steps import time_left
from akkoordwijzer.ui.room.device import device
from akkoordwijzer.ui.shared.net import fragment

EVERY_SECONDS = 1.0
_SEEN = "_room_seen"


def seen(view: View) -> str:
    """What a device sees, in short. Somebody else's draft moves the number of the conversation, and not this."""
    return sha256(as_json(replace(view, number=0))).hexdigest()


def drew(view: View) -> None:
    """Remember what stands on the screen."""
    st.session_state[_SEEN] = (view.conversation, view.number, seen(view), view.timer_ends)


def moved(seat: Seat) -> bool:
    """Whether the screen no longer shows what this device may see. Raises ``Refused``."""
    conversation, number, before, _ = st.session_state[_SEEN]
    if conversation != seat.conversation or rooms().head(seat.conversation) == number:
        return False
    view = rooms().view(seat.conversation, seat.token)
    if seen(view) != before:
        return True
    drew(view)
    return False


@fragment(run_every=EVERY_SECONDS)
def draw() -> None:
    """The clock, which costs nothing, and a new page when there is something new."""
    seat = device().seat
    if seat is None or _SEEN not in st.session_state:
        return
    if left := time_left(st.session_state[_SEEN][3], datetime.now(UTC)):
        st.html(f'<p class="clock" role="timer">{escape(left)}</p>')
    try:
        again = moved(seat)
    except Gone:
        again = True
    except Busy:
        st.caption(
            "Even geen verbinding met het gesprek. We proberen het elke seconde opnieuw; uw invoer blijft staan."
        )
        return
    except Refused:
        again = True
    if again:
        st.rerun()
