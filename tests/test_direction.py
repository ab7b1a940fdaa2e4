"""What must be true of the model whatever the numbers are: stated as science, not as politics."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.choices import build_choices
from akkoordwijzer.model.inputs import build_inputs
from akkoordwijzer.model.ledger import keep_books
from akkoordwijzer.model.outcome import Outcome, play, play_expected, play_hard, play_part, prepare
from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.parameters import certain
from akkoordwijzer.model.records import Case, Change, Effect, Scenario
from akkoordwijzer.model.sample import Fixed, mid
from akkoordwijzer.model.simulate import simulate
from akkoordwijzer.model.uncertainty import Pert
from tests.bench.model import case as bench_case
from tests.bench.model import plain_python
from tests.cases import case, cases, effect, everything_on, item, line
from tests.oracle import Replay, replays

REGIONS = ("NL", "GM0080", "GM0406")
FEW = Pert(40, 1)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module", params=REGIONS)
def kit(request: pytest.FixtureRequest, figures: Figures, library: Library) -> Kit:
    return build_kit(figures, library, request.param)


def fallen(outcome: Outcome) -> Any:
    """What demand falls, euro per year and line: money that a ceiling leaves unpaid is no part of it."""
    baseline, scenario = outcome.baseline, outcome.scenario
    return baseline.cost - np.maximum(scenario.funded, np.minimum(scenario.cost, baseline.cost))


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
        saved = fallen(outcome).sum(axis=1)
        benefits = sum(outcome.scenario.benefits.values())
        total = sum(outcome.books.payers.values())
        scale = outcome.baseline.funded.sum(axis=1)
        assert np.abs(total - saved - benefits).max() <= 1e-12 * scale.max()


def test_each_payer_gets_its_share_of_each_line() -> None:
    lines = [line(payers={"municipality": 0.25, "insurer": 0.75}), line("b", payers={"state": 1})]
    outcome = play(case(lines, [item("p", effect("shift"))], {"p": 5}))
    saved = fallen(outcome)
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


def test_hard_part_leaves_out_soft_gains_but_keeps_their_cost() -> None:
    items = [item("p", effect()), item("q", effect(), effect("find", 0.1), ledger="soft")]
    outcome = play(case([line()], items, {"p": 3, "q": 3}))
    alone = play(case([line()], [items[0]], {"p": 3}))
    found = play(case([line()], [items[0], item("q", effect("find", 0.1), ledger="soft")], {"p": 3, "q": 3}))
    assert (outcome.hard.spend == outcome.books.spend).all()
    assert (outcome.hard.net == found.books.net).all()
    assert (outcome.hard.net < alone.books.net - 29_000).all()


def test_the_hard_part_as_a_case_of_its_own_gives_the_same_books(kit: Kit) -> None:
    played = kit.case(everything_on(kit))
    outcome, hard = play(played, FEW), play_hard(played, FEW)
    assert (hard.books.net == outcome.hard.net).all()
    assert (hard.books.net == hard.hard.net).all()


def test_of_every_lever_up_and_down_no_more_is_booked_than_is_expected(kit: Kit) -> None:
    prepared = prepare(kit.case())
    for number, thing in enumerate(kit.interventions):
        for amount in (0.5, -0.5):
            played = kit.case(Scenario(changes={thing.id: Change(amount_per_inhabitant=amount)}))
            outcome = play(played, prepared=prepared)
            net, hard = outcome.books.cumulative[-1, 0], outcome.hard.cumulative[-1, 0]
            assert hard <= net + 1e-6 * abs(net), thing.id
            cut = -outcome.scenario.spend[:, number, 0].sum()
            assert amount > 0 or net <= cut * (1 + 1e-9), f"{thing.id}: a cut earns no more than its amount"


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
    saved = fallen(outcome).sum(axis=1)
    total = sum(books.payers.values()) - sum(outcome.scenario.benefits.values())
    scale = 1 + outcome.baseline.funded.sum(axis=1) + outcome.scenario.funded.sum(axis=1)
    assert (np.abs(total - saved) <= 1e-9 * scale).all()
    assert (books.freed >= -1e-9 * scale).all()
    assert (np.abs(books.realised + books.freed - books.payers["municipality"]) <= 1e-9 * scale).all()
    assert (books.all_payers_cumulative == np.cumsum(books.all_payers_net, axis=0)).all()
    everyone = sum(books.payers.values()) - sum(books.paid.values())
    assert (np.abs(books.all_payers_net - everyone) <= 1e-9 * scale).all()
    assert (np.abs(sum(books.paid.values()) - outcome.scenario.spend.sum(axis=1)) <= 1e-9 * scale).all()
    assert (books.spend == books.paid["municipality"]).all()
    assert (books.withheld >= -1e-9 * scale).all()
    assert (books.withheld_by_line.sum(axis=1) == books.withheld).all()
    benefit = outcome.scenario.benefits["municipality"]
    assert (books.realised_by_line.sum(axis=1) + benefit == books.realised).all()
    late = books.break_even_year
    assert ((late == -1) | ((late >= 2027) & (late <= max(2031, 2027 + played.settings.years)))).all()


@quick
@given(cases(hard_only=True))
def test_when_everything_is_hard_and_certain_the_hard_part_is_the_whole(played: Case) -> None:
    settled = [
        thing.model_copy(update={"effects": tuple(sure(effect) for effect in thing.effects)})
        for thing in played.interventions
    ]
    outcome = play(played.model_copy(update={"interventions": tuple(settled)}), Pert(3, 5))
    assert (outcome.hard.net == outcome.books.net).all()


def sure(of: Effect) -> Effect:
    """The same effect without a range."""
    return of.model_copy(update={"per_participant": certain(of.per_participant.mid)})


@quick
@given(cases())
def test_leaving_out_what_is_idle_changes_nothing(played: Case) -> None:
    """The screen plays only what was changed, the command line a whole case: they are the same model."""
    prepared, choices = prepare(played, Pert(4, 2)), build_choices(played)
    whole = simulate(prepared.inputs, choices, prepared.baseline)
    books = keep_books(prepared.inputs, played.settings, prepared.baseline, whole, choices.first_year)
    less, less_books = play_part(prepared, played, choices)
    names = [field.name for field in fields(whole) if field.name != "benefits"]
    assert all((getattr(whole, name) == getattr(less, name)).all() for name in names)
    assert (books.net == less_books.net).all()
    assert (books.all_payers_net == less_books.all_payers_net).all()
    expected, outcome = play_expected(played, prepared), play(played, prepared=prepared)
    assert (expected.books.all_payers_net == books.all_payers_net).all()
    assert expected.open_share_of_spend == pytest.approx(outcome.open_share_of_spend)
    assert expected.open_interventions == outcome.open_interventions
    assert expected.estimates == outcome.estimates


@quick
@given(cases())
def test_every_year_of_any_case_is_what_a_plain_loop_gives(played: Case) -> None:
    sample = Pert(3, 11)
    outcome = play(played, sample)
    for draw in range(outcome.books.net.shape[1]):
        as_a_plain_loop(outcome, draw, *(replays(played, sample, 3, hard)[draw] for hard in (False, True)))


PEOPLE, EURO = 1e3, 1e7


def as_a_plain_loop(outcome: Outcome, draw: int, replay: Replay, hard: Replay) -> None:
    """One draw of an outcome against the contract in plain Python."""
    run, years = outcome.scenario, range(outcome.case.settings.years)
    ids = [line.id for line in outcome.case.lines]
    items = [thing.id for thing in outcome.case.interventions]
    for name, size in {"cost": EURO, "funded": EURO, "waiting": PEOPLE, "entries": PEOPLE, "prevented": PEOPLE}.items():
        close(getattr(run, name)[..., draw], [[replay.scenario[t][name][i] for i in ids] for t in years], size)
    close(run.stock[..., draw], [[year["stock"][i] for i in ids] for year in replay.scenario], PEOPLE)
    close(outcome.baseline.cost[..., draw], [[replay.baseline[t]["cost"][i] for i in ids] for t in years], EURO)
    close(run.participants[..., draw], [[replay.scenario[t]["taken"][i] for i in items] for t in years], PEOPLE)
    close(run.unabsorbed[..., draw], [[replay.scenario[t]["unabsorbed"][i] for i in items] for t in years], EURO)
    books = replay.books()
    for name in ("spend", "realised", "freed", "withheld", "net"):
        close(getattr(outcome.books, name)[..., draw], books[name], EURO)
    close(outcome.books.all_payers_net[..., draw], books["all"], EURO)
    close(outcome.hard.net[..., draw], hard.books()["net"], EURO)
    close(outcome.hard.all_payers_net[..., draw], hard.books()["all"], EURO)


def close(found: Any, expected: list[Any], size: float) -> None:
    """Equal but for rounding, which is a part of the largest numbers in sight (``size`` or more)."""
    wanted = np.array(expected, dtype=float).reshape(np.shape(found))
    assert np.abs(found - wanted).max(initial=0.0) <= 1e-10 * max(size, np.abs(wanted).max(initial=0.0))


@quick
@given(cases())
def test_the_middle_of_a_case_does_not_depend_on_the_draws_around_it(played: Case) -> None:
    alone = play(played)
    middles = {name: p.mid for name, p in parameters(played).items()}

    three = play(played, Fixed({name: np.full(3, value) for name, value in middles.items()}))
    assert three.books.cumulative == pytest.approx(np.repeat(alone.books.cumulative, 3, axis=1), rel=1e-12, abs=1e-6)


def test_a_plain_python_loop_gives_the_same_results() -> None:
    played, sample = bench_case(), Pert(5, 11)
    assert plain_python(played, sample, 5) == pytest.approx(play(played, sample).books.cumulative[-1], rel=1e-9)
