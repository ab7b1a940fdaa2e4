"""What drives the outcome: every uncertain parameter at its low and its high, the others at their most likely value."""

from dataclasses import dataclass

import numpy as np

from akkoordwijzer.model.choices import build_choices
from akkoordwijzer.model.outcome import play_part, prepare
from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.records import Case, Line
from akkoordwijzer.model.sample import Array, Fixed

SURPRISE = "surprise"
# 5% and 95% of a normal distribution: the ends between which nine out of ten surprises lie.
ENDS = (-1.645, 1.645)


@dataclass(frozen=True, slots=True)
class Driver:
    """The cumulative result at the horizon, in euro, with one parameter at its low and at its high.

    ``parameter`` is the name of a parameter, or ``<line>.surprise`` for all surprises of a line.
    """

    parameter: str
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far the outcome moves."""
        return abs(self.at_high - self.at_low)


def rank_drivers(case: Case, hard_only: bool = False) -> list[Driver]:
    """All uncertain parameters and surprises, the largest swing first; ``hard_only`` for what may be booked.

    One run plays them all, each on two columns of draws.
    """
    uncertain = {name: (p.low, p.mid, p.high) for name, p in parameters(case).items() if not p.is_certain}
    straying = [line for line in case.lines if line.surprise.start or line.surprise.persons or line.surprise.price]
    names = [*uncertain, *(f"{line.id}.{SURPRISE}" for line in straying)]
    place = {name: 2 * number for number, name in enumerate(names)}
    columns = max(1, 2 * len(names))
    values = {}
    for name, (low, middle, high) in uncertain.items():
        values[name] = np.full(columns, middle)
        values[name][place[name] : place[name] + 2] = low, high
    surprises = {
        line.id: _normals(line, case.settings.years, columns, place[f"{line.id}.{SURPRISE}"]) for line in straying
    }
    prepared = prepare(case, Fixed(values, surprises))
    _, books = play_part(prepared.hard() if hard_only else prepared, case, build_choices(case))
    end = np.broadcast_to(books.cumulative[-1], (columns,))
    found = [Driver(name, float(end[at]), float(end[at + 1])) for name, at in place.items()]
    return sorted(found, key=lambda driver: (-driver.swing, driver.parameter))


def _normals(line: Line, years: int, columns: int, at: int) -> tuple[Array, Array]:
    """Normals with which people and price lie at the ends of their own spread in every year, in two columns.

    The spread of people after t years is the root of start² + t x persons²; that of the price grows with the root of
    the years. Each step is what the spread gains in a year.
    """
    start, yearly = line.surprise.start, line.surprise.persons
    spread = np.sqrt(start**2 + np.arange(years + 1) * yearly**2)
    steps = np.diff(spread) / yearly if yearly else np.zeros(years)
    persons, price = np.zeros((years + 1, columns)), np.zeros((years, columns))
    persons[:, at : at + 2] = np.outer([1.0, *steps], ENDS)
    price[:, at : at + 2] = np.outer(np.diff(np.sqrt(np.arange(years + 1))), ENDS)
    return persons, price
