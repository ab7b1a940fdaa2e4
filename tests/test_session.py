"""One visitor's choices: history, locks and taking over."""

from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.ui.shared.session import REMEMBERED, Visitor

ITEMS = ("a", "b", "c")


def amounts(visitor: Visitor) -> dict[str, float]:
    return {key: change.amount_per_inhabitant for key, change in visitor.scenario.changes.items()}


def test_zero_is_unchanged_policy() -> None:
    visitor = Visitor()
    visitor.set_amount("a", 2.0)
    visitor.set_amount("a", 0.0)
    assert visitor.scenario == Scenario()


def test_an_amount_keeps_its_timing() -> None:
    change = Change(amount_per_inhabitant=1.0, from_=2028, ramp=3, until=2031)
    visitor = Visitor(scenario=Scenario(changes={"a": change}))
    visitor.set_amount("a", 5.0)
    assert visitor.scenario.changes["a"] == change.model_copy(update={"amount_per_inhabitant": 5.0})


@given(st.lists(st.tuples(st.sampled_from(ITEMS), st.integers(-5, 5)), max_size=40))
def test_undo_walks_back_and_redo_forth_again(moves: list[tuple[str, int]]) -> None:
    visitor = Visitor()
    seen = [visitor.scenario]
    for item, amount in moves:
        visitor.set_amount(item, amount)
        if visitor.scenario != seen[-1]:
            seen.append(visitor.scenario)
    back = min(REMEMBERED, len(seen) - 1)
    for step in range(1, back + 1):
        visitor.undo()
        assert visitor.scenario == seen[-1 - step]
    before = visitor.scenario
    if back == REMEMBERED:
        visitor.undo()
        assert visitor.scenario == before, "no further than twenty changes"
    for _ in range(back):
        visitor.redo()
    assert visitor.scenario == seen[-1]


def test_a_new_choice_ends_redo() -> None:
    visitor = Visitor()
    visitor.set_amount("a", 1.0)
    visitor.undo()
    visitor.set_amount("b", 1.0)
    visitor.redo()
    assert amounts(visitor) == {"b": 1.0}


def test_what_is_locked_stays_when_a_scenario_is_taken_over_or_all_is_reset() -> None:
    visitor = Visitor()
    visitor.set_amount("a", 1.0)
    visitor.set_ceiling("shelter", -0.01)
    visitor.toggle_lock("a")
    visitor.take_over(
        Scenario(
            id="ready",
            changes={"a": Change(amount_per_inhabitant=9.0), "b": Change(amount_per_inhabitant=2.0)},
            ceilings={"wmo_support": Ceiling(growth=0.01)},
        )
    )
    assert amounts(visitor) == {"a": 1.0, "b": 2.0}
    assert set(visitor.scenario.ceilings) == {"wmo_support"}
    visitor.reset()
    assert amounts(visitor) == {"a": 1.0}
    visitor.toggle_lock("a")
    visitor.reset()
    assert visitor.scenario == Scenario()


def test_a_ready_scenario_is_copied_not_linked() -> None:
    ready = Scenario(changes={"a": Change(amount_per_inhabitant=1.0)})
    visitor = Visitor()
    visitor.take_over(ready)
    visitor.set_amount("a", 3.0)
    assert ready.changes["a"].amount_per_inhabitant == 1.0


def test_beliefs_are_apart_from_choices() -> None:
    visitor = Visitor()
    visitor.believe("shelter.stock", Belief(low=1, mid=2, high=3, reason="telling", source="wij"))
    assert visitor.scenario == Scenario()
    assert visitor.past == []
    visitor.drop_belief("shelter.stock")
    assert visitor.beliefs == {}
