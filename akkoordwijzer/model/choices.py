"""What is chosen, as arrays: money per intervention and ceilings per line, over the years."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from akkoordwijzer.model.records import Case
from akkoordwijzer.model.sample import Array


@dataclass(frozen=True, slots=True)
class Choices:
    """``amount_eur`` (years, interventions, draws or 1) and ``ceiling`` (years, lines, draws or 1).

    ``ceiling`` is a multiple of the line's baseline cost in the first year, infinite where a line is open-ended.
    ``inflow_fall`` (years, lines, draws or 1) is what somebody supposes: the share by which the inflow is lower.
    ``first_year`` is that of the whole scenario, also where only a part of it is played.
    """

    first_year: int | None
    amount_eur: Array
    ceiling: Array
    inflow_fall: Array | None = None

    @property
    def active(self) -> NDArray[np.bool_]:
        """Which interventions get more or less money in some year, shape (interventions,)."""
        used: NDArray[np.bool_] = (self.amount_eur != 0).any(axis=(0, 2))
        return used

    @property
    def has_ceilings(self) -> bool:
        """Whether any line has a ceiling in any year."""
        return bool(np.isfinite(self.ceiling).any())

    @property
    def draws(self) -> int:
        """The longest axis of draws among the choices."""
        falls = 1 if self.inflow_fall is None else self.inflow_fall.shape[2]
        return int(max(self.amount_eur.shape[2], self.ceiling.shape[2], falls))

    def only(self, used: Iterable[int]) -> "Choices":
        """The same with the money of the ``used`` interventions (indices), as ``Inputs.only``."""
        return replace(self, amount_eur=self.amount_eur[:, list(used)])

    def open_ended(self) -> "Choices":
        """The same without ceilings; the year from which a saving may be booked stays that of the whole scenario."""
        return replace(self, ceiling=np.full((*self.ceiling.shape[:2], 1), np.inf))


def build_choices(case: Case) -> Choices:
    """The scenario of a case as arrays with one draw."""
    settings, scenario = case.settings, case.scenario
    calendar = settings.calendar
    amount = np.zeros((settings.years, len(case.interventions), 1))
    for number, item in enumerate(case.interventions):
        if change := scenario.changes.get(item.id):
            yearly = change.amount_per_inhabitant * settings.population
            amount[:, number, 0] = [yearly * ramp(year, change.from_, change.ramp, change.until) for year in calendar]
    ceiling = np.full((settings.years, len(case.lines), 1), np.inf)
    for number, line in enumerate(case.lines):
        if limit := scenario.ceilings.get(line.id):
            ceiling[:, number, 0] = [
                (1 + limit.growth) ** (year - limit.from_ + 1) if year >= limit.from_ else np.inf for year in calendar
            ]
    return Choices(scenario.first_year, amount, ceiling)


def ramp(year: int, start: int, length: int, until: int | None) -> float:
    """Share of the yearly amount available in a year (3.1): rising in ``length`` equal steps from ``start``."""
    if year < start or (until is not None and year > until):
        return 0.0
    return min(1.0, (year - start + 1) / length)


def no_choices(case: Case) -> Choices:
    """Unchanged policy."""
    years = case.settings.years
    return Choices(None, np.zeros((years, len(case.interventions), 1)), np.full((years, len(case.lines), 1), np.inf))
