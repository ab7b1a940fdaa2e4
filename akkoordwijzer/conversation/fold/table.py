"""Proposals and what becomes of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.events import Event
from akkoordwijzer.conversation.fold.kit import folds, put, spread_of
from akkoordwijzer.conversation.state import (
    Concession,
    OnTable,
    Point,
    Settlement,
    State,
)


@folds(m.SpreadShown)
def _spread_shown(state: State, _: Event, __: m.SpreadShown) -> State:
    return replace(state, spread=spread_of(state))


@folds(m.Tabled, m.Countered)
def _tabled(state: State, event: Event, move: m.Tabled | m.Countered) -> State:
    plays = state.plays.get(event.by)
    old = state.table.get(move.proposal)
    new = OnTable(
        move.proposal, event.by, move.title, move.amounts, move.why, move.data,
        move.answers if isinstance(move, m.Countered) else None, plays, event.number, old.version + 1 if old else 1,
    )  # fmt: skip
    state = replace(state, table={**state.table, move.proposal: new})
    # A proposal made in somebody else's role, or put down by the facilitator, is nobody's concession.
    if plays or state.members[event.by].role != "party":
        return state
    before = state.last_tabled.get(event.by)
    moved = [] if before is None else _moved(event, before, move)
    return replace(
        state,
        last_tabled={**state.last_tabled, event.by: move.amounts},
        concessions=(*state.concessions, *moved),
    )


def _moved(event: Event, before: Mapping[str, float], move: m.Tabled | m.Countered) -> list[Concession]:
    return [
        Concession(event.number, event.by, lever, before.get(lever, 0.0), move.amounts.get(lever, 0.0), move.for_what)
        for lever in sorted({*before, *move.amounts})
        if before.get(lever, 0.0) != move.amounts.get(lever, 0.0)
    ]


def _on_table(state: State, proposal: str, **changes: Any) -> State:
    return replace(state, table={**state.table, proposal: replace(state.table[proposal], **changes)})


@folds(m.Withdrew)
def _withdrew(state: State, _: Event, move: m.Withdrew) -> State:
    return _on_table(state, move.proposal, withdrawn=True)


@folds(m.Supported)
def _supported(state: State, event: Event, move: m.Supported) -> State:
    old = state.table[move.proposal]
    objections = put(old.objections, event.by, None)
    return _on_table(state, move.proposal, supported=old.supported | {event.by}, objections=objections)


@folds(m.Objected)
def _objected(state: State, event: Event, move: m.Objected) -> State:
    old, who = state.table[move.proposal], {event.by}
    objections = {**old.objections, event.by: move.condition}
    return _on_table(
        state, move.proposal, supported=old.supported - who, agreed=old.agreed - who, objections=objections
    )


@folds(m.Agreed)
def _agreed(state: State, event: Event, move: m.Agreed) -> State:
    old = state.table[move.proposal]
    objections = put(old.objections, event.by, None)
    return _on_table(state, move.proposal, agreed=old.agreed | {event.by}, objections=objections)


@folds(m.Settled)
def _settled(state: State, event: Event, move: m.Settled) -> State:
    chosen = state.table[move.proposal]
    parties = [party.id for party in state.parties()]
    outcome = Settlement(
        event.number, event.at, chosen.id, chosen.title, chosen.amounts, chosen.data,
        tuple(p for p in parties if p in chosen.agreed), tuple(p for p in parties if p not in chosen.agreed),
        chosen.objections,
    )  # fmt: skip
    return replace(state, settled=(*state.settled, outcome))


@folds(m.Parked)
def _parked(state: State, event: Event, move: m.Parked) -> State:
    return replace(state, parked=(*state.parked, Point(move.point, move.why, event.by)))
