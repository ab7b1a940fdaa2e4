"""What a conversation has come to: frozen, and whole. It holds everybody's private entries, so no page sees it: a
page sees a ``View`` of it (``view``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from akkoordwijzer.conversation.moves import AgendaItem, ClaimMade, EstimateAsked, Form, QuestionAsked, Range, Role

Status = Literal["waiting", "in", "out"]


@dataclass(frozen=True, slots=True)
class Member:
    """A device in the room. ``total`` and ``in_minute`` count its events, for the limits."""

    id: str
    name: str
    role: Role
    status: Status
    token_hash: str
    total: int = 0
    minute: int = 0
    in_minute: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What a party wants of a lever: its ideal and its red lines; unset is none."""

    ideal: float | None = None
    least: float | None = None
    most: float | None = None
    why: str | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Private amounts of a lever without names: least, most and by how many it was touched."""

    least: float
    most: float
    touched: int


@dataclass(frozen=True, slots=True)
class OnTable:
    """A proposal before the room. ``plays``: the party it was made as, in a role swap."""

    id: str
    owner: str
    title: str
    amounts: Mapping[str, float]
    why: str | None
    data: Mapping[str, Any] | None
    answers: str | None
    plays: str | None
    number: int
    version: int = 1
    withdrawn: bool = False
    supported: frozenset[str] = frozenset()
    objections: Mapping[str, str] = field(default_factory=dict)
    agreed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Concession:
    """A party moved on a lever, from where to where and for what."""

    number: int
    member: str
    lever: str
    before: float
    after: float
    for_what: str | None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was recorded as the outcome: by whom it was carried, by whom not, with which conditions."""

    number: int
    at: datetime
    proposal: str
    title: str
    amounts: Mapping[str, float]
    data: Mapping[str, Any] | None
    agreed: tuple[str, ...]
    not_agreed: tuple[str, ...]
    objections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """Guess first: guesses per member, hidden until shown."""

    asked: QuestionAsked
    guesses: Mapping[str, float] = field(default_factory=dict)
    shown: bool = False
    outcome: float | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """Estimates per round and member, hidden until the round is shown; what the table took over."""

    asked: EstimateAsked
    rounds: Mapping[int, Mapping[str, tuple[Range, str | None]]] = field(default_factory=lambda: {1: {}, 2: {}})
    shown: frozenset[int] = frozenset()
    decided: bool = False
    taken: Range | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An expert's claim and what the table made of it."""

    made: ClaimMade
    by: str
    status: Literal["open", "accepted", "parked"] = "open"
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A parked point."""

    point: str
    why: str | None
    by: str


@dataclass(frozen=True, slots=True)
class State:
    """Everything, after event ``number`` (0: nothing yet). ``skipped``: events of a kind or with a content that this
    version could do nothing with."""

    conversation: str
    number: int = 0
    title: str = ""
    form: Form = "room"
    region: str | None = None
    basis: str | None = None
    opened_at: datetime | None = None
    closed: bool = False
    door_open: bool = True
    skipped: int = 0
    members: Mapping[str, Member] = field(default_factory=dict)
    step: str | None = None
    agenda: tuple[AgendaItem, ...] = ()
    timer_ends: datetime | None = None
    wishes: Mapping[str, Mapping[str, Wish]] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    proposals_saved: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    work: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    spread: Mapping[str, Spread] = field(default_factory=dict)
    table: Mapping[str, OnTable] = field(default_factory=dict)
    last_tabled: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    concessions: tuple[Concession, ...] = ()
    settled: tuple[Settlement, ...] = ()
    parked: tuple[Point, ...] = ()
    questions: Mapping[str, Question] = field(default_factory=dict)
    estimates: Mapping[str, Estimate] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    dilemmas: Mapping[str, Mapping[str, tuple[str, str | None]]] = field(default_factory=dict)
    dilemmas_shown: frozenset[str] = frozenset()
    plays: Mapping[str, str] = field(default_factory=dict)
    reflections: Mapping[str, tuple[str, bool]] = field(default_factory=dict)

    def parties(self) -> list[Member]:
        """The parties in the room, in the order in which they came."""
        return [member for member in self.members.values() if member.role == "party" and member.status == "in"]
