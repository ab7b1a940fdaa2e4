"""How inflow, price and people would go without any choice: fading growth and surprises (contract, section 7)."""

from dataclasses import dataclass

import numpy as np

from akkoordwijzer.model.records import Line, Settings
from akkoordwijzer.model.sample import Array, Sample


def growth_path(growth: Array, damping: float, years: int) -> Array:
    """The index G or H of damped growth (7): 1 in the first year; ``growth`` (draws,) gives (years, draws)."""
    path = np.ones((years, growth.size))
    for t in range(years - 1):
        path[t + 1] = path[t] * (1 + growth * damping**t)
    return path


@dataclass(frozen=True, slots=True)
class Wander:
    """How one line strays from its path: ``persons`` is F (years + 1, draws), ``price`` is P (years, draws).

    Both have median 1, so bands surround the deterministic path (forecast.md, section 5).
    """

    persons: Array
    price: Array


def wander(line: Line, sample: Sample, settings: Settings) -> Wander | None:
    """The surprises of a line; none for a line that has none."""
    sizes = line.surprise
    if not (sizes.start or sizes.persons or sizes.price):
        return None
    for_persons, for_price = sample.surprise(line, settings.years)
    steps = np.concatenate([sizes.start * for_persons[:1], sizes.persons * for_persons[1:]])
    persons = np.exp(steps.cumsum(axis=0))
    price = np.exp(sizes.price * for_price.cumsum(axis=0))
    # What all clients cost together is in the budget; when there are more of them, each costs less.
    return Wander(persons, price / persons[:1] if sizes.priced_on == "budget" else price)
