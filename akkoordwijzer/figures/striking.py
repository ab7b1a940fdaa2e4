"""What stands out in a municipality: the figures on which it differs most from all others."""

from dataclasses import dataclass

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION, Observation

# Shares and rates that a council recognises; sizes (inhabitants, amounts) only say how large a municipality is.
COMPARED = (
    "persons_problem_debt_share",
    "youth_care_share",
    "youth_protection_share",
    "wmo_clients_per_1000",
    "low_income_households_share",
)


@dataclass(frozen=True, slots=True)
class Striking:
    """A municipal figure, its place counted from the highest, among how many, and the national value if any."""

    seen: Observation
    place: int
    among: int
    nation: Observation | None

    @property
    def distance(self) -> float:
        """How far from the middle place, from 0 (in the middle) to 1 (first or last)."""
        return abs(2 * (self.place - 1) / max(1, self.among - 1) - 1)


def most_striking(figures: Figures, region: str, count: int = 3) -> list[Striking]:
    """The figures on which a municipality stands furthest from the middle; fewer where figures are missing."""
    found = []
    for indicator in COMPARED:
        ranked = queries.across(figures, indicator)
        own = next((seen for seen in ranked if seen.region == region), None)
        if own is None:
            continue
        place = 1 + sum(seen.value > own.value for seen in ranked)
        mirror = figures.indicators[indicator].national_mirror or indicator
        nation = queries.value_at(figures, mirror, NATION, own.period) or queries.newest(figures, mirror, NATION)
        found.append(Striking(own, place, len(ranked), nation))
    return sorted(found, key=lambda striking: -striking.distance)[:count]
