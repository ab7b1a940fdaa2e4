"""The room and who is in it."""

from typing import Annotated, Literal

from pydantic import Field

from akkoordwijzer.content.records import Flag, Record, Whole
from akkoordwijzer.conversation.moves.kit import Form, MoveRecord, TokenHash
from akkoordwijzer.conversation.plain import Id, Line, Name, Ref


class Opened(MoveRecord):
    """First of every conversation; its maker is the facilitator. ``basis`` names the version of the figures."""

    kind: Literal["opened"] = "opened"
    title: Line
    form: Form = "room"
    region: Ref | Id | None = None
    basis: Line | None = None
    name: Name
    token_hash: TokenHash


class Joined(MoveRecord):
    """Somebody knocked with the right code; waits until admitted."""

    kind: Literal["joined"] = "joined"
    name: Name
    role: Literal["party", "expert", "spectator"]
    token_hash: TokenHash


class Admitted(MoveRecord):
    """The facilitator lets somebody in (again)."""

    kind: Literal["admitted"] = "admitted"
    member: Id


class ShownOut(MoveRecord):
    """The facilitator shows somebody out; the device's token is worth nothing from here on."""

    kind: Literal["shown_out"] = "shown_out"
    member: Id


class Left(MoveRecord):
    """Somebody leaves."""

    kind: Literal["left"] = "left"


class Renamed(MoveRecord):
    """Somebody chooses another name."""

    kind: Literal["renamed"] = "renamed"
    name: Name


class RoleSet(MoveRecord):
    """The facilitator gives somebody another role."""

    kind: Literal["role_set"] = "role_set"
    member: Id
    role: Literal["party", "expert", "spectator"]


class DoorSet(MoveRecord):
    """Whether newcomers may knock."""

    kind: Literal["door_set"] = "door_set"
    open: Flag


class StepOpened(MoveRecord):
    """Which part of the session everybody sees now."""

    kind: Literal["step_opened"] = "step_opened"
    step: Ref


class AgendaItem(Record):
    """A step with its minutes."""

    step: Ref
    title: Line
    minutes: Annotated[Whole, Field(ge=0, le=600)]


class AgendaSet(MoveRecord):
    """The agenda as the facilitator wants it."""

    kind: Literal["agenda_set"] = "agenda_set"
    items: Annotated[tuple[AgendaItem, ...], Field(max_length=30)]


class TimerSet(MoveRecord):
    """A timer runs for so many seconds from now; none stops it."""

    kind: Literal["timer_set"] = "timer_set"
    seconds: Annotated[Whole, Field(ge=1, le=36_000)] | None


class Closed(MoveRecord):
    """The session is over: read only, until the facilitator opens it again."""

    kind: Literal["closed"] = "closed"


class Reopened(MoveRecord):
    """A closed session goes on."""

    kind: Literal["reopened"] = "reopened"


class Erased(MoveRecord):
    """The maker's private entries are gone (the store blanks them in the log as well)."""

    kind: Literal["erased"] = "erased"


class Blank(MoveRecord):
    """What stands in the log where a private move was erased."""

    PRIVATE = True
    kind: Literal["blank"] = "blank"
