"""One rank and one mirror: worked by hand, and used by cards, Start, the chart of all municipalities and its table."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.cards import cards
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.figures.peers import across_comparable, chosen, national_comparable, similar
from akkoordwijzer.figures.place import Rank, mirror_of, places, rank
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.striking import Striking, most_striking
from akkoordwijzer.ui.start.screen import nation_words, place_words
from tests.small_data import TABLES, Rows, small

VALUES = {"a": 3.0, "b": 2.0, "c": 2.0, "d": 1.0}


def test_equal_values_share_a_place_and_only_those_with_a_figure_count() -> None:
    assert rank(VALUES, "c", "abcde") == Rank(higher=1, lower=1, equal=1, middle=2.0)
    assert rank(VALUES, "d", "abcd") == Rank(3, 0, 0, 2.0)
    assert rank(VALUES, "a", "ad") == Rank(0, 1, 0, 2.0)
    assert rank(VALUES, "a") == Rank(0, 3, 0, 2.0)
    assert rank(VALUES, "e", "abcde") is None
    assert rank(VALUES, "a", "ae") is None


def test_place_size_and_distance() -> None:
    found = Rank(higher=4, lower=2, equal=1, middle=0.0)
    assert (found.place, found.of) == (5, 8)
    assert found.distance == pytest.approx(2 / 7)
    assert Rank(0, 7, 0, 0.0).distance == Rank(7, 0, 0, 0.0).distance == 1.0
    assert Rank(3, 3, 0, 0.0).distance == 0.0


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Rank(0, 6, 0, 0.0), "het hoogst van 7 gemeenten"),
        (Rank(0, 5, 1, 0.0), "gedeeld het hoogst van 7 gemeenten"),
        (Rank(6, 0, 0, 0.0), "het laagst van 7 gemeenten"),
        (Rank(4, 0, 2, 0.0), "gedeeld het laagst van 7 gemeenten"),
        (Rank(2, 3, 1, 0.0), "3e van 7 gemeenten, van hoog naar laag"),
        (Rank(0, 0, 6, 0.0), "even hoog als de andere van 7 gemeenten"),
    ],
)
def test_a_place_in_words(found: Rank, words: str) -> None:
    assert found.words("gemeenten") == words


@given(some.dictionaries(some.text("abcdefgh", min_size=1, max_size=2), some.integers(0, 4), min_size=2))
def test_the_places_of_all_are_those_of_each(values: dict[str, int]) -> None:
    found = places(values)
    assert {code: stands.place for code in values if (stands := rank(values, code))} == found


def test_the_mirror_is_the_indicator_itself_where_the_country_has_it(figures: Figures) -> None:
    assert mirror_of(figures, "youth_care_in_natura_clients") == "youth_care_in_natura_clients"
    for indicator in figures.indicators.values():
        rows = figures.ask("SELECT 1 FROM figure WHERE indicator_id = ? AND region = 'NL' LIMIT 1", [indicator.id])
        expected = indicator.id if rows else indicator.national_mirror or indicator.id
        assert mirror_of(figures, indicator.id) == expected


# --- Start, by hand: debts 7.3 to 8.8 in six municipalities, clients 310, 330,5 and 330 to 360.


def opened(tmp_path: Path, **tables: Rows) -> Figures:
    return load(small(tmp_path / "data", **tables))


def changed(indicator: str, region: str, value: str, status: str = "final", period: str = "") -> Rows:
    """The municipal rows with one of them changed, in its newest period."""
    rows = [list(row) for row in TABLES["municipal"]]
    row = next(row for row in rows if row[:2] == [indicator, region])
    row[3], row[4] = value, status
    row[2] = period or row[2]
    return [rows[0], *sorted(rows[1:], key=lambda row: row[:3])]


def test_striking_by_hand(tmp_path: Path) -> None:
    figures = opened(tmp_path)
    found = most_striking(figures, "GM0006")
    assert [item.seen.indicator for item in found] == ["debt_share", "clients"]
    assert [item.rank for item in found] == [Rank(0, 5, 0, pytest.approx(8.05)), Rank(0, 5, 0, 335.25)]
    assert found[0].nation is not None
    assert (found[0].nation.period, found[0].nation.value) == ("2024-01-01", 8.9)
    middle = most_striking(figures, "GM0003")
    assert [item.seen.indicator for item in middle] == ["clients", "debt_share"]
    assert [(item.rank.higher, item.rank.lower) for item in middle] == [(4, 1), (3, 2)]
    assert len(most_striking(figures, "GM0003", 1)) == 1


def test_the_country_of_the_same_year_stands_beside(tmp_path: Path) -> None:
    header, *rows = TABLES["national"]
    rows = sorted([*rows, ["debt_share", "2025-01-01", "9.9", "final", "s1", ""]], key=lambda row: row[:2])
    (item,) = most_striking(opened(tmp_path, national=[header, *rows]), "GM0006", 1)
    assert item.nation is not None
    assert (item.nation.period, item.nation.value) == ("2024-01-01", 8.9)


def test_the_country_has_its_own_name_for_some_figures(tmp_path: Path) -> None:
    folder = small(tmp_path / "data")
    (folder / "front_page.yaml").write_text("national: [clients]\ncompared: [inhabitants]\n", encoding="utf-8")
    (item,) = most_striking(load(folder), "GM0006")
    assert item.nation is not None
    assert (item.nation.indicator, item.nation.value) == ("population", 150_000.0)


def test_the_furthest_from_the_middle_comes_first(tmp_path: Path) -> None:
    figures = opened(tmp_path, municipal=changed("debt_share", "GM0006", "8.0"))
    assert [item.seen.indicator for item in most_striking(figures, "GM0006")] == ["clients", "debt_share"]


def test_ties_are_neither_higher_nor_lower(tmp_path: Path) -> None:
    figures = opened(tmp_path, municipal=changed("debt_share", "GM0001", "7.6"))
    (item,) = [item for item in most_striking(figures, "GM0001") if item.seen.indicator == "debt_share"]
    assert item.rank == Rank(higher=4, lower=0, equal=1, middle=pytest.approx(8.05))
    assert place_words(item.rank) == "Lager dan in 4 van de 5 andere gemeenten, even hoog in 1."


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Rank(3, 7, 0, 0.0), "Hoger dan in 7 van de 10 andere gemeenten."),
        (Rank(7, 3, 0, 0.0), "Lager dan in 7 van de 10 andere gemeenten."),
        (Rank(100, 1192, 33, 0.0), "Hoger dan in 1.192 van de 1.325 andere gemeenten, even hoog in 33."),
        (Rank(5, 5, 0, 0.0), "Hoger dan in 5 van de 10 andere gemeenten."),
        (Rank(0, 1, 0, 0.0), "Hoger dan in 1 van de 1 andere gemeente."),
    ],
)
def test_claims_on_start(found: Rank, words: str) -> None:
    assert place_words(found) == words


def test_the_country_s_year_is_said_when_it_is_another(tmp_path: Path) -> None:
    figures = opened(tmp_path)
    (item,) = most_striking(figures, "GM0006", 1)
    unit = figures.unit_of(item.seen.indicator)
    assert nation_words(item, unit) == "Nederland: 8,9%."
    older = Striking(replace(item.seen, period="2022-01-01"), item.rank, item.nation)
    assert nation_words(older, unit) == "Nederland (1 januari 2024, voorlopig): 8,9%."
    assert nation_words(replace(item, nation=None), unit) == ""


def test_no_claim_on_start_counts_an_equal_value(figures: Figures) -> None:
    seen = 0
    for region in list(queries.regions(figures))[1:60]:
        for item in most_striking(figures, region.code):
            values = [other.value for other in queries.across(figures, item.seen.indicator)]
            higher, lower = sum(v > item.seen.value for v in values), sum(v < item.seen.value for v in values)
            said = place_words(item.rank)
            assert said.startswith(f"Hoger dan in {lower} " if lower >= higher else f"Lager dan in {higher} ")
            seen += item.rank.equal > 0
    assert seen > 10


# --- Cards


def card_of(figures: Figures, indicator: str, code: str, *others: str) -> object:
    regions = {region.code: region for region in queries.regions(figures)}
    group = chosen(regions, code, others) if others else similar(regions, code)
    theme = figures.indicators[indicator].theme
    return next(card for card in cards(figures, theme, code, group) if card.indicator.id == indicator)


def test_a_card_by_hand(tmp_path: Path) -> None:
    card = card_of(opened(tmp_path), "clients", "GM0004")
    assert (card.shown.value, card.shown.period, card.national) == (340.0, "2022", False)
    assert card.own_words == "13,8 mensen per 1.000 inwoners"
    assert card.nation_words == "13,5 mensen per 1.000 inwoners"
    assert (card.nation.period, card.nation.status) == ("2022", "provisional")
    # Per inhabitant 2, 1 and 3 are higher, and the larger 5 and 6 lower.
    assert card.rank == Rank(higher=3, lower=2, equal=0, middle=pytest.approx((330 / 23700 + 340 / 24600) / 2))


def test_a_card_without_a_place_says_the_right_reason(tmp_path: Path) -> None:
    suspect = card_of(
        opened(tmp_path, municipal=changed("debt_share", "GM0002", "7.9", "suspect")), "debt_share", "GM0002"
    )
    assert (suspect.rank, suspect.unranked) == (None, "suspect")
    older = changed("debt_share", "GM0002", "7.9", period="2023-01-01")
    card = card_of(opened(tmp_path / "older", municipal=older), "debt_share", "GM0002")
    assert (card.rank, card.unranked) == (None, "older")
    assert card.shown.period == "2023-01-01"
    rows = [row for row in TABLES["municipal"] if row[0] != "debt_share" or row[1] == "GM0002"]
    alone = card_of(opened(tmp_path / "alone", municipal=rows), "debt_share", "GM0002")
    assert (alone.rank, alone.unranked) == (None, "few")


def test_what_is_suspect_is_in_no_ranking(tmp_path: Path) -> None:
    figures = opened(tmp_path, municipal=changed("debt_share", "GM0006", "29", "suspect"))
    assert "GM0006" not in {value.region for value in across_comparable(figures, "debt_share")}
    assert "GM0006" not in {seen.region for seen in queries.across(figures, "debt_share")}
    assert card_of(figures, "debt_share", "GM0005").rank == Rank(0, 4, 0, pytest.approx(7.9))
    shown = card_of(figures, "debt_share", "GM0006").shown
    assert (shown.value, shown.status) == (29.0, "suspect")


def test_the_newest_figure_is_on_the_card(tmp_path: Path) -> None:
    header, *rows = TABLES["municipal"]
    rows = sorted([*rows, ["clients", "GM0004", "2021", "123", "final", "s1", ""]], key=lambda row: row[:3])
    card = card_of(opened(tmp_path, municipal=[header, *rows]), "clients", "GM0004")
    assert (card.shown.period, card.shown.value) == ("2022", 340.0)
    assert [point.period for segment in card.trend for point in segment.points] == ["2021", "2022"]


def test_own_figures_come_before_those_of_the_country(figures: Figures) -> None:
    marks = [card.national for card in cards(figures, "debts", "GM0080")]
    assert marks == sorted(marks)
    assert len(set(marks)) == 2


def test_the_country_s_value_is_that_of_the_period(tmp_path: Path) -> None:
    figures = opened(tmp_path)
    assert national_comparable(figures, "debt_share", "2024-01-01") == 8.9
    assert national_comparable(figures, "debt_share", "2023-01-01") is None
    assert national_comparable(figures, "clients", "2022") == pytest.approx(2021 / 150_000)


def test_an_own_figure_without_the_country_s_year_stands_beside_the_newest(tmp_path: Path) -> None:
    rows = [row for row in TABLES["national"] if row[:2] != ["clients", "2022"]]
    card = card_of(opened(tmp_path, national=rows), "clients", "GM0003")
    assert card.nation.period == "2021"
    assert card.nation_words == "", "there is no number of inhabitants of that year to divide by"
    assert card.nation.region == NATION
