"""What one must believe: the marks bring the result to zero, whatever stands in between."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.choices import Choices, build_choices
from akkoordwijzer.model.outcome import play, play_part, prepare
from akkoordwijzer.model.records import Case, Change, Effect, Scenario
from akkoordwijzer.model.roots import first_roots
from akkoordwijzer.model.thresholds import Alone, Mark, as_data, possible_effects, threshold_of, thresholds, zone_of
from tests.cases import case, cases, effect, everything_on, item, line

quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def supposed(played: Case, name: str, line_id: str, quantity: float) -> Case:
    """The case with one change, no ceilings, and a certain effect in place of what prevents on the line: by hand."""
    items = []
    for thing in played.interventions:
        if thing.id == name:
            (place,) = [place for place in possible_effects(thing) if place.line == line_id]
            others = [e for e in thing.effects if not (e.kind == "prevent" and e.line == line_id)]
            new = {"kind": "prevent", "line": line_id, "per_participant": quantity, "estimate": True}
            new |= {"delay": place.delay, "lasts": place.lasts}
            thing = thing.model_copy(update={"effects": (*others, Effect.model_validate(new))})
        items.append(thing)
    scenario = Scenario(changes={name: played.scenario.changes[name]})
    return played.model_copy(update={"interventions": tuple(items), "scenario": scenario})


def results(played: Case) -> dict[str, float]:
    books = play(played).books
    return {"municipality": float(books.cumulative[-1, 0]), "all_payers": float(books.all_payers_cumulative[-1, 0])}


def size(played: Case) -> float:
    """The largest money in sight: results are differences of it."""
    return 1.0 + float(play(played).baseline.cost.sum()) + float(np.abs(play(played).scenario.spend).sum())


def holds(played: Case, alone: Alone) -> None:
    """Each mark is where the result turns: on the wrong side before it, zero at it."""
    sign = np.sign(played.scenario.changes[alone.intervention].amount_per_inhabitant)
    rounding = 1e-9 * size(played)
    for who in ("municipality", "all_payers"):
        mark: Mark | None = getattr(alone, who)

        def result(quantity: float, who: str = who) -> float:
            return float(sign * results(supposed(played, alone.intervention, alone.line, quantity))[who])

        if mark is None:
            assert result(0.0) < rounding
            assert result(1e9) < rounding, "no effect is enough"
        elif mark.per_participant == 0:
            assert result(0.0) > -rounding
            assert mark.share_of_inflow == 0
        else:
            assert abs(result(mark.per_participant)) < rounding
            assert result(0.0) < 0


@quick
@given(cases())
def test_marks_bring_the_result_of_any_case_to_zero(played: Case) -> None:
    found = thresholds(played)
    asked = [thing for thing in played.interventions if thing.id in played.scenario.changes]
    asked = [thing for thing in asked if played.scenario.changes[thing.id].amount_per_inhabitant != 0]
    pairs = [(thing.id, place.line) for thing in asked for place in possible_effects(thing)]
    assert [(alone.intervention, alone.line) for alone in found.alone] == pairs
    for alone in found.alone:
        holds(played, alone)
    assert set(found.ceilings) == set(played.scenario.ceilings)


def test_marks_of_every_ready_scenario_bring_it_to_zero(nation: Kit) -> None:
    for scenario in nation.scenarios:
        played = nation.case(scenario)
        for alone in thresholds(played).alone[:1]:
            holds(played, alone)


def test_the_share_of_inflow_is_what_is_prevented_of_what_came() -> None:
    """100 participants a year and 200 people: one in a hundred is half a percent."""
    played = case([line()], [item("p", could_affect=[{"line": "a", "delay": 0}])], {"p": 10})
    mark = thresholds(played).alone[0].municipality
    assert mark is not None
    assert mark.share_of_inflow == pytest.approx(mark.per_participant * 100 / 200)
    cut = case([line()], [item("p", could_affect=[{"line": "a", "delay": 0}], current_participants=100)], {"p": -10})
    added = thresholds(cut).alone[0].municipality
    assert added is not None
    assert added.share_of_inflow == pytest.approx(-added.per_participant * 100 / 200)
    assert added.per_participant == pytest.approx(mark.per_participant), "all of a saving is money here"


def test_spending_that_pays_without_it_needs_nothing_and_a_cut_that_costs_bears_nothing() -> None:
    pays = effect("benefit", 2000.0)
    for amount in (10.0, -10.0):
        thing = item("p", pays, could_affect=[{"line": "a"}], current_participants=100)
        alone = thresholds(case([line()], [thing], {"p": amount})).alone[0]
        assert alone.municipality == alone.all_payers == Mark(0.0, 0.0)


def test_no_mark_where_no_effect_is_enough() -> None:
    lines = [line(payers={"municipality": 0, "insurer": 1}), line("b", inflow=0)]
    thing = item("p", could_affect=[{"line": "a"}, {"line": "b"}, {"line": "c", "delay": 30}])
    found = thresholds(case([*lines, line("c")], [thing], {"p": 10})).alone
    assert found[0].municipality is None, "the municipality does not pay for this care"
    assert found[0].all_payers is not None
    assert found[1].all_payers is None, "nobody comes in"
    assert found[2].all_payers is None, "not within these years"


def test_only_the_intervention_itself_is_changed_and_ceilings_are_off() -> None:
    thing, other = item("p", could_affect=[{"line": "a"}]), item("q", effect("prevent", 0.5))
    alone = thresholds(case([line()], [thing, other], {"p": 5})).alone[0]
    busy = case([line()], [thing, other], {"p": 5, "q": 8}, {"a": {"growth": -0.1, "from": 2028}})
    assert thresholds(busy).alone[0] == alone


def test_its_other_effects_stay_and_what_prevents_there_does_not() -> None:
    could = [{"line": "a", "delay": 0}]
    bare = thresholds(case([line()], [item("p", could_affect=could)], {"p": 5})).alone
    same = thresholds(case([line()], [item("p", effect("prevent", 0.4), could_affect=could)], {"p": 5})).alone
    helped = thresholds(case([line()], [item("p", effect("exit", 0.02), could_affect=could)], {"p": 5})).alone
    assert same == bare
    assert helped[0].municipality is not None
    assert bare[0].municipality is not None
    assert 0 < helped[0].municipality.per_participant < bare[0].municipality.per_participant


def test_each_saving_waits_for_the_start_of_its_own_change() -> None:
    """Only that intervention is changed, so the delay before a saving is booked counts from its own first year."""
    lines, thing = [line(cash_delay=2)], item("p", could_affect=[{"line": "a"}])
    played = case(lines, [thing, item("q", effect())], {"p": 5, "q": 5})
    late = played.scenario.changes["p"].model_copy(update={"from_": 2030})
    together = played.model_copy(update={"scenario": Scenario(changes={**played.scenario.changes, "p": late})})
    alone = played.model_copy(update={"scenario": Scenario(changes={"p": late})})
    assert thresholds(together).alone[0] == thresholds(alone).alone[0]
    holds(together, thresholds(together).alone[0])


# Joint and ceilings


def with_fall(played: Case, lines: dict[str, int], share: float, ceilings: bool) -> Any:
    """The run and books with a lower inflow on some lines from some year, by hand."""
    chosen, calendar = build_choices(played), played.settings.calendar
    fall = np.zeros((len(calendar), len(played.lines), 1))
    for number, owner in enumerate(played.lines):
        if owner.id in lines:
            fall[[year >= lines[owner.id] for year in calendar], number] = share
    chosen = chosen if ceilings else chosen.open_ended()
    return play_part(prepare(played), played, Choices(chosen.first_year, chosen.amount_eur, chosen.ceiling, fall))


@pytest.mark.parametrize("amount", [4.0, -4.0])
def test_the_joint_change_of_inflow_brings_the_whole_scenario_to_zero(amount: float) -> None:
    lines = [line(payers={"municipality": 0.6, "state": 0.4}, cashable=0.5), line("b"), line("c")]
    could = [{"line": "a", "delay": 3}, {"line": "b"}]
    items = [
        item("p", could_affect=could, current_participants=100),
        item("q", could_affect=[{"line": "a"}], ledger="unknown", current_participants=100),
        item("r", effect("prevent", 0.001, line="c"), could_affect=[{"line": "c"}]),
    ]
    played = case(lines, items, {"p": amount, "q": amount, "r": 1}, {"a": {"growth": -0.1, "from": 2028}})
    late = played.scenario.changes["p"].model_copy(update={"from_": 2029})
    changes = {**played.scenario.changes, "p": late}
    played = played.model_copy(update={"scenario": played.scenario.model_copy(update={"changes": changes})})
    joint = thresholds(played).joint
    assert joint.municipality is not None
    assert joint.all_payers is not None
    assert np.sign(joint.municipality) == np.sign(joint.all_payers) == np.sign(amount)
    since = {"a": 2028, "b": 2030}
    _, books = with_fall(played, since, joint.municipality, ceilings=False)
    assert books.cumulative[-1, 0] == pytest.approx(0, abs=1e-3)
    _, books = with_fall(played, since, joint.all_payers, ceilings=False)
    assert books.all_payers_cumulative[-1, 0] == pytest.approx(0, abs=1e-3)


def test_no_joint_change_without_open_interventions_or_beyond_everything() -> None:
    known = case([line()], [item("p", effect())], {"p": 5})
    dear = case([line(unit_cost=1)], [item("p", could_affect=[{"line": "a"}])], {"p": 5})
    untouched = case([line()], [item("p", could_affect=[{"line": "a"}]), item("q", effect())], {"q": 5})
    for played in (known, dear, untouched):
        assert as_data(thresholds(played))["joint"] == {"municipality": None, "all_payers": None}


def test_the_fall_at_which_nobody_waits_under_a_ceiling() -> None:
    lines = [line(waiting_exit=0.5), line("b"), line("c"), line("d", inflow=0, exit_rate=0.0)]
    ceilings = {
        "a": {"growth": -0.02, "from": 2028},
        "b": {"growth": 0.01, "from": 2028},
        "d": {"growth": -0.1, "from": 2028},
    }
    played = case(lines, ceilings=ceilings)
    found = thresholds(played).ceilings
    share = found["a"]
    assert share is not None
    assert 0 < share < 1
    assert found["b"] == 0.0
    assert found["d"] is None
    run, _ = with_fall(played, {"a": 2028}, share + 1e-6, ceilings=True)
    assert run.waiting[-1, 0, 0] == pytest.approx(0, abs=1e-6)
    run, _ = with_fall(played, {"a": 2028}, share - 1e-3, ceilings=True)
    assert run.waiting[-1, 0, 0] > 0.01
    run, _ = with_fall(played, {"a": 2027}, share, ceilings=True)
    assert run.cost[-1, 0, 0] < run.funded[-1, 0, 0] * (1 + 1e-12), "a fall a year earlier is more than is needed"


# Sliders


def test_a_slider_marks_the_threshold_of_its_own_amount(nation: Kit) -> None:
    played = nation.case(everything_on(nation))
    name, place = next((t.id, p) for t in nation.interventions for p in possible_effects(t))
    for amount in (0.5, 1.0):
        change = Change(amount_per_inhabitant=amount)
        alone = nation.case(Scenario(changes={name: change}))
        expected = next(mark for mark in thresholds(alone).alone if mark.line == place.line)
        assert threshold_of(played, name, place.line, change) == expected
        assert threshold_of(played, name, place.line, change, prepare(played)) == expected


def test_between_the_marks_of_spending_and_cutting_nothing_pays() -> None:
    """Half of a saving is money and a loss counts in full: the zone is half as wide as the higher mark."""
    could = [{"line": "a", "delay": 0}]
    played = case([line(cashable=0.5)], [item("p", could_affect=could, current_participants=100)])
    zone = zone_of(played, "p", "a", Change(amount_per_inhabitant=-5))
    assert zone.spending.municipality is not None
    assert zone.cut.municipality is not None
    assert zone.spending.municipality.per_participant == pytest.approx(2 * zone.cut.municipality.per_participant)
    assert zone.spending.all_payers is not None
    assert zone.cut.all_payers is not None
    assert zone.spending.all_payers.per_participant == pytest.approx(zone.cut.all_payers.per_participant)


@pytest.mark.parametrize(("name", "line_id"), [("x", "a"), ("p", "b"), ("p", "x")])
def test_what_could_not_be_affected_has_no_threshold(name: str, line_id: str) -> None:
    played = case([line(), line("b")], [item("p", could_affect=[{"line": "a"}])])
    with pytest.raises(KeyError):
        threshold_of(played, name, line_id, Change(amount_per_inhabitant=1))
    with pytest.raises(KeyError):
        zone_of(played, name, line_id, Change(amount_per_inhabitant=1))


def test_where_it_could_work_is_said_or_follows_from_what_it_prevents() -> None:
    two = [effect("prevent", 0.1, delay=2, lasts=3), effect("prevent", 0.2), effect("prevent", 0.1, line="b")]
    (thing,) = case([line(), line("b")], [item("p", *two, effect("exit", 1))]).interventions
    assert [(place.line, place.delay, place.lasts) for place in possible_effects(thing)] == [("a", 2, 3), ("b", 0, 1)]
    (said,) = case([line(), line("b")], [item("p", *two, could_affect=[{"line": "b"}])]).interventions
    assert [(place.line, place.delay, place.lasts) for place in possible_effects(said)] == [("b", 1, 1)]


# Roots


def test_first_roots_of_straight_bent_and_kinked_functions() -> None:
    def values(x: Any) -> Any:
        return np.stack(
            [
                x[0] - 0.3,
                x[1] ** 2 - 2,
                np.minimum(3 * x[2], 0.9 + x[2]) - 1.3,
                np.full_like(x[3], -1.0),
                np.full_like(x[4], 2.0),
                np.where(x[5] < 0.5, -1.0, x[5]),
                x[6],
            ]
        )

    found = first_roots(values, np.tile(np.linspace(0, 2, 9), (7, 1)))
    assert found[0] == pytest.approx(0.3, rel=1e-12)
    assert found[1] == pytest.approx(np.sqrt(2), rel=1e-10)
    assert found[2] == pytest.approx(0.4333333333333333, rel=1e-9)
    assert np.isnan(found[3])
    assert found[4] == found[6] == 0
    assert found[5] == pytest.approx(0.5, rel=1e-9)
