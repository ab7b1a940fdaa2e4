"""Amounts of a lever, per inhabitant or in total: how they are said, and how they are read back."""

from dataclasses import dataclass

from akkoordwijzer.content.numbers import euro, euro_cents, signed

# What somebody types from here on is meant in total: no lever takes a thousand euro per inhabitant.
IN_TOTAL_FROM = 1000.0
# From here on cents say nothing.
WHOLE_FROM, WHOLE_AT_END = 100.0, 10.0


@dataclass(frozen=True, slots=True)
class Unit:
    """Euro a year per inhabitant, or in total for so many inhabitants."""

    population: float
    in_total: bool = False


def amount_words(per_inhabitant_eur: float, unit: Unit) -> str:
    """``+€ 2,50``, or in total ``+€ 1,2 mln``; zero is ``€ 0``."""
    if unit.in_total:
        total = per_inhabitant_eur * unit.population
        return signed(euro(total), round(total))
    if round(per_inhabitant_eur, 2) == round(per_inhabitant_eur) or abs(per_inhabitant_eur) >= WHOLE_FROM:
        return signed(euro(per_inhabitant_eur), per_inhabitant_eur)
    return signed(euro_cents(per_inhabitant_eur), round(per_inhabitant_eur, 2))


def end_words(per_inhabitant_eur: float, unit: Unit) -> str:
    """The same for the end of a scale: whole euro where cents would only take room."""
    whole = not unit.in_total and abs(per_inhabitant_eur) >= WHOLE_AT_END
    return amount_words(round(per_inhabitant_eur) if whole else per_inhabitant_eur, unit)


def per_inhabitant(typed_eur: float, unit: Unit) -> float:
    """What somebody typed, per inhabitant."""
    return typed_eur / unit.population if unit.in_total or abs(typed_eur) >= IN_TOTAL_FROM else typed_eur
