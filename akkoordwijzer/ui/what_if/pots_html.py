"""The two pots as HTML: the picture that opens the table. A browser draws it along with the numbers, in letters that
grow with the screen; a Plotly figure comes a tenth of a second later."""

from collections.abc import Mapping
from html import escape

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, colour
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.report.pots import PART_NAMES, PartKind, Pot, Pots

SIDES = ("Voorkomen", "Zorg")
COLOURS = {"blue": BLUE, "orange": ORANGE, "grey": GREY}


def pots_html(pots: Pots, said: str, dark: bool) -> str:
    """Two columns per moment; heights are shares of the highest. ``said`` is for who cannot see it."""
    most = max(sum(side.values()) for pot in pots.columns for side in pot.sides)
    moments = "".join(_moment(pot, pots.population, most) for pot in pots.columns)
    colours = ";".join(f"--{name}:{colour(code, dark)}" for name, code in COLOURS.items())
    return f'<div class="pots" role="img" aria-label="{escape(said)}" style="{colours}">{moments}</div>'


def _moment(pot: Pot, population: float, most: float) -> str:
    amounts = (pot.prevention_eur, pot.specialist_eur)
    columns = "".join(_column(side, amount, population, most) for side, amount in zip(pot.sides, amounts, strict=True))
    names = "".join(f"<span>{name}</span>" for name in SIDES)
    hundred = pot.of_hundred
    share = "" if hundred is None else f"<span>van € 100: {hundred} en {100 - hundred}</span>"
    return (
        f'<div class="moment"><div class="columns">{columns}</div><div class="sides">{names}</div>'
        f"<b>{escape(pot.label)}</b>{share}</div>"
    )


def _column(parts: Mapping[PartKind, float], amount: float, population: float, most: float) -> str:
    top = sum(parts.values())
    stacked = "".join(
        f'<i class="{kind}" title="{PART_NAMES[kind]}: {escape(euro(value))}" style="flex:{value / top:.6f} 0 0"></i>'
        for kind, value in parts.items()
        if value > 0
    )
    share = top / most if most > 0 else 0.0
    return (
        f'<div class="column"><p><b>{escape(euro(amount))}</b><span>{escape(euro(amount / population))} p.p.</span></p>'
        f'<div class="stack" style="height:calc((100% - 2.7em) * {share:.6f})">{stacked}</div></div>'
    )
