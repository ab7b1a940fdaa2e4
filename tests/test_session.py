"""One visitor: history of whole proposals, locks, taking over, and another municipality."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.ui.shared.session import MOST_NOTICES, REMEMBERED, Visitor

A, B, C = "integrated_debt_help", "local_teams", "social_base"
STOCK, PRICE = "youth_residential.stock", "youth_residential.unit_cost"
BELIEF = Belief(low=1.0, mid=2.0, high=3.0, reason="telling", source="wij")
NewVisitor = Callable[..., Visitor]


@pytest.fixture(scope="module")
def new(kit_of: Callable[[str], Kit]) -> NewVisitor:
    def made(**start: Any) -> Visitor:
        return Visitor(proposal=Proposal(**start), kit_of=kit_of)

    return made


def amounts(visitor: Visitor) -> dict[str, float]:
    return {key: change.amount_per_inhabitant for key, change in visitor.scenario.changes.items()}


def test_zero_is_unchanged_policy(new: NewVisitor) -> None:
    visitor = new()
    visitor.set_amount(A, 2.0)
    visitor.set_amount(A, 0.0)
    assert visitor.proposal == Proposal()


def test_an_amount_and_a_ceiling_keep_their_timing(new: NewVisitor) -> None:
    change = Change(amount_per_inhabitant=1.0, from_=2028, ramp=3, until=2031)
    ceiling = Ceiling(growth=0.01, from_=2029)
    visitor = new(scenario=Scenario(changes={A: change}, ceilings={"shelter": ceiling}))
    visitor.set_amount(A, 5.0)
    visitor.set_ceiling("shelter", -0.02)
    assert visitor.scenario.changes[A] == change.model_copy(update={"amount_per_inhabitant": 5.0})
    assert visitor.scenario.ceilings["shelter"] == Ceiling(growth=-0.02, from_=2029)
    visitor.set_ceiling("shelter", None)
    assert visitor.scenario.ceilings == {}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moves=st.lists(st.tuples(st.sampled_from((A, B, C, "stock", "money", "region")), st.integers(-5, 5)), max_size=40)
)
def test_undo_walks_back_and_redo_forth_again(new: NewVisitor, moves: list[tuple[str, int]]) -> None:
    visitor = new()
    seen = [visitor.proposal]
    for what, number in moves:
        if what == "stock":
            visitor.believe(STOCK, BELIEF.model_copy(update={"high": 10.0 + number}))
        elif what == "money":
            visitor.put_in(10 + number, 0)
        elif what == "region":
            visitor.go_to("GM0080" if number > 0 else "NL")
        else:
            visitor.set_amount(what, number)
        if visitor.proposal != seen[-1]:
            seen.append(visitor.proposal)
    back = min(REMEMBERED, len(seen) - 1)
    for step in range(1, back + 1):
        visitor.undo()
        assert visitor.proposal == seen[-1 - step]
    before = visitor.proposal
    if back == REMEMBERED:
        visitor.undo()
        assert visitor.proposal == before, "no further than twenty changes"
    for _ in range(back):
        visitor.redo()
    assert visitor.proposal == seen[-1]


def test_the_history_ends_somewhere(new: NewVisitor) -> None:
    visitor = new()
    for amount in range(1, REMEMBERED + 5):
        visitor.set_amount(A, amount / 10)
    assert len(visitor.past) == REMEMBERED


def test_a_new_choice_ends_redo(new: NewVisitor) -> None:
    visitor = new()
    visitor.set_amount(A, 1.0)
    visitor.undo()
    visitor.set_amount(B, 1.0)
    visitor.redo()
    assert amounts(visitor) == {B: 1.0}


def test_what_is_locked_stays_when_a_scenario_is_taken_over_or_all_is_reset(new: NewVisitor) -> None:
    visitor = new()
    visitor.set_amount(A, 1.0)
    visitor.set_ceiling("shelter", -0.01)
    visitor.toggle_lock(A)
    visitor.take_over(
        Scenario(
            changes={A: Change(amount_per_inhabitant=9.0), B: Change(amount_per_inhabitant=2.0)},
            ceilings={"wmo_support": Ceiling(growth=0.01)},
        )
    )
    assert amounts(visitor) == {A: 1.0, B: 2.0}
    assert set(visitor.scenario.ceilings) == {"wmo_support"}
    visitor.reset()
    assert amounts(visitor) == {A: 1.0}
    visitor.toggle_lock(A)
    visitor.reset()
    assert visitor.proposal == Proposal()


def test_a_ready_scenario_is_copied_not_linked(new: NewVisitor) -> None:
    ready = Scenario(changes={A: Change(amount_per_inhabitant=1.0)})
    visitor = new()
    visitor.take_over(ready)
    visitor.set_amount(A, 3.0)
    assert ready.changes[A].amount_per_inhabitant == 1.0


def test_the_name_of_a_ready_scenario_goes_when_it_is_changed(new: NewVisitor, nation: Kit) -> None:
    visitor = new()
    visitor.take_over(next(ready for ready in nation.scenarios if ready.id == "prevention_first"))
    assert visitor.scenario.name == "Eerst voorkomen"
    visitor.set_amount("mst_fft", 1.0)
    assert visitor.scenario.name == "Eerst voorkomen (aangepast)"
    visitor.undo()
    assert visitor.scenario.name == "Eerst voorkomen"


def test_a_slider_and_a_form_pass_the_gate(new: NewVisitor) -> None:
    visitor = new()
    visitor.set_amount("onzin", 1.0)
    visitor.set_ceiling("youth_protection", -0.01)
    visitor.put_in(-5, 0)
    assert visitor.proposal == Proposal()
    assert visitor.past == []
    visitor.set_amount(A, -900.0)
    assert -900 < amounts(visitor)[A] < 0
    assert "We rekenen met" in visitor.notices[0]


def test_an_impossible_assumption_changes_nothing(new: NewVisitor) -> None:
    visitor = new()
    assert visitor.believe("shelter.exit_rate", BELIEF.model_copy(update={"low": 0.1, "mid": 0.2, "high": 0.3}))
    before = visitor.proposal
    assert not visitor.believe("shelter.exit_rate", BELIEF)
    assert (visitor.proposal, len(visitor.past)) == (before, 1)


def test_beliefs_and_money_are_undone_like_choices(new: NewVisitor) -> None:
    visitor = new()
    visitor.believe(STOCK, BELIEF)
    assert visitor.scenario == Scenario()
    visitor.put_in(50_000, 7)
    visitor.show_published(True)
    assert (visitor.published_only, visitor.proposal.believed) == (True, {})
    visitor.undo()
    assert visitor.proposal.believed == {STOCK: BELIEF}
    visitor.undo()
    assert visitor.proposal == Proposal(beliefs={STOCK: BELIEF})
    visitor.drop_belief(STOCK)
    assert visitor.proposal == Proposal()


def test_numbers_of_people_stay_with_their_municipality_and_come_back(new: NewVisitor) -> None:
    visitor = new(beliefs={STOCK: BELIEF, PRICE: BELIEF}, own_eur_per_year=5, reserve_eur=6)
    visitor.set_amount(A, 2.0)
    visitor.go_to("GM0088")
    assert visitor.proposal == Proposal(
        region="GM0088", scenario=visitor.scenario, beliefs={PRICE: BELIEF}, own_eur_per_year=0
    )
    assert amounts(visitor) == {A: 2.0}
    assert "gelden hier niet" in visitor.notices[0]
    visitor.put_in(3, 0)
    visitor.go_to("NL")
    assert visitor.beliefs == {PRICE: BELIEF, STOCK: BELIEF}
    assert (visitor.proposal.own_eur_per_year, visitor.proposal.reserve_eur) == (5, 6)
    visitor.go_to("GM0088")
    assert visitor.proposal.own_eur_per_year == 3
    visitor.undo()
    visitor.undo()
    assert visitor.region == "GM0088", "a choice of region is one step"


def test_nothing_is_said_where_nothing_stays_behind(new: NewVisitor) -> None:
    visitor = new(beliefs={PRICE: BELIEF})
    visitor.go_to("GM0080")
    assert (visitor.notices, visitor.beliefs) == ([], {PRICE: BELIEF})
    visitor.go_to("GM0080")
    assert len(visitor.past) == 1


def test_opening_a_file_is_one_step(new: NewVisitor) -> None:
    visitor = new()
    visitor.set_amount(A, 1.0)
    before = visitor.proposal
    opened = Proposal(region="GM0080", beliefs={STOCK: BELIEF}, reserve_eur=9)
    visitor.propose(opened, "Gezegd.")
    assert (visitor.proposal, visitor.notices) == (opened, ["Gezegd."])
    visitor.undo()
    assert (visitor.proposal, visitor.notices) == (before, [])


def test_a_name_is_nothing_to_undo(new: NewVisitor) -> None:
    visitor = new()
    visitor.set_amount(A, 1.0)
    visitor.rename(visitor.scenario.model_copy(update={"name": "Plan A", "id": "x"}))
    assert (visitor.scenario.name, visitor.scenario.id, len(visitor.past)) == ("Plan A", "s_plan_a", 1)


def test_notices_end_somewhere_and_go_with_the_next_choice(new: NewVisitor) -> None:
    visitor = new()
    visitor.tell(*(f"{number}." for number in range(40)))
    assert visitor.notices == [*(f"{number}." for number in range(MOST_NOTICES)), "En zo nog 35."]
    visitor.set_amount(A, 1.0)
    assert visitor.notices == []
