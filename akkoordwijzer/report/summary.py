"""The numbers that matter, of two kinds that are never mixed.

``Summary`` is the most likely run: every amount and every number of people on a screen, so that all of them add up and
``python -m akkoordwijzer run`` gives the same. ``Spread`` is about the draws: bands and odds around it.
"""

from collections.abc import Container
from dataclasses import dataclass

import numpy as np

from akkoordwijzer.model.inputs import MUNICIPALITY
from akkoordwijzer.model.openness import is_open
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Payer
from akkoordwijzer.model.sample import Array

# Below a euro a year, or half a client-year, nothing happens that anybody could see.
NOTICEABLE_EUR, NOTICEABLE_PEOPLE = 1.0, 0.5
# Above this share of open money no number stands for what the choices do: it is not known.
UNKNOWN_ABOVE = 0.10


@dataclass(frozen=True, slots=True)
class ChoiceSummary:
    """One changed intervention in the year ``Summary.year``: euro of all payers and of the municipality, and
    participants (persons only where ``counts_people``), all against today; below zero is a cut.

    ``spend_horizon_eur`` is the euro of all payers over the horizon: a choice may start after ``Summary.year``, or end
    before it.
    """

    id: str
    name: str
    participant: str
    task_field: str
    counts_people: bool
    is_open: bool
    spend_eur: float
    own_eur: float
    participants: float
    unabsorbed_eur: float
    asked_eur: float
    spend_horizon_eur: float


@dataclass(frozen=True, slots=True)
class LineSummary:
    """One care line in the last year of the term: client-years without and with the choices, how many of them wait
    (then and at the horizon), and the municipality's euro that a ceiling withholds in that year."""

    id: str
    name: str
    unit: str
    unchanged: float
    chosen: float
    waiting: float
    waiting_horizon: float
    withheld_eur: float
    is_care: bool

    @property
    def change(self) -> float:
        """Client-years more (or, below zero, fewer) than without the choices."""
        return self.chosen - self.unchanged


@dataclass(frozen=True, slots=True)
class PayerSummary:
    """What a payer gains and what it pays, in euro: in ``Summary.year`` and over the horizon."""

    payer: Payer
    gain_eur: float
    paid_eur: float
    gain_horizon_eur: float
    paid_horizon_eur: float

    @property
    def net_horizon_eur(self) -> float:
        """Over the horizon."""
        return self.gain_horizon_eur - self.paid_horizon_eur


@dataclass(frozen=True, slots=True)
class Summary:
    """The most likely run against unchanged policy. Euro are the municipality's unless a field says otherwise.

    ``year`` is the year that "per jaar" means: the last of the council term, or the one in which most money moves when
    nothing is spent or cut in that year. ``open_*`` is money whose effect nobody established, of all payers.
    ``too_small`` names the lines in which something changes and which hold too few people for a sum in euro.
    """

    changed: bool
    year: int
    term_end: int
    horizon: int
    population: float
    discount_rate: float
    choices: tuple[ChoiceSummary, ...]
    lines: tuple[LineSummary, ...]
    payers: tuple[PayerSummary, ...]
    spend_eur: float
    realised_eur: float
    withheld_eur: float
    net_eur: float
    hard_net_eur: float
    net_term_eur: float
    net_horizon_eur: float
    hard_net_term_eur: float
    hard_net_horizon_eur: float
    freed_horizon_eur: float
    withheld_horizon_eur: float
    structural_eur: float
    net_present_value_eur: float
    break_even_year: int | None
    open_share: float
    estimates: int
    ceilings: int
    return_municipality: float | None
    return_all_payers: float | None
    all_payers_horizon_eur: float
    too_small: tuple[str, ...] = ()

    @property
    def more_eur(self) -> float:
        """What is spent more, a year."""
        return sum(choice.own_eur for choice in self.choices if choice.own_eur > 0)

    @property
    def less_eur(self) -> float:
        """What is cut, a year, as a positive amount."""
        return -sum(choice.own_eur for choice in self.choices if choice.own_eur < 0)

    @property
    def open_choices(self) -> tuple[ChoiceSummary, ...]:
        """Choices whose effect is not established, the largest amount first."""
        found = [choice for choice in self.choices if choice.is_open and abs(choice.spend_eur) >= NOTICEABLE_EUR]
        return tuple(sorted(found, key=lambda choice: -abs(choice.spend_eur)))

    @property
    def open_ever(self) -> tuple[ChoiceSummary, ...]:
        """The same over the whole horizon: also what starts later or has ended by ``year``."""
        found = [
            choice for choice in self.choices if choice.is_open and abs(choice.spend_horizon_eur) >= NOTICEABLE_EUR
        ]
        return tuple(sorted(found, key=lambda choice: -abs(choice.spend_horizon_eur)))

    @property
    def open_eur(self) -> float:
        """Money a year, spent or cut, whose effect is not established."""
        return sum(abs(choice.spend_eur) for choice in self.open_choices)

    @property
    def moved_eur(self) -> float:
        """Money a year, spent or cut."""
        return sum(abs(choice.spend_eur) for choice in self.choices)

    @property
    def is_unknown(self) -> bool:
        """Whether too much of the money has no established effect to put one number on what it does."""
        return self.open_share > UNKNOWN_ABOVE

    @property
    def reached(self) -> float:
        """Participants more or fewer in ``year``, where a participant is a person or household."""
        return sum(choice.participants for choice in self.choices if choice.counts_people)

    @property
    def uncounted_eur(self) -> float:
        """Money a year for provisions of which nobody counts whom they reach."""
        return sum(choice.spend_eur for choice in self.choices if not choice.counts_people)

    @property
    def waiting_lines(self) -> tuple[LineSummary, ...]:
        """Lines in which people wait in the last year of the term or at the horizon, most first."""
        found = [line for line in self.lines if max(line.waiting, line.waiting_horizon) >= NOTICEABLE_PEOPLE]
        return tuple(sorted(found, key=lambda line: -max(line.waiting, line.waiting_horizon)))

    @property
    def most_changed(self) -> LineSummary | None:
        """The kind of specialist care in which most changes; none when nothing can be seen."""
        found = max((line for line in self.lines if line.is_care), key=lambda line: abs(line.change), default=None)
        return found if found is not None and abs(found.change) >= NOTICEABLE_PEOPLE else None


