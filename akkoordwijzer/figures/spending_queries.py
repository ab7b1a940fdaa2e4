"""Money for prevention against specialist care: per region, year and kind of statement. Amounts in euro."""

from dataclasses import dataclass
from typing import Literal

from akkoordwijzer.figures.database import Figures

Statement = Literal["budget", "accounts"]
STATEMENTS: dict[Statement, str] = {"budget": "begroting", "accounts": "jaarrekening"}


@dataclass(frozen=True, slots=True)
class Split:
    """Gross spending of a region in a year. ``filed``: how many municipalities are in it (for the country).

    Amounts per inhabitant are nothing where inhabitants are unknown; ``suspect`` means a filing that cannot be right.
    """

    region: str
    year: int
    statement: Statement
    prevention: float
    specialist: float
    suspect: bool
    filed: int
    prevention_per: float | None
    specialist_per: float | None

    @property
    def total(self) -> float:
        """Both together."""
        return self.prevention + self.specialist

    @property
    def share(self) -> float | None:
        """The part for prevention, 0 to 1; nothing when an amount below zero makes it meaningless."""
        if self.prevention < 0 or self.specialist < 0 or self.total <= 0:
            return None
        return self.prevention / self.total

    @property
    def of_hundred(self) -> int | None:
        """Of every 100 euro this many go to prevention, the rest to specialist care."""
        return None if self.share is None else round(self.share * 100)


@dataclass(frozen=True, slots=True)
class FieldAmount:
    """Spending on one task field; ``side`` is prevention or specialist."""

    task_field: str
    title: str
    side: str
    amount: float
    status: str


_COLUMNS = "region, year, statement, prevention, specialist, suspect, filed, prevention_per, specialist_per"
_KNOWN = "prevention IS NOT NULL AND specialist IS NOT NULL"


def split_years(figures: Figures, code: str, statement: Statement) -> list[Split]:
    """All years of a region, oldest first."""
    sql = f"SELECT {_COLUMNS} FROM split WHERE region = ? AND statement = ? AND {_KNOWN} ORDER BY year"
    return [Split(*row) for row in figures.ask(sql, [code, statement])]


def split_across(figures: Figures, year: int, statement: Statement) -> dict[str, Split]:
    """All municipalities in one year; suspect filings left out."""
    sql = (
        f"SELECT {_COLUMNS} FROM split WHERE year = ? AND statement = ? AND region <> 'NL' AND NOT suspect AND {_KNOWN}"
        " ORDER BY region"
    )
    return {row[0]: Split(*row) for row in figures.ask(sql, [year, statement])}


def by_field(figures: Figures, code: str, year: int, statement: Statement) -> list[FieldAmount]:
    """The task fields behind a split, with their names of that year."""
    sql = (
        "SELECT p.task_field, coalesce(t.title, ''), s.side, p.amount_eur :: DOUBLE, p.status FROM spending p"
        " JOIN side s USING (year, task_field) LEFT JOIN task_field t USING (year, task_field)"
        " WHERE p.region = ? AND p.year = ? AND p.statement = ? ORDER BY s.side, p.task_field"
    )
    return [FieldAmount(*row) for row in figures.ask(sql, [code, year, statement])]
