"""Choices in the address: there and back, and nonsense refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal import link as address

REGIONS, ITEMS, LINES, PARAMETERS = {"NL", "GM0080"}, {"debt_help", "team"}, {"shelter"}, {"shelter.stock"}

amounts = st.floats(-999, 999, allow_nan=False).map(lambda value: float(f"{value:.10g}"))
changes = st.builds(
    Change,
    amount_per_inhabitant=amounts,
    from_=st.integers(2027, 2036),
    ramp=st.integers(1, 9),
    until=st.none() | st.integers(2036, 2050),
)
ceilings = st.builds(Ceiling, growth=st.integers(-990, 1000).map(lambda n: n / 1000), from_=st.integers(2027, 2036))
words = st.text(
    st.characters(codec="utf-8", exclude_characters="~", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40
)
beliefs = st.lists(amounts, min_size=3, max_size=3).flatmap(
    lambda values: st.builds(
        Belief,
        **dict(zip(("low", "mid", "high"), map(st.just, sorted(values)), strict=True)),
        reason=words,
        source=words,
    )
)


def read(parameters: dict[str, str]) -> address.Read:
    return address.read(parameters, REGIONS, ITEMS, LINES, PARAMETERS)


@given(
    st.sampled_from(sorted(REGIONS)),
    st.dictionaries(st.sampled_from(sorted(ITEMS)), changes),
    st.dictionaries(st.sampled_from(sorted(LINES)), ceilings),
    st.dictionaries(st.sampled_from(sorted(PARAMETERS)), beliefs),
)
def test_there_and_back(
    region: str, chosen: dict[str, Change], capped: dict[str, Ceiling], believed: dict[str, Belief]
) -> None:
    scenario = Scenario(changes=chosen, ceilings=capped)
    found = read(address.write(region, scenario, believed))
    assert found == address.Read(region, scenario, believed, ())


@given(
    st.dictionaries(
        st.text(max_size=30) | st.sampled_from(["gemeente", "team", "plafond.shelter", "aanname.shelter.stock"]),
        st.text(max_size=80),
    )
)
def test_any_link_gives_a_state_and_sentences(parameters: dict[str, str]) -> None:
    found = read(parameters)
    assert found.region in REGIONS
    assert set(found.scenario.changes) <= ITEMS
    assert all(sentence.endswith(".") for sentence in found.refused)


@pytest.mark.parametrize("value", ["", "abc", "nan", "inf", "1e9", "2.5~2027~0~", "2.5~a~b~c", "1~2~3~4~5"])
def test_nonsense_is_left_out_and_named(value: str) -> None:
    found = read({"team": value})
    assert found.scenario == Scenario()
    assert len(found.refused) == 1
    assert "team" in found.refused[0]


def test_unchanged_policy_is_an_empty_address() -> None:
    assert address.write("NL", Scenario(), {}) == {}
