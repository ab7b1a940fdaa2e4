"""Blocks as lines of text, for the command line."""

from collections.abc import Iterator

from akkoordwijzer.report.blocks import Block, Bullets, Heading, Paragraph, TableBlock


def as_lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Lines to print."""
    for block in blocks:
        match block:
            case Heading(level, text):
                yield from ("", text.upper() if level == 1 else text)
            case Paragraph(text, lead):
                yield f"{lead} {text}".strip()
            case Bullets(items):
                yield from (f"- {item}" for item in items)
            case TableBlock():
                yield from _table(block)


def _table(block: TableBlock) -> Iterator[str]:
    rows = (block.head, *block.rows)
    widths = [max(len(row[at]) for row in rows) for at in range(len(block.head))]
    for row in rows:
        cells = (
            cell.rjust(width) if at in block.numeric else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
