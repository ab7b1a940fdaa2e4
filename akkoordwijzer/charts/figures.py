"""Charts of one indicator over time: one drawn line per segment, so that no line ever crosses a break."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor

import plotly.graph_objects as go

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, new_figure, scale_of
from akkoordwijzer.content.numbers import number, period_words
from akkoordwijzer.figures.queries import Observation
from akkoordwijzer.figures.records import Target, Unit
from akkoordwijzer.figures.series import Segment
from akkoordwijzer.figures.words import STATUSES, in_period, value_words

# Hollow is not final yet; another shape is another kind of doubt.
SYMBOLS = {
    "final": "circle",
    "provisional": "circle-open",
    "estimate": "diamond-open",
    "derived": "square",
    "suspect": "x-thin-open",
}
MOST_TICKS = 8
TREND_HEIGHT = 64


@dataclass(frozen=True, slots=True)
class Axis:
    """How values of a unit stand on an axis: divided by ``divisor``, under ``title``."""

    divisor: float
    title: str


def position(period: str) -> float:
    """Where a period stands on an axis of years: a school year at its end, a day within its year."""
    year = int(period[:4])
    if "/" in period:
        return year + 1.0
    if period[5:6] == "H":
        return year + (int(period[6]) - 1) / 2
    if period[5:6] == "Q":
        return year + (int(period[6]) - 1) / 4
    if len(period) == 10:
        return year + (date.fromisoformat(period) - date(year, 1, 1)).days / 365.25
    return float(year)


def axis_of(unit: Unit, values: Sequence[float]) -> Axis:
    """Large sums of euro in thousands, millions or billions; the rest as it is."""
    if unit.format == "eur_mln" or (unit.format == "eur" and unit.label == "euro"):
        return Axis(*scale_of(values))
    return Axis(1.0, unit.label)


def series_over_time(
    segments: Sequence[Segment], unit: Unit, region: str, target: Target | None = None, dark: bool = False
) -> Chart:
    """A series with its breaks as gaps, what is not final hollow, and the target where there is one."""
    indicator = segments[-1].indicator
    values = [point.value for segment in segments for point in segment.points]
    axis = axis_of(unit, [*values, target.value] if target else values)
    figure = new_figure(f"{axis.title}, {region}", dark)
    for segment in segments:
        old = segment.indicator.id != indicator.id
        ink = colour(GREY if old else BLUE, dark)
        name = segment.indicator.label if old else indicator.label
        draw_segment(figure, segment.points, axis.divisor, ink, name, unit, "dot" if old else "solid")
    _draw_breaks(figure, segments, dark)
    if target:
        _draw_target(figure, target, axis.divisor, unit, dark)
    year_axis(figure, [*(position(p.period) for s in segments for p in s.points), *_at(target)])
    value_axis(figure, [value / axis.divisor for value in values])
    return Chart(figure, _series_alt(segments, unit, region, target), series_table(segments, unit))


def trend(segments: Sequence[Segment], unit: Unit, region: str, dark: bool = False) -> Chart:
    """The same as a small line for a card: no axes, the newest value larger."""
    points = [point for segment in segments for point in segment.points]
    figure = new_figure("", dark, TREND_HEIGHT)
    figure.layout.annotations = ()
    for segment in segments:
        name = segment.indicator.label
        draw_segment(figure, segment.points, 1.0, colour(BLUE, dark), name, unit, "solid", size=5, width=2)
    last = figure.data[-1]
    last.marker.size = [5] * (len(last.x) - 1) + [10]
    low, high = min(point.value for point in points), max(point.value for point in points)
    room = (high - low) * 0.2 or abs(high) * 0.2 or 1.0
    figure.update_layout(margin={"l": 6, "r": 6, "t": 4, "b": 4}, hovermode="closest")
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, range=[low - room, high + room])
    return Chart(figure, _series_alt(segments, unit, region, None), series_table(segments, unit))


def series_table(segments: Sequence[Segment], unit: Unit) -> Table:
    """Every value of a series as text, newest first, with its status; older definitions say so."""
    newest = segments[-1].indicator.id
    several = len({segment.indicator.id for segment in segments}) > 1
    rows = []
    for segment in reversed(segments):
        for point in reversed(segment.points):
            row = [period_words(point.period), value_words(point.value, unit), STATUSES[point.status], point.note]
            if several:
                row.insert(1, "nu" if segment.indicator.id == newest else "oud")
            rows.append(tuple(row))
    columns = ["Periode", "Waarde", "Status", "Opmerking"]
    if several:
        columns.insert(1, "Telling")
    return Table(tuple(columns), tuple(rows))


def draw_segment(
    figure: go.Figure,
    points: Sequence[Observation],
    divisor: float,
    ink: str,
    name: str,
    unit: Unit | None,
    dash: str,
    size: int = 9,
    width: int = 3,
    decimals: int = 1,
) -> None:
    """One segment as one line: the only place where points are joined."""
    said = [value_words(p.value, unit) if unit else number(p.value, decimals) for p in points]
    figure.add_scatter(
        x=[position(point.period) for point in points],
        y=[point.value / divisor for point in points],
        mode="lines+markers" if len(points) > 1 else "markers",
        line={"color": ink, "width": width, "dash": dash},
        marker=_marker(points, ink, size),
        name=name,
        connectgaps=False,
        customdata=[
            f"{period_words(point.period)}: {words} ({STATUSES[point.status]})"
            for point, words in zip(points, said, strict=True)
        ],
        hovertemplate="%{customdata}<extra>" + name + "</extra>",
    )


def _marker(points: Sequence[Observation], ink: str, size: int) -> dict[str, object]:
    return {
        "symbol": [SYMBOLS[point.status] for point in points],
        "size": size,
        "color": ink,
        "line": {"width": 2, "color": ink},
    }


def _draw_breaks(figure: go.Figure, segments: Sequence[Segment], dark: bool) -> None:
    """A dotted line before each segment that cannot be joined to the one before, with a label."""
    for before, after in pairwise(segments):
        changed = before.indicator.id != after.indicator.id
        if changed and after.start <= before.points[-1].period:
            at = position(after.start) - 0.25
        else:
            at = (position(before.points[-1].period) + position(after.start)) / 2
        figure.add_vline(x=at, line={"color": colour(GREY, dark), "dash": "dot", "width": 1})
        figure.add_annotation(
            x=at, y=1, yref="paper", text="andere telling" if changed else "breuk", showarrow=False, xanchor="left",
            yanchor="top", xshift=4, font={"size": 13, "color": colour(GREY, dark)},
        )  # fmt: skip


def _draw_target(figure: go.Figure, target: Target, divisor: float, unit: Unit, dark: bool) -> None:
    ink = colour(ORANGE, dark)
    words = f"doel {period_words(target.period)}: {value_words(target.value, unit)}"
    figure.add_scatter(
        x=[position(target.period)],
        y=[target.value / divisor],
        mode="markers",
        marker={"symbol": "star-open", "size": 14, "color": ink, "line": {"width": 2}},
        customdata=[words],
        hovertemplate="%{customdata}<extra></extra>",
        name="doel",
    )
    figure.add_annotation(
        x=position(target.period), y=target.value / divisor, text=words, showarrow=False, xanchor="right", yshift=18,
        font={"color": ink, "size": 13},
    )  # fmt: skip


def _at(target: Target | None) -> list[float]:
    return [position(target.period)] if target else []


def year_axis(figure: go.Figure, positions: Sequence[float]) -> None:
    """Whole years, at most a handful."""
    first, last = floor(min(positions)), ceil(max(positions))
    step = max(1, ceil((last - first + 1) / MOST_TICKS))
    ticks = list(range(first, last + 1, step))
    figure.update_xaxes(tickvals=ticks, ticktext=[str(year) for year in ticks], range=[first - 0.4, last + 0.4])
    figure.update_layout(hovermode="closest")


def value_axis(figure: go.Figure, values: Sequence[float]) -> None:
    """From zero, with as many decimals as the size asks for."""
    top = max((abs(value) for value in values), default=0.0)
    decimals = 2 if top < 1 else 1 if top < 6 else 0
    figure.update_yaxes(rangemode="tozero", tickformat=f",.{decimals}f")


def _series_alt(segments: Sequence[Segment], unit: Unit, region: str, target: Target | None) -> str:
    newest = segments[-1]
    first, last = newest.points[0], newest.points[-1]
    text = f"{newest.indicator.label}, {region}: {_said(last, unit)}"
    if first is not last:
        text += f"; {in_period(first.period)} was het {value_words(first.value, unit)}"
    text += "."
    if len(segments) > 1:
        text += f" Daarvoor een andere telling of meting, {len(segments) - 1} keer; die sluit niet aan."
    if target:
        text += f" Doel voor {period_words(target.period)}: {value_words(target.value, unit)}."
    return text


def _said(point: Observation, unit: Unit) -> str:
    return f"{value_words(point.value, unit)} {in_period(point.period)} ({STATUSES[point.status]})"
