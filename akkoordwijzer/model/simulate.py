"""The yearly stock-and-flow run (contract, section 3), for all draws at once. Numbers in brackets are its sections."""

from dataclasses import dataclass, replace

import numpy as np

from akkoordwijzer.model.choices import Choices
from akkoordwijzer.model.inputs import MUNICIPALITY, Inputs
from akkoordwijzer.model.pulls import Pull
from akkoordwijzer.model.sample import Array

Quantities = list[tuple[Pull, Array]]


@dataclass(frozen=True, slots=True)
class Run:
    """Shapes: stock (years + 1, lines, draws); other line arrays (years, lines, draws); participants, spend and
    unabsorbed (years, interventions, draws); benefits_eur per payer (years, draws). Euro per year, persons.

    ``surprises`` are the people who come or go by surprise: worked out in the baseline, the same in every other run.
    """

    stock: Array
    entries: Array
    prevented: Array
    exits: Array
    client_years: Array
    cost: Array
    funded: Array
    waiting: Array
    surprises: Array
    participants: Array
    spend: Array
    unabsorbed: Array
    benefits: dict[str, Array]

    def among(self, rows: list[int], count: int) -> "Run":
        """The run with its interventions at their rows among ``count``: those that were left out did nothing."""
        if len(rows) == count:
            return self

        def spread(values: Array) -> Array:
            if not rows:
                return np.broadcast_to(0.0, (values.shape[0], count, values.shape[2]))
            whole = np.zeros((values.shape[0], count, values.shape[2]))
            whole[:, rows] = values
            return whole

        return replace(
            self,
            participants=spread(self.participants),
            spend=spread(self.spend),
            unabsorbed=spread(self.unabsorbed),
        )


def simulate(inputs: Inputs, choices: Choices, baseline: Run | None = None) -> Run:
    """Run the lines over the years.

    ``baseline`` is the run without choices on the same draws: ceilings rest on its cost in the first year and its
    surprises hold for every run. Without it this run is the baseline itself, and no ceiling holds.
    """
    run = _empty(inputs, choices, baseline)
    for t in range(choices.amount_eur.shape[0]):
        inflow = inputs.inflow[t] if choices.inflow_fall is None else inputs.inflow[t] * (1 - choices.inflow_fall[t])
        _take_part(run, inputs, choices, inflow, t)
        quantities = [(e, e.quantity(active(run, e, t))) for e in inputs.effects if e.delay <= t]
        _pay_benefits(run, inputs, quantities, t)
        arrivals, departures = _move(run, inputs, quantities, t)
        _enter(run, inputs, quantities, inflow, arrivals, t)
        staying = run.stock[t] + run.entries[t] - departures
        if baseline is None:
            _be_surprised(run, inputs, staying, t)
        run.stock[t + 1] = np.maximum(0.0, staying + run.surprises[t])
        run.client_years[t] = (run.stock[t] + run.stock[t + 1]) / 2  # (3.6)
        run.cost[t] = run.client_years[t] * inputs.price[t]  # (3.7)
        if baseline is not None and choices.has_ceilings:
            _hold_back(run, limit(choices, baseline.cost[0], t), t)
    return run


def _empty(inputs: Inputs, choices: Choices, baseline: Run | None) -> Run:
    """A run to be filled. What can only be zero is one zero stretched over the shape, or the same array."""
    years, items = choices.amount_eur.shape[:2]
    draws = max(inputs.draws, choices.draws)
    of_lines, of_items = (years, len(inputs.lines), draws), (years, items, draws)
    entries, prevented, exits, client_years, cost = (np.zeros(of_lines) for _ in range(5))
    capped = baseline is not None and choices.has_ceilings
    surprises = np.zeros(of_lines) if inputs.wander else np.broadcast_to(0.0, of_lines)
    stock = np.empty((years + 1, len(inputs.lines), draws))
    stock[0] = inputs.stock
    return Run(
        stock=stock,
        entries=entries,
        prevented=prevented,
        exits=exits,
        client_years=client_years,
        cost=cost,
        funded=np.zeros(of_lines) if capped else cost,
        waiting=np.zeros(of_lines) if capped else np.broadcast_to(0.0, of_lines),
        surprises=surprises if baseline is None else np.broadcast_to(baseline.surprises, of_lines),
        participants=np.zeros(of_items),
        spend=np.zeros(of_items),
        unabsorbed=np.zeros(of_items),
        benefits={payer: np.zeros((years, draws)) for payer in inputs.payers},
    )


