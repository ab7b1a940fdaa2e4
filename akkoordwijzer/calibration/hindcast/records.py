"""scenarios/hindcast.yaml as records: which series are looked back on, and by which rule."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from akkoordwijzer.content.arithmetic import names_in
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Key, Number, Record, Share, Text, Whole, read_record, refuse
from akkoordwijzer.content.yaml_file import Document, place_text, read_yaml
from akkoordwijzer.library.library import SCENARIOS

FILE = "scenarios/hindcast.yaml"
# Stands for the calendar year of the origin in the period of a figure.
YEAR = "YYYY"
FORMULAS = ("stock", "inflow", "exit_rate")
# What every formula may use beside its inputs: the newest count, and the growth observed up to then.
GIVEN = {"count", "growth"}


class Rule(Record):
    """How every forecast is made (design: how far ahead the baseline can see, sections 2 and 5).

    ``growth_kept`` and ``towards_balance`` are shares of what was observed; ``persons`` is the standard deviation of
    the logarithm of the number of people, per root of a year; a family with fewer than ``least_forecasts`` is shown
    but does not enter the relative error.
    """

    years_ahead: Annotated[Whole, Field(ge=1, le=30)]
    growth_years: Annotated[Whole, Field(ge=1, le=30)]
    growth_kept: Share
    growth_damping: Share
    towards_balance: Share
    persons: Annotated[Number, Field(gt=0, le=1)]
    least_forecasts: Annotated[Whole, Field(ge=1)]
    why: Text


class Past(Record):
    """A figure in the year of origin, or ``years_back`` before it; ``other_periods`` names what has another date."""

    indicator: Key
    period: Text
    years_back: Annotated[Whole, Field(ge=0, le=30)] = 0
    other_periods: dict[Whole, Text] = {}

    @field_validator("period")
    @classmethod
    def _has_a_year(cls, value: str) -> str:
        if YEAR not in value:
            refuse(f"een periode met {YEAR} erin", f"‘{value}’")
        return value

    def at(self, origin: int) -> str:
        """The period, as written in data/, for a year of origin."""
        year = origin - self.years_back
        return self.other_periods.get(year, self.period.replace(YEAR, str(year)))


class Series(Record):
    """A line, counted one way: its count in a year, its flow, and the sums that make a stock-and-flow line of them.

    ``measure``: ``stock`` is a count on one day, ``clients`` everybody seen in the year (stock and entries).
    """

    id: Key
    line: Key
    family: Key
    name: Text
    unit: Text
    measure: Literal["stock", "clients"]
    known: Text
    count: Past
    growth_of: Past | None = None
    inputs: dict[Key, Past]
    stock: Text
    inflow: Text
    exit_rate: Text

    @field_validator("inputs")
    @classmethod
    def _free_names(cls, value: dict[Key, Past]) -> dict[Key, Past]:
        if taken := sorted(set(value) & ({*GIVEN, *FORMULAS})):
            refuse("een naam die nog vrij is", f"‘{taken[0]}’")
        return value


class Look(Record):
    """A forecast that is shown year by year."""

    series: Key
    origin: Whole
    target: Whole
    note: Text | None = None

    @model_validator(mode="after")
    def _forward(self) -> "Look":
        if self.target <= self.origin:
            refuse("een jaar na origin", str(self.target))
        return self


class Plan(Record):
    """scenarios/hindcast.yaml."""

    rule: Rule
    families: dict[Key, Text]
    series: Annotated[tuple[Series, ...], Field(min_length=1)]
    looks: tuple[Look, ...] = ()


def read_plan(folder: Path = SCENARIOS) -> Plan:
    """scenarios/hindcast.yaml. Raises ``ContentError``, also for names that lead nowhere."""
    document = read_yaml(folder / "hindcast.yaml", FILE)
    plan = read_record(Plan, document.data, document)
    if faults := list(_faults(plan, document)):
        raise ContentError(faults)
    return plan


def _faults(plan: Plan, document: Document) -> Iterator[Fault]:
    """What pydantic cannot see: names, families and series that do not exist, ids that stand twice."""
    ids = [series.id for series in plan.series]

    def fault(expected: str, found: str, *place: str | int) -> Fault:
        return Fault(document.name, place_text(place), expected, f"‘{found}’", document.line(place))

    for number, series in enumerate(plan.series):
        if series.id in ids[:number]:
            yield fault("elk id één keer", series.id, "series", number, "id")
        if series.family not in plan.families:
            yield fault("een naam uit families", series.family, "series", number, "family")
        known = GIVEN | set(series.inputs)
        for field in FORMULAS:
            for name in sorted(names_in(getattr(series, field)) - known):
                yield fault("een naam uit inputs of een eerder berekende", name, "series", number, field)
            known.add(field)
    for number, look in enumerate(plan.looks):
        if look.series not in ids:
            yield fault("het id van een reeks", look.series, "looks", number, "series")
        if look.target - look.origin > plan.rule.years_ahead:
            yield fault(f"ten hoogste {plan.rule.years_ahead} jaar na origin", str(look.target), "looks", number)
