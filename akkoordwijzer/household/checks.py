"""What a price or a ready-made household must have beyond its schema: sources, the index, honesty, privacy."""

import re
from collections.abc import Iterator

from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.numbers import number
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.household.prices import PRICE_INDEX, PRICE_LEVEL, UNIT_PRICES, Price
from akkoordwijzer.household.privacy import privacy_findings
from akkoordwijzer.household.records import ROADS, Household
from akkoordwijzer.household.shelf import CASHABLE, HOUSEHOLDS, RULES, Shelf

# A factor is rounded to four decimals, a price to the euro or the cent.
FACTOR_ROUNDING = 0.000_051
PRICE_ROUNDING = 0.005
_SUM = re.compile(r"^(\d+(?:\.\d+)?) x (\d+\.\d{4})$")


def check_shelf(shelf: Shelf, figures: Figures) -> list[Fault]:
    """Everything that breaks a rule, in the order of the files."""
    words = shelf.rules.privacy_words(tuple(region.name for region in queries.regions(figures)))
    found = [*_index(shelf, figures), *_cashable(shelf), *_rules(shelf, figures)]
    for price in shelf.book.prices.values():
        found += [
            Fault(UNIT_PRICES.file, f"{price.id}, kolom {column}", expected, what)
            for column, expected, what in _price(price, shelf, figures)
        ]
    for household in shelf.households:
        name = f"{HOUSEHOLDS}/{household.id}.yaml"
        found += [Fault(name, place, expected, what) for place, expected, what in _household(household, shelf, figures)]
        found += [
            Fault(name, finding.place, "niets wat op een mens wijst", f"‘{finding.found}’")
            for finding in privacy_findings(household, words)
        ]
    return found


def differing_prices(shelf: Shelf) -> tuple[tuple[Price, float], ...]:
    """Prices of help that are not (or no longer) those of the library, with the library's: for Verantwoording."""
    found = []
    for price in shelf.book.prices.values():
        item = shelf.interventions.get(price.intervention or "")
        if item is not None and price.is_help and price.mid != item.unit_cost.mid:
            found.append((price, item.unit_cost.mid))
    return tuple(found)


Finding = tuple[str, str, str]


def _price(price: Price, shelf: Shelf, figures: Figures) -> Iterator[Finding]:
    if price.known and price.grade is None:
        yield "grade", "A, B, C of D", "niets"
    if price.known and not price.sources:
        yield "source_id", "een bron", "niets"
    for source in price.sources:
        if queries.source(figures, source) is None:
            yield "source_id", "een bron uit data/sources.csv", f"‘{source}’"
    if price.intervention is not None and price.intervention not in shelf.interventions:
        yield "intervention", "een bestaande maatregel", f"‘{price.intervention}’"
    if price.is_help and price.intervention is None:
        yield "intervention", "de maatregel waarvan dit de prijs is", "niets"
    if price.care_line is not None and price.care_line not in shelf.lines:
        yield "care_line", "een bestaande zorglijn", f"‘{price.care_line}’"
    if price.kind == "reference_total" and price.use != "compare":
        yield "use", "compare, want dit is een totaal", price.use
    for other in price.overlaps:
        if other not in shelf.book:
            yield "overlaps", "een bestaande prijs", f"‘{other}’"
    if price.known and price.note is None and price.arithmetic is None:
        yield "arithmetic", "de berekening in woorden", "niets"
    if price.index_factor is not None:
        yield from _indexed(price, shelf)


def _indexed(price: Price, shelf: Shelf) -> Iterator[Finding]:
    factor = None if price.source_year is None else shelf.book.factor(price.source_year)
    if price.index_factor != factor:
        expected = f"de factor van {price.source_year} uit {PRICE_INDEX.file}"
        yield "index_factor", expected, number(price.index_factor or 0, 4)
    if price.price_year != PRICE_LEVEL:
        yield "price_year", str(PRICE_LEVEL), str(price.price_year)
    match = _SUM.match(price.arithmetic or "")
    if match and price.mid is not None:
        value = float(match[1]) * float(match[2])
        if abs(value - price.mid) > PRICE_ROUNDING * value:
            yield "mid", f"de uitkomst van {price.arithmetic}: {number(value, 2)}", number(price.mid, 2)


def _index(shelf: Shelf, figures: Figures) -> Iterator[Fault]:
    years = sorted(shelf.book.index)
    if years != list(range(years[0], PRICE_LEVEL + 1)):
        yield Fault(PRICE_INDEX.file, "kolom from_year", f"elk jaar tot en met {PRICE_LEVEL}", "een gat")
    for year in shelf.book.index.values():
        if abs(year.product - year.factor_to_2026) > FACTOR_ROUNDING:
            expected = f"het product van de stappen: {number(year.product, 4)}"
            yield Fault(
                PRICE_INDEX.file, f"{year.from_year}, kolom factor_to_2026", expected, number(year.factor_to_2026, 4)
            )
        for source in year.sources:
            if queries.source(figures, source) is None:
                yield Fault(
                    PRICE_INDEX.file,
                    f"{year.from_year}, kolom source_id",
                    "een bron uit data/sources.csv",
                    f"‘{source}’",
                )


def _cashable(shelf: Shelf) -> Iterator[Fault]:
    grouped = {price for group in shelf.cash.groups for price in group.prices}
    for name in sorted(grouped - set(shelf.book.prices)):
        yield Fault(CASHABLE, "prices", "een bestaande prijs", f"‘{name}’")
    for price in shelf.book.prices.values():
        if price.use == "add" and price.payers.get("municipality", 0) > 0 and price.id not in grouped:
            yield Fault(CASHABLE, "prices", "elke prijs die de gemeente betaalt in een groep", f"‘{price.id}’ niet")


def _rules(shelf: Shelf, figures: Figures) -> Iterator[Fault]:
    for source in shelf.rules.method_sources:
        if queries.source(figures, source) is None:
            yield Fault(RULES, "method_sources", "een bron uit data/sources.csv", f"‘{source}’")


def _household(household: Household, shelf: Shelf, figures: Figures) -> Iterator[Finding]:
    if not household.composed:
        yield "composed", "true: een echte casus hoort niet in de app", "false"
    for field in ("who", "lesson"):
        if getattr(household, field) is None:
            yield field, "tekst", "niets"
    if not household.uncertain:
        yield "uncertain", "wat onzeker is", "niets"
    if not household.turning_points:
        yield "turning_points", "een keerpunt", "geen"
    for road in ROADS:
        if not household.roads.named(road).events:
            yield f"roads.{road}.events", "een gebeurtenis", "geen"
    for place, point in enumerate(household.turning_points):
        if point.intervention not in shelf.interventions:
            yield f"turning_points[{place}].intervention", "een bestaande maatregel", f"‘{point.intervention}’"
        if point.odds is None:
            yield f"turning_points[{place}].odds", "wat onderzoek hierover vond", "niets"
    if household.hint is not None and household.hint.indicator not in figures.indicators:
        yield "hint.indicator", "een indicator uit data/indicators.yaml", f"‘{household.hint.indicator}’"
