"""Event by event to a state: pure, and never surprised by what an older or newer version wrote."""

from collections.abc import Iterable
from dataclasses import replace

from akkoordwijzer.conversation.events import Event
from akkoordwijzer.conversation.fold import forms, private, room, table
from akkoordwijzer.conversation.fold.kit import HANDLERS, SPREAD_FROM, spread_of
from akkoordwijzer.conversation.state import State

__all__ = ["HANDLERS", "SPREAD_FROM", "fold", "fold_all", "forms", "private", "room", "spread_of", "table"]


def fold(state: State, event: Event) -> State:
    """The state after an event. Raises ``ValueError`` for an event of another conversation or out of turn."""
    if event.conversation != state.conversation or event.number != state.number + 1:
        raise ValueError(f"event {event.conversation}/{event.number} after {state.conversation}/{state.number}")
    handler = HANDLERS.get(type(event.move))
    try:
        after = handler(state, event, event.move) if handler else replace(state, skipped=state.skipped + 1)
    except KeyError:  # it speaks of something that is not there
        after = replace(state, skipped=state.skipped + 1)
    return _counted(replace(after, number=event.number), event)


def fold_all(conversation: str, events: Iterable[Event], state: State | None = None) -> State:
    """The state after all events, from ``state`` or from nothing."""
    state = state or State(conversation)
    for event in events:
        state = fold(state, event)
    return state


def _counted(state: State, event: Event) -> State:
    if (member := state.members.get(event.by)) is None:
        return state
    minute = int(event.at.timestamp() // 60)
    in_minute = member.in_minute + 1 if minute == member.minute else 1
    member = replace(member, total=member.total + 1, minute=minute, in_minute=in_minute)
    return replace(state, members={**state.members, member.id: member})
