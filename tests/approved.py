"""Texts that somebody has read and approved, as files in ``tests/approved/``: ``python -m tests.update_approved``."""

from collections.abc import Callable, Iterable
from pathlib import Path

from akkoordwijzer.calibration.kit import build_kit
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures.database import load
from akkoordwijzer.figures.records import Unit
from akkoordwijzer.figures.words import (
    STATUSES,
    STATUSES_EXPLAINED,
    THEMES,
    comparable_unit,
    comparable_words,
    unit_words,
    value_words,
)
from akkoordwijzer.library.dilemmas import Study
from akkoordwijzer.library.library import read_library
from akkoordwijzer.report.guide_words import (
    DESIGNS,
    DILEMMA_THEMES,
    EVIDENCE_KINDS,
    INSTRUMENT_KINDS,
    study_words,
)
from akkoordwijzer.report.units import UNITS
from akkoordwijzer.report.words import (
    EFFECTS,
    GRADES,
    GRADES_EXPLAINED,
    LEDGERS,
    PAYERS,
    PAYERS_IN_A_SENTENCE,
    name_in_sentence,
)
from tests.approved_documents import documents
from tests.approved_pictures import pictures
from tests.hand_worked import CEILING, CUT, MIXED, SPENDING, worked
from tests.said import Place, Said, said_of

FOLDER = Path(__file__).with_name("approved")
HAND_WORKED = {
    "Meer": SPENDING,
    "Minder": CUT,
    "Maximum": CEILING,
    "Samen": MIXED,
    "Deels gemeten": worked({"help": 1.0, "base": -0.2}),
}
SIZES = (0.0, 0.5, 1.0, 12.34, 8_940.0, 747_560.0, 201_000_000.0, -3.5)


def words() -> Iterable[str]:
    """Payers, effects, grades, ledgers, statuses and themes; what stands in dilemmas and practices."""
    for payer, name in PAYERS.items():
        yield f"{payer}: {name} | {PAYERS_IN_A_SENTENCE[payer]}"
    for kind, text in EFFECTS.items():
        line = name_in_sentence("Jeugdhulp met verblijf")
        yield f"{kind}: {text.format(line=line, payer=PAYERS_IN_A_SENTENCE['insurer'])}"
    for grade, text in GRADES.items():
        yield f"{grade}: {text} | {GRADES_EXPLAINED[grade]}"
    yield from (f"{key}: {text}" for key, text in LEDGERS.items())
    yield from (f"{key}: {text} | {STATUSES_EXPLAINED[key]}" for key, text in STATUSES.items())
    yield from (f"{key}: {text}" for key, text in THEMES.items())
    for kinds in (DILEMMA_THEMES, EVIDENCE_KINDS, INSTRUMENT_KINDS):
        yield from (f"{key}: {text}" for key, text in kinds.items())
    for design in DESIGNS:
        for abroad in (False, True):
            yield study_words(Study.model_construct(grade="B", design=design, abroad=abroad))


def parameter_units() -> Iterable[str]:
    """Every unit of a parameter with numbers of every size."""
    for key, unit in UNITS.items():
        for value in (0.0067, 0.159, 2.0, 181.99, 149_674.0, -3.5):
            yield f"{key} {value:g}: {typed(unit.value(value))} {unit.words.removeprefix('%').strip()}".rstrip()


def figure_units() -> Iterable[str]:
    """Every unit of a figure with numbers of every size; then what may be laid beside the country."""
    figures = load()
    units: dict[str, Unit] = figures.units
    for key, unit in units.items():
        yield f"{key} ({unit_words(unit) or 'zonder woord'}): {' | '.join(typed(value_words(v, unit)) for v in SIZES)}"
    for indicator in figures.indicators.values():
        unit = units[indicator.unit]
        said = typed(comparable_words(0.0123, indicator, unit))
        yield f"{indicator.id}: {said} | {comparable_unit(indicator, unit)}"
    figures.connection.close()


def outcomes() -> Iterable[str]:
    """Sentence, tiles and rows of scenarios worked out by hand and of the ready ones in one municipality."""
    figures = load()
    place = Place(build_kit(figures, read_library(), "GM0080"))
    figures.connection.close()
    for name, case in HAND_WORKED.items():
        yield from _outcome(name, said_of(case))
    for scenario in place.kit.scenarios:
        if scenario.first_year is not None:
            yield from _outcome(f"Leeuwarden: {scenario.name}", place.say(scenario))


def _outcome(name: str, said: Said) -> Iterable[str]:
    yield f"== {name}"
    yield said.story
    yield from said.tile_texts
    for row in said.differences:
        hatched = "" if row.measured else " (gearceerd)"
        yield typed(f"- {row.name}: {row.words}{hatched}" + (f" [{row.note}]" if row.note else ""))
    yield from said.setback
    yield ""


TEXTS: dict[str, Callable[[], Iterable[str]]] = {
    "words": words,
    "parameter_units": parameter_units,
    "figure_units": figure_units,
    "outcomes": outcomes,
    "pictures": pictures,
    "documents": documents,
}


def made(name: str) -> str:
    """The text as the app says it now."""
    return "\n".join(TEXTS[name]()) + "\n"
