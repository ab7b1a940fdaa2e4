"""How similar municipalities moved since an agreement was signed: worked by hand on made-up figures."""

from dataclasses import replace
from pathlib import Path

import pytest

from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.figures.movement import Movement, NotMoved, movement
from akkoordwijzer.library.agreement import OutcomeIndicator
from akkoordwijzer.report.similar import change_words, moved_sentence, similar_since
from tests.agreement_kit import LIBRARY
from tests.small_data import TABLES, small

# Five of the six municipalities in two years; GM0006 only has the newest, GM0005 a filing that cannot be true.
SHARES = {
    "2024-01-01": {1: "9.1", 2: "8.0", 3: "8.4", 4: "8.6", 5: "9.9"},
    "2026-01-01": {1: "8.8", 2: "8.9", 3: "8.7", 4: "9.5", 5: "20", 6: "7.0"},
}
ALL = frozenset(f"GM000{n}" for n in range(1, 7))
SUSPECT = ("2026-01-01", 5)


def with_shares(
    folder: Path, shares: dict[str, dict[int, str]], status: str = "final", kind: str = "date", more: str = ""
) -> Figures:
    rows = [row for row in TABLES["municipal"][1:] if row[0] != "debt_share"]
    rows += [
        ["debt_share", f"GM000{n}", period, value, "suspect" if (period, n) == SUSPECT else status, "s1", ""]
        for period, values in shares.items()
        for n, value in values.items()
    ]
    national = [row for row in TABLES["national"] if row[0] != "debt_share"]
    small(folder, municipal=[TABLES["municipal"][0], *sorted(rows, key=lambda r: r[:3])], national=national)
    path = folder / "indicators.yaml"
    head, tail = path.read_text(encoding="utf-8").split("- id: debt_share", 1)
    tail = tail.replace("period_kind: date", f"period_kind: {kind}\n{more}".rstrip(), 1)
    path.write_text(f"{head}- id: debt_share{tail}", encoding="utf-8")
    return load(folder)


@pytest.fixture
def tiny(tmp_path: Path) -> Figures:
    return with_shares(tmp_path / "data", SHARES)


def moved(figures: Figures, code: str = "GM0001", year: int = 2024, peers: frozenset[str] = ALL) -> object:
    return movement(figures, "debt_share", code, peers, year)


def test_the_middle_of_those_that_have_both_years_by_hand(tiny: Figures) -> None:
    # Others with both years and nothing suspect: 8.0 to 8.9, 8.4 to 8.7, 8.6 to 9.5.
    found = moved(tiny)
    assert isinstance(found, Movement)
    assert (found.first, found.last, found.peers) == ("2024-01-01", "2026-01-01", 3)
    assert (found.middle_first, found.middle_last) == (8.4, 8.9)
    assert found.middle_change == pytest.approx(0.9)
    assert (found.own_first, found.own_last) == (9.1, 8.8)
    assert found.own_change == pytest.approx(-0.3)
    assert found.statuses == {"final"}


def test_without_an_own_value_only_the_others_are_said(tiny: Figures) -> None:
    found = moved(tiny, "GM0006")
    assert isinstance(found, Movement)
    assert (found.peers, found.own_first, found.own_last, found.own_change) == (4, None, 7.0, None)


@pytest.mark.parametrize(("year", "first"), [(2023, "2024-01-01"), (2024, "2024-01-01"), (2025, "2024-01-01")])
def test_it_begins_with_the_last_figure_of_then_or_else_the_first(year: int, first: str, tiny: Figures) -> None:
    found = moved(tiny, year=year)
    assert isinstance(found, Movement)
    assert found.first == first


@pytest.mark.parametrize("year", [2026, 2030])
def test_no_newer_figure_is_said(year: int, tiny: Figures) -> None:
    assert moved(tiny, year=year) == NotMoved("no_newer", "2026-01-01")


def test_too_few_others_are_no_group(tiny: Figures) -> None:
    assert moved(tiny, peers=frozenset({"GM0001", "GM0002", "GM0003"})) == NotMoved("few", "2026-01-01", 2)
    assert moved(tiny, peers=ALL - {"GM0006"}) == moved(tiny)


def test_another_way_of_counting_in_between_decides_nothing(tmp_path: Path) -> None:
    more = '  breaks: [{at: "2025-01-01", reason: Andere telling.}]'
    found = with_shares(tmp_path / "data", SHARES, more=more)
    assert moved(found) == NotMoved("counted_otherwise", "2025-01-01")


