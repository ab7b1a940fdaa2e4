"""Answers already given by the figures, kept so that 342 regions do not ask the same question 342 times.

Figures do not change while the app runs; a shelf belongs to one ``Figures`` object and goes with it.
"""

from dataclasses import dataclass, field

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION, Observation

# One set of figures in the app; tests load a few. The oldest goes first.
KEPT = 4


@dataclass(slots=True)
class Shelf:
    """Look-ups that do not depend on the recipe that asks."""

    figures: Figures
    _national: dict[tuple[str, str], Observation | None] = field(default_factory=dict)
    _across: dict[str, dict[str, float]] = field(default_factory=dict)
    _spending: dict[tuple[str, int, tuple[str, ...]], tuple[float, bool] | None] = field(default_factory=dict)
    _inhabitants: dict[str, float] = field(default_factory=dict)

    def national(self, indicator: str, period: str) -> Observation | None:
        """The national value of an indicator in a period."""
        if (indicator, period) not in self._national:
            self._national[indicator, period] = queries.value_at(self.figures, indicator, NATION, period)
        return self._national[indicator, period]

    def across(self, indicator: str) -> dict[str, float]:
        """The newest values of an indicator per municipality."""
        if indicator not in self._across:
            self._across[indicator] = {seen.region: seen.value for seen in queries.across(self.figures, indicator)}
        return self._across[indicator]

    def budget(self, region: str, year: int, fields: tuple[str, ...]) -> tuple[float, bool] | None:
        """Budgeted euro on task fields together, and whether a suspect filing is among them."""
        key = (region, year, fields)
        if key not in self._spending:
            self._spending[key] = queries.spending(self.figures, region, year, "budget", fields)
        return self._spending[key]

    def inhabitants(self, region: str) -> float:
        """Inhabitants of a region. Raises ``KeyError`` for a region without the figure."""
        if region not in self._inhabitants:
            self._inhabitants[region] = queries.inhabitants(self.figures, region)
        return self._inhabitants[region]


# By identity: ``Figures`` holds a database and cannot be hashed. A kept shelf holds its figures, so no id is reused.
_SHELVES: dict[int, Shelf] = {}


def shelf_of(figures: Figures) -> Shelf:
    """The shelf of these figures."""
    found = _SHELVES.get(id(figures))
    if found is None:
        while len(_SHELVES) >= KEPT:
            _SHELVES.pop(next(iter(_SHELVES)), None)
        found = _SHELVES.setdefault(id(figures), Shelf(figures))
    return found
