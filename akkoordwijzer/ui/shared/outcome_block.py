"""The sentence and the tiles as HTML, for every page that shows an outcome. Text is escaped here, once."""

from collections.abc import Sequence
from html import escape

from akkoordwijzer.report.tiles import Tile

# Letters in a value beyond which it takes smaller type to stay on its line when presenting.
LONG = 14


def block_html(story: str, tiles: Sequence[Tile]) -> str:
    """The sentence, and below it the tiles."""
    return f'<p class="story">{escape(story)}</p>{tiles_html(tiles)}'


def tiles_html(tiles: Sequence[Tile]) -> str:
    """Tiles beside one another."""
    return f'<div class="tiles">{"".join(map(_tile, tiles))}</div>'


def _tile(tile: Tile) -> str:
    lines = "".join(f"<span>{escape(line)}</span>" for line in tile.lines)
    looks = (" open" if tile.is_open else "") + (" long" if len(tile.value) > LONG else "")
    return (
        f'<section class="tile{looks}" data-tile="{tile.id}"><h2>{escape(tile.title)}</h2>'
        f"<strong>{escape(tile.value)}</strong>{lines}</section>"
    )
