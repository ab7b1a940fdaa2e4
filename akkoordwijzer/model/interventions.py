"""Interventions: something preventive a municipality can spend more, or less, on (contract, sections 1 and 2)."""

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from akkoordwijzer.content.records import Flag, Key, Record, Text, Whole, refuse
from akkoordwijzer.model.parameters import (
    Amount,
    AnyParameter,
    Grade,
    Payer,
    PayerShares,
    Price,
    Rate,
    TaskFields,
    Weight,
    certain,
)

Ledger = Literal["hard", "soft", "unknown"]
EffectKind = Literal["prevent", "exit", "shift", "find", "benefit"]
Theme = Literal["debts", "guardianship", "youth", "other"]

Delay = Annotated[Whole, Field(ge=0, le=60)]
Lasts = Annotated[Whole, Field(ge=1, le=60)]


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
    """What one participant changes, from ``delay`` years after taking part and for ``lasts`` years.

    ``weight`` compares those it concerns with the average client: length of stay times price. An ``estimate`` is what
    the table thinks where nobody measured: never discounted for evidence, never booked as hard.
    """

    kind: EffectKind
    line: Key | None = None
    from_: Key | None = Field(default=None, alias="from")
    to: Key | None = None
    payer: Payer | None = None
    per_participant: AnyParameter
    weight: Weight = certain(1, "times_average_client")
    delay: Delay = 0
    lasts: Lasts = 1
    estimate: Flag = False
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


class CouldAffect(Record):
    """A line where an intervention might work, measured or not, and when it would."""

    line: Key
    delay: Delay = 1
    lasts: Lasts = 1
    reason: Text | None = None


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
    task_fields: TaskFields = {}
    statutory: Flag = False
    note: Text | None = None
    expected_direction: Text | None = None
    no_cut_because: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    unit_cost: Price
    reach: Reach
    current_participants: Amount = certain(0)
    grade: Grade
    ledger: Ledger
    spend_payers: PayerShares = {"municipality": 1.0}
    effects: tuple[Effect, ...] = ()
    could_affect: tuple[CouldAffect, ...] = ()

    @field_validator("could_affect")
    @classmethod
    def _each_line_once(cls, value: tuple[CouldAffect, ...]) -> tuple[CouldAffect, ...]:
        lines = [place.line for place in value]
        if doubles := sorted({line for line in lines if lines.count(line) > 1}):
            refuse("elke zorglijn één keer", f"‘{doubles[0]}’ twee keer")
        return value
