"""Care lines of a region: every recipe worked out, each parameter keeping its arithmetic and sources."""

from collections.abc import Mapping
from dataclasses import dataclass

from akkoordwijzer.calibration import lookups
from akkoordwijzer.calibration.budgets import SOURCE, Asked, Budgeted, budgeted
from akkoordwijzer.calibration.country import Country, country_of, region_names
from akkoordwijzer.calibration.prices import times
from akkoordwijzer.calibration.resolve import Known, Names
from akkoordwijzer.calibration.roll import START_YEAR, Roll
from akkoordwijzer.calibration.surprises import surprise
from akkoordwijzer.content.arithmetic import FormulaError, in_words
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.numbers import euro, number
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.yaml_file import Document, Place, place_text
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.recipes import PRICE, Formula, Recipe, TransferRecipe
from akkoordwijzer.library.uncertainty import Uncertainty
from akkoordwijzer.model.records import Line, Parameter, Transfer

# What comes out of the sums is checked like a file, so that a fault names the line and the field.
_WORKED_OUT = Document("scenarios/care_lines.yaml", None, {})
# With fewer people one placement more or less changes the outcome more than any measure.
FEWEST_CLIENTS = 25


@dataclass(frozen=True, slots=True)
class Baseline:
    """The care lines of a region, what could not be worked out, and what must be said beside them (Dutch sentences).

    ``budgeted`` holds, by line, what the budget year costs before anything is thought about accounts; ``small`` why a
    line has too few people for a sum in euro; ``remarks`` what was estimated or set aside.
    """

    region: str
    lines: tuple[Line, ...]
    left_out: tuple[Fault, ...]
    remarks: tuple[str, ...]
    small: Mapping[str, str]
    budgeted: Mapping[str, Budgeted]
    country: Country


def build_baseline(figures: Figures, recipes: tuple[Recipe, ...], sizes: Uncertainty, region: str) -> Baseline:
    """Work out all recipes; a recipe that cannot be worked out is left out and named."""
    country = country_of(figures, recipes, sizes.growth_damping.value)
    names = {recipe.id: region_names(figures, recipe, region) for recipe in recipes}
    costs = _costs(figures, recipes, country, names, region)
    lines: list[Line] = []
    faults: list[Fault] = []
    for recipe in recipes:
        try:
            lines.append(_line(figures, recipe, country, names[recipe.id], costs.get(recipe.id), sizes))
        except ContentError as error:
            faults += error.faults
        except FormulaError as error:
            faults.append(_no_sum((recipe.id,), error))
    kept = {line.id for line in lines}
    whole = tuple(
        line.model_copy(update={"transfers": tuple(t for t in line.transfers if t.to in kept)}) for line in lines
    )
    regional = {line.id: _is_regional(figures, recipe, costs, region) for line, recipe in _pairs(lines, recipes)}
    whole = tuple(line.model_copy(update={"can_have_ceiling": False}) if regional[line.id] else line for line in whole)
    remarks = [cost.remark for cost in costs.values() if cost.remark] + [words for words in regional.values() if words]
    small = {line.id: _too_small(line) for line in whole if line.stock.mid < FEWEST_CLIENTS}
    return Baseline(region, whole, tuple(faults), tuple(dict.fromkeys(remarks)), small, costs, country)


def _pairs(lines: list[Line], recipes: tuple[Recipe, ...]) -> list[tuple[Line, Recipe]]:
    found = {recipe.id: recipe for recipe in recipes}
    return [(line, found[line.id]) for line in lines]


def _costs(
    figures: Figures, recipes: tuple[Recipe, ...], country: Country, names: Mapping[str, Names], region: str
) -> dict[str, Budgeted]:
    """What every line with a budget costs in the budget year; lines of one sum together."""
    sums: dict[tuple[int, str], list[Asked]] = {}
    for recipe in recipes:
        if recipe.budget and recipe.id in country.usual_price_eur:
            client_years = (
                country.counted[recipe.id] * country.rolls[recipe.id].client_years * names[recipe.id].scale.factor
            )
            minus = names[recipe.id].value(recipe.budget.minus) if recipe.budget.minus else 0.0
            asked = Asked(recipe, client_years, country.usual_price_eur[recipe.id], minus)
            sums.setdefault((recipe.budget.year, recipe.budget.kept_with or recipe.id), []).append(asked)
    found: dict[str, Budgeted] = {}
    for (year, _), asked_together in sums.items():
        found |= budgeted(asked_together, lookups.filed(figures, year).get(region, {}), region)
    return found


def _is_regional(figures: Figures, recipe: Recipe, costs: Mapping[str, Budgeted], region: str) -> str | None:
    """Why the money of a line is not a municipality's own: it pays for its neighbours, or they pay for it."""
    if region == NATION or recipe.budget is None or recipe.budget.regional_above is None:
        return None
    filed, people = lookups.filed(figures, recipe.budget.year), lookups.inhabitants(figures)
    fields = tuple(recipe.task_fields)

    def per_inhabitant(code: str) -> float:
        return sum(filed[code][field].eur for field in fields if field in filed.get(code, {})) / people[code]

    own, nation = per_inhabitant(region), per_inhabitant(NATION)
    limit = recipe.budget.regional_above
    if own > limit * nation:
        return (
            f"{recipe.name}: {euro(own)} per inwoner, landelijk {euro(nation)}. Deze gemeente betaalt hier vermoedelijk"
            " ook voor buurgemeenten. Een plafond kan zij daar niet alleen op leggen."
        )
    if costs[recipe.id].estimated or own < nation / limit:
        return (
            f"{recipe.name}: een andere gemeente in de regio betaalt dit vermoedelijk. Een plafond ligt daarom niet bij"
            " deze gemeente."
        )
    return None


