"""A case as records: a household, its two roads in half-years, and what an own case must say about itself.

The ready-made households (scenarios/households) and the file of an own case have one format.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from akkoordwijzer.content.records import Flag, Key, Number, Record, Share, Text, Whole, refuse
from akkoordwijzer.model.parameters import SHARES_TOLERANCE
from akkoordwijzer.model.records import Payer

FORMAT = 1
HALVES = 8
YEARS = HALVES // 2
# More than this is a typing error, and keeps sums far from what a float can hold.
MOST_QUANTITY = 100_000
MOST_EUR = 10_000_000
MOST_EVENTS = 200
MOST_ASIDE = 20_000
FEWEST_ALIKE = 10

RoadName = Literal["as_it_went", "as_it_could"]
ROADS: tuple[RoadName, ...] = ("as_it_went", "as_it_could")
Picked = Literal["went_well", "failed", "in_between"]

Half = Annotated[Whole, Field(ge=1, le=HALVES)]
Line = Annotated[Text, Field(max_length=120)]
Story = Annotated[Text, Field(max_length=1_000)]
Amount = Annotated[Number, Field(gt=0, le=MOST_EUR)]


def whole_cost(value: dict[Payer, float]) -> dict[Payer, float]:
    """Shares of payers; refuses those that are not the whole cost."""
    if abs(sum(value.values()) - 1) > SHARES_TOLERANCE:
        refuse("aandelen die samen 1 zijn", f"samen {sum(value.values()):g}")
    return value


class Event(Record):
    """Something that happened, or could have: ``quantity`` times a price in every half-year of ``from`` to ``to``."""

    from_: Half = Field(alias="from")
    to: Half
    price: Key
    quantity: Annotated[Number, Field(gt=0, le=MOST_QUANTITY)]
    text: Annotated[Text, Field(max_length=300)]
    payers: dict[Payer, Share] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Event":
        if self.from_ > self.to:
            refuse("from niet na to", f"{self.from_} en {self.to}")
        return self

    @field_validator("payers")
    @classmethod
    def _whole(cls, value: dict[Payer, float] | None) -> dict[Payer, float] | None:
        return value if value is None else whole_cost(value)

    @property
    def halves(self) -> range:
        """The half-years it lasts, counted from 1."""
        return range(self.from_, self.to + 1)


class Road(Record):
    """One road: its events in the order of the story."""

    label: Line | None = None
    events: Annotated[tuple[Event, ...], Field(max_length=MOST_EVENTS)] = ()


class Roads(Record):
    """The two roads of one household; both start at the same moment."""

    as_it_went: Road = Road()
    as_it_could: Road = Road()

    def named(self, name: RoadName) -> Road:
        """A road by its name."""
        return self.as_it_went if name == "as_it_went" else self.as_it_could


class TurningPoint(Record):
    """Where the roads part: in which half-year, by which intervention of the library, and what is known about that."""

    at: Half
    intervention: Key
    text: Annotated[Text, Field(max_length=300)]
    odds: Story | None = None


class OwnPrice(Record):
    """A price the writer of a case brings along: of one year, with a reason. Without ``mid`` it is unknown, by name.

    ``replaces``: the price of the list in whose place this local price comes. ``help``: it is part of the help itself.
    """

    id: Key
    label: Line
    unit: Line
    low: Amount | None = None
    mid: Amount | None = None
    high: Amount | None = None
    price_year: Whole | None = None
    payers: dict[Payer, Share] = {"municipality": 1.0}
    reason: Story
    replaces: Key | None = None
    help: Flag = False

    _whole = field_validator("payers")(whole_cost)

    @model_validator(mode="after")
    def _ordered(self) -> "OwnPrice":
        if self.mid is None:
            if self.low is not None or self.high is not None:
                refuse("een midden bij laag of hoog", "geen midden")
            return self
        low, high = self.mid if self.low is None else self.low, self.mid if self.high is None else self.high
        if not low <= self.mid <= high:
            refuse("low ≤ mid ≤ high", f"{low:g}, {self.mid:g}, {high:g}")
        if self.price_year is None:
            refuse("het jaar van de prijs (price_year)", "niets")
        return self


class LifeArea(Record):
    """How the household itself says an area of life goes, before and after: 1 (badly) to 5 (very well)."""

    area: Key
    before: Annotated[Whole, Field(ge=1, le=5)] | None = None
    after: Annotated[Whole, Field(ge=1, le=5)] | None = None
    text: Annotated[Text, Field(max_length=300)] | None = None


class Hint(Record):
    """A figure that says something about how many such households there are, and in words how far that reaches."""

    indicator: Key
    text: Story


class Household(Record):
    """A case. ``composed``: nobody in it exists. ``group``: what a hundred of them are called.

    The fields after ``hint`` are for own cases.
    ``set_aside``: text of what could not be taken over from a file, kept until its writer deals with it.
    """

    version: Annotated[Whole, Field(ge=FORMAT, le=FORMAT)]
    composed: Flag = False
    id: Key = "own_case"
    label: Line = "Eigen casus"
    group: Line = "huishoudens"
    who: Story | None = None
    lesson: Story | None = None
    roads: Roads = Roads()
    turning_points: Annotated[tuple[TurningPoint, ...], Field(max_length=20)] = ()
    uncertain: Annotated[tuple[Story, ...], Field(max_length=20)] = ()
    hint: Hint | None = None
    picked_because: Picked | None = None
    picked_note: Story | None = None
    changed: Story | None = None
    consent: Flag = False
    checked_by: Line | None = None
    similar_households: Annotated[Whole, Field(ge=0, le=10_000_000)] | None = None
    own_prices: Annotated[tuple[OwnPrice, ...], Field(max_length=50)] = ()
    life: Annotated[tuple[LifeArea, ...], Field(max_length=20)] = ()
    own_view: Story | None = None
    set_aside: Annotated[tuple[Annotated[Text, Field(max_length=MOST_ASIDE)], ...], Field(max_length=50)] = ()

    @field_validator("own_prices", "life")
    @classmethod
    def _once(cls, value: tuple[Any, ...]) -> tuple[Any, ...]:
        ids = [item.id if isinstance(item, OwnPrice) else item.area for item in value]
        if double := next((item for item in ids if ids.count(item) > 1), None):
            refuse("elk onderdeel één keer", f"‘{double}’ dubbel")
        return value
