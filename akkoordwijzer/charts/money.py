"""Money per year against unchanged policy: what the choices cost, what falls away, and the band around it."""

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, new_figure, scale_of
from akkoordwijzer.content.numbers import euro, signed
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.report.summary import NOTICEABLE_EUR, UNKNOWN_ABOVE


def money_per_year(outcome: Outcome, dark: bool = False, height: int = 340) -> Chart:
    """Columns per year of the most likely run: spending below zero, cost that falls away above it; the line is the
    result for the municipality, and care that is not paid is hatched and counts for nothing.

    Where too much of the money has no established effect it is all said to be as far as it was measured.
    """
    unknown = (outcome.open_share_of_spend or 0.0) > UNKNOWN_ABOVE
    years, books = outcome.case.settings.calendar, outcome.books
    spend, realised, withheld = (values[:, 0].tolist() for values in (books.spend, books.realised, books.withheld))
    net = books.net[:, 0].tolist()
    divisor, unit = scale_of([*spend, *realised, *withheld, *net])
    scope = "; voor zover gemeten" if unknown else ""
    figure = new_figure(f"{unit} per jaar; plus is voordeel{scope}", dark, height, left=52)
    grey = colour(GREY, dark)
    hatch = {"pattern": {"shape": "x", "fgcolor": grey, "bgcolor": "rgba(0,0,0,0)", "size": 7, "solidity": 0.25}}
    layers = [
        ("Uitgaven aan keuzes", [-value for value in spend], {"color": colour(ORANGE, dark)}),
        ("Zorgkosten", realised, {"color": colour(BLUE, dark)}),
        ("Niet betaald, mensen wachten", withheld, {**hatch, "line": {"color": grey, "width": 1}}),
    ]
    for name, values, marker in layers:
        if any(abs(value) >= 1 for value in values):
            figure.add_bar(x=years, y=[round(value / divisor, 6) for value in values], name=name, marker=marker)
    figure.add_scatter(
        x=years,
        y=[round(value / divisor, 6) for value in net],
        name="Netto",
        mode="lines+markers",
        line={"color": colour(GREY, dark), "width": 3},
        marker={"size": 8},
    )
    figure.update_traces(hovertemplate="%{y:,.2f}")
    figure.update_layout(
        barmode="relative", bargap=0.3, showlegend=True, legend={"orientation": "h", "y": -0.1, "x": 0}
    )
    figure.update_xaxes(dtick=1 if len(years) <= 12 else 2, tickfont={"size": 13})
    figure.update_yaxes(tickformat=",.3~f", zeroline=True, nticks=6)
    alt = (
        f"Geld per jaar voor de gemeente tegenover ongewijzigd beleid. In {years[0]} netto {_signed(net[0])}, "
        f"in {years[-1]} netto {_signed(net[-1])}, samen {_signed(sum(net))}{scope}."
    )
    rows = tuple(
        (str(year), _signed(-a), _care(b, unknown), euro(c), _signed(d))
        for year, a, b, c, d in zip(years, spend, realised, withheld, net, strict=True)
    )
    total = ("Samen", _signed(-sum(spend)), _care(sum(realised), unknown), euro(sum(withheld)), _signed(sum(net)))
    columns = ["Jaar", "Uitgaven aan keuzes", "Zorgkosten", "Niet betaald (mensen wachten)", "Netto"]
    if unknown:
        columns[2], columns[4] = (f"{columns[at]} (voor zover gemeten)" for at in (2, 4))
    return Chart(figure, alt, Table(tuple(columns), (*rows, total)))


def _care(amount: float, unknown: bool) -> str:
    """What care costs less; nothing measured is not nothing."""
    return "niet bekend" if unknown and abs(amount) < NOTICEABLE_EUR else _signed(amount)


def _signed(amount: float) -> str:
    return signed(euro(amount), round(amount))
