"""``figures [INDICATOR] [--region GM0080]``: which figures there are, and one series with status and source."""

import argparse
import json
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.figures.queries import NATION, Observation, Region
from akkoordwijzer.figures.words import READ, STATUSES, value_words

WRONG_INPUT = 2


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("figures", help="toon de cijfers, of één reeks met status en bron")
    parser.add_argument("indicator", nargs="?", help="de naam van een indicator; zonder naam een lijst van alle")
    add_region_and_json(parser)
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print the list or the series; 2 when the indicator or the region does not exist."""
    figures = load()
    _, found = asked_region(figures, options.region)
    if found is None:
        return WRONG_INPUT
    if options.indicator is None:
        return _list(figures, options.json)
    if options.indicator not in figures.indicators:
        labels = {indicator.label.lower(): indicator.id for indicator in figures.indicators.values()}
        return _unknown("De indicator", options.indicator, {**{key: key for key in figures.indicators}, **labels})
    return _series(figures, options.indicator, found, options.json)


def add_region_and_json(
    parser: argparse.ArgumentParser, what: str = "NL of een gemeente, als code (GM0080) of naam (Leeuwarden)"
) -> None:
    """The two options that every command about a region has."""
    parser.add_argument("--region", default=NATION, help=what)
    parser.add_argument("--json", action="store_true", help="als JSON")


def asked_region(figures: Figures, given: str) -> tuple[dict[str, Region], Region | None]:
    """All regions by code, and the one that was asked for; when there is none that was said, and the exit code is 2."""
    regions = {region.code: region for region in queries.regions(figures)}
    found = region_named(given, regions)
    if found is None:
        names = {region.name.lower(): region.name for region in regions.values()}
        _unknown("De gemeente", given, {**{code.lower(): code for code in regions}, **names})
    return regions, found


def region_named(given: str, regions: Mapping[str, Region]) -> Region | None:
    """A region by its code or its name, in capitals or not."""
    by_name = {region.name.lower(): region for region in regions.values()}
    return regions.get(given.upper()) or by_name.get(given.lower())


def _unknown(what: str, given: str, known: Mapping[str, str]) -> int:
    """``known``: what may have been meant, in small letters, with what to suggest."""
    close = get_close_matches(given.lower(), known, 1)
    hint = f" Bedoelt u ‘{known[close[0]]}’?" if close else " Kijk met ‘figures’ welke cijfers er zijn."
    if what == "De gemeente" and not close:
        hint = " Geef NL, een code als GM0080 of de naam van een gemeente."
    print(f"{what} ‘{given}’ bestaat niet.{hint}", file=sys.stderr)
    return WRONG_INPUT


def _list(figures: Figures, as_json: bool) -> int:
    indicators = figures.indicators.values()
    if as_json:
        print(json.dumps([item.model_dump(mode="json", exclude_none=True) for item in indicators], ensure_ascii=False))
        return 0
    width = max(len(item.id) for item in indicators)
    for item in sorted(indicators, key=lambda item: (item.theme, item.id)):
        print(f"{item.theme:<12}  {item.id:<{width}}  {item.label} ({figures.units[item.unit].label})")
    return 0


def _series(figures: Figures, indicator: str, region: Region, as_json: bool) -> int:
    record, unit = figures.indicators[indicator], figures.unit_of(indicator)
    points = queries.series(figures, indicator, region.code)
    if as_json:
        data = {
            "indicator": record.model_dump(mode="json", exclude_none=True),
            "unit": unit.label,
            "region": region.code,
            "region_name": region.name,
            "values": [_as_data(figures, point) for point in points],
        }
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return 0
    print(f"{record.label} ({unit.label}), {region.name}")
    print(record.definition)
    if not points:
        print(f"Geen cijfer voor {region.name}. Probeer --region NL.")
    breaks = sorted(record.breaks, key=lambda item: item.at)
    for point in points:
        while breaks and point.period >= breaks[0].at:
            print(f"-- breuk: {breaks.pop(0).reason}")
        source = queries.source(figures, point.source)
        where = f"{source.publisher}, {source.title} ({READ[source.read]}) {source.url}".strip() if source else ""
        value = value_words(point.value, unit)
        print(f"{period_words(point.period)}: {value}, {STATUSES[point.status]}. Bron {point.source}: {where}")
        if point.note:
            print(f"    {point.note}")
    return 0


def _as_data(figures: Figures, point: Observation) -> dict[str, Any]:
    source = queries.source(figures, point.source)
    return {
        "period": point.period,
        "value": point.value,
        "status": point.status,
        "note": point.note,
        "source": {
            "id": point.source,
            "publisher": source.publisher if source else "",
            "title": source.title if source else "",
            "url": source.url if source else "",
            "published": source.published if source else "",
            "licence": source.licence if source else "",
            "read": source.read if source else "",
        },
    }
