"""scenarios/ as records: care lines, interventions and ready-made scenarios.

A wrong intervention or scenario is left out and named; care lines are read as a whole, because they lean on each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from akkoordwijzer.content.collection import Found, read_list
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.yaml_file import Place, place_text, read_yaml
from akkoordwijzer.library.interventions import INHABITANTS, LibraryIntervention
from akkoordwijzer.library.ready import UNCHANGED, ReadyScenario
from akkoordwijzer.library.recipes import Recipe, read_recipes
from akkoordwijzer.library.uncertainty import Uncertainty, read_uncertainty
from akkoordwijzer.model.case_file import effects_elsewhere

__all__ = ["SCENARIOS", "UNCHANGED", "Library", "ReadyScenario", "read_library"]

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in scenarios/ that can be trusted, and what was left out."""

    recipes: tuple[Recipe, ...]
    interventions: tuple[LibraryIntervention, ...]
    scenarios: tuple[ReadyScenario, ...]
    uncertainty: Uncertainty
    left_out: tuple[Fault, ...] = ()


def read_library(folder: Path = SCENARIOS) -> Library:
    """Read all of scenarios/. Raises ``ContentError`` when care lines or uncertainty cannot be read."""
    faults: list[Fault] = []
    recipes = read_recipes(read_yaml(folder / "care_lines.yaml", "scenarios/care_lines.yaml"))
    lines = {recipe.id for recipe in recipes}
    uncertainty = read_uncertainty(read_yaml(folder / "uncertainty.yaml", "scenarios/uncertainty.yaml"), lines)
    interventions = _interventions(folder, lines, faults)
    scenarios = _scenarios(folder, lines, {item.id for item in interventions}, faults)
    return Library(recipes, tuple(interventions), tuple(scenarios), uncertainty, tuple(faults))


def _interventions(folder: Path, lines: set[str], faults: list[Fault]) -> list[LibraryIntervention]:
    kept: list[LibraryIntervention] = []
    for path in sorted((folder / "interventions").glob("*.yaml")):
        name = f"scenarios/interventions/{path.name}"
        for found in read_list(path, "interventions", LibraryIntervention, faults, name):
            wrong = [*_elsewhere(found, lines), *_double(found, {item.id for item in kept} | lines)]
            faults += wrong
            if not wrong:
                kept.append(found.record)
    return kept


def _scenarios(folder: Path, lines: set[str], interventions: set[str], faults: list[Fault]) -> list[ReadyScenario]:
    kept: list[ReadyScenario] = []
    path, name = folder / "scenarios.yaml", "scenarios/scenarios.yaml"
    for found in read_list(path, "scenarios", ReadyScenario, faults, name):
        wrong = [*_unknown(found, lines, interventions), *_double(found, {item.id for item in kept})]
        faults += wrong
        if not wrong:
            kept.append(found.record)
    return kept


def _fault(found: Found[LibraryIntervention] | Found[ReadyScenario], place: Place, expected: str, seen: str) -> Fault:
    whole = (*found.at, *place)
    return Fault(found.document.name, place_text(whole), expected, f"‘{seen}’", found.document.line(whole))


def _double(found: Found[LibraryIntervention] | Found[ReadyScenario], taken: set[str]) -> Iterator[Fault]:
    """An id names a parameter: two of them, or a line and an intervention alike, would overwrite each other."""
    if found.record.id in taken:
        yield _fault(found, ("id",), "elk id één keer", found.record.id)


def _elsewhere(found: Found[LibraryIntervention], lines: set[str]) -> Iterator[Fault]:
    item = found.record
    for place, expected, seen, _ in effects_elsewhere((item,), lines):
        yield _fault(found, place[2:], expected, seen)
    named: dict[Place, str | None] = {("reach", "size", "scale"): item.reach.size.scale if item.reach.size else None}
    named["current_participants", "scale"] = item.current_participants.scale
    named["current_from", "scale"] = item.current_from.scale if item.current_from else None
    for place, scale in named.items():
        if scale is not None and scale not in {INHABITANTS, *lines}:
            yield _fault(found, place, f"{INHABITANTS} of een bestaande zorglijn", scale)


def _unknown(found: Found[ReadyScenario], lines: set[str], interventions: set[str]) -> Iterator[Fault]:
    ready = found.record
    checks = (("changes", ready.changes, interventions, "maatregel"), ("ceilings", ready.ceilings, lines, "zorglijn"))
    for field, keys, known, word in checks:
        for key in keys:
            if key not in known:
                yield _fault(found, (field, key), f"een bestaande {word}", key)
