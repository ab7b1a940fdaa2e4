"""What a line costs in the budget year, so what a client-year costs: the own sum is kept, split where it must be."""

from collections.abc import Mapping
from dataclasses import dataclass

from akkoordwijzer.calibration.lookups import Filed
from akkoordwijzer.content.numbers import euro, number, percent
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.recipes import Recipe

SOURCE = "iv3_joeykurtosis"
# A client-year may cost twice or half as much as elsewhere; beyond that the money was booked on another task field.
PLAUSIBLE_PRICE = 2.0
# And a whole sum three times as much or little as its people cost elsewhere cannot be for these people alone.
PLAUSIBLE_SUM = 3.0


@dataclass(frozen=True, slots=True)
class Budgeted:
    """A line in the budget year: euro, client-years, and where the money stands (shares over task fields).

    ``estimated`` when it is not simply what was filed for this line; ``remark`` says why (a Dutch sentence).
    """

    eur: float
    client_years: float
    task_fields: Mapping[str, float]
    words: str
    estimated: bool = False
    remark: str | None = None

    @property
    def price_eur(self) -> float:
        """Euro per client-year."""
        return self.eur / self.client_years


@dataclass(frozen=True, slots=True)
class Asked:
    """A line for which the cost is asked: how many client-years, what those cost elsewhere, what is not its own."""

    recipe: Recipe
    client_years: float
    usual_price_eur: float
    minus_eur: float = 0.0

    @property
    def expected_eur(self) -> float:
        """What these people would cost elsewhere."""
        return self.client_years * self.usual_price_eur


@dataclass(frozen=True, slots=True)
class Own:
    """What a region filed for a line: euro per task field, and whether each field it should stand on can be used."""

    fields: Mapping[str, float]
    is_whole: bool

    @property
    def eur(self) -> float:
        """All of it together."""
        return sum(self.fields.values())


def own_budget(recipe: Recipe, filed: Mapping[str, Filed], minus_eur: float = 0.0) -> Own:
    """The line's part of each usable task field. A field of which all is its own must be there; a part may miss.

    ``minus_eur`` comes off the field with most money.
    """
    amounts = {
        field: filed[field].eur * part
        for field, part in recipe.task_fields.items()
        if field in filed and filed[field].usable
    }
    if amounts and minus_eur:
        largest = max(amounts, key=lambda field: amounts[field])
        amounts[largest] -= minus_eur
    positive = {field: amount for field, amount in amounts.items() if amount > 0}
    return Own(positive, all(field in positive for field, part in recipe.task_fields.items() if part == 1))


def budgeted(asked: list[Asked], filed: Mapping[str, Filed], region: str) -> dict[str, Budgeted]:
    """What the lines that keep their sum together cost in a region, by id; one line alone is a sum of one."""
    own = {line.recipe.id: own_budget(line.recipe, filed, line.minus_eur) for line in asked}
    whole, expected = sum(budget.eur for budget in own.values()), sum(line.expected_eur for line in asked)
    fields = ", ".join(dict.fromkeys(field for line in asked for field in line.recipe.task_fields))
    names = _listed([line.recipe.name for line in asked])
    if whole <= 0:
        why = f"{names}: geen bruikbare begroting op taakveld {fields}. Het bedrag is landelijk, geschat voor hier."
        return {line.recipe.id: _elsewhere(line, why) for line in asked}
    if not expected / PLAUSIBLE_SUM <= whole <= expected * PLAUSIBLE_SUM:
        why = (
            f"{names}: op taakveld {fields} staat {euro(whole)}; zo veel mensen kosten elders {euro(expected)}."
            " Dat past niet bij elkaar (anders geboekt?). We rekenen met de landelijke prijs."
        )
        return {line.recipe.id: _elsewhere(line, why) for line in asked}
    if all(_fits(line, own[line.recipe.id]) for line in asked) and region != NATION:
        return {line.recipe.id: _as_filed(line, own[line.recipe.id]) for line in asked}
    remark = None
    if region != NATION:
        remark = (
            f"{names}: een deel is niet apart begroot, of past niet bij de aantallen. De eigen som van {euro(whole)}"
            " blijft staan en is verdeeld naar landelijke verhoudingen."
        )
    together: dict[str, float] = {}
    for budget in own.values():
        for field, eur in budget.fields.items():
            together[field] = together.get(field, 0.0) + eur
    return {
        line.recipe.id: _split(line, own[line.recipe.id], together, whole / expected, remark, region) for line in asked
    }


def _fits(line: Asked, own: Own) -> bool:
    usual = line.expected_eur
    return own.is_whole and usual / PLAUSIBLE_PRICE <= own.eur <= usual * PLAUSIBLE_PRICE


def _as_filed(line: Asked, own: Own) -> Budgeted:
    return _line(line, own.eur, own.fields, "begroting", False, None)


def _split(
    line: Asked, own: Own, together: Mapping[str, float], factor: float, remark: str | None, region: str
) -> Budgeted:
    eur = line.expected_eur * factor
    # Where the line's own field was not filed its money stands on the largest of the sum, as far as anyone can tell.
    fields = own.fields if own.is_whole else {max(together, key=lambda field: together[field]): eur}
    alone = region == NATION and len(together) == len(line.recipe.task_fields)
    words = "begroting" if alone else "deel van de eigen som, naar landelijke verhoudingen, begroting"
    return _line(line, eur, fields, words, not alone and region != NATION, remark)


def _elsewhere(line: Asked, remark: str) -> Budgeted:
    parts = {field: part for field, part in line.recipe.task_fields.items() if part == 1} or line.recipe.task_fields
    return _line(line, line.expected_eur, parts, "landelijk bedrag, geschat voor hier, begroting", True, remark)


def _line(
    line: Asked, eur: float, fields: Mapping[str, float], words: str, estimated: bool, remark: str | None
) -> Budgeted:
    recipe = line.recipe
    year = recipe.budget.year if recipe.budget else 0
    whole = sum(fields.values())
    named = ", ".join(
        field if part == 1 else f"{field} (voor {percent(part)})" for field, part in recipe.task_fields.items()
    )
    less = f", zonder {euro(line.minus_eur)} van een andere zorglijn" if line.minus_eur else ""
    text = f"{words} {year}, taakveld {named}{less}: {euro(eur)} voor {number(line.client_years)} cliëntjaren in {year}"
    return Budgeted(
        eur, line.client_years, {field: part / whole for field, part in fields.items()}, text, estimated, remark
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
