"""Figures on the small made-up folder, worked out by hand: denominators, comparisons, checks, the split of money."""

from datetime import date
from pathlib import Path

import pytest

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.figures import checks, quality, queries
from akkoordwijzer.figures import spending_queries as spending
from akkoordwijzer.figures.comparison import NotComparableError, check_comparable, compare
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.figures.words import (
    age_words,
    comparable_scale,
    comparable_unit,
    comparable_words,
    is_level,
    when_words,
)
from tests.small_data import TABLES, Rows, small, write_small


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return load(write_small(tmp_path_factory.mktemp("data") / "data"))


def with_rows(name: str, *rows: list[str], without: tuple[str, ...] = ()) -> Rows:
    """A table with rows added, and those left out that begin with ``without``; sorted as data/ is."""
    header, *old = TABLES[name]
    kept = [row for row in old if not without or tuple(row[: len(without)]) != without]
    return [header, *sorted([*kept, *rows], key=lambda row: row[:3])]


def edited(folder: Path, file: str, old: str, new: str) -> Path:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_regions_have_their_columns_by_name(tiny: Figures) -> None:
    first, second, *_ = queries.regions(tiny)
    assert (first.code, first.name, first.kind, first.province) == ("NL", "Nederland", "country", "")
    assert (second.code, second.name, second.kind, second.province) == ("GM0001", "Aduard", "municipality", "Groningen")
    assert (second.size_class, second.urbanity) == ("20.000 tot 50.000 inwoners", "Niet stedelijk")
    assert (second.longitude, second.latitude) == (6.45, 53.25)
    assert queries.region(tiny, "GM0001") == second
    assert queries.region(tiny, "GM9999") is None


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2022", 2022),
        ("2022-H1", 2022),
        ("2022-H2", 2022),
        ("2022-Q4", 2022),
        ("2022/23", 2023),
        ("2022-01-01", 2022),
        ("2022-06-30", 2022),
        ("2022-07-01", 2023),
        ("2022-12-31", 2023),
    ],
)
def test_a_period_is_divided_by_the_nearest_first_of_january(tmp_path: Path, period: str, year: int) -> None:
    kinds = {4: "year", 7: "school_year" if "/" in period else "half_year" if "H" in period else "quarter", 10: "date"}
    rows = with_rows("municipal", ["clients", "GM0001", period, "100", "final", "s1", ""], without=("clients",))
    national = with_rows("national", ["clients", period, "100", "final", "s1", ""], without=("clients",))
    folder = small(tmp_path / "data", municipal=rows, national=national)
    text = (folder / "indicators.yaml").read_text()
    head, tail = text.split("- id: clients_old", 1)
    (folder / "indicators.yaml").write_text(
        head.replace("period_kind: year", f"period_kind: {kinds[len(period)]}") + "- id: clients_old" + tail
    )
    found = load(folder).ask("SELECT base_year FROM figure WHERE indicator_id = 'clients' AND region = 'GM0001'")
    assert found == [(year,)]


def test_newest_values_across(tiny: Figures) -> None:
    found = queries.across(tiny, "inhabitants")
    assert [seen.region for seen in found] == ["GM0006", "GM0005", "GM0004", "GM0003", "GM0002", "GM0001"]
    assert {seen.period for seen in found} == {"2026"}
    assert found[0].value == 21500 + 6 * 900
    assert queries.inhabitants(tiny, "GM0001") == 22400
    assert queries.inhabitants(tiny, "NL") == 6 * 21500 + 21 * 900


# --- Money


def test_the_split_by_hand(tiny: Figures) -> None:
    own = spending.split_years(tiny, "GM0002", "budget")
    assert [split.year for split in own] == [2023, 2026]
    assert (own[1].prevention, own[1].specialist, own[1].suspect, own[1].filed) == (8.2e6, 16.6e6, False, 1)
    assert own[1].prevention_per == pytest.approx(8.2e6 / 23300)
    assert own[1].specialist_per == pytest.approx(16.6e6 / 23300)
    assert own[0].prevention_per is None, "of 2023 the inhabitants are not known"
    assert own[1].of_hundred == 33
    nation = spending.split_years(tiny, "NL", "budget")[-1]
    assert (nation.prevention, nation.specialist, nation.filed) == (21 * 4.1e6, 21 * 8.3e6, 6)
    assert nation.prevention_per == pytest.approx(21 * 4.1e6 / (6 * 21500 + 21 * 900))


def test_money_per_inhabitant_of_the_country_leaves_out_whose_inhabitants_are_unknown(tmp_path: Path) -> None:
    rows = with_rows("municipal", without=("inhabitants", "GM0006"))
    nation = spending.split_years(load(small(tmp_path / "data", municipal=rows)), "NL", "budget")[-1]
    people = 5 * 21500 + 15 * 900
    assert nation.prevention == 21 * 4.1e6, "the sum itself is everybody's"
    assert nation.prevention_per == pytest.approx(15 * 4.1e6 / people)
    assert nation.specialist_per == pytest.approx(15 * 8.3e6 / people)


