"""What all moves share."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from akkoordwijzer.content.records import Record, refuse
from akkoordwijzer.conversation.plain import Amount

Role = Literal["facilitator", "party", "expert", "spectator"]
Form = Literal["room", "alone"]
Round = Literal[1, 2]
TokenHash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class MoveRecord(Record):
    """What all moves share."""

    PRIVATE: ClassVar[bool] = False

    @property
    def private(self) -> bool:
        """Whether its content is for its maker only."""
        return self.PRIVATE


class Range(Record):
    """Low, most likely and high, in that order."""

    low: Amount
    mid: Amount
    high: Amount

    @model_validator(mode="after")
    def _ordered(self) -> "Range":
        if not self.low <= self.mid <= self.high:
            refuse("low ≤ mid ≤ high", f"{self.low:g}, {self.mid:g}, {self.high:g}")
        return self
