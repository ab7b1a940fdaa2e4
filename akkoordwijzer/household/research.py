"""What research found where the roads part: the effects of the library, as odds on the scale of the threshold."""

from collections.abc import Mapping
from dataclasses import dataclass

from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.records import TurningPoint
from akkoordwijzer.household.roads import Comparison
from akkoordwijzer.model.records import Effect, Evidence, Grade, Intervention, Ledger

# An effect whose most likely value is under this part of its range is not established (design: the model, section 4).
ESTABLISHED = 0.1


@dataclass(frozen=True, slots=True)
class Odds:
    """One effect: in which share of participants it makes a difference. ``assumed``: nobody measured it."""

    effect: Effect
    chance: Ends
    grade: Grade | None
    assumed: bool
    sources: tuple[str, ...]
    arithmetic: str | None


@dataclass(frozen=True, slots=True)
class Research:
    """A turning point, or help without one (``point`` none), with what the library knows about its intervention."""

    intervention: str
    point: TurningPoint | None
    name: str | None
    grade: Grade | None
    ledger: Ledger | None
    established: bool
    odds: tuple[Odds, ...]
    evidence: tuple[Evidence, ...]

    @property
    def known(self) -> bool:
        """Whether the library has this intervention."""
        return self.name is not None


def research(comparison: Comparison, interventions: Mapping[str, Intervention]) -> tuple[Research, ...]:
    """Every turning point in its order, and then the help of the second road that no turning point speaks of."""
    points = sorted(comparison.household.turning_points, key=lambda point: point.at)
    found = [_research(point.intervention, point, interventions) for point in points]
    named = {point.intervention for point in points}
    for event in comparison.roads["as_it_could"].events:
        item = event.price.intervention
        if item is not None and event.price.is_help and item not in named:
            named.add(item)
            found.append(_research(item, None, interventions))
    return tuple(found)


def _research(key: str, point: TurningPoint | None, interventions: Mapping[str, Intervention]) -> Research:
    item = interventions.get(key)
    if item is None:
        return Research(key, point, None, None, None, False, (), ())
    return Research(
        intervention=key,
        point=point,
        name=item.name or item.id,
        grade=item.grade,
        ledger=item.ledger,
        established=item.ledger != "unknown" and any(_is_established(effect) for effect in item.effects),
        odds=tuple(_odds(effect) for effect in item.effects if effect.kind in ("prevent", "exit", "shift")),
        evidence=item.evidence,
    )


def _is_established(effect: Effect) -> bool:
    value = effect.per_participant
    return effect.kind != "find" and value.mid != 0 and abs(value.mid) >= ESTABLISHED * (value.high - value.low)


def _odds(effect: Effect) -> Odds:
    value = effect.per_participant
    return Odds(
        effect=effect,
        chance=Ends(value.low, value.mid, value.high),
        grade=value.grade,
        assumed=value.assumption or not value.sources,
        sources=value.sources,
        arithmetic=value.arithmetic,
    )
