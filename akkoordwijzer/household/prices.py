"""Unit prices and the index that brings them to one price level (data/unit_prices.csv, data/price_index.csv)."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, field_validator, model_validator

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Key, Number, Record, Share, Text, Whole, read_record, refuse
from akkoordwijzer.content.yaml_file import Document, read_yaml
from akkoordwijzer.figures.database import DATA
from akkoordwijzer.figures.form import check_form
from akkoordwijzer.figures.records import FileRows
from akkoordwijzer.figures.tables import Column, CsvTable
from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.records import OwnPrice, whole_cost
from akkoordwijzer.model.records import Grade, Payer

PRICE_LEVEL = 2026
PAYERS: tuple[Payer, ...] = (
    "municipality",
    "state",
    "insurer",
    "citizen",
    "employer",
    "creditor",
    "housing_association",
    "other",
)
Kind = Literal["intervention", "care_line", "reference_total", "other", "own"]
# add: part of the sum; apart: a value and no spending, shown beside it; compare: never in a case.
Use = Literal["add", "apart", "compare"]
Status = Literal["published", "indexed", "derived", "library", "unknown", "own"]


class Price(Record):
    """What one unit costs, who pays it, and who says so. Without ``mid`` the price is unknown and never zero."""

    id: Key
    label: Text
    unit: Text
    theme: Text
    low: Number | None = None
    mid: Number | None = None
    high: Number | None = None
    price_year: Whole | None = None
    source_year: Whole | None = None
    index_factor: Number | None = None
    arithmetic: Text | None = None
    payers: dict[Payer, Share]
    kind: Kind
    use: Use
    overlaps: tuple[Key, ...] = ()
    care_line: Key | None = None
    intervention: Key | None = None
    task_field: Text | None = None
    status: Status
    grade: Grade | None = None
    sources: tuple[Text, ...] = ()
    search_words: Text | None = None
    note: Text | None = None

    _whole = field_validator("payers")(whole_cost)

    @model_validator(mode="after")
    def _sound(self) -> "Price":
        if (self.mid is None) != (self.status == "unknown"):
            refuse("een midden, of status unknown", "geen of allebei")
        if self.mid is not None:
            ends = self.ends
            if not 0 < ends.low <= ends.mid <= ends.high:
                refuse("0 < low ≤ mid ≤ high", f"{ends.low:g}, {ends.mid:g}, {ends.high:g}")
        return self

    @property
    def known(self) -> bool:
        """Whether there is an amount to count with."""
        return self.mid is not None

    @property
    def ends(self) -> Ends:
        """Low, most likely and high in euro; an end that is not given is the most likely one. Unknown raises."""
        if self.mid is None:
            raise ValueError(f"the price of {self.id} is unknown")
        return Ends(self.mid if self.low is None else self.low, self.mid, self.mid if self.high is None else self.high)

    @property
    def is_help(self) -> bool:
        """Whether it is the price of an intervention: part of what the help itself costs."""
        return self.kind == "intervention"


class IndexYear(Record):
    """The factor that brings a price of ``from_year`` to the price level."""

    from_year: Whole
    cpi_to_2024: Number | None = None
    cpi_2024_2025: Number | None = None
    price_2025_2026: Number | None = None
    factor_to_2026: Number
    sources: tuple[Text, ...]
    note: Text | None = None

    @property
    def product(self) -> float:
        """The steps multiplied."""
        steps = (self.cpi_to_2024, self.cpi_2024_2025, self.price_2025_2026)
        return reduce(lambda total, step: total * step, (step for step in steps if step is not None), 1.0)


@dataclass(frozen=True, slots=True)
class PriceBook:
    """All prices by id, the index by year, and what was left out because it was wrong."""

    prices: Mapping[str, Price]
    index: Mapping[int, IndexYear]
    left_out: tuple[Fault, ...] = ()

    def __getitem__(self, price: str) -> Price:
        return self.prices[price]

    def __contains__(self, price: object) -> bool:
        return price in self.prices

    def with_own(self, own: Iterable[OwnPrice]) -> "PriceBook":
        """The same book with the prices of one case: new ones, and local ones in place of those of the list."""
        prices = dict(self.prices)
        for item in own:
            old = self.prices.get(item.replaces or "")
            prices[item.id] = self._own(item, old)
            if old is not None:
                prices[old.id] = prices[item.id].model_copy(update={"id": old.id})
        return PriceBook(prices, self.index, self.left_out)

    def factor(self, year: int) -> float | None:
        """What a price of ``year`` is multiplied by; none for a year the index does not hold."""
        return self.index[year].factor_to_2026 if year in self.index else None

    def _own(self, item: OwnPrice, old: Price | None) -> Price:
        factor = self.factor(item.price_year) if item.price_year is not None else 1.0
        known = item.mid is not None and item.mid > 0 and factor is not None

        def now(value: float | None) -> float | None:
            return value * factor if known and value is not None and factor is not None else None

        kind: Kind = "intervention" if item.help or (old is not None and old.is_help) else "own"
        return Price(
            id=item.id,
            label=item.label,
            unit=item.unit,
            theme=old.theme if old else "own",
            low=now(item.low),
            mid=now(item.mid),
            high=now(item.high),
            price_year=PRICE_LEVEL if known else None,
            source_year=item.price_year,
            index_factor=factor,
            payers=item.payers,
            kind=kind,
            use="add",
            overlaps=old.overlaps if old else (),
            care_line=old.care_line if old else None,
            intervention=old.intervention if old else None,
            task_field=old.task_field if old else None,
            status="own" if known else "unknown",
            note=item.reason,
        )


def _table(name: str, key: str, columns: Iterable[str]) -> CsvTable:
    return CsvTable(name, tuple(Column(column, "VARCHAR", "true", "tekst") for column in columns), (key,))


_SHARES = {f"share_{payer}": payer for payer in PAYERS}
UNIT_PRICES = _table(
    "unit_prices",
    "id",
    (
        *("id", "label", "unit", "theme", "low", "mid", "high", "price_year", "source_year", "index_factor"),
        *("arithmetic", *_SHARES, "kind", "use", "overlaps", "care_line", "intervention", "task_field"),
        *("status", "grade", "source_id", "search_words", "note"),
    ),
)
PRICE_INDEX = _table(
    "price_index",
    "from_year",
    ("from_year", "cpi_to_2024", "cpi_2024_2025", "price_2025_2026", "factor_to_2026", "source_id", "note"),
)
_WHOLE = {"price_year", "source_year", "from_year"}
_NUMBERS = {"low", "mid", "high", "index_factor", *_SHARES, *PRICE_INDEX.header[1:5]}
_LISTS = {"overlaps": "overlaps", "source_id": "sources"}

R = TypeVar("R", bound=BaseModel)


def read_prices(data: Path = DATA) -> PriceBook:
    """Read both files. A wrong row is left out and named; raises ``ContentError`` when a file cannot be trusted."""
    document = read_yaml(data / "files.yaml", "data/files.yaml")
    rows = read_record(FileRows, document.data, document).rows
    faults: list[Fault] = []
    prices: dict[str, Price] = {}
    for line, price in _read(data, UNIT_PRICES, Price, rows, faults):
        if price.id in prices:
            faults.append(Fault(UNIT_PRICES.file, "kolom id", "elk id één keer", f"‘{price.id}’", line))
        else:
            prices[price.id] = price
    index = {year.from_year: year for _, year in _read(data, PRICE_INDEX, IndexYear, rows, faults)}
    return PriceBook(prices, index, tuple(faults))


def _read(
    data: Path, table: CsvTable, kind: type[R], rows: Mapping[str, int], faults: list[Fault]
) -> Iterable[tuple[int, R]]:
    path = data / f"{table.name}.csv"
    check_form(path, table, rows.get(table.name))
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            try:
                yield line, read_record(kind, _values(row), Document(table.file, row, {(): line}))
            except ContentError as error:
                faults += [_named(fault, row) for fault in error.faults]


def _named(fault: Fault, row: Mapping[str, str]) -> Fault:
    """A fault in a row, said with the row's own name and column."""
    place = ", ".join(part for part in (next(iter(row.values())), fault.place and f"kolom {fault.place}") if part)
    return Fault(fault.file, place, fault.expected, fault.found, fault.line, fault.remedy)


def _values(row: Mapping[str, str]) -> dict[str, Any]:
    """A row of text as plain data: empty is absent, numbers are numbers, shares are payers."""
    found: dict[str, Any] = {}
    shares: dict[str, Any] = {}
    for name, text in row.items():
        if name in _SHARES:
            share = _number(text)
            if share != 0:
                shares[_SHARES[name]] = share
        elif name in _LISTS:
            found[_LISTS[name]] = tuple(text.split())
        elif text:
            found[name] = (
                int(text) if name in _WHOLE and text.isdecimal() else _number(text) if name in _NUMBERS else text
            )
    return found | ({"payers": shares} if shares else {})


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
