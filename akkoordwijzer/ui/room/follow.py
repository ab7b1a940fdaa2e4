"""Following: once a second the browser asks whether there is news for it (``news``), which runs no page. Only when that
is not what its page was drawn from, it asks for a new page."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from akkoordwijzer.conversation.rooms import Seat
from akkoordwijzer.conversation.view import View
from akkoordwijzer.report.room_steps import seconds_left
from akkoordwijzer.ui.room.news import seen
from akkoordwijzer.ui.room.routes import PATH

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

EVERY_SECONDS = 1.0
HTML = '<p class="clock" role="timer" hidden></p><p class="away" role="status"></p>'
WORDS = {
    "left": "nog",
    "over": "de tijd is om",
    "away": "Even geen verbinding met het gesprek. We proberen het elke seconde opnieuw; uw invoer blijft staan.",
}


def draw(view: View, seat: Seat) -> None:
    """At the end of a page that shows ``view``; with the clock."""
    _component()(
        key="room_follow",
        data={
            "address": PATH.format(conversation=seat.conversation),
            "token": seat.token,
            "page": seen(view),
            "every": EVERY_SECONDS,
            "left": seconds_left(view.timer_ends, datetime.now(UTC)),
            "words": WORDS,
        },
        default={"asked": None},
        on_asked_change=lambda: None,
    )


@st.cache_resource(show_spinner=False)
def _component() -> "ComponentRenderer":
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    return st.components.v2.component("akkoordwijzer_follow", html=HTML, js=script, isolate_styles=False)
