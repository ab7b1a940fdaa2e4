"""Rows of differences as HTML, for a room: letters that grow with the screen, and no name or amount over another."""

from collections.abc import Sequence
from html import escape

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, colour
from akkoordwijzer.report.rows import Difference

# With more rows than this letters are smaller, so that all of them stay in sight.
MANY = 7


def rows_html(rows: Sequence[Difference], said: str, dark: bool) -> str:
    """Name, bar and words per row; bars go left and right of one zero line, and are hatched where nothing was measured.
    ``said`` is for who cannot see it."""
    least, most = min([0.0, *(row.value for row in rows)]), max([0.0, *(row.value for row in rows)])
    width = max(most - least, 1e-9)
    colours = ";".join(
        f"--{name}:{colour(code, dark)}" for name, code in (("blue", BLUE), ("orange", ORANGE), ("grey", GREY))
    )
    zero = 100 * -least / width
    cells = "".join(_row(row, least, width, zero) for row in rows)
    many = " many" if len(rows) > MANY else ""
    return f'<div class="rows{many}" role="img" aria-label="{escape(said)}" style="{colours}">{cells}</div>'


def _row(row: Difference, least: float, width: float, zero: float) -> str:
    kind = "unknown" if not row.measured else "more" if row.value >= 0 else "less"
    left, size = 100 * (min(0.0, row.value) - least) / width, 100 * abs(row.value) / width
    bar = f'<i class="{kind}" style="left:{left:.4f}%;width:{size:.4f}%"></i>' if size > 0 else ""
    return (
        f'<span class="name">{escape(row.name)}</span>'
        f'<div class="track"><i class="zero" style="left:{zero:.4f}%"></i>{bar}</div>'
        f'<span class="words">{escape(row.words)}</span>'
    )
