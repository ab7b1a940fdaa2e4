"""scenarios/care_lines.yaml as records: how each number of a care line follows from figures and budgets."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from akkoordwijzer.content.arithmetic import names_in
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Flag, Key, Number, Record, Share, Text, Whole, read_record, refuse
from akkoordwijzer.content.yaml_file import Document, Place, place_text
from akkoordwijzer.model.records import Grade, Payer

PARAMETERS = ("stock", "inflow", "inflow_growth", "exit_rate", "unit_cost", "cost_growth", "cashable")
# The name under which a formula finds the euro per client-year of the budget year.
PRICE = "price"


class ScaleBy(Record):
    """A municipal figure, or a budget, that says which part of the country a region is.

    A count divides by the sum over the country; a share (percent or per 1,000) is first multiplied by ``times``.
    ``own`` is true when the figure counts the very people of the line, so that nothing has to be guessed.
    """

    indicator: Key | None = None
    times: Key | None = None
    task_fields: tuple[Text, ...] = ()
    year: Whole | None = None
    own: Flag = False

    @model_validator(mode="after")
    def _figure_or_budget(self) -> "ScaleBy":
        if (self.indicator is None) == (not self.task_fields) or bool(self.task_fields) != (self.year is not None):
            refuse("indicator, of task_fields met year", "geen of allebei")
        return self


class FigureInput(Record):
    """A published figure. A count is scaled to a region; a rate or a price is the same everywhere.

    Euro of ``price_year`` are brought to the price level of the app; ``scale`` replaces the scale of the line.
    """

    indicator: Key
    period: Text
    scaled: Flag = True
    price_year: Whole | None = None
    scale: tuple[ScaleBy, ...] = ()


class AssumedInput(Record):
    """A number nobody measured (or only elsewhere), with the reasoning; ``sources`` where it leans on something."""

    value: Number
    why: Text
    sources: tuple[Text, ...] = ()
    scaled: Flag = False


class Input(Record):
    """Exactly one of the two kinds of input of a recipe."""

    figure: FigureInput | None = None
    assumed: AssumedInput | None = None

    @model_validator(mode="after")
    def _one(self) -> "Input":
        if (self.figure is None) == (self.assumed is None):
            refuse("één van figure of assumed", "geen of allebei")
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


class Budget(Record):
    """What a line costs according to the budgets of a year: its part of each task field, without ``minus``.

    Lines with the same ``kept_with`` keep the sum that a municipality filed for them together. A municipality that
    budgets more than ``regional_above`` times the national amount per inhabitant books for its neighbours too.
    """

    year: Whole
    minus: Text | None = None
    kept_with: Key | None = None
    regional_above: Annotated[Number, Field(gt=1)] | None = None


class TransferRecipe(Record):
    """A yearly flow to another line."""

    to: Key
    rate: Formula
    stays: Flag = False
    waiting_rate: Formula | None = None


class Recipe(Record):
    """A care line before it is worked out for a region.

    ``counted`` is the year on whose 1 January the stock was counted: from there the line is run to the start year.
    ``task_fields`` says which part of each task field is spent on this line. A formula may use ``price``, the euro per
    client-year that make the budget year cost its budget, when the line has a budget. ``arrivals`` come from another
    line by a transfer, at the time of counting.
    """

    id: Key
    name: Text
    unit: Text
    theme: Text
    summary: Text
    note: Text | None = None
    steerable: Flag = True
    is_care: Flag = True
    can_have_ceiling: Flag = True
    counted: Whole
    task_fields: dict[Text, Share]
    budget: Budget | None = None
    scale: tuple[ScaleBy, ...] = ()
    inputs: dict[Key, Input]
    derived: dict[Key, Text] = {}
    stock: Formula
    inflow: Formula
    arrivals: Text | Number = 0
    inflow_growth: Formula
    exit_rate: Formula
    unit_cost: Formula
    cost_growth: Formula
    cashable: Formula
    cash_delay: Annotated[Whole, Field(ge=0)] = 0
    payers: dict[Payer, Text | Number]
    transfers: tuple[TransferRecipe, ...] = ()
    waiting_exit: Formula | None = None
    found_cost: Formula | None = None
    surprises_with: Key | None = None

    def __hash__(self) -> int:
        """By id: what is worked out once for a list of recipes is kept under it."""
        return hash(self.id)

    @property
    def formulas(self) -> dict[str, Formula]:
        """Every formula of the line itself under the name of its field."""
        optional = {"waiting_exit": self.waiting_exit, "found_cost": self.found_cost}
        given = {name: formula for name, formula in optional.items() if formula is not None}
        return {**{name: getattr(self, name) for name in PARAMETERS}, **given}

    @property
    def other_sums(self) -> dict[Place, str]:
        """Every other sum of the line under its place: payers, arrivals and what a budget is lessened by."""
        sums: dict[Place, str] = {("payers", payer): str(text) for payer, text in self.payers.items()}
        sums["arrivals",] = str(self.arrivals)
        if self.budget and self.budget.minus:
            sums["budget", "minus"] = self.budget.minus
        return sums


class CareLines(Record):
    """scenarios/care_lines.yaml."""

    lines: tuple[Recipe, ...]


def read_recipes(document: Document) -> tuple[Recipe, ...]:
    """The recipes in a document. Raises ``ContentError``, also for a formula with an unknown name."""
    recipes = read_record(CareLines, document.data, document).lines
    if faults := [*_doubles(recipes, document), *_unknown_names(recipes, document)]:
        raise ContentError(faults)
    return recipes


def _doubles(recipes: tuple[Recipe, ...], document: Document) -> Iterator[Fault]:
    """Ids are addresses of parameters: a double one would overwrite the other's numbers."""
    for index, recipe in enumerate(recipes):
        if recipe.id in [other.id for other in recipes[:index]]:
            yield _fault(document, ("lines", index, "id"), "elk id één keer", recipe.id)
        for number, transfer in enumerate(recipe.transfers):
            if transfer.to in [other.to for other in recipe.transfers[:number]]:
                yield _fault(
                    document, ("lines", index, "transfers", number, "to"), "elke zorglijn één keer", transfer.to
                )


def _unknown_names(recipes: tuple[Recipe, ...], document: Document) -> Iterator[Fault]:
    lines = {recipe.id for recipe in recipes}
    for index, recipe in enumerate(recipes):
        known = set(recipe.inputs) | set(recipe.derived) | set(PARAMETERS) | ({PRICE} if recipe.budget else set())
        formulas: list[tuple[Place, str]] = []
        for field, formula in recipe.formulas.items():
            formulas += [((field, end), text) for end, text in formula.given.items()]
        formulas += [(("derived", name), text) for name, text in recipe.derived.items()]
        formulas += list(recipe.other_sums.items())
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
