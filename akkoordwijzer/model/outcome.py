"""One run of a case: baseline, scenario, books and the hard part, as arrays and as plain data."""

from dataclasses import dataclass
from typing import Any

from akkoordwijzer.model.choices import Choices, build_choices, no_choices
from akkoordwijzer.model.inputs import Array, Inputs, Sample, build_inputs, mid
from akkoordwijzer.model.ledger import NEVER, Books, keep_books
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.simulate import Run, simulate


@dataclass(frozen=True, slots=True)
class Prepared:
    """The draws of a case and its baseline: the same whatever is chosen, so made once."""

    inputs: Inputs
    baseline: Run


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case played on one set of draws."""

    case: Case
    inputs: Inputs
    baseline: Run
    scenario: Run
    books: Books
    hard: Books


def prepare(case: Case, sample: Sample = mid) -> Prepared:
    """Draw the parameters of a case and run its baseline."""
    inputs = build_inputs(case, sample)
    return Prepared(inputs, simulate(inputs, no_choices(case)))


def play(case: Case, sample: Sample = mid, prepared: Prepared | None = None, choices: Choices | None = None) -> Outcome:
    """Play a case. ``prepared`` (of a case with the same settings, lines and interventions) saves drawing again;
    ``choices`` replaces the scenario, for many combinations of it at once."""
    prepared = prepared or prepare(case, sample)
    choices = choices or build_choices(case)
    inputs, baseline = prepared.inputs, prepared.baseline
    base_cost = baseline.cost[0]
    scenario = simulate(inputs, choices, base_cost)
    books = keep_books(inputs, case.settings, baseline, scenario, choices.first_year)
    hard = books
    if not all(effect.is_hard for effect in inputs.effects):
        hard_run = simulate(inputs, choices, base_cost, hard_only=True)
        hard = keep_books(inputs, case.settings, baseline, hard_run, choices.first_year)
    return Outcome(case, inputs, baseline, scenario, books, hard)


def as_data(outcome: Outcome) -> dict[str, Any]:
    """The deterministic outcome as plain data (first draw): the JSON of the command line."""
    lines, items = outcome.inputs.lines, outcome.inputs.interventions
    baseline, scenario, books = outcome.baseline, outcome.scenario, outcome.books
    year = int(books.break_even_year[0])
    on_lines = ("stock", "entries", "prevented", "exits", "client_years", "cost", "funded", "waiting")
    on_items = ("participants", "spend", "unabsorbed")
    return {
        "years": outcome.case.settings.calendar,
        "baseline": {"stock": _series(lines, baseline.stock), "cost": _series(lines, baseline.cost)},
        "scenario": {
            **{name: _series(lines, getattr(scenario, name)) for name in on_lines},
            **{name: _series(items, getattr(scenario, name)) for name in on_items},
        },
        "payers": {payer: values[:, 0].tolist() for payer, values in books.payers.items()},
        "municipality": {
            **{n: getattr(books, n)[:, 0].tolist() for n in ("spend", "realised", "freed", "net", "cumulative")},
            "net_present_value": float(books.net_present_value[0]),
            "break_even_year": None if year == NEVER else year,
        },
        "hard_only_net": outcome.hard.net[:, 0].tolist(),
    }


def _series(names: tuple[str, ...], values: Array) -> dict[str, list[float]]:
    return {name: values[:, number, 0].tolist() for number, name in enumerate(names)}
