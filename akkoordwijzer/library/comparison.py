"""scenarios/comparison.yaml: what the comparison shows until somebody chooses."""

from collections.abc import Iterator
from pathlib import Path

from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.records import Key, Record, read_record
from akkoordwijzer.content.yaml_file import read_yaml
from akkoordwijzer.library.library import SCENARIOS, Library

NAME = "scenarios/comparison.yaml"


class Comparison(Record):
    """Ready-made scenarios by id, in their order, and the care line that is drawn."""

    scenarios: tuple[Key, ...]
    line: Key


def read_comparison(folder: Path = SCENARIOS) -> Comparison:
    """Raises ``ContentError``. What it names may be missing: a scenario with a fault in it is left out elsewhere."""
    document = read_yaml(folder / "comparison.yaml", NAME)
    return read_record(Comparison, document.data, document)


def comparison_faults(comparison: Comparison, library: Library) -> Iterator[Fault]:
    """Names that lead nowhere."""
    known = {ready.id for ready in library.scenarios}
    for number, name in enumerate(comparison.scenarios):
        if name not in known:
            yield Fault(NAME, f"scenarios[{number}]", "een scenario uit scenarios/scenarios.yaml", f"‘{name}’")
    if comparison.line not in {recipe.id for recipe in library.recipes}:
        yield Fault(NAME, "line", "een zorglijn uit scenarios/care_lines.yaml", f"‘{comparison.line}’")
