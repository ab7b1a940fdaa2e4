"""The rules of the gate, one method for each part of a proposal: what can be stays, what cannot is named."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

from pydantic import ValidationError

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.content.numbers import euro_cents
from akkoordwijzer.content.records import Record, read_record
from akkoordwijzer.content.yaml_file import Document, Place, place_text
from akkoordwijzer.model.beliefs import Belief, Estimate, with_beliefs
from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.records import Case, Ceiling, Change, Intervention, Line
from akkoordwijzer.proposal.answers import Answer

# Over any budget; what is larger is a slip of the hand or a joke.
MOST_EUR_PER_INHABITANT = 1000.0
LONGEST_REASON, LONGEST_SOURCE = 120, 80
# Per 100 participants a thousand entries: far beyond any study.
MOST_PER_PARTICIPANT = 10
# Figures of an earlier day may have been rounded in a link.
ROUNDING = 1e-6
LEFT_OUT = "We laten dit weg."
# Care lines that are no care: there is nothing to put a ceiling on.
NO_CARE = ("problem_debt",)

B = TypeVar("B", bound=Belief)


def may_have_ceiling(line: Line) -> bool:
    """Whether the municipality can put a ceiling on a line: not where a court decides, nor on what is not care."""
    return line.steerable and line.id not in NO_CARE


class Gate:
    """One passage through the gate: a kit to hold things against, and the faults found so far."""

    def __init__(self, kit: Kit, document: Document) -> None:
        self.kit = kit
        self.document = document
        self.faults: list[Fault] = []
        self._items = {item.id: item for item in kit.interventions}

    def changes(self, found: Mapping[str, Change], beliefs: Mapping[str, Belief]) -> dict[str, Change]:
        """Amounts for interventions that exist here; no cut is larger than what is spent today."""
        kept = {}
        for key, change in found.items():
            place = ("scenario", "changes", key)
            if key not in self._items:
                self._tell(place, "een maatregel waarmee hier te rekenen is", shown(key), self._meant(key, self._items))
            elif self._is_valid(change, place) and (amount := self._amount(change, place, beliefs)) != 0:
                kept[key] = change.model_copy(update={"amount_per_inhabitant": amount})
        return kept

    def ceilings(self, found: Mapping[str, Ceiling]) -> dict[str, Ceiling]:
        """Ceilings on lines that may have one, to a ten-thousandth of a per cent."""
        lines = {line.id: line for line in self.kit.lines}
        can = [name for name, line in lines.items() if may_have_ceiling(line)]
        kept = {}
        for key, ceiling in found.items():
            place = ("scenario", "ceilings", key)
            rounded = ceiling.model_copy(update={"growth": round(ceiling.growth, 6) + 0.0})
            if key in lines and key not in can:
                self._tell(place, "een zorglijn die een plafond kan hebben", shown(lines[key].name or key), LEFT_OUT)
            elif key not in lines:
                self._tell(place, "een zorglijn waarmee hier te rekenen is", shown(key), self._meant(key, can))
            elif self._is_valid(rounded, place):
                kept[key] = rounded
        return kept

    def beliefs(self, found: Mapping[str, Belief]) -> dict[str, Belief]:
        """Assumptions about parameters that exist here, within their limits, with words that a link can carry."""
        kept = {}
        for key, belief in found.items():
            place = ("beliefs", key)
            if key not in self._parameters:
                self._tell(place, "een bestaande aanname", shown(key), self._meant(key, self._parameters))
                continue
            said = self._said(belief, place)
            if said is None:
                continue
            try:
                with_beliefs(self._owner(key), {key: said})
            except (ValidationError, KeyError, ValueError):
                self._tell(place, "waarden binnen hun grenzen", _range(said), LEFT_OUT)
            else:
                kept[key] = said
        return kept

    def estimates(self, found: Mapping[str, Mapping[str, Estimate]]) -> dict[str, dict[str, Estimate]]:
        """What the table thinks of effects that nobody measured, where an intervention could have them."""
        kept: dict[str, dict[str, Estimate]] = {}
        for key, lines in found.items():
            if key not in self._items:
                expected = "een maatregel waarmee hier te rekenen is"
                self._tell(("estimates", key), expected, shown(key), self._meant(key, self._items))
                continue
            could = {affected.line for affected in self._items[key].could_affect}
            for line, estimate in lines.items():
                place = ("estimates", key, line)
                if line not in could:
                    self._tell(place, "een zorglijn waarop dit kan werken", shown(line), self._meant(line, could))
                elif (said := self._said(estimate, place)) is not None:
                    if max(-said.low, said.high) > MOST_PER_PARTICIPANT:
                        expected = f"ten hoogste {MOST_PER_PARTICIPANT} per deelnemer"
                        self._tell(place, expected, _range(said), LEFT_OUT)
                    else:
                        kept.setdefault(key, {})[line] = said
        return kept

    def euro(self, place: str, amount: int, most: int) -> int:
        """A whole amount of euros, at least nothing."""
        if 0 <= amount <= most:
            return amount
        self._tell((place,), "een bedrag vanaf € 0", shown(amount), LEFT_OUT)
        return 0

    def answers(self, found: Mapping[str, Answer]) -> dict[str, Answer]:
        """Answers to dilemmas, also of dilemmas that are no longer there; an empty answer is none."""
        return {
            key: answer
            for key, answer in found.items()
            if not answer.is_empty and self._is_valid(answer, ("answers", key))
        }

    def _amount(self, change: Change, place: Place, beliefs: Mapping[str, Belief]) -> float:
        """The amount, or as much of it as can be; 0 when it cannot be at all."""
        amount = change.amount_per_inhabitant
        if abs(amount) > MOST_EUR_PER_INHABITANT:
            most = f"{MOST_EUR_PER_INHABITANT:,.0f}".replace(",", ".")
            self._tell(place, f"een bedrag van -{most} tot {most} euro per inwoner", shown(amount), LEFT_OUT)
            return 0.0
        if amount >= 0:
            return amount
        now = self._spent_today(str(place[-1]), beliefs)
        if -amount <= now * (1 + ROUNDING):
            return amount
        instead = f"We rekenen met -{euro_cents(now)}." if now else LEFT_OUT
        self._tell(place, "niet minder dan wat er nu aan uitgegeven wordt", f"-{euro_cents(-amount)}", instead)
        return -now

    def _spent_today(self, key: str, beliefs: Mapping[str, Belief]) -> float:
        """Euro per inhabitant spent today, as published or as believed, whichever is more."""
        item: Intervention = self._items[key]
        people, price = item.current_participants.mid, item.unit_cost.mid
        believed = [beliefs.get(f"{key}.{part}") for part in ("current_participants", "unit_cost")]
        as_believed = (believed[0].mid if believed[0] else people) * (believed[1].mid if believed[1] else price)
        return max(people * price, as_believed) / self.kit.settings.population

    def _said(self, belief: B, place: Place) -> B | None:
        """A belief with its words on one line, or nothing where words or numbers cannot be."""
        reason = self._text((*place, "reason"), belief.reason, LONGEST_REASON)
        source = self._text((*place, "source"), belief.source, LONGEST_SOURCE)
        if not reason or not source:
            self._tell(place, "een reden en van wie het komt", "geen", LEFT_OUT)
            return None
        said = belief.model_copy(update={"reason": reason, "source": source})
        return said if self._is_valid(said, place) else None

    def _text(self, place: Place, text: str, longest: int) -> str:
        """Words on one line, cut off where they are too long."""
        line = one_line(text)
        if len(line) <= longest:
            return line
        self._tell(place, f"ten hoogste {longest} tekens", f"{len(line)}", "We korten dit in.")
        return line[:longest].strip()

    def _is_valid(self, record: Record, place: Place) -> bool:
        """Whether a record still is one: a copy with another value was never validated."""
        try:
            read_record(type(record), record.model_dump(by_alias=True), self.document, place)
        except ContentError as error:
            self.faults += [self._named(fault, place, fault.remedy or LEFT_OUT) for fault in error.faults]
            return False
        return True

    @cached_property
    def _parameters(self) -> set[str]:
        return set(parameters(self.kit.case()))

    def _owner(self, parameter: str) -> Case:
        """A case with only the line or intervention that a parameter belongs to: a tenth of the work."""
        owner = parameter.partition(".")[0]
        lines = tuple(line for line in self.kit.lines if line.id == owner) or self.kit.lines[:1]
        items = (self._items[owner],) if owner in self._items else ()
        return self.kit.case().model_copy(update={"lines": lines, "interventions": items})

    def _meant(self, key: str, known: Iterable[str]) -> str:
        match = get_close_matches(key, list(known), 1)
        return f"{LEFT_OUT} Bedoelt u ‘{match[0]}’?" if match else LEFT_OUT

    def _tell(self, place: Place, expected: str, found: str, remedy: str) -> None:
        self.faults.append(self._named(Fault("", "", expected, found), place, remedy))

    def _named(self, fault: Fault, place: Place, remedy: str) -> Fault:
        """With file and line where there is a file; elsewhere the last word of the place says enough."""
        words = place_text(place if self.document.lines else place[-1:])
        return Fault(self.document.name, words[:80], fault.expected, fault.found, self.document.line(place), remedy)


def _range(belief: Belief) -> str:
    return shown(f"{belief.low:g}, {belief.mid:g}, {belief.high:g}")
