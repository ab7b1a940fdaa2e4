"""A case as arrays: every parameter with an axis for draws, so that one run plays all draws at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.parameters import Payer
from akkoordwijzer.model.paths import Wander, growth_path, wander
from akkoordwijzer.model.pulls import Flow, Pull
from akkoordwijzer.model.records import Case, Effect, Intervention
from akkoordwijzer.model.sample import Array, Lean, Sample, mid

__all__ = ["MUNICIPALITY", "Array", "Inputs", "build_inputs", "mid", "parameters"]

MUNICIPALITY: Payer = "municipality"


@dataclass(frozen=True, slots=True)
class Inputs:
    """A case as arrays. Euro, persons and shares as in the case.

    Lines: ``stock``, ``exit_rate``, ``cashable``, ``waiting_exit`` and ``found_cost`` (lines, draws); ``inflow`` B and
    ``price`` (years, lines, draws); ``registers`` (lines,) marks where being found costs money and is no entry;
    ``wander`` the F of a line (years + 1, draws) by its index.
    Interventions: ``participant_cost``, ``pool_size``, ``pool_share`` and ``current`` (interventions, draws);
    ``pool_rows`` are those that reach a line, ``pool_lines`` its index. Shares of payers: ``payer_shares``
    (payers, lines) and ``spend_shares`` (payers, interventions).
    """

    draws: int
    lines: tuple[str, ...]
    interventions: tuple[str, ...]
    stock: Array
    inflow: Array
    exit_rate: Array
    price: Array
    cashable: Array
    cash_delay: NDArray[np.int64]
    waiting_exit: Array
    found_cost: Array
    registers: NDArray[np.bool_]
    wander: dict[int, Array]
    payers: tuple[str, ...]
    payer_shares: Array
    spend_shares: Array
    flows: tuple[Flow, ...]
    participant_cost: Array
    pool_rows: NDArray[np.int64]
    pool_lines: NDArray[np.int64]
    pool_size: Array
    pool_share: Array
    current: Array
    effects: tuple[Pull, ...]

    def only(self, used: Iterable[int]) -> "Inputs":
        """The same without the interventions that are not ``used`` (indices): idle ones only cost time."""
        rows = list(used)
        place = {row: number for number, row in enumerate(rows)}
        reaching = [number for number, row in enumerate(self.pool_rows) if int(row) in place]
        return replace(
            self,
            interventions=tuple(self.interventions[row] for row in rows),
            spend_shares=self.spend_shares[:, rows],
            participant_cost=self.participant_cost[rows],
            pool_rows=np.array([place[int(self.pool_rows[number])] for number in reaching], dtype=np.int64),
            pool_lines=self.pool_lines[reaching],
            pool_size=self.pool_size[rows],
            pool_share=self.pool_share[rows],
            current=self.current[rows],
            effects=tuple(
                replace(e, intervention=place[e.intervention]) for e in self.effects if e.intervention in place
            ),
        )

    def hard(self) -> "Inputs":
        """The same with of every effect only what may be booked (4); the spending stays."""
        return replace(self, effects=tuple(effect.hard() for effect in self.effects))


class _Drawn:
    """The draws of every parameter of a case, each drawn once."""

    def __init__(self, case: Case, sample: Sample) -> None:
        leans = _leans(case)
        self.values = {name: sample(name, parameter, leans.get(name)) for name, parameter in parameters(case).items()}
        wanders = {number: wander(line, sample, case.settings) for number, line in enumerate(case.lines)}
        self.wanders: dict[int, Wander] = {number: found for number, found in wanders.items() if found is not None}
        sizes = [value.size for value in self.values.values()]
        self.draws = max([*sizes, *(found.persons.shape[1] for found in self.wanders.values())], default=1)

    def rows(self, names: Iterable[str], missing: float = 0.0) -> Array:
        """Parameters as rows, shape (names, draws); ``missing`` where the case has no such parameter."""
        absent = np.array([missing])
        rows = [np.broadcast_to(self.values.get(name, absent), (self.draws,)) for name in names]
        return np.array(rows).reshape(len(rows), self.draws)


def build_inputs(case: Case, sample: Sample = mid) -> Inputs:
    """Arrays for a case; ``sample`` gives the values of every parameter."""
    drawn = _Drawn(case, sample)
    lines, items = [line.id for line in case.lines], [item.id for item in case.interventions]
    index = {name: number for number, name in enumerate(lines)}
    effects = tuple(
        _pull(drawn, case, index, number, place, effect)
        for number, item in enumerate(case.interventions)
        for place, effect in enumerate(item.effects)
    )
    payers = sorted(_payers(case))
    reaching = [(number, index[item.reach.line]) for number, item in enumerate(case.interventions) if item.reach.line]
    inflow, price = _paths(drawn, case)

    def of_lines(field: str) -> Array:
        return drawn.rows(f"{line}.{field}" for line in lines)

    def of_items(field: str) -> Array:
        return drawn.rows(f"{item}.{field}" for item in items)

    stock = of_lines("stock")
    for number, strays in drawn.wanders.items():
        stock[number] *= strays.persons[0]
    return Inputs(
        draws=drawn.draws,
        lines=tuple(lines),
        interventions=tuple(items),
        stock=stock,
        inflow=inflow,
        exit_rate=of_lines("exit_rate"),
        price=price,
        cashable=of_lines("cashable"),
        cash_delay=np.array([line.cash_delay for line in case.lines]),
        waiting_exit=of_lines("waiting_exit"),
        found_cost=of_lines("found_cost"),
        registers=np.array([line.found_cost is not None for line in case.lines]),
        wander={number: strays.persons for number, strays in drawn.wanders.items()},
        payers=tuple(payers),
        payer_shares=_shares([line.payers for line in case.lines], payers),
        spend_shares=_shares([item.spend_payers for item in case.interventions], payers),
        flows=_flows(drawn, case, index),
        participant_cost=of_items("unit_cost"),
        pool_rows=np.array([row for row, _ in reaching], dtype=np.int64),
        pool_lines=np.array([line for _, line in reaching], dtype=np.int64),
        pool_size=of_items("reach.size"),
        pool_share=of_items("reach.share"),
        current=of_items("current_participants"),
        effects=effects,
    )


def _leans(case: Case) -> dict[str, Lean]:
    """Which parameters share an error with others (6): effects by the grade of their intervention, and ``cashable``."""
    shared = case.settings.shared
    leans = {f"{line.id}.cashable": Lean("cashable", shared.get("cashable", 0.0)) for line in case.lines}
    for item in case.interventions:
        for number, effect in enumerate(item.effects):
            # Where help works worse than hoped, more need turns up too.
            sign = -1.0 if effect.kind == "find" else 1.0
            leans[f"{item.id}.effects[{number}].{effect.kind}"] = Lean("effects", shared.get(item.grade, 0.0), sign)
    return leans


def _pull(drawn: _Drawn, case: Case, index: dict[str, int], number: int, place: int, effect: Effect) -> Pull:
    """One effect as arrays; an estimate of the table is not discounted (5)."""
    item = case.interventions[number]
    weight = drawn.values[f"{item.id}.effects[{place}].weight"]
    return Pull(
        kind=effect.kind,
        intervention=number,
        line=index.get(effect.target or "", -1),
        to=index.get(effect.to or "", -1),
        payer=effect.payer or "",
        per_participant=drawn.values[f"{item.id}.effects[{place}].{effect.kind}"] * weight,
        low=effect.per_participant.low * weight,
        trust=1.0 if effect.estimate else 1.0 - case.settings.evidence_discount[item.grade],
        delay=effect.delay,
        lasts=effect.lasts,
        is_hard=_is_hard(item, effect),
    )


def _is_hard(item: Intervention, effect: Effect) -> bool:
    return item.ledger == "hard" and not effect.estimate


def _paths(drawn: _Drawn, case: Case) -> tuple[Array, Array]:
    """B and the price of every year (7), both (years, lines, draws)."""
    years, damping = case.settings.years, case.settings.growth_damping
    inflow = np.empty((years, len(case.lines), drawn.draws))
    price = np.empty_like(inflow)
    for number, line in enumerate(case.lines):
        values = [
            drawn.values[f"{line.id}.{field}"] for field in ("inflow", "inflow_growth", "unit_cost", "cost_growth")
        ]
        inflow[:, number] = values[0] * growth_path(values[1], damping, years)
        price[:, number] = values[2] * growth_path(values[3], damping, years)
        if number in drawn.wanders:
            inflow[:, number] *= drawn.wanders[number].persons[:-1]
            price[:, number] *= drawn.wanders[number].price
    return inflow, price


def _flows(drawn: _Drawn, case: Case, index: dict[str, int]) -> tuple[Flow, ...]:
    return tuple(
        Flow(
            index[line.id],
            index[transfer.to],
            drawn.values[f"{line.id}.transfers.{transfer.to}.rate"],
            transfer.stays,
            drawn.values[f"{line.id}.transfers.{transfer.to}.waiting_rate"],
        )
        for line in case.lines
        for transfer in line.transfers
    )


def _payers(case: Case) -> set[Payer]:
    """Everyone who pays or gains anything; the municipality always has its books."""
    paying = {payer for line in case.lines for payer in line.payers}
    spending = {payer for item in case.interventions for payer in item.spend_payers}
    gaining = {effect.payer for item in case.interventions for effect in item.effects if effect.payer}
    return {MUNICIPALITY} | paying | spending | gaining


def _shares(shares: list[dict[Payer, float]], payers: list[Payer]) -> Array:
    """Shares by payer, shape (payers, lines or interventions)."""
    found = [[each.get(payer, 0.0) for each in shares] for payer in payers]
    return np.array(found).reshape(len(payers), len(shares))
