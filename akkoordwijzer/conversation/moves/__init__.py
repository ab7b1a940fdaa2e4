"""What somebody can do in a conversation: one record per kind of move.

``private`` on a move says that its content reaches nobody but the one who made it, not even in an export; what the
room may see of it (a spread, a distribution) is the business of ``view``.
"""

from typing import Literal

from akkoordwijzer.conversation.moves.forms import (
    ClaimAccepted,
    ClaimMade,
    ClaimParked,
    DilemmaAnswered,
    DilemmaShown,
    EstimateAsked,
    EstimateGiven,
    EstimatesShown,
    EstimateTaken,
    Guessed,
    GuessesShown,
    OutcomeShown,
    QuestionAsked,
    RoleSwapped,
    SwapEnded,
)
from akkoordwijzer.conversation.moves.kit import Form, MoveRecord, Range, Role, Round
from akkoordwijzer.conversation.moves.private import (
    AmountSet,
    ProposalSaved,
    RedLineSet,
    WeightSet,
    WishesCounted,
    WorkSaved,
)
from akkoordwijzer.conversation.moves.room import (
    Admitted,
    AgendaItem,
    AgendaSet,
    Blank,
    Closed,
    DoorSet,
    Erased,
    Joined,
    Left,
    Opened,
    Renamed,
    Reopened,
    RoleSet,
    ShownOut,
    StepOpened,
    TimerSet,
)
from akkoordwijzer.conversation.moves.table import (
    Agreed,
    Countered,
    Objected,
    Parked,
    Settled,
    SpreadShown,
    Supported,
    Tabled,
    Withdrew,
)


class Unknown(MoveRecord):
    """A kind this version does not know: kept, counted and otherwise left alone."""

    PRIVATE = True
    kind: Literal["unknown"] = "unknown"
    data: dict[str, object]


Known = (
    Opened | Joined | Admitted | ShownOut | Left | Renamed | RoleSet | DoorSet | StepOpened | AgendaSet | TimerSet
    | Closed | Reopened | Erased | Blank | AmountSet | RedLineSet | WeightSet | WishesCounted | ProposalSaved
    | WorkSaved | SpreadShown | Tabled | Countered | Withdrew | Supported | Objected | Agreed | Settled | Parked
    | QuestionAsked | Guessed | GuessesShown | OutcomeShown | EstimateAsked | EstimateGiven | EstimatesShown
    | EstimateTaken | ClaimMade | ClaimAccepted | ClaimParked | DilemmaAnswered | DilemmaShown | RoleSwapped | SwapEnded
)  # fmt: skip
Move = Known | Unknown

__all__ = [
    "Admitted",
    "AgendaItem",
    "AgendaSet",
    "Agreed",
    "AmountSet",
    "Blank",
    "ClaimAccepted",
    "ClaimMade",
    "ClaimParked",
    "Closed",
    "Countered",
    "DilemmaAnswered",
    "DilemmaShown",
    "DoorSet",
    "Erased",
    "EstimateAsked",
    "EstimateGiven",
    "EstimateTaken",
    "EstimatesShown",
    "Form",
    "Guessed",
    "GuessesShown",
    "Joined",
    "Known",
    "Left",
    "Move",
    "MoveRecord",
    "Objected",
    "Opened",
    "OutcomeShown",
    "Parked",
    "ProposalSaved",
    "QuestionAsked",
    "Range",
    "RedLineSet",
    "Renamed",
    "Reopened",
    "Role",
    "RoleSet",
    "RoleSwapped",
    "Round",
    "Settled",
    "ShownOut",
    "SpreadShown",
    "StepOpened",
    "Supported",
    "SwapEnded",
    "Tabled",
    "TimerSet",
    "Unknown",
    "WeightSet",
    "WishesCounted",
    "Withdrew",
    "WorkSaved",
]
