"""A case as arrays: every parameter with an axis for draws, so that one run plays all draws at once."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from akkoordwijzer.model.records import Case, Parameter

Array = NDArray[np.float64]
Sample = Callable[[str, Parameter], Array]


@dataclass(frozen=True, slots=True)
class Flow:
    """A transfer between lines (indices), with rates of shape (draws,)."""

    start: int
    to: int
    rate: Array
    stays: bool
    waiting_rate: Array


@dataclass(frozen=True, slots=True)
class Pull:
    """An effect on a line or a benefit to a payer; ``quantity`` per active participant, evidence discount included."""

    kind: str
    intervention: int
    line: int
    to: int
    payer: str
    quantity: Array
    delay: int
    lasts: int
    is_hard: bool


@dataclass(frozen=True, slots=True)
class Inputs:
    """Arrays of shape (lines, draws) and (interventions, draws); euro, persons and shares as in the case."""

    draws: int
    lines: tuple[str, ...]
    interventions: tuple[str, ...]
    stock: Array
    inflow: Array
    inflow_growth: Array
    exit_rate: Array
    unit_cost: Array
    cost_growth: Array
    cashable: Array
    cash_delay: NDArray[np.int64]
    payers: tuple[str, ...]
    payer_shares: Array
    flows: tuple[Flow, ...]
    participant_cost: Array
    pool_line: NDArray[np.int64]
    pool_size: Array
    pool_share: Array
    current: Array
    effects: tuple[Pull, ...]


def mid(_name: str, parameter: Parameter) -> Array:
    """The sample of a deterministic run: the most likely value, one draw."""
    return np.array([parameter.mid])


def parameters(case: Case) -> dict[str, Parameter]:
    """Every parameter of a case under its name; the name is its address and the seed of its random stream."""
    found: dict[str, Parameter] = {}
    for line in case.lines:
        for field in ("stock", "inflow", "inflow_growth", "exit_rate", "unit_cost", "cost_growth", "cashable"):
            found[f"{line.id}.{field}"] = getattr(line, field)
        for transfer in line.transfers:
            found[f"{line.id}.transfers.{transfer.to}.rate"] = transfer.rate
            found[f"{line.id}.transfers.{transfer.to}.waiting_rate"] = transfer.waiting_rate
    for item in case.interventions:
        found[f"{item.id}.unit_cost"] = item.unit_cost
        found[f"{item.id}.reach.share"] = item.reach.share
        if item.reach.size is not None:
            found[f"{item.id}.reach.size"] = item.reach.size
        found[f"{item.id}.current_participants"] = item.current_participants
        for number, effect in enumerate(item.effects):
            found[f"{item.id}.effects[{number}].{effect.kind}"] = effect.per_participant
    return found


def build_inputs(case: Case, sample: Sample = mid) -> Inputs:
    """Arrays for a case; ``sample`` gives the values of a parameter, shape (draws,) or (1,)."""
    values = {name: sample(name, parameter) for name, parameter in parameters(case).items()}
    draws = max((value.size for value in values.values()), default=1)
    line_ids = tuple(line.id for line in case.lines)
    index = {name: number for number, name in enumerate(line_ids)}
    items = case.interventions

    def stack(names: list[str]) -> Array:
        return np.array([np.broadcast_to(values[name], (draws,)) for name in names]).reshape(len(names), draws)

    def of_lines(field: str) -> Array:
        return stack([f"{line.id}.{field}" for line in case.lines])

    discount = case.settings.evidence_discount
    effects = tuple(
        Pull(
            kind=effect.kind,
            intervention=number,
            line=index.get(effect.target or "", -1),
            to=index.get(effect.to or "", -1),
            payer=effect.payer or "",
            quantity=values[f"{item.id}.effects[{place}].{effect.kind}"]
            * (1.0 if effect.kind == "find" else 1.0 - discount[item.grade]),
            delay=effect.delay,
            lasts=effect.lasts,
            is_hard=item.ledger == "hard" or effect.kind == "find",
        )
        for number, item in enumerate(items)
        for place, effect in enumerate(item.effects)
    )
    payers = sorted({payer for line in case.lines for payer in line.payers} | {e.payer for e in effects if e.payer})
    flows = tuple(
        Flow(
            index[line.id],
            index[transfer.to],
            values[f"{line.id}.transfers.{transfer.to}.rate"],
            transfer.stays,
            values[f"{line.id}.transfers.{transfer.to}.waiting_rate"],
        )
        for line in case.lines
        for transfer in line.transfers
    )
    sizes = [values.get(f"{item.id}.reach.size", np.zeros(1)) for item in items]
    return Inputs(
        draws=draws,
        lines=line_ids,
        interventions=tuple(item.id for item in items),
        stock=of_lines("stock"),
        inflow=of_lines("inflow"),
        inflow_growth=of_lines("inflow_growth"),
        exit_rate=of_lines("exit_rate"),
        unit_cost=of_lines("unit_cost"),
        cost_growth=of_lines("cost_growth"),
        cashable=of_lines("cashable"),
        cash_delay=np.array([line.cash_delay for line in case.lines]),
        payers=tuple(payers),
        payer_shares=np.array([[line.payers.get(p, 0.0) for line in case.lines] for p in payers]),  # type: ignore[call-overload]  # payers are the keys
        flows=flows,
        participant_cost=stack([f"{item.id}.unit_cost" for item in items]),
        pool_line=np.array([index.get(item.reach.line or "", -1) for item in items], dtype=np.int64),
        pool_size=np.array([np.broadcast_to(size, (draws,)) for size in sizes]).reshape(len(items), draws),
        pool_share=stack([f"{item.id}.reach.share" for item in items]),
        current=stack([f"{item.id}.current_participants" for item in items]),
        effects=effects,
    )
