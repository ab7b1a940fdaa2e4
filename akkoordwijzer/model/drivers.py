"""What drives the outcome: every uncertain parameter at its low and its high, the others at their most likely value."""

from dataclasses import dataclass

import numpy as np

from akkoordwijzer.model.inputs import Array, parameters
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case, Parameter


@dataclass(frozen=True, slots=True)
class Driver:
    """The cumulative result at the horizon, in euro, with one parameter at its low and at its high."""

    parameter: str
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far the outcome moves."""
        return abs(self.at_high - self.at_low)


def rank_drivers(case: Case) -> list[Driver]:
    """All uncertain parameters, the largest swing first. One run plays them all, each on two columns of draws."""
    names = [name for name, parameter in parameters(case).items() if not parameter.is_certain]
    columns = max(1, 2 * len(names))
    place = {name: 2 * number for number, name in enumerate(names)}

    def sample(name: str, parameter: Parameter) -> Array:
        if name not in place:
            return np.array([parameter.mid])
        values = np.full(columns, parameter.mid)
        values[place[name] : place[name] + 2] = parameter.low, parameter.high
        return values

    end = play(case, sample).books.cumulative[-1]
    found = [Driver(name, float(end[at]), float(end[at + 1])) for name, at in place.items()]
    return sorted(found, key=lambda driver: (-driver.swing, driver.parameter))
