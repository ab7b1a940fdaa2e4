"""On the table: proposals, what others say of them, what is settled and what is parked."""

from typing import Literal

from akkoordwijzer.conversation.moves.kit import MoveRecord
from akkoordwijzer.conversation.plain import Amounts, Data, Id, Line, Story


class SpreadShown(MoveRecord):
    """The spread of the private amounts as it is now, without names, stands before the room."""

    kind: Literal["spread_shown"] = "spread_shown"


class Tabled(MoveRecord):
    """A proposal before the room; the same id from the same hand is a changed one: support starts anew."""

    kind: Literal["tabled"] = "tabled"
    proposal: Id
    title: Line
    amounts: Amounts
    why: Story | None = None
    for_what: Line | None = None
    data: Data | None = None


class Countered(MoveRecord):
    """A proposal as the answer to another one."""

    kind: Literal["countered"] = "countered"
    answers: Id
    proposal: Id
    title: Line
    amounts: Amounts
    why: Story | None = None
    for_what: Line | None = None
    data: Data | None = None


class Withdrew(MoveRecord):
    """The maker takes a proposal off the table."""

    kind: Literal["withdrew"] = "withdrew"
    proposal: Id


class Supported(MoveRecord):
    """A party supports a proposal."""

    kind: Literal["supported"] = "supported"
    proposal: Id


class Objected(MoveRecord):
    """A party objects, with the condition under which it would not."""

    kind: Literal["objected"] = "objected"
    proposal: Id
    condition: Line


class Agreed(MoveRecord):
    """A party agrees to a proposal as the outcome."""

    kind: Literal["agreed"] = "agreed"
    proposal: Id


class Settled(MoveRecord):
    """The facilitator records a proposal as the outcome, with who agreed and who did not at this moment."""

    kind: Literal["settled"] = "settled"
    proposal: Id


class Parked(MoveRecord):
    """A point that is left for later, with why."""

    kind: Literal["parked"] = "parked"
    point: Line
    why: Line | None = None
