"""What one must believe, money apart from capacity freed, what research found, and from one to many."""

import pytest

from akkoordwijzer.figures.database import Figures
from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.many import how_many, lever_amounts
from akkoordwijzer.household.records import Hint
from akkoordwijzer.household.research import research
from akkoordwijzer.household.shelf import work_out
from akkoordwijzer.household.thresholds import Threshold
from tests.household_cases import case, event, ready, shelf, worked_out


def flat(eur: float) -> Ends:
    return Ends(eur, eur, eur)


@pytest.mark.parametrize(
    ("cost", "gain", "chance"),
    [
        (100, 1000, 0.1),
        (100, 100, 1.0),
        (100, 99.99, None),
        (100, 0, None),
        (100, -50, None),
        (0, 50, 0.0),
        (0, 0, 0.0),
        (0, -1, None),
    ],
)
def test_the_chance_at_which_help_pays(cost: float, gain: float, chance: float | None) -> None:
    assert Threshold(flat(cost), flat(gain)).chance == chance


def test_the_easiest_and_the_hardest_end() -> None:
    found = Threshold(Ends(50, 100, 200), Ends(400, 1000, 2000))
    assert (found.easiest, found.chance, found.hardest) == (0.025, 0.1, 0.5)


def test_capacity_freed_is_no_money() -> None:
    """Half a year of shelter less: half of it becomes money, as in the care line of the model."""
    result = work_out(case([event("shelter_place_year", 0.5)], [event("early_signal_help")]), shelf())
    (line,) = result.cash
    assert (line.group.id, line.share) == ("shelter", Ends(0.2, 0.5, 0.8))
    assert line.saving.mid == 16_693
    assert line.money.mid == 16_693 * 0.5
    assert result.freed_eur == 16_693 * 0.5
    assert result.thresholds.municipality_cash.chance == pytest.approx(1_020 / (16_693 * 0.5))
    assert result.thresholds.municipality.chance == pytest.approx(1_020 / 16_693)


def test_more_cost_counts_in_full() -> None:
    result = work_out(case([], [event("shelter_place_year", 0.5)]), shelf())
    (line,) = result.cash
    assert line.money.mid == line.saving.mid == -16_693


def test_prices_of_one_group_are_set_off_before_the_share_is_taken() -> None:
    result = work_out(case([event("youth_treatment_hour", 10)], [event("youth_guidance_hour", 10)]), shelf())
    (line,) = result.cash
    assert line.saving.mid == pytest.approx(1567.8 - 727.1)
    assert line.money.mid == pytest.approx((1567.8 - 727.1) * 0.6)


def test_the_ends_of_money_follow_the_ends_of_the_share() -> None:
    (line,) = work_out(case([event("youth_residential_year")], []), shelf()).cash
    assert (line.money.low, line.money.high) == pytest.approx((67_977 * 0.4, 67_977 * 0.9))


def test_a_price_without_a_group_falls_in_the_rest() -> None:
    (line,) = work_out(case([event("eviction", payers={"municipality": 1})], []), shelf()).cash
    assert line.group.id == "rest"


def test_what_others_pay_is_no_municipal_money() -> None:
    assert work_out(case([event("hospital_day", 10)], []), shelf()).cash == ()


def test_the_money_of_the_five_households_asks_for_more_than_their_cost() -> None:
    for household in shelf().households:
        found = work_out(household, shelf()).thresholds
        before, after = found.municipality.chance, found.municipality_cash.chance
        assert (2 if after is None else after) >= (2 if before is None else before)


def test_every_turning_point_has_what_research_found() -> None:
    for household in shelf().households:
        found = work_out(household, shelf()).research
        points = [item.point for item in found if item.point is not None]
        assert points == sorted(household.turning_points, key=lambda point: point.at)
        assert all(item.known and item.grade for item in found)
        assert all(point.odds for point in points)


def test_odds_are_those_of_the_library() -> None:
    item = next(i for i in worked_out("family_with_teenager").research if i.intervention == "multi_problem_families")
    effect = next(e for e in shelf().interventions["multi_problem_families"].effects if e.kind == "prevent")
    assert item.odds[0].chance == Ends(
        effect.per_participant.low, effect.per_participant.mid, effect.per_participant.high
    )
    assert item.grade == shelf().interventions["multi_problem_families"].grade


