"""The catalogue: what an indicator is, how it may be compared, and how spending is split (records in data/)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from akkoordwijzer.content.records import Flag, Key, Number, Record, Text, Whole, refuse

PeriodKind = Literal["year", "date", "half_year", "quarter", "school_year"]
Direction = Literal["lower", "higher", "neutral"]
FigureTheme = Literal["debts", "guardianship", "youth", "finance", "other"]
Format = Literal["count", "percent", "eur", "eur_mln", "eur_cents", "per_1000", "ratio", "years", "months"]
Bounds = tuple[Number, Number]

PERIOD_PATTERNS: dict[PeriodKind, str] = {
    "year": r"(19|20)\d{2}",
    "date": r"(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "half_year": r"(19|20)\d{2}-H[12]",
    "quarter": r"(19|20)\d{2}-Q[1-4]",
    "school_year": r"(19|20)\d{2}/\d{2}",
}


class Unit(Record):
    """A unit with the way its numbers are written."""

    id: Key
    label: Text
    format: Format
    decimals: Annotated[Whole, Field(ge=0, le=4)] = 0


class Break(Record):
    """From this period on the series is counted in another way: no line is drawn across."""

    at: Text
    reason: Text


class Target(Record):
    """A value somebody set as a goal."""

    period: Text
    value: Number
    text: Text


class Then(Record):
    """The figure of the 2017 memorandum beside which the newest one is laid."""

    value: Number
    period: Text
    text: Text
    source_id: Text


class Indicator(Record):
    """One series with one definition. What may not be compared is another indicator."""

    id: Key
    label: Text
    definition: Text
    unit: Key
    theme: FigureTheme
    direction: Direction
    period_kind: PeriodKind
    bounds: Bounds
    local_bounds: Bounds | None = None
    summable: Flag = False
    breaks: tuple[Break, ...] = ()
    continues: Key | None = None
    not_comparable_with: tuple[Key, ...] = ()
    per: Literal["inhabitants", "households"] | None = None
    national_mirror: Key | None = None
    target: Target | None = None
    then: Then | None = None
    headline: Whole | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _bounds_ordered(self) -> "Indicator":
        for low, high in filter(None, (self.bounds, self.local_bounds)):
            if low >= high:
                refuse("grenzen van laag naar hoog", f"{low:g}, {high:g}")
        return self


class Catalogue(Record):
    """data/indicators.yaml."""

    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]


class Units(Record):
    """data/units.yaml."""

    units: tuple[Unit, ...]


class FrontPage(Record):
    """data/front_page.yaml: the figures that Start shows, by id.

    ``national``: for the country, in this order. ``compared``: what is looked at to say in what a municipality differs
    most; shares and rates that a council recognises, for sizes only say how large a municipality is.
    """

    national: Annotated[tuple[Key, ...], Field(min_length=1)]
    compared: Annotated[tuple[Key, ...], Field(min_length=1)]


class FileRows(Record):
    """data/files.yaml: how many rows each table has, so that a file cut short is noticed."""

    rows: dict[Text, Whole]
