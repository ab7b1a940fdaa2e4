"""What is worked out once for the whole country, for every region to use: rolls, usual prices, growth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from akkoordwijzer.calibration import lookups
from akkoordwijzer.calibration.budgets import own_budget
from akkoordwijzer.calibration.resolve import Names
from akkoordwijzer.calibration.roll import Roll, roll
from akkoordwijzer.calibration.scale import scales
from akkoordwijzer.content.arithmetic import FormulaError
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.recipes import Budget, Recipe


@dataclass(frozen=True, slots=True)
class Country:
    """By line: the run to the start year, people counted, and the usual price in euro per client-year.

    ``wrong`` holds, by line, why a sum does not work out.
    """

    rolls: Mapping[str, Roll]
    counted: Mapping[str, float]
    usual_price_eur: Mapping[str, float]
    wrong: Mapping[str, str]


@lru_cache(maxsize=10)
def country_of(figures: Figures, recipes: tuple[Recipe, ...], damping: float) -> Country:
    """Work out the country; a line whose sums do not work out is left out and named."""
    rolls: dict[str, Roll] = {}
    counted: dict[str, float] = {}
    usual: dict[str, float] = {}
    wrong: dict[str, str] = {}
    for recipe in recipes:
        names = national_names(figures, recipe)
        try:
            rolls[recipe.id] = roll(names, damping)
            counted[recipe.id] = names.value(recipe.stock.formulas["mid"])
            if recipe.budget:
                client_years = counted[recipe.id] * rolls[recipe.id].client_years
                usual[recipe.id] = _usual_price(figures, recipe, recipe.budget, client_years)
        except FormulaError as error:
            wrong[recipe.id] = str(error)
            rolls.pop(recipe.id, None)
    return Country(rolls, counted, usual, wrong)


def national_names(figures: Figures, recipe: Recipe) -> Names:
    """The names of a recipe for the whole country."""
    return Names(figures, recipe, NATION, scales(figures, recipe.scale)[NATION])


def region_names(figures: Figures, recipe: Recipe, region: str) -> Names:
    """The names of a recipe for a region."""
    return Names(figures, recipe, region, scales(figures, recipe.scale)[region])


def _usual_price(figures: Figures, recipe: Recipe, budget: Budget, client_years: float) -> float:
    """Euro per client-year over the municipalities that filed every field which is wholly the line's own.

    A line alone is known best by the whole country; with others the sum of the country is split by these prices.
    """
    filed, parts = lookups.filed(figures, budget.year), scales(figures, recipe.scale)
    minus = national_names(figures, recipe).value(budget.minus) if budget.minus else 0.0
    if budget.kept_with is None:
        return own_budget(recipe, filed[NATION], minus).eur / client_years
    eur = people = 0.0
    for region, fields in filed.items():
        own = own_budget(recipe, fields)
        if region != NATION and own.is_whole:
            eur += own.eur
            people += parts[region].factor * client_years
    if people <= 0:
        raise FormulaError(f"geen gemeente begrootte taakveld {', '.join(recipe.task_fields)}")
    return eur / people
