"""One run of a case: baseline, scenario, books and the hard part, as arrays and as plain data."""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np

from akkoordwijzer.model.choices import Choices, build_choices, no_choices
from akkoordwijzer.model.inputs import Inputs, build_inputs
from akkoordwijzer.model.ledger import NEVER, Books, keep_books
from akkoordwijzer.model.openness import NO_ODDS_ABOVE, open_interventions, open_share_of_spend
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.sample import Array, Sample, mid
from akkoordwijzer.model.simulate import Run, simulate


@dataclass(frozen=True, slots=True)
class Prepared:
    """The draws of a case and its baseline: the same whatever is chosen, so made once."""

    inputs: Inputs
    baseline: Run

    def hard(self) -> "Prepared":
        """The same with of every effect only what may be booked; the spending stays."""
        return Prepared(self.inputs.hard(), self.baseline)


@dataclass(frozen=True, slots=True)
class Played:
    """A case played on one set of draws. Arrays of interventions have the rows of ``case.interventions``. Arrays cannot
    be written to: what was played is shared."""

    case: Case
    inputs: Inputs
    baseline: Run
    scenario: Run
    books: Books

    @property
    def open_interventions(self) -> tuple[str, ...]:
        """Ids of interventions with money but without an established effect."""
        return open_interventions(self.case, self.scenario)

    @property
    def open_share_of_spend(self) -> float | None:
        """Share of the money that is spent or cut without an established effect; none when nothing is spent."""
        return open_share_of_spend(self.case, self.scenario)

    @property
    def gives_odds(self) -> bool:
        """Whether odds may be given: not when too much of the money is open."""
        return (self.open_share_of_spend or 0.0) <= NO_ODDS_ABOVE

    @property
    def estimates(self) -> int:
        """How many estimates of the table this outcome leans on: those of interventions that were changed."""
        changed = (item for item in self.case.interventions if item.id in self.case.scenario.changes)
        return sum(effect.estimate for item in changed for effect in item.effects)


@dataclass(frozen=True, slots=True)
class Outcome(Played):
    """The same with what may be booked only: ``hard`` and ``hard_client_years``."""

    hard: Books
    hard_client_years: Array


def prepare(case: Case, sample: Sample = mid) -> Prepared:
    """Draw the parameters of a case and run its baseline."""
    inputs = build_inputs(case, sample)
    baseline = simulate(inputs.only([]), no_choices(case).only([])).among([], len(inputs.interventions))
    prepared = Prepared(inputs, baseline)
    _lock(prepared)
    return prepared


def play(case: Case, sample: Sample = mid, prepared: Prepared | None = None, choices: Choices | None = None) -> Outcome:
    """Play a case. ``prepared`` (of a case with the same settings, lines and interventions) saves drawing again;
    ``choices`` replaces the scenario, for many combinations of it at once."""
    prepared = prepared or prepare(case, sample)
    choices = choices or build_choices(case)
    hard: tuple[Books, Array] | None = None
    active = choices.active
    if any(active[effect.intervention] and not effect.is_hard_anyway for effect in prepared.inputs.effects):
        # First, so that its run is gone before the next one: two runs of 10,000 draws take 200 MB.
        hard_run, hard_books = play_part(prepared.hard(), case, choices)
        hard = hard_books, hard_run.client_years
        del hard_run
    scenario, books = play_part(prepared, case, choices)
    hard = hard or (books, scenario.client_years)
    _lock((scenario, books, hard))
    return Outcome(case, prepared.inputs, prepared.baseline, scenario, books, *hard)


def play_expected(case: Case, prepared: Prepared) -> Played:
    """The same as ``play`` for who asks nothing about what may be booked: a third of the work and of the memory. The
    case it returns holds only the interventions that are chosen."""
    choices = build_choices(case)
    used = _used(choices)
    inputs, run, books = _play_used(prepared, case, choices, used)
    _lock((inputs, run, books))
    chosen = case.model_copy(update={"interventions": tuple(case.interventions[row] for row in used)})
    return Played(chosen, inputs, prepared.baseline, run, books)


def play_hard(case: Case, sample: Sample = mid) -> Outcome:
    """A case of which every effect counts only for what may be booked; its spending stays."""
    return play(case, prepared=prepare(case, sample).hard())


def play_part(prepared: Prepared, case: Case, choices: Choices) -> tuple[Run, Books]:
    """The scenario's run and its books alone, with the rows of ``case.interventions``."""
    used = _used(choices)
    _, run, books = _play_used(prepared, case, choices, used)
    return run.among(used, len(prepared.inputs.interventions)), books


def _used(choices: Choices) -> list[int]:
    rows: list[int] = np.flatnonzero(choices.active).tolist()
    return rows


def _play_used(prepared: Prepared, case: Case, choices: Choices, used: list[int]) -> tuple[Inputs, Run, Books]:
    """Interventions that are not chosen are left out: they change nothing, and cost time."""
    inputs = prepared.inputs.only(used)
    run = simulate(inputs, choices.only(used), prepared.baseline)
    return inputs, run, keep_books(inputs, case.settings, prepared.baseline, run, choices.first_year)


def _lock(thing: Any) -> None:
    """Make every array in a record read-only: it may be shared by many visitors."""
    if isinstance(thing, np.ndarray):
        thing.flags.writeable = False
    elif isinstance(thing, dict):
        _lock(tuple(thing.values()))
    elif isinstance(thing, tuple):
        for part in thing:
            _lock(part)
    elif is_dataclass(thing):
        for part in fields(thing):
            _lock(getattr(thing, part.name))


def as_data(outcome: Outcome) -> dict[str, Any]:
    """The deterministic outcome as plain data (first draw): the JSON of the command line."""
    lines, items = outcome.inputs.lines, outcome.inputs.interventions
    baseline, scenario, books = outcome.baseline, outcome.scenario, outcome.books
    year = int(books.break_even_year[0])
    on_lines = ("stock", "entries", "prevented", "exits", "client_years", "cost", "funded", "waiting")
    on_items = ("participants", "spend", "unabsorbed")
    of_municipality = ("spend", "realised", "freed", "withheld", "net", "cumulative")
    return {
        "years": outcome.case.settings.calendar,
        "baseline": {"stock": _series(lines, baseline.stock), "cost": _series(lines, baseline.cost)},
        "scenario": {
            **{name: _series(lines, getattr(scenario, name)) for name in on_lines},
            **{name: _series(items, getattr(scenario, name)) for name in on_items},
        },
        "payers": {payer: values[:, 0].tolist() for payer, values in books.payers.items()},
        "paid": {payer: values[:, 0].tolist() for payer, values in books.paid.items()},
        "municipality": {
            **{name: getattr(books, name)[:, 0].tolist() for name in of_municipality},
            "net_present_value": float(books.net_present_value[0]),
            "break_even_year": None if year == NEVER else year,
        },
        "all_payers": {
            "net": books.all_payers_net[:, 0].tolist(),
            "cumulative": books.all_payers_cumulative[:, 0].tolist(),
        },
        "return_per_euro": {
            "municipality": _known(books.municipal_return[0]),
            "all_payers": _known(books.all_payers_return[0]),
        },
        "open": {
            "interventions": list(outcome.open_interventions),
            "share_of_spend": outcome.open_share_of_spend,
        },
        "hard_only_net": outcome.hard.net[:, 0].tolist(),
    }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _series(names: tuple[str, ...], values: Array) -> dict[str, list[float]]:
    return {name: values[:, number, 0].tolist() for number, name in enumerate(names)}
