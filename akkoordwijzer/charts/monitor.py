"""Money spent beside money planned, per year, for what was filled in."""

import plotly.graph_objects as go

from akkoordwijzer.charts.chart import BLUE, DARK, ORANGE, Chart, Table, new_figure
from akkoordwijzer.content.numbers import euro, signed
from akkoordwijzer.report.monitor import MoneyRow


def spent_beside_plan(rows: tuple[MoneyRow, ...], dark: bool) -> Chart | None:
    """Bars per year of the choices of which the spending is known; nothing when none is."""
    known = [row for row in rows if row.spent_eur is not None]
    years = sorted({row.year for row in known})
    if not years:
        return None
    planned = [sum(row.planned_eur for row in known if row.year == year) for year in years]
    spent = [sum(row.spent_eur or 0.0 for row in known if row.year == year) for year in years]
    figure = new_figure("Euro per jaar, alleen waarvan de uitgaven bekend zijn", dark)
    for name, values, colour, pattern in (("Afgesproken", planned, BLUE, "/"), ("Uitgegeven", spent, ORANGE, "")):
        figure.add_trace(
            go.Bar(
                x=[str(year) for year in years],
                y=values,
                name=name,
                marker={"color": DARK[colour] if dark else colour, "pattern": {"shape": pattern}},
                text=[f"{name}<br>{euro(value)}" for value in values],
                textposition="outside",
                cliponaxis=False,
                hovertemplate=f"{name}: %{{y:,.0f}} euro<extra></extra>",
            )
        )
    figure.update_layout(barmode="group", bargap=0.35)
    figure.update_xaxes(type="category")
    figure.update_yaxes(range=[min(0.0, *planned, *spent) * 1.25, max(1.0, *planned, *spent) * 1.25])
    parts = [f"{y}: {euro(p)} afgesproken, {euro(s)} uitgegeven" for y, p, s in zip(years, planned, spent, strict=True)]
    table = tuple(
        (str(y), euro(p), euro(s), signed(euro(s - p), round(s - p)))
        for y, p, s in zip(years, planned, spent, strict=True)
    )
    return Chart(figure, ". ".join(parts) + ".", Table(("Jaar", "Afgesproken", "Uitgegeven", "Verschil"), table))
