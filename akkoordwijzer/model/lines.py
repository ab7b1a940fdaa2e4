"""Care lines: facilities with people in them (contract, sections 1, 2 and 7)."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from akkoordwijzer.content.records import Flag, Key, Number, Record, Text, Whole, refuse
from akkoordwijzer.model.parameters import Amount, Growth, PayerShares, Price, Rate, TaskFields, certain

# A spread of 1 a year makes a line three times as large or small within a year: no facility ever did.
Spread = Annotated[Number, Field(ge=0, le=1)]


class Transfer(Record):
    """A yearly flow from one line to another; ``stays`` adds there without leaving here."""

    to: Key
    rate: Rate
    stays: Flag = False
    waiting_rate: Rate = certain(0)


class Surprise(Record):
    """How far a line may wander from its path: standard deviations of the logarithm.

    ``start`` holds what is unknown about the stock on 1 January of the start year; ``persons`` and ``price`` grow with
    the root of the years. With ``priced_on: budget`` the total cost at the start is known and only its price is not.
    Lines ``with`` the same name share half of their surprises.
    """

    start: Spread = 0.0
    persons: Spread = 0.0
    price: Spread = 0.0
    priced_on: Literal["budget"] | None = None
    with_: Key | None = Field(default=None, alias="with")

    @field_validator("with_")
    @classmethod
    def _a_name_of_its_own(cls, value: str | None) -> str | None:
        if value in ("effects", "cashable"):
            refuse("een andere naam dan effects of cashable: die toevalsreeksen bestaan al", f"‘{value}’")
        return value


class Line(Record):
    """A care line: a facility with people in it."""

    id: Key
    name: Text | None = None
    unit: Text | None = None
    theme: Text | None = None
    summary: Text | None = None
    note: Text | None = None
    steerable: Flag = True
    is_care: Flag = True
    can_have_ceiling: Flag = True
    task_fields: TaskFields = {}
    stock: Amount
    inflow: Amount
    inflow_growth: Growth = certain(0)
    exit_rate: Rate
    unit_cost: Price
    cost_growth: Growth = certain(0)
    payers: PayerShares
    cashable: Rate
    cash_delay: Annotated[Whole, Field(ge=0, le=60)] = 0
    transfers: tuple[Transfer, ...] = ()
    waiting_exit: Rate = certain(1, "share")
    found_cost: Amount | None = None
    surprise: Surprise = Surprise()
