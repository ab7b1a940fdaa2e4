"""scenarios/replication/: published cost-benefit studies, what they said, and the cases that play them again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Key, Number, Record, Text, read_record, refuse
from akkoordwijzer.content.yaml_file import Document, place_text, read_yaml
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.model.case_file import case_in
from akkoordwijzer.model.records import Case

FOLDER = "scenarios/replication"

Verdict = Literal["replicated", "partly", "arithmetic_only", "cannot"]
Independent = Literal["yes", "partly", "no"]
Measure = Literal["society", "municipality", "bookable", "society_last_year", "cost_per_extra_exit"]


def _rising(value: tuple[float, float]) -> tuple[float, float]:
    if value[0] > value[1]:
        refuse("eerst het laagste, dan het hoogste", f"{value[0]:g}, {value[1]:g}")
    return value


class Published(Record):
    """What a study says: in Dutch words, and as ratios of benefits to costs where it gives them."""

    words: Text
    society: tuple[Number, Number] | None = None
    municipality: tuple[Number, Number] | None = None

    @field_validator("society", "municipality")
    @classmethod
    def _in_order(cls, value: tuple[float, float] | None) -> tuple[float, float] | None:
        return value and _rising(value)


class Replay(Record):
    """A case in ``cases/`` with the study's own input; ``expected`` is the range each outcome must fall in."""

    case: Key
    role: Literal["arithmetic", "partial_replay", "structural_replay", "model_discount"]
    what: Text
    expected: Annotated[dict[Measure, tuple[Number, Number]], Field(min_length=1)]

    @field_validator("expected")
    @classmethod
    def _in_order(cls, value: dict[Measure, tuple[float, float]]) -> dict[Measure, tuple[float, float]]:
        return {measure: _rising(ends) for measure, ends in value.items()}


class Own(Record):
    """The app's own estimate: a group of extra participants in one intervention of the library."""

    intervention: Key
    participants: Annotated[Number, Field(gt=0)]


class Study(Record):
    """A published study; the notes are Dutch and shown."""

    id: Key
    name: Text
    author: Text | None = None
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
    read: Text
    published: Published
    missing: tuple[Text, ...]
    verdict: Verdict
    independent: Independent | None = None
    independent_why: Text | None = None
    why: Text | None = None
    circular: Text | None = None
    difference: Text
    note: Text | None = None
    replays: tuple[Replay, ...] = ()
    own: tuple[Own, ...] = ()


class Other(Record):
    """A study that cannot be played again, and why."""

    name: Text
    why: Text
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]


class Studies(Record):
    """scenarios/replication/studies.yaml."""

    studies: Annotated[tuple[Study, ...], Field(min_length=1)]
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True)
class Replication:
    """The studies and their cases by name."""

    studies: tuple[Study, ...]
    others: tuple[Other, ...]
    cases: dict[str, Case]


def read_replication(folder: Path = SCENARIOS) -> Replication:
    """scenarios/replication/. Raises ``ContentError`` with every fault in the list or in a case."""
    name = f"{FOLDER}/studies.yaml"
    document = read_yaml(folder / "replication" / "studies.yaml", name)
    found = read_record(Studies, document.data, document)
    faults = list(_faults(found.studies, document))
    cases: dict[str, Case] = {}
    for study in found.studies:
        for replay in study.replays:
            try:
                cases[replay.case] = read_case_of(folder / "replication" / "cases", replay.case)
            except ContentError as error:
                faults += error.faults
    if faults:
        raise ContentError(faults)
    return Replication(found.studies, found.others, cases)


def unknown_sources(found: Replication, figures: Figures) -> tuple[Fault, ...]:
    """Sources that data/sources.csv does not know."""
    named = [(f"studies.{study.id}", source) for study in found.studies for source in study.sources]
    named += [(f"others ({other.name})", source) for other in found.others for source in other.sources]
    return tuple(
        Fault(f"{FOLDER}/studies.yaml", f"{place}.sources", "een bron uit data/sources.csv", f"‘{source}’")
        for place, source in named
        if queries.source(figures, source) is None
    )


def read_case_of(folder: Path, name: str) -> Case:
    """A case by its name. Raises ``ContentError``."""
    return case_in(read_yaml(folder / f"{name}.yaml", f"{FOLDER}/cases/{name}.yaml"))


def _faults(studies: tuple[Study, ...], document: Document) -> Iterator[Fault]:
    """What does not hold together: a verdict without its reason, a comparison whose independence is not told."""
    ids = [study.id for study in studies]

    def fault(expected: str, found: str, number: int, field: str) -> Fault:
        place = ("studies", number, field)
        return Fault(document.name, place_text(place), expected, found, document.line(place))

    for number, study in enumerate(studies):
        if study.id in ids[:number]:
            yield fault("elk id één keer", f"‘{study.id}’", number, "id")
        if study.verdict == "cannot" and not study.why:
            yield fault("waarom dit niet kan", "niets", number, "why")
        if study.verdict == "cannot" and study.replays:
            yield fault("geen gevallen bij cannot", f"{len(study.replays)}", number, "replays")
        if study.verdict != "cannot" and not study.replays:
            yield fault("ten minste één geval in cases/", "niets", number, "replays")
        if study.verdict == "replicated" and study.circular:
            yield fault("geen uitkomst die als invoer diende, bij replicated", "circular", number, "verdict")
        if bool(study.own) != bool(study.independent and study.independent_why):
            yield fault("bij een eigen schatting: independent en independent_why", "niet beide", number, "independent")
