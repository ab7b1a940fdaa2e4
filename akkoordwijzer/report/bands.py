"""What the draws say around the most likely run: bands and odds. Never an amount of its own."""

from dataclasses import dataclass

import numpy as np

from akkoordwijzer.model.openness import NO_ODDS_ABOVE
from akkoordwijzer.model.outcome import Played
from akkoordwijzer.model.sample import Array
from akkoordwijzer.report.summary import Summary


@dataclass(frozen=True, slots=True)
class Band:
    """The range that holds nine in ten of the draws."""

    low: float
    high: float

    @classmethod
    def of(cls, values: Array) -> "Band":
        """From draws, shape (draws,)."""
        low, high = np.quantile(values, [0.05, 0.95])
        return cls(float(low), float(high))


@dataclass(frozen=True, slots=True)
class Bands:
    """``odds_*``: share of the draws in which the municipality is not worse off than under unchanged policy; none where
    too much of the money has no established effect, or where no money moves: what waiting does, nobody measured.
    ``waiting`` and ``change`` per line at the end of the term."""

    draws: int
    odds_term: float | None
    odds_horizon: float | None
    net_year: Band
    net_horizon: Band
    all_payers_horizon: Band
    change: dict[str, Band]
    waiting: dict[str, Band]
    break_even: dict[int, float]


def bands_of(outcome: Played, summary: Summary) -> Bands:
    """The bands of an outcome over all draws, around the ``summary`` of its most likely run."""
    settings, books = outcome.case.settings, outcome.books
    term, at = settings.term_index, summary.year - settings.start_year
    cumulative = books.cumulative
    # Where a slider bumps into its reach the draws hold somewhat more or less open money than the most likely run.
    open_share = outcome.open_share_of_spend
    gives_odds = open_share is not None and max(open_share, summary.open_share) <= NO_ODDS_ABOVE
    change = outcome.scenario.client_years[term] - outcome.baseline.client_years[term]
    years, counts = np.unique(books.break_even_year, return_counts=True)
    lines = [line.id for line in outcome.case.lines]
    return Bands(
        draws=cumulative.shape[1],
        odds_term=float((cumulative[term] >= 0).mean()) if gives_odds else None,
        odds_horizon=float((cumulative[-1] >= 0).mean()) if gives_odds else None,
        net_year=Band.of(books.net[at]),
        net_horizon=Band.of(cumulative[-1]),
        all_payers_horizon=Band.of(books.all_payers_cumulative[-1]),
        change={line: Band.of(change[number]) for number, line in enumerate(lines)},
        waiting={line: Band.of(outcome.scenario.waiting[term, number]) for number, line in enumerate(lines)},
        break_even={int(y): count / books.break_even_year.size for y, count in zip(years, counts, strict=True)},
    )