def summarise(outcome: Outcome, small_lines: Container[str] = ()) -> Summary:
    """The summary of a deterministic outcome (one draw). ``small_lines`` hold too few people for a sum in euro."""
    settings, books, hard = outcome.case.settings, outcome.books, outcome.hard
    term, last = settings.term_index, settings.years - 1
    at = _year(outcome, term)
    choices = _choices(outcome, at)
    return Summary(
        changed=outcome.case.scenario.first_year is not None,
        year=settings.start_year + at,
        term_end=settings.start_year + term,
        horizon=settings.start_year + last,
        population=settings.population,
        discount_rate=settings.discount_rate,
        choices=choices,
        lines=_lines(outcome, term),
        payers=_payers(outcome, at),
        spend_eur=float(books.spend[at, 0]),
        realised_eur=float(books.realised[at, 0]),
        withheld_eur=float(books.withheld[at, 0]),
        net_eur=float(books.net[at, 0]),
        hard_net_eur=float(hard.net[at, 0]),
        net_term_eur=float(books.cumulative[term, 0]),
        net_horizon_eur=float(books.cumulative[-1, 0]),
        hard_net_term_eur=float(hard.cumulative[term, 0]),
        hard_net_horizon_eur=float(hard.cumulative[-1, 0]),
        freed_horizon_eur=float(books.freed[:, 0].sum()),
        withheld_horizon_eur=float(books.withheld[:, 0].sum()),
        structural_eur=float(books.net[-1, 0]),
        net_present_value_eur=float(books.net_present_value[0]),
        break_even_year=int(books.break_even_year[0]) if books.break_even_year[0] > 0 else None,
        open_share=outcome.open_share_of_spend or 0.0,
        estimates=outcome.estimates,
        ceilings=len(outcome.case.scenario.ceilings),
        return_municipality=_ratio(books.municipal_return),
        return_all_payers=_ratio(books.all_payers_return),
        all_payers_horizon_eur=float(books.all_payers_cumulative[-1, 0]),
        too_small=tuple(
            line.name or line.id
            for number, line in enumerate(outcome.case.lines)
            if line.id in small_lines and np.abs(books.realised_by_line[:, number, 0]).sum() >= NOTICEABLE_EUR
        ),
    )


def _year(outcome: Outcome, term: int) -> int:
    """The year that stands for "per jaar": the end of the term, unless no money moves then."""
    moved = np.abs(outcome.scenario.spend[:, :, 0]).sum(axis=1)
    return term if moved[term] >= NOTICEABLE_EUR or not moved.any() else int(np.argmax(moved))


def _choices(outcome: Outcome, at: int) -> tuple[ChoiceSummary, ...]:
    scenario, inputs = outcome.scenario, outcome.inputs
    own = inputs.spend_shares[inputs.payers.index(MUNICIPALITY)]
    found = []
    for number, item in enumerate(outcome.case.interventions):
        spent, left = float(scenario.spend[at, number, 0]), float(scenario.unabsorbed[at, number, 0])
        if item.id not in outcome.case.scenario.changes:
            continue
        found.append(
            ChoiceSummary(
                id=item.id,
                name=item.name or item.id,
                participant=item.participant or "deelnemer",
                task_field=item.task_field or next(iter(item.task_fields), ""),
                counts_people=item.counts_people,
                is_open=is_open(item),
                spend_eur=spent,
                own_eur=spent * float(own[number]),
                participants=float(scenario.participants[at, number, 0]),
                unabsorbed_eur=left,
                asked_eur=spent + left,
                spend_horizon_eur=float(scenario.spend[:, number, 0].sum()),
            )
        )
    return tuple(found)


def _lines(outcome: Outcome, term: int) -> tuple[LineSummary, ...]:
    before, after = outcome.baseline.client_years[term, :, 0], outcome.scenario.client_years[term, :, 0]
    waiting, withheld = outcome.scenario.waiting[:, :, 0], outcome.books.withheld_by_line[:, :, 0]
    return tuple(
        LineSummary(
            id=line.id,
            name=line.name or line.id,
            unit=line.unit or "mensen",
            unchanged=float(before[number]),
            chosen=float(after[number]),
            waiting=float(waiting[term, number]),
            waiting_horizon=float(waiting[-1, number]),
            withheld_eur=float(withheld[term, number]),
            is_care=line.is_care,
        )
        for number, line in enumerate(outcome.case.lines)
    )


def _payers(outcome: Outcome, at: int) -> tuple[PayerSummary, ...]:
    books = outcome.books
    rows = [
        PayerSummary(payer, *(float(v) for v in (g[at, 0], p[at, 0], g[:, 0].sum(), p[:, 0].sum())))  # type: ignore[arg-type]  # payers are the keys of the ledger
        for payer, g, p in ((payer, books.payers[payer], books.paid[payer]) for payer in books.payers)
    ]
    return tuple(row for row in rows if abs(row.gain_horizon_eur) + abs(row.paid_horizon_eur) >= NOTICEABLE_EUR)


def _ratio(values: Array) -> float | None:
    return None if np.isnan(values[0]) else float(values[0])
