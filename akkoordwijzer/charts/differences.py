"""Rows of differences beside one zero line: people per kind of help, who pays and who loses."""

from collections.abc import Sequence

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, new_figure
from akkoordwijzer.report.rows import Difference

ROW = 34
# Share of the width that a character of the words at the end of a bar takes, on the narrowest picture.
CHARACTER, MOST_ROOM = 0.016, 0.6
LABEL_WIDTH = 27
# A few rows in a high picture do not become slabs.
THICK, FULL = 0.65, 7
# With more rows than this, names of two lines would touch at the size of the others.
MANY, SMALL = 9, 11


def differences(rows: Sequence[Difference], title: str, dark: bool = False, height: int | None = None) -> Chart:
    """More to the right, less to the left; what is not measured is hatched. The first row stands on top."""
    figure = new_figure("", dark, height or 60 + ROW * max(3, len(rows)), left=232)
    blue, orange, grey = (colour(name, dark) for name in (BLUE, ORANGE, GREY))
    labels = [_wrapped(row.name) for row in rows]
    for measured in (True, False):
        shown = [row.value if row.measured == measured else 0.0 for row in rows]
        inks = [blue if row.value >= 0 else orange for row in rows] if measured else [grey] * len(rows)
        pattern = {"shape": "/", "fgcolor": grey, "bgcolor": "rgba(0,0,0,0)", "size": 7, "solidity": 0.25}
        figure.add_bar(
            y=labels,
            x=shown,
            orientation="h",
            marker={"color": inks} if measured else {"pattern": pattern, "line": {"color": grey, "width": 1}},
            hoverinfo="skip",
        )
    for label, row in zip(labels, rows, strict=True):
        figure.add_annotation(
            x=row.value,
            y=label,
            text=row.words,
            showarrow=False,
            xanchor="right" if row.value < 0 else "left",
            xshift=-6 if row.value < 0 else 6,
            font={"size": 14},
        )
    figure.update_layout(barmode="relative", bargap=1 - THICK * min(1.0, len(rows) / FULL), margin={"t": 4, "b": 8})
    figure.update_xaxes(visible=False, range=_range(rows))
    figure.update_yaxes(autorange="reversed", tickformat=None, showgrid=False)
    if len(rows) > MANY:
        figure.update_yaxes(tickfont={"size": SMALL})
    figure.add_vline(x=0, line={"color": colour(GREY, dark), "width": 1})
    said = "; ".join(f"{row.name}: {row.words}" for row in rows)
    table = tuple((row.name, row.words, row.note or ("" if row.measured else "niet vastgesteld")) for row in rows)
    return Chart(figure, f"{title}: {said}.", Table((title, "Verschil", "Opmerking"), table))


def _range(rows: Sequence[Difference]) -> list[float]:
    """The axis: all bars, and room on either side for the longest words that stand there."""
    least, most = min([0.0, *(row.value for row in rows)]), max([0.0, *(row.value for row in rows)])
    left, right = (
        min(MOST_ROOM, 0.02 + CHARACTER * max([0, *(len(row.words) for row in rows if (row.value < 0) == below)]))
        for below in (True, False)
    )
    width = max(most - least, 1e-9) / max(0.25, 1 - left - right)
    return [least - left * width, most + right * width]


def _wrapped(text: str) -> str:
    """A label over at most two lines."""
    if len(text) <= LABEL_WIDTH:
        return text
    cut = text.rfind(" ", 0, LABEL_WIDTH)
    return f"{text[:cut]}<br>{text[cut + 1 :]}" if cut > 0 else text
