"""``hindcast``: the model beside the past, line by line, as it is."""

import argparse
import json
from typing import Any

from akkoordwijzer.calibration.hindcast import Hindcast, hindcasts, summary
from akkoordwijzer.content.numbers import count, percent, signed
from akkoordwijzer.figures.database import load

HEAD = ("", "van", "naar", "berekend", "9 van de 10 keer tussen", "geteld", "fout", "alles blijft gelijk", "fout")


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("hindcast", help="leg het rekenmodel naast het verleden")
    parser.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print a table, or JSON."""
    found = hindcasts(load())
    print(json.dumps([as_data(item) for item in found], indent=1, ensure_ascii=False) if options.json else table(found))
    return 0


def as_data(item: Hindcast) -> dict[str, Any]:
    """One check as plain data; errors are shares of what was counted."""
    return {
        "id": item.id,
        "line": item.line,
        "name": item.name,
        "unit": item.unit,
        "measure": item.measure,
        "calibrated": item.calibrated,
        "target": item.target,
        "forecast": item.forecast,
        "actual": item.actual,
        "naive": item.naive,
        "error": item.error,
        "naive_error": item.naive_error,
        "closer": item.closer,
        "within_range": item.within_range,
        "words": item.words,
        "points": [
            {"year": p.year, "forecast": p.forecast, "low": p.low, "high": p.high, "actual": p.actual}
            for p in item.points
        ],
    }


def table(found: list[Hindcast]) -> str:
    """All checks as a table, with a sentence and what was known for each."""
    rows = [HEAD, *(_row(item) for item in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["Gerekend met wat toen bekend was, naast wat er gebeurde.", ""]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  ".join(cells))
    for item in found:
        lines += ["", f"{item.name}, {item.calibrated} tot {item.target}", f"  {item.words}"]
        lines.append(f"  Toen bekend: {item.known}")
        if item.note:
            lines.append(f"  {item.note}")
    lines += ["", summary(found)]
    return "\n".join(lines)


def _row(item: Hindcast) -> tuple[str, ...]:
    return (
        item.name,
        str(item.calibrated),
        str(item.target),
        count(item.forecast),
        f"{count(item.last.low)} en {count(item.last.high)}",
        count(item.actual),
        signed(percent(item.error), item.error),
        count(item.naive),
        signed(percent(item.naive_error), item.naive_error),
    )
