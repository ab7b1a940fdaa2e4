"""Numbers in the texts are those of the content: formules.md and grenzen.md are read against it."""

import pytest

from akkoordwijzer.calibration.baseline import FEWEST_CLIENTS
from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.roll import START_YEAR
from akkoordwijzer.content.numbers import number, percent
from akkoordwijzer.library.library import SCENARIOS, Library
from akkoordwijzer.library.price_index import PRICE_LEVEL
from akkoordwijzer.model.records import Settings
from akkoordwijzer.model.uncertainty import DRAWS


def text(name: str) -> str:
    return " ".join((SCENARIOS / "texts" / f"{name}.md").read_text(encoding="utf-8").split())


def test_discounts_and_rates_are_those_of_the_settings(nation: Kit) -> None:
    words, settings = text("formules"), nation.settings
    for grade, name in (("B", "*redelijk* bewijs"), ("C", "*zwak*"), ("D", "*vooral aanname*")):
        assert f"bij {name} {percent(settings.evidence_discount[grade], 0)} minder" in words
    assert settings.evidence_discount == Settings(population=1).evidence_discount
    assert f"{number(1 + settings.discount_rate, 4)}^t" in words
    assert f"elk jaar telt {number(settings.growth_damping, 1)} van" in words
    assert f"(1 + groei × {number(settings.growth_damping, 1)}^t)" in words
    assert f"naar 1 januari {START_YEAR}" in words
    assert f"Prijzen zijn die van {PRICE_LEVEL}" in words
    assert f"{number(DRAWS)} keer door" in words


def test_surprises_and_prices_are_those_of_the_content(nation: Kit, library: Library) -> None:
    words, country = text("formules"), library.uncertainty.country
    assert f"landelijk {percent(country.persons, 0)} en {percent(country.price, 0)} in een jaar" in words
    price = next(line for line in nation.lines if line.id == "youth_residential").unit_cost
    budget = price.low
    ends = [number(value / budget, 2) for value in (price.mid, price.low, price.high)]
    assert "{} keer de begroting ({} tot {})".format(*ends) in words


@pytest.mark.parametrize("end", ["low", "mid", "high"])
def test_own_part_of_social_work_is_that_of_the_library(end: str, library: Library) -> None:
    current = next(item for item in library.interventions if item.id == "social_base").current_from
    assert current is not None
    assert percent(getattr(current.share, end), 0) in text("grenzen")


def test_limits_are_those_of_the_code(library: Library) -> None:
    words = text("grenzen")
    assert f"minder dan {FEWEST_CLIENTS} mensen" in words
    shelter = next(recipe for recipe in library.recipes if recipe.id == "shelter")
    assert shelter.budget is not None
    assert shelter.budget.regional_above is not None
    assert f"meer dan {number(shelter.budget.regional_above, 1)} keer het landelijke bedrag" in words
