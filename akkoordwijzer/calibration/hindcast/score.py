"""How often the bands held, and how far off the forecasts were against "everything stays as it is"."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from akkoordwijzer.calibration.hindcast.forecast import LEVELS, Forecast
from akkoordwijzer.calibration.hindcast.records import Rule

DRAWS = 2000
SEED = 2026
# The interval holds 90%, like the widest band.
ENDS = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over forecasts; errors are mean absolute errors as shares of what was counted."""

    forecasts: int
    lines: int
    inside: Mapping[float, int]
    closer: int
    equal: int
    further: int
    error: float
    naive_error: float

    @property
    def relative_error(self) -> float:
        """The error as a multiple of that of "everything stays as it is"."""
        return self.error / self.naive_error


@dataclass(frozen=True, slots=True)
class Report:
    """The score of all forecasts and per family; the relative error weighs families equally.

    ``interval`` holds 90% of what it would have been with families and series drawn anew. ``small`` are the families
    with too few forecasts to enter it; ``with_small`` is what it would be with them.
    """

    whole: Score
    families: Mapping[str, Score]
    relative_error: float
    interval: tuple[float, float]
    small: tuple[str, ...]
    with_small: float


def score(forecasts: Sequence[Forecast]) -> Score:
    """Count a set of forecasts. Raises ``ValueError`` for none."""
    if not forecasts:
        raise ValueError("no forecasts")
    which = Counter(forecast.closer for forecast in forecasts)
    return Score(
        forecasts=len(forecasts),
        lines=len({forecast.series.id for forecast in forecasts}),
        inside={level: sum(forecast.inside(level) for forecast in forecasts) for level in LEVELS},
        closer=which["model"],
        equal=which["equal"],
        further=which["naive"],
        error=_mean(abs(forecast.error) for forecast in forecasts),
        naive_error=_mean(abs(forecast.naive_error) for forecast in forecasts),
    )


def report(forecasts: Sequence[Forecast], rule: Rule) -> Report:
    """The score of all forecasts, per family, and the relative error with its interval. Raises ``ValueError``."""
    families: dict[str, list[Forecast]] = {}
    for forecast in forecasts:
        families.setdefault(forecast.series.family, []).append(forecast)
    scores = {family: score(found) for family, found in families.items()}
    small = tuple(family for family, found in scores.items() if found.forecasts < rule.least_forecasts)
    large = {family: found for family, found in families.items() if family not in small} or families
    return Report(
        whole=score(forecasts),
        families=scores,
        relative_error=relative_error(large.values()),
        interval=interval(large.values()),
        small=small,
        with_small=relative_error(families.values()),
    )


def relative_error(families: Iterable[Sequence[Forecast]]) -> float:
    """Mean error over families, each counting once, as a multiple of that of "everything stays as it is"."""
    scores = [score(found) for found in families]
    return _mean(found.error for found in scores) / _mean(found.naive_error for found in scores)


def interval(families: Iterable[Sequence[Forecast]], draws: int = DRAWS, seed: int = SEED) -> tuple[float, float]:
    """The relative error with families, and the series within them, drawn anew: 5% and 95%."""
    stream = np.random.default_rng(seed)
    sums = [_sums(found) for found in families]
    found = np.empty(draws)
    for draw in range(draws):
        own = naive = 0.0
        for family in stream.integers(len(sums), size=len(sums)):
            series = sums[family]
            error, naive_error, size = series[stream.integers(len(series), size=len(series))].sum(axis=0)
            own, naive = own + error / size, naive + naive_error / size
        found[draw] = own / naive
    low, high = np.quantile(found, ENDS)
    return float(low), float(high)


def _sums(family: Sequence[Forecast]) -> np.ndarray:
    """Per series of a family: the sum of errors, of naive errors, and how many. Shape (series, 3)."""
    sums: dict[str, list[float]] = {}
    for forecast in family:
        of_series = sums.setdefault(forecast.series.id, [0.0, 0.0, 0.0])
        for place, value in enumerate((abs(forecast.error), abs(forecast.naive_error), 1.0)):
            of_series[place] += value
    return np.array(list(sums.values()))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)
