"""A report of the evening as plain data: what lay on the table and what became of it. It is made from a view, of which
only what everybody may see is used: no draft, no weight and no guess or estimate of one's own can be in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from akkoordwijzer.content.numbers import number
from akkoordwijzer.conversation.moves import Range
from akkoordwijzer.conversation.state import OnTable, Settlement
from akkoordwijzer.conversation.view import View
from akkoordwijzer.report.room import RoomKnob, amount, amount_line
from akkoordwijzer.report.units import UNITS

# What a proposal does, in one sentence.
Says = Callable[[OnTable | Settlement], str | None]
ROLES = {"facilitator": "gespreksleider", "party": "partij", "expert": "deskundige", "spectator": "toeschouwer"}
STATUS = {"open": "bleef liggen", "accepted": "aangenomen", "parked": "apart gezet"}
NOT_IN = (
    "Wat partijen voor zichzelf invulden en niet op tafel legden, staat niet in dit verslag. Bedragen zijn in euro per "
    "inwoner per jaar, meer of minder dan nu. Uitkomsten zijn de meest waarschijnlijke doorrekening, geen voorspelling."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines below it; plain text."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomReport:
    """Title, day, place and parts, in the order of reading: first what was agreed."""

    title: str
    place: str
    day: date
    basis: str
    parts: tuple[Part, ...]


def room_report(
    view: View,
    place: str,
    day: date,
    knobs: Sequence[RoomKnob],
    says: Says,
    dilemmas: Mapping[str, tuple[str, Mapping[str, str]]],
) -> RoomReport:
    """The report. ``dilemmas``: per id its question and the names of its options."""
    made = _Writer(view, tuple(knobs), says, dilemmas)
    parts = [
        Part("Afgesproken", made.settled() or ("Er is niets vastgelegd.",)),
        Part("Bezwaren", made.objections() or ("Er zijn geen bezwaren bij wat is vastgelegd.",)),
        Part("Voor later", made.parked() or ("Er is niets apart gezet.",)),
        Part("Op tafel gelegd", made.tabled() or ("Er lag niets op tafel.",)),
        Part("Wie bewoog", made.concessions()),
        Part("Voorspeld", made.guesses()),
        Part("Ingeschat", made.estimates()),
        Part("Beweringen", made.claims()),
        Part("Dilemma's", made.dilemmas_answered()),
        Part("Na het rollenspel", made.reflections()),
        Part("Wie deed mee", made.people()),
        Part("Over dit verslag", (NOT_IN,)),
    ]
    return RoomReport(view.title, place, day, view.basis or "", tuple(part for part in parts if part.lines))


@dataclass(frozen=True, slots=True)
class _Writer:
    view: View
    knobs: tuple[RoomKnob, ...]
    says: Says
    questions: Mapping[str, tuple[str, Mapping[str, str]]]

    def name(self, member: str) -> str:
        found = self.view.people.get(member)
        return found.name if found else "iemand die weg is"

    def names(self, members: Sequence[str]) -> str:
        return ", ".join(map(self.name, members)) or "niemand"

    def settled(self) -> tuple[str, ...]:
        lines = []
        for one in self.view.settled:
            lines.append(f"{one.title}: {amount_line(one.amounts, self.knobs)}")
            lines.append(self.says(one) or "")
            lines.append(f"Akkoord: {self.names(one.agreed)}. Niet akkoord: {self.names(one.not_agreed)}.")
        return tuple(line for line in lines if line)

    def objections(self) -> tuple[str, ...]:
        return tuple(
            f"{self.name(who)} bij ‘{one.title}’, tenzij: {text}"
            for one in self.view.settled
            for who, text in one.objections.items()
        )

    def parked(self) -> tuple[str, ...]:
        points = [f"{one.point} ({self.name(one.by)}){f': {one.why}' if one.why else ''}" for one in self.view.parked]
        claims = [one for one in self.view.claims.values() if one.status == "parked"]
        return (
            *points,
            *(f"Bewering van {self.name(one.by)}: {one.made.text}. {one.why or ''}".strip() for one in claims),
        )

    def tabled(self) -> tuple[str, ...]:
        lines = []
        for one in sorted(self.view.table.values(), key=lambda one: one.number):
            whose = self.name(one.owner) + (f" (speelt {self.name(one.plays)})" if one.plays else "")
            gone = " (van tafel gehaald)" if one.withdrawn else ""
            lines.append(f"{one.title}, van {whose}: {amount_line(one.amounts, self.knobs)}{gone}")
            lines += [f"Bezwaar van {self.name(who)}, tenzij: {text}" for who, text in one.objections.items()]
        return tuple(lines)

    def concessions(self) -> tuple[str, ...]:
        names = {knob.id: knob.name for knob in self.knobs}
        return tuple(
            f"{self.name(one.member)}: {names.get(one.lever, one.lever)} "
            f"van {amount(one.before)} naar {amount(one.after)}"
            + (f", in ruil voor: {one.for_what}" if one.for_what else "")
            for one in self.view.concessions
        )

    def guesses(self) -> tuple[str, ...]:
        lines = []
        for one in self.view.questions.values():
            said = ", ".join(_number(value) for value in one.guesses) if one.shown else "niet getoond"
            outcome = f" Uitkomst: {_number(one.outcome)}." if one.outcome is not None else ""
            lines.append(f"{one.asked.text} Geraden: {said}.{outcome}")
        return tuple(lines)

    def estimates(self) -> tuple[str, ...]:
        lines = []
        for one in self.view.estimates.values():
            lines.append(one.asked.text)
            lines += [f"Ronde {at}: {'; '.join(map(_range, given))}." for at, given in one.shown.items() if given]
            if one.decided:
                taken = f"overgenomen: {_range(one.taken)}" if one.taken else "niets overgenomen"
                lines.append(f"De tafel: {taken}. {one.why or ''}".strip())
        return tuple(lines)

    def claims(self) -> tuple[str, ...]:
        return tuple(
            f"{self.name(one.by)}: {one.made.text} "
            f"(bron: {one.made.source}; bewijs {one.made.grade}; {STATUS[one.status]})"
            for one in self.view.claims.values()
        )

    def dilemmas_answered(self) -> tuple[str, ...]:
        lines = []
        for key, found in self.view.dilemmas.items():
            title, options = self.questions.get(key, (key, {}))
            for who, (option, why) in found.answers.items():
                lines.append(f"{title} {self.name(who)}: {options.get(option, option)}.{f' {why}' if why else ''}")
        return tuple(lines)

    def reflections(self) -> tuple[str, ...]:
        return tuple(f"{self.name(who)}: {text}" for who, text in self.view.reflections.items())

    def people(self) -> tuple[str, ...]:
        return tuple(f"{one.name} ({ROLES[one.role]})" for one in self.view.people.values() if one.status == "in")


def _number(value: float) -> str:
    return number(value, 0 if value == round(value) or abs(value) >= 100 else 1)


def _range(found: Range) -> str:
    unit = UNITS["entries_prevented_per_participant"]
    return f"{unit.value(found.low)} · {unit.value(found.mid)} · {unit.value(found.high)} per 100 deelnemers"
