"""The model beside the past: the same rules, only what was known then, errors as they are."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from akkoordwijzer.calibration.hindcast import Hindcast, hindcasts, read_checks, summary
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.model.uncertainty import Pert


@pytest.fixture(scope="module")
def found(figures: Figures) -> dict[str, Hindcast]:
    return {item.id: item for item in hindcasts(figures)}


def value(figures: Figures, indicator: str, period: str) -> float:
    seen = queries.value_at(figures, indicator, "NL", period)
    assert seen is not None
    return seen.value


def test_debts_youth_care_and_protection_are_looked_back_on(found: dict[str, Hindcast]) -> None:
    asked = {("problem_debt", 2019), ("youth_ambulatory", 2017), ("youth_ambulatory", 2021), ("youth_protection", 2019)}
    assert asked <= {(item.line, item.calibrated) for item in found.values()}


def test_debts_of_2019_by_hand(found: dict[str, Hindcast], figures: Figures) -> None:
    """Four years of the recipe worked out step by step, beside the newest figure of the old definition."""
    before = value(figures, "households_problem_debt_old", "2018-01-01")
    stock = value(figures, "households_problem_debt_old", "2019-01-01")
    inflow = value(figures, "households_problem_debt_inflow_old", "2019-01-01")
    rate = (before + inflow - stock) / before
    naive = stock
    for _ in range(4):
        stock += inflow - rate * stock
    actual = value(figures, "households_problem_debt_old", "2023-01-01")
    item = found["problem_debt_2019"]
    assert item.forecast == pytest.approx(stock)
    assert (item.actual, item.naive) == (actual, naive)
    assert item.error == pytest.approx(stock / actual - 1)
    assert item.naive_error == pytest.approx(naive / actual - 1)
    assert item.closer == "naive"
    assert "‘Alles blijft gelijk’ zat er dichter bij: 12,1% te laag" in item.words


def test_youth_care_of_2017_grows_as_it_did(found: dict[str, Hindcast], figures: Figures) -> None:
    """Stock and inflow grow alike, so the forecast is the series drawn on: three years of the mean growth."""
    first, last = (value(figures, "youth_care_clients", year) for year in ("2015", "2017"))
    growth = (last / first) ** 0.5
    item = found["youth_care_2017"]
    assert item.points[0].forecast == pytest.approx(last)
    assert item.forecast == pytest.approx(last * growth**3, rel=1e-6)
    assert item.target == 2020, "the year before the break: no forecast runs across it"


def test_the_start_is_what_was_counted(found: dict[str, Hindcast]) -> None:
    for item in found.values():
        start = item.points[0]
        assert start.year == item.calibrated
        assert start.forecast == pytest.approx(item.naive)
        assert start.actual in (None, pytest.approx(item.naive))
        assert [point.year for point in item.points] == list(range(item.calibrated, item.target + 1))
        assert all(point.low <= point.forecast <= point.high for point in item.points)


def test_nothing_later_than_the_year_of_calibration_is_used() -> None:
    for check in read_checks():
        for given in check.inputs.values():
            assert given.figure is not None
            year = int(given.figure.period[:4])
            assert year <= check.calibrated, f"{check.id}: {given.figure.period} was not known in {check.calibrated}"


def test_no_line_is_drawn_across_a_break(figures: Figures) -> None:
    for check in read_checks():
        indicator = figures.indicators[check.actual.indicator]
        years = [check.calibrated, *check.actual.periods]
        for broken in indicator.breaks:
            at = int(broken.at[:4])
            assert not min(years) < at <= max(years), f"{check.id}: {broken.at}"


def test_the_sentence_says_which_was_closer(found: dict[str, Hindcast]) -> None:
    for item in found.values():
        better = abs(item.error) < abs(item.naive_error)
        assert item.closer in ("equal", "model" if better else "naive")
        starts = {"model": "De berekening zat", "naive": "‘Alles blijft gelijk’ zat", "equal": "Het scheelt weinig"}
        assert item.words.startswith(starts[item.closer])
        assert ("binnen de bandbreedte" in item.words) == item.within_range
    assert {item.closer for item in found.values()} >= {"model", "naive"}, "reported as it is, also where it loses"
    assert f"Van de {len(found)} keer" in summary(list(found.values()))


def test_draws_give_the_range_and_do_not_move_the_forecast(figures: Figures, found: dict[str, Hindcast]) -> None:
    other = {item.id: item for item in hindcasts(figures, sample=Pert(500, 1))}
    for name, item in found.items():
        assert other[name].forecast == item.forecast
        assert other[name].last.low == pytest.approx(item.last.low, rel=0.02)


def test_command_line_prints_a_table(capsys: pytest.CaptureFixture[str], found: dict[str, Hindcast]) -> None:
    assert main(["hindcast"]) == 0
    text = capsys.readouterr().out
    for item in found.values():
        assert item.name in text
        assert item.words in text
    assert "alles blijft gelijk" in text
    assert "−21,6%" in text


def test_command_line_gives_json(capsys: pytest.CaptureFixture[str], found: dict[str, Hindcast]) -> None:
    assert main(["hindcast", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [item["id"] for item in data] == list(found)
    for item in data:
        assert item["error"] == pytest.approx(item["forecast"] / item["actual"] - 1)


# Bad content

Change = Callable[[dict[str, Any]], Any]
FAULTS: dict[str, tuple[Change, str]] = {
    "unknown name": (lambda check: check["stock"].update(mid="stok"), "een naam uit inputs of een eerder berekende"),
    "unknown last value": (lambda check: check.update(last_known="stok"), "een naam uit inputs"),
    "target before start": (lambda check: check.update(target=2018), "een jaar na calibrated"),
    "no count in the target year": (
        lambda check: check["actual"].update(periods={2020: "2020-01-01"}),
        "een telling voor",
    ),
    "no figure": (
        lambda check: check["inputs"].update(x={"assumed": {"value": 1, "why": "test"}}),
        "een cijfer (figure)",
    ),
    "misspelt": (lambda check: check.update(stok={}), "een bekende sleutel"),
    "a figure that is not there": (
        lambda check: check["inputs"]["stock_2019"]["figure"].update(period="1999-01-01"),
        "een som die uitkomt",
    ),
    "negative stock": (lambda check: check["stock"].update(mid="0 - stock_2019"), "een som die uitkomt"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place(name: str, tmp_path: Path, figures: Figures) -> None:
    change, expected = FAULTS[name]
    folder = tmp_path / "scenarios"
    folder.mkdir()
    shutil.copy(SCENARIOS / "hindcast.yaml", folder)
    path = folder / "hindcast.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data["checks"][0])
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        hindcasts(figures, read_checks(folder))
    fault = raised.value.faults[0]
    assert fault.file == "scenarios/hindcast.yaml"
    assert fault.place.startswith("checks[0]")
    assert expected in fault.expected