def test_an_effect_nobody_established_is_not_established() -> None:
    found = {item.intervention: item for item in worked_out("widow_and_daughter").research}
    assert not found["welfare_on_prescription"].established
    assert not found["fall_prevention"].established
    teams = next(i for i in worked_out("young_family_rent_arrears").research if i.intervention == "local_teams")
    assert not teams.established, "its most likely effect is zero"


def test_help_without_a_turning_point_is_looked_up_too() -> None:
    result = work_out(case([], [event("neighbourhood_team")]), shelf())
    assert [(item.intervention, item.point) for item in result.research] == [("local_teams", None)]


def test_an_intervention_the_library_does_not_have_is_named() -> None:
    point = {"at": 1, "intervention": "bestaat_niet", "text": "Iets anders."}
    (item,) = work_out(case([], [], turning_points=[point]), shelf()).research
    assert (item.intervention, item.known, item.odds) == ("bestaat_niet", False, ())


def test_from_one_to_many() -> None:
    amounts = lever_amounts(worked_out("young_family_rent_arrears").comparison, 20, 50_000)
    assert [item.intervention for item in amounts] == [
        "integrated_debt_help",
        "local_teams",
        "debt_aftercare",
        "early_debt_signals",
    ]
    first = amounts[0]
    assert first.eur_per_year == Ends(20 * 1400, 20 * 2400, 20 * 3200)
    assert first.lever_eur_per_inhabitant == 0.96
    assert first.participants_per_year == 20
    assert sum(item.eur_per_year.mid for item in amounts) == pytest.approx(20 * 6310)


def test_help_that_others_pay_is_no_lever() -> None:
    household = case([], [event("neighbourhood_team", payers={"insurer": 1})])
    assert lever_amounts(work_out(household, shelf()).comparison, 20, 50_000) == ()


@pytest.mark.parametrize(("households", "inhabitants"), [(-1, 1000), (10, 0)])
def test_numbers_that_cannot_be(households: float, inhabitants: float) -> None:
    comparison = worked_out("young_family_rent_arrears").comparison
    with pytest.raises(ValueError, match="must"):
        lever_amounts(comparison, households, inhabitants)


def test_a_hint_is_scaled_by_inhabitants_and_says_so(figures: Figures) -> None:
    hint = ready("single_man_guardianship").hint
    nation, city = how_many(figures, "NL", hint), how_many(figures, "GM0080", hint)
    assert nation is not None
    assert city is not None
    assert (nation.households, nation.estimated, city.estimated) == (11_000, False, True)
    assert 70 < city.households < 90


def test_a_hint_of_the_municipality_itself_is_no_estimate(figures: Figures) -> None:
    found = how_many(figures, "GM0080", Hint(indicator="wmo_clients", text="Te ruim."))
    assert found is not None
    assert not found.estimated


def test_no_hint_where_there_is_no_figure(figures: Figures) -> None:
    assert how_many(figures, "NL", None) is None
    assert how_many(figures, "NL", Hint(indicator="niets", text="Niets.")) is None


def test_help_over_several_years_counts_whole_and_once() -> None:
    amounts = {
        item.intervention: item for item in lever_amounts(worked_out("widow_and_daughter").comparison, 20, 50_000)
    }
    care = amounts["respite_care"]
    assert care.participants_per_year == 20 * 3.5
    assert care.eur_per_year.mid == 20 * 3.5 * 1500
    assert care.lever_eur_per_inhabitant == 2.10


@pytest.mark.parametrize(
    ("low", "mid", "high", "ledger", "established"),
    [
        (0.0, 0.1, 0.3, "soft", True),
        (-0.1, 0.04, 0.2, "soft", True),
        (-0.1, 0.02, 0.2, "soft", False),
        (-0.3, -0.1, 0.0, "soft", True),
        (0.0, 0.1, 0.3, "unknown", False),
    ],
)
def test_an_effect_far_smaller_than_its_range_is_not_established(
    low: float, mid: float, high: float, ledger: str, established: bool
) -> None:
    item = shelf().interventions["integrated_debt_help"]
    value = item.effects[0].per_participant.model_copy(update={"low": low, "mid": mid, "high": high})
    effect = item.effects[0].model_copy(update={"kind": "prevent", "per_participant": value})
    changed = item.model_copy(update={"effects": (effect,), "ledger": ledger})
    comparison = work_out(case([], [event("debt_help_trajectory")]), shelf()).comparison
    (found,) = research(comparison, {item.id: changed})
    assert found.established is established
