"""Two or more series on one axis, only where the catalogue allows it.

What may not be compared cannot be built: ``compare`` raises ``NotComparableError``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from akkoordwijzer.figures.catalogue import not_comparable
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import Observation, region
from akkoordwijzer.figures.records import Indicator
from akkoordwijzer.figures.series import Segment, cut
from akkoordwijzer.figures.words import comparable_scale, comparable_unit, is_level

Form = Literal["comparable", "index"]


class NotComparableError(ValueError):
    """These series may not stand on one axis; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One series of a comparison: segments of values in the unit of the comparison."""

    region: str
    name: str
    segments: tuple[Segment, ...]

    @property
    def points(self) -> tuple[Observation, ...]:
        """All values, oldest first."""
        return tuple(point for segment in self.segments for point in segment.points)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Series on one axis. ``base``: the period that is 100, for an index."""

    indicator: Indicator
    form: Form
    unit: str
    lines: tuple[Compared, ...]
    base: str | None = None


def check_comparable(figures: Figures, one: str, other: str) -> None:
    """Raise ``NotComparableError`` unless both are the same indicator, or one is the national mirror of the other."""
    first, second = figures.indicators[one], figures.indicators[other]
    if not_comparable(first, second):
        raise NotComparableError(f"‘{first.label}’ en ‘{second.label}’ zijn verschillende tellingen.")
    if one != other and first.national_mirror != other and second.national_mirror != one:
        raise NotComparableError(f"‘{first.label}’ en ‘{second.label}’ gaan niet over hetzelfde.")


def compare(figures: Figures, pairs: Sequence[tuple[str, str]], form: Form = "comparable") -> Comparison:
    """Series of (indicator, region) on one axis, per head where the catalogue says so, or as index.

    Raises ``NotComparableError`` when the catalogue forbids it or there is nothing to compare.
    """
    first = pairs[0][0]
    for one, _ in pairs:
        for other, _ in pairs:
            check_comparable(figures, one, other)
    indicator, unit = figures.indicators[first], figures.unit_of(first)
    if form == "comparable" and is_level(indicator, unit):
        raise NotComparableError("Aantallen van een gemeente en van het land passen niet op één as.")
    lines = [_line(figures, name, code) for name, code in pairs]
    if not all(line.points for line in lines):
        raise NotComparableError("Van een van de twee is er geen cijfer.")
    if form == "index":
        return _index(indicator, lines)
    factor = comparable_scale(indicator, unit)
    return Comparison(indicator, form, comparable_unit(indicator, unit), tuple(_times(line, factor) for line in lines))


def _line(figures: Figures, indicator: str, code: str) -> Compared:
    sql = (
        "SELECT indicator_id, region, period, value, status, source_id, note FROM comparable"
        " WHERE indicator_id = ? AND region = ? AND value IS NOT NULL ORDER BY period"
    )
    points = [Observation(*row) for row in figures.ask(sql, [indicator, code])]
    here = region(figures, code)
    return Compared(code, here.name if here else code, tuple(cut(figures.indicators[indicator], points)))


def _index(indicator: Indicator, lines: list[Compared]) -> Comparison:
    """Every series as a share of its own value in the first period they share, within the newest segment of each."""
    newest = [line.segments[-1] for line in lines]
    shared = set.intersection(*({point.period for point in segment.points if point.value} for segment in newest))
    usable = sorted(period for period in shared if not any(period == segment.points[-1].period for segment in newest))
    if not usable:
        raise NotComparableError("Er zijn geen twee dezelfde jaren om als index naast elkaar te zetten.")
    base = usable[0]
    indexed = []
    for line, segment in zip(lines, newest, strict=True):
        kept = Segment(segment.indicator, tuple(point for point in segment.points if point.period >= base))
        bottom = next(point.value for point in kept.points if point.period == base)
        indexed.append(_times(Compared(line.region, line.name, (kept,)), 100.0 / bottom))
    return Comparison(indicator, "index", "index", tuple(indexed), base)


def _times(line: Compared, factor: float) -> Compared:
    return Compared(line.region, line.name, tuple(_times_segment(segment, factor) for segment in line.segments))


def _times_segment(segment: Segment, factor: float) -> Segment:
    points = tuple(
        Observation(p.indicator, p.region, p.period, p.value * factor, p.status, p.source, p.note)
        for p in segment.points
    )
    return Segment(segment.indicator, points, segment.reason)
