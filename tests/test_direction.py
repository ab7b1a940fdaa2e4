"""What must be true of the model whatever the numbers are: stated as science, not as politics."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.inputs import build_inputs, mid, parameters
from akkoordwijzer.model.outcome import Outcome, hard_part, play
from akkoordwijzer.model.records import Case, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert
from tests.bench.model import case as bench_case
from tests.bench.model import plain_python
from tests.cases import case, cases, effect, everything_on, item, line

REGIONS = ("NL", "GM0080", "GM0406")
FEW = Pert(40, 1)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module", params=REGIONS)
def kit(request: pytest.FixtureRequest, figures: Figures, library: Library) -> Kit:
    return build_kit(figures, library, request.param)


def same(outcome: Outcome) -> bool:
    """Whether the scenario equals its baseline to the last digit."""
    names = ("stock", "entries", "prevented", "exits", "client_years", "cost", "funded", "waiting")
    return all((getattr(outcome.scenario, name) == getattr(outcome.baseline, name)).all() for name in names)


# Nothing in, nothing out


def test_no_change_has_no_effect_to_the_last_digit(kit: Kit) -> None:
    for sample in (mid, FEW):
        outcome = play(kit.case(), sample)
        assert same(outcome)
        assert not outcome.books.net.any()
        assert not any(values.any() for values in outcome.books.payers.values())


def test_a_change_of_zero_euro_has_no_effect_to_the_last_digit(kit: Kit) -> None:
    nothing = Scenario(changes={item.id: Change(amount_per_inhabitant=0.0) for item in kit.interventions})
    outcome = play(kit.case(nothing), FEW)
    assert same(outcome)
    assert not outcome.books.net.any()
    assert outcome.scenario.unabsorbed.sum() == 0


@pytest.mark.parametrize("kind", ["prevent", "exit", "shift", "find", "benefit"])
def test_an_effect_of_zero_leaves_only_the_cost(kind: str) -> None:
    outcome = play(case([line(), line("b")], [item("p", effect(kind, 0.0))], {"p": 3}))
    assert same(outcome)
    assert outcome.books.spend.sum() == pytest.approx(300_000)
    assert (outcome.books.net == -outcome.books.spend).all()


# More in, more out


@pytest.mark.parametrize(("kind", "sign"), [("prevent", -1), ("exit", -1), ("shift", -1), ("find", 1)])
def test_a_larger_effect_moves_care_further(kind: str, sign: int) -> None:
    people = []
    for quantity in (0.0, 0.1, 0.2, 0.4, 0.8):
        outcome = play(case([line(), line("b")], [item("p", effect(kind, quantity))], {"p": 5}))
        people.append(outcome.scenario.client_years[:, 0].sum())
    steps = np.diff(people) * sign
    assert (steps > 0).all()


def test_a_cut_of_effective_prevention_raises_inflow_and_cost() -> None:
    played = case([line()], [item("p", effect("prevent", 0.5), current_participants=100)], {"p": -5})
    outcome = play(played)
    assert (outcome.scenario.entries[:, 0] > outcome.baseline.entries[:, 0]).all()
    assert (outcome.books.realised < 0).all()
    assert (outcome.books.spend == -50_000).all()


def test_a_cut_cannot_take_more_than_there_is() -> None:
    outcome = play(case([line()], [item("p", effect(), current_participants=20)], {"p": -5}))
    assert (outcome.scenario.participants[:, 0] == -20).all()
    assert (outcome.scenario.unabsorbed[:, 0] == -30_000).all()


def test_better_evidence_counts_for_more_and_drawbacks_count_in_full() -> None:
    def entries(kind: str, grade: str) -> float:
        outcome = play(case([line()], [item("p", effect(kind), grade=grade)], {"p": 5}))
        return float((outcome.scenario.entries - outcome.baseline.entries)[0, 0, 0])

    assert [entries("prevent", grade) for grade in "ABCD"] == pytest.approx([-10, -9, -7.5, -6])
    assert [entries("find", grade) for grade in "ABCD"] == pytest.approx([10, 10, 10, 10])


def test_a_ceiling_on_a_line_never_raises_what_is_paid_for_it() -> None:
    for growth in (-0.1, -0.02, 0.0, 0.05):
        outcome = play(case([line(inflow_growth=0.03)], ceilings={"a": {"growth": growth, "from": 2028}}))
        assert (outcome.scenario.funded <= outcome.baseline.funded).all()


# Everyone's money adds up


def test_payers_add_up_to_saved_cost_and_benefits(kit: Kit) -> None:
    for scenario in (*kit.scenarios, everything_on(kit)):
        outcome = play(kit.case(scenario), FEW)
        saved = (outcome.baseline.funded - outcome.scenario.funded).sum(axis=1)
        benefits = sum(outcome.scenario.benefits.values())
        total = sum(outcome.books.payers.values())
        scale = outcome.baseline.funded.sum(axis=1)
        assert np.abs(total - saved - benefits).max() <= 1e-12 * scale.max()


def test_each_payer_gets_its_share_of_each_line() -> None:
    lines = [line(payers={"municipality": 0.25, "insurer": 0.75}), line("b", payers={"state": 1})]
    outcome = play(case(lines, [item("p", effect("shift"))], {"p": 5}))
    saved = outcome.baseline.funded - outcome.scenario.funded
    assert outcome.books.payers["municipality"] == pytest.approx(0.25 * saved[:, 0])
    assert outcome.books.payers["insurer"] == pytest.approx(0.75 * saved[:, 0])
    assert outcome.books.payers["state"] == pytest.approx(saved[:, 1])


# Draws


def test_leaving_out_an_intervention_changes_no_other_draw(nation: Kit) -> None:
    whole = {name: FEW(name, parameter) for name, parameter in parameters(nation.case()).items()}
    for left in nation.interventions[::5]:
        rest = nation.case().model_copy(
            update={"interventions": tuple(item for item in nation.interventions if item.id != left.id)}
        )
        for name, parameter in parameters(rest).items():
            assert (FEW(name, parameter) == whole[name]).all()
        inputs = build_inputs(rest, FEW)
        assert (inputs.stock == build_inputs(nation.case(), FEW).stock).all()


def test_adding_an_intervention_that_is_not_used_changes_no_outcome() -> None:
    spread: dict[str, Any] = {"low": 0.1, "mid": 0.2, "high": 0.4}
    lines = [line(stock={"low": 900, "mid": 1000, "high": 1200})]
    used = item("p", effect("prevent", spread))
    unused = item("z", effect("exit", spread), unit_cost={"low": 500, "mid": 1000, "high": 3000})
    alone = play(case(lines, [used], {"p": 5}), FEW)
    beside = play(case(lines, [unused, used], {"p": 5}), FEW)
    assert (alone.books.cumulative == beside.books.cumulative).all()


# Hard and soft


def test_hard_part_leaves_out_soft_effects_but_keeps_their_cost() -> None:
    items = [item("p", effect()), item("q", effect(), effect("find", 0.1), ledger="soft")]
    outcome = play(case([line()], items, {"p": 3, "q": 3}))
    alone = play(case([line()], [items[0]], {"p": 3}))
    found = play(case([line()], [items[0], item("q", effect("find", 0.1), ledger="soft")], {"p": 3, "q": 3}))
    assert (outcome.hard.spend == outcome.books.spend).all()
    assert (outcome.hard.net == found.books.net).all()
    assert (outcome.hard.net < alone.books.net - 29_000).all()


def test_the_hard_part_as_a_case_of_its_own_gives_the_same_books(kit: Kit) -> None:
    played = kit.case(everything_on(kit))
    outcome, hard = play(played, FEW), play(hard_part(played), FEW)
    assert (hard.books.net == outcome.hard.net).all()
    assert (hard.books.net == hard.hard.net).all()


# Any case


@quick
@given(cases())
def test_people_and_money_stay_possible(played: Case) -> None:
    outcome = play(played, Pert(7, 3))
    # A cut of a shift takes back arrivals, also from a line that has none: the contract leaves entries below zero then.
    shifts = any(effect.kind == "shift" for thing in played.interventions for effect in thing.effects)
    for run in (outcome.baseline, outcome.scenario):
        assert np.isfinite(run.stock).all()
        assert (run.stock >= 0).all()
        assert shifts or (run.entries >= 0).all()
        assert (run.funded <= run.cost * (1 + 1e-12)).all()
        assert (run.funded >= 0).all()
        assert (run.waiting >= -1e-9).all()
        assert (run.waiting <= run.client_years + 1e-9).all()
    asked = outcome.scenario.spend + outcome.scenario.unabsorbed
    chosen = played.scenario.changes
    for number, thing in enumerate(played.interventions):
        change = chosen.get(thing.id)
        for t, year in enumerate(played.settings.calendar):
            money = 0.0
            if change and year >= change.from_ and (change.until is None or year <= change.until):
                money = change.amount_per_inhabitant * played.settings.population
                money *= min(1.0, (year - change.from_ + 1) / change.ramp)
            assert asked[t, number] == pytest.approx(np.full(asked.shape[2], money), rel=1e-9, abs=1e-6)


@quick
@given(cases())
def test_books_add_up(played: Case) -> None:
    outcome = play(played, Pert(7, 3))
    books = outcome.books
    assert (books.cumulative == np.cumsum(books.net, axis=0)).all()
    assert (books.net == books.realised - books.spend).all()
    saved = (outcome.baseline.funded - outcome.scenario.funded).sum(axis=1)
    total = sum(books.payers.values()) - sum(outcome.scenario.benefits.values())
    scale = 1 + outcome.baseline.funded.sum(axis=1) + outcome.scenario.funded.sum(axis=1)
    assert (np.abs(total - saved) <= 1e-9 * scale).all()
    assert (books.freed >= -1e-9 * scale).all()
    if "municipality" in books.payers:
        assert (np.abs(books.realised + books.freed - books.payers["municipality"]) <= 1e-9 * scale).all()
    late = books.break_even_year
    assert ((late == -1) | ((late >= 2027) & (late <= max(2031, 2027 + played.settings.years)))).all()


@quick
@given(cases(hard_only=True))
def test_when_everything_is_hard_the_hard_part_is_the_whole(played: Case) -> None:
    outcome = play(played, Pert(3, 5))
    assert (outcome.hard.net == outcome.books.net).all()


@quick
@given(cases())
def test_the_middle_of_a_case_does_not_depend_on_the_draws_around_it(played: Case) -> None:
    alone = play(played)
    certain = {name: p.mid for name, p in parameters(played).items()}

    def columns(name: str, _parameter: object) -> Any:
        return np.full(3, certain[name])

    three = play(played, columns)
    assert three.books.cumulative == pytest.approx(np.repeat(alone.books.cumulative, 3, axis=1), rel=1e-12, abs=1e-6)


def test_a_plain_python_loop_gives_the_same_results() -> None:
    played, sample = bench_case(), Pert(5, 11)
    assert plain_python(played, sample, 5) == pytest.approx(play(played, sample).books.cumulative[-1], rel=1e-9)
