"""Care lines of a region: every recipe worked out, each parameter keeping its arithmetic and sources."""

from dataclasses import dataclass

from akkoordwijzer.calibration.resolve import Known, Names, scale_of
from akkoordwijzer.content.arithmetic import FormulaError, in_words
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.yaml_file import Document, Place, place_text
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.recipes import PARAMETERS, Formula, Recipe, TransferRecipe
from akkoordwijzer.model.records import Line, Parameter, Transfer

# A client-year may cost three times as much here as elsewhere; beyond that the costs were booked on another task field.
PLAUSIBLE_PRICE = 3.0
# What comes out of the sums is checked like a file, so that a fault names the line and the field.
_WORKED_OUT = Document("scenarios/care_lines.yaml", None, {})


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
        except ContentError as error:
            faults += error.faults
            continue
        except FormulaError as error:
            faults.append(_no_sum((recipe.id,), error))
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
    line = _worked_out(recipe, names)
    if not names.borrowed:
        return line, []
    fields = ", ".join(sorted(names.borrowed))
    return line, [
        f"{recipe.name}: geen bruikbare begroting op taakveld {fields}. Het bedrag is landelijk, geschat voor hier."
    ]


def _worked_out(recipe: Recipe, names: Names) -> Line:
    at: Place = (recipe.id,)
    return read_record(
        Line,
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
            "payers": {payer: names.value(str(formula)) for payer, formula in recipe.payers.items()},
            "transfers": tuple(
                _transfer(transfer, names, (*at, "transfers", number))
                for number, transfer in enumerate(recipe.transfers)
            ),
            **{field: parameter(getattr(recipe, field), names, (*at, field)) for field in PARAMETERS},
        },
        _WORKED_OUT,
        at,
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
