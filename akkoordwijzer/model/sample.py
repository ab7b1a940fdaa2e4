"""Where the numbers of a run come from: one way to ask for draws, and the sample that draws nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from akkoordwijzer.model.parameters import Parameter
from akkoordwijzer.model.records import Line

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lean:
    """How far a parameter leans on an error that others share (contract, section 6): ``share`` of its variance on the
    normal scale; ``sign`` -1 where it falls when the others rise."""

    common: Literal["effects", "cashable"]
    share: float
    sign: float = 1.0


class Sample(Protocol):
    """Gives the draws of every parameter and the surprises of every line."""

    def __call__(self, name: str, parameter: Parameter, lean: Lean | None = None, /) -> Array:
        """Values of a parameter, shape (draws,) or (1,)."""

    def surprise(self, line: Line, years: int) -> tuple[Array, Array]:
        """Standard normals for people, shape (years + 1, draws), and for the price, shape (years, draws)."""


@dataclass(frozen=True)
class Fixed:
    """A sample that draws nothing: given values by name, the most likely value elsewhere, and no surprises but those
    given by line."""

    values: Mapping[str, Array] = field(default_factory=dict)
    surprises: Mapping[str, tuple[Array, Array]] = field(default_factory=dict)

    def __call__(self, name: str, parameter: Parameter, _lean: Lean | None = None, /) -> Array:
        """The given values, or the most likely one as a single draw."""
        return self.values[name] if name in self.values else np.array([parameter.mid])

    def surprise(self, line: Line, years: int) -> tuple[Array, Array]:
        """The given normals, or zeros: the line keeps to its path."""
        return self.surprises.get(line.id) or (np.zeros((years + 1, 1)), np.zeros((years, 1)))


# The deterministic run.
mid: Sample = Fixed()
