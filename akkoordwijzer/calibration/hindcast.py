"""The model laid beside the past (scenarios/hindcast.yaml): calibrated on what was known then, run to what came.

Beside it stands the simplest forecast there is, "everything stays as it is". Errors are reported as they are.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import ValidationError

from akkoordwijzer.calibration import lookups
from akkoordwijzer.content.arithmetic import FormulaError, evaluate, names_in
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.numbers import percent
from akkoordwijzer.content.records import Key, Record, Text, Whole, read_record
from akkoordwijzer.content.yaml_file import Document, Place, place_text, read_yaml
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.library.recipes import Formula, Input
from akkoordwijzer.model.inputs import Array
from akkoordwijzer.model.outcome import prepare
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.uncertainty import Pert, bands

FILE = "scenarios/hindcast.yaml"
FIELDS = ("stock", "inflow", "inflow_growth", "exit_rate")
# Half a percent apart is within the rounding and revision of the figures themselves.
AS_GOOD = 0.005


class Actual(Record):
    """What was counted later: the periods of an indicator by calendar year of the run."""

    indicator: Key
    periods: dict[Whole, Text]


class Check(Record):
    """A line calibrated on an earlier year."""

    id: Key
    line: Key
    name: Text
    unit: Text
    measure: Literal["stock", "stock_end", "clients"]
    calibrated: Whole
    target: Whole
    known: Text
    note: Text | None = None
    inputs: dict[Key, Input]
    stock: Formula
    inflow: Formula
    inflow_growth: Formula
    exit_rate: Formula
    last_known: Key
    actual: Actual


class Checks(Record):
    """scenarios/hindcast.yaml."""

    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One calendar year: the forecast with the range of 9 in 10 draws, and what was counted, where it was."""

    year: int
    forecast: float
    low: float
    high: float
    actual: float | None
    period: str | None


@dataclass(frozen=True)
class Hindcast:
    """A forecast from an earlier year beside what happened. ``naive`` is the last value known then."""

    id: str
    line: str
    name: str
    unit: str
    measure: str
    calibrated: int
    target: int
    known: str
    note: str | None
    naive: float
    points: tuple[Point, ...]
    sources: tuple[str, ...]

    @property
    def last(self) -> Point:
        """The target year."""
        return next(point for point in self.points if point.year == self.target)

    @property
    def forecast(self) -> float:
        """What the model said for the target year."""
        return self.last.forecast

    @cached_property
    def actual(self) -> float:
        """What was counted in the target year."""
        if self.last.actual is None:  # read_checks refuses a check without it
            raise ValueError(self.id)
        return self.last.actual

    @property
    def error(self) -> float:
        """Forecast against what was counted, as a share of it; above zero is too high."""
        return self.forecast / self.actual - 1

    @property
    def naive_error(self) -> float:
        """The same for "everything stays as it is"."""
        return self.naive / self.actual - 1

    @property
    def closer(self) -> Literal["model", "naive", "equal"]:
        """Which of the two was closer."""
        gain = abs(self.naive_error) - abs(self.error)
        return "equal" if abs(gain) < AS_GOOD else "model" if gain > 0 else "naive"

    @property
    def within_range(self) -> bool:
        """Whether what happened lay within the range of 9 in 10 draws."""
        return self.last.low <= self.actual <= self.last.high

    @property
    def words(self) -> str:
        """One Dutch sentence that says which of the two was closer, and one about the range."""
        model, simple = (_error_words(error) for error in (self.error, self.naive_error))
        first = {
            "model": f"De berekening zat er dichter bij: {model}. ‘Alles blijft gelijk’ kwam {simple} uit.",
            "naive": f"‘Alles blijft gelijk’ zat er dichter bij: {simple}. De berekening kwam {model} uit.",
            "equal": f"Het scheelt weinig: de berekening kwam {model} uit, ‘alles blijft gelijk’ {simple}.",
        }[self.closer]
        second = "binnen" if self.within_range else "buiten"
        return f"{first} Wat gebeurde, lag {second} de bandbreedte van de berekening."


def read_checks(folder: Path = SCENARIOS) -> tuple[Check, ...]:
    """scenarios/hindcast.yaml. Raises ``ContentError``, also for names and years that do not fit."""
    document = read_yaml(folder / "hindcast.yaml", FILE)
    checks = read_record(Checks, document.data, document).checks
    if faults := [fault for number, check in enumerate(checks) for fault in _faults(check, number, document)]:
        raise ContentError(faults)
    return checks


def hindcasts(figures: Figures, checks: tuple[Check, ...] | None = None, sample: Pert | None = None) -> list[Hindcast]:
    """Every check worked out. Raises ``ContentError`` when a figure is missing or a sum does not work out."""
    found = []
    for number, check in enumerate(read_checks() if checks is None else checks):
        try:
            found.append(hindcast(figures, check, sample or Pert()))
        except (FormulaError, ValidationError) as error:
            words = str(error) if isinstance(error, FormulaError) else "uitkomsten buiten hun grenzen"
            raise ContentError([Fault(FILE, f"checks[{number}]", "een som die uitkomt", words)]) from None
    return found