def test_one_suspect_amount_makes_the_filing_suspect(tmp_path: Path) -> None:
    budgets = [list(row) for row in TABLES["budgets"]]
    row = next(row for row in budgets if row[:4] == ["GM0003", "2026", "budget", "6.1"])
    row[5] = "suspect"
    figures = load(small(tmp_path / "data", budgets=budgets))
    assert spending.split_years(figures, "GM0003", "budget")[-1].suspect
    assert not spending.split_years(figures, "GM0003", "budget")[0].suspect
    assert sorted(spending.split_across(figures, 2026, "budget")) == ["GM0001", "GM0002", "GM0004", "GM0005", "GM0006"]
    assert not spending.split_years(figures, "NL", "budget")[-1].suspect
    assert queries.spending(figures, "GM0003", 2026, "budget", ("6.1", "6.71")) == (3 * 12.4e6, True)
    assert queries.spending(figures, "GM0003", 2023, "budget", ("6.1", "6.71")) == (3 * 12.4e6, False)
    fields = spending.by_field(figures, "GM0003", 2026, "budget")
    assert [(f.task_field, f.title, f.side, f.amount, f.status) for f in fields] == [
        ("6.1", "Sámen", "prevention", 12.3e6, "suspect"),
        ("6.71", "Hulp", "specialist", 24.9e6, "final"),
    ]


def test_where_the_budgets_come_from(tiny: Figures) -> None:
    found = quality.source_of_budgets(tiny)
    assert found is not None
    assert (found.id, found.publisher, found.read) == ("iv3_joeykurtosis", "CBS", "second_hand")
    assert found == queries.source(tiny, "iv3_joeykurtosis")


def test_counts_by_hand(tiny: Figures) -> None:
    found = quality.quality(tiny)
    assert (found.indicators, found.values, found.municipalities) == (5, 31, 6)
    assert found.by_status == {"final": 29, "provisional": 2}
    assert (found.used_sources, found.second_hand_sources) == (3, 1)
    assert (found.budget_amounts, found.budget_suspect, found.left_out) == (36, 0, 0)
    assert quality.without_own(tiny, ["clients", "population"]) == {"clients": 0}
    assert [(use.source.id, use.values, use.indicators) for use in quality.source_uses(tiny)] == [
        ("iv3_joeykurtosis", 36, 1),
        ("s1", 29, 4),
        ("s2", 2, 1),
    ]


# --- Comparison


def test_a_mirror_may_be_compared_both_ways(tiny: Figures) -> None:
    check_comparable(tiny, "inhabitants", "population")
    check_comparable(tiny, "population", "inhabitants")
    check_comparable(tiny, "clients", "clients")
    with pytest.raises(NotComparableError, match="niet over hetzelfde"):
        check_comparable(tiny, "debt_share", "population")
    with pytest.raises(NotComparableError, match="verschillende tellingen"):
        check_comparable(tiny, "clients_old", "clients")


def test_side_by_side_per_thousand(tiny: Figures) -> None:
    found = compare(tiny, [("clients", "GM0002"), ("clients", "NL")])
    assert (found.unit, found.base, found.form) == ("mensen per 1.000 inwoners", None, "comparable")
    assert [line.name for line in found.lines] == ["Bolswërd", "Nederland"]
    assert [p.value for p in found.lines[0].points] == [pytest.approx(1000 * 330.5 / 22800)]
    assert [p.value for p in found.lines[1].points] == [pytest.approx(1000 * 2021 / 150_000)]
    assert found.lines[1].points[0].status == "provisional"


def test_an_index_starts_in_the_first_shared_period_that_is_not_the_last(tmp_path: Path) -> None:
    national = with_rows("national", ["population", "2026", "153000", "final", "s1", ""])
    pairs = [("inhabitants", "GM0001"), ("population", "NL")]
    found = compare(load(small(tmp_path / "data", national=national)), pairs, "index")
    assert found.base == "2022"
    assert [p.value for p in found.lines[0].points] == [100, pytest.approx(100 * 22400 / 21900)]
    assert [p.value for p in found.lines[1].points] == [100, pytest.approx(102.0)]


def test_an_index_starts_as_early_as_it_can(tmp_path: Path) -> None:
    years = ("2024", "2026")
    national = with_rows("national", *(["population", year, "153000", "final", "s1", ""] for year in years))
    municipal = with_rows("municipal", ["inhabitants", "GM0001", "2024", "22000", "final", "s1", ""])
    figures = load(small(tmp_path / "data", national=national, municipal=municipal))
    assert compare(figures, [("inhabitants", "GM0001"), ("population", "NL")], "index").base == "2022"


