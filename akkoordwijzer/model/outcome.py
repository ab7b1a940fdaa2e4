"""One run of a case: baseline, scenario, books and the hard part, as arrays and as plain data."""

from dataclasses import dataclass
from typing import Any

from akkoordwijzer.model.choices import Choices, build_choices, no_choices
from akkoordwijzer.model.inputs import Array, Inputs, Sample, build_inputs, mid
from akkoordwijzer.model.ledger import NEVER, Books, keep_books
from akkoordwijzer.model.records import Case, Parameter
from akkoordwijzer.model.simulate import Run, simulate


@dataclass(frozen=True, slots=True)
class Prepared:
    """The draws of a case and its baseline: the same whatever is chosen, so made once."""

    inputs: Inputs
    baseline: Run


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case played on one set of draws; ``hard`` and ``hard_client_years`` are without effects that are not hard."""

    case: Case
    inputs: Inputs
    baseline: Run
    scenario: Run
    books: Books
    hard: Books
    hard_client_years: Array


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
    hard: tuple[Books, Array] | None = None
    active = choices.active
    if any(active[effect.intervention] and not effect.is_hard for effect in inputs.effects):
        # First, so that its run is gone before the next one: two runs of 10,000 draws take 200 MB.
        hard_run = simulate(inputs, choices, base_cost, hard_only=True)
        hard = keep_books(inputs, case.settings, baseline, hard_run, choices.first_year), hard_run.client_years.copy()
        del hard_run
    scenario = simulate(inputs, choices, base_cost)
    books = keep_books(inputs, case.settings, baseline, scenario, choices.first_year)
    return Outcome(case, inputs, baseline, scenario, books, *(hard or (books, scenario.client_years)))


def hard_part(case: Case) -> Case:
    """The case with every effect that may not be booked set to zero, as in ``Outcome.hard``; its spending stays.

    Effects keep their place, so that all other draws stay the same.
    """
    nothing = Parameter(low=0, mid=0, high=0)
    items = tuple(
        item
        if item.ledger == "hard"
        else item.model_copy(
            update={
                "effects": tuple(
                    effect if effect.kind == "find" else effect.model_copy(update={"per_participant": nothing})
                    for effect in item.effects
                )
            }
        )
        for item in case.interventions
    )
    return case.model_copy(update={"interventions": items})


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
