"""Who may do what: one table, the limits, and what must be so before a move means something."""

from datetime import datetime

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.conditions import CONDITIONS
from akkoordwijzer.conversation.moves import Move, Role
from akkoordwijzer.conversation.state import Member, State

_ROLES: dict[str, Role] = {"F": "facilitator", "P": "party", "E": "expert", "S": "spectator"}
# What is not in this table, nobody may do: opening and joining have their own doors (``rooms``).
MAY: dict[type[m.MoveRecord], str] = {
    m.Admitted: "F",
    m.ShownOut: "F",
    m.RoleSet: "F",
    m.DoorSet: "F",
    m.StepOpened: "F",
    m.AgendaSet: "F",
    m.TimerSet: "F",
    m.SpreadShown: "F",
    m.Settled: "F",
    m.QuestionAsked: "F",
    m.GuessesShown: "F",
    m.OutcomeShown: "F",
    m.EstimateAsked: "F",
    m.EstimatesShown: "F",
    m.EstimateTaken: "F",
    m.ClaimAccepted: "F",
    m.ClaimParked: "F",
    m.DilemmaShown: "F",
    m.Closed: "F",
    m.Reopened: "F",
    m.Left: "PES",
    m.Renamed: "FPES",
    m.Erased: "FPES",
    m.AmountSet: "P",
    m.RedLineSet: "P",
    m.WeightSet: "P",
    m.WishesCounted: "P",
    m.ProposalSaved: "FPE",
    m.WorkSaved: "FPE",
    m.Tabled: "FP",
    m.Countered: "FP",
    m.Withdrew: "FP",
    m.Supported: "P",
    m.Objected: "P",
    m.Agreed: "P",
    m.Parked: "FP",
    m.Guessed: "FPES",
    m.EstimateGiven: "PE",
    m.ClaimMade: "FE",
    m.DilemmaAnswered: "FP",
    m.RoleSwapped: "P",
    m.SwapEnded: "P",
}
_AFTER_CLOSING = (m.Reopened, m.Erased)

# A hand on a slider makes some twenty events a minute; ninety minutes of that is two thousand.
PER_MINUTE = 120
PER_DEVICE = 3_000
PER_CONVERSATION = 50_000
MEMBERS = 60
WAITING = 20

NOT_IN = "U bent nog niet binnengelaten. De gespreksleider ziet dat u wacht."
OUT = "U doet niet meer mee aan dit gesprek."
NO_MEMBER = "Dit apparaat doet niet mee aan dit gesprek."
CLOSED = "Dit gesprek is gesloten. De gespreksleider kan het weer openen."
TOO_FAST = "Dat gaat te snel: wacht even en probeer het over een minuut opnieuw."
TOO_MANY = "Dit apparaat heeft in dit gesprek te veel gestuurd; er kan niets meer bij."
FULL = "Dit gesprek is vol: er kan niets meer bij. Begin een nieuw gesprek."
ONLY_FACILITATOR = "Alleen de gespreksleider kan dit."
WRONG_ROLE = "Met uw rol kunt u dit niet doen: {role} kijkt mee zonder dit recht."
_ROLE_WORDS: dict[Role, str] = {
    "facilitator": "de gespreksleider",
    "party": "een partij",
    "expert": "de deskundige",
    "spectator": "een toeschouwer",
}


def may(role: Role, move: type[m.MoveRecord]) -> bool:
    """Whether a role may make a kind of move at all."""
    return any(_ROLES[letter] == role for letter in MAY.get(move, ""))


def refusal(state: State, by: str, move: Move, now: datetime) -> str | None:
    """Why a member may not make a move now, in one Dutch sentence; none when it may."""
    if (member := state.members.get(by)) is None:
        return NO_MEMBER
    if member.status != "in":
        return NOT_IN if member.status == "waiting" else OUT
    if state.closed and not isinstance(move, _AFTER_CLOSING):
        return CLOSED
    if not may(member.role, type(move)):
        return _not_this_role(member, move)
    return _limits(state, member, now) or _condition(state, member, move)


def may_join(state: State) -> str | None:
    """Why nobody can knock now; none when one can."""
    if state.closed:
        return CLOSED
    if state.form == "alone" or not state.door_open:
        return "De deur is dicht: vraag de gespreksleider om die open te zetten."
    waiting = sum(member.status == "waiting" for member in state.members.values())
    if waiting >= WAITING or len(state.members) >= MEMBERS or state.number >= PER_CONVERSATION:
        return "Er kan nu niemand meer bij: vraag de gespreksleider om de wachtenden binnen te laten."
    return None


def _not_this_role(member: Member, move: Move) -> str:
    if MAY.get(type(move)) == "F":
        return ONLY_FACILITATOR
    return WRONG_ROLE.format(role=_ROLE_WORDS[member.role])


def _limits(state: State, member: Member, now: datetime) -> str | None:
    if state.number >= PER_CONVERSATION:
        return FULL
    # The facilitator must be able to close a room whatever happened in it.
    if member.total >= PER_DEVICE and member.role != "facilitator":
        return TOO_MANY
    if member.minute == int(now.timestamp() // 60) and member.in_minute >= PER_MINUTE:
        return TOO_FAST
    return None


def _condition(state: State, member: Member, move: Move) -> str | None:
    check = CONDITIONS.get(type(move))
    return check(state, member, move) if check else None
