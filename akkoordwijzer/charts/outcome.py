"""Charts of an outcome over the years: people and euros per care line, and the municipality's result."""

from typing import Literal

import numpy as np
import plotly.graph_objects as go

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, end_label, faded, new_figure, scale_of
from akkoordwijzer.content.numbers import count, euro
from akkoordwijzer.model.inputs import Array
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.uncertainty import bands

Measure = Literal["people", "euros"]
# Room for tick labels up to -12.345.
LEFT = 68


def line_over_years(
    outcome: Outcome, line: str, dark: bool = False, measure: Measure = "people", target: float | None = None
) -> Chart:
    """One care line: unchanged against chosen, with the band of nine out of ten draws; ``target`` in the same unit."""
    number = outcome.inputs.lines.index(line)
    record = outcome.case.lines[number]
    name, unit = record.name or line, record.unit or "mensen"
    settings = outcome.case.settings
    people = measure == "people"
    years = list(range(settings.start_year, settings.start_year + settings.years + people))
    before = bands(outcome.baseline.stock[:, number] if people else outcome.baseline.funded[:, number])
    after = bands(outcome.scenario.stock[:, number] if people else outcome.scenario.funded[:, number])
    divisor, money = (1.0, "") if people else scale_of(after["p95"].tolist())
    show = count if people else euro
    title = f"{unit} op 1 januari" if people else f"{money} per jaar, alle betalers"
    figure = new_figure(title, dark, left=LEFT)
    changed = outcome.case.scenario.first_year is not None
    ink, grey = colour(BLUE, dark), colour(GREY, dark)
    _band(figure, years, after if changed else before, divisor, faded(BLUE if changed else GREY, dark))
    _line(figure, years, before["p50"] / divisor, grey, "Ongewijzigd beleid", "dash")
    if changed:
        _line(figure, years, after["p50"] / divisor, ink, "Met uw keuzes", "solid")
    higher = after["p50"][-1] >= before["p50"][-1]
    last_before, last_after = float(before["p50"][-1] / divisor), float(after["p50"][-1] / divisor)
    end_label(figure, years[-1], last_before, "ongewijzigd", grey, -14 if changed and higher else 14)
    if changed:
        end_label(figure, years[-1], last_after, "uw keuzes", ink, 14 if higher else -14)
    if target is not None:
        warm = colour(ORANGE, dark)
        figure.add_hline(y=target / divisor, line={"color": warm, "dash": "dot", "width": 2})
        figure.add_annotation(
            x=years[0],
            y=target / divisor,
            text="doel",
            showarrow=False,
            xanchor="left",
            yshift=10,
            font={"color": warm},
        )
    figure.update_xaxes(dtick=2)
    if not people:
        figure.update_yaxes(tickformat=",.3~f")
        if ceiling := outcome.case.scenario.ceilings.get(line):
            base = float(np.median(outcome.baseline.cost[0, number]))
            held = [year for year in years if year >= ceiling.from_]
            limit = [base * (1 + ceiling.growth) ** (year - ceiling.from_ + 1) / divisor for year in held]
            figure.add_scatter(
                x=held,
                y=limit,
                mode="lines",
                line={"color": colour(ORANGE, dark), "dash": "dot", "width": 2},
                name="plafond",
            )
    what = f"{unit} op 1 januari" if people else "per jaar"
    alt = f"{name}: {show(before['p50'][0])} {what} {years[0]}. "
    alt += f"Bij ongewijzigd beleid {show(before['p50'][-1])} in {years[-1]}"
    alt += f", met uw keuzes {show(after['p50'][-1])}." if changed else "."
    alt += f" Het doel is {show(target)}." if target is not None else ""
    rows = tuple(
        (str(year), show(b), show(m), f"{show(low)} tot {show(high)}")
        for year, b, m, low, high in zip(years, before["p50"], after["p50"], after["p05"], after["p95"], strict=True)
    )
    head = "1 januari" if people else "Jaar"
    return Chart(figure, alt, Table((head, "Ongewijzigd", "Uw keuzes", "9 van de 10 keer"), rows))


def net_per_year(outcome: Outcome, dark: bool = False) -> Chart:
    """The municipality's net result per year against unchanged policy, with the part that may be booked hard."""
    years = outcome.case.settings.calendar
    net, hard = bands(outcome.books.net), bands(outcome.hard.net)["p50"]
    divisor, unit = scale_of([*net["p05"], *net["p95"]])
    title = f"{unit} per jaar, tegenover ongewijzigd beleid"
    figure = new_figure(f"{title}<br>staaf: verwacht · ruit: alleen hard te boeken", dark, left=LEFT)
    ink, warm = colour(BLUE, dark), colour(ORANGE, dark)
    error = {"type": "data", "symmetric": False, "color": colour(GREY, dark), "thickness": 2, "width": 4}
    error["array"] = ((net["p95"] - net["p50"]) / divisor).tolist()
    error["arrayminus"] = ((net["p50"] - net["p05"]) / divisor).tolist()
    figure.add_bar(
        x=years,
        y=(net["p50"] / divisor).tolist(),
        marker={"color": ink},
        error_y=error,
        name="verwacht",
        hovertemplate="%{y:,.2f}",
    )
    figure.add_scatter(
        x=years,
        y=(hard / divisor).tolist(),
        mode="markers",
        marker={"color": warm, "symbol": "diamond", "size": 11, "line": {"color": ink, "width": 1}},
        name="alleen wat hard te boeken is",
        hovertemplate="%{y:,.2f}",
    )
    # As many years as fit without turning the labels.
    figure.update_xaxes(nticks=10, tickangle=0, tickformat="d")
    figure.update_yaxes(tickformat=",.3~f")
    alt = (
        f"Netto resultaat van de gemeente tegenover ongewijzigd beleid: {euro(net['p50'][0])} in {years[0]} en "
        f"{euro(net['p50'][-1])} in {years[-1]}. Alleen hard te boeken: {euro(hard[-1])} in {years[-1]}."
    )
    rows = tuple(
        (str(year), euro(m), f"{euro(low)} tot {euro(high)}", euro(h))
        for year, m, low, high, h in zip(years, net["p50"], net["p05"], net["p95"], hard, strict=True)
    )
    return Chart(figure, alt, Table(("Jaar", "Verwacht", "9 van de 10 keer", "Hard te boeken"), rows))


def _line(figure: go.Figure, years: list[int], values: Array, ink: str, name: str, dash: str) -> None:
    figure.add_scatter(
        x=years,
        y=np.round(values, 2).tolist(),
        mode="lines",
        line={"color": ink, "dash": dash, "width": 3},
        name=name,
        hovertemplate="%{y:,.0f}",
    )


def _band(figure: go.Figure, years: list[int], found: dict[str, Array], divisor: float, fill: str) -> None:
    for end, how in (("p95", None), ("p05", "tonexty")):
        figure.add_scatter(
            x=years,
            y=np.round(found[end] / divisor, 2).tolist(),
            mode="lines",
            line={"width": 0},
            fill=how,
            fillcolor=fill,
            hoverinfo="skip",
        )
