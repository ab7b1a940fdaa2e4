"""The search for packages as a mixed-integer programme for HiGHS: lever steps are whole, the rest is linear."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from akkoordwijzer.conversation.agreement import Lever, Position, red_lines, sides

# The solver's own tolerance, far below the tenths that are shown.
SLACK = 1e-6
HALF_CENT = 0.005
# Where a package is good enough after so many branches, the rest of the search is for the last thousandths.
NODES = 200

Terms = dict[int, float]  # per variable its factor
Solution = tuple[float, NDArray[np.float64]]  # the highest value, and the variables there


@dataclass
class Programme:
    """Variables with bounds, rows ``low ≤ terms ≤ high`` and a way to maximise, to within ``precision`` (a share)."""

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[Terms, float, float]] = field(default_factory=list)
    precision: float = 0.0

    def copy(self) -> "Programme":
        """The same, to add to."""
        return Programme([*self.lower], [*self.upper], [*self.whole], [*self.rows], self.precision)

    def relaxed(self, whole: Iterable[int]) -> "Programme":
        """The same, with only these variables whole."""
        other, keep = self.copy(), set(whole)
        other.whole = [index in keep for index in range(len(self.whole))]
        return other

    def variable(self, lower: float, upper: float, whole: bool = False) -> int:
        """A new variable; its index."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.lower) - 1

    def row(self, terms: Terms, low: float = -math.inf, high: float = math.inf) -> None:
        """A new row."""
        self.rows.append((terms, low, high))

    def maximise(self, terms: Terms) -> Solution | None:
        """The highest value of ``terms`` and the variables there; none when nothing fits the rows."""
        size = len(self.lower)
        objective = np.zeros(size)
        for index, factor in terms.items():
            objective[index] = -factor
        entries = [(r, i, f) for r, (row, _, _) in enumerate(self.rows) for i, f in row.items()]
        at, index_of, factors = zip(*entries, strict=True)
        matrix = csr_array((factors, (at, index_of)), shape=(len(self.rows), size))
        result = milp(
            objective,
            integrality=np.array(self.whole, dtype=int),
            bounds=Bounds(np.array(self.lower), np.array(self.upper)),
            constraints=LinearConstraint(
                matrix, np.array([low for _, low, _ in self.rows]), np.array([high for _, _, high in self.rows])
            ),
            options={"mip_rel_gap": self.precision} | ({"node_limit": NODES} if self.precision and terms else {}),
        )
        return None if result.x is None else (-float(result.fun), result.x)


@dataclass
class Table:
    """The programme of a group: ``steps`` per lever, ``content`` per party that has an ideal (its satisfaction as
    terms), ``kept`` the marks that are 1 where a party keeps within its red lines on a lever."""

    programme: Programme
    levers: Sequence[Lever]
    steps: list[int]
    content: dict[str, Terms]
    kept: dict[tuple[str, str], int]

    def amounts(self, solution: Solution | None) -> dict[str, float]:
        """The package of a solution: on the steps of the levers, without the solver's last digits."""
        if solution is None:
            raise ArithmeticError("the solver found a package and could not find it again")
        return {
            lever.id: round(lever.unchanged + round(float(solution[1][at])) * lever.step, 9) + 0.0
            for lever, at in zip(self.levers, self.steps, strict=True)
        }


def build(
    positions: Sequence[Position],
    levers: Sequence[Lever],
    budget_eur: float,
    crossed: frozenset[tuple[str, str]] | None,
    precision: float = 0.0,
) -> Table:
    """The group's programme within a budget (euro per year above today's policy).

    A lever on which nobody has an ideal stays as it is. ``crossed``: the only (party, lever) whose red lines may be
    crossed, and then give no satisfaction; none leaves it to the programme which to keep.
    """
    programme = Programme(precision=precision)
    wanted = {lever for position in positions for lever in position.ideals}
    steps = [_steps(programme, lever, lever.id in wanted) for lever in levers]
    prices = {at: lever.step * lever.eur_per_unit for at, lever in zip(steps, levers, strict=True)}
    programme.row(prices, high=budget_eur + HALF_CENT)
    content: dict[str, Terms] = {}
    kept: dict[tuple[str, str], int] = {}
    for position in positions:
        shares, terms = position.shares(levers), Terms()
        for lever, at in zip(levers, steps, strict=True):
            place = (position.party, lever.id)
            if crossed is not None and place in crossed:
                continue
            mark = _red_line(programme, position, lever, at, crossed is None)
            kept |= {} if mark is None else {place: mark}
            if shares.get(lever.id, 0.0) > 0:
                terms[_hat(programme, position, lever, at, mark)] = shares[lever.id]
        if shares:
            content[position.party] = terms
    return Table(programme, levers, steps, content, kept)


def _steps(programme: Programme, lever: Lever, wanted: bool) -> int:
    if not wanted:
        return programme.variable(0, 0, whole=True)
    low = math.ceil((lever.low - lever.unchanged) / lever.step - SLACK)
    high = math.floor((lever.high - lever.unchanged) / lever.step + SLACK)
    return programme.variable(low, high, whole=True)


def _red_line(programme: Programme, position: Position, lever: Lever, at: int, cross: bool) -> int | None:
    """Keep within a party's red lines, or mark whether it does; none when there is nothing to cross."""
    low, high = (lever.low - lever.unchanged) / lever.step, (lever.high - lever.unchanged) / lever.step
    least, most = ((line - lever.unchanged) / lever.step for line in red_lines(position, lever))
    if least <= low and most >= high:
        return None
    if not cross:
        programme.row({at: 1.0}, math.ceil(least - SLACK), math.floor(most + SLACK))
        return None
    mark = programme.variable(0, 1, whole=True)
    programme.row({at: 1.0, mark: -max(0.0, least - low)}, low=low)
    programme.row({at: 1.0, mark: max(0.0, high - most)}, high=high)
    return mark


def _hat(programme: Programme, position: Position, lever: Lever, at: int, mark: int | None) -> int:
    """A variable of at most the party's satisfaction with a lever; maximising makes it equal."""
    happy = programme.variable(0, 1)
    least, ideal, most = ((end - lever.unchanged) / lever.step for end in sides(position, lever))
    low, high = (lever.low - lever.unchanged) / lever.step, (lever.high - lever.unchanged) / lever.step
    if mark is not None:
        programme.row({happy: 1.0, mark: -1.0}, high=0.0)
    # On each side: happy ≤ 1 - distance / width, which beyond a crossed red line (mark 0) must leave happy = 0.
    for end, limit, sign in ((least, low, -1.0), (most, high, 1.0)):
        width, reach = abs(end - ideal), abs(limit - ideal)
        if width == 0:
            continue
        loose = 0.0 if mark is None else max(0.0, reach / width - 1)
        terms = {happy: 1.0, at: sign / width} | ({} if mark is None else {mark: loose})
        programme.row(terms, high=1 + sign * ideal / width + loose)
    return happy
