"""Texts that somebody has read and approved, as files in ``tests/approved/``: ``python -m tests.update_approved``."""

from collections.abc import Callable, Iterable
from pathlib import Path

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

FOLDER = Path(__file__).with_name("approved")
SIZES = (0.0, 0.5, 1.0, 12.34, 8_940.0, 747_560.0, 201_000_000.0, -3.5)


def words() -> Iterable[str]:
    """Payers, effects, grades, ledgers, statuses and themes."""
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


TEXTS: dict[str, Callable[[], Iterable[str]]] = {
    "words": words,
    "parameter_units": parameter_units,
    "figure_units": figure_units,
}


def made(name: str) -> str:
    """The text as the app says it now."""
    return "\n".join(TEXTS[name]()) + "\n"
