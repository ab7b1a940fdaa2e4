"""scenarios/knobs.yaml: the big knobs, which levers each moves, and how a plus is spread over them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Key, Number, Record, Text, read_record
from akkoordwijzer.content.yaml_file import Document, place_text, read_yaml
from akkoordwijzer.library.library import SCENARIOS, Library

FILE = "scenarios/knobs.yaml"
Weight = Annotated[Number, Field(gt=0, le=1000)]


class LeverWeight(Record):
    """The share of a plus that goes to a lever, relative to the others of its knob."""

    weight: Weight
    why: Text


class Knob(Record):
    """A theme with its levers; ``weight`` is its share of a plus on the knob for all prevention."""

    id: Key
    name: Text
    weight: Weight
    why: Text
    levers: Annotated[dict[Key, LeverWeight], Field(min_length=1)]


class Knobs(Record):
    """All themes, in the order of the screen."""

    why: Text
    knobs: Annotated[tuple[Knob, ...], Field(min_length=1)]

    def of(self, lever: str) -> Knob | None:
        """The knob that moves a lever; none for a lever that stands in no theme."""
        return next((knob for knob in self.knobs if lever in knob.levers), None)

    @property
    def weights(self) -> dict[str, float]:
        """Every lever with its share of a plus on the knob for all prevention; the shares add up to 1."""
        whole = sum(knob.weight for knob in self.knobs)
        found = {}
        for knob in self.knobs:
            inside = sum(lever.weight for lever in knob.levers.values())
            for key, lever in knob.levers.items():
                found[key] = knob.weight / whole * lever.weight / inside
        return found


def read_knobs(library: Library, folder: Path = SCENARIOS) -> Knobs:
    """Read the knobs. Raises ``ContentError``, also when a lever stands in no knob, in two, or does not exist."""
    document = read_yaml(folder / "knobs.yaml", FILE)
    knobs = read_record(Knobs, document.data, document)
    if faults := list(_misplaced(knobs, {item.id for item in library.interventions}, document)):
        raise ContentError(faults)
    return knobs


def _misplaced(knobs: Knobs, known: set[str], document: Document) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, knob in enumerate(knobs.knobs):
        for key in knob.levers:
            place = ("knobs", number, "levers", key)
            if key not in known:
                yield _fault(document, place, "een bestaande maatregel", key)
            elif key in seen:
                yield _fault(document, place, "elke maatregel in één thema", key)
            seen.add(key)
    for key in sorted(known - seen):
        yield _fault(document, ("knobs",), "elke maatregel in een thema", f"{key} ontbreekt")


def _fault(document: Document, place: tuple[str | int, ...], expected: str, found: str) -> Fault:
    return Fault(document.name, place_text(place), expected, f"‘{found}’", document.line(place))
