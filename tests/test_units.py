"""Parameters in Dutch units: what is shown can be typed back, and what is no Dutch number is refused."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.records import Parameter
from akkoordwijzer.report.units import UNITS, ParameterUnit, parameter_unit, with_unit

EURO, SHARE, PER_HUNDRED, PEOPLE = (
    UNITS[name] for name in ("eur_per_participant", "share_of_group", "exits_per_participant", "persons")
)


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        (EURO, 149674.138, "€ 149.674"),
        (EURO, -3.5, "-€ 3,5"),
        (EURO, 0.0, "€ 0"),
        (SHARE, 0.159, "15,9%"),
        (SHARE, -0.02, "-2%"),
        (SHARE, 0.2, "20%"),
        (PER_HUNDRED, 0.0067, "0,67"),
        (PEOPLE, 2638.4, "2.638"),
        (PEOPLE, 181.99, "182"),
        (PEOPLE, 100.0, "100"),
    ],
)
def test_values_as_dutch_readers_expect_them(unit: ParameterUnit, value: float, words: str) -> None:
    assert typed(unit.value(value)) == words


def test_money_has_a_real_minus_and_does_not_break() -> None:
    assert EURO.value(-3.5) == "−€\u00a03,5"
    assert SHARE.value(-0.02) == "−2%"
    assert EURO.entry(-3.5) == "-3,5", "what is typed has the signs of a keyboard"


def test_the_unit_stands_once_at_the_end() -> None:
    share = Parameter(low=0.1, mid=0.159, high=0.2, unit="share_of_group")
    assert with_unit(share, share.low, share.mid, share.high) == "10% · 15,9% · 20% van de groep"
    price = Parameter(low=1, mid=2, high=3, unit="eur_per_participant")
    assert typed(with_unit(price, price.mid)) == "€ 2 per deelnemer"
    assert with_unit(Parameter(low=0, mid=0, high=0), 0.0) == "0"


@pytest.mark.parametrize("typed", ["", "veel", "0.13", "1.80", "12,5,1", "nan", "inf", "1e999", "1/2", "--3"])
def test_what_is_no_dutch_number_is_refused(typed: str) -> None:
    assert PEOPLE.read(typed) is None


@pytest.mark.parametrize(
    ("unit", "typed", "value"),
    [
        (SHARE, "13%", 0.13),
        (SHARE, " 12,5 ", 0.125),
        (EURO, "€ 1.250", 1250.0),
        (EURO, "1250,50", 1250.5),
        (PEOPLE, "-2", -2.0),
        (PEOPLE, "−2", -2.0),
        (EURO, "€\u00a01.250", 1250.0),
    ],
)
def test_people_type_numbers_in_their_own_way(unit: ParameterUnit, typed: str, value: float) -> None:
    assert unit.read(typed) == pytest.approx(value, rel=1e-12)


@given(some.sampled_from(sorted(UNITS)), some.floats(-1e9, 1e9).filter(lambda value: abs(value) > 1e-4 or value == 0))
def test_what_is_shown_can_be_typed_back(name: str, value: float) -> None:
    unit = UNITS[name]
    back = unit.read(unit.entry(value))
    assert back is not None
    assert math.isclose(back, value, rel_tol=0.006, abs_tol=1e-12) or abs(value * unit.factor) < 0.01


@given(some.text(max_size=40))
@example("sNaN")
def test_whatever_is_typed_never_breaks(typed: str) -> None:
    found = SHARE.read(typed)
    assert found is None or math.isfinite(found)


def test_every_parameter_with_a_value_has_a_unit(nation: Kit) -> None:
    known = parameters(nation.case())
    assert [
        name for name, parameter in known.items() if parameter_unit(parameter).words == "" and parameter.high != 0
    ] == []
