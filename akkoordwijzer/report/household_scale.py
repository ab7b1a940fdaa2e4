"""What one must believe and what research found, as marks on one line from nobody to everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.research import Odds, Research
from akkoordwijzer.household.shelf import CaseResult, Shelf
from akkoordwijzer.household.thresholds import Threshold
from akkoordwijzer.report.household import hundredth, odds_effect, odds_kind, out_of_hundred

NEVER, NOT_KNOWN, COSTS_NOTHING = "nooit", "niet bekend", "kost niets"
# A line shorter than this would make a difference of one household look large.
SHORTEST = 0.1
# The line ends at a whole number of steps, so that its end is a number people can read.
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Mark:
    """One row. Without ``mid`` there is no dot to draw, without ``low`` no line; without ``high`` the line has no end.

    ``doubtful``: the effect is not established, so the line is no finding.
    """

    kind: Literal["threshold", "research"]
    name: str
    words: str
    low: float | None = None
    mid: float | None = None
    high: float | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ChanceScale:
    """One line for all marks. ``start`` and ``end`` are shares of households; ``start`` is below zero for harm."""

    start: float
    end: float
    marks: tuple[Mark, ...]

    def at(self, chance: float) -> float:
        """The place of a chance in percent of the line."""
        return 100 * min(1.0, max(0.0, (chance - self.start) / (self.end - self.start)))

    @property
    def end_words(self) -> str:
        """How far the line goes."""
        return f"{round(self.end * 100)} van de 100"


def chance_scale(result: CaseResult, shelf: Shelf) -> ChanceScale:
    """The thresholds of municipality, its money, and all payers; below them every odds of research."""
    found = result.thresholds
    rows = [("Gemeente", found.municipality)]
    if found.municipality.has_help:
        rows.append(("Gemeente, als alleen telt wat geld wordt", found.municipality_cash))
    rows.append(("Alle betalers samen", found.all_payers))
    marks = [_threshold(name, threshold) for name, threshold in rows if found.all_payers.has_help]
    marks += [mark for item in result.research for mark in _research(item, shelf)]
    values = [value for mark in marks for value in (mark.low, mark.mid, mark.high) if value is not None]
    end = max(SHORTEST, min(1.0, _STEP * ceil(round(max(values, default=0.0) / _STEP, 6))))
    return ChanceScale(min([0.0, *values]), end, tuple(marks))


def _threshold(name: str, threshold: Threshold) -> Mark:
    if not threshold.has_help:
        return Mark("threshold", name, COSTS_NOTHING)
    if threshold.chance is None:
        return Mark("threshold", name, NEVER)
    hardest = NEVER if threshold.hardest is None else out_of_hundred(threshold.hardest)
    easiest = out_of_hundred(threshold.easiest or 0.0)
    words = f"{out_of_hundred(threshold.chance)} ({easiest} tot {hardest})".replace(" van de 100 tot", " tot")
    return Mark("threshold", name, words, threshold.easiest, threshold.chance, threshold.hardest)


def _research(item: Research, shelf: Shelf) -> Iterator[Mark]:
    name = item.name or item.intervention
    if not item.odds:
        yield Mark("research", name, NOT_KNOWN, doubtful=True)
    for odds in item.odds:
        yield _odds(name, item, odds, shelf)


def _odds(name: str, item: Research, odds: Odds, shelf: Shelf) -> Mark:
    chance: Ends = odds.chance
    grade = f", bewijs {item.grade}" if item.grade else ""
    if item.established:
        words = f"{hundredth(chance.mid)} van de 100 ({odds_kind(odds)}{grade})"
    else:
        words = f"niet vastgesteld ({hundredth(chance.low)} tot {hundredth(chance.high)} van de 100{grade})"
    return Mark(
        "research",
        f"{name}: {odds_effect(odds, shelf)}",
        words,
        chance.low,
        chance.mid if item.established else None,
        chance.high,
        doubtful=not item.established,
    )
