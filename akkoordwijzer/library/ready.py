"""Ready-made scenarios: choices said as an amount, or as a share of what a region spends or sees grow."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from akkoordwijzer.content.records import Key, Number, Record, Share, Text, Whole, refuse
from akkoordwijzer.model.parameters import Year
from akkoordwijzer.model.records import Ceiling, Change, Scenario

UNCHANGED = "unchanged"
# Parts are typed by hand; a rounding of a thousandth is not a fault.
PARTS_TOLERANCE = 1e-3


class ReadyChange(Record):
    """A change: an amount per inhabitant, a share of what is spent today, or a part of the scenario's own money."""

    amount_per_inhabitant: Number | None = None
    share_of_current: Number | None = None
    part: Share | None = None
    from_: Year = Field(default=2027, alias="from")
    ramp: Annotated[Whole, Field(ge=1, le=60)] = 1
    until: Year | None = None

    @model_validator(mode="after")
    def _one_amount(self) -> "ReadyChange":
        if sum(value is not None for value in (self.amount_per_inhabitant, self.share_of_current, self.part)) != 1:
            refuse("amount_per_inhabitant, share_of_current of part", "geen of meer")
        return self


class ReadyCeiling(Record):
    """A ceiling: growth per year, or a share of the line's own growth under unchanged policy."""

    growth: Annotated[Number, Field(gt=-1, le=1)] | None = None
    share_of_growth: Share | None = None
    from_: Year = Field(default=2027, alias="from")

    @model_validator(mode="after")
    def _one_growth(self) -> "ReadyCeiling":
        if (self.growth is None) == (self.share_of_growth is None):
            refuse("growth of share_of_growth", "geen of allebei")
        return self


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a region spends and sees grow, in euro per inhabitant per year: what shares are shares of.

    ``specialist`` is the budget of the lines in ``capped``: care that the region pays for itself and may limit.
    ``growth`` is what their baseline costs more after four years; ``line_growth`` their yearly growth.
    """

    current: dict[str, float]
    specialist: float
    growth: float
    line_growth: dict[str, float]


class ReadyScenario(Record):
    """Neutral words, what must be true for it to work, and the choices.

    ``share_of_specialist`` and ``share_of_growth`` are the money of the scenario, spread by the ``part`` of each
    change. A line on which a region can put no ceiling is left out there.
    """

    id: Key
    name: Text
    summary: Text
    conditions: tuple[Text, ...] = ()
    share_of_specialist: Share | None = None
    share_of_growth: Share | None = None
    changes: dict[Key, ReadyChange] = {}
    ceilings: dict[Key, ReadyCeiling] = {}

    @model_validator(mode="after")
    def _parts_of_money(self) -> "ReadyScenario":
        parts = [change.part for change in self.changes.values() if change.part is not None]
        given = [share for share in (self.share_of_specialist, self.share_of_growth) if share is not None]
        if len(given) > 1 or bool(given) != bool(parts):
            refuse("één share_of_specialist of share_of_growth bij part", "geen of allebei")
        if parts and abs(sum(parts) - 1) > PARTS_TOLERANCE:
            refuse("delen (part) die samen 1 zijn", f"samen {sum(parts):g}")
        return self

    def for_region(self, yardstick: Yardstick) -> Scenario:
        """The scenario in euro per inhabitant and growth per year."""
        money = (self.share_of_specialist or 0.0) * yardstick.specialist
        money += (self.share_of_growth or 0.0) * yardstick.growth
        whole = sum(change.part or 0.0 for change in self.changes.values())
        changes = {}
        for key, change in self.changes.items():
            amount = change.amount_per_inhabitant
            if change.part is not None:
                amount = change.part / whole * money
            elif amount is None:
                amount = (change.share_of_current or 0.0) * yardstick.current.get(key, 0.0)
            changes[key] = Change(
                amount_per_inhabitant=amount, from_=change.from_, ramp=change.ramp, until=change.until
            )
        ceilings = {
            key: Ceiling(
                growth=ceiling.growth
                if ceiling.growth is not None
                else (ceiling.share_of_growth or 0.0) * yardstick.line_growth[key],
                from_=ceiling.from_,
            )
            for key, ceiling in self.ceilings.items()
            if key in yardstick.line_growth
        }
        return Scenario(
            id=self.id,
            name=self.name,
            summary=self.summary,
            conditions=self.conditions,
            changes=changes,
            ceilings=ceilings,
        )