def hindcast(figures: Figures, check: Check, sample: Pert) -> Hindcast:
    """One check: calibrate, run forward with the model itself, lay beside what was counted."""
    names, sources = _inputs(figures, check)
    case = _case(check, names)
    deterministic, drawn = _measured(check, case, None), _measured(check, case, sample)
    ends = bands(drawn)
    points = []
    for place, year in enumerate(range(check.calibrated, check.target + 1)):
        period = check.actual.periods.get(year)
        actual = None
        if period is not None:
            actual, source = _value(figures, check.actual.indicator, period)
            sources.append(source)
        low, high = float(ends["p05"][place]), float(ends["p95"][place])
        points.append(Point(year, float(deterministic[place, 0]), low, high, actual, period))
    return Hindcast(
        id=check.id,
        line=check.line,
        name=check.name,
        unit=check.unit,
        measure=check.measure,
        calibrated=check.calibrated,
        target=check.target,
        known=check.known,
        note=check.note,
        naive=names[check.last_known],
        points=tuple(points),
        sources=tuple(dict.fromkeys(sources)),
    )


def summary(found: list[Hindcast]) -> str:
    """How often which forecast was closer, and how often the range held, in Dutch."""
    model, simple = (sum(item.closer == which for item in found) for which in ("model", "naive"))
    held = sum(item.within_range for item in found)
    return (
        f"Van de {len(found)} keer zat de berekening {model} keer dichter bij en ‘alles blijft gelijk’ {simple} keer."
        f" {held} keer lag wat gebeurde binnen de bandbreedte; bij een goede bandbreedte is dat 9 van de 10 keer."
    )


def _inputs(figures: Figures, check: Check) -> tuple[dict[str, float], list[str]]:
    names: dict[str, float] = {}
    sources: list[str] = []
    for name, given in check.inputs.items():
        if given.figure is None:  # read_checks refuses anything else
            raise FormulaError(f"‘{name}’ is geen cijfer")
        names[name], source = _value(figures, given.figure.indicator, given.figure.period)
        sources.append(source)
    return names, sources


def _value(figures: Figures, indicator: str, period: str) -> tuple[float, str]:
    seen = lookups.national(figures, indicator, period)
    if seen is None:
        raise FormulaError(f"‘{indicator}’ ({period}) ontbreekt in data/national.csv")
    return seen.value, seen.source


def _case(check: Check, names: dict[str, float]) -> Case:
    """A case with this one line; prices and payers do not matter here."""
    line: dict[str, object] = {"id": check.line, "unit_cost": 1, "payers": {"municipality": 1}, "cashable": 1}
    for field in FIELDS:
        formula: Formula = getattr(check, field)
        values = {end: evaluate(text, names) for end, text in formula.formulas.items()}
        line[field] = values
        names[field] = values["mid"]
    settings = {"start_year": check.calibrated, "years": check.target - check.calibrated + 1, "population": 1}
    return Case.model_validate({"settings": settings, "lines": [line]})


def _measured(check: Check, case: Case, sample: Pert | None) -> Array:
    """What is compared, shape (years, draws): the stock on the first day of the run's year, or everybody seen in it.

    For a stock on 31 December the run starts on that day; nothing in it depends on the calendar.
    """
    run = (prepare(case) if sample is None else prepare(case, sample)).baseline
    stock: Array = run.stock[:-1, 0]
    return np.add(stock, run.entries[:, 0]) if check.measure == "clients" else stock


def _faults(check: Check, number: int, document: Document) -> list[Fault]:
    """What pydantic cannot see: names that do not exist, inputs that are no figures, years without a count."""
    faults = []

    def fault(expected: str, found: str, *place: str) -> None:
        where: Place = ("checks", number, *place)
        faults.append(Fault(document.name, place_text(where), expected, found, document.line(where)))

    known = set(check.inputs)
    for name, given in check.inputs.items():
        if given.figure is None:
            fault("een cijfer (figure)", "iets anders", "inputs", name)
    for field in FIELDS:
        for end, text in getattr(check, field).formulas.items():
            for name in sorted(names_in(text) - known):
                fault("een naam uit inputs of een eerder berekende", f"‘{name}’", field, end)
        known.add(field)
    if check.last_known not in check.inputs:
        fault("een naam uit inputs", f"‘{check.last_known}’", "last_known")
    if check.target <= check.calibrated:
        fault("een jaar na calibrated", str(check.target), "target")
    if check.target not in check.actual.periods:
        fault(f"een telling voor {check.target}", "niets", "actual", "periods")
    return faults


def _error_words(error: float) -> str:
    if abs(error) < AS_GOOD / 10:
        return "precies goed"
    return f"{percent(abs(error))} te {'hoog' if error > 0 else 'laag'}"
