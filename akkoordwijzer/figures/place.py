"""Where a value stands: its rank among others, and the national value that may stand beside a municipal one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from akkoordwijzer.figures.database import Figures


@dataclass(frozen=True, slots=True)
class Rank:
    """How many of a group have a higher, a lower and the same value; ``middle`` is the group's median."""

    higher: int
    lower: int
    equal: int
    middle: float

    @property
    def of(self) -> int:
        """The size of the group that has a value, the one that is ranked included."""
        return self.higher + self.lower + self.equal + 1

    @property
    def place(self) -> int:
        """Counted from the highest; equal values share a place."""
        return self.higher + 1

    @property
    def distance(self) -> float:
        """How far from the middle of the group: 0 with as many above as below, 1 for the highest or lowest alone."""
        return abs(self.higher - self.lower) / (self.of - 1)

    def words(self, group: str) -> str:
        """``3e van 38 vergelijkbare gemeenten, van hoog naar laag``; the ends say ``het hoogst`` and ``het laagst``."""
        if self.higher and self.lower:
            return f"{self.place}e van {self.of} {group}, van hoog naar laag"
        if not self.higher and not self.lower:
            return f"even hoog als de andere van {self.of} {group}"
        return f"{'gedeeld ' if self.equal else ''}het {'laagst' if self.higher else 'hoogst'} van {self.of} {group}"


def rank(values: Mapping[str, float], code: str, group: Iterable[str] | None = None) -> Rank | None:
    """The rank of ``code`` among those of ``group`` that have a value (everybody when no group is given).

    Nothing without an own value or without others to compare with.
    """
    inside = dict(values) if group is None else {other: values[other] for other in group if other in values}
    if code not in inside or len(inside) < 2:
        return None
    own = inside[code]
    higher = sum(value > own for value in inside.values())
    lower = sum(value < own for value in inside.values())
    return Rank(higher, lower, len(inside) - higher - lower - 1, median(inside.values()))


def places(values: Mapping[str, float]) -> dict[str, int]:
    """The place of everybody, from the highest; the same as ``rank`` gives one by one."""
    first: dict[float, int] = {}
    for number, value in enumerate(sorted(values.values(), reverse=True), 1):
        first.setdefault(value, number)
    return {code: first[value] for code, value in values.items()}


def mirror_of(figures: Figures, indicator: str) -> str:
    """The indicator whose national values stand beside the municipal ones of this one; itself where it has them."""
    if indicator in figures.national:
        return indicator
    return figures.indicators[indicator].national_mirror or indicator
