"""A big knob over its levers: sums to the cent, there and back the same, nothing beyond the own budget."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.proposal.spread import Room, spread

ROOMS = {"a": Room(-10.0, 20.0), "b": Room(-2.5, 5.0), "c": Room(0.0, 100.0)}
WEIGHTS = {"a": 3.0, "b": 1.0, "c": 1.0}


def test_a_plus_goes_by_weight() -> None:
    assert spread(5.0, ROOMS, WEIGHTS).amounts == {"a": 3.0, "b": 1.0, "c": 1.0}


def test_a_minus_goes_by_what_is_spent_today() -> None:
    found = spread(-5.0, ROOMS, WEIGHTS)
    assert found.amounts == {"a": -4.0, "b": -1.0}
    assert found.left == 0


def test_a_cut_ends_at_the_own_budget_and_says_what_is_left() -> None:
    found = spread(-20.0, ROOMS, WEIGHTS)
    assert found.amounts == {"a": -10.0, "b": -2.5}
    assert found.left == -7.5


def test_what_does_not_fit_goes_to_the_others() -> None:
    found = spread(50.0, ROOMS, WEIGHTS)
    assert found.amounts == {"a": 20.0, "b": 5.0, "c": 25.0}


def test_what_is_locked_stays_and_counts() -> None:
    found = spread(5.0, ROOMS, WEIGHTS, fixed={"a": 1.0})
    assert found.amounts == {"a": 1.0, "b": 2.0, "c": 2.0}


def test_the_shape_of_a_plan_is_kept() -> None:
    assert spread(4.0, ROOMS, WEIGHTS, plan={"a": 1.0, "c": 1.0}).amounts == {"a": 2.0, "c": 2.0}


def test_a_plan_of_the_other_sign_says_nothing() -> None:
    assert spread(5.0, ROOMS, WEIGHTS, plan={"a": -1.0}).amounts == {"a": 3.0, "b": 1.0, "c": 1.0}


def test_euro_per_year_can_be_the_step() -> None:
    found = spread(1_000_001 / 50_000, ROOMS, WEIGHTS, step=1 / 50_000)
    assert round(sum(found.amounts.values()) * 50_000) == 1_000_001


CENTS = st.integers(-3000, 12_500)


@given(CENTS, st.sets(st.sampled_from("abc")), st.dictionaries(st.sampled_from("abc"), st.integers(0, 5)))
def test_levers_add_up_to_the_cent(cents: int, locked: set[str], weights: dict[str, int]) -> None:
    fixed = dict.fromkeys(locked, 0.5)
    found = spread(cents / 100, ROOMS, weights, fixed=fixed)
    assert round(100 * sum(found.amounts.values())) + round(100 * found.left) == cents
    for key, amount in found.amounts.items():
        assert key in fixed or ROOMS[key].least <= amount <= ROOMS[key].most


@given(CENTS, st.integers(1, 3000), st.integers(1, 3000), st.integers(1, 3000))
def test_there_and_back_is_the_same(there: int, a: int, b: int, c: int) -> None:
    plan = {"a": min(a, 2000) / 100, "b": min(b, 500) / 100, "c": c / 100}
    away = spread(there / 100, ROOMS, WEIGHTS, plan=plan)
    assert round(100 * (sum(away.amounts.values()) + away.left)) == there
    assert spread(sum(plan.values()), ROOMS, WEIGHTS, plan=plan).amounts == pytest.approx(plan, abs=1e-9)
