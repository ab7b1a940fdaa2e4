"""``hindcast``: the baseline beside the past, every year as "today" once, as it is."""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from akkoordwijzer.calibration.hindcast.forecast import LEVELS, Forecast, Story
from akkoordwijzer.calibration.hindcast.origins import Lookback, look_back
from akkoordwijzer.calibration.hindcast.score import Score, report
from akkoordwijzer.figures.database import load
from akkoordwijzer.report.hindcast import (
    FAMILY_HEAD,
    HEAD,
    caution,
    family_rows,
    misses,
    row,
    sentences,
    story_words,
    widths,
)


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("hindcast", help="leg het rekenmodel naast het verleden")
    parser.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print sentences and tables, or JSON. Raises ``ContentError`` when scenarios/hindcast.yaml cannot be read."""
    back = look_back(load())
    print(json.dumps(as_data(back), indent=1, ensure_ascii=False) if options.json else text(back))
    return 0


def as_data(back: Lookback) -> dict[str, Any]:
    """Everything as plain data; errors are shares of what was counted, levels the keys of ``inside``."""
    found = report(back.forecasts, back.plan.rule)
    return {
        "sentences": list(sentences(found, back.plan)),
        "caution": caution(found, back.plan),
        "relative_error": found.relative_error,
        "interval": list(found.interval),
        "relative_error_with_small_families": found.with_small,
        "small_families": list(found.small),
        **_score(found.whole),
        "families": {family: _score(of) for family, of in found.families.items()},
        "forecasts": [_forecast(item) for item in back.forecasts],
        "looks": [_story(story) for story in back.stories],
        "left_out": [str(fault) for fault in back.left_out],
    }


def _score(found: Score) -> dict[str, Any]:
    return {
        "count": found.forecasts,
        "lines": found.lines,
        "inside": {f"{level:.0%}": times for level, times in found.inside.items()},
        "closer": found.closer,
        "equal": found.equal,
        "further": found.further,
        "error": found.error,
        "naive_error": found.naive_error,
    }


def _forecast(item: Forecast) -> dict[str, Any]:
    return {
        "series": item.series.id,
        "line": item.series.line,
        "family": item.series.family,
        "name": item.series.name,
        "unit": item.series.unit,
        "known_in": item.origin,
        "target": item.target,
        "actual": item.actual,
        "naive": item.naive,
        "forecast": item.forecast,
        "error": item.error,
        "naive_error": item.naive_error,
        "closer": item.closer,
        "inside": {f"{level:.0%}": item.inside(level) for level in LEVELS},
    }


def _story(story: Story) -> dict[str, Any]:
    points = [
        {"year": p.year, "forecast": p.forecast, "low": p.low, "high": p.high, "actual": p.actual} for p in story.points
    ]
    return {**_forecast(story.forecast), "words": story_words(story), "points": points}


def text(back: Lookback) -> str:
    """Sentences first, then every forecast, then the six that are told year by year."""
    found = report(back.forecasts, back.plan.rule)
    lines = ["Gerekend met wat toen bekend was, naast wat er gebeurde.", ""]
    lines += [*sentences(found, back.plan), caution(found, back.plan)]
    lines += [widths(found, back.plan), misses(back.forecasts), ""]
    lines += [*_table(FAMILY_HEAD, family_rows(found, back.plan)), ""]
    lines += _table(HEAD, [row(item) for item in back.forecasts])
    for story in back.stories:
        lines += ["", story.name, f"  {story_words(story)}", f"  Toen bekend: {story.forecast.series.known}"]
        lines += [f"  {story.look.note}"] if story.look.note else []
    lines += [f"Weggelaten: {fault}" for fault in back.left_out]
    return "\n".join(lines)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    cells = [head, *rows]
    sizes = [max(len(line[column]) for line in cells) for column in range(len(head))]
    return [
        "  ".join(
            [line[0].ljust(sizes[0]), *(cell.rjust(width) for cell, width in zip(line[1:], sizes[1:], strict=True))]
        )
        for line in cells
    ]
