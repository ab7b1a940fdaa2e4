"""Turning a big knob or a single lever: from an amount somebody wants to a scenario."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from akkoordwijzer.calibration.levers import Lever
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal.scale import Scale
from akkoordwijzer.proposal.spread import CENT, Room, spread

# The mildest ceiling is the first notch; further on it gets stricter.
GROWTHS = tuple(step / 200 for step in range(10, -11, -1))


@dataclass(frozen=True, slots=True)
class Turned:
    """The scenario after a turn, and what found no room, in euro per inhabitant (same sign as asked)."""

    scenario: Scenario
    left: float


def total(scenario: Scenario, levers: Iterable[str]) -> float:
    """What the levers of a knob add up to, in euro per inhabitant per year."""
    changes = scenario.changes
    return round(sum(changes[key].amount_per_inhabitant for key in levers if key in changes), 10)


def scale_of(levers: Iterable[Lever]) -> Scale:
    """The scale of a knob: all that its levers spend today at one end, all they can put to work at the other."""
    rooms = [room_of(lever) for lever in levers]
    return Scale(round(sum(room.least for room in rooms), 2), round(sum(room.most for room in rooms), 2))


def room_of(lever: Lever) -> Room:
    """How far a lever can go: down to its own budget, up to what can be put to work. Whole cents, rounded inwards."""
    most = int(lever.full_reach_eur_per_inhabitant / CENT + 1e-6) * CENT
    return Room(-int(lever.current_eur_per_inhabitant / CENT + 1e-6) * CENT, round(most, 2))


def turn(
    scenario: Scenario,
    levers: Mapping[str, Lever],
    target: float,
    weights: Mapping[str, float],
    locked: Set[str] = frozenset(),
    plan: Mapping[str, float] | None = None,
    step: float = CENT,
) -> Turned:
    """The scenario with the levers of a knob adding up to ``target`` euro per inhabitant per year.

    What is locked stays; timing stays. ``plan`` is the shape to keep (what was set by hand or came with a scenario).
    """
    now = {key: scenario.changes[key].amount_per_inhabitant for key in levers if key in scenario.changes}
    fixed = {key: now.get(key, 0.0) for key in levers if key in locked}
    found = spread(target, {key: room_of(lever) for key, lever in levers.items()}, weights, fixed, plan or now, step)
    return Turned(with_amounts(scenario, {key: found.amounts.get(key, 0.0) for key in levers}), found.left)


def with_amounts(scenario: Scenario, amounts: Mapping[str, float]) -> Scenario:
    """Other amounts, with the timing each lever had; zero is unchanged policy. Order stays, so that links stay."""
    changes = dict(scenario.changes)
    for key, amount in amounts.items():
        if amount == 0:
            changes.pop(key, None)
        else:
            kept = changes.get(key) or Change(amount_per_inhabitant=0.0)
            changes[key] = kept.model_copy(update={"amount_per_inhabitant": float(amount)})
    return scenario.model_copy(update={"changes": changes})


def with_growth(scenario: Scenario, lines: Iterable[str], growth: float | None) -> Scenario:
    """One ceiling for all these lines, each with the first year it had; none leaves them open-ended."""
    ceilings = dict(scenario.ceilings)
    for line in lines:
        before = ceilings.pop(line, None)
        if growth is not None:
            ceilings[line] = (before or Ceiling(growth=0.0)).model_copy(update={"growth": growth})
    return scenario.model_copy(update={"ceilings": ceilings})


def growth_of(scenario: Scenario, lines: Iterable[str]) -> float | str | None:
    """The ceiling that these lines share; nothing when none has one, ``mixed`` when they differ."""
    found = {scenario.ceilings[line].growth if line in scenario.ceilings else None for line in lines}
    return found.pop() if len(found) == 1 else "mixed" if found else None
