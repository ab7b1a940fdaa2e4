"""scenarios/dilemmas/ as records: a question a council must answer, and what speaks for and against each answer."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator

from akkoordwijzer.content.records import Flag, Key, Record, Text, Whole, refuse
from akkoordwijzer.library.ready import ReadyCeiling, ReadyChange, ReadyScenario
from akkoordwijzer.model.records import Grade

DilemmaTheme = Literal["debts", "guardianship", "youth", "other", "finance"]
Design = Literal["review", "trial", "comparison", "before_after", "records", "audit", "model", "judgement"]
# By design, as in scenarios/README.md; research from elsewhere counts one grade lower, as care there is not the same.
_GRADES: dict[Design, Grade] = {
    "review": "A",
    "trial": "A",
    "comparison": "B",
    "before_after": "C",
    "records": "C",
    "audit": "C",
    "model": "C",
    "judgement": "D",
}
RADICAL = "Iets radicaals anders"
_LOWER: dict[Grade, Grade] = {"A": "B", "B": "C", "C": "D", "D": "D"}


class Claim(Record):
    """A sentence with its sources. No sources: our own reasoning, shown as such and never as a finding."""

    text: Text
    sources: tuple[Text, ...] = ()

    @property
    def own_reasoning(self) -> bool:
        """Whether nobody else says this."""
        return not self.sources


class Plan(Record):
    """What to play: a ready-made scenario (``ref``), or changes and ceilings as in scenarios.yaml."""

    ref: Key | None = None
    changes: dict[Key, ReadyChange] = {}
    ceilings: dict[Key, ReadyCeiling] = {}

    @model_validator(mode="after")
    def _one_kind(self) -> "Plan":
        own = bool(self.changes or self.ceilings)
        if own == (self.ref is not None):
            refuse("ref, of changes en ceilings", "allebei" if own else "geen van beide")
        return self

    def as_ready(self, key: str, name: str, summary: str, conditions: tuple[str, ...]) -> ReadyScenario:
        """Own changes and ceilings as a ready-made scenario."""
        return ReadyScenario(
            id=key, name=name, summary=summary, conditions=conditions, changes=self.changes, ceilings=self.ceilings
        )


class InModel(Record):
    """What the model sees of a position. No scenario: it cannot tell this position apart, and ``text`` says why."""

    text: Text
    scenario: Plan | None = None


class Position(Record):
    """One honest answer to the question; the first argument on each side is the strongest."""

    id: Key
    name: Text
    position: Text
    for_: Annotated[tuple[Claim, ...], Field(alias="for", min_length=2)]
    against: Annotated[tuple[Claim, ...], Field(min_length=2)]
    defended_by: Claim
    in_model: InModel


class Study(Record):
    """What a study found, with the design it had; ``abroad``: in another country."""

    text: Text
    source: Text
    design: Design
    abroad: Flag = False

    @property
    def grade(self) -> Grade:
        """Strength as for interventions: A to D."""
        grade = _GRADES[self.design]
        return _LOWER[grade] if self.abroad else grade


class Root(Record):
    """Which document this project started from says what, in our words."""

    seed: Text
    says: Text


class Radical(Record):
    """What if you do something radically different?"""

    text: Text
    scenario: Plan | None = None


class ThirdRoad(Record):
    """A way between the positions, with its conditions."""

    name: Text
    text: Text
    conditions: tuple[Text, ...] = ()
    scenario: Plan | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A position, the radical variant or the third road, as something to play; ``plan`` is nothing where it cannot."""

    id: str
    kind: Literal["position", "radical", "third_road"]
    name: str
    text: str
    in_model: str | None
    plan: Plan | None
    conditions: tuple[str, ...]


class Dilemma(Record):
    """A question with positions, evidence, and what it takes to agree.

    ``figures``: the two or three indicators shown with it, the municipality's own first. ``spending``: money for
    prevention against specialist care belongs beside it. ``indicators``: others that have to do with it.
    """

    id: Key
    order: Annotated[Whole, Field(ge=1)]
    theme: DilemmaTheme
    title: Annotated[Text, Field(max_length=140, pattern=r"\?$")]
    tension: Text
    why_hard: Text
    seeds: Annotated[tuple[Root, ...], Field(min_length=1)]
    positions: Annotated[tuple[Position, ...], Field(min_length=2, max_length=4)]
    figures: Annotated[tuple[Key, ...], Field(min_length=2, max_length=3)]
    spending: Flag = False
    indicators: tuple[Key, ...] = ()
    interventions: tuple[Key, ...] = ()
    evidence_for: tuple[Study, ...] = ()
    evidence_against: tuple[Study, ...] = ()
    evidence_gap: Text | None = None
    must_be_true: Annotated[tuple[Text, ...], Field(min_length=1)]
    building_blocks: tuple[Claim, ...] = ()
    questions: Annotated[tuple[Text, ...], Field(min_length=3, max_length=5)]
    radical: Radical
    third_road: ThirdRoad | None = None
    agreement: Annotated[tuple[Text, ...], Field(min_length=1)]
    practices: tuple[Key, ...] = ()
    doubts: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _says_where_nothing_was_found(self) -> "Dilemma":
        if not (self.evidence_for and self.evidence_against) and self.evidence_gap is None:
            refuse("bewijs voor en tegen, of evidence_gap", "niets")
        return self

    def options(self) -> tuple["Option", ...]:
        """Everything that can be put on the table: the positions in their order, then radical and third road."""
        found = [
            Option(
                f"{self.id}_{item.id}",
                "position",
                item.name,
                item.position,
                item.in_model.text,
                item.in_model.scenario,
                self.must_be_true,
            )
            for item in self.positions
        ]
        text = self.radical.text
        found.append(
            Option(f"{self.id}_radical", "radical", RADICAL, text, None, self.radical.scenario, self.must_be_true)
        )
        if self.third_road is not None:
            road = self.third_road
            conditions = (*road.conditions, *self.must_be_true)
            found.append(
                Option(f"{self.id}_third_road", "third_road", road.name, road.text, None, road.scenario, conditions)
            )
        return tuple(found)

    def position(self, key: str) -> Position | None:
        """A position by its id."""
        return next((item for item in self.positions if item.id == key), None)
