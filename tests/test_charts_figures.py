"""Every chart says what it shows and has a table; no drawn line ever crosses a break or joins two indicators."""

import re
from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.charts.beside import side_by_side
from akkoordwijzer.charts.chart import Chart, enlarged
from akkoordwijzer.charts.country import Country, distribution, dot_map
from akkoordwijzer.charts.figures import position, series_over_time, trend
from akkoordwijzer.charts.spending import spending_over_years
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.comparison import compare
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.peers import across_comparable
from akkoordwijzer.figures.series import history
from akkoordwijzer.figures.spending_queries import split_years
from tests.chart_examples import chart_functions, examples

NUMBER = re.compile(r"\d[\d.,]*\d|\d")
Made = dict[str, Callable[[bool], Chart]]
NAMES = sorted(chart_functions())


@pytest.fixture(scope="module")
def made(figures: Figures, nation: Kit) -> Made:
    return examples(figures, nation)


def test_every_chart_has_an_example(made: Made) -> None:
    assert set(made) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_for_a_projector_the_type_grows_and_the_figures_stay(made: Made, name: str) -> None:
    figure = made[name](False).figure
    before = figure.to_dict()
    large = enlarged(figure)
    assert figure.to_dict() == before
    assert large.to_dict()["data"] == before["data"]
    assert large.layout.font.size > figure.layout.font.size
    assert large.layout.height > figure.layout.height
    pairs = zip(large.layout.annotations, figure.layout.annotations, strict=True)
    assert all(new.font.size > (old.font.size or 0) and new.text == old.text for new, old in pairs)


def numbers_in(text: str) -> set[str]:
    return {number.removesuffix(",0") for number in NUMBER.findall(text)}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_every_chart_says_numbers_that_stand_in_its_table(made: Made, name: str, dark: bool) -> None:
    """What somebody hears is what somebody sees: the numbers of the sentence are those of the table (or a sum)."""
    chart = made[name](dark)
    assert chart.alt.endswith(".")
    assert len(chart.table.rows) >= 2
    cells = {number for row in chart.table.rows for cell in row for number in numbers_in(cell)}
    heard = numbers_in(chart.alt)
    assert len(heard) >= 2
    assert len(heard & cells) >= min(2, len(heard)), (heard, cells)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_in_every_chart_are_dutch(made: Made, name: str) -> None:
    figure = made[name](False).figure
    assert figure.layout.separators == ",."
    assert figure.layout.template.layout.colorway is None, "a template of Streamlit would turn black elsewhere"


def lines_of(figure: go.Figure) -> list[list[float]]:
    """The horizontal places of every drawn line."""
    return [list(trace.x) for trace in figure.data if "lines" in (trace.mode or "")]


@pytest.mark.parametrize("draw", [series_over_time, trend])
def test_no_line_crosses_a_break_or_joins_two_indicators(figures: Figures, draw: Callable[..., Chart]) -> None:
    broken = [item for item in figures.indicators.values() if item.breaks or item.continues]
    assert len(broken) > 20
    for indicator in broken:
        segments = history(figures, indicator.id, "NL")
        if not segments:
            continue
        chart = draw(segments, figures.unit_of(indicator.id), "Nederland")
        spans = [[position(point.period) for point in segment.points] for segment in segments]
        for line in lines_of(chart.figure):
            assert line in spans, indicator.id
        for trace in chart.figure.data:
            assert not trace.connectgaps


def test_every_indicator_can_be_drawn_for_the_country(figures: Figures) -> None:
    for name in figures.indicators:
        segments = history(figures, name, "NL")
        if segments:
            chart = series_over_time(segments, figures.unit_of(name), "Nederland", figures.indicators[name].target)
            assert any(character.isdigit() for character in chart.alt), name
            assert len(chart.table.rows) == sum(len(segment.points) for segment in segments)


def test_every_indicator_that_municipalities_have_can_be_spread_and_mapped(figures: Figures) -> None:
    regions = {region.code: region for region in queries.regions(figures)}
    people = {seen.region: seen.value for seen in queries.across(figures, "inhabitants")}
    for name, indicator in figures.indicators.items():
        values = tuple(across_comparable(figures, name))
        if values:
            whole = Country(indicator, figures.unit_of(name), values, regions, values[0].region)
            spread, drawn = distribution(whole), dot_map(whole, people)
            assert sum(len(trace.x) for trace in spread.figure.data) == len(values)
            assert sum(len(trace.x) for trace in drawn.figure.data) == 342
            assert len(drawn.table.rows) == len(values)


def test_provisional_points_are_hollow(figures: Figures) -> None:
    segments = history(figures, "households_problem_debt", "NL")
    chart = series_over_time(segments, figures.unit_of("households_problem_debt"), "Nederland")
    newest = chart.figure.data[1]
    assert list(newest.marker.symbol) == ["circle", "circle", "circle", "circle-open"]
    assert "voorlopig" in chart.alt


def test_a_break_is_drawn_with_a_label_and_its_gap_is_named(figures: Figures) -> None:
    chart = series_over_time(history(figures, "youth_care_clients", "NL"), figures.unit_of("youth_care_clients"), "NL")
    assert len(lines_of(chart.figure)) == 2
    assert any(note.text == "breuk" for note in chart.figure.layout.annotations)
    assert "sluit niet aan" in chart.alt


def test_spending_never_joins_two_eras(figures: Figures) -> None:
    for measure in ("per", "total", "hundred"):
        chart = spending_over_years(split_years(figures, "NL", "budget"), figures.split, measure)
        for years in lines_of(chart.figure):
            assert len({figures.split.era(year).from_ for year in years}) == 1


def test_an_index_starts_at_a_hundred_in_both(figures: Figures) -> None:
    chart = side_by_side(compare(figures, [("households", "GM0080"), ("households", "NL")], "index"))
    assert [trace.y[0] for trace in chart.figure.data] == pytest.approx([100, 100])


def test_the_own_municipality_is_marked_by_shape_as_well(figures: Figures, made: Made) -> None:
    for name in ("country.distribution", "country.dot_map"):
        (own,) = [trace for trace in made[name](False).figure.data if trace.name == "uw gemeente"]
        assert own.marker.symbol == "diamond"
        assert len(own.x) == 1
