"""Series with their breaks: what may be joined by a line, and what may not.

A segment never crosses a break and never holds two indicators. Whoever draws one line per segment cannot go wrong.
"""

from dataclasses import dataclass

from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import Observation, series
from akkoordwijzer.figures.records import Indicator


@dataclass(frozen=True, slots=True)
class Segment:
    """Values that may be joined by a line. ``reason``: why the line is cut before this segment, if it is."""

    indicator: Indicator
    points: tuple[Observation, ...]
    reason: str = ""

    @property
    def start(self) -> str:
        """The first period."""
        return self.points[0].period


def cut(indicator: Indicator, points: list[Observation]) -> list[Segment]:
    """Cut the values of one indicator at its breaks: a line stops before the period of a break."""
    breaks = sorted(indicator.breaks, key=lambda item: item.at)
    groups: list[tuple[str, list[Observation]]] = [("", [])]
    left = list(breaks)
    for point in points:
        while left and point.period >= left[0].at:
            groups.append((left.pop(0).reason, []))
        groups[-1][1].append(point)
    segments: list[Segment] = []
    pending = ""
    for reason, inside in groups:
        pending = " ".join(filter(None, (pending, reason)))
        if inside:
            segments.append(Segment(indicator, tuple(inside), pending if segments else ""))
            pending = ""
    return segments


def segments(figures: Figures, indicator: str, region: str) -> list[Segment]:
    """The values of one indicator in a region, cut at its breaks."""
    return cut(figures.indicators[indicator], series(figures, indicator, region))


def history(figures: Figures, indicator: str, region: str) -> list[Segment]:
    """The series and the older ones it continues, oldest first; every step to another definition is a cut."""
    chain = [figures.indicators[indicator]]
    while (older := chain[0].continues) is not None:
        chain.insert(0, figures.indicators[older])
    found: list[Segment] = []
    for item in chain:
        for segment in segments(figures, item.id, region):
            changed = bool(found) and found[-1].indicator.id != item.id
            reason = segment.reason or ("Vanaf hier een andere telling." if changed else "")
            found.append(Segment(item, segment.points, reason))
    return found
