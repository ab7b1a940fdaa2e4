"""A chart is a figure, the sentence that says what it shows, and the same numbers as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from akkoordwijzer.content.markdown import one_line

# Okabe and Ito's colours, darkened where needed for contrast on white; safe for the colour-blind.
BLUE, ORANGE, GREEN, PURPLE, GREY = "#0b5394", "#b45f06", "#2f6b2f", "#741b47", "#5b6673"
DARK = {BLUE: "#7db3e8", ORANGE: "#f0a35e", GREEN: "#86c586", PURPLE: "#d79bbd", GREY: "#aab4bf"}
HEIGHT = 320


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and rows of text, as they are shown. A cell is text; only ``Markdown`` (content/markdown.py) acts as
    such.

    Raises ``ValueError`` for two columns with one name, and for a row that is longer or shorter than the header: then
    an amount would stand under the wrong heading. ``distinct`` makes labels from outside fit.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if len({one_line(name) for name in self.columns}) < len(self.columns):
            raise ValueError(f"columns with one name: {self.columns}")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row that does not fit under {self.columns}")


def distinct(labels: Iterable[str], fixed: Iterable[str] = ()) -> tuple[str, ...]:
    """Labels that differ from each other and from ``fixed``, as a reader sees them: ``Plan A`` and ``Plan A (2)``."""
    taken = {_seen(word) for word in fixed}
    found = []
    for given in labels:
        label = name = one_line(given) or "zonder naam"
        number = 2
        while _seen(label) in taken:
            label, number = f"{name} ({number})", number + 1
        taken.add(_seen(label))
        found.append(label)
    return tuple(found)


def _seen(label: str) -> str:
    return one_line(label).casefold()


def in_figure(text: str) -> str:
    """Text from outside as Plotly shows it literally: Plotly reads links and tags in names."""
    return escape(text, quote=False)


@dataclass(frozen=True, slots=True)
class Chart:
    """``alt`` states the message with its numbers; ``table`` holds what is drawn."""

    figure: go.Figure
    alt: str
    table: Table


def new_figure(y_title: str, dark: bool, height: int = HEIGHT, left: int | None = None) -> go.Figure:
    """An empty figure in the house style: direct labels, no legend, no moving parts.

    ``y_title`` may hold a second line (``<br>``). ``left`` is a fixed margin in pixels: without one Plotly draws the
    axes twice to find out, which a hand on a slider notices.
    """
    ink, line = ("#eef2f6", "#3a4652") if dark else ("#1b2430", "#d5dbe2")
    above = 18 * y_title.count("<br>")
    sides = {"l": 8, "b": 8} if left is None else {"l": left, "b": 30}
    return go.Figure(
        layout={
            "template": "none",
            "separators": ",.",
            "height": height,
            "margin": {**sides, "r": 8, "t": 28 + above},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": "Source Sans, Source Sans Pro, sans-serif", "size": 15, "color": ink},
            "showlegend": False,
            "hovermode": "x unified",
            "hoverlabel": {"bgcolor": "#1d2630" if dark else "#ffffff", "font": {"color": ink}},
            "xaxis": {
                "automargin": left is None,
                "gridcolor": line,
                "zeroline": False,
                "showgrid": False,
                "fixedrange": True,
            },
            "yaxis": {
                "automargin": left is None,
                "gridcolor": line,
                "zerolinecolor": ink,
                "fixedrange": True,
                "tickformat": ",.0f",
                "title": {"text": ""},
            },
            "annotations": [
                {
                    "text": y_title,
                    "xref": "paper",
                    "yref": "paper",
                    "x": 0,
                    "y": 1,
                    "yshift": 24 + above,
                    "xshift": 8 - (left or 8),
                    "xanchor": "left",
                    "align": "left",
                    "showarrow": False,
                    "font": {"size": 14},
                }
            ],
        }
    )


def enlarged(figure: go.Figure, times: float = 1.4) -> go.Figure:
    """The same figure with larger type and room for it, for a screen at five metres."""
    layout = go.Figure(figure).layout
    for text in layout.annotations:
        text.update(
            font_size=(text.font.size or layout.font.size) * times,
            yshift=(text.yshift or 0) * times,
            xshift=(text.xshift or 0) * times,
        )
    margins = {side: (layout.margin[side] or 0) * times for side in "lrtb"}
    # Lines must fit on one screen; rows of bars need room for labels of two lines.
    higher = times if layout.height > HEIGHT else 1.2
    layout.update(font_size=layout.font.size * times, height=layout.height * higher, margin=margins)
    return go.Figure(data=figure.data, layout=layout)


def colour(name: str, dark: bool) -> str:
    """A palette colour for this background."""
    return DARK[name] if dark else name


def faded(name: str, dark: bool, share: float = 0.18) -> str:
    """A palette colour as the fill of a band."""
    code = colour(name, dark)
    red, green, blue = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def end_label(figure: go.Figure, x: float, y: float, text: str, ink: str, shift: int = 0) -> None:
    """Write a line's name at its end instead of in a legend."""
    figure.add_annotation(
        x=x, y=y, text=text, showarrow=False, xanchor="right", yshift=shift, font={"color": ink, "size": 14}
    )


def scale_of(values: Sequence[float]) -> tuple[float, str]:
    """A divisor and its Dutch name that keep axis numbers short: Plotly's own shortening is English."""
    size = max((abs(value) for value in values), default=0.0)
    if size >= 2e9:
        return 1e9, "mld euro"
    if size >= 2e6:
        return 1e6, "mln euro"
    if size >= 2e4:
        return 1e3, "duizend euro"
    return 1.0, "euro"
