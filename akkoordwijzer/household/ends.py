"""Low, most likely and high of one amount."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ends:
    """An amount in euro (or a share) with the range in which it almost certainly lies."""

    low: float = 0.0
    mid: float = 0.0
    high: float = 0.0

    def __add__(self, other: "Ends") -> "Ends":
        return Ends(self.low + other.low, self.mid + other.mid, self.high + other.high)

    def times(self, factor: float) -> "Ends":
        """Times a number; a negative one turns low and high around."""
        low, high = sorted((self.low * factor, self.high * factor))
        return Ends(low, self.mid * factor, high)


def total(items: Iterable[Ends]) -> Ends:
    """The sum; of nothing it is zero."""
    return sum(items, Ends())
