"""Contributions add up to the whole, whatever the order, and are fair to twins and to bystanders."""

import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model import contribution
from akkoordwijzer.model.contribution import EXACT_UP_TO, contributions
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case, Scenario
from tests.cases import case, effect, everything_on, item, line


def total(played: Case) -> float:
    return float(play(played).books.cumulative[-1, 0])


def test_contributions_of_every_ready_scenario_add_up(nation: Kit) -> None:
    sizes = set()
    for scenario in (*nation.scenarios, everything_on(nation)):
        played = nation.case(scenario)
        found = contributions(played)
        sizes.add(len(found) > EXACT_UP_TO)
        assert sum(found.values()) == pytest.approx(total(played), rel=1e-9, abs=1e-3), scenario.id
        players = {key for key, change in scenario.changes.items() if change.amount_per_inhabitant}
        assert set(found) == players | {f"ceiling.{line}" for line in scenario.ceilings}
    assert sizes == {False, True}, "both the exact and the sampled way are tried"


def test_nothing_chosen_contributes_nothing(nation: Kit) -> None:
    assert contributions(nation.case()) == {}
    assert contributions(nation.case(Scenario())) == {}


def test_one_intervention_contributes_everything() -> None:
    played = case([line()], [item("p", effect())], {"p": 5})
    assert contributions(played) == {"p": pytest.approx(total(played))}


def test_twins_contribute_the_same() -> None:
    played = case([line()], [item("p", effect()), item("q", effect())], {"p": 5, "q": 5})
    found = contributions(played)
    assert found["p"] == pytest.approx(found["q"])


def test_without_effect_only_the_cost_is_contributed() -> None:
    played = case([line()], [item("p", effect()), item("q", effect("exit", 0.0))], {"p": 5, "q": 3})
    assert contributions(played)["q"] == pytest.approx(-300_000)


def test_two_on_one_line_share_what_they_cannot_both_prevent() -> None:
    """Prevention multiplies, so together they do less than apart; the loss is split evenly between them."""
    strong = effect("prevent", 1.5)
    both = case([line()], [item("p", strong), item("q", strong)], {"p": 10, "q": 10})
    alone = case([line()], [item("p", strong)], {"p": 10})
    assert total(both) < 2 * total(alone)
    assert contributions(both)["p"] == pytest.approx(total(both) / 2)


def test_order_of_the_file_does_not_matter() -> None:
    items = [item("p", effect("prevent", 0.5)), item("q", effect("exit", 0.5)), item("r", effect("find", 0.1))]
    amounts = {"p": 5.0, "q": 4.0, "r": 3.0}
    ceilings = {"a": {"growth": -0.01, "from": 2028}}
    forth = contributions(case([line()], items, amounts, ceilings))
    back = contributions(case([line()], items[::-1], dict(reversed(amounts.items())), ceilings))
    assert {key: back[key] for key in forth} == pytest.approx(forth)


def test_sampled_contributions_come_close_to_exact_ones(monkeypatch: pytest.MonkeyPatch, nation: Kit) -> None:
    scenario = next(ready for ready in nation.scenarios if ready.id == "debts_first")
    played = nation.case(scenario)
    exact = contributions(played)
    monkeypatch.setattr(contribution, "EXACT_UP_TO", 2)
    sampled = contributions(played)
    largest = max(abs(value) for value in exact.values())
    assert sum(sampled.values()) == pytest.approx(sum(exact.values()), rel=1e-9)
    assert max(abs(sampled[key] - exact[key]) for key in exact) < 0.01 * largest
