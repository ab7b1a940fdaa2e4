"""Prevention against specialist care in euros: of every 100 euro, and over the years without a line across eras."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import plotly.graph_objects as go

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, end_label, new_figure, scale_of
from akkoordwijzer.content.numbers import counted, euro
from akkoordwijzer.figures.spending import SpendingSplit
from akkoordwijzer.figures.spending_queries import STATEMENTS, Split

Measure = Literal["total", "per", "hundred"]
MOST_TICKS = 7
SIDES = (("prevention", "Voorkomen", BLUE), ("specialist", "Specialistische zorg", ORANGE))


def of_hundred(rows: Sequence[tuple[str, float]], year: int, dark: bool = False) -> Chart:
    """Of every 100 euro: one bar per row (name, share for prevention), with the euros written in it."""
    names = [name for name, _ in rows]
    figure = new_figure("", dark, 60 + 76 * len(rows))
    figure.layout.annotations = ()
    for side, (_, title, paint) in enumerate(SIDES):
        parts = [round(share * 100) if side == 0 else 100 - round(share * 100) for _, share in rows]
        figure.add_bar(
            x=parts,
            y=[-row for row in range(len(rows))],
            width=0.5,
            orientation="h",
            name=title,
            marker={"color": colour(paint, dark), "line": {"width": 2, "color": "#12181f" if dark else "#ffffff"}},
            text=[euro(part) for part in parts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": "#12181f" if dark else "#ffffff", "size": 15},
            customdata=[f"{name}: {euro(part)} van elke 100 euro" for name, part in zip(names, parts, strict=True)],
            hovertemplate="%{customdata}<extra>" + title + "</extra>",
        )
    figure.update_layout(barmode="stack", hovermode="closest")
    figure.update_xaxes(visible=False, range=[0, 100])
    figure.update_yaxes(visible=False, range=[0.3 - len(rows), 0.8])
    for row, name in enumerate(names):
        figure.add_annotation(x=0, y=-row + 0.42, text=name, showarrow=False, xanchor="left")
    for x, anchor, (_, title, paint) in ((0, "left", SIDES[0]), (100, "right", SIDES[1])):
        figure.add_annotation(
            x=x, y=1, yref="paper", yanchor="bottom", xanchor=anchor, text=f"<b>{title}</b>", showarrow=False,
            font={"color": colour(paint, dark), "size": 15},
        )  # fmt: skip
    said = "; ".join(f"{name} {round(share * 100)} euro voor voorkomen" for name, share in rows)
    cells = tuple((name, euro(round(share * 100)), euro(100 - round(share * 100))) for name, share in rows)
    table = Table(("Van elke 100 euro", SIDES[0][1], SIDES[1][1]), cells)
    return Chart(figure, f"Van elke 100 euro in {year}: {said}; de rest gaat naar specialistische zorg.", table)


def spending_over_years(splits: Sequence[Split], eras: SpendingSplit, measure: Measure, dark: bool = False) -> Chart:
    """Both sides over the years. Each era of task fields is drawn on its own: the numbering in between changed."""
    rows = [split for split in splits if _value(split, "prevention", measure) is not None]
    values = [v for split in rows for side, _, _ in SIDES if (v := _value(split, side, measure)) is not None]
    divisor, unit = scale_of(values) if measure == "total" else (1.0, _unit(measure))
    figure = new_figure(unit, dark)
    sides = SIDES[:1] if measure == "hundred" else SIDES
    for side, title, paint in sides:
        ink = colour(paint, dark)
        for era in eras.eras:
            inside = [split for split in rows if era.from_ <= split.year <= era.until]
            if inside:
                _draw(figure, inside, side, title, measure, divisor, ink)
        last, other = (_value(rows[-1], name, measure) or 0.0 for name in (side, _other(side)))
        shift = 16 if last >= other or measure == "hundred" else -16
        end_label(figure, rows[-1].year + 0.3, last / divisor, title.lower(), ink, shift)
    for before, after in pairwise(eras.eras):
        if rows[0].year <= before.until and after.from_ <= rows[-1].year:
            _border(figure, (before.until + after.from_) / 2, dark)
    first, final = rows[0].year, rows[-1].year
    ticks = list(range(first, final + 1, 1 if final - first < MOST_TICKS else 2))
    figure.update_xaxes(tickvals=ticks, ticktext=[str(year) for year in ticks], range=[first - 0.4, final + 0.4])
    figure.update_yaxes(rangemode="tozero", tickformat=",.0f" if max(values) / divisor > 6 else ",.1f")
    figure.update_layout(hovermode="closest")
    return Chart(figure, _alt(rows, eras, measure), _table(rows))


def _value(split: Split, side: str, measure: Measure) -> float | None:
    first = side == "prevention"
    if measure == "hundred":
        return None if split.share is None else 100 * (split.share if first else 1 - split.share)
    if measure == "per":
        return split.prevention_per if first else split.specialist_per
    return split.prevention if first else split.specialist


def _other(side: str) -> str:
    return "specialist" if side == "prevention" else "prevention"


def _unit(measure: Measure) -> str:
    return "euro per inwoner" if measure == "per" else "euro voor voorkomen, van elke 100 euro"


def _words(value: float | None, measure: Measure) -> str:
    if value is None:
        return "niet te berekenen"
    return f"{euro(value)} per inwoner" if measure == "per" else euro(value)


def _draw(
    figure: go.Figure, splits: Sequence[Split], side: str, title: str, measure: Measure, divisor: float, ink: str
) -> None:
    """One side in one era as one line; a suspect filing is a cross beside it, joined to nothing."""
    values = [(_value(split, side, measure) or 0.0) / divisor for split in splits]
    words = [f"{split.year}: {_words(_value(split, side, measure), measure)}" for split in splits]
    figure.add_scatter(
        x=[split.year for split in splits],
        y=[None if split.suspect else value for split, value in zip(splits, values, strict=True)],
        mode="lines+markers",
        connectgaps=False,
        line={"color": ink, "width": 3},
        marker={"size": 10, "color": ink, "line": {"width": 2, "color": ink}},
        name=title,
        customdata=words,
        hovertemplate="%{customdata}<extra>" + title + "</extra>",
    )
    doubtful = [row for row, split in enumerate(splits) if split.suspect]
    if doubtful:
        figure.add_scatter(
            x=[splits[row].year for row in doubtful],
            y=[values[row] for row in doubtful],
            mode="markers",
            marker={"size": 10, "color": ink, "symbol": "x-thin-open", "line": {"width": 2, "color": ink}},
            name=f"{title}, verdachte opgave",
            customdata=[f"{words[row]} (verdachte opgave)" for row in doubtful],
            hovertemplate="%{customdata}<extra>" + title + "</extra>",
        )


def _border(figure: go.Figure, at: float, dark: bool) -> None:
    figure.add_vline(x=at, line={"color": colour(GREY, dark), "dash": "dot", "width": 1})
    figure.add_annotation(
        x=at, y=0.5, yref="paper", text="andere indeling", showarrow=False, textangle=-90, xshift=-9,
        font={"size": 12, "color": colour(GREY, dark)},
    )  # fmt: skip


def _alt(rows: Sequence[Split], eras: SpendingSplit, measure: Measure) -> str:
    """The newest amounts, and the oldest where these were counted in another era of task fields."""
    last = rows[-1]
    parts = [f"{title.lower()} {_words(_value(last, side, measure), measure)}" for side, title, _ in SIDES]
    start = f"{STATEMENTS[last.statement].capitalize()} {last.year}: {' en '.join(parts)}."
    first = rows[0]
    if eras.era(first.year) is eras.era(last.year):
        return start
    words = [f"{title.lower()} {_words(_value(first, side, measure), measure)}" for side, title, _ in SIDES]
    return f"{start} In {first.year}: {' en '.join(words)}, in een andere indeling van taakvelden."


def _table(rows: Sequence[Split]) -> Table:
    columns = (
        "Jaar",
        SIDES[0][1],
        SIDES[1][1],
        "Voorkomen per inwoner",
        "Zorg per inwoner",
        "Van elke 100 euro",
        "Opgave",
    )
    cells = tuple(
        (
            str(split.year),
            euro(split.prevention),
            euro(split.specialist),
            _words(split.prevention_per, "total"),
            _words(split.specialist_per, "total"),
            _hundred(split),
            _filed(split),
        )
        for split in reversed(rows)
    )
    return Table(columns, cells)


def _hundred(split: Split) -> str:
    if split.of_hundred is None:
        return "niet te berekenen"
    return f"{euro(split.of_hundred)} om {euro(100 - split.of_hundred)}"


def _filed(split: Split) -> str:
    if split.region == "NL":
        return counted(split.filed, "gemeente", "gemeenten")
    return "verdacht" if split.suspect else "zoals ingediend"