def _too_small(line: Line) -> str:
    return (
        f"Hier gaat het om minder dan {FEWEST_CLIENTS} {line.unit or 'mensen'} (ongeveer {number(line.stock.mid)})."
        " Eén meer of minder verandert het bedrag meer dan elke maatregel. Daarom staan er geen euro's bij."
    )


def _line(
    figures: Figures, recipe: Recipe, country: Country, names: Names, cost: Budgeted | None, sizes: Uncertainty
) -> Line:
    """One recipe worked out. Raises ``ContentError`` or ``FormulaError``."""
    if cost is not None:
        names.given[PRICE] = Known(cost.price_eur, cost.words, (SOURCE,), cost.estimated)
    at: Place = (recipe.id,)
    given = {field: parameter(formula, names, (*at, field)) for field, formula in recipe.formulas.items()}
    inhabitants = lookups.inhabitants(figures)[names.region]
    line = read_record(
        Line,
        {
            "id": recipe.id,
            "name": recipe.name,
            "unit": recipe.unit,
            "theme": recipe.theme,
            "summary": recipe.summary,
            "note": recipe.note,
            "steerable": recipe.steerable,
            "is_care": recipe.is_care,
            "can_have_ceiling": recipe.can_have_ceiling,
            "task_fields": cost.task_fields if cost else recipe.task_fields,
            "cash_delay": recipe.cash_delay,
            "payers": {payer: names.value(str(formula)) for payer, formula in recipe.payers.items()},
            "transfers": tuple(
                _transfer(transfer, names, (*at, "transfers", index)) for index, transfer in enumerate(recipe.transfers)
            ),
            "surprise": surprise(recipe, sizes, names.scale, names.region, inhabitants),
            **given,
        },
        _WORKED_OUT,
        at,
    )
    if recipe.id in country.wrong:
        raise FormulaError(country.wrong[recipe.id])
    return _at_the_start(line, country.rolls[recipe.id])


def _at_the_start(line: Line, rolled: Roll) -> Line:
    """The line on 1 January of the start year instead of at its newest count."""
    if rolled.counted == START_YEAR:
        return line
    step = f"Doorgerekend van 1 januari {rolled.counted} naar 1 januari {START_YEAR}: × {{}}."
    left = f"Groei dooft: in {START_YEAR} is er nog {number(rolled.growth_left, 2)} van over."
    return line.model_copy(
        update={
            "stock": times(line.stock, rolled.stock, step.format(number(rolled.stock, 3))),
            "inflow": times(line.inflow, rolled.inflow, step.format(number(rolled.inflow, 3))),
            "inflow_growth": times(line.inflow_growth, rolled.growth_left, left),
        }
    )


def _transfer(recipe: TransferRecipe, names: Names, at: Place) -> Transfer:
    data: dict[str, object] = {"to": recipe.to, "stays": recipe.stays}
    data["rate"] = parameter(recipe.rate, names, (*at, "rate"))
    if recipe.waiting_rate:
        data["waiting_rate"] = parameter(recipe.waiting_rate, names, (*at, "waiting_rate"))
    return read_record(Transfer, data, _WORKED_OUT, at)


def parameter(formula: Formula, names: Names, at: Place) -> Parameter:
    """A formula as a parameter, with its sum written out and the sources of all it rests on.

    Raises ``ContentError`` with the place ``at`` for a sum that does not work out or ends in the wrong order.
    """
    try:
        values = {end: names.value(text) for end, text in formula.formulas.items()}
    except FormulaError as error:
        raise ContentError([_no_sum(at, error)]) from None
    leaves: dict[str, Known] = {}
    for text in formula.formulas.values():
        leaves |= names.leaves(text)
    middle = formula.formulas["mid"]
    data: dict[str, object] = {
        "low": values["low"],
        "mid": values["mid"],
        "high": values["high"],
        "unit": formula.unit,
        "arithmetic": _arithmetic(formula.why, middle, names, leaves),
        "formula": middle,
        "sources": tuple(dict.fromkeys(source for leaf in leaves.values() for source in leaf.sources)),
        "grade": formula.grade,
        "assumption": formula.assumption,
        "estimated": any(leaf.estimated for leaf in leaves.values()),
    }
    return read_record(Parameter, data, _WORKED_OUT, at)


def _no_sum(at: Place, error: FormulaError) -> Fault:
    return Fault(_WORKED_OUT.name, place_text(at), "een som die uitkomt", str(error))


def _arithmetic(why: str, formula: str, names: Names, leaves: dict[str, Known]) -> str:
    """``why. Som: 1 / 2. Met: a; b.``"""
    sentences = [why.rstrip(".")]
    if any(sign in formula for sign in "+-*/("):
        sentences.append(f"Som: {in_words(formula, names.values(formula))}")
    if leaves:
        sentences.append("Met: " + "; ".join(leaf.words for leaf in leaves.values()))
    return ". ".join(sentences) + "."
