"""What one device may see of a conversation, and nothing else: the only thing a page gets.

A draft (amount, red line that is not shared, weight, guess, estimate, saved work) is in the view of its maker only.
Others see it as part of a spread or distribution without a name, once the facilitator showed that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from akkoordwijzer.conversation.moves import AgendaItem, EstimateAsked, Form, QuestionAsked, Range, Role
from akkoordwijzer.conversation.state import (
    Claim,
    Concession,
    Estimate,
    Member,
    OnTable,
    Point,
    Question,
    Settlement,
    Spread,
    State,
    Status,
    Wish,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room, as others see them."""

    id: str
    name: str
    role: Role
    status: Status


@dataclass(frozen=True, slots=True)
class Own:
    """What only the viewer sees of itself."""

    wishes: Mapping[str, Wish] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    wishes_count: bool = False
    plays: str | None = None
    proposals: Mapping[str, Any] = field(default_factory=dict)
    work: Mapping[str, Any] = field(default_factory=dict)
    guesses: Mapping[str, float] = field(default_factory=dict)
    estimates: Mapping[str, Mapping[int, Range]] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    reflection: str | None = None


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A red line its owner put before the room."""

    member: str
    lever: str
    least: float | None
    most: float | None
    why: str | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Guess first: how many guessed; the guesses in order of size, without names, once shown."""

    asked: QuestionAsked
    guessed: int
    guesses: tuple[float, ...]
    shown: bool
    outcome: float | None


@dataclass(frozen=True, slots=True)
class EstimateView:
    """How many gave an estimate, per round; the estimates by size of the middle, without names, once shown."""

    asked: EstimateAsked
    given: Mapping[int, int]
    shown: Mapping[int, tuple[Range, ...]]
    decided: bool
    taken: Range | None
    why: str | None


@dataclass(frozen=True, slots=True)
class DilemmaView:
    """How many answered; who answered what (option and why), once shown."""

    answered: int
    answers: Mapping[str, tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class View:
    """A conversation for one device; ``you`` is none for somebody without a place. Ids of members are names' keys:
    look names up in ``people``."""

    conversation: str
    number: int
    title: str
    form: Form
    you: Person | None
    region: str | None = None
    basis: str | None = None
    closed: bool = False
    door_open: bool = False
    skipped: int = 0
    people: Mapping[str, Person] = field(default_factory=dict)
    own: Own = field(default_factory=Own)
    step: str | None = None
    agenda: tuple[AgendaItem, ...] = ()
    timer_ends: datetime | None = None
    spread: Mapping[str, Spread] = field(default_factory=dict)
    red_lines: tuple[SharedLine, ...] = ()
    measured: tuple[str, ...] = ()
    table: Mapping[str, OnTable] = field(default_factory=dict)
    concessions: tuple[Concession, ...] = ()
    settled: tuple[Settlement, ...] = ()
    parked: tuple[Point, ...] = ()
    questions: Mapping[str, QuestionView] = field(default_factory=dict)
    estimates: Mapping[str, EstimateView] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    dilemmas: Mapping[str, DilemmaView] = field(default_factory=dict)
    plays: Mapping[str, str] = field(default_factory=dict)
    reflections: Mapping[str, str] = field(default_factory=dict)


_VIEW: TypeAdapter[View] = TypeAdapter(View)


def as_json(view: View) -> bytes:
    """A view as JSON: all that a device could find in it."""
    return _VIEW.dump_json(view)


def digest(view: View) -> str:
    """All that a device sees, in short; the number of the conversation is not among it."""
    return sha256(as_json(replace(view, number=0))).hexdigest()


def view_for(state: State, member: str | None) -> View:
    """What a member's device may see. Who waits, was shown out or is unknown (none) sees the title and no more."""
    viewer = state.members.get(member or "")
    you = None if viewer is None else _person(viewer)
    if viewer is None or viewer.status != "in":
        return View(state.conversation, state.number, state.title, state.form, you)
    facilitator = viewer.role == "facilitator"
    return View(
        state.conversation,
        state.number,
        state.title,
        state.form,
        you,
        region=state.region,
        basis=state.basis,
        closed=state.closed,
        door_open=state.door_open,
        skipped=state.skipped,
        people={k: _person(p) for k, p in state.members.items() if facilitator or p.status != "waiting"},
        own=_own(state, viewer.id),
        step=state.step,
        agenda=state.agenda,
        timer_ends=state.timer_ends,
        spread=state.spread,
        red_lines=_shared_lines(state),
        measured=tuple(party.id for party in state.parties() if party.id in state.counted),
        table=state.table,
        concessions=state.concessions,
        settled=state.settled,
        parked=state.parked,
        questions={key: _question(question) for key, question in state.questions.items()},
        estimates={key: _estimate(estimate) for key, estimate in state.estimates.items()},
        claims=state.claims,
        dilemmas={key: _dilemma(state, key) for key in state.dilemmas},
        plays=state.plays,
        reflections={who: text for who, (text, shared) in state.reflections.items() if shared},
    )


def highest_wishes(view: View) -> dict[str, float]:
    """ "Als iedereen zijn zin krijgt": per lever the most that anybody asks, from the spread and the table as shown."""
    highest = {lever: spread.most for lever, spread in view.spread.items()}
    for proposal in view.table.values():
        if not proposal.withdrawn and proposal.plays is None:
            for lever, amount in proposal.amounts.items():
                highest[lever] = max(highest.get(lever, amount), amount)
    return dict(sorted(highest.items()))


def _person(member: Member) -> Person:
    return Person(member.id, member.name, member.role, member.status)


def _own(state: State, who: str) -> Own:
    reflection = state.reflections.get(who)
    return Own(
        wishes=state.wishes.get(who, {}),
        weights=state.weights.get(who, {}),
        wishes_count=who in state.counted,
        plays=state.plays.get(who),
        proposals=state.proposals_saved.get(who, {}),
        work=state.work.get(who, {}),
        guesses={key: q.guesses[who] for key, q in state.questions.items() if who in q.guesses},
        estimates={
            key: {number: given[who][0] for number, given in e.rounds.items() if who in given}
            for key, e in state.estimates.items()
        },
        answers={key: answers[who] for key, answers in state.dilemmas.items() if who in answers},
        reflection=reflection[0] if reflection else None,
    )


def _shared_lines(state: State) -> tuple[SharedLine, ...]:
    return tuple(
        SharedLine(party.id, lever, wish.least, wish.most, wish.why)
        for party in state.parties()
        for lever, wish in state.wishes.get(party.id, {}).items()
        if wish.shared
    )


def _question(question: Question) -> QuestionView:
    guesses = tuple(sorted(question.guesses.values())) if question.shown else ()
    return QuestionView(question.asked, len(question.guesses), guesses, question.shown, question.outcome)


def _estimate(estimate: Estimate) -> EstimateView:
    shown = {
        number: tuple(sorted((given for given, _ in estimate.rounds[number].values()), key=_by_middle))
        for number in sorted(estimate.shown)
    }
    given = {number: len(answers) for number, answers in estimate.rounds.items()}
    return EstimateView(estimate.asked, given, shown, estimate.decided, estimate.taken, estimate.why)


def _by_middle(estimate: Range) -> tuple[float, float, float]:
    return estimate.mid, estimate.low, estimate.high


def _dilemma(state: State, key: str) -> DilemmaView:
    answers = state.dilemmas[key]
    return DilemmaView(len(answers), answers if key in state.dilemmas_shown else {})
