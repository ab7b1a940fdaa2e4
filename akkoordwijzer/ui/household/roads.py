"""The two roads as lists that look like time lines: every event in its half-years, the turning points in between.

It is text first: a screen reader hears two lists, a phone shows them as lists. All text is escaped here.
"""

from html import escape

from akkoordwijzer.content.numbers import euro
from akkoordwijzer.household.records import HALVES, ROADS, YEARS, RoadName
from akkoordwijzer.household.research import Research
from akkoordwijzer.household.roads import Comparison, EventCost
from akkoordwijzer.household.shelf import CaseResult
from akkoordwijzer.report import household as words
from akkoordwijzer.report.household_rows import amount_words, payer_words, quantity_words, when_words
from akkoordwijzer.report.words import PAYERS_IN_A_SENTENCE

# A turning point needs room for its text, so late ones begin further to the left.
_ROOM_FOR_POINT = 3
NO_POINT = "Bij deze casus is geen keerpunt ingevuld."


def roads_html(result: CaseResult) -> str:
    """Both roads, and where they part."""
    comparison = result.comparison
    years = "".join(f"<span>Jaar {year + 1}</span>" for year in range(YEARS))
    points = [item for item in result.research if item.point is not None]
    first, second = (_road(comparison, name) for name in ROADS)
    forks = "".join(
        f'<i class="fork" style="left:{100 * (half - 1) / HALVES:g}%"></i>'
        for half in sorted({item.point.at for item in points if item.point})
    )
    return (
        f'<div class="roads"><div class="years" aria-hidden="true">{years}</div>{first}{_points(points)}'
        f'<div class="forked">{forks}{second}</div></div>'
    )


def small_roads_html(comparison: Comparison, shown: frozenset[tuple[RoadName, int]], now: EventCost | None) -> str:
    """The roads as bars without words, as far as the story has come."""
    lanes = ""
    for name in ROADS:
        bars = "".join(
            f'<li class="{"now" if item is now else ""}" style="{_columns(item)}"></li>'
            for item in comparison.roads[name].events
            if (name, item.number) in shown
        )
        lanes += f"<p>{words.ROADS[name]}</p><ol>{bars}</ol>"
    return f'<div class="small-roads" aria-hidden="true">{lanes}</div>'


def road_total(comparison: Comparison, name: RoadName) -> str:
    """``€ 310.000 in vier jaar, waarvan € 305.000 voor de gemeente``."""
    road = comparison.roads[name]
    return f"{euro(road.total.mid)} in vier jaar, waarvan {euro(road.by_payer['municipality'].mid)} voor de gemeente"


def _road(comparison: Comparison, name: RoadName) -> str:
    events = "".join(_event(item) for item in comparison.roads[name].events)
    empty = "" if events else "<p>Hier staat nog niets.</p>"
    return (
        f'<section class="road {name}"><h2>{words.ROADS[name]} <small>{road_total(comparison, name)}</small></h2>'
        f'<ol class="lane">{events}</ol>{empty}</section>'
    )


def _event(item: EventCost) -> str:
    kinds = ["event", *(["help"] if item.price.is_help else []), *([] if item.eur is not None else ["open"])]
    mark = '<b class="helps">hulp</b> ' if item.price.is_help else ""
    amount = amount_words(item) if item.price.known else "prijs onbekend"
    detail = f"{item.price.label}: {quantity_words(item)}. Betaalt: {payer_words(item)}."
    return (
        f'<li class="{" ".join(kinds)}" style="{_columns(item)}"><span class="when">{when_words(item).capitalize()}: '
        f"</span>{mark}{escape(item.event.text)} <strong>{escape(amount)}</strong> "
        f'<span class="who">{_short_payer(item)}</span><span class="detail">{escape(detail)}</span></li>'
    )


def _short_payer(item: EventCost) -> str:
    paying = [payer for payer, share in item.payers.items() if share > 0]
    return PAYERS_IN_A_SENTENCE[paying[0]].removeprefix("de ").removeprefix("het ") if len(paying) == 1 else "gedeeld"


def _columns(item: EventCost) -> str:
    return f"grid-column:{item.event.from_}/{item.event.to + 1}"


def _points(points: list[Research]) -> str:
    if not points:
        return f'<p class="no-point">{NO_POINT}</p>'
    found = ""
    for item in points:
        if item.point is None:
            continue
        start = min(item.point.at, HALVES + 1 - _ROOM_FOR_POINT)
        found += (
            f'<li style="grid-column:{start}/span {_ROOM_FOR_POINT}"><span class="mark">▼ Keerpunt in halfjaar '
            f"{item.point.at}</span> {escape(item.point.text)} <span>Knop in ‘Wat als?’: "
            f"<b>{escape(item.name or 'geen')}</b></span></li>"
        )
    return f'<ol class="points" aria-label="Keerpunten">{found}</ol>'
