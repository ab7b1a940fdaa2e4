"""A case from YAML: the schema first, then what must fit together (lines that exist, ids that are unique)."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.yaml_file import Document, Place, place_text, read_yaml
from akkoordwijzer.model.records import Case, Intervention, Line, Scenario


def read_case(path: Path) -> Case:
    """Read and check a case. Raises ``ContentError`` with one fault a mistake."""
    return case_in(read_yaml(path))


def case_in(document: Document) -> Case:
    """The case in a document. Raises ``ContentError``."""
    case = read_record(Case, document.data, document)
    check_together(case, document)
    return case


def check_together(case: Case, document: Document) -> None:
    """Refuse references to lines and interventions that do not exist. Raises ``ContentError``."""
    lines, interventions = {line.id for line in case.lines}, {item.id for item in case.interventions}
    wrong = [
        *_doubles([line.id for line in case.lines], "lines"),
        *_doubles([item.id for item in case.interventions], "interventions"),
        *_ids_of_lines(case.interventions, lines),
        *_transfers(case.lines, lines),
        *effects_elsewhere(case.interventions, lines),
        *scenario_elsewhere(case.scenario, lines, interventions),
    ]
    if wrong:
        raise ContentError(
            Fault(document.name, place_text(place), expected, f"‘{found}’", document.line(place), _meant(found, known))
            for place, expected, found, known in wrong
        )


Wrong = tuple[Place, str, str, set[str]]


def _meant(found: str, known: set[str]) -> str:
    match = get_close_matches(found, known, 1)
    return f"Bedoelt u ‘{match[0]}’?" if match else ""


def _doubles(ids: list[str], where: str) -> Iterator[Wrong]:
    for index, item in enumerate(ids):
        if item in ids[:index]:
            yield (where, index, "id"), "elk id één keer", item, set()


def _ids_of_lines(items: tuple[Intervention, ...], lines: set[str]) -> Iterator[Wrong]:
    """Ids name parameters, so a line and an intervention with one id would overwrite each other's numbers."""
    for index, item in enumerate(items):
        if item.id in lines:
            yield ("interventions", index, "id"), "een ander id dan dat van een zorglijn", item.id, set()


def _transfers(lines: tuple[Line, ...], known: set[str]) -> Iterator[Wrong]:
    """Transfers to nowhere, to the line itself, or twice to one line (the second would overwrite the first)."""
    for index, line in enumerate(lines):
        for number, transfer in enumerate(line.transfers):
            place = ("lines", index, "transfers", number, "to")
            if transfer.to not in known:
                yield place, "een bestaande zorglijn", transfer.to, known
            elif transfer.to == line.id:
                yield place, "een andere zorglijn dan deze zelf", transfer.to, set()
            elif transfer.to in [earlier.to for earlier in line.transfers[:number]]:
                yield place, "elke zorglijn één keer", transfer.to, set()


def effects_elsewhere(
    items: tuple[Intervention, ...], known: set[str], at: Place = ("interventions",)
) -> Iterator[Wrong]:
    """Reach, effects and possible effects that point at a line which is not there."""
    for index, item in enumerate(items):
        if item.reach.line is not None and item.reach.line not in known:
            yield (*at, index, "reach", "line"), "een bestaande zorglijn", item.reach.line, known
        for number, effect in enumerate(item.effects):
            for key, value in (("line", effect.line), ("from", effect.from_), ("to", effect.to)):
                if value is not None and value not in known:
                    yield (*at, index, "effects", number, key), "een bestaande zorglijn", value, known
        for number, place in enumerate(item.could_affect):
            if place.line not in known:
                yield (*at, index, "could_affect", number, "line"), "een bestaande zorglijn", place.line, known


def scenario_elsewhere(
    scenario: Scenario, lines: set[str], interventions: set[str], at: Place = ("scenario",)
) -> Iterator[Wrong]:
    """Changes and ceilings of things that are not there."""
    for key in scenario.changes:
        if key not in interventions:
            yield (*at, "changes", key), "een bestaande maatregel", key, interventions
    for key in scenario.ceilings:
        if key not in lines:
            yield (*at, "ceilings", key), "een bestaande zorglijn", key, lines
