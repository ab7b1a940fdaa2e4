"""Figures in Dutch: values with their unit, their period and how sure they are."""

from akkoordwijzer.content.numbers import euro, euro_cents, number, period_words
from akkoordwijzer.figures.queries import Observation
from akkoordwijzer.figures.records import Unit

STATUSES = {
    "final": "",
    "provisional": "voorlopig",
    "estimate": "geschat",
    "derived": "afgeleid",
    "suspect": "verdacht",
}


def value_words(value: float, unit: Unit) -> str:
    """``8,9%``, ``€ 201 mln``, ``747.560``: a value as it is read aloud, without the unit's label."""
    if unit.format == "percent":
        return f"{number(value, unit.decimals)}%"
    if unit.format in ("eur", "eur_mln"):
        return euro(value)
    if unit.format == "eur_cents":
        return euro_cents(value)
    return number(value, unit.decimals)


def with_unit(value: float, unit: Unit) -> str:
    """The value with its unit where that is not clear from the number: ``747.560 huishoudens``."""
    text = value_words(value, unit)
    return text if unit.format in ("percent", "eur", "eur_mln", "eur_cents") else f"{text} {unit.label}"


def when_words(seen: Observation) -> str:
    """``1 januari 2024, voorlopig``."""
    status = STATUSES[seen.status]
    return period_words(seen.period) + (f", {status}" if status else "")
