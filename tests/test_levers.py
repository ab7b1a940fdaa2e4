"""What a slider offers."""

from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers, options, with_value


@given(st.floats(-200, 0), st.floats(0, 200))
def test_options_rise_hold_zero_and_reach_far_enough(least: float, full: float) -> None:
    found = options(least, full)
    assert 0.0 in found
    assert list(found) == sorted(set(found))
    assert found[-1] >= full
    assert found[0] >= least - 1e-9
    assert len(found) <= 80


def test_a_cut_goes_no_further_than_what_is_spent(nation: Kit) -> None:
    for lever in levers(nation).values():
        assert -lever.options[0] <= lever.current_eur_per_inhabitant + 1e-9
        if lever.current_eur_per_inhabitant == 0:
            assert lever.options[0] == 0.0


def test_a_value_from_a_link_joins_the_options() -> None:
    assert with_value((0.0, 1.0), 0.4) == (0.0, 0.4, 1.0)
    assert with_value((0.0, 1.0), 1.0) == (0.0, 1.0)
