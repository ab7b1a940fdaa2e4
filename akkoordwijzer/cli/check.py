"""``check``: everything that is wrong in data/ and scenarios/, one line per finding; 1 when something is."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from akkoordwijzer.calibration.hindcast.origins import look_back
from akkoordwijzer.calibration.hindcast.records import read_plan
from akkoordwijzer.calibration.kit import build_kit
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.figures import checks
from akkoordwijzer.figures.database import DATA, Figures, load
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.household.checks import check_shelf
from akkoordwijzer.household.shelf import read_shelf
from akkoordwijzer.library.agreement import read_agreement_library
from akkoordwijzer.library.agreement_checks import check_agreement
from akkoordwijzer.library.checks import check_library
from akkoordwijzer.library.comparison import comparison_faults, read_comparison
from akkoordwijzer.library.dilemma_checks import check_guide
from akkoordwijzer.library.guide import read_guide
from akkoordwijzer.library.library import SCENARIOS, Library, read_library
from akkoordwijzer.library.replication import read_replication, unknown_sources

SOMETHING_WRONG = 1

T = TypeVar("T")


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", help="kijk na of data/ en scenarios/ kloppen")
    parser.add_argument("--data", type=Path, default=DATA, help="een andere map met cijfers")
    parser.add_argument("--scenarios", type=Path, default=SCENARIOS, help="een andere map met maatregelen")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print the findings."""
    found = findings(options.data, options.scenarios)
    for fault in found:
        print(fault)
    if not found:
        print("Alles in orde.")
    return SOMETHING_WRONG if found else 0


def findings(data: Path = DATA, scenarios: Path = SCENARIOS) -> list[Fault]:
    """All findings, each once; what cannot be read at all does not hide the rest."""
    found: list[Fault] = []
    figures = _read(lambda: load(data), found)
    library = _read(lambda: read_library(scenarios), found)
    if figures:
        found += checks.findings(figures)
    plan = _read(lambda: read_plan(scenarios), found)
    replication = _read(lambda: read_replication(scenarios), found)
    if library:
        found += library.left_out
        found += _read(lambda: tuple(comparison_faults(read_comparison(scenarios), library)), found) or ()
    guide = read_guide(scenarios)
    found += guide.left_out
    agreement = read_agreement_library(scenarios)
    found += agreement.left_out
    shelf = _read(lambda: read_shelf(library, data, scenarios), found) if library else None
    if shelf:
        found += shelf.left_out
    if figures and plan:
        found += look_back(figures, plan).left_out
    if figures and replication:
        found += unknown_sources(replication, figures)
    if figures and library:
        found += check_library(library, figures)
        found += check_guide(guide, library, figures)
        found += check_agreement(agreement, library, guide, figures)
        found += _read(lambda: _unbuildable(figures, library), found) or ()
    if figures and shelf:
        found += check_shelf(shelf, figures)
    return list(dict.fromkeys(found))


def _unbuildable(figures: Figures, library: Library) -> tuple[Fault, ...]:
    """What the country has to leave out, because a number cannot be worked out."""
    return build_kit(figures, library, NATION).left_out


def _read(read: Callable[[], T], found: list[Fault]) -> T | None:
    try:
        return read()
    except ContentError as error:
        found += error.faults
        return None
