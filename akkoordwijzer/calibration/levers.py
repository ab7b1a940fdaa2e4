"""Levers: for each intervention the amounts a slider offers, in euro per inhabitant per year."""

import math
from dataclasses import dataclass

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.openness import is_open
from akkoordwijzer.model.records import Intervention

_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
# Enough to choose from, few enough to walk through with the arrow keys.
MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Lever:
    """What can be chosen for one intervention; ``options`` hold zero (unchanged policy) and rise."""

    item: Intervention
    options: tuple[float, ...]
    current_eur_per_inhabitant: float
    full_reach_eur_per_inhabitant: float

    @property
    def no_cut_because(self) -> str:
        """Why less is not possible."""
        return getattr(self.item, "no_cut_because", None) or "Niet bekend is wat er nu aan wordt uitgegeven."

    @property
    def is_open(self) -> bool:
        """Whether nobody established what it does."""
        return is_open(self.item)


def levers(kit: Kit) -> dict[str, Lever]:
    """A lever per intervention: down to what is spent today, up to somewhat more than can be put to work."""
    current = kit.current_eur_per_inhabitant()
    pools = {line.id: line.stock.mid + line.inflow.mid for line in kit.lines}
    found = {}
    for item in kit.interventions:
        pool = pools[item.reach.line] if item.reach.line else (item.reach.size.mid if item.reach.size else 0.0)
        room = max(0.0, item.reach.share.mid * pool - item.current_participants.mid)
        full = room * item.unit_cost.mid / kit.settings.population
        found[item.id] = Lever(item, options(-current[item.id], full), current[item.id], full)
    return found


def options(least: float, full: float) -> tuple[float, ...]:
    """A grid from ``least`` (a cut, at most 0) over 0 to a quarter above ``full``, in steps people say aloud."""
    most = max(1.25 * full, 0.05)
    step = next((step for step in _STEPS if most / step <= MOST_STEPS), most / MOST_STEPS)
    up = [round(number * step, 4) for number in range(1, math.ceil(most / step) + 1)]
    down_step = step
    if least < 0:
        down_step = next((step for step in _STEPS if -least / step <= MOST_STEPS / 2), -least / MOST_STEPS * 2)
    down = [round(-number * down_step, 4) for number in range(int(-least / down_step), 0, -1)]
    return (*down, 0.0, *up)


def with_value(choices: tuple[float, ...], value: float) -> tuple[float, ...]:
    """The options with a value that came from elsewhere (a link, a scenario) among them."""
    return choices if value in choices else tuple(sorted((*choices, value)))
