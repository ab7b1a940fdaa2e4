"""All content a case needs, read once: prices, cashable shares, ready-made households, what is said beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from akkoordwijzer.content.arithmetic import FormulaError, evaluate
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Key, Record, Text, Whole, read_record
from akkoordwijzer.content.yaml_file import place_text, read_yaml
from akkoordwijzer.figures.database import DATA
from akkoordwijzer.household.cashable import CashLine, CashShares, cash_lines, read_cash_shares
from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.prices import PriceBook, read_prices
from akkoordwijzer.household.privacy import PrivacyWords
from akkoordwijzer.household.records import ROADS, Household
from akkoordwijzer.household.research import Research, research
from akkoordwijzer.household.roads import Comparison, compare
from akkoordwijzer.household.thresholds import Thresholds, thresholds
from akkoordwijzer.library.library import SCENARIOS, Library
from akkoordwijzer.library.recipes import Recipe
from akkoordwijzer.model.records import Intervention

HOUSEHOLDS = "scenarios/households"
RULES = "scenarios/household_rules.yaml"
CASHABLE = "scenarios/cashable_prices.yaml"


class Area(Record):
    """An area of life."""

    id: Key
    label: Text


class Life(Record):
    """The areas of life and the scale on which a household says how it goes."""

    instrument: Key
    note: Text
    scale: dict[Whole, Text]
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]


class Rules(Record):
    """scenarios/household_rules.yaml: what is said beside every case, and what the privacy checks know."""

    privacy: Annotated[tuple[Text, ...], Field(min_length=1)]
    honesty: Annotated[tuple[Text, ...], Field(min_length=1)]
    three_cases: Text
    shelter_price: Text
    life: Life
    method_sources: tuple[Text, ...]
    first_names: Text
    no_names: Text
    places_that_are_words: tuple[Text, ...]
    other_places: tuple[Text, ...]

    def privacy_words(self, municipalities: tuple[str, ...]) -> PrivacyWords:
        """What the privacy checks know, with the names of all municipalities."""
        plain = [name.split(" (")[0] for name in municipalities]
        return PrivacyWords(
            first_names=frozenset(self.first_names.split()),
            no_names=frozenset(self.no_names.split()),
            places=tuple(sorted({*plain, *self.other_places} - {"Nederland"}, key=lambda name: (-len(name), name))),
            places_that_are_words=frozenset(self.places_that_are_words),
        )


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything of the page Casus that can be trusted, and what was left out."""

    book: PriceBook
    cash: CashShares
    households: tuple[Household, ...]
    rules: Rules
    interventions: Mapping[str, Intervention]
    lines: Mapping[str, str]
    left_out: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """All numbers of one case: roads, thresholds, money and freed capacity, and what research found."""

    comparison: Comparison
    cash: tuple[CashLine, ...]
    thresholds: Thresholds
    research: tuple[Research, ...]

    @property
    def household(self) -> Household:
        """The case itself."""
        return self.comparison.household

    @property
    def freed_eur(self) -> float:
        """Municipal capacity that comes free without becoming money."""
        return sum(line.freed_eur for line in self.cash)


def work_out(household: Household, shelf: Shelf) -> CaseResult:
    """Everything the page draws. Raises ``KeyError`` for a price that is in neither the list nor the case."""
    comparison = compare(household, shelf.book)
    cash = cash_lines(comparison, shelf.cash)
    return CaseResult(comparison, cash, thresholds(comparison, cash), research(comparison, shelf.interventions))


def read_shelf(library: Library, data: Path = DATA, scenarios: Path = SCENARIOS) -> Shelf:
    """Read everything. A wrong price or household is left out; raises ``ContentError`` when the rest cannot be read."""
    book = read_prices(data)
    rules_file = read_yaml(scenarios / "household_rules.yaml", RULES)
    cash_file = read_yaml(scenarios / "cashable_prices.yaml", CASHABLE)
    faults: list[Fault] = []
    households = _households(scenarios / "households", book, faults)
    return Shelf(
        book=book,
        cash=read_cash_shares(cash_file, _line_shares(library.recipes)),
        households=households,
        rules=read_record(Rules, rules_file.data, rules_file),
        interventions={item.id: item for item in library.interventions},
        lines={recipe.id: recipe.name for recipe in library.recipes},
        left_out=(*book.left_out, *faults),
    )


def _households(folder: Path, book: PriceBook, faults: list[Fault]) -> tuple[Household, ...]:
    found: dict[str, Household] = {}
    for path in sorted(folder.glob("*.yaml")):
        name = f"{HOUSEHOLDS}/{path.name}"
        try:
            document = read_yaml(path, name)
            household = read_record(Household, document.data, document)
        except ContentError as error:
            faults += error.faults
            continue
        own = {price.id for price in household.own_prices}
        wrong = []
        for road in ROADS:
            for number, event in enumerate(household.roads.named(road).events):
                if event.price not in own and (event.price not in book or book[event.price].use == "compare"):
                    place = ("roads", road, "events", number, "price")
                    expected = "een prijs uit data/unit_prices.csv die in een som mag"
                    wrong.append(Fault(name, place_text(place), expected, f"‘{event.price}’", document.line(place)))
        if household.id != path.stem:
            wrong.append(Fault(name, "id", f"‘{path.stem}’, de naam van het bestand", f"‘{household.id}’"))
        if wrong:
            faults += wrong
        else:
            found[household.id] = household
    return tuple(sorted(found.values(), key=lambda household: household.label))


def _line_shares(recipes: tuple[Recipe, ...]) -> dict[str, Ends]:
    """The cashable share of each care line, for those that are plain numbers."""
    found = {}
    for recipe in recipes:
        formulas = recipe.cashable.formulas
        try:
            found[recipe.id] = Ends(*(evaluate(formulas[end], {}) for end in ("low", "mid", "high")))
        except FormulaError:
            continue
    return found
