"""How an indicator moved in a municipality and in those like it, between the same two periods of the same count."""

from collections.abc import Set
from dataclasses import dataclass
from statistics import median
from typing import Literal

from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.words import last_year

# With fewer others the middle is the story of one municipality.
LEAST_PEERS = 3


@dataclass(frozen=True, slots=True)
class Movement:
    """``first`` and ``last`` are periods; values as in the table ``comparable``. ``peers``: how many others have both;
    ``middle_change`` is the median of their changes, which need not be the change of their median. The own values are
    there or not. ``statuses``: of every value that is used."""

    first: str
    last: str
    peers: int
    middle_first: float
    middle_last: float
    middle_change: float
    own_first: float | None
    own_last: float | None
    statuses: frozenset[str]

    @property
    def own_change(self) -> float | None:
        """In the municipality itself; nothing where one of its two values is absent."""
        return None if self.own_first is None or self.own_last is None else self.own_last - self.own_first


@dataclass(frozen=True, slots=True)
class NotMoved:
    """Why nothing can be said: no newer period than the start (``period``: the newest there is), another way of
    counting since ``period``, or only ``peers`` others with both periods."""

    reason: Literal["no_newer", "counted_otherwise", "few"]
    period: str
    peers: int = 0


def movement(
    figures: Figures, indicator: str, code: str, peers: Set[str], since_year: int
) -> Movement | NotMoved | None:
    """From the last period up to ``since_year`` (or the first one after it) to the newest; suspect values left out.

    ``peers`` may hold ``code`` itself, which does not count as one of the others. Nothing for an indicator without
    municipal figures.
    """
    sql = (
        "SELECT region, period, value, status FROM comparable"
        " WHERE indicator_id = ? AND region <> 'NL' AND status <> 'suspect' AND value IS NOT NULL ORDER BY period"
    )
    found = {(region, period): (value, status) for region, period, value, status in figures.ask(sql, [indicator])}
    periods = list(dict.fromkeys(period for _, period in found))
    if not periods:
        return None
    last = periods[-1]
    if figures.indicators[indicator].period_kind in ("half_year", "quarter"):
        # One half of the year differs from the other in any municipality.
        periods = [period for period in periods if period[4:] == last[4:]]
    first = max((period for period in periods if last_year(period) <= since_year), default=periods[0])
    if first == last:
        return NotMoved("no_newer", last)
    breaks = [item.at for item in figures.indicators[indicator].breaks if first < item.at <= last]
    if breaks:
        return NotMoved("counted_otherwise", max(breaks))
    both = {region for region, _ in found if (region, first) in found and (region, last) in found}
    others = sorted((both & peers) - {code})
    if len(others) < LEAST_PEERS:
        return NotMoved("few", last, len(others))
    before, after = ([found[region, period][0] for region in others] for period in (first, last))
    own = [found.get((code, period), (None, ""))[0] for period in (first, last)]
    used = [found[key] for region in (*others, code) for period in (first, last) if (key := (region, period)) in found]
    return Movement(
        first=first,
        last=last,
        peers=len(others),
        middle_first=median(before),
        middle_last=median(after),
        middle_change=median(b - a for a, b in zip(before, after, strict=True)),
        own_first=own[0],
        own_last=own[1],
        statuses=frozenset(status for _, status in used),
    )
