"""Both roads of a household as columns per year, who pays stacked, on one scale."""

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
    faded,
    new_figure,
    scale_of,
)
from akkoordwijzer.content.numbers import euro, number
from akkoordwijzer.household.ends import Ends, total
from akkoordwijzer.household.records import ROADS, YEARS, RoadName
from akkoordwijzer.household.roads import Comparison
from akkoordwijzer.model.records import Payer
from akkoordwijzer.report import household as words
from akkoordwijzer.report.words import PAYERS

# Colour and hatching: told apart without colour by their order, which is the order of the key.
LOOKS: dict[Payer, tuple[str, bool]] = {
    "municipality": (BLUE, False),
    "state": (ORANGE, False),
    "insurer": (GREEN, False),
    "citizen": (PURPLE, False),
    "employer": (GREY, False),
    "creditor": (BLUE, True),
    "housing_association": (ORANGE, True),
    "other": (GREY, True),
}
# The second road starts this far from the first, and above the highest column is room for its amount.
APART, ABOVE = YEARS + 0.8, 1.15


def euros_per_year(comparison: Comparison, dark: bool = False, height: int = 330) -> Chart:
    """Two times four columns on one scale: as it went, as it could have gone."""
    tops = {
        name: [sum(years[year].mid for years in road.by_year.values()) for year in range(YEARS)]
        for name, road in comparison.roads.items()
    }
    divisor, unit = scale_of([top for name in ROADS for top in tops[name]])
    figure = new_figure(f"{unit[:1].upper()}{unit[1:]} per jaar", dark, height, left=44)
    where = [_place(name, year) for name in ROADS for year in range(YEARS)]
    for payer in comparison.payers:
        values = [comparison.roads[name].by_year[payer][year].mid for name in ROADS for year in range(YEARS)]
        figure.add_bar(
            x=where,
            y=[round(value / divisor, 6) for value in values],
            name=PAYERS[payer],
            marker=_marker(payer, dark),
            customdata=[euro(value) for value in values],
            hovertemplate=f"{PAYERS[payer]}: %{{customdata}}<extra></extra>",
        )
    _write(figure, tops, divisor)
    most = max(max(tops[name]) for name in ROADS) / divisor
    figure.update_layout(barmode="stack", bargap=0.18, hovermode="closest", margin={"b": 72})
    figure.update_yaxes(range=[0, most * ABOVE or 1], showgrid=True)
    years = [str(year + 1) for year in range(YEARS)]
    figure.update_xaxes(tickvals=where, ticktext=years * len(ROADS), tickangle=0, range=[-0.6, where[-1] + 0.6])
    return Chart(figure, _alt(comparison), _table(comparison))


def _place(road: RoadName, year: int) -> float:
    return year + APART * ROADS.index(road)


def _marker(payer: Payer, dark: bool) -> dict[str, object]:
    name, hatched = LOOKS[payer]
    ink = colour(name, dark)
    if not hatched:
        return {"color": ink}
    pattern = {"shape": "/", "fgcolor": ink, "bgcolor": faded(name, dark), "size": 7, "solidity": 0.4}
    return {"pattern": pattern, "color": faded(name, dark), "line": {"color": ink, "width": 1}}


def _write(figure: go.Figure, tops: dict[RoadName, list[float]], divisor: float) -> None:
    """Amounts above the columns, and below them which road it is."""
    for name in ROADS:
        for year, top in enumerate(tops[name]):
            figure.add_annotation(
                x=_place(name, year),
                y=top / divisor,
                text=f"<b>{number(top / divisor)}</b>",
                showarrow=False,
                yanchor="bottom",
                font={"size": 13},
            )
        figure.add_annotation(
            x=_place(name, 0) + (YEARS - 1) / 2,
            y=0,
            yref="paper",
            yshift=-26,
            yanchor="top",
            text=f"<b>{words.ROADS[name].replace(' had ', ' had<br>')}</b>",
            showarrow=False,
            font={"size": 14},
        )


def _alt(comparison: Comparison) -> str:
    said = []
    for name in ROADS:
        road = comparison.roads[name]
        years = ", ".join(
            f"jaar {year + 1} {euro(sum(eur[year].mid for eur in road.by_year.values()))}" for year in range(YEARS)
        )
        own = euro(road.by_payer["municipality"].mid)
        said.append(f"{words.ROADS[name]}: {years}; samen {euro(road.total.mid)}, waarvan {own} voor de gemeente")
    return "Wat het kost per jaar. " + ". ".join(said) + "."


def _row(road: RoadName, who: str, years: tuple[Ends, ...], all_years: Ends) -> tuple[str, ...]:
    low, high = all_years.low, all_years.high
    spread = "" if round(low) == round(high) else f"{euro(low)} tot {euro(high)}"
    return words.ROADS[road], who, *(euro(year.mid) for year in years), euro(all_years.mid), spread


def _table(comparison: Comparison) -> Table:
    """Low and high stand behind the total of each row."""
    rows = []
    for name in ROADS:
        road = comparison.roads[name]
        for payer in comparison.payers:
            rows.append(_row(name, PAYERS[payer], road.by_year[payer], road.by_payer[payer]))
        everyone = tuple(total(years[year] for years in road.by_year.values()) for year in range(YEARS))
        rows.append(_row(name, "Alle betalers samen", everyone, road.total))
    names = tuple(f"Jaar {year + 1}" for year in range(YEARS))
    return Table(("Weg", "Wie betaalt", *names, "Samen", "Laag tot hoog"), tuple(rows))