def _take_part(run: Run, inputs: Inputs, choices: Choices, inflow: Array, t: int) -> None:
    """Participants, and the money that can be put to work (3.2)."""
    pool = np.broadcast_to(inputs.pool_size, run.participants[t].shape).copy()
    pool[inputs.pool_rows] = (run.stock[t] + inflow)[inputs.pool_lines]
    room = np.maximum(0.0, inputs.pool_share * pool - inputs.current)
    amount = choices.amount_eur[t]
    run.participants[t] = np.minimum(np.maximum(amount / inputs.participant_cost, -inputs.current), room)
    run.spend[t] = run.participants[t] * inputs.participant_cost
    run.unabsorbed[t] = amount - run.spend[t]


def active(run: Run, effect: Pull, t: int) -> Array:
    """Active participants of an effect (3.3): of ``lasts`` years, the last of them ``delay`` years ago."""
    last = t - effect.delay
    taking_part: Array = run.participants[last, effect.intervention]
    if effect.lasts > 1:
        taking_part = run.participants[max(0, last - effect.lasts + 1) : last + 1, effect.intervention].sum(axis=0)
    return taking_part


def _pay_benefits(run: Run, inputs: Inputs, quantities: Quantities, t: int) -> None:
    """Benefits (3.9), and what being found costs on a line that registers people (3.4)."""
    for effect, quantity in quantities:
        if effect.kind == "benefit":
            run.benefits[effect.payer][t] += quantity
        elif effect.kind == "find" and inputs.registers[effect.line]:
            run.benefits[MUNICIPALITY][t] -= quantity * inputs.found_cost[effect.line]


def _move(run: Run, inputs: Inputs, quantities: Quantities, t: int) -> tuple[Array, Array]:
    """Departures from every line, and arrivals from other lines (3.5), both (lines, draws)."""
    stock = run.stock[t]
    hastened, leaving, arriving = np.zeros((3, *stock.shape))
    for effect, quantity in quantities:
        if effect.kind == "exit":
            hastened[effect.line] += quantity
        elif effect.kind == "shift":
            leaving[effect.line] += quantity
    for flow in inputs.flows:
        if not flow.stays:
            leaving[flow.start] += flow.rate * stock[flow.start]
    waited = np.minimum(run.waiting[t - 1], stock) if t else 0.0
    going = inputs.exit_rate * (stock - (1 - inputs.waiting_exit) * waited) + hastened
    total = going + leaving
    # No more can leave than there are, and nobody comes back through the way out.
    fits = np.divide(stock, total, out=np.ones(stock.shape), where=total > stock)
    fits[total < 0] = 0.0
    for effect, quantity in quantities:
        if effect.kind == "shift":
            arriving[effect.to] += quantity * fits[effect.line]
    for flow in inputs.flows:
        arriving[flow.to] += flow.rate * stock[flow.start] * (1.0 if flow.stays else fits[flow.start])
        if t:
            arriving[flow.to] += run.waiting[t - 1, flow.start] * flow.waiting_rate
    run.exits[t] = going * fits
    return arriving, total * fits


def _enter(run: Run, inputs: Inputs, quantities: Quantities, inflow: Array, arrivals: Array, t: int) -> None:
    """Entries (3.4): prevention multiplies, so that effects never add up to more than there is."""
    factor, found = np.ones(arrivals.shape), np.zeros(arrivals.shape)
    for effect, quantity in quantities:
        if effect.kind == "prevent":
            base = inflow[effect.line]
            share = np.divide(quantity, base, out=np.zeros(quantity.shape), where=base > 0)
            factor[effect.line] *= 1 - np.maximum(-1.0, np.minimum(share, 1.0))
        elif effect.kind == "find" and not inputs.registers[effect.line]:
            found[effect.line] += quantity
    run.prevented[t] = inflow * (1 - factor)
    run.entries[t] = np.maximum(0.0, inflow * factor + found) + arrivals


def _be_surprised(run: Run, inputs: Inputs, staying: Array, t: int) -> None:
    """X (7, and forecast.md section 5): F changes this many people on the path of unchanged policy."""
    for line, persons in inputs.wander.items():
        run.surprises[t, line] = staying[line] * (persons[t + 1] / persons[t] - 1)


def _hold_back(run: Run, most: Array, t: int) -> None:
    """Ceilings (3.8): what is paid, and who waits for the rest."""
    cost = run.cost[t]
    run.funded[t] = np.minimum(cost, most)
    paid_share = np.divide(run.funded[t], cost, out=np.ones_like(cost), where=cost > 0)
    run.waiting[t] = run.client_years[t] * (1 - paid_share)


def limit(choices: Choices, base_cost: Array, t: int) -> Array:
    """The most that is paid per line (3.8); an open-ended line stays infinite, also where its cost is zero."""
    factor = np.broadcast_to(choices.ceiling[t], np.broadcast_shapes(choices.ceiling[t].shape, base_cost.shape))
    most: Array = np.where(np.isfinite(factor), base_cost * np.where(np.isfinite(factor), factor, 1.0), np.inf)
    return most
