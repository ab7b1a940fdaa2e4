"""What the table thinks where nobody measured: an effect that is filled in, and said to be so."""

from typing import Any

import pytest

from akkoordwijzer.model.beliefs import Belief, Estimate, with_beliefs, with_estimates
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.thresholds import thresholds
from akkoordwijzer.model.uncertainty import Pert
from tests.cases import case, effect, item, line


def think(low: float = 0.0, mid: float = 0.1, high: float = 0.3) -> Estimate:
    return Estimate(low=low, mid=mid, high=high, reason="zo ging het in de wijk", source="de tafel")


def unmeasured(*effects: dict[str, Any], could: tuple[str, ...] = ("a",), **changes: Any) -> Case:
    places = [{"line": name, "delay": 2, "lasts": 3} for name in could]
    thing = item("p", *effects, could_affect=places, **{"ledger": "unknown", "grade": "D", **changes})
    return case([line(), line("b")], [thing], {"p": 5})


def test_an_estimate_fills_an_effect_that_is_soft_and_not_discounted() -> None:
    played = with_estimates(unmeasured(), {("p", "a"): think()})
    (thing,) = played.interventions
    (filled,) = thing.effects
    assert (filled.kind, filled.line, filled.delay, filled.lasts) == ("prevent", "a", 2, 3)
    assert (filled.per_participant.low, filled.per_participant.mid, filled.per_participant.high) == (0.0, 0.1, 0.3)
    assert filled.per_participant.note == "inschatting van de tafel: zo ging het in de wijk"
    assert filled.per_participant.assumption
    assert thing.ledger == "soft"
    outcome = play(played)
    assert outcome.scenario.prevented[:5, 0, 0] == pytest.approx([0, 0, 5, 10, 15]), "grade D, and still in full"
    assert not outcome.hard.realised.any()
    assert outcome.estimates == 1
    assert outcome.open_interventions == ()
    assert outcome.gives_odds


def test_an_estimate_of_a_hard_intervention_is_not_booked() -> None:
    measured = unmeasured(effect("prevent", 0.1), could=("b",), ledger="hard", grade="A")
    outcome = play(with_estimates(measured, {("p", "b"): think(0.1, 0.2, 0.3)}))
    assert outcome.hard.realised_by_line[5, 0, 0] > 0
    assert outcome.hard.realised_by_line[5, 1, 0] == 0
    assert outcome.books.realised_by_line[5, 1, 0] > 0
    assert outcome.case.interventions[0].ledger == "hard"


def test_an_intervention_stays_open_while_a_line_is_not_answered() -> None:
    both = unmeasured(could=("a", "b"))
    one = with_estimates(both, {("p", "a"): think()})
    assert play(one).open_interventions == ("p",)
    assert play(one).estimates == 1
    whole = with_estimates(both, {("p", "a"): think(), ("p", "b"): think()})
    assert play(whole).open_interventions == ()
    assert play(whole).estimates == 2


def test_thinking_that_it_does_nothing_leaves_it_open() -> None:
    """Otherwise a table could turn every cut into a certain gain by filling in zero."""
    assert play(with_estimates(unmeasured(), {("p", "a"): think(0, 0, 0)})).open_interventions == ("p",)


def test_what_prevents_there_is_replaced_and_other_effects_keep_their_name() -> None:
    effects = [effect("exit", 0.05), effect("prevent", 0.2), effect("prevent", 0.4), effect("benefit", 5.0)]
    before = unmeasured(*effects, ledger="soft")
    after = with_estimates(before, {("p", "a"): think()})
    names = parameters(after)
    assert names["p.effects[1].prevent"].mid == 0.1
    assert names["p.effects[2].prevent"].high == 0
    for name in ("p.effects[0].exit", "p.effects[3].benefit"):
        assert names[name] == parameters(before)[name]


def test_an_estimate_stands_beside_beliefs() -> None:
    belief = Belief(low=1, mid=2, high=3, reason="zo is het", source="wethouder")
    played = unmeasured(effect("benefit", 5.0))
    both = with_estimates(with_beliefs(played, {"p.effects[0].benefit": belief}), {("p", "a"): think()})
    names = parameters(both)
    assert names["p.effects[0].benefit"].mid == 2
    assert names["p.effects[1].prevent"].mid == 0.1
    later = with_beliefs(both, {"a.stock": Belief(low=5, mid=5, high=5, reason="r", source="s")})
    assert parameters(later)["p.effects[1].prevent"].mid == 0.1
    assert later.interventions[0].effects[1].estimate


def test_estimates_of_what_was_not_changed_do_not_count() -> None:
    played = with_estimates(unmeasured(), {("p", "a"): think()})
    assert play(played.model_copy(update={"scenario": case([line()]).scenario})).estimates == 0


def test_at_its_threshold_an_estimate_brings_the_result_to_zero() -> None:
    mark = thresholds(unmeasured()).alone[0].municipality
    assert mark is not None
    found = with_estimates(unmeasured(), {("p", "a"): think(*(3 * [mark.per_participant]))})
    assert play(found).books.cumulative[-1, 0] == pytest.approx(0, abs=1e-3)
    assert thresholds(found).alone[0].municipality == mark, "the question does not move with the answer"


def test_no_estimates_change_nothing() -> None:
    assert with_estimates(unmeasured(), {}) == unmeasured()


@pytest.mark.parametrize("key", [("x", "a"), ("p", "b"), ("p", "x")])
def test_an_estimate_of_what_could_not_be_is_refused(key: tuple[str, str]) -> None:
    with pytest.raises(KeyError):
        with_estimates(unmeasured(), {key: think()})


def test_odds_come_back_with_an_estimate_and_drivers_name_it() -> None:
    played = with_estimates(unmeasured(), {("p", "a"): think()})
    assert not play(unmeasured(), Pert(20)).gives_odds
    assert play(played, Pert(20)).gives_odds
