"""What somebody believes: parameters changed by hand, apart from what is chosen. The baseline moves with them."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from akkoordwijzer.content.records import Number, Record, Text
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.parameters import refuse_no_range
from akkoordwijzer.model.records import Case

_EFFECT = re.compile(r"^effects\[(\d+)\]\.")


class Belief(Record):
    """Another most likely value and range for a parameter, with who says so and why."""

    low: Number
    mid: Number
    high: Number
    reason: Text
    source: Text

    @model_validator(mode="after")
    def _a_range(self) -> "Belief":
        refuse_no_range(self.low, self.mid, self.high)
        return self


def with_beliefs(case: Case, beliefs: Mapping[str, Belief]) -> Case:
    """The case with its parameters as believed. Raises ``KeyError`` for an unknown parameter and pydantic's
    ``ValidationError`` for a value that cannot be (a share above one, a negative cost)."""
    if not beliefs:
        return case
    known = parameters(case)
    if unknown := [name for name in beliefs if name not in known]:
        raise KeyError(unknown[0])
    data = case.model_dump(by_alias=True)
    owners = {item["id"]: item for item in (*data["lines"], *data["interventions"])}
    for name, belief in beliefs.items():
        owner, _, rest = name.partition(".")
        old = known[name].model_dump()
        new = {
            **old,
            "low": belief.low,
            "mid": belief.mid,
            "high": belief.high,
            "note": f"eigen aanname: {belief.reason}",
        }
        _put(owners[owner], rest, new)
    return Case.model_validate(data)


def _put(owner: dict[str, Any], rest: str, value: dict[str, Any]) -> None:
    if match := _EFFECT.match(rest):
        owner["effects"][int(match[1])]["per_participant"] = value
    elif rest.startswith("transfers."):
        _, to, field = rest.split(".")
        next(transfer for transfer in owner["transfers"] if transfer["to"] == to)[field] = value
    elif rest.startswith("reach."):
        owner["reach"][rest.removeprefix("reach.")] = value
    else:
        owner[rest] = value
