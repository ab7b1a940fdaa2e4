"""Care lines of a region: every recipe worked out, each parameter keeping its arithmetic and sources."""

from dataclasses import dataclass

from pydantic import ValidationError

from akkoordwijzer.calibration.arithmetic import FormulaError, in_words
from akkoordwijzer.calibration.recipes import PARAMETERS, Formula, Recipe
from akkoordwijzer.calibration.resolve import Known, Names, scale_of
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.model.records import Line, Parameter, Transfer

# A client-year may cost three times as much here as elsewhere; beyond that the costs were booked on another task field.
PLAUSIBLE_PRICE = 3.0


@dataclass(frozen=True, slots=True)
class Baseline:
    """The care lines of a region, what could not be worked out, and what was set aside (Dutch sentences)."""

    region: str
    lines: tuple[Line, ...]
    left_out: tuple[Fault, ...]
    remarks: tuple[str, ...]


def build_baseline(figures: Figures, recipes: tuple[Recipe, ...], region: str) -> Baseline:
    """Work out all recipes; a recipe that cannot be worked out is left out and named."""
    lines: list[Line] = []
    faults: list[Fault] = []
    remarks: list[str] = []
    for recipe in recipes:
        try:
            line, remark = _line(figures, recipe, region)
        except (FormulaError, ValidationError) as error:
            words = str(error) if isinstance(error, FormulaError) else "uitkomsten buiten hun grenzen"
            faults.append(Fault("scenarios/care_lines.yaml", recipe.id, "een som die uitkomt", words))
            continue
        lines.append(line)
        remarks += remark
    kept = {line.id for line in lines}
    whole = tuple(
        line.model_copy(update={"transfers": tuple(t for t in line.transfers if t.to in kept)}) for line in lines
    )
    return Baseline(region, whole, tuple(faults), tuple(remarks))


def _line(figures: Figures, recipe: Recipe, region: str) -> tuple[Line, list[str]]:
    names = Names(figures, recipe, region, scale_of(figures, recipe.scale, region))
    price = names.value(recipe.unit_cost.formulas["mid"])
    if region != NATION:
        nation = Names(figures, recipe, NATION, scale_of(figures, (), NATION))
        usual = nation.value(recipe.unit_cost.formulas["mid"])
        if not usual / PLAUSIBLE_PRICE <= price <= usual * PLAUSIBLE_PRICE:
            names = Names(figures, recipe, region, names.scale, national_prices=True)
            words = (
                "De begroting past niet bij het aantal mensen (anders geboekt?). We rekenen met de landelijke prijs."
            )
            return _worked_out(recipe, names), [f"{recipe.name}: {words}"]
    return _worked_out(recipe, names), []


def _worked_out(recipe: Recipe, names: Names) -> Line:
    payers = {payer: names.value(str(formula)) for payer, formula in recipe.payers.items()}
    transfers = tuple(
        Transfer(
            to=transfer.to,
            rate=parameter(transfer.rate, names),
            stays=transfer.stays,
            **({"waiting_rate": parameter(transfer.waiting_rate, names)} if transfer.waiting_rate else {}),
        )
        for transfer in recipe.transfers
    )
    return Line.model_validate(
        {
            "id": recipe.id,
            "name": recipe.name,
            "unit": recipe.unit,
            "theme": recipe.theme,
            "summary": recipe.summary,
            "note": recipe.note,
            "steerable": recipe.steerable,
            "task_fields": recipe.task_fields,
            "cash_delay": recipe.cash_delay,
            "payers": payers,
            "transfers": transfers,
            **{field: parameter(getattr(recipe, field), names) for field in PARAMETERS},
        }
    )


def parameter(formula: Formula, names: Names) -> Parameter:
    """A formula as a parameter, with its sum written out and the sources of all it rests on."""
    values = {end: names.value(text) for end, text in formula.formulas.items()}
    leaves: dict[str, Known] = {}
    for text in formula.formulas.values():
        leaves |= names.leaves(text)
    middle = formula.formulas["mid"]
    return Parameter(
        low=values["low"],
        mid=values["mid"],
        high=values["high"],
        unit=formula.unit,
        arithmetic=_arithmetic(formula.why, middle, names, leaves),
        formula=middle,
        sources=tuple(dict.fromkeys(source for leaf in leaves.values() for source in leaf.sources)),
        grade=formula.grade,
        assumption=formula.assumption,
        estimated=any(leaf.estimated for leaf in leaves.values()),
    )


def _arithmetic(why: str, formula: str, names: Names, leaves: dict[str, Known]) -> str:
    """``why. Som: 1 / 2. Met: a; b.``"""
    sentences = [why.rstrip(".")]
    if any(sign in formula for sign in "+-*/("):
        sentences.append(f"Som: {in_words(formula, names.values(formula))}")
    if leaves:
        sentences.append("Met: " + "; ".join(leaf.words for leaf in leaves.values()))
    return ". ".join(sentences) + "."
