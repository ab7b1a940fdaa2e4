"""Turning knobs: zero in the middle, the own budget at the end, there and back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import build_kit
from akkoordwijzer.calibration.levers import Lever, levers
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.records import Change, Scenario
from akkoordwijzer.proposal.scale import NOTCHES, Scale
from akkoordwijzer.proposal.turning import GROWTHS, growth_of, room_of, scale_of, total, turn, with_amounts, with_growth


def test_a_scale_has_its_ends_and_zero_in_the_middle() -> None:
    scale = Scale(-103.37, 20.0)
    assert [scale.amount(notch) for notch in (-NOTCHES, -10, -1, 0, 1, 10, NOTCHES)] == [-103.37, -52, -5, 0, 1, 10, 20]


@given(st.floats(-900, 0), st.floats(0, 900), st.integers(-NOTCHES, NOTCHES))
def test_a_notch_is_found_again(least: float, most: float, notch: int) -> None:
    scale = Scale(least, most)
    amount = scale.amount(notch)
    assert scale.amount(scale.notch(amount)) == amount
    assert least <= amount <= most or abs(amount) <= abs(least if notch < 0 else most) + 1e-9


@given(st.floats(-900, -1), st.floats(1, 900), st.floats(0.001, 800))
def test_an_amount_never_looks_like_nothing(least: float, most: float, amount: float) -> None:
    assert Scale(least, most).notch(amount) > 0
    assert Scale(least, most).notch(-amount) < 0


def test_amounts_rise_with_the_notch() -> None:
    for scale in (Scale(-200.0, 8.4), Scale(-0.3, 0.05), Scale(-21.0, 41.0)):
        amounts = [scale.amount(notch) for notch in range(-NOTCHES, NOTCHES + 1)]
        assert amounts == sorted(amounts)


@pytest.fixture(scope="module")
def town(figures: Figures, library: Library) -> dict[str, Lever]:
    return levers(build_kit(figures, library, "GM0080"))


def test_a_knob_adds_up_and_keeps_timing(town: dict[str, Lever]) -> None:
    inside = {key: town[key] for key in ("integrated_debt_help", "early_debt_signals")}
    before = Scenario(changes={"early_debt_signals": Change(amount_per_inhabitant=0.2, from_=2028, ramp=3)})
    found = turn(before, inside, 0.5, {"integrated_debt_help": 1.0, "early_debt_signals": 1.0}, plan={})
    assert total(found.scenario, inside) == pytest.approx(0.5)
    assert found.scenario.changes["early_debt_signals"].from_ == 2028
    assert found.left == 0


def test_there_and_back_gives_the_same_state(town: dict[str, Lever]) -> None:
    start = Scenario(changes={"integrated_debt_help": Change(amount_per_inhabitant=0.37)})
    plan = {"integrated_debt_help": 0.37}
    away = turn(start, town, 3.0, {}, plan=plan).scenario
    assert turn(away, town, 0.37, {}, plan=plan).scenario == start
    none = turn(away, town, 0.0, {}, plan=plan).scenario
    assert none.changes == {}
    assert turn(none, town, 0.37, {}, plan=plan).scenario == start


def test_a_locked_lever_stays(town: dict[str, Lever]) -> None:
    start = Scenario(changes={"integrated_debt_help": Change(amount_per_inhabitant=0.37)})
    found = turn(start, town, 5.0, dict.fromkeys(town, 1.0), locked={"integrated_debt_help"}, plan={}).scenario
    assert found.changes["integrated_debt_help"].amount_per_inhabitant == 0.37
    assert total(found, town) == pytest.approx(5.0)


def test_a_cut_ends_at_the_own_budget(town: dict[str, Lever]) -> None:
    found = turn(Scenario(), town, -5000.0, {})
    assert found.left < 0
    for key, change in found.scenario.changes.items():
        assert -change.amount_per_inhabitant <= town[key].current_eur_per_inhabitant + 1e-9
        assert change.amount_per_inhabitant == pytest.approx(room_of(town[key]).least)
    assert total(found.scenario, town) == pytest.approx(scale_of(town.values()).least)


def test_the_mildest_ceiling_comes_first() -> None:
    assert GROWTHS[0] == max(GROWTHS)
    capped = with_growth(Scenario(), ["a", "b"], GROWTHS[0])
    assert growth_of(capped, ["a", "b"]) == GROWTHS[0]
    assert growth_of(capped, ["a", "c"]) == "mixed"
    assert with_growth(capped, ["a", "b"], None) == Scenario()


def test_amounts_keep_the_order_of_a_scenario() -> None:
    start = Scenario(changes={"b": Change(amount_per_inhabitant=1.0), "a": Change(amount_per_inhabitant=2.0)})
    assert list(with_amounts(start, {"a": 3.0, "b": 4.0, "c": 1.0}).changes) == ["b", "a", "c"]
