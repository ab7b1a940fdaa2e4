"""One forecast from an earlier year beside what came, and beside the simplest forecast there is."""

from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist
from typing import Literal

from akkoordwijzer.calibration.hindcast.records import Look, Series

LEVELS = (0.5, 0.8, 0.9)
WIDEST = LEVELS[-1]
# Half a percent apart is within the rounding and revision of the figures themselves.
AS_GOOD = 0.005


@dataclass(frozen=True, slots=True)
class Forecast:
    """People in ``series``, known in ``origin`` and forecast for ``target``; ``naive`` is the count of the origin.

    ``spread`` is the standard deviation of the logarithm of the forecast.
    """

    series: Series
    origin: int
    target: int
    naive: float
    forecast: float
    actual: float
    spread: float

    @property
    def error(self) -> float:
        """Forecast against what was counted, as a share of it; above zero is too high."""
        return self.forecast / self.actual - 1

    @property
    def naive_error(self) -> float:
        """The same for "everything stays as it is"."""
        return self.naive / self.actual - 1

    @property
    def closer(self) -> Literal["model", "naive", "equal"]:
        """Which of the two was closer."""
        gain = abs(self.naive_error) - abs(self.error)
        return "equal" if abs(gain) < AS_GOOD else "model" if gain > 0 else "naive"

    def inside(self, level: float) -> bool:
        """Whether what happened lay within the band that should hold it in this share of the cases."""
        return abs(log(self.actual / self.forecast)) <= half_width(level, self.spread)


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar year of a forecast: the most likely number, the widest band, and what was counted, where it was."""

    year: int
    forecast: float
    low: float
    high: float
    actual: float | None


@dataclass(frozen=True, slots=True)
class Story:
    """A forecast year by year, from its origin to its target."""

    look: Look
    forecast: Forecast
    points: tuple[Point, ...]

    @property
    def name(self) -> str:
        """The series with its years."""
        return f"{self.forecast.series.name}, {self.look.origin}-{self.look.target}"


def point(year: int, forecast: float, spread: float, actual: float | None) -> Point:
    """A point with its widest band."""
    width = half_width(WIDEST, spread)
    return Point(year, forecast, forecast * exp(-width), forecast * exp(width), actual)


def half_width(level: float, spread: float) -> float:
    """Half the width of a band on a logarithmic scale."""
    return NormalDist().inv_cdf((1 + level) / 2) * spread
