"""The story told step by step: an event appears, the amount rises, who pays it."""

from collections.abc import Mapping
from dataclasses import dataclass

from akkoordwijzer.household.records import ROADS, RoadName, TurningPoint
from akkoordwijzer.household.roads import Comparison, EventCost
from akkoordwijzer.model.records import Payer


@dataclass(frozen=True, slots=True)
class Step:
    """One event, or one turning point, with what was spent so far: most likely euro per road and payer.

    An event counts with its whole cost in the step in which it starts, so that the last step holds the totals.
    """

    half: int
    event: EventCost | None
    point: TurningPoint | None
    so_far: Mapping[RoadName, Mapping[Payer, float]]


def steps(comparison: Comparison) -> tuple[Step, ...]:
    """Half-year by half-year: first the turning points, then as it went, then as it could have gone."""
    queue: list[tuple[int, int, EventCost | TurningPoint]] = [
        (point.at, 0, point) for point in comparison.household.turning_points
    ]
    for order, name in enumerate(ROADS, 1):
        queue += [(item.event.from_, order, item) for item in comparison.roads[name].events]
    spent: dict[RoadName, dict[Payer, float]] = {name: {} for name in ROADS}
    found = []
    for half, _, item in sorted(queue, key=lambda entry: entry[:2]):
        if isinstance(item, EventCost):
            for payer, eur in item.by_payer.items():
                spent[item.road][payer] = spent[item.road].get(payer, 0.0) + eur.mid
        found.append(
            Step(
                half=half,
                event=item if isinstance(item, EventCost) else None,
                point=item if isinstance(item, TurningPoint) else None,
                so_far={name: dict(values) for name, values in spent.items()},
            )
        )
    return tuple(found)
