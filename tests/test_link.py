"""A proposal in the address: there and back, old links still read, and nonsense refused in words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.model.beliefs import Belief, Estimate
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.answers import Answer
from akkoordwijzer.proposal.proposal import Proposal

KEPT = json.loads((Path(__file__).parent / "kept" / "version_1_links.json").read_text(encoding="utf-8"))
REGIONS = {"NL", "GM0080"}
ITEM = "early_debt_signals"
SAID = {"reason": "eigen telling", "source": "wij"}
Read = Callable[..., tuple[Proposal, tuple[Fault, ...]]]


@pytest.fixture(scope="module")
def read(kit_of: Callable[[str], Kit]) -> Read:
    return lambda found: link.read(found, REGIONS, kit_of)


KEYS = st.sampled_from(
    [
        *("gemeente", "v", "naam", "scenario", "eigen_geld", "reserve", "gepubliceerd", ITEM, "social_base"),
        *("plafond.shelter", "plafond.", "plafond.x y", "aanname.shelter.stock", "aanname.", "antwoord.self_reliance"),
        *("inschatting.social_base.shelter", "inschatting.", "inschatting.a.b.c", "?![](http://127.0.0.1/a.png)"),
    ]
)
NUMBERS = st.sampled_from(
    ["0", "1", "-1", "2.5", "1e300", "1e-300", "nan", "inf", "-0", "２", "1_0", "9" * 30, "", " 1 "]
)
PARTS = st.lists(NUMBERS | st.sampled_from(["2027", "2030", "x", "%7E", "%", "```"]) | st.text(max_size=8), max_size=6)
TEXTS = st.text(max_size=80) | PARTS.map("~".join)


@settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.dictionaries(KEYS | st.text(max_size=30), TEXTS, max_size=6))
@example(found={ITEM: "2~99999999999999999999"})
@example(found={ITEM: "0\x1f"})
@example(found={"plafond.shelter": "100~0"})
@example(found={"aanname.shelter.unit_cost": "1e300~1e300~1e300~x~y"})
def test_any_link_gives_a_proposal_and_sentences(read: Read, found: dict[str, str]) -> None:
    proposal, faults = read(found)
    assert proposal.region in REGIONS
    assert all(str(fault).startswith("Deze link") and "verwacht" in str(fault) for fault in faults)
    assert read(link.write(proposal)) == (proposal, ())


@pytest.mark.parametrize(
    "value", ["", "abc", "nan", "inf", "1e9", "2.5~2027~0~", "2.5~a~b~c", "1~2~3~4~5", "2~2030~1~2029"]
)
def test_nonsense_is_left_out_and_named(read: Read, value: str) -> None:
    proposal, faults = read({ITEM: value})
    assert proposal == Proposal()
    assert [f"Deze link, {ITEM}" in str(fault) for fault in faults] == [True]


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("aanname.shelter.stock", "1~2", "laag~midden~hoog~reden~bron"),
        ("aanname.shelter.stock", "3~2~1~x~y", "low ≤ mid ≤ high"),
        ("aanname.shelter.exit_rate", "2~3~4~x~y", "binnen hun grenzen"),
        ("inschatting.social_base", "1~2~3~x~y", "iets dat we kennen"),
        ("antwoord.self_reliance", "norm", "positie~waarom"),
        ("plafond.shelter", "99999", "ten hoogste 1"),
        ("plafond.shelter", "1~x", "een percentage per jaar"),
        ("eigen_geld", "-5000", "een bedrag in hele euro's"),
        ("reserve", "999999999999", "een bedrag in hele euro's"),
        ("v", "3", "versie 1 of 2"),
        ("scenario", "Niet Goed", "iets dat we kennen"),
        (ITEM, "1" * 2501, "ten hoogste 2500 tekens"),
    ],
)
def test_every_part_says_what_it_expects(read: Read, key: str, value: str, says: str) -> None:
    proposal, faults = read({key: value})
    assert proposal == Proposal()
    assert [says in str(fault) for fault in faults] == [True]


WHOLE = Proposal(
    region="GM0080",
    scenario=Scenario(
        id="s_plan_a",
        name="Plan a",
        changes={
            ITEM: Change(amount_per_inhabitant=0.1 + 0.2, until=2031),
            "local_teams": Change(amount_per_inhabitant=2.5, from_=2028, ramp=3, until=2031),
        },
        ceilings={"shelter": Ceiling(growth=-0.035), "wmo_support": Ceiling(growth=0.015, from_=2029)},
    ),
    beliefs={"youth_residential.unit_cost": Belief(low=6e4, mid=7e4, high=9e4, reason="a ~ b 100%", source="%7E")},
    own_eur_per_year=50_000,
    reserve_eur=7,
    published_only=True,
    answers={"self_reliance": Answer(position="norm", why="omdat ~", predicted="shield")},
)


def test_the_whole_of_a_proposal_is_in_the_link_and_reads_as_it_should(read: Read) -> None:
    said = link.write(WHOLE)
    assert said == {
        "gemeente": "GM0080",
        "v": "2",
        ITEM: "0.30000000000000004~2027~1~2031",
        "local_teams": "2.5~2028~3~2031",
        "plafond.shelter": "-3.5",
        "plafond.wmo_support": "1.5~2029",
        "aanname.youth_residential.unit_cost": "60000~70000~90000~a %7E b 100%25~%257E",
        "antwoord.self_reliance": "norm~omdat %7E~~shield",
        "eigen_geld": "50000",
        "reserve": "7",
        "gepubliceerd": "1",
        "naam": "Plan a",
    }
    assert read(said) == (WHOLE, ())


def test_an_estimate_travels_along(read: Read, nation: Kit) -> None:
    item = next((item for item in nation.interventions if item.could_affect), None)
    estimate = {"low": 0.0, "mid": 0.01, "high": 0.02, **SAID}
    item_id, line = (item.id, item.could_affect[0].line) if item else ("social_base", "shelter")
    wanted = Proposal(estimates={item_id: {line: Estimate.model_validate(estimate)}})
    said = link.write(wanted)
    assert said == {"v": "2", f"inschatting.{item_id}.{line}": "0~0.01~0.02~eigen telling~wij"}
    proposal, faults = read(said)
    assert (proposal == wanted) != bool(faults)


def test_unchanged_policy_is_an_empty_address() -> None:
    assert link.write(Proposal()) == {}
    assert link.write(Proposal(region="GM0080")) == {"gemeente": "GM0080"}


@pytest.mark.parametrize("code", ["gm0080", " GM0080", "Gm0080"])
def test_a_region_may_be_typed_by_hand(read: Read, code: str) -> None:
    assert read({"gemeente": code}) == (Proposal(region="GM0080"), ())


def test_an_unknown_region_takes_its_own_numbers_along(read: Read) -> None:
    there = {"aanname.shelter.stock": "1~2~3~x~y", "aanname.shelter.unit_cost": "1~2~3~x~y", "eigen_geld": "5"}
    proposal, faults = read({"gemeente": "GM9999", **there})
    assert (proposal.region, set(proposal.beliefs), proposal.own_eur_per_year) == ("NL", {"shelter.unit_cost"}, 0)
    assert ["gemeente" in str(fault) for fault in faults] == [True, True]


@pytest.mark.parametrize("name", sorted(KEPT))
def test_links_of_version_1_still_mean_the_same(read: Read, name: str) -> None:
    proposal, faults = read(KEPT[name])
    assert faults == ()
    for key, text in KEPT[name].items():
        parts = text.split("~")
        if key in proposal.scenario.changes:
            change = proposal.scenario.changes[key]
            found: list[Any] = [change.amount_per_inhabitant, change.from_, change.ramp, change.until]
            timing = [int(part) if part else None for part in parts[1:]] or [2027, 1, None]
            assert found == [float(parts[0]), *timing]
        elif key.startswith("plafond."):
            ceiling = proposal.scenario.ceilings[key.removeprefix("plafond.")]
            assert (round(ceiling.growth * 100, 9), ceiling.from_) == (float(parts[0]), int((*parts, "2027")[1]))
        elif key.startswith("aanname."):
            belief = proposal.beliefs[key.removeprefix("aanname.")]
            assert [belief.low, belief.mid, belief.high] == [float(part) for part in parts[:3]]
            assert [belief.reason, belief.source] == parts[3:]
        else:
            assert (key, text) == ("gemeente", proposal.region)


def test_version_1_took_words_as_they_stood(read: Read) -> None:
    text = {"aanname.shelter.stock": "1~2~3~100%25~a%7Eb"}
    assert read(text)[0].beliefs["shelter.stock"].reason == "100%25"
    assert read({"v": "2", **text})[0].beliefs["shelter.stock"].source == "a~b"
