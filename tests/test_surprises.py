"""Surprises and shared optimism: the three tests in words of forecast.md section 8, and where each number enters."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from scipy import stats

from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.inputs import build_inputs
from akkoordwijzer.model.outcome import Outcome, play, prepare
from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.parameters import Parameter
from akkoordwijzer.model.records import Case, Line
from akkoordwijzer.model.sample import Array, Fixed, Lean
from akkoordwijzer.model.uncertainty import Pert
from tests.cases import case, effect, item, line

DRAWS = 20_000
MANY = Pert(DRAWS, 3)
# Four standard errors of a quantile of 20,000 draws at 5% or 95%, as a share of the spread.
QUANTILE_ERROR = 4 * math.sqrt(0.05 * 0.95 / DRAWS) / stats.norm.pdf(1.645)


def wandering(**surprise: Any) -> dict[str, Any]:
    return line(inflow=300, exit_rate=0.3, surprise=surprise)


def prevention(**surprise: Any) -> Case:
    """EUR 100,000 a year on a measure of EUR 1,000 that prevents 0.1 each."""
    return case([wandering(**surprise)], [item("p", effect("prevent", 0.1))], {"p": 10})


# 1. No noise in the difference


def test_people_wander_and_the_difference_between_two_runs_does_not() -> None:
    outcome, certain = play(prevention(persons=0.1), MANY), play(prevention())
    spread = 1.645 * 0.1 * math.sqrt(10)
    low, middle, high = np.quantile(outcome.baseline.stock[10, 0], [0.05, 0.5, 0.95])
    assert low == pytest.approx(1000 * math.exp(-spread), rel=QUANTILE_ERROR * 0.1 * math.sqrt(10))
    assert middle == pytest.approx(1000, rel=0.02)
    assert high == pytest.approx(1000 * math.exp(spread), rel=QUANTILE_ERROR * 0.1 * math.sqrt(10))
    people = outcome.scenario.stock - outcome.baseline.stock
    assert people == pytest.approx(
        np.broadcast_to(certain.scenario.stock - certain.baseline.stock, people.shape), abs=1e-9
    )
    assert np.quantile(outcome.books.cumulative[-1], [0.05, 0.95]) == pytest.approx([1_415_567, 1_415_567], abs=0.5)


def test_an_uncertain_price_spreads_the_result_and_never_turns_a_saving() -> None:
    books = play(prevention(persons=0.1, price=0.05), MANY).books
    low, high = np.quantile(books.cumulative[-1], [0.05, 0.95])
    assert low == pytest.approx(1.01e6, rel=0.02)
    assert high == pytest.approx(1.91e6, rel=0.02)
    assert (books.realised >= 0).all()


def test_no_surprise_changes_nothing_to_the_last_digit() -> None:
    without, zero = play(case([line()], [item("p", effect())], {"p": 5})), play(prevention())
    assert (zero.baseline.surprises == 0).all()
    assert zero.inputs.wander == {}
    assert without.baseline.stock[-1, 0, 0] == 1000


# 2. A ceiling on a wandering line


def test_a_ceiling_on_a_wandering_line_makes_somebody_wait_in_half_of_the_draws() -> None:
    ceilings = {"a": {"growth": 0.0, "from": 2027}}
    steady = play(case([wandering()], ceilings=ceilings))
    assert not steady.scenario.waiting.any()
    assert not steady.books.net.any()
    outcome = play(case([wandering(persons=0.1)], ceilings=ceilings), MANY)
    waits = (outcome.scenario.waiting[:, 0] > 1e-9).mean(axis=1)
    assert waits[0] == 0
    assert waits[1:] == pytest.approx(np.full(9, 0.5), abs=0.02)
    assert outcome.books.withheld[9].mean() / 10e6 == pytest.approx(0.145, abs=0.005)
    assert not outcome.books.net.any(), "care that is not paid is never a saving"


# 3. Shared optimism and streams


def drawn(played: Case) -> dict[str, Array]:
    """Every parameter as the model draws it."""
    seen: dict[str, Array] = {}

    class Watching(Pert):
        def __call__(self, name: str, parameter: Parameter, lean: Lean | None = None, /) -> Array:
            seen[name] = Pert.__call__(self, name, parameter, lean)
            return seen[name]

    build_inputs(played, Watching(2000, 5))
    return seen


OPTIMISM = {"A": 0.1, "B": 0.3, "C": 0.5, "D": 0.5, "cashable": 0.5}
WIDE: dict[str, Any] = {"low": 0.0, "mid": 0.5, "high": 1.0}


def optimistic(shared: dict[str, float] = OPTIMISM, **changes: Any) -> Case:
    items = [
        item("p", effect("prevent", WIDE), grade="D"),
        item("q", effect("exit", WIDE), grade="D"),
        item("r", effect("find", WIDE), grade="D"),
        item("s", effect("prevent", WIDE, weight=WIDE), grade="A"),
    ]
    ranged = {"cashable": WIDE, "exit_rate": {"low": 0.1, "mid": 0.2, "high": 0.4}}
    return case([line(**ranged, **changes), line("b", **ranged)], items, {"p": 5, "q": 5}, shared=shared)


def test_errors_of_judgement_go_together_and_every_range_stays() -> None:
    found = drawn(optimistic())

    def together(one: str, other: str) -> float:
        return float(stats.spearmanr(found[one], found[other]).statistic)

    assert together("p.effects[0].prevent", "q.effects[0].exit") == pytest.approx(0.48, abs=0.03)
    assert together("p.effects[0].prevent", "r.effects[0].find") == pytest.approx(-0.48, abs=0.03)
    assert together("p.effects[0].prevent", "s.effects[0].prevent") == pytest.approx(0.21, abs=0.05)
    assert together("a.cashable", "b.cashable") == pytest.approx(0.48, abs=0.04)
    assert together("a.cashable", "p.effects[0].prevent") == pytest.approx(0, abs=0.09)
    assert together("a.exit_rate", "b.exit_rate") == pytest.approx(0, abs=0.09)
    assert together("s.effects[0].weight", "p.effects[0].prevent") == pytest.approx(0, abs=0.09)
    for name in ("p.effects[0].prevent", "r.effects[0].find", "s.effects[0].prevent", "a.cashable"):
        assert stats.kstest(found[name], stats.beta(3, 3).cdf).pvalue > 0.001, name


def test_with_nothing_shared_every_draw_is_what_it_was() -> None:
    alone = drawn(optimistic({}))
    for name, parameter in parameters(optimistic()).items():
        assert (alone[name] == Pert(2000, 5)(name, parameter)).all()
    none = drawn(optimistic({"A": 0.0, "cashable": 0.0}))
    assert all((alone[name] == none[name]).all() for name in alone)


def test_another_line_or_intervention_leaves_every_other_draw() -> None:
    less, more = drawn(optimistic()), drawn(optimistic(transfers=[{"to": "b", "rate": 0.1}]))
    assert set(less) < set(more)
    assert all((less[name] == more[name]).all() for name in less)


def test_a_longer_horizon_keeps_the_earlier_years() -> None:
    lines = [wandering(start=0.1, persons=0.05, price=0.03, **{"with": "family"})]
    short, long = (prepare(case(lines, years=years), Pert(50, 2)).baseline for years in (4, 9))
    assert (short.stock == long.stock[:5]).all()
    assert (short.cost == long.cost[:4]).all()


# Where each number of a surprise enters


def logs(played: Case, draws: Pert = MANY) -> tuple[Array, Array]:
    """Logarithms of people on 1 January and of the price of a year, of line a."""
    baseline = prepare(played, draws).baseline
    return np.log(baseline.stock[:, 0] / 1000), np.log(baseline.cost[:, 0] / baseline.client_years[:, 0] / 10_000)


def test_start_is_what_is_unknown_on_the_first_day_and_stays() -> None:
    people, price = logs(case([wandering(start=0.1)]))
    assert people.std(axis=1) == pytest.approx(np.full(11, 0.1), rel=0.03)
    assert price == pytest.approx(np.zeros_like(price), abs=1e-12)


def test_the_price_of_a_budget_is_lower_where_there_are_more_people() -> None:
    people, price = logs(case([wandering(start=0.1, priced_on="budget")]))
    assert price == pytest.approx(np.broadcast_to(-people[0], price.shape), abs=1e-9)
    outcome = prepare(case([wandering(start=0.1, priced_on="budget")]), MANY)
    assert outcome.baseline.cost[0] == pytest.approx(np.full((1, DRAWS), 1e7), rel=1e-9)


def test_spread_grows_with_the_root_of_the_years() -> None:
    people, price = logs(case([wandering(persons=0.06, price=0.04)]))
    assert people[0].std() == pytest.approx(0, abs=1e-12)
    assert people.std(axis=1)[1:] == pytest.approx(0.06 * np.sqrt(np.arange(1, 11)), rel=0.03)
    assert price.std(axis=1) == pytest.approx(0.04 * np.sqrt(np.arange(1, 11)), rel=0.03)
    assert np.corrcoef(people[5], price[5])[0, 1] == pytest.approx(0, abs=0.03)
    assert np.median(people, axis=1) == pytest.approx(np.zeros(11), abs=0.006)


@pytest.mark.parametrize(("name", "expected"), [("family", 0.5), ("others", 0.0)])
def test_lines_of_one_family_share_half(name: str, expected: float) -> None:
    lines = [
        line(surprise={"persons": 0.06, "with": "family"}),
        line("b", surprise={"persons": 0.06, "with": name}),
    ]
    stock = np.log(prepare(case(lines), MANY).baseline.stock[6])
    assert np.corrcoef(stock)[0, 1] == pytest.approx(expected, abs=0.04)
    assert stock.std(axis=1) == pytest.approx(np.full(2, 0.06 * math.sqrt(6)), rel=0.03)


def test_entries_wander_along_with_the_people() -> None:
    outcome = play(prevention(start=0.1, persons=0.1), Pert(50, 1))
    persons = outcome.inputs.wander[0]
    assert outcome.baseline.entries[:, 0] == pytest.approx(300 * persons[:-1])
    steps = outcome.baseline.stock[1:, 0] / outcome.baseline.stock[:-1, 0]
    assert steps == pytest.approx(persons[1:] / persons[:-1], rel=1e-9)


def test_the_surprise_of_the_baseline_holds_in_every_run() -> None:
    outcome = play(prevention(persons=0.1), Pert(20, 1))
    assert (outcome.scenario.surprises == outcome.baseline.surprises).all()
    assert outcome.baseline.surprises.std() > 1


def test_a_surprise_never_takes_away_more_people_than_there_are() -> None:
    """Who comes no more in unchanged policy cannot go once more from a line that prevention emptied."""
    emptied = case(
        [line(inflow=300, exit_rate=0.9, surprise={"persons": 0.6})], [item("p", effect("prevent", 1.0))], {"p": 29}
    )
    outcome = play(emptied, Pert(200, 1))
    people = outcome.scenario.stock
    assert people.min() == 0, "in some runs nobody is left"
    assert (outcome.baseline.stock > 0).all()


def test_a_name_of_a_stream_cannot_be_taken() -> None:
    with pytest.raises(ValueError, match="effects of cashable"):
        Line.model_validate(wandering(persons=0.1, **{"with": "effects"}))


# As a driver


def ends(played: Case, at: float) -> Outcome:
    """The line with people and price at an end of their own spread in every year, by hand."""
    years, sizes = played.settings.years, played.lines[0].surprise
    spread = [math.sqrt(sizes.start**2 + sizes.persons**2 * t) for t in range(years + 1)]
    persons = [at] + [at * (later - now) / sizes.persons for now, later in pairwise(spread)]
    price = [at * (math.sqrt(t + 1) - math.sqrt(t)) for t in range(years)]
    sample = Fixed(surprises={"a": (np.array(persons)[:, None], np.array(price)[:, None])})
    outcome = play(played, sample)
    assert np.log(outcome.inputs.wander[0][:, 0]) == pytest.approx([at * s for s in spread], abs=1e-12)
    return outcome


def test_the_surprises_of_a_line_are_one_driver() -> None:
    played = prevention(start=0.05, persons=0.06, price=0.04)
    found = rank_drivers(played)
    assert [driver.parameter for driver in found] == ["a.surprise"]
    low, high = (float(ends(played, at).books.cumulative[-1, 0]) for at in (-1.645, 1.645))
    assert (found[0].at_low, found[0].at_high) == pytest.approx((low, high), rel=1e-12)
    assert low < high


def test_a_line_that_only_starts_unknown_is_a_driver_too() -> None:
    found = rank_drivers(case([wandering(start=0.1)], ceilings={"a": {"growth": -0.1, "from": 2027}}))
    assert [driver.parameter for driver in found] == ["a.surprise"]
