"""The room and who is in it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.events import Event
from akkoordwijzer.conversation.fold.kit import folds
from akkoordwijzer.conversation.state import Member, State


def _member(state: State, member: str, **changes: Any) -> State:
    return replace(state, members={**state.members, member: replace(state.members[member], **changes)})


@folds(m.Opened)
def _opened(state: State, event: Event, move: m.Opened) -> State:
    if state.number:
        raise KeyError("opened twice")
    maker = Member(event.by, move.name, "facilitator", "in", move.token_hash)
    return replace(
        state, title=move.title, form=move.form, region=move.region, basis=move.basis, opened_at=event.at,
        members={event.by: maker},
    )  # fmt: skip


@folds(m.Joined)
def _joined(state: State, event: Event, move: m.Joined) -> State:
    if event.by in state.members:
        raise KeyError("joined twice")
    return replace(
        state, members={**state.members, event.by: Member(event.by, move.name, move.role, "waiting", move.token_hash)}
    )


@folds(m.Admitted)
def _admitted(state: State, _: Event, move: m.Admitted) -> State:
    return _member(state, move.member, status="in")


@folds(m.ShownOut)
def _shown_out(state: State, _: Event, move: m.ShownOut) -> State:
    return _member(state, move.member, status="out")


@folds(m.Left)
def _left(state: State, event: Event, _: m.Left) -> State:
    return _member(state, event.by, status="out")


@folds(m.Renamed)
def _renamed(state: State, event: Event, move: m.Renamed) -> State:
    return _member(state, event.by, name=move.name)


@folds(m.RoleSet)
def _role_set(state: State, _: Event, move: m.RoleSet) -> State:
    return _member(state, move.member, role=move.role)


@folds(m.DoorSet)
def _door_set(state: State, _: Event, move: m.DoorSet) -> State:
    return replace(state, door_open=move.open)


@folds(m.StepOpened)
def _step_opened(state: State, _: Event, move: m.StepOpened) -> State:
    return replace(state, step=move.step)


@folds(m.AgendaSet)
def _agenda_set(state: State, _: Event, move: m.AgendaSet) -> State:
    return replace(state, agenda=move.items)


@folds(m.TimerSet)
def _timer_set(state: State, event: Event, move: m.TimerSet) -> State:
    ends = None if move.seconds is None else event.at + timedelta(seconds=move.seconds)
    return replace(state, timer_ends=ends)


@folds(m.Closed, m.Reopened)
def _closed(state: State, _: Event, move: m.Closed | m.Reopened) -> State:
    return replace(state, closed=isinstance(move, m.Closed))


@folds(m.Blank)
def _blank(state: State, _: Event, __: m.Blank) -> State:
    return state
