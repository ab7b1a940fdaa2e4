"""Every municipality through every question the page asks, and the national sums."""

import pytest

from akkoordwijzer.figures import peers, queries, series
from akkoordwijzer.figures import spending_queries as spending
from akkoordwijzer.figures.cards import cards, headlines
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.export import COLUMNS, figures_csv
from akkoordwijzer.figures.queries import NATION, Region
from akkoordwijzer.figures.words import THEMES

Regions = dict[str, Region]


@pytest.fixture(scope="module")
def regions(figures: Figures) -> Regions:
    return {region.code: region for region in queries.regions(figures)}


@pytest.fixture(scope="module")
def towns(regions: Regions) -> list[str]:
    return [code for code in regions if code != NATION]


def test_all_municipalities_of_2026_are_there(towns: list[str]) -> None:
    assert len(towns) == 342


def test_every_municipality_gets_every_card(figures: Figures, regions: Regions, towns: list[str]) -> None:
    for code in towns:
        group = peers.similar(regions, code)
        assert code in group.codes
        for theme in THEMES:
            made = cards(figures, theme, code, group)
            assert {card.indicator.id for card in made} == {item.id for item in headlines(figures, theme)}, code
            for card in made:
                assert card.national == (card.shown.region == NATION)
                assert card.trend
                stands = card.rank
                assert stands is None or 1 <= stands.place <= stands.of <= len(group.codes)
                assert card.national or (stands is None) == (card.unranked is not None)


def test_every_municipality_has_money_for_2026(figures: Figures, towns: list[str]) -> None:
    across = spending.split_across(figures, 2026, "budget")
    for code in towns:
        years = spending.split_years(figures, code, "budget")
        newest = years[-1]
        assert newest.year == 2026
        assert newest.prevention_per
        assert newest.specialist_per
        assert (code in across) != newest.suspect
        fields = spending.by_field(figures, code, 2026, "budget")
        assert sum(field.amount for field in fields) == pytest.approx(newest.total)


def test_the_country_gets_cards_without_peers(figures: Figures) -> None:
    for theme in THEMES:
        assert all(not card.national and card.rank is None for card in cards(figures, theme, NATION))


def test_national_sums_of_the_budgets_of_2026(figures: Figures) -> None:
    amounts = {field: queries.spending(figures, NATION, 2026, "budget", (field,)) for field in ("6.75", "6.76")}
    assert round(amounts["6.75"][0] / 1e6, 1) == 4472.3  # type: ignore[index]
    assert round(amounts["6.76"][0] / 1e6, 1) == 2102.5  # type: ignore[index]
    nation = spending.split_years(figures, NATION, "budget")[-1]
    assert (nation.year, nation.filed) == (2026, 342)
    assert round(nation.prevention / 1e6, 1) == 7337.8
    assert round(nation.specialist / 1e6, 1) == 15369.4
    assert nation.of_hundred == 32


def test_a_year_in_which_some_did_not_file_says_so(figures: Figures) -> None:
    filed = {split.year: split.filed for split in spending.split_years(figures, NATION, "budget")}
    assert filed[2025] == 338


def test_youth_care_clients_add_up_to_the_national_figure(figures: Figures) -> None:
    name = "youth_care_in_natura_clients"
    total = sum(seen.value for seen in queries.across(figures, name))
    nation = queries.value_at(figures, name, NATION, "2022")
    assert nation is not None
    assert total == pytest.approx(nation.value, rel=0.01)


def test_suspect_filings_are_shown_and_not_ranked(figures: Figures) -> None:
    rows = figures.ask("SELECT DISTINCT region, year, statement FROM budget WHERE status = 'suspect'")
    found = [(s, split) for s in rows for split in spending.split_years(figures, s[0], s[2]) if split.year == s[1]]
    suspect = [where for where, split in found if split.suspect]
    assert len(suspect) > 20
    for region, year, statement in suspect:
        assert region not in spending.split_across(figures, year, statement)


def test_amounts_below_zero_give_no_share() -> None:
    split = spending.Split("GM0001", 2026, "budget", -1.0, 5.0, True, 1, None, None)
    assert split.share is None
    assert split.of_hundred is None


def test_peers_are_alike(regions: Regions) -> None:
    own = regions["GM0080"]
    for code in peers.similar(regions, "GM0080").codes:
        assert (regions[code].size_class, regions[code].urbanity) == (own.size_class, own.urbanity)
    assert {regions[c].province for c in peers.in_province(regions, "GM0080").codes} == {"Fryslân"}
    assert peers.chosen(regions, "GM0080", ["GM0599", "NL", "weg"]).codes == {"GM0080", "GM0599"}


def test_what_is_absent_is_absent_and_never_zero(figures: Figures, regions: Regions, towns: list[str]) -> None:
    known = {seen.region for seen in queries.across(figures, "low_income_households_share")}
    absent = next(code for code in towns if code not in known)
    assert queries.newest(figures, "low_income_households_share", absent) is None
    card = next(
        card
        for card in cards(figures, "other", absent, peers.similar(regions, absent))
        if card.indicator.id == "low_income_households_share"
    )
    assert card.national


def test_no_segment_crosses_a_break_or_holds_two_indicators(figures: Figures) -> None:
    for name, indicator in figures.indicators.items():
        for code in (NATION, "GM0080"):
            for segment in series.history(figures, name, code):
                assert {point.indicator for point in segment.points} == {segment.indicator.id}
                for item in segment.indicator.breaks:
                    sides = {point.period >= item.at for point in segment.points}
                    assert len(sides) == 1, (name, item.at)
            found = series.segments(figures, name, code)
            assert [p for s in found for p in s.points] == queries.series(figures, name, code), indicator.id


def test_the_csv_carries_status_and_source(figures: Figures) -> None:
    lines = figures_csv(figures, "households_problem_debt", NATION).splitlines()
    assert lines[0].split(",") == list(COLUMNS)
    assert any(line.startswith("households_problem_debt,") and ",provisional," in line for line in lines)
    assert any(line.startswith("households_problem_debt_old,") for line in lines)
    assert len(figures_csv(figures, "persons_problem_debt_share").splitlines()) == 1 + 342 + 2
