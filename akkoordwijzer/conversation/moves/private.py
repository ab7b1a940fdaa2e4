"""For the maker only: wishes, red lines, weights and own work."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from akkoordwijzer.content.records import Flag, Number, refuse
from akkoordwijzer.conversation.moves.kit import MoveRecord
from akkoordwijzer.conversation.plain import Amount, Data, Line, Name, Ref


class AmountSet(MoveRecord):
    """A party's own amount for a lever; none takes it back."""

    PRIVATE = True
    kind: Literal["amount_set"] = "amount_set"
    lever: Ref
    amount: Amount | None


class RedLineSet(MoveRecord):
    """A party's least and most for a lever, with why; ``shared`` puts them, with name and why, before the room."""

    PRIVATE = True
    kind: Literal["red_line_set"] = "red_line_set"
    lever: Ref
    least: Amount | None = None
    most: Amount | None = None
    why: Line | None = None
    shared: Flag = False

    @property
    def private(self) -> bool:
        """Only what was not shared."""
        return not self.shared

    @model_validator(mode="after")
    def _ordered(self) -> "RedLineSet":
        if self.least is not None and self.most is not None and self.least > self.most:
            refuse("een ondergrens onder de bovengrens", f"{self.least:g} en {self.most:g}")
        return self


class WeightSet(MoveRecord):
    """How much a lever weighs for a party, of a hundred points (the sum scales away)."""

    PRIVATE = True
    kind: Literal["weight_set"] = "weight_set"
    lever: Ref
    points: Annotated[Number, Field(ge=0, le=100)]


class WishesCounted(MoveRecord):
    """Whether a party lets its wishes count in the measure of agreement, which shows how content it is."""

    kind: Literal["wishes_counted"] = "wishes_counted"
    count: Flag


class ProposalSaved(MoveRecord):
    """A proposal of one's own, kept under a name; checked by whoever made it."""

    PRIVATE = True
    kind: Literal["proposal_saved"] = "proposal_saved"
    name: Name
    proposal: Data | None


class WorkSaved(MoveRecord):
    """Other work of one's own (a case, an agreement, answers) under a key; none throws it away."""

    PRIVATE = True
    kind: Literal["work_saved"] = "work_saved"
    part: Ref
    data: Data | None
