"""Scenarios side by side over the years."""

from collections.abc import Sequence

import plotly.graph_objects as go

from akkoordwijzer.charts.chart import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    Chart,
    Table,
    colour,
    in_figure,
    new_figure,
    scale_of,
)
from akkoordwijzer.content.numbers import count, euro
from akkoordwijzer.model.inputs import Array
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.report.summary import UNKNOWN_ABOVE
from akkoordwijzer.report.words import UNCHANGED_POLICY

_LOOKS = ((BLUE, "solid", "circle"), (ORANGE, "dash", "square"), (GREEN, "dot", "diamond"), (PURPLE, "dashdot", "x"))


def line_compared(outcomes: Sequence[tuple[str, Outcome]], line: str, dark: bool = False) -> Chart:
    """People in one care line per scenario (the most likely run), beside unchanged policy."""
    first = outcomes[0][1]
    number = first.inputs.lines.index(line)
    record = first.case.lines[number]
    start = first.case.settings.start_year
    years = list(range(start, start + first.case.settings.years + 1))
    unit = record.unit or "mensen"
    drawn = [(UNCHANGED_POLICY, first.baseline.stock[:, number, 0])]
    drawn += [(name, outcome.scenario.stock[:, number, 0]) for name, outcome in outcomes]
    figure = new_figure(f"{unit} op 1 januari", dark)
    _draw(figure, years, drawn, 1.0, dark)
    said = "; ".join(f"{name} {count(values[-1])}" for name, values in drawn)
    alt = f"{record.name or line}, {unit} op 1 januari {years[-1]}: {said}."
    rows = tuple((str(year), *(count(values[at]) for _, values in drawn)) for at, year in enumerate(years))
    return Chart(figure, alt, Table(("1 januari", *(name for name, _ in drawn)), rows))


def net_compared(outcomes: Sequence[tuple[str, Outcome]], dark: bool = False) -> Chart:
    """The municipality's cumulative result per scenario; unchanged policy is the zero line."""
    years = outcomes[0][1].case.settings.calendar
    drawn = [(UNCHANGED_POLICY, outcomes[0][1].books.cumulative[:, 0] * 0)]
    drawn += [(name, outcome.books.cumulative[:, 0]) for name, outcome in outcomes]
    divisor, unit = scale_of([value for _, values in drawn for value in values.tolist()])
    unknown = any((outcome.open_share_of_spend or 0.0) > UNKNOWN_ABOVE for _, outcome in outcomes)
    scope = ", voor zover gemeten" if unknown else ""
    figure = new_figure(f"{unit}, netto opgeteld voor de gemeente{scope}", dark)
    _draw(figure, years, drawn, divisor, dark)
    figure.update_yaxes(tickformat=",.3~f")
    said = "; ".join(f"{name} {euro(values[-1])}" for name, values in drawn[1:])
    alt = f"Netto opgeteld voor de gemeente tot en met {years[-1]}, tegenover ongewijzigd beleid{scope}: {said}."
    rows = tuple((str(year), *(euro(values[at]) for _, values in drawn[1:])) for at, year in enumerate(years))
    return Chart(figure, alt, Table((f"Jaar{scope}", *(name for name, _ in drawn[1:])), rows))


def _draw(figure: go.Figure, years: list[int], drawn: list[tuple[str, Array]], divisor: float, dark: bool) -> None:
    looks = ((GREY, "dash", "line-ew"), *_LOOKS)
    for (name, values), (ink, dash, symbol) in zip(drawn, looks, strict=False):
        figure.add_scatter(
            x=years,
            y=(values / divisor).round(3).tolist(),
            mode="lines+markers",
            line={"color": colour(ink, dark), "dash": dash, "width": 3},
            marker={"symbol": symbol, "size": 9, "color": colour(ink, dark)},
            name=in_figure(name),
            hovertemplate="%{y:,.1f}",
        )
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": -0.15, "x": 0})
    figure.update_xaxes(dtick=2)
