"""Regions side by side on one axis: over the years, or as bars when there is a single period."""

from collections.abc import Sequence

import plotly.graph_objects as go

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, new_figure
from akkoordwijzer.charts.figures import draw_segment, position, value_axis, year_axis
from akkoordwijzer.content.numbers import number, period_words
from akkoordwijzer.figures.comparison import Compared, Comparison
from akkoordwijzer.figures.words import STATUSES, in_period

LOOKS = ((BLUE, "solid"), (GREY, "dash"), (ORANGE, "dot"))
DECIMALS = 1


def side_by_side(comparison: Comparison, dark: bool = False) -> Chart:
    """Two or three regions, as the comparison allows: per head, or as index."""
    title = f"index, {period_words(comparison.base)} = 100" if comparison.base else comparison.unit
    lines = comparison.lines
    periods = sorted({point.period for line in lines for point in line.points})
    if len(periods) == 1:
        figure = _bars(lines, f"{title}, {period_words(periods[0])}", dark)
    else:
        figure = _lines(lines, title, dark)
    if comparison.base:
        figure.update_yaxes(rangemode="normal", tickformat=",.0f")
    said = "; ".join(_said(line) for line in lines)
    rows = tuple((period_words(period), *(_cell(line, period) for line in lines)) for period in periods)
    table = Table((title[0].upper() + title[1:], *(line.name for line in lines)), rows)
    return Chart(figure, f"{comparison.indicator.label}, {title}: {said}.", table)


def _lines(lines: Sequence[Compared], title: str, dark: bool) -> go.Figure:
    figure = new_figure(title, dark)
    ranked = sorted(lines, key=lambda line: -line.points[-1].value)
    for line, (paint, dash) in zip(lines, LOOKS, strict=False):
        ink = colour(paint, dark)
        for segment in line.segments:
            draw_segment(figure, segment.points, 1.0, ink, line.name, None, dash, decimals=DECIMALS)
        last = line.points[-1]
        figure.add_annotation(
            x=position(last.period),
            y=last.value,
            text=f"{line.name} {number(last.value, DECIMALS)}",
            showarrow=False,
            xanchor="right",
            yshift=18 if line is ranked[0] else -18,
            font={"color": ink, "size": 14},
        )
    year_axis(figure, [position(point.period) for line in lines for point in line.points])
    value_axis(figure, [point.value for line in lines for point in line.points])
    return figure


def _bars(lines: Sequence[Compared], title: str, dark: bool) -> go.Figure:
    """One bar per region, its name above it and its value behind it."""
    figure = new_figure(title, dark, 60 + 76 * len(lines))
    values = [line.points[-1].value for line in lines]
    figure.add_bar(
        x=values,
        y=[-row for row in range(len(lines))],
        width=0.5,
        orientation="h",
        marker={"color": [colour(paint, dark) for (paint, _), _ in zip(LOOKS, lines, strict=False)]},
        text=[f"{number(value, DECIMALS)} ({STATUSES[line.points[-1].status]})" for value, line in
              zip(values, lines, strict=True)],
        textposition="auto",
        hoverinfo="skip",
    )  # fmt: skip
    for row, line in enumerate(lines):
        figure.add_annotation(x=0, y=-row + 0.42, text=line.name, showarrow=False, xanchor="left")
    figure.update_layout(hovermode=False)
    figure.update_xaxes(visible=False, range=[min(0.0, *values) * 1.05, max(0.0, *values) * 1.05])
    figure.update_yaxes(visible=False, range=[0.4 - len(lines), 0.8])
    return figure


def _said(line: Compared) -> str:
    last = line.points[-1]
    return f"{line.name} {number(last.value, DECIMALS)} {in_period(last.period)} ({STATUSES[last.status]})"


def _cell(line: Compared, period: str) -> str:
    found = next((point for point in line.points if point.period == period), None)
    return f"{number(found.value, DECIMALS)} ({STATUSES[found.status]})" if found else "geen cijfer"
