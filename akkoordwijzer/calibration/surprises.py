"""How far a line may wander from its path, for a region (scenarios/uncertainty.yaml; contract, section 7)."""

import math

from akkoordwijzer.calibration.roll import START_YEAR
from akkoordwijzer.calibration.scale import Scale
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.recipes import Recipe
from akkoordwijzer.library.uncertainty import Uncertainty
from akkoordwijzer.model.records import Surprise


def surprise(recipe: Recipe, sizes: Uncertainty, scale: Scale, region: str, inhabitants: float) -> Surprise:
    """Country and municipality together as the root of the sum of squares; ``start`` holds the years since the count.

    A number of people that was estimated from another figure may be off by ``miss`` besides.
    """
    line = sizes.lines[recipe.id]
    persons = sizes.country.persons if line.persons is None else line.persons
    price = sizes.country.price if line.price is None else line.price
    miss = 0.0
    if region != NATION:
        size = sizes.size_class(inhabitants)
        persons, price = math.hypot(persons, size.persons), math.hypot(price, size.price)
        miss = 0.0 if scale.own else line.miss
    start = math.hypot(persons * math.sqrt(max(0, START_YEAR - recipe.counted)), miss)
    return Surprise(
        start=min(1.0, start),
        persons=persons,
        price=price,
        priced_on="budget" if recipe.budget else None,
        with_=recipe.surprises_with,
    )
