"""What the handlers of events share."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from akkoordwijzer.conversation.events import Event
from akkoordwijzer.conversation.moves import MoveRecord
from akkoordwijzer.conversation.state import Spread, State

# With two who touched a lever, each would read the other's amount from the spread.
SPREAD_FROM = 3

K = TypeVar("K")
V = TypeVar("V")
Handler = Callable[[State, Event, Any], State]
HANDLERS: dict[type[MoveRecord], Handler] = {}


def folds(*kinds: type[MoveRecord]) -> Callable[[Handler], Handler]:
    """Register a handler: from a state, an event and its move to the next state; ``KeyError`` skips the event."""

    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(kinds, handler))
        return handler

    return register


def put(mapping: Mapping[K, V], key: K, value: V | None) -> dict[K, V]:
    """A copy with ``key`` set, or without it when there is no value."""
    if value is None:
        return {k: v for k, v in mapping.items() if k != key}
    return {**mapping, key: value}


def spread_of(state: State) -> dict[str, Spread]:
    """Per lever that at least three parties touched: least, most and how many. No names, and none to guess."""
    amounts: dict[str, list[float]] = {}
    for party in state.parties():
        for lever, wish in state.wishes.get(party.id, {}).items():
            if wish.ideal is not None:
                amounts.setdefault(lever, []).append(wish.ideal)
    return {k: Spread(min(v), max(v), len(v)) for k, v in sorted(amounts.items()) if len(v) >= SPREAD_FROM}
