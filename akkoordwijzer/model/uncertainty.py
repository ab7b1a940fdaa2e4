"""Draws, bands and odds (design: the what-if model, section 5)."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from akkoordwijzer.model.inputs import Array
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Parameter

DRAWS = 2000
SEED = 2026
QUANTILES = {"p05": 0.05, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p95": 0.95}
PERT_SHAPE = 4.0


@dataclass(frozen=True, slots=True)
class Pert:
    """A sample of PERT draws: beta with its mode at ``mid`` on [low, high], shape 4.

    Every parameter has its own stream, seeded by (seed, name): adding one leaves all other draws as they were.
    """

    draws: int = DRAWS
    seed: int = SEED

    def __call__(self, name: str, parameter: Parameter) -> Array:
        """Draws of one parameter, shape (draws,); a parameter without a range has a single value."""
        if parameter.is_certain:
            return np.array([parameter.mid])
        width = parameter.high - parameter.low
        up = 1 + PERT_SHAPE * (parameter.mid - parameter.low) / width
        down = 1 + PERT_SHAPE * (parameter.high - parameter.mid) / width
        key = int.from_bytes(sha256(name.encode()).digest()[:8], "big")
        stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence([self.seed, key])))
        return parameter.low + width * stream.beta(up, down, self.draws)


def bands(values: Array) -> dict[str, Array]:
    """Quantiles over the draws (last axis)."""
    found = np.quantile(values, list(QUANTILES.values()), axis=-1)
    return dict(zip(QUANTILES, found, strict=True))


def odds_by_year(outcome: Outcome) -> Array:
    """Share of draws whose cumulative result at the end of each year is not negative, shape (years,)."""
    share: Array = (outcome.books.cumulative >= 0).mean(axis=1)
    return share


def as_data(outcome: Outcome, sample: Pert) -> dict[str, Any]:
    """Bands and odds as plain data, added to the deterministic outcome on the command line."""
    stock = {line: outcome.scenario.stock[:, number] for number, line in enumerate(outcome.inputs.lines)}
    return {
        "draws": sample.draws,
        "seed": sample.seed,
        "bands": {
            "municipality": {
                "net": _lists(bands(outcome.books.net)),
                "cumulative": _lists(bands(outcome.books.cumulative)),
            },
            "stock": {line: _lists(bands(values)) for line, values in stock.items()},
        },
        "odds": {
            "break_even_by": {
                str(year): float(share)
                for year, share in zip(outcome.case.settings.calendar, odds_by_year(outcome), strict=True)
            }
        },
    }


def _lists(found: dict[str, Array]) -> dict[str, list[float]]:
    return {name: values.tolist() for name, values in found.items()}
