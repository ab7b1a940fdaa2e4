"""From a conversation to the positions that the measure of agreement reckons with."""

from akkoordwijzer.conversation.agreement import Position
from akkoordwijzer.conversation.state import Member, State


def positions(state: State, everyone: bool = False) -> list[Position]:
    """The positions of the parties in the room that let their wishes count (or of everyone).

    Of a party that does not, only the red lines that it put before the room.
    """
    return [_position(state, party, everyone or party.id in state.counted) for party in state.parties()]


def _position(state: State, party: Member, whole: bool) -> Position:
    wishes = {lever: wish for lever, wish in state.wishes.get(party.id, {}).items() if whole or wish.shared}
    return Position(
        party.id,
        party.name,
        ideals={lever: wish.ideal for lever, wish in wishes.items() if whole and wish.ideal is not None},
        least={lever: wish.least for lever, wish in wishes.items() if wish.least is not None},
        most={lever: wish.most for lever, wish in wishes.items() if wish.most is not None},
        weights=state.weights.get(party.id, {}) if whole else {},
    )
