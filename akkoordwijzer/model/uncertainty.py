"""Draws, bands and odds (contract, section 6)."""

from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from typing import Any

import numpy as np
from scipy.special import betaincinv, ndtr

from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.parameters import Parameter
from akkoordwijzer.model.records import Line
from akkoordwijzer.model.sample import Array, Lean

DRAWS = 2000
SEED = 2026
QUANTILES = {"p05": 0.05, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p95": 0.95}
PERT_SHAPE = 4.0


@dataclass(frozen=True, slots=True)
class Pert:
    """A sample of PERT draws: beta with its mode at ``mid`` on [low, high], shape 4.

    Every parameter and every surprise has its own stream, seeded by (seed, name): adding one leaves all other draws as
    they were.
    """

    draws: int = DRAWS
    seed: int = SEED

    def __call__(self, name: str, parameter: Parameter, lean: Lean | None = None, /) -> Array:
        """Draws of one parameter, shape (draws,); a parameter without a range has a single value.

        One that leans on a common error keeps its range and its quantiles (a Gaussian copula); only sums widen.
        """
        if parameter.is_certain:
            return np.array([parameter.mid])
        width = parameter.high - parameter.low
        up = 1 + PERT_SHAPE * (parameter.mid - parameter.low) / width
        down = 1 + PERT_SHAPE * (parameter.high - parameter.mid) / width
        stream = self._stream(name)
        if lean is None or lean.share == 0:
            return parameter.low + width * stream.beta(up, down, self.draws)
        common = lean.sign * self._stream(f"common.{lean.common}").standard_normal(self.draws)
        own = stream.standard_normal(self.draws)
        rank = ndtr(sqrt(lean.share) * common + sqrt(1 - lean.share) * own)
        drawn: Array = parameter.low + width * betaincinv(up, down, rank)
        return drawn

    def surprise(self, line: Line, years: int) -> tuple[Array, Array]:
        """Standard normals for people (years + 1, draws) and price (years, draws).

        Year by year, all draws of a year together, so that a longer horizon keeps the earlier years. Lines ``with``
        one name share half of what happens to their people.
        """
        persons = self._stream(f"{line.id}.surprise.persons").standard_normal((years + 1, self.draws))
        if line.surprise.with_ is not None:
            common = self._stream(f"common.{line.surprise.with_}").standard_normal((years + 1, self.draws))
            persons = sqrt(0.5) * common + sqrt(0.5) * persons
        return persons, self._stream(f"{line.id}.surprise.price").standard_normal((years, self.draws))

    def _stream(self, name: str) -> np.random.Generator:
        key = int.from_bytes(sha256(name.encode()).digest()[:8], "big")
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence([self.seed, key])))


def bands(values: Array) -> dict[str, Array]:
    """Quantiles over the draws (last axis)."""
    found = np.quantile(values, list(QUANTILES.values()), axis=-1)
    return dict(zip(QUANTILES, found, strict=True))


def odds_by_year(outcome: Outcome) -> Array | None:
    """Share of draws whose cumulative result at the end of each year is not negative, shape (years,).

    None where too much of the money has no established effect: the odds would only say how the books are kept.
    """
    if not outcome.gives_odds:
        return None
    share: Array = (outcome.books.cumulative >= 0).mean(axis=1)
    return share


def as_data(outcome: Outcome, sample: Pert) -> dict[str, Any]:
    """Bands and odds as plain data, added to the deterministic outcome on the command line."""
    stock = {line: outcome.scenario.stock[:, number] for number, line in enumerate(outcome.inputs.lines)}
    calendar = outcome.case.settings.calendar
    odds = odds_by_year(outcome)
    return {
        "draws": sample.draws,
        "seed": sample.seed,
        "bands": {
            "municipality": {
                "net": _lists(bands(outcome.books.net)),
                "cumulative": _lists(bands(outcome.books.cumulative)),
            },
            "all_payers": {"cumulative": _lists(bands(outcome.books.all_payers_cumulative))},
            "stock": {line: _lists(bands(values)) for line, values in stock.items()},
        },
        "odds": {
            "break_even_by": {
                str(year): None if odds is None else float(odds[number]) for number, year in enumerate(calendar)
            }
        },
    }


def _lists(found: dict[str, Array]) -> dict[str, list[float]]:
    return {name: values.tolist() for name, values in found.items()}
