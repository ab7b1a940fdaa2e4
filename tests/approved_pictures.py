"""Pictures of cases worked out by hand as plain text: every point, label and colour in its place.

What stands under a wrong heading, in a wrong year or with a wrong sign changes one of these lines.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from akkoordwijzer.calibration.hindcast.forecast import Forecast, Story, point
from akkoordwijzer.calibration.hindcast.records import Look, Series
from akkoordwijzer.charts import compare, differences, guide, hindcast, household, ledger, money, monitor, pots, room
from akkoordwijzer.charts.chart import BLUE, GREEN, GREY, ORANGE, PURPLE, Chart
from akkoordwijzer.conversation.moves import Range
from akkoordwijzer.conversation.state import Spread
from akkoordwijzer.figures.queries import Region
from akkoordwijzer.figures.spending_queries import Split
from akkoordwijzer.household.records import Household
from akkoordwijzer.household.shelf import work_out
from akkoordwijzer.library.guide_search import Dot
from akkoordwijzer.library.practices import Practice
from akkoordwijzer.model.contribution import contributions
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.outcome import play
from akkoordwijzer.proposal.scale import Scale
from akkoordwijzer.report.monitor import MoneyRow
from akkoordwijzer.report.pots import pots_of
from akkoordwijzer.report.room import RoomKnob
from akkoordwijzer.report.rows import payer_rows, people_rows
from akkoordwijzer.report.summary import summarise
from tests.hand_worked import MIXED, SPENDING
from tests.household_cases import case, event, shelf

COLOURS = {BLUE: "blauw", ORANGE: "oranje", GREEN: "groen", PURPLE: "paars", GREY: "grijs"}
KNOBS = tuple(RoomKnob(key, name, {}, Scale(-5, 10)) for key, name in (("debts", "Schulden"), ("youth", "Jeugd")))


def pictures() -> Iterator[str]:
    """Every picture that says something of its own, drawn from a handful of numbers."""
    return map(readable, _pictures())


def readable(line: str) -> str:
    """Without spaces that a reader of a text file cannot see."""
    return line.replace("\u00a0", " ").rstrip()


def _pictures() -> Iterator[str]:
    for name, chart in {**_of_outcomes(), **_of_the_past(), **_of_a_room()}.items():
        yield f"== {name}"
        yield from drawn(chart)
        yield ""


def drawn(chart: Chart) -> Iterator[str]:
    """A chart as text: what is drawn where and in which colour, what is written beside it, its sentence, its table."""
    for trace in chart.figure.to_plotly_json()["data"]:
        marks = {key: trace.get(key) for key in ("x", "y", "base", "text", "customdata", "hovertemplate")}
        said = " ".join(f"{key}={values(value)}" for key, value in marks.items() if value is not None)
        yield f"{trace['type']} {trace.get('name', '')} [{_colours(trace)}] {said}"
    layout = chart.figure.layout
    for shape in layout.shapes:
        yield f"lijn {values([shape.x0, shape.x1])} {values([shape.y0, shape.y1])}"
    for note in layout.annotations:
        yield f"bij {values([note.x, note.y])}: {note.text}"
    for axis in (layout.xaxis, layout.yaxis):
        if axis.ticktext:
            yield f"as {values(axis.tickvals)} {values(axis.ticktext)}"
    yield chart.alt
    yield from (" | ".join(row) for row in (chart.table.columns, *chart.table.rows))


def values(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) or not isinstance(value, Iterable):
        return f"{value:.6g}" if isinstance(value, float) else str(value)
    return "[" + ", ".join(values(item) for item in value) + "]"


def _colours(trace: dict[str, Any]) -> str:
    """Names of the colours of a trace; what is hatched is said."""
    marker = trace.get("marker", {})
    found = [marker.get("color"), trace.get("line", {}).get("color"), marker.get("pattern", {}).get("shape")]
    flat = [one for each in found if each is not None for one in ([each] if isinstance(each, str) else each)]
    return " ".join(COLOURS.get(one, one) for one in flat)


def _of_outcomes() -> dict[str, Chart]:
    played, other = play(MIXED), play(SPENDING)
    summary = summarise(played)
    budget = Split("GM0001", 2026, "budget", 20_000.0, 100_000.0, False, 1, None, None)
    return {
        "Twee potten": pots.two_pots(pots_of(budget, MIXED, played, {"care": 70_000.0})),
        "Mensen": differences.differences(people_rows(summary), "Mensen"),
        "Wie betaalt": differences.differences(payer_rows(summary), "Wie betaalt"),
        "Geld": money.money_per_year(played),
        "Bijdragen": ledger.waterfall(played, contributions(MIXED)),
        "Waar het van afhangt": ledger.drivers(other, rank_drivers(SPENDING)[:3]),
        "Een zorglijn vergeleken": compare.line_compared([("Samen", played), ("Meer", other)], "care"),
        "Geld vergeleken": compare.net_compared([("Samen", played), ("Meer", other)]),
        "Huishouden": household.euros_per_year(work_out(a_household(), shelf()).comparison),
    }


def _of_the_past() -> dict[str, Chart]:
    series = Series.model_construct(name="Mensen in opvang", unit="mensen")
    forecast = Forecast(series, 2020, 2022, naive=100.0, forecast=130.0, actual=120.0, spread=0.1)
    points = (point(2021, 110.0, 0.07, None), point(2022, 130.0, 0.1, 120.0))
    story = Story(Look.model_construct(series="s", origin=2020, target=2022), forecast, points)
    rows = (
        MoneyRow("a", "Schuldhulp", 2027, 20_000, 25_000.0),
        MoneyRow("b", "Gezinshulp", 2027, 10_000, None),
        MoneyRow("b", "Gezinshulp", 2028, 10_000, 4_000.0),
    )
    spent = monitor.spent_beside_plan(rows, False)
    assert spent is not None
    return {"Voorspeld en geteld": hindcast.hindcast_chart(story), "Uitgegeven naast plan": spent}


def _of_a_room() -> dict[str, Chart]:
    places = [("GM1", "Aduard", 6.45, 53.25), ("GM2", "Elst", 5.84, 51.92)]
    regions = {
        code: Region(code, name, "municipality", "Groningen", "", "", longitude, latitude)
        for code, name, longitude, latitude in places
    }
    dots = [
        Dot(Practice.model_construct(name=name), place, longitude, latitude)
        for name, (_, place, longitude, latitude) in zip(("Huis", "Buurt"), places, strict=True)
    ]
    dots.append(Dot(Practice.model_construct(name="Wijk"), "Elst", 5.84, 51.92))
    rounds = {
        1: [Range(low=0.01, mid=0.03, high=0.08), Range(low=0.0, mid=0.01, high=0.02)],
        2: [Range(low=0.02, mid=0.04, high=0.06)],
    }
    return {
        "Spreiding van wensen": room.spread_chart({"debts": Spread(-2.0, 4.5, 3), "youth": Spread(1.0, 1.5, 2)}, KNOBS),
        "Raden": room.guesses_chart([12.0, 40.0, 12.0], 15.0, "mensen"),
        "Schatten": room.estimates_chart(rounds, 0.05, 100, "per 100"),
        "Kaart": guide.practice_map(dots, regions, "GM1"),
    }


def a_household() -> Household:
    """Two prices of its own: € 1.000 for two half-years that the state shares, and help of € 600 that prevents it."""
    prices = [
        {"id": "own_stay", "label": "Verblijf", "unit": "per maand", "low": 800, "mid": 1000, "high": 1500}
        | {"price_year": 2026, "reason": "Verzonnen.", "payers": {"municipality": 0.75, "state": 0.25}},
        {
            "id": "own_help",
            "label": "Hulp",
            "unit": "per keer",
            "low": 400,
            "mid": 600,
            "high": 900,
            "price_year": 2026,
            "reason": "Verzonnen.",
        }
        | {"help": True},
    ]
    went = [event("own_stay", 6, 1, 4), event("own_stay", 2, 7)]
    return case(
        went,
        [event("own_help", 1.5, 2), event("own_stay", 1, 3)],
        own_prices=prices,
        life=[{"area": area.id, "before": 1, "after": 3} for area in shelf().rules.life.areas[:2]],
    )
