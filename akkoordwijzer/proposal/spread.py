"""A big knob spread over its levers: to the cent, within what each lever can do, and what is locked stays.

Amounts are euro per inhabitant per year. Inside, everything is counted in whole steps (cents, or whole euro per year),
so that levers add up exactly to what was asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

CENT = 0.01
# No lever has more room than this, in euro per inhabitant; it stands for "no end".
FAR = 10_000.0


@dataclass(frozen=True, slots=True)
class Room:
    """How far a lever can go: ``least`` is at most 0 (its own budget today), ``most`` what can be put to work."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Amounts per lever, and ``left``: what found no room (same sign as what was asked)."""

    amounts: dict[str, float]
    left: float


def spread(
    target: float,
    rooms: Mapping[str, Room],
    weights: Mapping[str, float],
    fixed: Mapping[str, float] | None = None,
    plan: Mapping[str, float] | None = None,
    step: float = CENT,
) -> Spread:
    """Spread ``target`` (the sum over all levers of the knob) over its levers.

    ``fixed`` are levers that stay as they are (locked); they count in the sum. ``plan`` is what was set before: when
    its sum has the sign of what is to be spread, that shape is kept as far as it has room. Otherwise a plus goes by
    ``weights`` and a minus by what is spent today. ``step`` is the smallest amount, in euro per inhabitant.
    """
    fixed = dict(fixed or {})
    free = [key for key in rooms if key not in fixed]
    asked = round((target - sum(fixed.values())) / step)
    most = {key: _steps(rooms[key], asked, step) for key in free}
    given = _fill(asked, _shape(asked, free, rooms, weights, plan or {}, step), most)
    if full := asked - sum(given.values()):
        # The plan is full, the knob is not: the rest goes to the other levers, as without a plan.
        most = {key: number - abs(given[key]) for key, number in most.items()}
        more = _fill(full, _shape(asked, free, rooms, weights, {}, step), most)
        given = {key: number + more[key] for key, number in given.items()}
    amounts = {key: round(number * step, 10) for key, number in given.items() if number}
    left = asked - sum(given.values())
    return Spread({**{key: value for key, value in fixed.items() if value}, **amounts}, round(left * step, 10))


def _shape(
    asked: int,
    free: list[str],
    rooms: Mapping[str, Room],
    weights: Mapping[str, float],
    plan: Mapping[str, float],
    step: float,
) -> dict[str, float]:
    """What each lever's part is proportional to."""
    planned = {key: plan.get(key, 0.0) for key in free}
    if asked and round(sum(planned.values()) / step) * asked > 0 and all(v * asked >= 0 for v in planned.values()):
        return {key: abs(value) for key, value in planned.items()}
    if asked < 0:
        return {key: -rooms[key].least for key in free}
    return {key: weights.get(key, 0.0) for key in free}


def _steps(room: Room, asked: int, step: float) -> int:
    """How many steps a lever can take in the direction asked; rounded inwards, so that a cut ends at the budget."""
    reach = -room.least if asked < 0 else room.most
    return int(min(reach, FAR) / step + 1e-6)


def _fill(asked: int, shape: Mapping[str, float], most: Mapping[str, int]) -> dict[str, int]:
    """Whole steps per lever, by largest remainder; what does not fit in one goes to the others."""
    sign, todo = (-1 if asked < 0 else 1), abs(asked)
    given = dict.fromkeys(shape, 0)
    open_ = {key: part for key, part in shape.items() if part > 0 and most[key] > 0}
    while todo and open_:
        whole = sum(open_.values())
        exact = {key: todo * part / whole for key, part in open_.items()}
        full = {key for key in open_ if given[key] + exact[key] >= most[key]}
        if full:
            for key in full:
                todo -= most[key] - given[key]
                given[key] = most[key]
                del open_[key]
            continue
        parts = {key: int(value) for key, value in exact.items()}
        rest = todo - sum(parts.values())
        for key in sorted(parts, key=lambda key: (parts[key] - exact[key], key))[:rest]:
            parts[key] += 1
        for key, number in parts.items():
            given[key] += number
        todo = 0
    return {key: sign * number for key, number in given.items()}
