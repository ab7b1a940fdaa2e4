"""The scale of a knob: zero in the middle, the own budget at the left end, what can be put to work at the right end.

Both halves have the same number of notches, so that zero stands at one place for all knobs, whatever their ends.
"""

from dataclasses import dataclass

# Few enough to walk through with the arrow keys.
NOTCHES = 20


@dataclass(frozen=True, slots=True)
class Scale:
    """``least`` (at most 0) and ``most`` (at least 0) in euro per inhabitant per year."""

    least: float
    most: float

    def amount(self, notch: int) -> float:
        """The amount at a notch from -20 to 20, in amounts people say aloud; the ends themselves are exact."""
        if notch == 0:
            return 0.0
        end = self.most if notch > 0 else self.least
        if abs(notch) >= NOTCHES:
            return end
        return _sayable(end * abs(notch) / NOTCHES, end)

    def notch(self, amount: float) -> int:
        """The notch nearest to an amount; never the middle for an amount that is not zero, unless there is no room."""
        if amount == 0:
            return 0
        side = range(1, NOTCHES + 1) if amount > 0 else range(-1, -NOTCHES - 1, -1)
        if (self.most if amount > 0 else self.least) == 0:
            return 0
        return min(side, key=lambda notch: (abs(self.amount(notch) - amount), abs(notch)))


def _sayable(amount: float, end: float) -> float:
    """Rounded to cents, tenths or whole euro, depending on how far the scale goes."""
    decimals = 0 if abs(end) >= 2 * NOTCHES else 1 if abs(end) >= NOTCHES / 5 else 2
    return round(amount, decimals)
