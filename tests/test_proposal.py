"""The gate: what it lets through can be played, carried and read back; what it does not is named."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.model.beliefs import Belief, Estimate
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Ceiling, Change, CouldAffect, Scenario
from akkoordwijzer.proposal import file, link
from akkoordwijzer.proposal.agreement import ChoiceTerms, Terms, without_dropped
from akkoordwijzer.proposal.answers import Answer, changed_mind
from akkoordwijzer.proposal.proposal import Proposal, check, key_of, known_region, ready_made, to_case, without_local
from akkoordwijzer.proposal.rules import may_have_ceiling
from tests.hand_worked import MIXED
from tests.proposals import proposals

KitOf = Callable[[str], Kit]
REGIONS = {"NL", "GM0080", "GM0088"}
SAID: dict[str, Any] = {"reason": "telling", "source": "wij"}
ITEM = "early_debt_signals"


def chosen(amount: float, item: str = ITEM, **timing: Any) -> Proposal:
    return Proposal(scenario=Scenario(changes={item: Change(amount_per_inhabitant=amount, **timing)}))


def capped(line: str, growth: float = -0.01) -> Proposal:
    return Proposal(scenario=Scenario(ceilings={line: Ceiling(growth=growth)}))


def believed(name: str, low: float, mid: float, high: float, **words: str) -> Proposal:
    return Proposal(beliefs={name: Belief(low=low, mid=mid, high=high, **{**SAID, **words})})


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_passes_is_played_carried_and_read_back_the_same(data: st.DataObject, kit_of: KitOf) -> None:
    kit = kit_of(data.draw(st.sampled_from(sorted(REGIONS))))
    wanted = data.draw(proposals(kit))
    passed, faults = check(wanted, kit)
    assert (wanted == passed) <= (not faults)
    assert check(passed, kit) == (passed, ())
    assert link.read(link.write(passed), REGIONS, kit_of) == (passed, ())
    saved = file.make_saved(passed, kit, "2026-11-25")
    document = parse_yaml(file.to_yaml(saved).encode(), "mijn.yaml")
    assert file.read_saved(document) == saved
    assert file.opened(file.read_saved(document), REGIONS, kit_of, document) == (passed, ())
    books = play(to_case(passed, kit)).books
    assert np.isfinite(books.cumulative).all()
    assert all("verwacht" in str(fault) and str(fault)[-1] in ".?" for fault in faults)


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (chosen(2.0, "onzin"), "onzin: verwacht een maatregel waarmee hier te rekenen is, gevonden ‘onzin’"),
        (chosen(2.0, "local_team"), "Bedoelt u ‘local_teams’?"),
        (chosen(1000.5), "van -1.000 tot 1.000 euro per inwoner"),
        (chosen(-1.0, "mst_fft"), "niet minder dan wat er nu aan uitgegeven wordt"),
        (capped("onzin"), "een zorglijn waarmee hier te rekenen is"),
        (capped("youth_protection"), "een zorglijn die een plafond kan hebben, gevonden ‘Jeugdbescherming’"),
        (capped("problem_debt"), "een zorglijn die een plafond kan hebben"),
        (capped("shelter", -0.9999999), "meer dan -1"),
        (believed("shelter.onzin", 1, 2, 3), "een bestaande aanname"),
        (believed("shelter.exit_rate", 2, 3, 4), "waarden binnen hun grenzen, gevonden ‘2, 3, 4’"),
        (believed("shelter.unit_cost", 0, 0, 0), "waarden binnen hun grenzen"),
        (believed("shelter.stock", 1, 2, 3, reason="\x00"), "een reden en van wie het komt"),
        (believed("shelter.stock", 1, 2, 3, source="\u2028"), "een reden en van wie het komt"),
        (Proposal(estimates={"onzin": {"shelter": Estimate(low=0, mid=0, high=1, **SAID)}}), "een maatregel"),
        (Proposal(estimates={ITEM: {"onzin": Estimate(low=0, mid=0, high=1, **SAID)}}), "waarop dit kan werken"),
    ],
)
def test_what_cannot_be_is_left_out_and_named(nation: Kit, wanted: Proposal, says: str) -> None:
    passed, faults = check(wanted, nation)
    assert passed == Proposal()
    assert [says in str(fault) for fault in faults] == [True]
    assert "We laten dit weg." in str(faults[0]) or "gevonden" in says


def test_a_copy_with_an_impossible_value_does_not_pass(nation: Kit) -> None:
    good = chosen(1.0).scenario.changes[ITEM]
    for update in (
        {"ramp": 0},
        {"ramp": 61},
        {"from_": 3000},
        {"until": 2020},
        {"amount_per_inhabitant": float("nan")},
    ):
        wrong = Scenario().model_copy(update={"changes": {ITEM: good.model_copy(update=update)}})
        passed, faults = check(Proposal().model_copy(update={"scenario": wrong}), nation)
        assert (passed, len(faults)) == (Proposal(), 1), update
    for field in ("own_eur_per_year", "reserve_eur"):
        for amount in (-1, 10**12):
            passed, faults = check(Proposal().model_copy(update={field: amount}), nation)
            assert (getattr(passed, field), len(faults)) == (0, 1)


def test_a_cut_is_at_most_what_is_spent_today(kit_of: KitOf) -> None:
    kit = kit_of("GM0080")
    now = kit.current_eur_per_inhabitant()[ITEM]
    whole = chosen(-now).model_copy(update={"region": kit.region})
    assert check(whole, kit) == (whole, ())
    passed, faults = check(chosen(-now * 2).model_copy(update={"region": kit.region}), kit)
    assert passed == whole
    assert "We rekenen met" in str(faults[0])
    people = next(item for item in kit.interventions if item.id == ITEM).current_participants.mid
    more = Belief(low=people * 3, mid=people * 3, high=people * 3, **SAID)
    deeper = Proposal(region=kit.region, scenario=chosen(-now * 2).scenario)
    deeper = deeper.model_copy(update={"beliefs": {f"{ITEM}.current_participants": more}})
    assert check(deeper, kit) == (deeper, ())


def with_could_affect(kit: Kit) -> Kit:
    """A kit in which one intervention could affect one line, measured or not."""
    place = CouldAffect(line="shelter")
    items = tuple(
        item.model_copy(update={"could_affect": (place,)})
        if item.id == ITEM
        else item.model_copy(update={"could_affect": ()})
        for item in kit.interventions
    )
    return replace(kit, interventions=items)


@pytest.mark.parametrize(
    ("line", "values", "passes"),
    [
        ("shelter", (-10.0, 0.0, 10.0), True),
        ("shelter", (-10.1, 0.0, 1.0), False),
        ("shelter", (0.0, 1.0, 10.1), False),
        ("wmo_support", (0.0, 0.0, 1.0), False),
    ],
)
def test_an_estimate_is_about_a_line_it_could_affect(
    nation: Kit, line: str, values: tuple[float, float, float], passes: bool
) -> None:
    kit = with_could_affect(nation)
    estimate = Estimate(low=values[0], mid=values[1], high=values[2], **SAID)
    wanted = Proposal(estimates={ITEM: {line: estimate}})
    passed, faults = check(wanted, kit)
    assert (passed, len(faults)) == ((wanted, 0) if passes else (Proposal(), 1))
    filled = next(item for item in to_case(passed, kit).interventions if item.id == ITEM).effects
    assert any(effect.estimate for effect in filled) == passes
    assert to_case(wanted.model_copy(update={"published_only": True}), kit) == kit.case()


def test_an_empty_answer_is_none(nation: Kit) -> None:
    given_ = {"a": Answer(), "b": Answer(position="norm")}
    assert check(Proposal(answers=given_), nation)[0].answers == {"b": Answer(position="norm")}


def test_a_ceiling_is_as_fine_as_a_link_can_say(nation: Kit) -> None:
    passed, faults = check(capped("shelter", 0.0123456789), nation)
    assert (passed.scenario.ceilings["shelter"].growth, faults) == (0.012346, ())


def test_long_words_are_cut_and_said(nation: Kit) -> None:
    passed, faults = check(believed("shelter.stock", 1, 2, 3, reason="x" * 121, source="y" * 80), nation)
    kept = passed.beliefs["shelter.stock"]
    assert (len(kept.reason), len(kept.source)) == (120, 80)
    assert ["ten hoogste 120 tekens" in str(fault) for fault in faults] == [True]


def test_a_region_needs_its_own_kit(nation: Kit) -> None:
    with pytest.raises(ValueError, match="GM0080"):
        check(Proposal(region="GM0080"), nation)


def test_ceilings_only_where_the_municipality_decides(nation: Kit) -> None:
    can = {line.id for line in nation.lines if may_have_ceiling(line)}
    assert can == {line.id for line in nation.lines if line.steerable} - {"problem_debt"}
    assert "shelter" in can


def test_a_ready_made_scenario_keeps_its_name_until_it_is_changed(nation: Kit) -> None:
    ready = next(found for found in nation.scenarios if found.id == "prevention_first")
    passed, _ = check(Proposal(scenario=ready), nation)
    assert (passed.scenario.name, passed.scenario.summary, passed.scenario.conditions) == ("Eerst voorkomen", None, ())
    looked_up = ready_made(passed.scenario, nation)
    assert looked_up is not None
    assert looked_up.summary == ready.summary
    changes = {**passed.scenario.changes, "mst_fft": Change(amount_per_inhabitant=1.0)}
    other, _ = check(Proposal(scenario=passed.scenario.model_copy(update={"changes": changes})), nation)
    assert other.scenario.name == "Eerst voorkomen (aangepast)"
    assert ready_made(other.scenario, nation) is None
    back, _ = check(Proposal(scenario=other.scenario.model_copy(update={"changes": ready.changes})), nation)
    assert back.scenario.name == "Eerst voorkomen"
    none, _ = check(Proposal(scenario=other.scenario.model_copy(update={"changes": {}})), nation)
    assert none.scenario == Scenario()


def test_another_ceiling_is_another_scenario(nation: Kit) -> None:
    ready = next(found for found in nation.scenarios if found.ceilings)
    line = next(iter(ready.ceilings))
    ceilings = {**ready.ceilings, line: Ceiling(growth=0.0)}
    passed, _ = check(Proposal(scenario=ready.model_copy(update={"ceilings": ceilings})), nation)
    assert passed.scenario.name == f"{ready.name} (aangepast)"


def test_nobody_else_gets_the_name_of_unchanged_policy(nation: Kit) -> None:
    ready = next(found for found in nation.scenarios if found.id == "unchanged")
    changes = {ITEM: Change(amount_per_inhabitant=1.0)}
    passed, _ = check(Proposal(scenario=ready.model_copy(update={"changes": changes})), nation)
    assert (passed.scenario.id, passed.scenario.name) == ("scenario", None)


def test_an_own_name_is_one_line_with_its_own_id(nation: Kit) -> None:
    wanted = Proposal(scenario=Scenario(id="anything", name="  Plan\nA " + "é" * 80, note="x", theme="y"))
    passed, _ = check(wanted, nation)
    assert passed.scenario == Scenario(id=key_of(passed.scenario.name or ""), name="Plan A " + "é" * 53)
    assert check(Proposal(scenario=Scenario(id="gone", name=" \n")), nation)[0].scenario == Scenario()


def test_published_only_is_nothing_without_beliefs(nation: Kit) -> None:
    wanted = believed("shelter.unit_cost", 1, 2, 3).model_copy(update={"published_only": True})
    passed, _ = check(wanted, nation)
    assert (passed.published_only, passed.believed) == (True, {})
    assert to_case(passed, nation) == nation.case()
    assert not check(Proposal(published_only=True), nation)[0].published_only


def test_what_belongs_to_a_municipality_is_told_apart() -> None:
    belief = Belief(low=1, mid=2, high=3, **SAID)
    local = {"a.stock": belief, "a.inflow": belief, "b.reach.size": belief, "b.current_participants": belief}
    everywhere = {"a.unit_cost": belief, "a.inflow_growth": belief, "b.reach.share": belief}
    wanted = Proposal(beliefs={**local, **everywhere}, own_eur_per_year=5, reserve_eur=6)
    left, apart = without_local(wanted)
    assert left == Proposal(beliefs=everywhere)
    assert apart == {"beliefs": local, "own_eur_per_year": 5, "reserve_eur": 6}
    assert without_local(left) == (left, {})


@pytest.mark.parametrize(
    ("text", "code"), [("gm0080", "GM0080"), (" GM0080 ", "GM0080"), ("nl", "NL"), ("x", None), ("", None)]
)
def test_a_region_is_known_however_it_is_written(text: str, code: str | None) -> None:
    assert known_region(text, REGIONS) == code


@pytest.mark.parametrize(
    ("predicted", "position", "changed"),
    [("a", "b", True), ("a", "a", False), (None, "a", None), ("a", "not_yet", None)],
)
def test_whether_a_room_changed_its_mind(predicted: str | None, position: str, changed: bool | None) -> None:
    assert changed_mind(Answer(position=position, predicted=predicted)) is changed


def test_what_is_dropped_from_an_agreement_is_not_played() -> None:
    dropped = ChoiceTerms(keep=False)
    for choices, changes, ceilings in (
        ({"care": dropped}, ["help", "base"], ["care"]),
        ({"ceiling.care": dropped}, ["help", "base"], []),
        ({"help": dropped}, ["base"], ["care"]),
    ):
        kept = without_dropped(MIXED, Terms(choices=choices)).scenario
        assert [list(kept.changes), list(kept.ceilings)] == [changes, ceilings]
