"""scenarios/agreement/ as records: what an agreement can be measured by, and what happens when it goes otherwise."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator

from akkoordwijzer.content.collection import Found, read_list
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.numbers import month_word
from akkoordwijzer.content.records import Flag, Key, Record, Text, Whole, refuse
from akkoordwijzer.library.library import SCENARIOS

FOLDER = "scenarios/agreement"
# What is counted decides its margin of chance; sums of money, days and marks are no counts of people.
Kind = Literal["count", "share", "per_1000", "days", "eur", "score"]
Better = Literal["lower", "higher", "none"]
PlanningDocument = Literal["kadernota", "begroting", "bestuursrapportage", "jaarstukken"]


class OutcomeIndicator(Record):
    """Something an agreement can be held to. ``pitfall``: how it misleads; ``guard``: what stands beside it.

    ``first_seen_months``: how long after the start it can show anything at all. ``figure``: the indicator in
    data/indicators.yaml with the own figures. ``check``: what a controller has to look up before it is used.
    """

    id: Key
    name: Text
    definition: Text
    kind: Kind
    level: Literal["municipality", "programme", "client"]
    better: Better
    source: Text
    frequency: Text
    first_seen_months: Annotated[Whole, Field(ge=0, le=120)]
    line: Key | None = None
    intervention: Key | None = None
    dilemma: Key | None = None
    figure: Key | None = None
    framework: Text | None = None
    check: Text | None = None
    pitfall: Text
    guard: Text
    sources: tuple[Text, ...] = ()
    own_proposal: Flag = False

    @model_validator(mode="after")
    def _somebody_says_so(self) -> "OutcomeIndicator":
        if not (self.sources or self.figure or self.own_proposal):
            refuse("een bron, een cijfer van de app (figure), of own_proposal: true", "geen van drieën")
        return self


class Pattern(Record):
    """A way to agree on if-then, where it was tried, and what that taught."""

    id: Key
    name: Text
    practised: Text
    works: Text
    taught: Text
    sources: tuple[Text, ...] = ()
    check: Text | None = None

    @model_validator(mode="after")
    def _sourced_or_marked(self) -> "Pattern":
        if not self.sources and self.check is None:
            refuse("een bron, of check: wat nog na te kijken is", "geen van beide")
        return self


class Decision(Record):
    """What may happen, in the words of an agreement, in which planning document it is decided, and by whom."""

    id: Key
    when: Text
    then: Text
    document: PlanningDocument
    decides: Literal["raad", "college"] = "raad"


class Moment(Record):
    """In which months of the year a planning document goes to the council. ``check``: what a controller has to look
    up."""

    id: PlanningDocument
    first_month: Annotated[Whole, Field(ge=1, le=12)]
    last_month: Annotated[Whole, Field(ge=1, le=12)]
    check: Text

    @property
    def months(self) -> str:
        """``mei tot en met juli``."""
        return f"{month_word(self.first_month)} tot en met {month_word(self.last_month)}"


class Never(Record):
    """What a clause never does."""

    id: Key
    text: Text


@dataclass(frozen=True, slots=True)
class AgreementLibrary:
    """All that can be trusted, and what was left out."""

    indicators: tuple[OutcomeIndicator, ...]
    patterns: tuple[Pattern, ...]
    decisions: tuple[Decision, ...]
    nevers: tuple[Never, ...]
    moments: tuple[Moment, ...] = ()
    left_out: tuple[Fault, ...] = ()

    def indicator(self, key: str) -> OutcomeIndicator | None:
        """By its id; nothing when it is not there (any more)."""
        return next((item for item in self.indicators if item.id == key), None)

    def decision(self, key: str) -> Decision | None:
        """By its id."""
        return next((item for item in self.decisions if item.id == key), None)

    def moment(self, document: str) -> Moment | None:
        """When a planning document comes; nothing when the content does not say."""
        return next((item for item in self.moments if item.id == document), None)

    def fitting(self, interventions: set[str], lines: set[str]) -> tuple[OutcomeIndicator, ...]:
        """All indicators, those that fit what is chosen first: by intervention, then by care line."""

        def distance(item: OutcomeIndicator) -> int:
            return 0 if item.intervention in interventions else 1 if item.line in lines else 2

        return tuple(sorted(self.indicators, key=distance))


R = TypeVar("R", OutcomeIndicator, Pattern, Decision, Never, Moment)


def read_agreement_library(folder: Path = SCENARIOS) -> AgreementLibrary:
    """Read agreement/. Nothing is raised: see ``left_out``."""
    faults: list[Fault] = []
    return AgreementLibrary(
        _all(folder, "indicators", OutcomeIndicator, faults),
        _all(folder, "patterns", Pattern, faults),
        _all(folder, "decisions", Decision, faults),
        _all(folder, "nevers", Never, faults),
        _all(folder, "moments", Moment, faults),
        tuple(faults),
    )


def _all(folder: Path, name: str, kind: type[R], faults: list[Fault]) -> tuple[R, ...]:
    kept: dict[str, R] = {}
    file = f"{FOLDER}/{name}.yaml"
    found: Found[R]
    for found in read_list(folder / "agreement" / f"{name}.yaml", name, kind, faults, file):
        record: R = found.record
        if record.id in kept:
            line = found.document.line((*found.at, "id"))
            place = f"{name}[{found.at[-1]}].id"
            faults.append(Fault(file, place, "elk id één keer", f"‘{record.id}’", line))
        else:
            kept[record.id] = record
    return tuple(kept.values())
