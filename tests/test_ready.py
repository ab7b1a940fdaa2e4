"""Ready-made scenarios do what their names say, in every municipality."""

import re
from typing import Any

import pytest
from pydantic import ValidationError

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.library.ready import ReadyScenario, Yardstick
from akkoordwijzer.model.openness import is_open
from akkoordwijzer.model.records import Scenario

YARDSTICK = Yardstick({"a": 50.0}, specialist=800.0, growth=60.0, line_growth={"care": 0.02})


def ready_of(kit: Kit, name: str) -> Scenario:
    return next(scenario for scenario in kit.scenarios if scenario.id == name)


def amount(scenario: Scenario) -> float:
    return sum(change.amount_per_inhabitant for change in scenario.changes.values())


def open_part(kit: Kit, scenario: Scenario) -> float:
    unmeasured = {item.id for item in kit.interventions if is_open(item)}
    money = {key: abs(change.amount_per_inhabitant) for key, change in scenario.changes.items()}
    return sum(eur for key, eur in money.items() if key in unmeasured) / sum(money.values())


def test_a_tenth_is_a_tenth_of_the_own_specialist_care_everywhere(kits: dict[str, Kit], nation: Kit) -> None:
    for code, kit in {**kits, "NL": nation}.items():
        own = sum(kit.budgeted_eur[line.id] for line in kit.lines if line.can_have_ceiling)
        scenario = ready_of(kit, "radical_tenth")
        assert amount(scenario) * kit.settings.population == pytest.approx(0.1 * own), code
        assert (1 + min(c.growth for c in scenario.ceilings.values())) ** 4 == pytest.approx(0.9, abs=0.001)
    amounts = [amount(ready_of(kit, "radical_tenth")) for kit in kits.values()]
    assert max(amounts) > 1.8 * min(amounts), "no one amount for all"


def test_half_of_the_growth_is_half_of_the_own_growth(nation: Kit) -> None:
    scenario = ready_of(nation, "radical_shift")
    grown = sum(
        nation.budgeted_eur[line] * ((1 + 2 * ceiling.growth) ** 4 - 1) for line, ceiling in scenario.ceilings.items()
    )
    assert amount(scenario) * nation.settings.population == pytest.approx(grown / 2, rel=1e-6)


def test_a_quarter_less_is_a_quarter_of_what_is_spent(kits: dict[str, Kit]) -> None:
    for code, kit in kits.items():
        current = kit.current_eur_per_inhabitant()
        for key, change in ready_of(kit, "social_work_minus_25").changes.items():
            assert change.amount_per_inhabitant == pytest.approx(-0.25 * current[key]), (code, key)


def test_the_cheese_slicer_takes_a_tenth_of_all_that_is_known(nation: Kit) -> None:
    current = nation.current_eur_per_inhabitant()
    scenario = ready_of(nation, "cheese_slicer")
    assert set(scenario.changes) == {key for key, eur in current.items() if eur > 0} - {"preschool_programme"}
    for key, change in scenario.changes.items():
        assert change.amount_per_inhabitant == pytest.approx(-0.1 * current[key])


@pytest.mark.parametrize(("name", "low", "high"), [("radical_tenth", 0.65, 0.75), ("prevention_first", 0.5, 0.6)])
def test_a_summary_says_how_much_was_never_measured(name: str, low: float, high: float, nation: Kit) -> None:
    scenario = ready_of(nation, name)
    assert low < open_part(nation, scenario) < high
    assert "vastgesteld" in (scenario.summary or "")


def test_amounts_in_summaries_are_those_of_the_changes(nation: Kit) -> None:
    told = {}
    for scenario in nation.scenarios:
        if match := re.search(r"€ ([\d,]+) per inwoner", (scenario.summary or "").replace("\xa0", " ")):
            told[scenario.id] = (float(match[1].replace(",", ".")), amount(scenario))
    assert set(told) == {"debts_first", "prevention_first", "guardianship_grip", "youth_close_to_home"}
    for name, (words, money) in told.items():
        assert money == pytest.approx(words, abs=0.05), name


def test_no_scenario_asks_more_than_the_room_in_the_country(nation: Kit) -> None:
    room = levers(nation)
    for scenario in nation.scenarios:
        for key, change in scenario.changes.items():
            assert change.amount_per_inhabitant <= room[key].full_reach_eur_per_inhabitant + 1e-9, (scenario.id, key)


# Reading


def scenario(**data: Any) -> ReadyScenario:
    return ReadyScenario.model_validate({"id": "x", "name": "X", "summary": "X.", **data})


def test_shares_become_amounts() -> None:
    ready = scenario(
        share_of_specialist=0.1,
        changes={"a": {"part": 0.75}, "b": {"part": 0.25}},
        ceilings={"care": {"share_of_growth": 0.5}, "elsewhere": {"growth": -0.1}},
    ).for_region(YARDSTICK)
    assert {key: change.amount_per_inhabitant for key, change in ready.changes.items()} == {"a": 60.0, "b": 20.0}
    assert {key: ceiling.growth for key, ceiling in ready.ceilings.items()} == {"care": 0.01}
    grown = scenario(share_of_growth=0.5, changes={"a": {"part": 1.0}}).for_region(YARDSTICK)
    assert grown.changes["a"].amount_per_inhabitant == 30.0
    cut = scenario(changes={"a": {"share_of_current": -0.2}, "b": {"amount_per_inhabitant": 3.0}}).for_region(YARDSTICK)
    assert [change.amount_per_inhabitant for change in cut.changes.values()] == [-10.0, 3.0]


@pytest.mark.parametrize(
    "data",
    [
        {"changes": {"a": {"part": 1.0}}},
        {"share_of_specialist": 0.1, "changes": {"a": {"amount_per_inhabitant": 1.0}}},
        {"share_of_specialist": 0.1, "changes": {"a": {"part": 0.6}}},
        {"share_of_specialist": 0.1, "share_of_growth": 0.5, "changes": {"a": {"part": 1.0}}},
        {"changes": {"a": {"amount_per_inhabitant": 1.0, "share_of_current": 0.1}}},
        {"changes": {"a": {}}},
        {"ceilings": {"care": {}}},
        {"ceilings": {"care": {"growth": 0.1, "share_of_growth": 0.5}}},
    ],
)
def test_a_scenario_that_says_two_things_or_nothing_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        scenario(**data)
