"""Forms at the table: guess first, estimates, claims, dilemmas, role swap."""

from typing import Annotated, Literal

from pydantic import Field

from akkoordwijzer.content.records import Flag, Number
from akkoordwijzer.conversation.moves.kit import MoveRecord, Range, Round
from akkoordwijzer.conversation.plain import Amount, Id, Line, Ref, Story
from akkoordwijzer.model.records import Grade


class QuestionAsked(MoveRecord):
    """Guess first: a question with a number as its answer."""

    kind: Literal["question_asked"] = "question_asked"
    question: Ref
    text: Line
    unit: Line | None = None


class Guessed(MoveRecord):
    """Somebody's guess."""

    PRIVATE = True
    kind: Literal["guessed"] = "guessed"
    question: Ref
    value: Annotated[Number, Field(ge=-1e15, le=1e15)]


class GuessesShown(MoveRecord):
    """The guesses stand before the room, without names; from here on nobody guesses."""

    kind: Literal["guesses_shown"] = "guesses_shown"
    question: Ref


class OutcomeShown(MoveRecord):
    """The answer stands beside the guesses."""

    kind: Literal["outcome_shown"] = "outcome_shown"
    question: Ref
    value: Annotated[Number, Field(ge=-1e15, le=1e15)]


class EstimateAsked(MoveRecord):
    """An unmeasured effect (``parameter`` of the model) for the table to estimate, with what one must believe."""

    kind: Literal["estimate_asked"] = "estimate_asked"
    parameter: Ref
    text: Line
    unit: Line | None = None
    threshold: Amount | None = None


class EstimateGiven(MoveRecord):
    """Somebody's estimate in a round."""

    PRIVATE = True
    kind: Literal["estimate_given"] = "estimate_given"
    parameter: Ref
    round: Round
    estimate: Range
    why: Line | None = None


class EstimatesShown(MoveRecord):
    """The estimates of a round stand before the room, without names; after the first the second opens."""

    kind: Literal["estimates_shown"] = "estimates_shown"
    parameter: Ref
    round: Round


class EstimateTaken(MoveRecord):
    """The table takes an estimate over as its own, or decides not to (``estimate`` none)."""

    kind: Literal["estimate_taken"] = "estimate_taken"
    parameter: Ref
    estimate: Range | None
    why: Line


class ClaimMade(MoveRecord):
    """The expert's claim: what, where from, how sure and what it changes, before and after."""

    kind: Literal["claim_made"] = "claim_made"
    claim: Id
    text: Story
    source: Line
    grade: Grade
    changes: Line
    parameter: Ref | None = None
    before: Range | None = None
    after: Range | None = None


class ClaimAccepted(MoveRecord):
    """The table accepts a claim."""

    kind: Literal["claim_accepted"] = "claim_accepted"
    claim: Id


class ClaimParked(MoveRecord):
    """The table leaves a claim for later."""

    kind: Literal["claim_parked"] = "claim_parked"
    claim: Id
    why: Line


class DilemmaAnswered(MoveRecord):
    """A party's answer to a dilemma."""

    PRIVATE = True
    kind: Literal["dilemma_answered"] = "dilemma_answered"
    dilemma: Ref
    option: Ref
    why: Line | None = None


class DilemmaShown(MoveRecord):
    """The answers to a dilemma stand before the room, with names."""

    kind: Literal["dilemma_shown"] = "dilemma_shown"
    dilemma: Ref


class RoleSwapped(MoveRecord):
    """A party plays another party for a round: what it tables now, it tables as that one."""

    kind: Literal["role_swapped"] = "role_swapped"
    plays: Id


class SwapEnded(MoveRecord):
    """Back to one's own role: what did you see that you did not see before? ``shared`` shows it to the room."""

    PRIVATE = True
    kind: Literal["swap_ended"] = "swap_ended"
    reflection: Story | None = None
    shared: Flag = False

    @property
    def private(self) -> bool:
        """Only what was not shared."""
        return not self.shared
