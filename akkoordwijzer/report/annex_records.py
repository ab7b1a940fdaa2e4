"""What the annex is made of: rows that count, rows that stand beside it, and what they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from akkoordwijzer.figures.queries import Source
from akkoordwijzer.library.price_index import PRICE_LEVEL
from akkoordwijzer.proposal.version import content_version, model_version

Certainty = Literal["spending", "hard", "cover", "expected", "open", "promised", "withheld", "freed"]
Side = Literal["lasten", "baten", "reserves"]
COUNTED: tuple[Certainty, ...] = ("spending", "hard", "cover")
CERTAINTY_WORDS: dict[Certainty, str] = {
    "spending": "uitgave",
    "hard": "hard",
    "cover": "dekking",
    "expected": "verwacht, niet geboekt",
    "open": "p.m.: effect niet vastgesteld",
    "promised": "p.m.: nog niet getekend",
    "withheld": "niet betaald: mensen wachten",
    "freed": "minder werk, geen geld",
}
SIGN = "Plus is een voordeel voor de gemeente, min is een nadeel."


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One measure on one task field. ``amounts_eur``: whole euro per column of ``Annex.columns``; none is p.m.

    ``range_eur`` is the range in the last year of the term, ``gain_share`` the share of the draws in which it is an
    advantage then; none where no odds can be given. ``conditions``: ids of the clauses on it.
    """

    id: str
    source: str
    name: str
    task_field: str
    structural: bool
    side: Side
    certainty: Certainty
    amounts_eur: tuple[int, ...] | None
    range_eur: tuple[int, int] | None = None
    cover: str = ""
    note: str = ""
    owner: str = ""
    gain_share: float | None = None
    conditions: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the row is in the balance."""
        return self.certainty in COUNTED


@dataclass(frozen=True, slots=True)
class Basis:
    """A number the annex rests on, in words; ``sources`` are ids in data/sources.csv. ``owner``: the id of the
    intervention or care line it belongs to."""

    owner: str
    name: str
    low: float
    mid: float
    high: float
    unit: str
    grade: str
    checked: str
    assumption: bool
    arithmetic: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """With which data and rules, when, and under which address it was made."""

    on: date
    content_version: str
    model_version: str
    link: str = ""

    @classmethod
    def now(cls, on: date, link: str = "") -> "Made":
        """With what is loaded."""
        return cls(on, content_version(), model_version(), link)


@dataclass(frozen=True, slots=True)
class Annex:
    """``columns``: the years of the term and ``structureel``. Totals in whole euro per column.

    ``balance_eur`` counts spending, hard and covers; ``expected_eur`` what is expected on top of it: without covers the
    two together are the net result on the screen. ``withheld_eur`` is care a ceiling leaves unpaid.
    """

    place: str
    scenario: str
    columns: tuple[str, ...]
    structural_year: int
    rows: tuple[AnnexRow, ...]
    made: Made
    population: float
    open_share: float
    notes: tuple[str, ...] = ()
    parameters: tuple[Basis, ...] = ()
    sources: tuple[Source, ...] = ()
    price_level: str = field(default=f"constante prijzen van {PRICE_LEVEL}")

    def total(self, *certainties: Certainty) -> tuple[int, ...]:
        """The sum of the rows of these kinds, per column."""
        chosen = [row.amounts_eur for row in self.rows if row.certainty in certainties and row.amounts_eur is not None]
        return tuple(sum(amounts[at] for amounts in chosen) for at in range(len(self.columns)))

    @property
    def balance_eur(self) -> tuple[int, ...]:
        """What is in the budget."""
        return self.total(*COUNTED)

    @property
    def expected_eur(self) -> tuple[int, ...]:
        """What is expected on top of it, and not booked."""
        return self.total("expected")

    @property
    def net_eur(self) -> tuple[int, ...]:
        """The net result on the screen: without covers, with what is expected."""
        return self.total("spending", "hard", "expected")

    @property
    def withheld_eur(self) -> tuple[int, ...]:
        """Care that is not paid: people wait. Never a cover."""
        return self.total("withheld")

    def with_rows(self, rows: Sequence[AnnexRow]) -> "Annex":
        """The same with other rows."""
        return replace(self, rows=tuple(rows))
