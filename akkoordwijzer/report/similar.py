"""Similar municipalities beside an indicator: where they stand, and how they moved since an agreement was signed.

If they moved the same way, it was not the agreement; if they did not, that is no proof that it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from akkoordwijzer.content.numbers import counted, period_words, signed
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.movement import Movement, NotMoved, movement
from akkoordwijzer.figures.peers import across_comparable, similar
from akkoordwijzer.figures.place import rank
from akkoordwijzer.figures.queries import NATION, Region
from akkoordwijzer.figures.records import Indicator, Unit
from akkoordwijzer.figures.words import STATUSES, comparable_words
from akkoordwijzer.library.agreement import OutcomeIndicator

NO_EFFECT = (
    "Beweegt een cijfer hier net zo als in vergelijkbare gemeenten, dan is dat niet het effect van dit akkoord. "
    "Beweegt het hier anders, dan is dat nog geen bewijs van een effect. De middelste verandering is die van de "
    "gemeente in het midden als u ze op verandering legt; het midden zelf kan anders bewegen."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a municipality stands in the newest period: the median of those like it and its own, comparable values."""

    period: str
    middle: float
    own: float


@dataclass(frozen=True, slots=True)
class Similar:
    """How a figure of the app moved in ``place`` and in similar municipalities, or why that cannot be said; and where
    it stands now, where that is known."""

    place: str
    figure: Indicator
    unit: Unit
    moved: Movement | NotMoved
    standing: Standing | None


def similar_words(figures: Figures, regions: Mapping[str, Region], code: str, indicator: OutcomeIndicator) -> str:
    """``het midden is 8,9% (2024); hier 9,1%``; empty where the app has no figure per municipality."""
    item = _figure(figures, regions, code, indicator)
    found = None if item is None else _standing(figures, regions, code, item)
    return "" if item is None or found is None else _standing_words(found, item, figures.units[item.unit])


def similar_since(
    figures: Figures, regions: Mapping[str, Region], code: str, indicator: OutcomeIndicator, year: int
) -> Similar | None:
    """How similar municipalities moved since ``year``; nothing where the app has no figure per municipality."""
    item = _figure(figures, regions, code, indicator)
    moved = None if item is None else movement(figures, item.id, code, similar(regions, code).codes, year)
    if item is None or moved is None:
        return None
    unit, standing = figures.units[item.unit], _standing(figures, regions, code, item)
    return Similar(regions[code].name, item, unit, moved, standing)


def _standing(figures: Figures, regions: Mapping[str, Region], code: str, item: Indicator) -> Standing | None:
    values = {value.region: value for value in across_comparable(figures, item.id)}
    found = rank({region: value.value for region, value in values.items()}, code, similar(regions, code).codes)
    return None if found is None else Standing(values[code].period, found.middle, values[code].value)


def _standing_words(found: Standing, item: Indicator, unit: Unit) -> str:
    middle, own = (comparable_words(value, item, unit) for value in (found.middle, found.own))
    return f"het midden is {middle} ({period_words(found.period)}); hier {own}"


def _figure(
    figures: Figures, regions: Mapping[str, Region], code: str, indicator: OutcomeIndicator
) -> Indicator | None:
    """The figure of the app behind an outcome indicator, for a municipality."""
    if code == NATION or code not in regions or indicator.figure is None:
        return None
    return figures.indicators.get(indicator.figure)


def moved_sentence(found: Similar) -> str:
    """``Bij 24 gemeenten die op Leeuwarden lijken ging het midden van 8,4% naar 8,9% (2024-2026); hier van 9,1% naar
    8,8%.``, or ``Onbekend: ...`` with the reason."""
    moved = found.moved
    if isinstance(moved, NotMoved):
        now = "" if found.standing is None else _standing_words(found.standing, found.figure, found.unit)
        return f"Onbekend: {_why_not(moved)}." + (f" Nu: {now}." if now else "")
    first, last, own_first, own_last = (
        "onbekend" if value is None else comparable_words(value, found.figure, found.unit)
        for value in (moved.middle_first, moved.middle_last, moved.own_first, moved.own_last)
    )
    here = f"hier van {own_first} naar {own_last}"
    if moved.own_first is None and moved.own_last is None:
        here = "hier is het onbekend"
    return (
        f"Bij {counted(moved.peers, 'gemeente', 'gemeenten')} die op {found.place} lijken ging het midden van {first} "
        f"naar {last} ({_years(moved)}); {here}."
    )


def change_words(found: Similar) -> str:
    """``+0,5 procentpunt; hier −0,3 procentpunt (2024-2026)``: the middle of the changes of the others, and the own."""
    moved = found.moved
    if isinstance(moved, NotMoved):
        return "onbekend"
    own = "onbekend" if moved.own_change is None else _change(moved.own_change, found)
    return f"{_change(moved.middle_change, found)}; hier {own} ({_years(moved)})"


def _why_not(moved: NotMoved) -> str:
    match moved.reason:
        case "no_newer":
            return f"nog geen nieuwere cijfers dan bij de ondertekening ({period_words(moved.period)})"
        case "counted_otherwise":
            return f"vanaf {period_words(moved.period)} wordt anders geteld"
        case "few":
            others = counted(moved.peers, "vergelijkbare gemeente heeft", "vergelijkbare gemeenten hebben")
            return f"te weinig gemeenten om naast te leggen ({others} een cijfer van beide jaren)"


def _years(moved: Movement) -> str:
    """``2024-2026``, or two periods in words; what is provisional or estimated is said."""
    plain = moved.first.isdigit() and moved.last.isdigit()
    years = "-".join((moved.first, moved.last)) if plain else _from_to(moved.first, moved.last)
    doubts = [STATUSES[status] for status in ("provisional", "estimate") if status in moved.statuses]
    return ", ".join((years, *doubts))


def _from_to(first: str, last: str) -> str:
    return f"{period_words(first)} tot {period_words(last)}"


def _change(value: float, found: Similar) -> str:
    words = comparable_words(value, found.figure, found.unit)
    if words.endswith("%"):
        words = f"{words.removesuffix('%')} procentpunt"
    shown = words.split(" ")[0]
    return signed(words, value if any(digit in shown for digit in "123456789") else 0.0)
