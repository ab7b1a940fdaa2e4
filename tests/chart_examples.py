"""One example of every chart of the app. A chart without an example here fails tests/test_charts_figures.py."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

from akkoordwijzer import charts
from akkoordwijzer.calibration.hindcast.origins import look_back
from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.charts import (
    beside,
    compare,
    country,
    differences,
    figures,
    guide,
    hindcast,
    household,
    ledger,
    money,
    pots,
    room,
    spending,
)
from akkoordwijzer.charts.chart import Chart
from akkoordwijzer.conversation.moves.kit import Range
from akkoordwijzer.conversation.state import Spread
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.comparison import compare as comparison
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.peers import across_comparable
from akkoordwijzer.figures.series import history
from akkoordwijzer.figures.spending_queries import split_years
from akkoordwijzer.library.guide import read_guide
from akkoordwijzer.library.guide_search import dots
from akkoordwijzer.library.knobs import read_knobs
from akkoordwijzer.library.library import read_library
from akkoordwijzer.model.contribution import contributions
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.outcome import Outcome, play
from akkoordwijzer.report.pots import pots_of
from akkoordwijzer.report.room import knobs_of_room
from akkoordwijzer.report.rows import payer_rows
from akkoordwijzer.report.summary import summarise
from tests.cases import everything_on
from tests.household_cases import worked_out

TOWN = "GM0080"
Make = Callable[[bool], Chart]


def chart_functions() -> set[str]:
    """Every public function in charts/ that gives a chart, as ``module.function``."""
    found = set()
    for module in pkgutil.iter_modules(charts.__path__):
        loaded = importlib.import_module(f"{charts.__name__}.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ == loaded.__name__ and inspect.signature(function).return_annotation is Chart:
                found.add(f"{module.name}.{name}")
    return found


def examples(data: Figures, kit: Kit) -> dict[str, Make]:
    """How to make an example of each chart; the argument is whether the theme is dark."""
    return {**_of_figures(data), **_of_outcomes(data, kit), **_of_a_room(data, kit)}


def _of_figures(data: Figures) -> dict[str, Make]:
    indicator = data.indicators["early_school_leavers"]
    leavers, unit = history(data, indicator.id, "NL"), data.unit_of(indicator.id)
    debts = data.indicators["persons_problem_debt_share"]
    regions = {region.code: region for region in queries.regions(data)}
    values = tuple(across_comparable(data, debts.id))
    whole = country.Country(debts, data.unit_of(debts.id), values, regions, TOWN, frozenset({"GM0599"}), 5.9)
    people = {seen.region: seen.value for seen in queries.across(data, "inhabitants")}
    pair = [("youth_care_in_natura_clients", TOWN), ("youth_care_in_natura_clients", "NL")]
    years = split_years(data, TOWN, "budget")
    return {
        "figures.series_over_time": lambda dark: figures.series_over_time(
            leavers, unit, "Nederland", indicator.target, dark
        ),
        "figures.trend": lambda dark: figures.trend(leavers, unit, "Nederland", dark),
        "beside.side_by_side": lambda dark: beside.side_by_side(comparison(data, pair), dark),
        "country.distribution": lambda dark: country.distribution(whole, dark),
        "country.dot_map": lambda dark: country.dot_map(whole, people, dark),
        "spending.of_hundred": lambda dark: spending.of_hundred([("Hier", 0.18), ("Nederland", 0.323)], 2026, dark),
        "spending.spending_over_years": lambda dark: spending.spending_over_years(years, data.split, "per", dark),
    }


def _of_outcomes(data: Figures, kit: Kit) -> dict[str, Make]:
    case = kit.case(everything_on(kit))
    played: Outcome = play(case)
    line = case.lines[0].id
    pair = [("Eén", played), ("Twee", played)]
    both = pots_of(split_years(data, "NL", "budget")[-1], case, played, kit.budgeted_eur)
    return {
        "pots.two_pots": lambda dark: pots.two_pots(both, dark),
        "differences.differences": lambda dark: differences.differences(payer_rows(summarise(played)), "Wie", dark),
        "money.money_per_year": lambda dark: money.money_per_year(played, dark),
        "ledger.waterfall": lambda dark: ledger.waterfall(played, contributions(case), dark),
        "ledger.drivers": lambda dark: ledger.drivers(played, rank_drivers(case), dark),
        "compare.line_compared": lambda dark: compare.line_compared(pair, line, dark),
        "compare.net_compared": lambda dark: compare.net_compared(pair, dark),
        "household.euros_per_year": lambda dark: household.euros_per_year(
            worked_out("young_family_rent_arrears").comparison, dark
        ),
        "hindcast.hindcast_chart": lambda dark: hindcast.hindcast_chart(look_back(data).stories[0], dark),
    }


def _of_a_room(data: Figures, kit: Kit) -> dict[str, Make]:
    regions = {region.code: region for region in queries.regions(data)}
    places = dots(read_guide().practices, regions)
    knobs = knobs_of_room(read_knobs(read_library()), levers(kit))
    spread = {knob.id: Spread(-2.0, 3.0 + at, 4) for at, knob in enumerate(knobs[:3])}
    rounds = {1: [Range(low=0.01, mid=0.03, high=0.08)], 2: [Range(low=0.02, mid=0.04, high=0.06)]}
    return {
        "guide.practice_map": lambda dark: guide.practice_map(places, regions, TOWN, dark),
        "room.spread_chart": lambda dark: room.spread_chart(spread, knobs, dark),
        "room.guesses_chart": lambda dark: room.guesses_chart([12.0, 40.0, 12.0], 15.0, "mensen", dark),
        "room.estimates_chart": lambda dark: room.estimates_chart(rounds, 0.05, 100, "procent", dark),
    }
