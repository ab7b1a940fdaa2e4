"""The yearly stock-and-flow run (design: the what-if model, section 3), for all draws at once."""

from dataclasses import dataclass

import numpy as np

from akkoordwijzer.model.choices import Choices
from akkoordwijzer.model.inputs import Array, Inputs, Pull


@dataclass(frozen=True, slots=True)
class Run:
    """Shapes: stock (years + 1, lines, draws); other line arrays (years, lines, draws); participants, spend and
    unabsorbed (years, interventions, draws); benefits_eur per payer (years, draws). Euro per year, persons."""

    stock: Array
    entries: Array
    prevented: Array
    exits: Array
    client_years: Array
    cost: Array
    funded: Array
    waiting: Array
    participants: Array
    spend: Array
    unabsorbed: Array
    benefits: dict[str, Array]


def simulate(inputs: Inputs, choices: Choices, base_cost: Array | None = None, hard_only: bool = False) -> Run:
    """Run the lines over the years.

    ``base_cost`` (lines, draws) is the baseline cost in the first year, on which ceilings rest; without it no ceiling
    holds. ``hard_only`` leaves out every effect, but ``find``, of an intervention that is not booked as hard.
    """
    years, lines, draws = choices.amount_eur.shape[0], len(inputs.lines), inputs.draws
    draws = max(draws, choices.amount_eur.shape[2], choices.ceiling.shape[2])
    stock = np.empty((years + 1, lines, draws))
    entries, prevented, exits, client_years, cost = np.zeros((5, years, lines, draws))
    active = choices.active
    # Where nothing can happen a zero is stretched over the shape: a baseline would hold 60 MB of zeros at 10,000 draws.
    of_items = (3, years, len(inputs.interventions), draws)
    participants, spend, unabsorbed = np.zeros(of_items) if active.any() else np.broadcast_to(0.0, of_items)
    funded, waiting = cost, np.broadcast_to(0.0, cost.shape)
    if base_cost is not None and np.isfinite(choices.ceiling).any():
        funded, waiting = np.empty_like(cost), np.empty_like(cost)
    benefits = {payer: np.zeros((years, draws)) for payer in inputs.payers}
    effects = [e for e in inputs.effects if active[e.intervention] and (e.is_hard or not hard_only)]
    on_line = inputs.pool_line >= 0
    stock[0] = inputs.stock

    for t in range(years):
        natural = inputs.inflow * (1 + inputs.inflow_growth) ** t
        if active.any():
            pool = np.where(on_line[:, None], (stock[t] + natural)[inputs.pool_line], inputs.pool_size)
            room = np.maximum(0.0, inputs.pool_share * pool - inputs.current)
            amount = choices.amount_eur[t]
            participants[t] = np.clip(amount / inputs.participant_cost, -inputs.current, room)
            spend[t] = participants[t] * inputs.participant_cost
            unabsorbed[t] = amount - spend[t]
        quantities = [(e, _active_participants(participants, e, t) * e.quantity) for e in effects]

        factor, found, hastened = np.ones((lines, draws)), np.zeros((lines, draws)), np.zeros((lines, draws))
        leaving, arriving = np.zeros((lines, draws)), np.zeros((lines, draws))
        for effect, quantity in quantities:
            if effect.kind == "prevent":
                base = natural[effect.line]
                ratio = np.divide(quantity, base, out=np.zeros(draws), where=base > 0)
                factor[effect.line] *= 1 - np.clip(ratio, -1, 1)
            elif effect.kind == "find":
                found[effect.line] += quantity
            elif effect.kind == "exit":
                hastened[effect.line] += quantity
            elif effect.kind == "shift":
                leaving[effect.line] += quantity
            else:
                benefits[effect.payer][t] += quantity
        for flow in inputs.flows:
            if not flow.stays:
                leaving[flow.start] += flow.rate * stock[t, flow.start]

        going = inputs.exit_rate * stock[t] + hastened
        total = going + leaving
        fits = np.divide(stock[t], total, out=np.ones((lines, draws)), where=total > stock[t])
        fits[total < 0] = 0.0
        for effect, quantity in quantities:
            if effect.kind == "shift":
                arriving[effect.to] += quantity * fits[effect.line]
        for flow in inputs.flows:
            arriving[flow.to] += flow.rate * stock[t, flow.start] * (1.0 if flow.stays else fits[flow.start])
            if t:
                arriving[flow.to] += waiting[t - 1, flow.start] * flow.waiting_rate

        exits[t] = going * fits
        prevented[t] = natural * (1 - factor)
        entries[t] = np.maximum(0.0, natural * factor + found) + arriving
        stock[t + 1] = np.maximum(0.0, stock[t] + entries[t] - total * fits)
        client_years[t] = (stock[t] + stock[t + 1]) / 2
        cost[t] = client_years[t] * inputs.unit_cost * (1 + inputs.cost_growth) ** t
        if base_cost is not None and funded is not cost:
            funded[t] = np.minimum(cost[t], _limit(choices, base_cost, t))
            paid_share = np.divide(funded[t], cost[t], out=np.ones_like(cost[t]), where=cost[t] > 0)
            waiting[t] = client_years[t] * (1 - paid_share)
    return Run(
        stock, entries, prevented, exits, client_years, cost, funded, waiting, participants, spend, unabsorbed, benefits
    )


def _active_participants(participants: Array, effect: Pull, t: int) -> Array:
    """Participants of the last ``lasts`` years up to ``delay`` years ago, shape (draws,)."""
    last = t - effect.delay + 1
    taking_part: Array = participants[max(0, last - effect.lasts) : max(0, last), effect.intervention].sum(axis=0)
    return taking_part


def _limit(choices: Choices, base_cost: Array, t: int) -> Array:
    """The most that is paid per line; an open-ended line stays infinite, also where its cost is zero."""
    factor = np.broadcast_to(choices.ceiling[t], np.broadcast_shapes(choices.ceiling[t].shape, base_cost.shape))
    limit: Array = np.where(np.isfinite(factor), base_cost * np.where(np.isfinite(factor), factor, 1.0), np.inf)
    return limit
