"""Two roads into euro: to the cent as in the given tables, and for any case what must always hold."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings

from akkoordwijzer.household.prices import PAYERS
from akkoordwijzer.household.records import ROADS, YEARS, Household
from akkoordwijzer.household.roads import compare
from akkoordwijzer.household.shelf import work_out
from akkoordwijzer.household.story import steps
from tests.household_cases import case, cases, event, ready, shelf, worked_out

FOLDER = Path(__file__).parent / "households"
HOUSEHOLDS = (
    "family_with_teenager",
    "single_man_guardianship",
    "widow_and_daughter",
    "young_family_rent_arrears",
    "youth_leaving_care",
)
# Half a cent, and what a float may add to it.
CENT = 0.005_001


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_five_households_are_there() -> None:
    assert sorted(household.id for household in shelf().households) == sorted(HOUSEHOLDS)
    assert shelf().left_out == ()


@pytest.mark.parametrize("key", HOUSEHOLDS)
def test_every_year_and_payer_to_the_cent(key: str) -> None:
    roads = worked_out(key).comparison.roads
    found = {
        (road, str(year + 1), payer): roads[road].by_year[payer][year].mid
        for road in ROADS
        for payer in PAYERS
        for year in range(YEARS)
    }
    expected = {
        (r["road"], r["year"], r["payer"]): float(r["eur"])
        for r in rows("households_expected")
        if r["household"] == key
    }
    assert expected
    assert {cell for cell, eur in found.items() if eur} == set(expected)
    assert {cell: found[cell] for cell in expected} == pytest.approx(expected, abs=CENT)


@pytest.mark.parametrize("row", rows("households_totals"), ids=lambda row: f"{row['household']} {row['road']}")
def test_totals_to_the_cent(row: dict[str, str]) -> None:
    road = next(found for name, found in worked_out(row["household"]).comparison.roads.items() if name == row["road"])
    assert (road.total.low, road.total.mid, road.total.high) == pytest.approx(
        tuple(float(row[end]) for end in ("low", "mid", "high")), abs=CENT
    )
    assert {payer: eur.mid for payer, eur in road.by_payer.items()} == pytest.approx(
        {payer: float(row[payer]) for payer in PAYERS}, abs=CENT
    )
    assert sorted(price.id for price in road.unknown) == row["unknown_prices"].split()


@pytest.mark.parametrize(
    "row", [row for row in rows("households_totals") if row["intervention_cost"]], ids=lambda row: row["household"]
)
def test_help_and_thresholds(row: dict[str, str]) -> None:
    result = worked_out(row["household"])
    assert result.comparison.help.mid == pytest.approx(float(row["intervention_cost"]), abs=CENT)
    for threshold, column in (
        (result.thresholds.municipality, "break_even_chance_municipality"),
        (result.thresholds.all_payers, "break_even_chance_all"),
    ):
        expected = float(row[column]) if row[column] else None
        assert (None if threshold.chance is None else round(threshold.chance, 4)) == expected


@given(cases())
@settings(max_examples=60)
def test_payers_add_up_to_the_total_in_every_year(household: Household) -> None:
    comparison = compare(household, shelf().book)
    for road in comparison.roads.values():
        counted = [item for item in road.events if item.eur is not None]
        for year in range(YEARS):
            expected = sum(
                item.event.quantity * item.price.ends.mid
                for item in counted
                for half in (2 * year + 1, 2 * year + 2)
                if item.event.from_ <= half <= item.event.to
            )
            assert sum(years[year].mid for years in road.by_year.values()) == pytest.approx(expected, abs=CENT)
        assert road.total.mid == pytest.approx(sum(item.eur.mid for item in counted if item.eur), abs=CENT)
        assert road.total.low <= road.total.mid + CENT
        assert road.total.mid <= road.total.high + CENT


@given(cases())
@settings(max_examples=60)
def test_differences_help_and_thresholds_hold_together(household: Household) -> None:
    result = work_out(household, shelf())
    comparison = result.comparison
    went, could = (comparison.roads[name].by_payer for name in ROADS)
    for payer in PAYERS:
        difference = comparison.difference_by_payer[payer]
        assert difference.mid == pytest.approx(went[payer].mid - could[payer].mid, abs=CENT)
        assert difference.low <= difference.mid + CENT
        assert difference.mid <= difference.high + CENT
        assert comparison.help_by_payer[payer].mid <= could[payer].mid + CENT
    found = result.thresholds
    assert found.municipality_cash.gain.mid <= found.municipality.gain.mid + CENT
    for threshold in (found.municipality, found.municipality_cash, found.all_payers):
        chances = [threshold.easiest, threshold.chance, threshold.hardest]
        order = [2.0 if chance is None else chance for chance in chances]
        assert order == sorted(order)
        assert all(chance is None or 0 <= chance <= 1 for chance in chances)


@given(cases())
@settings(max_examples=40)
def test_the_story_ends_at_the_totals(household: Household) -> None:
    comparison = compare(household, shelf().book)
    told = steps(comparison)
    assert [step.half for step in told] == sorted(step.half for step in told)
    assert len(told) == sum(len(road.events) for road in comparison.roads.values())
    for name, road in comparison.roads.items():
        last = told[-1].so_far[name] if told else {}
        assert {p: e.mid for p, e in road.by_payer.items() if e.mid} == pytest.approx(
            {p: e for p, e in last.items() if e}
        )


def test_the_story_marks_the_turning_point_before_what_follows() -> None:
    told = steps(worked_out("youth_leaving_care").comparison)
    at = next(number for number, step in enumerate(told) if step.point)
    assert all(step.half < told[at].half for step in told[:at])
    assert told[at].event is None


def test_a_price_on_both_roads_is_one_price() -> None:
    """The range of a difference never sets the cheap end of a price against its own dear end."""
    result = work_out(case([event("shelter_place_year", 2)], [event("shelter_place_year", 1)]), shelf())
    price = shelf().book["shelter_place_year"].ends
    difference = result.comparison.difference_by_payer["municipality"]
    assert (difference.low, difference.mid, difference.high) == (price.low, price.mid, price.high)


def test_a_road_that_costs_more_turns_the_range_around() -> None:
    result = work_out(case([], [event("shelter_place_year", 1)]), shelf())
    price = shelf().book["shelter_place_year"].ends
    difference = result.comparison.difference_by_payer["municipality"]
    assert (difference.low, difference.mid, difference.high) == (-price.high, -price.mid, -price.low)


def test_help_on_both_roads_is_no_extra_help() -> None:
    both = [event("neighbourhood_team")]
    result = work_out(case([event("eviction"), *both], both), shelf())
    assert result.comparison.help.mid == 0
    assert not result.thresholds.municipality.has_help


def test_an_unknown_price_is_named_and_counts_nothing() -> None:
    comparison = compare(case([event("youth_crisis", 14), event("gp_consult")], []), shelf().book)
    assert [price.id for price in comparison.unknown] == ["youth_crisis"]
    assert comparison.roads["as_it_went"].events[0].eur is None
    assert comparison.roads["as_it_went"].total.mid == pytest.approx(35.07)


def test_a_value_that_is_no_spending_stands_apart() -> None:
    comparison = compare(case([event("informal_care_hour", 10)], []), shelf().book)
    assert comparison.roads["as_it_went"].total.mid == 0
    assert [item.price.id for item in comparison.roads["as_it_went"].apart] == ["informal_care_hour"]


def test_payers_of_an_event_come_before_those_of_the_price() -> None:
    told = case([event("guardianship_court_fee", payers={"municipality": 0.25, "citizen": 0.75})], [])
    paid = compare(told, shelf().book).roads["as_it_went"].by_payer
    assert (paid["municipality"].mid, paid["citizen"].mid) == (87 * 0.25, 87 * 0.75)


@pytest.mark.parametrize(
    ("key", "payer", "price", "without"),
    [
        ("young_family_rent_arrears", "municipality", "shelter_place_year", 129_674.84 - 66_772),
        ("young_family_rent_arrears", None, "shelter_place_year", 171_327.69 - 66_772),
        ("youth_leaving_care", None, "school_vocational_year", 23_488.06 + 65_613),
        ("widow_and_daughter", "municipality", "day_activities_half_day", -10_608.04 + 17_033.40),
    ],
)
def test_the_dearest_event_and_the_difference_without_it(
    key: str, payer: str | None, price: str, without: float
) -> None:
    found = worked_out(key).comparison.dearest(next((p for p in PAYERS if p == payer), None))
    assert found is not None
    assert found.event.price.id == price
    assert found.without_eur == pytest.approx(without, abs=CENT)


def test_nothing_that_costs_has_no_dearest_event() -> None:
    assert compare(case([], []), shelf().book).dearest() is None


def test_the_municipality_comes_first_among_who_pays() -> None:
    assert worked_out("widow_and_daughter").comparison.payers == ("municipality", "insurer", "employer")
    assert compare(case([event("gp_consult")], []), shelf().book).payers == ("municipality", "insurer")


def test_the_same_money_twice_in_one_half_year_is_noticed() -> None:
    twice = case([event("police_investigation"), event("offence_theft")], [])
    (pair,) = compare(twice, shelf().book).overlaps
    assert [item.price.id for item in pair] == ["police_investigation", "offence_theft"]
    later = case([event("police_investigation"), event("offence_theft", 1, 2)], [])
    assert compare(later, shelf().book).overlaps == ()
    assert all(worked_out(key).comparison.overlaps == () for key in HOUSEHOLDS)


def test_an_own_price_is_brought_to_the_price_level() -> None:
    own = {
        "id": "own_x",
        "label": "Eigen",
        "unit": "per uur",
        "mid": 100,
        "high": 150,
        "price_year": 2022,
        "reason": "Tarief",
    }
    comparison = compare(case([event("own_x", 2)], [], own_prices=[own]), shelf().book)
    total = comparison.roads["as_it_went"].total
    assert (total.low, total.mid, total.high) == pytest.approx((227.22, 227.22, 340.83))


def test_a_local_price_takes_the_place_of_an_unknown_one() -> None:
    own = {"id": "own_x", "label": "Eigen", "unit": "per etmaal", "mid": 300, "price_year": 2026, "reason": "Contract"}
    household = ready("family_with_teenager").model_copy(
        update={"own_prices": case([], [], own_prices=[{**own, "replaces": "youth_crisis"}]).own_prices}
    )
    comparison = compare(household, shelf().book)
    assert "youth_crisis" not in {price.id for price in comparison.unknown}
    before = worked_out("family_with_teenager").comparison
    assert comparison.difference.mid == pytest.approx(before.difference.mid + 300 * (14 - 7))


def test_own_help_counts_as_help() -> None:
    own = {
        "id": "own_x",
        "label": "Eigen",
        "unit": "per gezin",
        "mid": 500,
        "price_year": 2026,
        "reason": "Uren",
        "help": True,
    }
    result = work_out(case([event("eviction")], [event("own_x")], own_prices=[own]), shelf())
    assert result.comparison.help_by_payer["municipality"].mid == 500
    assert result.thresholds.all_payers.chance == pytest.approx(500 / 15_618)
