"""What every part of the room needs: the view, the place, and one way to make a move."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import streamlit as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.charts.chart import Chart, enlarged
from akkoordwijzer.conversation import agreement
from akkoordwijzer.conversation.events import build_move, new_key
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import Seat, rooms
from akkoordwijzer.conversation.store import Busy
from akkoordwijzer.conversation.view import View
from akkoordwijzer.report.room import RoomKnob, knobs_of_room, levers_of_room
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import CHART_CONFIG, show_chart
from akkoordwijzer.ui.shared.outcomes import levers_of

_PENDING = "_room_pending"
LARGER = 1.6
ROLES = {"facilitator": "gespreksleider", "party": "partij", "expert": "deskundige", "spectator": "groot scherm"}


@dataclass(frozen=True)
class Room:
    """A view on one device; ``big``: for a room at five metres, with nothing to fill in."""

    view: View
    seat: Seat
    big: bool = False

    @property
    def role(self) -> str:
        """What this device may be."""
        return self.view.you.role if self.view.you else "spectator"

    @property
    def region(self) -> str:
        """The municipality it is about."""
        return self.view.region if self.view.region in data.regions() else "NL"

    @property
    def kit(self) -> Kit:
        """Lines, interventions and settings of the region."""
        return data.kit(self.region)

    @property
    def population(self) -> float:
        """Inhabitants."""
        return self.kit.settings.population

    @cached_property
    def knobs(self) -> tuple[RoomKnob, ...]:
        """The knobs that can be turned here."""
        return _knobs(self.region)

    @cached_property
    def levers(self) -> tuple[agreement.Lever, ...]:
        """The same for the measure of agreement."""
        return levers_of_room(self.knobs, self.population)

    def name(self, member: str) -> str:
        """Somebody's name; text of others, never Markdown."""
        found = self.view.people.get(member)
        return found.name if found else "iemand die weg is"

    def names(self, members: Any) -> str:
        """Names in the order in which people came."""
        return ", ".join(self.name(one) for one in self.view.people if one in members)

    def key(self, *parts: object) -> str:
        """A widget's key: of this room and this place only."""
        return ".".join(map(str, ("room", self.view.conversation, self.seat.member, *parts)))

    def do(self, kind: str, **fields: Any) -> bool:
        """Make a move; what stands in the way is said in one sentence, and what was typed stays."""
        return do(self.seat, kind, fields)

    def act(self, kind: str, **fields: Any) -> None:
        """The same, for a button."""
        self.do(kind, **fields)


@st.cache_resource(show_spinner=False, max_entries=64)
def _knobs(region: str) -> tuple[RoomKnob, ...]:
    return knobs_of_room(data.knobs(), levers_of(region))


def show(room: Room, chart: Chart, key: str) -> None:
    """A chart with its table; larger on a big screen, where nobody unfolds anything."""
    if not room.big:
        show_chart(chart, key)
        return
    figure = enlarged(chart.figure, LARGER)
    st.plotly_chart(figure, theme=None, config=CHART_CONFIG, key=key, alt=chart.alt)


def do(seat: Seat, kind: str, fields: Mapping[str, Any]) -> bool:
    """Make a move. The same one again after no answer came is the same event: its key is kept until then."""
    pending: dict[str, str] = st.session_state.setdefault(_PENDING, {})
    print_ = json.dumps([seat.conversation, kind, fields], sort_keys=True, default=str)
    key = pending.setdefault(print_, new_key())
    here = session.visitor()
    try:
        rooms().do(seat.conversation, seat.token, build_move(kind, **fields), key)
    except Busy as error:
        here.tell(str(error))
        return False
    except Refused as error:
        pending.pop(print_, None)
        here.tell(str(error))
        return False
    pending.pop(print_, None)
    here.notices = []
    return True
