"""How far a small group agrees: a plain measure that everybody can check by hand (texts/overleg.md has the formulas).

A party's satisfaction with a lever is 1 at its ideal and falls in a straight line to 0 at its red line, or at the end
of the lever where it drew none; beyond it is 0. A party's satisfaction with a package is the mean over its levers by
its own weights. A crossed red line is named and never averaged away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# Amounts are steps of a slider added up; the last bits of a float cross no red line.
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Lever:
    """Something that can be set: from ``low`` to ``high`` in steps, counted from ``unchanged`` (today's policy).

    ``eur_per_unit``: what one unit costs the municipality a year (for euro per inhabitant: the inhabitants).
    """

    id: str
    name: str
    low: float
    high: float
    step: float
    eur_per_unit: float = 0.0
    unchanged: float = 0.0

    def __post_init__(self) -> None:
        if not (self.low <= self.unchanged <= self.high and self.low < self.high and self.step > 0):
            raise ValueError(f"{self.id}: low ≤ unchanged ≤ high, low < high and step > 0")


@dataclass(frozen=True, slots=True)
class Position:
    """What a party wants: ideals, red lines and weights per lever. A lever without an ideal does not count for it;
    without weights all of its levers weigh the same."""

    party: str
    name: str
    ideals: Mapping[str, float] = field(default_factory=dict)
    least: Mapping[str, float] = field(default_factory=dict)
    most: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    def shares(self, levers: Sequence[Lever]) -> dict[str, float]:
        """Weights that add up to 1 over the levers that count; empty when none does."""
        counting = [lever.id for lever in levers if lever.id in self.ideals]
        points = {lever: max(0.0, self.weights.get(lever, 0.0)) for lever in counting}
        total = sum(points.values())
        if total > 0:
            return {lever: point / total for lever, point in points.items()}
        return {lever: 1 / len(counting) for lever in counting}


@dataclass(frozen=True, slots=True)
class Crossed:
    """A red line that a package crosses: whose, on which lever."""

    party: str
    lever: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a package means to the group. ``satisfaction``: 0 to 1 per party that has an ideal; ``least_satisfied``:
    all who have the lowest; ``divides_most``: the lever whose ideals lie furthest apart, by weight."""

    satisfaction: Mapping[str, float]
    crossed: tuple[Crossed, ...]
    least_satisfied: tuple[str, ...]
    divides_most: str | None

    def coarse(self) -> "Measured":
        """Satisfaction in tenths: enough to talk, too little to reckon another's wishes from."""
        tenths = {party: round(value, 1) for party, value in self.satisfaction.items()}
        return Measured(tenths, self.crossed, _lowest(tenths), self.divides_most)


def red_lines(position: Position, lever: Lever) -> tuple[float, float]:
    """A party's least and most of a lever for the search: no package can keep a line beyond what the lever can do, so
    that it stands at its end here. ``crossed_by`` still names it."""
    least, most = position.least.get(lever.id, lever.low), position.most.get(lever.id, lever.high)
    return min(max(least, lever.low), lever.high), max(min(most, lever.high), lever.low)


def sides(position: Position, lever: Lever) -> tuple[float, float, float]:
    """Where a party's satisfaction with a lever reaches 0 below, 1, and 0 above: all within the lever."""
    ideal = min(max(position.ideals[lever.id], lever.low), lever.high)
    least, most = red_lines(position, lever)
    return min(least, ideal), ideal, max(most, ideal)


def satisfaction_with(position: Position, lever: Lever, amount: float) -> float:
    """0 to 1 for one lever on which the party has an ideal."""
    least, ideal, most = sides(position, lever)
    end = least if amount < ideal else most
    if abs(amount - ideal) <= TOLERANCE:
        return 1.0
    return max(0.0, 1 - (amount - ideal) / (end - ideal)) if end != ideal else 0.0


def satisfaction(position: Position, levers: Sequence[Lever], amounts: Mapping[str, float]) -> float | None:
    """A party's satisfaction with a package (a lever it does not name stays as it is); none without any ideal."""
    shares = position.shares(levers)
    if not shares:
        return None
    return sum(
        shares[lever.id] * satisfaction_with(position, lever, amounts.get(lever.id, lever.unchanged))
        for lever in levers
        if lever.id in shares
    )


def crossed_by(position: Position, levers: Sequence[Lever], amounts: Mapping[str, float]) -> list[Crossed]:
    """The red lines of a party that a package crosses, in the order of the levers."""
    found = []
    for lever in levers:
        amount = amounts.get(lever.id, lever.unchanged)
        least, most = position.least.get(lever.id, amount), position.most.get(lever.id, amount)
        if not least - TOLERANCE <= amount <= most + TOLERANCE:
            found.append(Crossed(position.party, lever.id))
    return found


def divides_most(positions: Sequence[Position], levers: Sequence[Lever]) -> str | None:
    """The lever with the largest distance between the highest and the lowest ideal, as a share of the lever, times
    the mean weight of those who have an ideal there; none where nobody differs."""
    widest, found = 0.0, None
    for lever in levers:
        ideals = [sides(p, lever)[1] for p in positions if lever.id in p.ideals]
        if len(ideals) < 2:
            continue
        weight = sum(p.shares(levers)[lever.id] for p in positions if lever.id in p.ideals) / len(ideals)
        width = weight * (max(ideals) - min(ideals)) / (lever.high - lever.low)
        if width > widest + TOLERANCE:
            widest, found = width, lever.id
    return found


def measure(positions: Sequence[Position], levers: Sequence[Lever], amounts: Mapping[str, float]) -> Measured:
    """What a package means to the group."""
    values = {p.party: s for p in positions if (s := satisfaction(p, levers, amounts)) is not None}
    crossed = tuple(line for p in positions for line in crossed_by(p, levers, amounts))
    return Measured(values, crossed, _lowest(values), divides_most(positions, levers))


def rank(measured: Measured) -> tuple[float, ...]:
    """For sorting, highest first: the least satisfied party decides, then the next, and so on."""
    return tuple(round(value, 6) for value in sorted(measured.satisfaction.values()))


def _lowest(values: Mapping[str, float]) -> tuple[str, ...]:
    low = min(values.values(), default=0.0)
    return tuple(party for party, value in values.items() if value <= low + TOLERANCE)
