"""The record of a case, all that one run needs, and the records it is made of (contract, section 2)."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from akkoordwijzer.content.records import Number, Record, Share, Whole, refuse
from akkoordwijzer.model.interventions import CouldAffect, Effect, EffectKind, Evidence, Intervention, Ledger, Reach
from akkoordwijzer.model.lines import Line, Surprise, Transfer
from akkoordwijzer.model.parameters import MOST, Grade, Parameter, Payer, Year
from akkoordwijzer.model.scenario import Ceiling, Change, Scenario

# What the rest of the house needs to speak about a case comes from this one place.
__all__ = [
    "Case",
    "Ceiling",
    "Change",
    "CouldAffect",
    "Effect",
    "EffectKind",
    "Evidence",
    "Grade",
    "Intervention",
    "Ledger",
    "Line",
    "Parameter",
    "Payer",
    "Reach",
    "Scenario",
    "Settings",
    "Surprise",
    "Transfer",
]


class Settings(Record):
    """Horizon, size and the few rates every outcome depends on.

    ``growth_damping`` is what is left of the growth a year later; ``shared`` the part of a range that fails together
    with the others of its grade (or of all ``cashable`` shares), 0 where not given.
    """

    start_year: Year = 2027
    years: Annotated[Whole, Field(ge=1, le=60)] = 10
    population: Annotated[Number, Field(gt=0, le=MOST)]
    discount_rate: Annotated[Number, Field(gt=-1, le=1)] = 0.0225
    evidence_discount: dict[Grade, Share] = {"A": 0.0, "B": 0.10, "C": 0.25, "D": 0.40}
    growth_damping: Share = 1.0
    shared: dict[Literal["A", "B", "C", "D", "cashable"], Share] = {}
    term_end: Year = 2030

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

    @property
    def term_index(self) -> int:
        """Index of the last budget year of the council term, kept within the horizon."""
        return min(max(self.term_end - self.start_year, 0), self.years - 1)

    @property
    def term_years(self) -> list[int]:
        """The calendar years of the council term within the horizon."""
        return self.calendar[: self.term_index + 1]


class Case(Record):
    """Everything one run needs."""

    settings: Settings
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    interventions: tuple[Intervention, ...] = ()
    scenario: Scenario = Scenario()
