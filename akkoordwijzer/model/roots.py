"""Where functions cross zero: many at once, each asked in as few calls as possible."""

from collections.abc import Callable

import numpy as np

from akkoordwijzer.model.sample import Array

Values = Callable[[Array], Array]

# Around the straight line between both ends, ever closer: where a function is straight, one call is enough.
_CLOSER = np.array([1e-1, 1e-2, 1e-4, 1e-6, 1e-9])
_AROUND = np.concatenate([-_CLOSER, [0.0], _CLOSER[::-1]])
# The next step is the square of the last one where the function is smooth.
_NEAR_ENOUGH = 1e-10
_MOST_CALLS = 60


def first_roots(values: Values, grid: Array) -> Array:
    """The smallest x >= 0 where each function is no longer below zero, shape (functions,); nan where none is found.

    ``values`` takes x of shape (functions, points) and gives as many values; ``grid`` (functions, points) rises from 0
    and must be fine enough to see the first crossing. Between two points of it a function may bend and have kinks.
    """
    found = values(grid)
    reached = found >= 0
    rows = np.arange(grid.shape[0])
    at = np.argmax(reached, axis=1)
    low, high = np.maximum(at - 1, 0), at
    ends = grid[rows, low], grid[rows, high], found[rows, low], found[rows, high]
    roots = np.where(reached.any(axis=1), _between(*ends), np.nan)
    for _ in range(_MOST_CALLS):
        start, end, below, above = ends
        points = roots[:, None] + (end - start)[:, None] * _AROUND
        points = np.concatenate([((start + end) / 2)[:, None], np.nan_to_num(points)], axis=1)
        points = np.sort(np.clip(points, start[:, None], end[:, None]), axis=1)
        inside = np.concatenate([below[:, None], values(points), above[:, None]], axis=1)
        points = np.concatenate([start[:, None], points, end[:, None]], axis=1)
        at = np.argmax(inside >= 0, axis=1)
        low = np.maximum(at - 1, 0)
        ends = points[rows, low], points[rows, at], inside[rows, low], inside[rows, at]
        closer = np.where(reached.any(axis=1), _between(*ends), np.nan)
        moved, roots = np.abs(closer - roots), closer
        if not (moved > _NEAR_ENOUGH * roots).any():
            break
    return roots


def _between(start: Array, end: Array, below: Array, above: Array) -> Array:
    """Where the straight line between two ends crosses zero; the end itself when both are one point."""
    rise = above - below
    share = np.divide(-below, rise, out=np.ones_like(rise), where=rise > 0)
    crossing: Array = start + np.clip(share, 0.0, 1.0) * (end - start)
    return crossing
