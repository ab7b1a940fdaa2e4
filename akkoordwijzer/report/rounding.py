"""Amounts that are rounded and still add up."""

from collections.abc import Sequence
from math import floor


def whole_euros(values: Sequence[float], total: float) -> tuple[int, ...]:
    """Whole euro that add up to ``round(total)``, each less than a euro beside its value (largest remainder).

    ``total`` is what the values add up to; raises ``ValueError`` when it is not.
    """
    if abs(sum(values) - total) > 0.5 + 1e-9 * sum(map(abs, values)):
        raise ValueError(f"the parts add up to {sum(values)}, not to {total}")
    down = [floor(value) for value in values]
    short = round(total) - sum(down)
    order = sorted(range(len(values)), key=lambda at: down[at] - values[at])
    extra = set(order[:short])
    return tuple(value + (at in extra) for at, value in enumerate(down))


def in_thousands(eur: int) -> int:
    """Whole thousands, halves away from zero, as a person and a spreadsheet round."""
    size = (abs(eur) + 500) // 1000
    return -size if eur < 0 else size


def rounding_difference(rows: Sequence[int], total: int) -> int:
    """What has to stand in the row of rounding differences, in thousands, for rows in euro to add up to their total."""
    return in_thousands(total) - sum(map(in_thousands, rows))
