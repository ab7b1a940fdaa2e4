"""What a monitor is made of: promise and outcome, plan and spending, clauses with their moment, and what moved."""

from dataclasses import dataclass
from datetime import date

from akkoordwijzer.proposal.agreement import Clause, KeptAnnex
from akkoordwijzer.report.similar import Similar


def minus(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    """Column by column."""
    return tuple(a - b for a, b in zip(one, other, strict=True))


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One goal: what it was, what was promised, what was measured, and what may be concluded. ``similar``: how similar
    municipalities moved since the start; nothing where the app has no figure per municipality."""

    indicator: str
    name: str
    kind: str
    start: float | None
    target: float | None
    margin: float | None
    measured: float | None
    measured_year: int | None
    verdict: str
    similar: Similar | None
    guard: str


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What was planned for a choice in a year and what was spent, in euro; no ``spent`` where nobody said."""

    choice: str
    name: str
    year: int
    planned_eur: int
    spent_eur: float | None

    @property
    def difference_eur(self) -> float | None:
        """Spent minus planned."""
        return None if self.spent_eur is None else self.spent_eur - self.planned_eur


@dataclass(frozen=True, slots=True)
class DueRow:
    """A clause with its moment; ``state`` says in words what the measurements say."""

    clause: Clause
    sentence: str
    moment: str
    state: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A total per column as it was signed, with the rules of now on the old data, and with the data of now as well."""

    name: str
    signed_eur: tuple[int, ...]
    rules_now_eur: tuple[int, ...]
    all_now_eur: tuple[int, ...] | None

    @property
    def by_model_eur(self) -> tuple[int, ...]:
        """What other rules do."""
        return minus(self.rules_now_eur, self.signed_eur)

    @property
    def by_data_eur(self) -> tuple[int, ...] | None:
        """What other data does; none when the choices cannot be played on the data of now."""
        return None if self.all_now_eur is None else minus(self.all_now_eur, self.rules_now_eur)


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """People in a care line at the end of the term under unchanged policy: as signed, and as it looks now."""

    name: str
    year: int
    signed: float
    now: float


@dataclass(frozen=True, slots=True)
class Monitor:
    """``reproduces``: whether the file's own case still gives the signed amounts to the euro."""

    place: str
    signed_on: str
    annex: KeptAnnex
    indicators: tuple[IndicatorRow, ...]
    money: tuple[MoneyRow, ...]
    due: tuple[DueRow, ...]
    totals: tuple[Moved, ...]
    rows: tuple[Moved, ...]
    forecast: tuple[ForecastRow, ...]
    reproduces: bool
    today: date
    sentences: tuple[str, ...]

    @property
    def by_reality_eur(self) -> float:
        """Spent minus planned, of what was measured, in euro."""
        return sum(row.difference_eur or 0.0 for row in self.money)
