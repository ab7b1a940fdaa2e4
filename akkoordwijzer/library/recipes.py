"""scenarios/care_lines.yaml as records: how each number of a care line follows from figures and budgets."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from akkoordwijzer.content.arithmetic import names_in
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Flag, Key, Number, Record, Text, Whole, read_record, refuse
from akkoordwijzer.content.yaml_file import Document, Place, place_text
from akkoordwijzer.model.records import Grade, Payer

PARAMETERS = ("stock", "inflow", "inflow_growth", "exit_rate", "unit_cost", "cost_growth", "cashable")


class FigureInput(Record):
    """A published figure. A ``count`` is scaled to a region; a rate or a price is the same everywhere."""

    indicator: Key
    period: Text
    scaled: Flag = True


class BudgetInput(Record):
    """Budgeted gross spending on task fields, in euro; a region's own budget where it can be trusted."""

    task_fields: tuple[Text, ...]
    year: Whole


class AssumedInput(Record):
    """A number nobody measured (or only elsewhere), with the reasoning; ``sources`` where it leans on something."""

    value: Number
    why: Text
    sources: tuple[Text, ...] = ()
    scaled: Flag = False


class Input(Record):
    """Exactly one of the three kinds of input of a recipe."""

    figure: FigureInput | None = None
    budget: BudgetInput | None = None
    assumed: AssumedInput | None = None

    @model_validator(mode="after")
    def _one(self) -> "Input":
        if sum(value is not None for value in (self.figure, self.budget, self.assumed)) != 1:
            refuse("één van figure, budget of assumed", "geen of meer")
        return self


class Formula(Record):
    """Formulas for the most likely value and its range, with the reasoning in Dutch."""

    mid: Text | Number
    low: Text | Number | None = None
    high: Text | Number | None = None
    unit: Text
    why: Text
    grade: Grade = "C"
    assumption: Flag = False

    @property
    def given(self) -> dict[Literal["low", "mid", "high"], str]:
        """The formulas that stand in the file, as text."""
        ends: dict[Literal["low", "mid", "high"], Text | Number | None]
        ends = {"low": self.low, "mid": self.mid, "high": self.high}
        return {end: str(value) for end, value in ends.items() if value is not None}

    @property
    def formulas(self) -> dict[Literal["low", "mid", "high"], str]:
        """The three formulas as text; a missing end is the most likely value."""
        middle = str(self.mid)
        low, high = (middle if end is None else str(end) for end in (self.low, self.high))
        return {"low": low, "mid": middle, "high": high}


class ScaleBy(Record):
    """A municipal figure, or a budget, that says which part of the country a region is.

    A count divides by the sum over the country; a share (percent or per 1,000) is first multiplied by ``times``.
    """

    indicator: Key | None = None
    times: Key | None = None
    task_fields: tuple[Text, ...] = ()
    year: Whole | None = None

    @model_validator(mode="after")
    def _figure_or_budget(self) -> "ScaleBy":
        if (self.indicator is None) == (not self.task_fields) or bool(self.task_fields) != (self.year is not None):
            refuse("indicator, of task_fields met year", "geen of allebei")
        return self


class TransferRecipe(Record):
    """A yearly flow to another line."""

    to: Key
    rate: Formula
    stays: Flag = False
    waiting_rate: Formula | None = None


class Recipe(Record):
    """A care line before it is worked out for a region."""

    id: Key
    name: Text
    unit: Text
    theme: Text
    summary: Text
    note: Text | None = None
    steerable: Flag = True
    task_fields: tuple[Text, ...] = ()
    scale: tuple[ScaleBy, ...] = ()
    inputs: dict[Key, Input]
    derived: dict[Key, Text] = {}
    stock: Formula
    inflow: Formula
    inflow_growth: Formula
    exit_rate: Formula
    unit_cost: Formula
    cost_growth: Formula
    cashable: Formula
    cash_delay: Annotated[Whole, Field(ge=0)] = 0
    payers: dict[Payer, Text | Number]
    transfers: tuple[TransferRecipe, ...] = ()


class CareLines(Record):
    """scenarios/care_lines.yaml."""

    lines: tuple[Recipe, ...]


def read_recipes(document: Document) -> tuple[Recipe, ...]:
    """The recipes in a document. Raises ``ContentError``, also for a formula with an unknown name."""
    recipes = read_record(CareLines, document.data, document).lines
    if faults := list(_unknown_names(recipes, document)):
        raise ContentError(faults)
    return recipes


def _unknown_names(recipes: tuple[Recipe, ...], document: Document) -> Iterator[Fault]:
    lines = {recipe.id for recipe in recipes}
    for index, recipe in enumerate(recipes):
        known = set(recipe.inputs) | set(recipe.derived) | set(PARAMETERS)
        formulas: list[tuple[Place, str]] = []
        for field in PARAMETERS:
            formulas += [((field, end), text) for end, text in getattr(recipe, field).given.items()]
        formulas += [(("derived", name), text) for name, text in recipe.derived.items()]
        formulas += [(("payers", payer), str(text)) for payer, text in recipe.payers.items()]
        for number, transfer in enumerate(recipe.transfers):
            if transfer.to not in lines:
                place = ("lines", index, "transfers", number, "to")
                yield _fault(document, place, "een bestaande zorglijn", transfer.to)
            for field, rate in (("rate", transfer.rate), ("waiting_rate", transfer.waiting_rate)):
                if rate is not None:
                    formulas += [(("transfers", number, field, end), text) for end, text in rate.given.items()]
        for where, text in formulas:
            for name in sorted(names_in(text) - known):
                yield _fault(document, ("lines", index, *where), "een naam uit inputs", name)


def _fault(document: Document, place: Place, expected: str, found: str) -> Fault:
    return Fault(document.name, place_text(place), expected, f"‘{found}’", document.line(place))
