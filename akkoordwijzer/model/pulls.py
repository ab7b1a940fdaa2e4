"""What moves people and money in a run, as arrays: effects of interventions and transfers between lines."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from akkoordwijzer.model.sample import Array

Booking = Literal["whole", "low", "losses"]


@dataclass(frozen=True, slots=True)
class Flow:
    """A transfer between lines (indices), with rates of shape (draws,)."""

    start: int
    to: int
    rate: Array
    stays: bool
    waiting_rate: Array


@dataclass(frozen=True, slots=True)
class Pull:
    """An effect on a line or a benefit to a payer, per active participant and times its weight, shape (draws,).

    ``trust`` is what the evidence leaves of a gain; ``low`` is the low end of the range. ``booking`` says how much
    counts: the whole effect; at most the low end; or only what makes the result worse.
    """

    kind: str
    intervention: int
    line: int
    to: int
    payer: str
    per_participant: Array
    low: Array
    trust: float
    delay: int
    lasts: int
    is_hard: bool
    booking: Booking = "whole"

    def quantity(self, active: Array) -> Array:
        """Q of a year (3.3) for ``active`` participants, shape (draws,)."""
        quantity = active * self.per_participant
        if self.kind == "find":
            # Finding more people counts in full; not finding them is never a gain.
            return np.maximum(0.0, quantity)
        if self.booking == "low":
            quantity = np.minimum(quantity, active * self.low)
        elif self.booking == "losses":
            quantity = np.minimum(quantity, 0.0)
        # A gain is discounted, harm is not: of a negative quantity a part is the larger one.
        return quantity if self.trust == 1 else np.minimum(quantity, quantity * self.trust)

    def hard(self) -> "Pull":
        """The same effect with what may be booked of it (4): a gain must be almost certain, a loss always counts."""
        return replace(self, booking="low" if self.is_hard else "losses")

    @property
    def is_hard_anyway(self) -> bool:
        """Whether the hard part of this effect is all of it."""
        return self.kind == "find" or (self.is_hard and bool((self.per_participant == self.low).all()))
