"""The one grammar of parameter names: what a belief, a link, a driver and a stream of draws call a number of a case.

``<line>.<field>`` · ``<line>.transfers.<to>.<field>`` · ``<intervention>.<field>`` · ``<intervention>.reach.<field>`` ·
``<intervention>.effects[<number>].<kind>`` (its quantity per participant) · ``….effects[<number>].weight``
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from akkoordwijzer.content.records import Record
from akkoordwijzer.model.parameters import Parameter
from akkoordwijzer.model.records import Case, Intervention, Line, Reach, Transfer

_ID = "[a-z][a-z0-9_]*"
_GRAMMAR = re.compile(
    rf"(?P<owner>{_ID})\.(?:transfers\.(?P<to>{_ID})\.|effects\[(?P<effect>0|[1-9][0-9]{{0,3}})\]\.|(?P<reach>reach)\.)?"
    rf"(?P<field>{_ID})"
)
_OF_LINE = (
    "stock",
    "inflow",
    "inflow_growth",
    "exit_rate",
    "unit_cost",
    "cost_growth",
    "cashable",
    "waiting_exit",
    "found_cost",
)
_OF_TRANSFER = ("rate", "waiting_rate")
_OF_REACH = ("share", "size")
_OF_ITEM = ("unit_cost", "current_participants")
WEIGHT = "weight"

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class ParameterName:
    """The address of one parameter in a case; ``str`` gives it as text, ``parse`` reads that text."""

    owner: str
    field: str
    transfer_to: str | None = None
    effect: int | None = None
    of_reach: bool = False

    def __str__(self) -> str:
        part = f"transfers.{self.transfer_to}." if self.transfer_to is not None else ""
        part = f"effects[{self.effect}]." if self.effect is not None else part
        part = "reach." if self.of_reach else part
        return f"{self.owner}.{part}{self.field}"

    @classmethod
    def parse(cls, text: str) -> "ParameterName":
        """Read a name. Raises ``ValueError`` for text outside the grammar; whether it exists, ``get`` says."""
        match = _GRAMMAR.fullmatch(text)
        if match is None:
            raise ValueError(f"not the name of a parameter: {text!r}")
        effect = match["effect"]
        return cls(
            match["owner"], match["field"], match["to"], None if effect is None else int(effect), bool(match["reach"])
        )

    def get(self, case: Case) -> Parameter:
        """The parameter in a case. Raises ``KeyError`` when the case has none of this name."""
        part, field = self._place(self._owner(case))
        value = getattr(part, field)
        if not isinstance(value, Parameter):
            raise KeyError(str(self))
        return value

    def put(self, case: Case, value: Parameter) -> Case:
        """The case with another parameter here.

        Raises ``KeyError`` when the case has none of this name and pydantic's ``ValidationError`` for a value that
        cannot be (a share above one, a negative cost).
        """
        self.get(case)
        owner = self._owner(case)
        old, field = self._place(owner)
        new = type(old).model_validate({**old.model_dump(by_alias=True), field: value.model_dump()})
        if isinstance(owner, Line):
            line = new
            if self.transfer_to is not None:
                line = owner.model_copy(update={"transfers": _swapped(owner.transfers, old, new)})
            return case.model_copy(update={"lines": _swapped(case.lines, owner, line)})
        item = new
        if self.effect is not None:
            effects = list(owner.effects)
            effects[self.effect] = new
            item = owner.model_copy(update={"effects": tuple(effects)})
        elif self.of_reach:
            item = owner.model_copy(update={"reach": new})
        return case.model_copy(update={"interventions": _swapped(case.interventions, owner, item)})

    def _owner(self, case: Case) -> Line | Intervention:
        owners: tuple[Line | Intervention, ...] = (*case.lines, *case.interventions)
        for owner in owners:
            if owner.id == self.owner:
                return owner
        raise KeyError(str(self))

    def _place(self, owner: Line | Intervention) -> tuple[Any, str]:
        """The record that holds the parameter, and the name of its field there."""
        if isinstance(owner, Line):
            if self.transfer_to is not None and self.field in _OF_TRANSFER:
                for transfer in owner.transfers:
                    if transfer.to == self.transfer_to:
                        return transfer, self.field
            elif str(self) == f"{owner.id}.{self.field}" and self.field in _OF_LINE:
                return owner, self.field
        elif self.effect is not None:
            if self.effect < len(owner.effects):
                effect = owner.effects[self.effect]
                if self.field in (effect.kind, WEIGHT):
                    return effect, WEIGHT if self.field == WEIGHT else "per_participant"
        elif self.of_reach and self.field in _OF_REACH:
            return owner.reach, self.field
        elif str(self) == f"{owner.id}.{self.field}" and self.field in _OF_ITEM:
            return owner, self.field
        raise KeyError(str(self))


def _swapped(all_of: tuple[R, ...], old: R, new: R) -> tuple[R, ...]:
    return tuple(new if each is old else each for each in all_of)


def parameters(case: Case) -> dict[str, Parameter]:
    """Every parameter of a case under its name; the name is its address and the seed of its random stream.

    Raises ``ValueError`` when two parameters have one name: the second would silently replace the first.
    """
    found: dict[str, Parameter] = {}
    for name, parameter in _all(case):
        if str(name) in found:
            raise ValueError(f"two parameters are called {name}: ids of lines and interventions must differ")
        found[str(name)] = parameter
    return found


def _all(case: Case) -> Iterator[tuple[ParameterName, Parameter]]:
    for line in case.lines:
        yield from _given(line, (ParameterName(line.id, field) for field in _OF_LINE))
        for transfer in line.transfers:
            yield from _given(transfer, (ParameterName(line.id, f, transfer_to=transfer.to) for f in _OF_TRANSFER))
    for item in case.interventions:
        yield from _given(item, (ParameterName(item.id, field) for field in _OF_ITEM))
        yield from _given(item.reach, (ParameterName(item.id, field, of_reach=True) for field in _OF_REACH))
        for number, effect in enumerate(item.effects):
            yield ParameterName(item.id, effect.kind, effect=number), effect.per_participant
            yield ParameterName(item.id, WEIGHT, effect=number), effect.weight


def _given(
    part: Line | Transfer | Intervention | Reach, names: Iterator[ParameterName]
) -> Iterator[tuple[ParameterName, Parameter]]:
    """Names with their parameters; a size or a cost that is not given has none."""
    for name in names:
        if (parameter := getattr(part, name.field)) is not None:
            yield name, parameter
