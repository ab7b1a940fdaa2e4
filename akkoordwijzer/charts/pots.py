"""The two pots as columns that trade: paid, not paid (people wait) and effect not established (hatched)."""

import plotly.graph_objects as go

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, faded, new_figure, scale_of
from akkoordwijzer.content.numbers import count, euro, number
from akkoordwijzer.report.pots import PART_NAMES, PartKind, Pot, Pots

SIDES, SHORT_SIDES = ("Voorkomen", "Zorg"), ("voor-<br>komen", "zorg")
# Pixels above the columns for two lines of text; between two moments a gap of more than half a column.
ABOVE, APART = 42, 2.6


def two_pots(pots: Pots, dark: bool = False, height: int = 340, small: bool = False) -> Chart:
    """Two columns per moment: prevention and specialist care, in euro a year and per inhabitant.

    ``small`` says less in smaller type, for a place where several stand side by side.
    """
    columns = pots.columns
    tops = [value for pot in columns for value in (_top(pot, 0), _top(pot, 1))]
    divisor, unit = scale_of(tops)
    figure = new_figure(f"{unit} per jaar" if small else "", dark, height, left=8)
    where = [APART * place + side for place in range(len(columns)) for side in (0, 1)]
    for name, values, looks in _layers(columns, dark):
        figure.add_bar(
            x=where,
            y=[round(value / divisor, 6) for value in values],
            marker=looks,
            name=name,
            hovertemplate=f"{name}: %{{y:,.2f}} {unit}<extra></extra>",
        )
    _write_amounts(figure, pots, divisor, small)
    figure.update_layout(barmode="stack", bargap=0.12, hovermode="closest", margin={"b": 66, "t": ABOVE})
    figure.update_yaxes(range=[0, max(tops) / divisor], visible=False)
    figure.update_xaxes(
        tickvals=where,
        ticktext=list(SHORT_SIDES if small else SIDES) * len(columns),
        tickangle=0,
        range=[-0.6, where[-1] + 0.6],
        tickfont={"size": 11 if small else 15},
    )
    return Chart(figure, alt_of(pots), table_of(pots))


def heading(pot: Pot) -> str:
    """The moment, and of every 100 euro how many go to prevention and how many to specialist care."""
    hundred = pot.of_hundred
    return f"<b>{pot.label}</b>" + ("" if hundred is None else f"<br>van € 100: {hundred} en {100 - hundred}")


def _top(pot: Pot, side: int) -> float:
    return sum(pot.sides[side].values())


Layer = tuple[str, list[float], dict[str, object]]


def _layers(columns: tuple[Pot, ...], dark: bool) -> list[Layer]:
    """What is stacked, from the ground up; every layer has a value for every column."""
    blue, orange, grey = (colour(name, dark) for name in (BLUE, ORANGE, GREY))
    hatch = {"shape": "/", "fgcolor": blue, "bgcolor": faded(BLUE, dark), "size": 7, "solidity": 0.35}
    gone = {"shape": "/", "fgcolor": grey, "bgcolor": "rgba(0,0,0,0)", "size": 7, "solidity": 0.25}
    waits = {"shape": "x", "fgcolor": orange, "bgcolor": "rgba(0,0,0,0)", "size": 7, "solidity": 0.25}
    looks: dict[PartKind, dict[str, object]] = {
        "prevention": {"color": blue},
        "open": _marked(hatch, blue),
        "gone": _marked(gone, grey),
        "specialist": {"color": orange},
        "waiting": _marked(waits, orange),
    }
    return [
        (PART_NAMES[kind], [side.get(kind, 0.0) for pot in columns for side in pot.sides], look)
        for kind, look in looks.items()
    ]


def _marked(pattern: dict[str, object], edge: str) -> dict[str, object]:
    return {"pattern": pattern, "color": pattern["bgcolor"], "line": {"color": edge, "width": 1}}


def _write_amounts(figure: go.Figure, pots: Pots, divisor: float, small: bool) -> None:
    for place, pot in enumerate(pots.columns):
        for side, amount in enumerate((pot.prevention_eur, pot.specialist_eur)):
            per = f"<br>{euro(amount / pots.population)} p.p." if not small else ""
            figure.add_annotation(
                x=APART * place + side,
                y=_top(pot, side) / divisor,
                text=f"<b>{number(amount / divisor, 1) if small else euro(amount)}</b>{per}",
                showarrow=False,
                yanchor="bottom",
                font={"size": 12 if small else 13},
            )
        figure.add_annotation(
            x=APART * place + 0.5,
            y=0,
            yref="paper",
            yshift=-34 if small else -26,
            yanchor="top",
            text=f"<b>{pot.short}</b>" if small else heading(pot),
            showarrow=False,
            font={"size": 12 if small else 14},
        )


def alt_of(pots: Pots) -> str:
    """The two pots in sentences."""
    said = []
    for pot in pots.columns:
        text = f"{pot.label}: {euro(pot.prevention_eur)} voor voorkomen"
        text += f" en {euro(pot.specialist_eur)} voor specialistische zorg"
        if pot.open_eur:
            more = "meer" if pot.open_eur > 0 else "minder"
            text += f"; van {euro(abs(pot.open_eur))} {more} voor voorkomen is het effect niet vastgesteld"
        if pot.waiting_eur >= 1:
            text += f"; {euro(pot.waiting_eur)} zorg wordt niet betaald, mensen wachten"
        said.append(text)
    return "Twee potten, per jaar. " + ". ".join(said) + "."


def table_of(pots: Pots) -> Table:
    """The two pots as rows."""
    rows = (
        ("Voorkomen", *(euro(pot.prevention_eur) for pot in pots.columns)),
        ("waarvan anders dan nu, effect niet vastgesteld", *(_or_none(pot.open_eur) for pot in pots.columns)),
        ("Voorkomen per inwoner", *(euro(pot.prevention_eur / pots.population) for pot in pots.columns)),
        ("Specialistische zorg, betaald", *(euro(pot.specialist_eur) for pot in pots.columns)),
        ("Specialistische zorg, niet betaald (mensen wachten)", *(_or_none(pot.waiting_eur) for pot in pots.columns)),
        ("Specialistische zorg per inwoner", *(euro(pot.specialist_eur / pots.population) for pot in pots.columns)),
        ("Voor voorkomen, van elke 100 euro", *(_hundred(pot) for pot in pots.columns)),
    )
    return Table(("Per jaar", *(pot.label for pot in pots.columns)), rows)


def _or_none(amount: float) -> str:
    return euro(amount) if abs(amount) >= 0.5 else "niets"


def _hundred(pot: Pot) -> str:
    return "—" if pot.of_hundred is None else count(pot.of_hundred)
