"""The records of a case: what the model is told (design: the what-if model, sections 1 and 2)."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from akkoordwijzer.content.faults import shown
from akkoordwijzer.content.records import Flag, Key, Number, Record, Share, Text, Whole, refuse

Payer = Literal["municipality", "state", "insurer", "citizen", "employer", "creditor", "housing_association", "other"]
Grade = Literal["A", "B", "C", "D"]
Ledger = Literal["hard", "soft", "unknown"]
EffectKind = Literal["prevent", "exit", "shift", "find", "benefit"]
Theme = Literal["debts", "guardianship", "youth", "other"]

# Shares are typed by hand in thirds and sixths; a rounding of a millionth is not a fault.
SHARES_TOLERANCE = 1e-6


class Parameter(Record):
    """Most likely value ``mid`` and the range in which it almost certainly lies, with where it comes from.

    ``scale: inhabitants`` marks a national number that a region gets its share of by inhabitants.
    """

    low: Number
    mid: Number
    high: Number
    unit: Text | None = None
    arithmetic: Text | None = None
    formula: Text | None = None
    sources: tuple[Text, ...] = ()
    grade: Grade | None = None
    checked: Text | None = None
    assumption: Flag = False
    estimated: Flag = False
    scale: Literal["inhabitants"] | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "Parameter":
        if not self.low <= self.mid <= self.high:
            refuse("low ≤ mid ≤ high", f"{self.low:g}, {self.mid:g}, {self.high:g}")
        return self

    @property
    def is_certain(self) -> bool:
        """Whether there is nothing to draw."""
        return self.low == self.high

    def scaled(self, factor: float) -> "Parameter":
        """The same parameter with its three values times ``factor``."""
        values = {"low": self.low * factor, "mid": self.mid * factor, "high": self.high * factor}
        return self.model_copy(update={**values, "scale": None})


def _from_number(value: Any) -> Any:
    """A bare number is a parameter without a range."""
    if isinstance(value, bool) or not isinstance(value, (int, float, dict, Parameter)):
        refuse("een getal of {low, mid, high}", shown(value))
    if isinstance(value, (int, float)):
        return {"low": value, "mid": value, "high": value}
    return value


def _within(low: float, high: float = float("inf"), above: bool = False) -> Callable[[Parameter], Parameter]:
    def check(value: Parameter) -> Parameter:
        if value.low < low or (above and value.low == low):
            refuse(f"{'meer dan' if above else 'ten minste'} {low:g}", f"{value.low:g}")
        if value.high > high:
            refuse(f"ten hoogste {high:g}", f"{value.high:g}")
        return value

    return check


AnyParameter = Annotated[Parameter, BeforeValidator(_from_number)]
Amount = Annotated[Parameter, BeforeValidator(_from_number), AfterValidator(_within(0))]
Price = Annotated[Parameter, BeforeValidator(_from_number), AfterValidator(_within(0, above=True))]
Rate = Annotated[Parameter, BeforeValidator(_from_number), AfterValidator(_within(0, 1))]
Growth = Annotated[Parameter, BeforeValidator(_from_number), AfterValidator(_within(-1, 1, above=True))]

_ZERO = Parameter(low=0, mid=0, high=0)


class Settings(Record):
    """Horizon, size and the two rates every outcome depends on."""

    start_year: Annotated[Whole, Field(ge=1900, le=2200)] = 2027
    years: Annotated[Whole, Field(ge=1, le=60)] = 10
    population: Annotated[Number, Field(gt=0)]
    discount_rate: Annotated[Number, Field(gt=-1, le=1)] = 0.0225
    evidence_discount: dict[Grade, Share] = {"A": 0.0, "B": 0.10, "C": 0.25, "D": 0.40}
    term_end: Whole = 2030

    @field_validator("evidence_discount")
    @classmethod
    def _all_grades(cls, value: dict[Grade, float]) -> dict[Grade, float]:
        if missing := sorted(set("ABCD") - set(value)):
            refuse("een korting voor A, B, C en D", f"geen {', '.join(missing)}")
        return value

    @property
    def calendar(self) -> list[int]:
        """The calendar years of the horizon."""
        return list(range(self.start_year, self.start_year + self.years))


class Transfer(Record):
    """A yearly flow from one line to another; ``stays`` adds there without leaving here."""

    to: Key
    rate: Rate
    stays: Flag = False
    waiting_rate: Rate = _ZERO


class Line(Record):
    """A care line: a facility with people in it."""

    id: Key
    name: Text | None = None
    unit: Text | None = None
    theme: Text | None = None
    summary: Text | None = None
    note: Text | None = None
    steerable: Flag = True
    task_fields: tuple[Text, ...] = ()
    stock: Amount
    inflow: Amount
    inflow_growth: Growth = _ZERO
    exit_rate: Rate
    unit_cost: Price
    cost_growth: Growth = _ZERO
    payers: dict[Payer, Share]
    cashable: Rate
    cash_delay: Annotated[Whole, Field(ge=0)] = 0
    transfers: tuple[Transfer, ...] = ()

    @field_validator("payers")
    @classmethod
    def _whole_cost(cls, value: dict[Payer, float]) -> dict[Payer, float]:
        if abs(sum(value.values()) - 1) > SHARES_TOLERANCE:
            refuse("aandelen die samen 1 zijn", f"samen {sum(value.values()):g}")
        return value


class Reach(Record):
    """Who could take part: at most ``share`` of a line's pool, or of a population group of ``size`` people."""

    line: Key | None = None
    group: Text | None = None
    size: Amount | None = None
    share: Rate

    @model_validator(mode="after")
    def _one_pool(self) -> "Reach":
        if (self.line is None) == (self.size is None) or (self.size is None) != (self.group is None):
            refuse("of line, of group met size", "iets anders")
        return self


