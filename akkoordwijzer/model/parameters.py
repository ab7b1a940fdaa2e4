"""Numbers with their range and source: what lines, interventions and effects are made of (contract, section 1)."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from akkoordwijzer.content.faults import shown
from akkoordwijzer.content.records import Flag, Key, Number, Record, Share, Text, Whole, refuse

Payer = Literal["municipality", "state", "insurer", "citizen", "employer", "creditor", "housing_association", "other"]
Grade = Literal["A", "B", "C", "D"]

# Far above any amount in a Dutch budget, and low enough that 60 years of doubling stay within what a float can hold.
MOST = 1e12
# Shares are typed by hand in thirds and sixths; a rounding of a millionth is not a fault.
SHARES_TOLERANCE = 1e-6

Year = Annotated[Whole, Field(ge=1900, le=2200)]


def refuse_no_range(low: float, mid: float, high: float) -> None:
    """Refuse three numbers that are out of order, or larger than anything in a Dutch budget."""
    if not low <= mid <= high:
        refuse("low ≤ mid ≤ high", f"{low:g}, {mid:g}, {high:g}")
    if max(-low, high) > MOST:
        refuse(f"getallen tot {MOST:g}", f"{max(-low, high):g}")


class Parameter(Record):
    """Most likely value ``mid`` and the range in which it almost certainly lies, with where it comes from.

    ``scale`` marks a national number: a region gets its share of it by inhabitants, or as it does of a care line.
    Euro are those of ``price_year``.
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
    scale: Key | None = None
    price_year: Year | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _a_range(self) -> "Parameter":
        refuse_no_range(self.low, self.mid, self.high)
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
    """A check that the whole range of a parameter lies between two limits."""

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
# The dearest client of a line costs some ten times the average one; more is a typing error.
Weight = Annotated[Parameter, BeforeValidator(_from_number), AfterValidator(_within(0, 10))]


def certain(value: float, unit: str | None = None) -> Parameter:
    """A parameter without a range."""
    return Parameter(low=value, mid=value, high=value, unit=unit)


def _whole_cost(value: dict[Payer, float]) -> dict[Payer, float]:
    """Refuse shares of a cost that are not the whole cost together."""
    if abs(sum(value.values()) - 1) > SHARES_TOLERANCE:
        refuse("aandelen die samen 1 zijn", f"samen {sum(value.values()):g}")
    return value


PayerShares = Annotated[dict[Payer, Share], AfterValidator(_whole_cost)]


def _equal_parts(value: Any) -> Any:
    """A bare list of task fields, as in files of before: each an equal share."""
    return {field: 1 / len(value) for field in value} if isinstance(value, (list, tuple)) else value


def _whole_or_none(value: dict[str, float]) -> dict[str, float]:
    """Refuse shares over task fields that are not the whole together; none at all is fine."""
    if value and abs(sum(value.values()) - 1) > SHARES_TOLERANCE:
        refuse("aandelen die samen 1 zijn", f"samen {sum(value.values()):g}")
    return value


# Where a municipality books the money (task field, Iv3), as shares of it.
TaskFields = Annotated[dict[Text, Share], BeforeValidator(_equal_parts), AfterValidator(_whole_or_none)]
