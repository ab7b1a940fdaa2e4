"""Figures in Dutch words: values with their unit, statuses, and how old a figure is."""

from datetime import date

from akkoordwijzer.content.numbers import count, euro, euro_cents, number, period_words
from akkoordwijzer.figures.records import FigureTheme, Indicator, Unit

STATUSES = {
    "final": "definitief",
    "provisional": "voorlopig",
    "estimate": "geschat",
    "derived": "afgeleid",
    "suspect": "verdacht",
}
STATUSES_EXPLAINED = {
    "final": "Het cijfer verandert naar verwachting niet meer.",
    "provisional": "De bron stelt het cijfer later nog bij.",
    "estimate": "De bron of wij hebben het cijfer geschat.",
    "derived": "Uitgerekend uit andere gepubliceerde cijfers.",
    "suspect": "Dit cijfer kan niet kloppen. We laten het zien, maar rekenen er niet mee in ranglijsten.",
}
THEMES: dict[FigureTheme, str] = {
    "debts": "Schulden",
    "guardianship": "Bewind",
    "youth": "Jeugd",
    "finance": "Geld",
    "other": "Wmo en andere thema's",
}
READ = {"original": "zelf gelezen", "second_hand": "uit de tweede hand", "seed": "een beginstuk van dit project"}
_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_PER = {"inhabitants": "inwoners", "households": "huishoudens"}
PER_THOUSAND = 1000.0


def amount(value: float, unit: Unit) -> str:
    """A value as it stands on a card: without the name of what is counted, but with € or %."""
    match unit.format:
        case "percent":
            return number(value, unit.decimals) + "%"
        case "eur" | "eur_mln":
            return euro(value)
        case "eur_cents":
            return euro_cents(value)
        case _:
            return number(value, unit.decimals)


def unit_words(unit: Unit) -> str:
    """What stands behind an amount: ``huishoudens``, ``per inwoner``; nothing for percent and plain euro."""
    if unit.format == "percent":
        return ""
    return unit.label.removeprefix("euro").lstrip(", ") if unit.format.startswith("eur") else unit.label


def value_words(value: float, unit: Unit) -> str:
    """A value with its unit: ``747.560 huishoudens``, ``8,9%``, ``€ 12 per inwoner``."""
    return f"{amount(value, unit)} {unit_words(unit)}".strip()


def in_period(period: str) -> str:
    """``in 2022``, ``op 1 januari 2024``."""
    return f"{'op' if len(period) == 10 else 'in'} {period_words(period)}"


def when_words(period: str, status: str) -> str:
    """``1 januari 2024, voorlopig``; what is final needs no word."""
    return period_words(period) + ("" if status == "final" else f", {STATUSES[status]}")


def is_level(indicator: Indicator, unit: Unit) -> bool:
    """Whether the figure says how many there are, without a denominator: large places score high anyway."""
    return indicator.per is None and unit.format in {"count", "eur_mln"}


def comparable_words(value: float, indicator: Indicator, unit: Unit) -> str:
    """A value of the table ``comparable`` in words: ``21,3 per 1.000 inwoners``, ``€ 512 per inwoner``."""
    if indicator.per is None:
        return value_words(value, unit)
    if unit.format.startswith("eur"):
        per = "inwoner" if indicator.per == "inhabitants" else "huishouden"
        return f"{euro_cents(value) if abs(value) < 100 else euro(value)} per {per}"
    return f"{number(value * PER_THOUSAND, 1)} {comparable_unit(indicator, unit)}"


def comparable_unit(indicator: Indicator, unit: Unit) -> str:
    """The unit of the table ``comparable``, for an axis."""
    if indicator.per is None:
        return "procent" if unit.format == "percent" else unit.label
    if unit.format.startswith("eur"):
        return "euro per " + ("inwoner" if indicator.per == "inhabitants" else "huishouden")
    return f"{unit.label} per 1.000 {_PER[indicator.per]}"


def comparable_scale(indicator: Indicator, unit: Unit) -> float:
    """What a value of the table ``comparable`` is multiplied by on an axis."""
    return PER_THOUSAND if indicator.per and not unit.format.startswith("eur") else 1.0


def last_year(period: str) -> int:
    """The calendar year in which a period ends."""
    return int(period[:4]) + ("/" in period)


def age_words(period: str, today: date) -> str:
    """``cijfer over 2022, vier jaar oud``; a day is a position, not a span."""
    years = max(today.year - last_year(period), 0)
    what = f"stand op {period_words(period)}" if len(period) == 10 else f"cijfer over {period_words(period)}"
    if years == 0:
        return f"{what}, van dit jaar"
    return f"{what}, {_NUMBERS[years] if years < len(_NUMBERS) else count(years)} jaar oud"
