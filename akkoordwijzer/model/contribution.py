"""What each intervention and ceiling contributes: Shapley values, which add up to the total whatever the order.

All combinations play at once, one per column of draws, at the most likely values. The year from which a saving may be
booked stays that of the whole scenario.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from akkoordwijzer.model.choices import Choices, build_choices
from akkoordwijzer.model.outcome import play_part, prepare
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.sample import Array

EXACT_UP_TO = 8
# Each order and its reverse; 2 x 100 orders bring the sampling error below one percent of the total.
ORDERS = 100
CEILING = "ceiling."


def contributions(case: Case, hard_only: bool = False) -> dict[str, float]:
    """Euro of the cumulative result at the horizon per changed intervention and per ceiling (``ceiling.<line>``);
    ``hard_only`` for what may be booked."""
    players = [key for key, change in case.scenario.changes.items() if change.amount_per_inhabitant != 0]
    players += [CEILING + line for line in case.scenario.ceilings]
    if not players:
        return {}
    count = len(players)
    if count <= EXACT_UP_TO:
        members = np.array([[bool(row >> player & 1) for player in range(count)] for row in range(2**count)])
        worth = _worth(case, players, members, hard_only)
        return dict(zip(players, _exact(worth, count), strict=True))
    orders = _orders(count)
    members = np.zeros((len(orders), count + 1, count), dtype=bool)
    for number, order in enumerate(orders):
        for size in range(1, count + 1):
            members[number, size:, order[size - 1]] = True
    worth = _worth(case, players, members.reshape(-1, count), hard_only).reshape(len(orders), count + 1)
    shares = np.zeros(count)
    for order, values in zip(orders, worth, strict=True):
        shares[order] += [after - before for before, after in pairwise(values)]
    return dict(zip(players, (shares / len(orders)).tolist(), strict=True))


def _exact(worth: Array, count: int) -> list[float]:
    """Weighted marginal contributions over all combinations; combination ``row`` holds the players of its bits."""
    rows = np.arange(worth.size)
    sizes = np.array([int(row).bit_count() for row in rows])
    factorial = np.cumprod([1.0, *range(1, count + 1)])
    shares = []
    for player in range(count):
        without = rows[(rows >> player & 1) == 0]
        size = sizes[without]
        weight = factorial[size] * factorial[count - size - 1] / factorial[count]
        shares.append(float((weight * (worth[without | 1 << player] - worth[without])).sum()))
    return shares


def _orders(count: int) -> list[NDArray[np.int64]]:
    stream = np.random.Generator(np.random.PCG64(count))
    found = [stream.permutation(count) for _ in range(ORDERS)]
    return [order for forth in found for order in (forth, forth[::-1])]


def _worth(case: Case, players: list[str], members: NDArray[np.bool_], hard_only: bool) -> Array:
    """The cumulative result at the horizon of every combination of players (rows of ``members``)."""
    whole = build_choices(case)
    columns = members.shape[0]
    amount = np.repeat(whole.amount_eur, columns, axis=2)
    ceiling = np.repeat(whole.ceiling, columns, axis=2)
    items = {item.id: number for number, item in enumerate(case.interventions)}
    lines = {CEILING + line.id: number for number, line in enumerate(case.lines)}
    for player, name in enumerate(players):
        out = ~members[:, player]
        if name in items:
            amount[:, items[name], out] = 0.0
        else:
            ceiling[:, lines[name], out] = np.inf
    prepared = prepare(case)
    choices = Choices(whole.first_year, amount, ceiling)
    _, books = play_part(prepared.hard() if hard_only else prepared, case, choices)
    return np.broadcast_to(books.cumulative[-1], (columns,))
