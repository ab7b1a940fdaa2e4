"""When the municipality has earned it back: the spread over the draws."""

from akkoordwijzer.charts.chart import BLUE, GREY, Chart, Table, colour, new_figure
from akkoordwijzer.content.numbers import percent
from akkoordwijzer.model.ledger import NEVER
from akkoordwijzer.report.summary import Summary

LATER = "later of nooit"


def break_even_years(summary: Summary, dark: bool = False) -> Chart:
    """Share of the draws per year from which the cumulative result stays at or above zero."""
    start = min((year for year in summary.break_even if year != NEVER), default=summary.horizon)
    years = list(range(start, summary.horizon + 1))
    labels = [*(str(year) for year in years), LATER]
    shares = [*(summary.break_even.get(year, 0.0) for year in years), summary.break_even.get(NEVER, 0.0)]
    figure = new_figure("deel van de doorrekeningen, in procenten", dark, 240)
    figure.add_bar(
        x=labels,
        y=[round(100 * share, 1) for share in shares],
        marker={"color": [colour(BLUE, dark)] * len(years) + [colour(GREY, dark)]},
        text=[percent(share, 0) for share in shares],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    figure.update_xaxes(type="category")
    never = shares[-1]
    alt = f"In {percent(1 - never, 0)} van de doorrekeningen is dit uiterlijk in {summary.horizon} terugverdiend; "
    alt += f"in {percent(never, 0)} later of nooit."
    rows = tuple((label, percent(share)) for label, share in zip(labels, shares, strict=True))
    return Chart(figure, alt, Table(("Terugverdiend vanaf", "Deel van de doorrekeningen"), rows))