class Effect(Record):
    """What one participant changes, from ``delay`` years after taking part and for ``lasts`` years."""

    kind: EffectKind
    line: Key | None = None
    from_: Key | None = Field(default=None, alias="from")
    to: Key | None = None
    payer: Payer | None = None
    per_participant: AnyParameter
    delay: Annotated[Whole, Field(ge=0, le=60)] = 0
    lasts: Annotated[Whole, Field(ge=1, le=60)] = 1
    note: Text | None = None

    @model_validator(mode="after")
    def _needed_fields(self) -> "Effect":
        needed = {"shift": {"from_", "to"}, "benefit": {"payer"}}.get(self.kind, {"line"})
        given = {name for name in ("line", "from_", "to", "payer") if getattr(self, name) is not None}
        if given != needed:
            words = {"from_": "from"}
            refuse(
                f"bij {self.kind}: " + " en ".join(sorted(words.get(n, n) for n in needed)),
                " en ".join(sorted(words.get(n, n) for n in given)) or "niets",
            )
        if self.kind == "shift" and self.from_ == self.to:
            refuse("een verschuiving naar een andere zorglijn", f"van {self.from_} naar zichzelf")
        return self

    @property
    def target(self) -> str | None:
        """The line the effect starts from; none for a benefit."""
        return self.line or self.from_


class Evidence(Record):
    """What speaks for or against an intervention, in a sentence, with sources."""

    direction: Literal["for", "against"]
    text: Text
    sources: tuple[Text, ...]


class Intervention(Record):
    """Something preventive a municipality can spend more, or less, on."""

    id: Key
    name: Text | None = None
    theme: Theme | None = None
    summary: Text | None = None
    unit: Text | None = None
    participant: Text | None = None
    counts_people: Flag = True
    task_field: Text | None = None
    statutory: Flag = False
    note: Text | None = None
    expected_direction: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    unit_cost: Price
    reach: Reach
    current_participants: Amount = _ZERO
    grade: Grade
    ledger: Ledger
    effects: tuple[Effect, ...] = ()


class Change(Record):
    """Money for an intervention, in euro per inhabitant per year; negative is a cut."""

    amount_per_inhabitant: Number
    from_: Whole = Field(default=2027, alias="from")
    ramp: Annotated[Whole, Field(ge=1)] = 1
    until: Whole | None = None


class Ceiling(Record):
    """From ``from`` on a line gets at most its first-year baseline cost, growing by ``growth`` a year."""

    growth: Annotated[Number, Field(gt=-1, le=1)]
    from_: Whole = Field(default=2027, alias="from")


class Scenario(Record):
    """Only what the user changed."""

    id: Key = "scenario"
    name: Text | None = None
    summary: Text | None = None
    theme: Text | None = None
    note: Text | None = None
    conditions: tuple[Text, ...] = ()
    changes: dict[Key, Change] = {}
    ceilings: dict[Key, Ceiling] = {}

    @property
    def first_year(self) -> int | None:
        """The year in which the first change or ceiling starts; none when nothing was changed."""
        starts = [change.from_ for change in self.changes.values() if change.amount_per_inhabitant != 0]
        starts += [ceiling.from_ for ceiling in self.ceilings.values()]
        return min(starts, default=None)


class Case(Record):
    """Everything one run needs."""

    settings: Settings
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    interventions: tuple[Intervention, ...] = ()
    scenario: Scenario = Scenario()
