"""scenarios/ as records: care lines, interventions and ready-made scenarios.

A wrong intervention or scenario is left out and named; care lines are read as a whole, because they lean on each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, model_validator

from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.records import Key, Number, Record, Text, Whole, read_record, refuse
from akkoordwijzer.content.yaml_file import Document, place_text, read_yaml
from akkoordwijzer.library.recipes import Recipe, read_recipes
from akkoordwijzer.model.case_file import effects_elsewhere
from akkoordwijzer.model.records import Ceiling, Change, Intervention, Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
UNCHANGED = "unchanged"


class ReadyChange(Record):
    """A change in a ready-made scenario: an amount per inhabitant, or a share of what is spent today."""

    amount_per_inhabitant: Number | None = None
    share_of_current: Number | None = None
    from_: Whole = Field(default=2027, alias="from")
    ramp: Annotated[Whole, Field(ge=1)] = 1
    until: Whole | None = None

    @model_validator(mode="after")
    def _one_amount(self) -> "ReadyChange":
        if (self.amount_per_inhabitant is None) == (self.share_of_current is None):
            refuse("amount_per_inhabitant of share_of_current", "geen of allebei")
        return self


class ReadyScenario(Record):
    """A ready-made scenario: neutral words, what must be true for it to work, and the choices."""

    id: Key
    name: Text
    summary: Text
    conditions: tuple[Text, ...] = ()
    changes: dict[Key, ReadyChange] = {}
    ceilings: dict[Key, Ceiling] = {}

    def for_spending(self, current_eur_per_inhabitant: dict[str, float]) -> Scenario:
        """The scenario with amounts, given what is spent today per inhabitant on each intervention."""
        changes = {}
        for key, change in self.changes.items():
            amount = change.amount_per_inhabitant
            if amount is None:
                amount = (change.share_of_current or 0.0) * current_eur_per_inhabitant.get(key, 0.0)
            changes[key] = Change(
                amount_per_inhabitant=amount, from_=change.from_, ramp=change.ramp, until=change.until
            )
        return Scenario(
            id=self.id,
            name=self.name,
            summary=self.summary,
            conditions=self.conditions,
            changes=changes,
            ceilings=self.ceilings,
        )


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in scenarios/ that can be trusted, and what was left out."""

    recipes: tuple[Recipe, ...]
    interventions: tuple[Intervention, ...]
    scenarios: tuple[ReadyScenario, ...]
    left_out: tuple[Fault, ...]


def read_library(folder: Path = SCENARIOS) -> Library:
    """Read all of scenarios/. Raises ``ContentError`` when the care lines cannot be read."""
    faults: list[Fault] = []
    recipes = read_recipes(read_yaml(folder / "care_lines.yaml", "scenarios/care_lines.yaml"))
    lines = {recipe.id for recipe in recipes}
    interventions: list[Intervention] = []
    for path in sorted((folder / "interventions").glob("*.yaml")):
        for item, document, at in _items(
            path, f"scenarios/interventions/{path.name}", "interventions", Intervention, faults
        ):
            wrong = list(_elsewhere(item, lines, document, at))
            if any(item.id == other.id for other in interventions):
                wrong.append(Fault(document.name, place_text((*at, "id")), "elk id één keer", f"‘{item.id}’"))
            if wrong:
                faults += wrong
            else:
                interventions.append(item)
    known = {item.id for item in interventions}
    scenarios: list[ReadyScenario] = []
    path = folder / "scenarios.yaml"
    for ready, document, at in _items(path, "scenarios/scenarios.yaml", "scenarios", ReadyScenario, faults):
        wrong = list(_unknown(ready, lines, known, document, at))
        if wrong:
            faults += wrong
        else:
            scenarios.append(ready)
    return Library(recipes, tuple(interventions), tuple(scenarios), tuple(faults))


T = TypeVar("T", Intervention, ReadyScenario)


def _items(
    path: Path, name: str, key: str, kind: type[T], faults: list[Fault]
) -> Iterator[tuple[T, Document, tuple[str | int, ...]]]:
    """The records of a list in a file, one by one; what is wrong goes to ``faults``."""
    try:
        document = read_yaml(path, name)
    except ContentError as error:
        faults += error.faults
        return
    data = document.data
    if not isinstance(data, dict) or set(data) != {key} or not isinstance(data[key], list):
        faults.append(Fault(name, "", f"één lijst met de naam {key}", shown(data)))
        return
    for index, item in enumerate(data[key]):
        try:
            yield read_record(kind, item, document, (key, index)), document, (key, index)
        except ContentError as error:
            faults += error.faults


def _elsewhere(item: Intervention, lines: set[str], document: Document, at: tuple[str | int, ...]) -> Iterator[Fault]:
    for place, expected, found, _ in effects_elsewhere((item,), lines):
        whole = (*at, *place[2:])
        yield Fault(document.name, place_text(whole), expected, f"‘{found}’", document.line(whole))


def _unknown(
    ready: ReadyScenario, lines: set[str], interventions: set[str], document: Document, at: tuple[str | int, ...]
) -> Iterator[Fault]:
    checks = (("changes", ready.changes, interventions, "maatregel"), ("ceilings", ready.ceilings, lines, "zorglijn"))
    for field, keys, known, word in checks:
        for key in keys:
            if key not in known:
                place = (*at, field, key)
                yield Fault(document.name, place_text(place), f"een bestaande {word}", f"‘{key}’", document.line(place))
