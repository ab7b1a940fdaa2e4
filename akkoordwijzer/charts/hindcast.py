"""The baseline beside the past: what it would have said, and what was counted."""

from akkoordwijzer.calibration.hindcast.forecast import Story
from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, faded, new_figure
from akkoordwijzer.content.numbers import count, percent, signed


def hindcast_chart(story: Story, dark: bool = False) -> Chart:
    """Forecast with its band of 90%, the counts that came later, and the simplest forecast as a flat line."""
    forecast, series = story.forecast, story.forecast.series
    years = [point.year for point in story.points]
    figure = new_figure(series.unit, dark)
    for values, fill in (([p.high for p in story.points], None), ([p.low for p in story.points], "tonexty")):
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
        ("voorspeld", [p.forecast for p in story.points], BLUE, "solid"),
        ("alles blijft gelijk", [forecast.naive] * len(years), GREY, "dash"),
    )
    for name, values, ink, dash in lines:
        figure.add_scatter(
            x=years, y=values, mode="lines", line={"color": colour(ink, dark), "dash": dash, "width": 3}, name=name
        )
    counted = [(point.year, point.actual) for point in story.points if point.actual is not None]
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
        f"{series.name}, gerekend vanaf {forecast.origin}: voor {forecast.target} voorspeld "
        f"{count(forecast.forecast)} {series.unit}, geteld {count(forecast.actual)};"
        f" fout {signed(percent(forecast.error), forecast.error)}. "
        f"‘Alles blijft gelijk’: {count(forecast.naive)}, fout "
        f"{signed(percent(forecast.naive_error), forecast.naive_error)}."
    )
    rows = tuple(
        (
            str(point.year),
            count(point.forecast),
            f"{count(point.low)} tot {count(point.high)}",
            "onbekend" if point.actual is None else count(point.actual),
        )
        for point in story.points
    )
    return Chart(figure, alt, Table(("Jaar", "Voorspeld", "Band van 90%", "Geteld"), rows))
