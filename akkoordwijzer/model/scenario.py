"""Scenarios: only what the user changed, money per intervention and ceilings per care line (contract, section 2)."""

from typing import Annotated

from pydantic import Field, model_validator

from akkoordwijzer.content.records import Key, Number, Record, Text, Whole, refuse
from akkoordwijzer.model.parameters import Year

# Dutch municipalities spend some EUR 4,000 per inhabitant on everything together.
MOST_PER_INHABITANT = 10_000


class Change(Record):
    """Money for an intervention, in euro per inhabitant per year; negative is a cut."""

    amount_per_inhabitant: Annotated[Number, Field(ge=-MOST_PER_INHABITANT, le=MOST_PER_INHABITANT)]
    from_: Year = Field(default=2027, alias="from")
    ramp: Annotated[Whole, Field(ge=1, le=60)] = 1
    until: Year | None = None

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> "Change":
        if self.until is not None and self.until < self.from_:
            refuse(f"een laatste jaar (until) vanaf {self.from_}", str(self.until))
        return self


class Ceiling(Record):
    """From ``from`` on a line gets at most its first-year baseline cost, growing by ``growth`` a year."""

    growth: Annotated[Number, Field(gt=-1, le=1)]
    from_: Year = Field(default=2027, alias="from")


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
