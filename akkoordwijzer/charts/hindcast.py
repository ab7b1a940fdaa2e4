"""The model beside the past: what it would have said, and what was counted."""

from akkoordwijzer.calibration.hindcast import Hindcast
from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, faded, new_figure
from akkoordwijzer.content.numbers import count, percent, signed


def hindcast_chart(item: Hindcast, dark: bool = False) -> Chart:
    """Forecast with its band, the counts that came later, and the simplest forecast as a flat line."""
    years = [point.year for point in item.points]
    figure = new_figure(item.unit, dark)
    for values, fill in (([p.high for p in item.points], None), ([p.low for p in item.points], "tonexty")):
        figure.add_scatter(
            x=years,
            y=values,
            mode="lines",
            line={"width": 0},
            fill=fill,
            fillcolor=faded(BLUE, dark),
            hoverinfo="skip",
            showlegend=False,
        )
    lines = (
        ("berekend", [p.forecast for p in item.points], BLUE, "solid"),
        ("alles blijft gelijk", [item.naive] * len(years), GREY, "dash"),
    )
    for name, values, ink, dash in lines:
        figure.add_scatter(
            x=years, y=values, mode="lines", line={"color": colour(ink, dark), "dash": dash, "width": 3}, name=name
        )
    counted = [(point.year, point.actual) for point in item.points if point.actual is not None]
    figure.add_scatter(
        x=[year for year, _ in counted],
        y=[value for _, value in counted],
        mode="markers",
        marker={"color": colour(ORANGE, dark), "symbol": "diamond", "size": 13},
        name="geteld",
    )
    figure.update_traces(hovertemplate="%{y:,.0f}", selector={"hoverinfo": None})
    figure.update_xaxes(dtick=1)
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": -0.15, "x": 0})
    alt = (
        f"{item.name}, gerekend vanaf {item.calibrated}: voor {item.target} berekend "
        f"{count(item.forecast)} {item.unit}, geteld {count(item.actual)};"
        f" fout {signed(percent(item.error), item.error)}. "
        f"‘Alles blijft gelijk’: {count(item.naive)}, fout {signed(percent(item.naive_error), item.naive_error)}."
    )
    rows = tuple(
        (
            str(point.year),
            count(point.forecast),
            f"{count(point.low)} tot {count(point.high)}",
            "onbekend" if point.actual is None else count(point.actual),
        )
        for point in item.points
    )
    return Chart(figure, alt, Table(("Jaar", "Berekend", "9 van de 10 keer", "Geteld"), rows))
