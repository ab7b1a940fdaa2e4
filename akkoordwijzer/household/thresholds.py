"""What one must believe: in how many of these households the help must make the difference to pay for itself.

Everybody in the group gets the help; for some the second road follows. With I the cost of the help and G the difference
without it, the help pays from a chance of I / G on. ``shared/cases/README.md``, "Break-even chance".
"""

from dataclasses import dataclass

from akkoordwijzer.household.cashable import CashLine
from akkoordwijzer.household.ends import Ends, total
from akkoordwijzer.household.roads import Comparison


@dataclass(frozen=True, slots=True)
class Threshold:
    """The cost of the help and the difference it could make, both in euro per household."""

    help: Ends
    gain: Ends

    @property
    def chance(self) -> float | None:
        """The share of households at which the help pays for itself; none when it never does."""
        return _chance(self.help.mid, self.gain.mid)

    @property
    def easiest(self) -> float | None:
        """The same with cheap help and a large difference."""
        return _chance(self.help.low, self.gain.high)

    @property
    def hardest(self) -> float | None:
        """The same with dear help and a small difference."""
        return _chance(self.help.high, self.gain.low)

    @property
    def has_help(self) -> bool:
        """Whether the second road holds help that costs this payer anything."""
        return self.help.mid > 0


@dataclass(frozen=True, slots=True)
class Thresholds:
    """For the municipality, for the municipality with money it can really cash, and for all payers together."""

    municipality: Threshold
    municipality_cash: Threshold
    all_payers: Threshold


def thresholds(comparison: Comparison, cash: tuple[CashLine, ...]) -> Thresholds:
    """The three thresholds of a case."""
    own_help = comparison.help_by_payer["municipality"]
    return Thresholds(
        municipality=_threshold(own_help, comparison.difference_by_payer["municipality"]),
        municipality_cash=Threshold(own_help, total(line.money for line in cash)),
        all_payers=_threshold(comparison.help, comparison.difference),
    )


def _threshold(cost: Ends, difference: Ends) -> Threshold:
    # The range of the difference holds the help with its ends turned around: dear help is a small difference.
    gain = Ends(difference.low + cost.high, difference.mid + cost.mid, difference.high + cost.low)
    return Threshold(cost, gain)


def _chance(cost_eur: float, gain_eur: float) -> float | None:
    if cost_eur <= 0:
        return 0.0 if gain_eur >= 0 else None
    return cost_eur / gain_eur if gain_eur >= cost_eur else None