def test_sums_that_do_not_add_up_are_found(tmp_path: Path) -> None:
    for value, found in (("2021", False), ("2060", False), ("2063", True), ("1980", True)):
        rows = with_rows("national", ["clients", "2022", value, "final", "s1", ""], without=("clients", "2022"))
        faults = checks.findings(load(small(tmp_path / value, national=rows)))
        assert any(fault.place == "clients" and fault.file == "data/municipal.csv" for fault in faults) == found, value


def test_a_row_that_stands_there_twice_leaves_out_its_series(tmp_path: Path) -> None:
    rows = with_rows("municipal", ["clients", "GM0001", "2022", "311", "final", "s1", ""])
    (fault,) = load(small(tmp_path / "data", municipal=rows)).left_out
    assert fault.found == "een dubbele rij"


def test_the_last_point_is_no_base_for_an_index(tmp_path: Path, tiny: Figures) -> None:
    pairs = [("inhabitants", "GM0001"), ("population", "NL")]
    with pytest.raises(NotComparableError, match="geen twee dezelfde jaren"):
        compare(tiny, pairs, "index")
    only_last = with_rows("national", ["population", "2026", "153000", "final", "s1", ""], without=("population",))
    with pytest.raises(NotComparableError, match="geen twee dezelfde jaren"):
        compare(load(small(tmp_path / "data", national=only_last)), pairs, "index")


# --- What check finds


@pytest.mark.parametrize(
    ("at", "found"), [("2020", True), ("2019", True), ("2021", False), ("2022", False), ("2023", True)]
)
def test_a_break_lies_between_two_values(tmp_path: Path, at: str, found: bool) -> None:
    folder = write_small(tmp_path / "data")
    edited(folder, "indicators.yaml", "headline: 1", f"headline: 1\n  breaks: [{{at: '{at}', reason: Anders}}]")
    faults = [fault for fault in checks.findings(load(folder)) if fault.place == "clients.breaks"]
    assert bool(faults) == found


def test_one_wrong_value_leaves_out_its_series_and_no_other(tmp_path: Path) -> None:
    rows = [list(row) for row in TABLES["municipal"]]
    row = next(row for row in rows if row[:2] == ["debt_share", "GM0004"])
    row[3] = "89"
    figures = load(small(tmp_path / "data", municipal=rows))
    (fault,) = figures.left_out
    assert "89" in fault.found
    assert fault.place == "kolom value"
    left = {name for (name,) in figures.ask("SELECT DISTINCT indicator_id FROM figure WHERE region <> 'NL'")}
    assert left == {"clients", "inhabitants"}


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("units.yaml", "format: percent", "format: precent", "units[1].format"),
        ("front_page.yaml", "[clients, debt_share]", "[clients, debt]", "national[1]"),
        ("front_page.yaml", "[debt_share, clients]", "[debt_share, client]", "compared[1]"),
        ("front_page.yaml", "national:", "nationaal:", "niets"),
    ],
)
def test_content_with_a_slip_is_refused(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    folder = edited(write_small(tmp_path / "data"), file, old, new)
    with pytest.raises(ContentError) as caught:
        load(folder)
    assert [(fault.file, said in f"{fault.place} {fault.found}") for fault in caught.value.faults][:1] == [
        (f"data/{file}", True)
    ]


def test_the_start_page_shows_what_exists(figures: Figures) -> None:
    assert len(figures.front_page.national) == 3
    for name in figures.front_page.national:
        assert name in figures.national
    for name in figures.front_page.compared:
        assert len(queries.across(figures, name)) > 300


# --- Words


def test_what_is_compared_and_how(tiny: Figures) -> None:
    people, share = tiny.indicators["clients"], tiny.indicators["debt_share"]
    persons, percent = tiny.units["persons"], tiny.units["percent"]
    assert comparable_words(0.0123, people, persons) == "12,3 mensen per 1.000 inwoners"
    assert comparable_words(8.94, share, percent) == "8,9%"
    assert (comparable_unit(people, persons), comparable_unit(share, percent)) == (
        "mensen per 1.000 inwoners",
        "procent",
    )
    assert (comparable_scale(people, persons), comparable_scale(share, percent)) == (1000.0, 1.0)
    assert not is_level(people, persons)
    assert is_level(tiny.indicators["population"], persons)
    assert not is_level(share, percent)


def test_when_in_words() -> None:
    assert when_words("2024-01-01", "provisional") == "1 januari 2024, voorlopig"
    assert when_words("2022", "final") == "2022"


def test_how_old_a_figure_is() -> None:
    assert age_words("2025", date(2026, 2, 1)) == "cijfer over 2025, één jaar oud"
    assert age_words("2024/25", date(2026, 2, 1)) == "cijfer over schooljaar 2024/25, één jaar oud"
    assert age_words("2013", date(2026, 2, 1)) == "cijfer over 2013, 13 jaar oud"
    assert age_words("2014", date(2026, 2, 1)) == "cijfer over 2014, twaalf jaar oud"
    assert age_words("2027", date(2026, 2, 1)) == "cijfer over 2027, van dit jaar"
