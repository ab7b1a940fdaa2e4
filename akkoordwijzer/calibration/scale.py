"""Which part of the country a region is, by the first figure that is known there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from akkoordwijzer.calibration import lookups
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.recipes import ScaleBy

Options = tuple[ScaleBy, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of the country a region is, and by what that was told; ``own`` when its own people were counted."""

    factor: float
    words: str
    own: bool = False


@lru_cache(maxsize=50)
def scales(figures: Figures, options: Options) -> Mapping[str, Scale]:
    """The scale of every region: by the first figure that is known there, else by inhabitants."""
    inhabitants = lookups.inhabitants(figures)
    nation = inhabitants[NATION]
    found = {code: Scale(size / nation, "naar inwoners") for code, size in inhabitants.items()}
    for option in reversed(options):
        found |= _by_figure(figures, option, inhabitants) if option.indicator else _by_budget(figures, option)
    return {**found, NATION: Scale(1.0, "heel Nederland", True)}


def _by_figure(figures: Figures, option: ScaleBy, inhabitants: Mapping[str, float]) -> dict[str, Scale]:
    """A count, or a share times another count, relative to all municipalities that have it."""
    assert option.indicator is not None  # noqa: S101  # the record holds a figure or a budget
    parts: Mapping[str, float] = lookups.across(figures, option.indicator)
    if option.times is not None:
        sizes = lookups.across(figures, option.times)
        parts = {code: value * sizes[code] for code, value in parts.items() if code in sizes}
    if not parts or option.indicator not in figures.indicators:
        return {}  # the whole series was left out: another figure tells, or inhabitants do
    # Where the figure is missing in some places, those with it share the part of the country they house.
    covered = sum(inhabitants[code] for code in parts if code in inhabitants) / inhabitants[NATION]
    whole = sum(parts.values())
    words = f"naar {figures.indicators[option.indicator].label.lower()}"
    return {code: Scale(part / whole * covered, words, option.own) for code, part in parts.items() if part > 0}


def _by_budget(figures: Figures, option: ScaleBy) -> dict[str, Scale]:
    filed = lookups.filed(figures, option.year or 0)
    words = f"naar de begroting van taakveld {', '.join(option.task_fields)}"

    def together(region: str) -> float:
        fields = [filed[region][field] for field in option.task_fields if field in filed[region]]
        return sum(field.eur for field in fields) if fields and all(field.usable for field in fields) else 0.0

    whole = together(NATION)
    return {code: Scale(together(code) / whole, words, option.own) for code in filed if together(code) > 0}
