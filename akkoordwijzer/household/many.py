"""From one household to many: help for all of them as the amount of a lever. Here the case ends, the model begins."""

from dataclasses import dataclass

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION, Observation
from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.records import Hint
from akkoordwijzer.household.roads import Comparison

# A lever moves in steps of a cent.
LEVER_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class LeverAmount:
    """Help for all such households in a year. ``intervention`` none: there is no lever for it in the library."""

    price: str
    label: str
    intervention: str | None
    participants_per_year: float
    eur_per_year: Ends
    eur_per_inhabitant: Ends

    @property
    def lever_eur_per_inhabitant(self) -> float:
        """The amount as a lever takes it."""
        return round(self.eur_per_inhabitant.mid, LEVER_DECIMALS)


def lever_amounts(comparison: Comparison, households_per_year: float, inhabitants: float) -> tuple[LeverAmount, ...]:
    """What the municipality pays for the help of the second road, for so many new households a year, per kind of help.

    A household that gets help for several years counts with all of it in the year it starts. Raises ``ValueError`` for
    a number below zero or a municipality without inhabitants.
    """
    if households_per_year < 0 or inhabitants <= 0:
        raise ValueError("households_per_year must not be negative, inhabitants must be above zero")
    found = []
    for price, by_payer in comparison.net.items():
        record, quantity = comparison.book[price], -by_payer.get("municipality", 0.0)
        if record.is_help and quantity > 0:
            per_year = record.ends.times(quantity * households_per_year)
            found.append(
                LeverAmount(
                    price=price,
                    label=record.label,
                    intervention=record.intervention,
                    participants_per_year=quantity * households_per_year,
                    eur_per_year=per_year,
                    eur_per_inhabitant=per_year.times(1 / inhabitants),
                )
            )
    return tuple(sorted(found, key=lambda item: -item.eur_per_year.mid))


@dataclass(frozen=True, slots=True)
class HowMany:
    """A hint at how many such households there are in a region. ``estimated``: the region's share by inhabitants."""

    households: float
    estimated: bool
    figure: Observation
    reach: str


def how_many(figures: Figures, region: str, hint: Hint | None) -> HowMany | None:
    """The newest figure of the hint: the region's own, otherwise the national one by inhabitants; none without one."""
    if hint is None or hint.indicator not in figures.indicators:
        return None
    own = queries.newest(figures, hint.indicator, region)
    if own is not None:
        return HowMany(own.value, False, own, hint.text)
    nation = queries.newest(figures, hint.indicator, NATION)
    if nation is None:
        return None
    share = queries.inhabitants(figures, region) / queries.inhabitants(figures, NATION)
    return HowMany(nation.value * share, True, nation, hint.text)
