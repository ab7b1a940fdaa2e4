"""Answers of the figures that do not depend on who asks, kept so that 342 regions do not ask the same 342 times.

Figures do not change while the app runs; they are told apart by identity, and a few sets are kept (tests load some).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION, Observation


@dataclass(frozen=True, slots=True)
class Filed:
    """Budgeted gross spending on a task field in euro, as filed; a suspect filing cannot be what was meant."""

    eur: float
    is_suspect: bool

    @property
    def usable(self) -> bool:
        """Whether the amount can be reckoned with."""
        return self.eur > 0 and not self.is_suspect


@lru_cache(maxsize=2000)
def national(figures: Figures, indicator: str, period: str) -> Observation | None:
    """The national value of an indicator in a period."""
    return queries.value_at(figures, indicator, NATION, period)


@lru_cache(maxsize=50)
def across(figures: Figures, indicator: str) -> Mapping[str, float]:
    """The newest values of an indicator per municipality."""
    return {seen.region: seen.value for seen in queries.across(figures, indicator)}


@lru_cache(maxsize=10)
def inhabitants(figures: Figures) -> Mapping[str, float]:
    """Inhabitants per region, the country included. Raises ``KeyError`` without the figure."""
    found = dict(across(figures, "inhabitants"))
    return {NATION: queries.inhabitants(figures, NATION), **found}


@lru_cache(maxsize=10)
def filed(figures: Figures, year: int) -> Mapping[str, Mapping[str, Filed]]:
    """Per region the budget of a year by task field. National sums leave out what is suspect."""
    found: dict[str, dict[str, Filed]] = {}
    nation: dict[str, float] = {}
    for region, field, eur, suspect in queries.filings(figures, year, "budget"):
        found.setdefault(region, {})[field] = Filed(eur, suspect)
        nation[field] = nation.get(field, 0.0) + (0.0 if suspect else eur)
    return {**found, NATION: {field: Filed(eur, False) for field, eur in nation.items()}}
