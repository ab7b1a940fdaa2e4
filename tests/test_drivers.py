"""What the outcome hangs on: one parameter at a time, the others at their most likely value."""

import math
from typing import Any

import pytest

from akkoordwijzer.calibration.kit import build_kit
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.beliefs import Belief, with_beliefs
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case
from tests.cases import case, effect, everything_on, item, line

WIDE: dict[str, Any] = {"low": 0.05, "mid": 0.2, "high": 0.6}


def end(played: Case, name: str, value: float) -> float:
    """The cumulative result at the horizon when somebody is sure of one value."""
    sure = Belief(low=value, mid=value, high=value, reason="test", source="test")
    return float(play(with_beliefs(played, {name: sure})).books.cumulative[-1, 0])


def test_a_driver_is_what_comes_out_with_that_value() -> None:
    lines = [line(stock={"low": 800, "mid": 1000, "high": 1500}, cashable={"low": 0.2, "mid": 0.5, "high": 0.9})]
    played = case(
        lines, [item("p", effect("prevent", WIDE), unit_cost={"low": 500, "mid": 1000, "high": 4000})], {"p": 5}
    )
    known = parameters(played)
    found = rank_drivers(played)
    assert {driver.parameter for driver in found} == {name for name, p in known.items() if not p.is_certain}
    for driver in found:
        parameter = known[driver.parameter]
        assert driver.at_low == pytest.approx(end(played, driver.parameter, parameter.low), rel=1e-12)
        assert driver.at_high == pytest.approx(end(played, driver.parameter, parameter.high), rel=1e-12)


def test_largest_swing_comes_first_and_what_does_not_matter_swings_nothing() -> None:
    unused = item("q", effect("exit", WIDE))
    played = case([line()], [item("p", effect("prevent", WIDE)), unused], {"p": 5})
    found = rank_drivers(played)
    assert [driver.swing for driver in found] == sorted((driver.swing for driver in found), reverse=True)
    assert found[0].parameter == "p.effects[0].prevent"
    assert next(driver.swing for driver in found if driver.parameter == "q.effects[0].exit") == 0


def test_price_of_an_intervention_swings_only_what_reaches_people() -> None:
    """The money stays the same; a higher price buys fewer participants."""
    played = case([line()], [item("p", effect(), unit_cost={"low": 500, "mid": 1000, "high": 2000})], {"p": 2})
    driver = rank_drivers(played)[0]
    assert driver.parameter == "p.unit_cost"
    assert driver.at_low > driver.at_high


def test_a_case_without_ranges_has_no_drivers() -> None:
    assert rank_drivers(case([line()], [item("p", effect())], {"p": 2})) == []


@pytest.mark.parametrize("region", ["NL", "GM0080", "GM0406"])
def test_every_parameter_of_the_library_at_low_and_high_gives_a_finite_result(
    region: str, figures: Figures, library: Library
) -> None:
    kit = build_kit(figures, library, region)
    for scenario in (everything_on(kit), everything_on(kit, 2.0), *kit.scenarios[1:3]):
        found = rank_drivers(kit.case(scenario))
        assert len(found) > 100
        assert all(math.isfinite(driver.at_low) and math.isfinite(driver.at_high) for driver in found)
