"""Interventions as they stand in scenarios/interventions: with how today's size follows from money."""

from typing import Annotated

from pydantic import Field, model_validator

from akkoordwijzer.content.records import Flag, Key, Number, Record, Text, Whole, refuse
from akkoordwijzer.model.parameters import Grade
from akkoordwijzer.model.records import Intervention

Multiple = Annotated[Number, Field(ge=0, le=10)]
INHABITANTS = "inhabitants"


class Range(Record):
    """Three multiples of the same amount."""

    low: Multiple
    mid: Multiple
    high: Multiple

    @model_validator(mode="after")
    def _rises(self) -> "Range":
        if not self.low <= self.mid <= self.high:
            refuse("low ≤ mid ≤ high", f"{self.low:g}, {self.mid:g}, {self.high:g}")
        return self


class Current(Record):
    """What is spent today: a share of the region's own task fields, or its part of a national amount.

    The money of the interventions in ``minus`` stands on the same task field and is taken off. ``most`` says how large
    the supply can become, as a multiple of today's; without it ``reach`` stands in the file.
    """

    task_fields: tuple[Text, ...] = ()
    year: Whole | None = None
    amount_eur: Annotated[Number, Field(gt=0)] | None = None
    price_year: Whole | None = None
    scale: Key | None = None
    share: Range
    minus: tuple[Key, ...] = ()
    most: Range | None = None
    why: Text
    sources: tuple[Text, ...]
    grade: Grade
    assumption: Flag = False
    checked: Text

    @model_validator(mode="after")
    def _one_kind(self) -> "Current":
        own = bool(self.task_fields) and self.year is not None
        national = None not in (self.amount_eur, self.price_year, self.scale)
        others = (self.amount_eur, self.price_year, self.scale) if own else (self.year, *self.task_fields)
        if own == national or any(value is not None for value in others):
            refuse("task_fields met year, of amount_eur met price_year en scale", "iets anders")
        return self


class LibraryIntervention(Intervention):
    """An intervention before it is brought to a region."""

    current_from: Current | None = None

    @model_validator(mode="after")
    def _one_current(self) -> "LibraryIntervention":
        if self.current_from is not None and self.current_participants.high > 0:
            refuse("current_participants of current_from", "allebei")
        if self.current_from is not None and self.current_from.most is not None and self.reach.group is None:
            refuse("een groep (reach.group) bij most", "een zorglijn")
        return self