@pytest.mark.parametrize(("at", "known"), [("2024-01-01", True), ("2026-01-01", False)])
def test_a_break_counts_from_its_own_period_on(at: str, known: bool, tmp_path: Path) -> None:
    found = with_shares(tmp_path / "data", SHARES, more=f'  breaks: [{{at: "{at}", reason: Anders.}}]')
    assert isinstance(moved(found), Movement) is known


def test_one_half_of_a_year_is_not_laid_beside_the_other(tmp_path: Path) -> None:
    halves = {
        "2024-H1": SHARES["2024-01-01"],
        "2024-H2": dict.fromkeys(range(1, 6), "1"),
        "2026-H1": SHARES["2026-01-01"],
    }
    found = moved(with_shares(tmp_path / "data", halves, kind="half_year"))
    assert isinstance(found, Movement)
    assert (found.first, found.last) == ("2024-H1", "2026-H1")


def test_a_series_without_municipalities_says_nothing(tiny: Figures) -> None:
    assert movement(tiny, "clients_old", "GM0001", ALL, 2020) is None


# In words


@pytest.fixture
def indicator() -> OutcomeIndicator:
    found = LIBRARY.indicator("debt_households_share")
    assert found is not None
    return found.model_copy(update={"figure": "debt_share"})


def said(figures: Figures, indicator: OutcomeIndicator, code: str = "GM0001", year: int = 2024) -> tuple[str, str]:
    regions = {region.code: region for region in queries.regions(figures)}
    found = similar_since(figures, regions, code, indicator, year)
    assert found is not None
    return typed(moved_sentence(found)), typed(change_words(found))


def test_the_movement_in_one_sentence(tmp_path: Path, indicator: OutcomeIndicator) -> None:
    years = {period[:4]: values for period, values in SHARES.items()}
    years["2026"] = {n: value for n, value in years["2026"].items() if n != 5}
    figures = with_shares(tmp_path / "data", years, "provisional", "year")
    sentence, change = said(figures, indicator)
    assert sentence == (
        "Bij 3 gemeenten die op Aduard lijken ging het midden van 8,4% naar 8,9% (2024-2026, voorlopig); hier van 9,1% "
        "naar 8,8%."
    )
    assert change == "+0,9 procentpunt; hier -0,3 procentpunt (2024-2026, voorlopig)"


def test_days_are_written_in_full_and_an_absent_value_is_unknown(tiny: Figures, indicator: OutcomeIndicator) -> None:
    sentence, change = said(tiny, indicator, "GM0006")
    assert "(1 januari 2024 tot 1 januari 2026); hier van onbekend naar 7,0%." in sentence
    assert "hier onbekend" in change


def test_what_is_not_known_says_why_and_where_it_stands_now(tiny: Figures, indicator: OutcomeIndicator) -> None:
    sentence, change = said(tiny, indicator, year=2026)
    assert sentence.startswith("Onbekend: nog geen nieuwere cijfers dan bij de ondertekening (1 januari 2026). Nu: ")
    assert sentence.endswith("het midden is 8,8% (1 januari 2026); hier 8,8%.")
    assert change == "onbekend"


def test_a_change_that_rounds_to_nothing_has_no_sign(tmp_path: Path, indicator: OutcomeIndicator) -> None:
    same = {"2024": dict.fromkeys(range(1, 5), "8.0"), "2026": dict.fromkeys(range(1, 5), "8.01")}
    assert said(with_shares(tmp_path / "data", same, kind="year"), indicator)[1].startswith("0,0 procentpunt; hier 0,0")


def test_the_country_and_an_indicator_without_figure_have_nobody_beside_them(
    tiny: Figures, indicator: OutcomeIndicator
) -> None:
    regions = {region.code: region for region in queries.regions(tiny)}
    assert similar_since(tiny, regions, "NL", indicator, 2024) is None
    assert similar_since(tiny, regions, "GM9999", indicator, 2024) is None
    for figure in (None, "gone", "clients_old"):
        other = indicator.model_copy(update={"figure": figure})
        assert similar_since(tiny, regions, "GM0001", other, 2024) is None


def test_few_others_and_another_count_are_said(tiny: Figures, indicator: OutcomeIndicator) -> None:
    regions = {region.code: region for region in queries.regions(tiny)}
    found = similar_since(tiny, regions, "GM0001", indicator, 2024)
    assert found is not None
    few = moved_sentence(replace(found, moved=NotMoved("few", "2026", 2), standing=None))
    assert few.startswith("Onbekend: te weinig gemeenten om naast te leggen (2 vergelijkbare gemeenten hebben een")
    other = moved_sentence(replace(found, moved=NotMoved("counted_otherwise", "2025")))
    assert other.startswith("Onbekend: vanaf 2025 wordt anders geteld.")
