"""The baseline beside the past: only what was known then, the model's own recipe, errors as they are."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from math import exp, sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
import yaml

from akkoordwijzer.calibration.hindcast.forecast import Forecast
from akkoordwijzer.calibration.hindcast.origins import Lookback, look_back
from akkoordwijzer.calibration.hindcast.records import Plan, Series, read_plan
from akkoordwijzer.calibration.hindcast.score import interval, relative_error, report, score
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.numbers import count, number
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import DATA, Figures, load
from akkoordwijzer.library.library import SCENARIOS, Library
from akkoordwijzer.model.outcome import prepare
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.report.hindcast import caution, misses, row, sentences, story_words, widths
from tests.cases import line
from tests.mutations.hindcast import MUTATIONS

Z = {level: NormalDist().inv_cdf((1 + level) / 2) for level in (0.5, 0.8, 0.9)}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan()


@pytest.fixture(scope="module")
def back(figures: Figures, plan: Plan) -> Lookback:
    return look_back(figures, plan)


def value(figures: Figures, indicator: str, period: str) -> float:
    seen = queries.value_at(figures, indicator, "NL", period)
    assert seen is not None
    return seen.value


def found(back: Lookback, series: str, origin: int, target: int) -> Forecast:
    keys = {(item.series.id, item.origin, item.target): item for item in back.forecasts}
    return keys[series, origin, target]


# Every origin by hand


def test_every_year_that_has_a_stock_a_flow_and_the_year_before_is_an_origin(back: Lookback) -> None:
    assert not back.left_out
    origins: dict[str, set[int]] = {}
    for item in back.forecasts:
        origins.setdefault(item.series.id, set()).add(item.origin)
    assert origins == {
        "problem_debt_old": {2019, 2020, 2021, 2022},
        "problem_debt_new": {2022, 2023},
        "guardianship_debt": {2018},
        "youth_care": {2016, 2017, 2019, 2021, 2023},
        "foster_care": {2016, 2017, 2018, 2019, 2020, 2021},
        "supervision_orders": {2017, 2018, 2019, 2020, 2021, 2022},
        "youth_guardianship": {2017, 2018, 2019, 2020, 2021, 2022},
        "youth_protection": {2019},
    }
    assert all(1 <= item.target - item.origin <= 5 for item in back.forecasts)


def test_debts_of_2020_by_hand(back: Lookback, figures: Figures) -> None:
    """Growth halved and fading, exit half way to balance, three years step by step; the count of then as naive."""

    def at(indicator: str, year: int) -> float:
        return value(figures, indicator, f"{year}-01-01")

    before, stock = (at("households_problem_debt_old", year) for year in (2019, 2020))
    inflow_before, inflow = (at("households_problem_debt_inflow_old", year) for year in (2019, 2020))
    naive = stock
    growth = (inflow / inflow_before - 1) / 2
    observed = (before + inflow - stock) / before
    rate = (observed + inflow / stock) / 2
    entering = inflow
    for year in range(3):
        stock += entering - rate * stock
        entering *= 1 + growth * 0.8**year
        actual = at("households_problem_debt_old", 2021 + year)
        item = found(back, "problem_debt_old", 2020, 2021 + year)
        assert item.forecast == pytest.approx(stock)
        assert (item.actual, item.naive) == (actual, naive)
        assert item.error == pytest.approx(stock / actual - 1)
        assert item.naive_error == pytest.approx(naive / actual - 1)
        assert item.spread == pytest.approx(0.06 * sqrt(year + 1))


def test_one_known_flow_does_not_grow(back: Lookback, figures: Figures) -> None:
    before, stock = (value(figures, "households_problem_debt_old", f"{year}-01-01") for year in (2018, 2019))
    inflow = value(figures, "households_problem_debt_inflow_old", "2019-01-01")
    rate = ((before + inflow - stock) / before + inflow / stock) / 2
    for _ in range(4):
        stock += inflow - rate * stock
    assert found(back, "problem_debt_old", 2019, 2023).forecast == pytest.approx(stock)


def test_everybody_seen_in_the_year_is_the_stock_and_who_came(back: Lookback, figures: Figures) -> None:
    """Supervision orders of 2018: persons in the year, measures that started and ended, two years of growth."""
    clients = {year: value(figures, "supervision_order_clients", str(year)) for year in (2017, 2018)}
    started = {year: value(figures, "supervision_orders_started", str(year)) for year in (2016, 2017, 2018)}
    ended = {year: value(figures, "supervision_orders_ended", str(year)) for year in (2017, 2018)}
    stock, entering = clients[2018] - started[2018], started[2018]
    observed = ended[2018] / (clients[2017] - ended[2017])
    rate = (observed + entering / stock) / 2
    growth = ((started[2018] / started[2016]) ** 0.5 - 1) / 2
    for year in range(2):
        stock += entering - rate * stock
        entering *= 1 + growth * 0.8**year
        assert found(back, "supervision_orders", 2018, 2019 + year).forecast == pytest.approx(stock + entering)


def test_growth_is_that_of_at_most_three_years(back: Lookback, figures: Figures) -> None:
    """Foster care of 2021: placements of 2018-2021, not those of 2017."""
    placed = {year: value(figures, "foster_care_new_placements", str(year)) for year in range(2016, 2022)}
    before, stock = (value(figures, "foster_care_children_31dec", str(year)) for year in (2020, 2021))
    rate = ((before + placed[2021] - stock) / before + placed[2021] / stock) / 2
    assert found(back, "foster_care", 2021, 2022).forecast == pytest.approx(stock + placed[2021] - rate * stock)
    before, stock = (value(figures, "foster_care_children_31dec", str(year)) for year in (2019, 2020))
    rate = ((before + placed[2020] - stock) / before + placed[2020] / stock) / 2
    growth = ((placed[2020] / placed[2017]) ** (1 / 3) - 1) / 2
    for entering in (placed[2020], placed[2020] * (1 + growth)):
        stock += entering - rate * stock
    assert found(back, "foster_care", 2020, 2022).forecast == pytest.approx(stock)


def test_youth_care_after_the_break_knows_the_growth_from_before(back: Lookback, figures: Figures) -> None:
    early, late = (value(figures, "youth_care_clients", year) for year in ("2017", "2020"))
    growth = (late / early) ** (1 / 3) - 1
    clients = value(figures, "youth_care_clients", "2021")
    stock = 2 * value(figures, "youth_care_clients_halfyear", "2021-H1") - clients
    entering = clients - stock
    rate = entering / stock - growth / 2
    stock += entering - rate * stock
    entering *= 1 + growth / 2
    assert found(back, "youth_care", 2021, 2022).forecast == pytest.approx(stock + entering)


def test_no_forecast_runs_across_a_break(back: Lookback, figures: Figures) -> None:
    assert ("youth_care", 2017, 2021) not in {(item.series.id, item.origin, item.target) for item in back.forecasts}
    for item in back.forecasts:
        for broken in figures.indicators[item.series.count.indicator].breaks:
            assert not item.origin < int(broken.at[:4]) <= item.target, f"{item.series.id}: {broken.at}"


def test_a_count_on_new_years_day_may_stand_for_the_day_before(back: Lookback, figures: Figures) -> None:
    item = found(back, "guardianship_debt", 2018, 2021)
    assert item.actual == value(figures, "guardianship_stock_debt", "2022-01-01")


def test_what_came_later_changes_no_forecast(back: Lookback, plan: Plan, tmp_path: Path) -> None:
    """Wipe out everything after 2020: forecasts for the years up to then stay what they were."""
    used = {past.indicator for series in plan.series for past in (series.count, *series.inputs.values())}
    past = with_national(tmp_path / "data", lambda rows: [r for r in rows if r[0] not in used or r[1][:4] <= "2020"])
    then = {(item.series.id, item.origin, item.target): item.forecast for item in look_back(past, plan).forecasts}
    past.connection.close()
    now = {(i.series.id, i.origin, i.target): i.forecast for i in back.forecasts if i.target <= 2020}
    assert len(now) > 30
    assert then == pytest.approx(now)


def test_a_value_that_cannot_be_right_is_not_looked_back_on(plan: Plan, tmp_path: Path) -> None:
    def suspect(row: list[str]) -> list[str]:
        here = row[:2] == ["households_problem_debt_old", "2020-01-01"]
        return [*row[:3], "suspect", *row[4:]] if here else row

    figures = with_national(tmp_path / "data", lambda rows: [suspect(row) for row in rows])
    debts = [item for item in look_back(figures, plan).forecasts if item.series.id == "problem_debt_old"]
    figures.connection.close()
    assert {item.origin for item in debts} == {2019, 2022}
    assert 2020 not in {item.target for item in debts}


def with_national(folder: Path, change: Callable[[list[list[str]]], list[list[str]]]) -> Figures:
    """The figures of the app with other rows in national.csv."""
    shutil.copytree(DATA, folder)
    path, counts = folder / "national.csv", folder / "files.yaml"
    head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    kept = change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *kept])
    text = counts.read_text(encoding="utf-8")
    counts.write_text(text.replace(f"national: {len(rows)}", f"national: {len(kept)}"), encoding="utf-8")
    return load(folder)


def test_every_line_looked_back_on_is_one_of_the_app(plan: Plan, library: Library) -> None:
    assert {series.line for series in plan.series} <= {recipe.id for recipe in library.recipes}


def test_the_rule_is_that_of_the_baseline(plan: Plan, library: Any) -> None:
    """The baseline uses scenarios/uncertainty.yaml; a look back with other numbers would prove nothing."""
    pytest.importorskip("akkoordwijzer.library.uncertainty", reason="comes with the surprises of the care lines")
    assert plan.rule.growth_damping == library.uncertainty.growth_damping.value
    assert plan.rule.persons == library.uncertainty.country.persons


def test_the_band_is_that_of_the_models_own_surprises(plan: Plan) -> None:
    """Entries, stock and surprises wander together, so a line by itself is its path times a lognormal."""
    rule = plan.rule
    data = line(surprise={"persons": rule.persons}, inflow=300, inflow_growth=0.05)
    settings = {"start_year": 2020, "years": 6, "population": 1, "growth_damping": rule.growth_damping}
    case = Case.model_validate({"settings": settings, "lines": [data]})
    middle, drawn = prepare(case).baseline.stock[:, 0, 0], prepare(case, Pert(20_000, 1)).baseline.stock[:, 0]
    for year in (1, 5):
        low, high = np.quantile(drawn[year], (0.05, 0.95))
        width = Z[0.9] * rule.persons * sqrt(year)
        assert low == pytest.approx(middle[year] * exp(-width), rel=0.01)
        assert high == pytest.approx(middle[year] * exp(width), rel=0.01)


# Counting


def made_up(plan: Plan, family: str, name: str, error: float, naive: float, spread: float = 0.06) -> Forecast:
    """A forecast of 1,000 counted, off by these shares."""
    series: Series = plan.series[0].model_copy(update={"id": name, "name": name, "family": family})
    return Forecast(series, 2019, 2020, 1000 * (1 + naive), 1000 * (1 + error), 1000, spread)


@pytest.mark.parametrize("side", [-1, 1])
def test_a_band_holds_up_to_its_edge_and_no_further(plan: Plan, side: int) -> None:
    series = plan.series[0]
    for level, z in Z.items():
        for times, held in ((0.999, True), (1.001, False)):
            actual = 1000 * exp(side * times * z * 0.06)
            item = Forecast(series, 2019, 2020, 1000, 1000, actual, 0.06)
            assert item.inside(level) == held
            assert item.inside(0.9) or level == 0.9


def test_counts_are_counted(plan: Plan) -> None:
    one = [made_up(plan, "debts", "a", error, 0.10) for error in (0.01, 0.05, 0.085, 0.104, 0.30)]
    got = score([*one, made_up(plan, "debts", "b", 0.02, -0.10)])
    assert (got.forecasts, got.lines) == (6, 2)
    assert (got.closer, got.equal, got.further) == (4, 1, 1)
    assert got.inside == {0.5: 2, 0.8: 3, 0.9: 4}
    assert got.error == pytest.approx((0.01 + 0.05 + 0.085 + 0.104 + 0.30 + 0.02) / 6)
    assert got.naive_error == pytest.approx(0.10)


def test_families_weigh_equally(plan: Plan) -> None:
    many = [made_up(plan, "debts", "a", 0.20, 0.10)] * 30
    few = [made_up(plan, "foster_care", "b", 0.02, 0.04)] * 5
    assert relative_error([many, few]) == pytest.approx((0.20 + 0.02) / (0.10 + 0.04))


def test_the_interval_draws_families_anew(plan: Plan) -> None:
    """Two families: both drawn twice in a quarter of the draws each, so the ends are theirs."""
    bad, good = [made_up(plan, "debts", "a", 0.20, 0.10)] * 9, [made_up(plan, "foster_care", "b", 0.02, 0.04)] * 5
    assert interval([bad, good]) == pytest.approx((0.5, 2.0))
    assert interval([bad]) == pytest.approx((2.0, 2.0))
    assert interval([bad, good]) == interval([bad, good]), "the same every time"


def test_the_interval_draws_series_within_a_family_anew(plan: Plan) -> None:
    family = [*[made_up(plan, "debts", "a", 0.20, 0.10)] * 3, *[made_up(plan, "debts", "b", 0.05, 0.10)] * 7]
    assert interval([family]) == pytest.approx((0.5, 2.0))


def test_the_interval_holds_nine_in_ten(plan: Plan) -> None:
    """Twenty families that differ: the ends lie inside the extremes, and near those of the normal approximation."""
    errors = np.linspace(0.05, 0.15, 20)
    families = [[made_up(plan, "debts", f"s{at}", error, 0.10)] for at, error in enumerate(errors)]
    low, high = interval(families)
    spread = errors.std() / sqrt(20) / 0.10
    assert low == pytest.approx(1 - 1.645 * spread, abs=0.01)
    assert high == pytest.approx(1 + 1.645 * spread, abs=0.01)


def test_a_family_with_few_forecasts_is_shown_and_does_not_weigh(plan: Plan) -> None:
    few = [made_up(plan, "guardianship", "b", 0.01, 0.20)] * (plan.rule.least_forecasts - 1)
    many = [made_up(plan, "debts", "a", 0.20, 0.10)] * plan.rule.least_forecasts
    got = report([*many, *few], plan.rule)
    assert got.small == ("guardianship",)
    assert set(got.families) == {"debts", "guardianship"}
    assert got.relative_error == pytest.approx(2.0)
    assert got.interval == pytest.approx((2.0, 2.0))
    assert got.with_small == pytest.approx(0.21 / 0.30)
    assert got.whole.forecasts == 9
    assert "telt bewind niet mee" in caution(got, plan)


def test_the_figures_of_today_give_these_numbers(back: Lookback, plan: Plan) -> None:
    """When figures change these change: look at them, write them down, never tune."""
    got = report(back.forecasts, plan.rule)
    whole = got.whole
    assert (whole.forecasts, whole.lines) == (96, 8)
    assert whole.inside == {0.5: 67, 0.8: 86, 0.9: 89}
    assert (whole.closer, whole.equal, whole.further) == (49, 15, 32)
    assert got.relative_error == pytest.approx(0.863, abs=0.001)
    assert got.interval == pytest.approx((0.61, 1.06), abs=0.01)
    assert got.small == ("guardianship",)
    outside = Counter((item.series.id, item.target) for item in back.forecasts if not item.inside(0.9))
    assert outside == {
        ("problem_debt_old", 2023): 1,
        ("supervision_orders", 2023): 3,
        ("supervision_orders", 2024): 3,
    }


def test_the_six_that_were_chosen_before(back: Lookback) -> None:
    """As the back-test of the design found for them: closer in 4, inside the bands of 50, 80 and 90% in 3, 5 and 6."""
    items = [story.forecast for story in back.stories]
    assert len(items) == 6
    assert sum(abs(item.error) < abs(item.naive_error) for item in items) == 4
    assert [sum(item.inside(level) for item in items) for level in (0.5, 0.8, 0.9)] == [3, 5, 6]


def test_a_story_starts_at_what_was_counted(back: Lookback) -> None:
    for story in back.stories:
        start, end = story.points[0], story.points[-1]
        assert start.forecast == start.low == start.high == pytest.approx(story.forecast.naive)
        assert [point.year for point in story.points] == list(range(story.look.origin, story.look.target + 1))
        assert (end.forecast, end.actual) == (story.forecast.forecast, story.forecast.actual)
        assert end.high == pytest.approx(end.forecast * exp(Z[0.9] * story.forecast.spread))
        assert end.low * end.high == pytest.approx(end.forecast**2)


# Words


def test_three_sentences_claim_no_skill(back: Lookback, plan: Plan) -> None:
    got = report(back.forecasts, plan.rule)
    first, second, third = sentences(got, plan)
    assert "96 voorspellingen voor 8 reeksen" in first
    assert "in 89 van de 96 keer binnen de band van 90%, 86 keer binnen die van 80% en 67 keer" in second
    assert f"{number(got.relative_error, 2)} keer die van ‘alles blijft gelijk’" in third
    assert f"tussen {number(got.interval[0], 2)} en {number(got.interval[1], 2)}" in third
    assert "49 keer zat de voorspelling dichterbij, 15 keer scheelde het niets en 32 keer" in third
    assert "geen bewijs" in caution(got, plan)


def test_wide_and_narrow_bands_are_named(plan: Plan) -> None:
    wide = [made_up(plan, "foster_care", "a", 0.0, 0.1)] * 10
    narrow = [made_up(plan, "debts", "b", 0.3, 0.1)] * 10
    words = widths(report([*wide, *narrow], plan.rule), plan)
    assert words == "De banden zijn ruim voor pleegzorg. Zij zijn krap voor schulden."
    assert misses(wide) == "Niets viel buiten de band van 90%."
    assert misses(narrow) == "Buiten de band van 90% viel: b (10 keer, voor 2020)."


@pytest.mark.parametrize(
    ("error", "naive", "start"),
    [
        (0.01, -0.05, "De voorspelling zat er dichter bij: 1,0% te hoog. ‘Alles blijft gelijk’ kwam 5,0% te laag uit."),
        (0.05, 0.01, "‘Alles blijft gelijk’ zat er dichter bij: 1,0% te hoog. De voorspelling kwam 5,0% te hoog uit."),
        (0.0, 0.004, "Het scheelt weinig: de voorspelling kwam precies goed uit, ‘alles blijft gelijk’ 0,4% te hoog."),
    ],
)
def test_the_sentence_says_which_was_closer(back: Lookback, plan: Plan, error: float, naive: float, start: str) -> None:
    story = replace(back.stories[0], forecast=made_up(plan, "debts", "a", error, naive))
    assert story_words(story) == f"{start} Wat gebeurde, lag binnen de band van 90%."
    far = replace(back.stories[0], forecast=made_up(plan, "debts", "a", 0.5, naive))
    assert story_words(far).endswith("lag buiten de band van 90%.")


def test_command_line_prints_sentences_and_every_forecast(capsys: pytest.CaptureFixture[str], back: Lookback) -> None:
    assert main(["hindcast"]) == 0
    text = capsys.readouterr().out
    for sentence in sentences(report(back.forecasts, back.plan.rule), back.plan):
        assert sentence in text
    lines = [line.split("  ") for line in text.splitlines()]
    for item in back.forecasts:
        wanted = row(item)
        assert any([cell.strip() for cell in cells if cell.strip()] == list(wanted) for cells in lines), wanted
    for story in back.stories:
        assert story_words(story) in text


def test_command_line_gives_json(capsys: pytest.CaptureFixture[str], back: Lookback) -> None:
    assert main(["hindcast", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert len(data["forecasts"]) == data["count"] == len(back.forecasts)
    assert data["sentences"] == list(sentences(report(back.forecasts, back.plan.rule), back.plan))
    assert data["inside"] == {"50%": 67, "80%": 86, "90%": 89}
    assert data["left_out"] == []
    for item in data["forecasts"]:
        assert item["error"] == pytest.approx(item["forecast"] / item["actual"] - 1)
        assert item["known_in"] < item["target"]
    assert [look["series"] for look in data["looks"]] == [look.series for look in back.plan.looks]


def test_a_row_shows_the_counts(back: Lookback) -> None:
    item = found(back, "problem_debt_old", 2021, 2023)
    cells = row(item)
    assert cells[:4] == (item.series.name, "2021", "2023", count(item.actual))
    assert count(item.naive) in cells[4]
    assert count(item.forecast) in cells[5]
    assert cells[6] == "nee · nee · nee"


# Bad content

Change = Callable[[dict[str, Any]], Any]
FAULTS: dict[str, tuple[Change, str, str]] = {
    "unknown name": (
        lambda data: data["series"][0].update(stock="stok"),
        "series[0].stock",
        "een naam uit inputs of een eerder berekende",
    ),
    "unknown family": (lambda data: data["series"][0].update(family="schuld"), "series[0].family", "een naam uit fam"),
    "twice": (lambda data: data["series"][1].update(id="problem_debt_old"), "series[1].id", "elk id één keer"),
    "no year": (
        lambda data: data["series"][0]["count"].update(period="2020-01-01"),
        "series[0].count.period",
        "een periode met YYYY erin",
    ),
    "from the future": (
        lambda data: data["series"][0]["inputs"]["before"].update(years_back=-1),
        "series[0].inputs.before.years_back",
        "ten minste 0",
    ),
    "a name that is taken": (
        lambda data: data["series"][0]["inputs"].update(growth={**data["series"][0]["count"]}),
        "series[0].inputs",
        "een naam die nog vrij is",
    ),
    "target before origin": (lambda data: data["looks"][0].update(target=2018), "looks[0]", "een jaar na origin"),
    "target too far": (lambda data: data["looks"][0].update(target=2030), "looks[0]", "ten hoogste 5 jaar na origin"),
    "look at nothing": (lambda data: data["looks"][0].update(series="x"), "looks[0].series", "het id van een reeks"),
    "misspelt": (lambda data: data["series"][0].update(stok="count"), "series[0].stok", "een bekende sleutel"),
    "no series": (lambda data: data.update(series=[]), "series", "ten minste 1"),
    "all growth kept twice": (lambda data: data["rule"].update(growth_kept=2), "rule.growth_kept", "ten hoogste 1"),
}
LEFT_OUT: dict[str, tuple[Change, str]] = {
    "a series that is not there": (
        lambda data: data["series"][0]["count"].update(indicator="households_problem_det"),
        "households_problem_det",
    ),
    "no origin": (lambda data: data["series"][0]["count"].update(period="YYYY-02-30"), "geen enkel jaar"),
    "a sum that divides by nothing": (
        lambda data: data["series"][0].update(exit_rate="1 / (count - count)"),
        "deelt door nul",
    ),
    "nobody": (lambda data: data["series"][0].update(stock="count - count"), "een stand van nul of lager"),
    "a flow that cannot be": (
        lambda data: data["series"][0].update(inflow="0 - new"),
        "een stroom buiten haar grenzen",
    ),
}


def changed(change: Change, folder: Path) -> Path:
    """scenarios/ with only a changed hindcast.yaml."""
    folder.mkdir(exist_ok=True)
    data = yaml.safe_load((SCENARIOS / "hindcast.yaml").read_text(encoding="utf-8"))
    change(data)
    (folder / "hindcast.yaml").write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place(name: str, tmp_path: Path) -> None:
    change, place, expected = FAULTS[name]
    with pytest.raises(ContentError) as raised:
        read_plan(changed(change, tmp_path))
    fault = raised.value.faults[0]
    assert (fault.file, fault.place) == ("scenarios/hindcast.yaml", place)
    assert fault.expected.startswith(expected)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_series_that_does_not_work_out_is_left_out_and_named(name: str, tmp_path: Path, figures: Figures) -> None:
    change, said = LEFT_OUT[name]
    back = look_back(figures, read_plan(changed(change, tmp_path)))
    assert [fault.place for fault in back.left_out] == ["series[0] (problem_debt_old)"]
    assert said in back.left_out[0].found
    assert {item.series.id for item in back.forecasts} == {s.id for s in back.plan.series} - {"problem_debt_old"}
    assert len(back.stories) == 5


def test_a_look_without_a_count_is_named(tmp_path: Path, figures: Figures) -> None:
    back = look_back(
        figures, read_plan(changed(lambda data: data["looks"][0].update(origin=2015, target=2016), tmp_path))
    )
    assert [fault.place for fault in back.left_out] == ["looks[0]"]
    assert len(back.stories) == 5


def test_check_reads_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SCENARIOS, tmp_path / "scenarios")
    changed(LEFT_OUT["no origin"][0], tmp_path / "scenarios")
    assert main(["check", "--scenarios", str(tmp_path / "scenarios")]) == 1
    assert "scenarios/hindcast.yaml, series[0] (problem_debt_old)" in capsys.readouterr().out


@pytest.mark.parametrize("planted", MUTATIONS, ids=lambda planted: planted["why"])
def test_a_planted_error_can_be_planted(planted: dict[str, str]) -> None:
    text = (Path(__file__).parents[1] / planted["file"]).read_text(encoding="utf-8")
    assert text.count(planted["find"]) == 1
    assert planted["find"] != planted["replace"]
