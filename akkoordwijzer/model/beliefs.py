"""What somebody believes, apart from what is chosen: parameters changed by hand, and estimates where nobody measured.

Both make another case. The baseline moves with a belief; an estimate only fills an effect.
"""

from collections.abc import Iterable, Mapping

from pydantic import model_validator

from akkoordwijzer.content.records import Number, Record, Text
from akkoordwijzer.model.openness import is_open
from akkoordwijzer.model.parameter_name import ParameterName
from akkoordwijzer.model.parameters import Parameter, certain, refuse_no_range
from akkoordwijzer.model.records import Case, CouldAffect, Effect, Intervention

# An estimate is about one intervention and one care line it could affect: their ids.
EstimateKey = tuple[str, str]


class Belief(Record):
    """Another most likely value and range for a parameter, with who says so (``source``) and why."""

    low: Number
    mid: Number
    high: Number
    reason: Text
    source: Text

    @model_validator(mode="after")
    def _a_range(self) -> "Belief":
        refuse_no_range(self.low, self.mid, self.high)
        return self


class Estimate(Belief):
    """What the table thinks that one participant prevents on a care line where nobody measured it."""


def with_beliefs(case: Case, beliefs: Mapping[str, Belief]) -> Case:
    """The case with its parameters as believed. Raises ``KeyError`` for an unknown parameter and pydantic's
    ``ValidationError`` for a value that cannot be (a share above one, a negative cost)."""
    for text, belief in beliefs.items():
        try:
            name = ParameterName.parse(text)
        except ValueError:
            raise KeyError(text) from None
        # The published sum and its sources say nothing about a number that somebody else filled in.
        case = name.put(case, _said(belief, "eigen aanname", name.get(case).unit))
    return case


def with_estimates(case: Case, estimates: Mapping[EstimateKey, Estimate]) -> Case:
    """The case with an effect filled in for every estimate (contract, section 5), keyed by intervention and line.

    The estimate replaces what the library says about prevention on that line; it counts as soft and is not discounted
    for evidence. An intervention stays open while a line it could affect is neither measured nor estimated. Apply it
    after ``with_beliefs``: every other effect keeps its name. Raises ``KeyError`` for an intervention that is not there
    or a line that it could not affect.
    """
    known = {item.id: item for item in case.interventions}
    asked: dict[str, dict[str, Estimate]] = {}
    for (item_id, line), estimate in estimates.items():
        if item_id not in known or line not in {place.line for place in known[item_id].could_affect}:
            raise KeyError((item_id, line))
        asked.setdefault(item_id, {})[line] = estimate
    items = tuple(_estimated(item, asked[item.id]) if item.id in asked else item for item in case.interventions)
    return case.model_copy(update={"interventions": items})


def _estimated(item: Intervention, estimates: Mapping[str, Estimate]) -> Intervention:
    effects = list(item.effects)
    for place in item.could_affect:
        if place.line in estimates:
            fill_effect(effects, place, _said(estimates[place.line], "inschatting", None))
    answered = {effect.line for effect in effects if effect.estimate}
    unanswered = is_open(item) and any(place.line not in answered for place in item.could_affect)
    return item.model_copy(
        update={"effects": tuple(effects), "ledger": "unknown" if unanswered else _at_least_soft(item)}
    )


def _at_least_soft(item: Intervention) -> str:
    return "soft" if item.ledger == "unknown" else item.ledger


def fill_effect(effects: list[Effect], place: CouldAffect, quantity: Parameter) -> None:
    """Replace what prevents on the line of ``place`` by one undiscounted effect of weight 1; the other effects keep
    their number, which is part of their name."""
    numbers = preventing(effects, place.line)
    filled = Effect(
        kind="prevent",
        line=place.line,
        per_participant=quantity,
        delay=place.delay,
        lasts=place.lasts,
        estimate=True,
        note=quantity.note,
    )
    for number in numbers:
        effects[number] = effects[number].model_copy(update={"per_participant": certain(0)})
    if numbers:
        effects[numbers[0]] = filled
    else:
        effects.append(filled)


def preventing(effects: Iterable[Effect], line: str) -> list[int]:
    """Numbers of the effects that prevent on a line."""
    return [number for number, effect in enumerate(effects) if effect.kind == "prevent" and effect.line == line]


def _said(belief: Belief, kind: str, unit: str | None) -> Parameter:
    """A number with who said it and why, and nothing else."""
    note = f"{kind} van {belief.source}: {belief.reason}"
    return Parameter(low=belief.low, mid=belief.mid, high=belief.high, unit=unit, assumption=True, note=note)
