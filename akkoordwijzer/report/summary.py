"""The few numbers that matter, from an outcome over many draws."""

from dataclasses import dataclass

import numpy as np

from akkoordwijzer.model.inputs import Array
from akkoordwijzer.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Band:
    """The middle of the draws and the range that holds nine out of ten of them."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: Array) -> "Band":
        """From draws, shape (draws,)."""
        return cls.rows(values[np.newaxis])[0]

    @classmethod
    def rows(cls, values: Array) -> list["Band"]:
        """A band per row, from draws of shape (rows, draws)."""
        return [cls(*band) for band in np.quantile(values, [0.05, 0.5, 0.95], axis=-1).T.tolist()]


@dataclass(frozen=True, slots=True)
class LineSummary:
    """One care line in one year: client-years without and with the choices, and how many of them wait."""

    line: str
    name: str
    unit: str
    unchanged: Band
    chosen: Band
    change: Band
    waiting: Band


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything against unchanged policy. Money in euro, places in client-years, odds as shares of the draws.

    ``held_back_eur`` is what ceilings leave unpaid until the horizon, all payers, on average.
    """

    changed: bool
    term_end: int
    horizon: int
    places_change: Band
    hard_places_change: Band
    waiting: Band
    waiting_horizon: Band
    held_back_eur: float
    net_term: Band
    net_horizon: Band
    hard_net_term: Band
    hard_net_horizon: Band
    odds_term: float
    odds_horizon: float
    hard_odds_horizon: float
    spend_term: Band
    unabsorbed_term: Band
    helped_per_year: float
    eur_per_helped: float | None
    payers: dict[str, float]
    unknown_eur_per_year: float
    unknown_names: tuple[str, ...]
    break_even: dict[int, float]
    lines: tuple[LineSummary, ...]


def summarise(outcome: Outcome) -> Summary:
    """The summary of an outcome."""
    settings = outcome.case.settings
    term = min(max(settings.term_end - settings.start_year, 0), settings.years - 1)
    books, hard = outcome.books, outcome.hard
    before, after = outcome.baseline.client_years[term], outcome.scenario.client_years[term]
    bands = (Band.rows(values) for values in (before, after, after - before, outcome.scenario.waiting[term]))
    lines = tuple(
        LineSummary(line.id, line.name or line.id, line.unit or "", *four)
        for line, *four in zip(outcome.case.lines, *bands, strict=True)
    )
    care = [number for number, line in enumerate(outcome.case.lines) if line.is_care]
    years, counts = np.unique(books.break_even_year, return_counts=True)
    scenario = outcome.scenario
    unknown = [
        (number, item.name or item.id)
        for number, item in enumerate(outcome.case.interventions)
        if item.ledger == "unknown" and scenario.spend[:, number].any()
    ]
    persons = [number for number, item in enumerate(outcome.case.interventions) if item.counts_people]
    helped = float(scenario.participants[: term + 1, persons].mean(axis=2).clip(min=0).sum())
    helped_eur = float(scenario.spend[: term + 1, persons].mean(axis=2).clip(min=0).sum())
    return Summary(
        changed=outcome.case.scenario.first_year is not None,
        term_end=settings.start_year + term,
        horizon=settings.start_year + settings.years - 1,
        places_change=Band.of((after[care] - before[care]).sum(axis=0)),
        hard_places_change=Band.of((outcome.hard_client_years[term][care] - before[care]).sum(axis=0)),
        waiting=Band.of(scenario.waiting[term].sum(axis=0)),
        waiting_horizon=Band.of(scenario.waiting[-1].sum(axis=0)),
        held_back_eur=float((scenario.cost - scenario.funded).sum(axis=(0, 1)).mean()),
        net_term=Band.of(books.cumulative[term]),
        net_horizon=Band.of(books.cumulative[-1]),
        hard_net_term=Band.of(hard.cumulative[term]),
        hard_net_horizon=Band.of(hard.cumulative[-1]),
        odds_term=float((books.cumulative[term] >= 0).mean()),
        odds_horizon=float((books.cumulative[-1] >= 0).mean()),
        hard_odds_horizon=float((hard.cumulative[-1] >= 0).mean()),
        spend_term=Band.of(scenario.spend[: term + 1].sum(axis=(0, 1))),
        unabsorbed_term=Band.of(scenario.unabsorbed[: term + 1].sum(axis=(0, 1))),
        helped_per_year=helped / (term + 1),
        eur_per_helped=helped_eur / helped if helped > 0 else None,
        payers={payer: float(np.median(values.sum(axis=0))) for payer, values in books.payers.items()},
        unknown_eur_per_year=float(sum(scenario.spend[:, number].mean(axis=1)[term] for number, _ in unknown)),
        unknown_names=tuple(name for _, name in unknown),
        break_even={int(year): count / books.break_even_year.size for year, count in zip(years, counts, strict=True)},
        lines=lines,
    )
