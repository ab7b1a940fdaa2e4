"""Choices and beliefs as query parameters and back: ``?gemeente=GM0080&early_debt_signals=2.5&plafond.shelter=-3``.

An amount that does not simply start in 2027 carries its timing: ``2.5~2028~3~2030`` is from 2028, rising in three
years, until 2030. A belief is ``aanname.<parameter>=low~mid~high~reason~source``. What a link says is checked by the
same records as a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.records import Ceiling, Change, Scenario

REGION = "gemeente"
CEILING = "plafond."
BELIEF = "aanname."
_JOIN = "~"
# Over any budget; what is larger is a slip of the hand or a joke.
MOST_EUR_PER_INHABITANT = 1000.0
LONGEST = 400

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Read:
    """What a link says, and Dutch sentences about what it says that cannot be."""

    region: str
    scenario: Scenario
    beliefs: dict[str, Belief]
    refused: tuple[str, ...]


def write(region: str, scenario: Scenario, beliefs: Mapping[str, Belief]) -> dict[str, str]:
    """Query parameters for a state; what is as it starts is not in them."""
    found = {} if region == NATION else {REGION: region}
    for key, change in scenario.changes.items():
        timing = ["" if part is None else str(part) for part in (change.from_, change.ramp, change.until)]
        plain = timing == [str(Change.model_fields["from_"].default), "1", ""]
        found[key] = _JOIN.join([f"{change.amount_per_inhabitant:.10g}", *([] if plain else timing)])
    for key, ceiling in scenario.ceilings.items():
        plain = ceiling.from_ == Ceiling.model_fields["from_"].default
        found[CEILING + key] = f"{ceiling.growth * 100:.10g}" + ("" if plain else f"{_JOIN}{ceiling.from_}")
    for key, belief in beliefs.items():
        values = [f"{value:.10g}" for value in (belief.low, belief.mid, belief.high)]
        words = [text.replace(_JOIN, "-") for text in (belief.reason, belief.source)]
        found[BELIEF + key] = _JOIN.join([*values, *words])
    return found


def read(
    found: Mapping[str, str], regions: set[str], interventions: set[str], lines: set[str], parameters: set[str]
) -> Read:
    """A state from query parameters; whatever cannot be is left out and named."""
    region, refused = NATION, []
    changes: dict[str, Change] = {}
    ceilings: dict[str, Ceiling] = {}
    beliefs: dict[str, Belief] = {}
    for key, text in found.items():
        parts = text.split(_JOIN) if len(text) <= LONGEST else []
        kept = True
        if key == REGION:
            if text in regions:
                region = text
            else:
                refused.append(f"De gemeente ‘{text[:40]}’ in deze link kennen we niet. We tonen Nederland.")
        elif key in interventions:
            kept = _keep(changes, key, _change(parts))
        elif key.startswith(CEILING) and key.removeprefix(CEILING) in lines:
            kept = _keep(ceilings, key.removeprefix(CEILING), _ceiling(parts))
        elif key.startswith(BELIEF) and key.removeprefix(BELIEF) in parameters:
            kept = _keep(beliefs, key.removeprefix(BELIEF), _belief(parts))
        else:
            refused.append(f"‘{key[:40]}’ in deze link kennen we niet. We laten het weg.")
        if not kept:
            refused.append(f"De waarde ‘{text[:40]}’ bij ‘{key}’ in deze link kan niet. We laten die weg.")
    return Read(region, Scenario(changes=changes, ceilings=ceilings), beliefs, tuple(refused))


def _keep(kept: dict[str, R], key: str, record: R | None) -> bool:
    if record is not None:
        kept[key] = record
    return record is not None


def _change(parts: list[str]) -> Change | None:
    amount = _number(parts[0]) if parts else None
    timing = _wholes(parts[1:], 3)
    if amount is None or timing is None or abs(amount) > MOST_EUR_PER_INHABITANT:
        return None
    return _record(
        Change, {"amount_per_inhabitant": amount, **dict(zip(("from", "ramp", "until"), timing, strict=True))}
    )


def _ceiling(parts: list[str]) -> Ceiling | None:
    percent = _number(parts[0]) if parts else None
    start = _wholes(parts[1:], 1)
    if percent is None or start is None:
        return None
    return _record(Ceiling, {"growth": round(percent / 100, 12), "from": start[0]})


def _belief(parts: list[str]) -> Belief | None:
    values = [_number(part) for part in parts[:3]]
    if len(parts) != 5 or None in values:
        return None
    given = dict(zip(("low", "mid", "high"), values, strict=True))
    return _record(Belief, {**given, "reason": parts[3], "source": parts[4]})


def _record(kind: type[R], values: dict[str, Any]) -> R | None:
    try:
        return kind.model_validate({key: value for key, value in values.items() if value is not None})
    except ValidationError:
        return None


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _wholes(parts: list[str], count: int) -> list[int | None] | None:
    """At most ``count`` whole numbers, empty parts as nothing; nothing at all when it is something else."""
    if len(parts) > count or not all(part == "" or part.isdecimal() for part in parts):
        return None
    return [int(part) if part else None for part in parts] + [None] * (count - len(parts))
