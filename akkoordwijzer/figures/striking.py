"""What stands out in a municipality: the figures on which it differs most from all others."""

from dataclasses import dataclass

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.place import Rank, mirror_of, rank
from akkoordwijzer.figures.queries import NATION, Observation


@dataclass(frozen=True, slots=True)
class Striking:
    """A municipal figure, its rank among all municipalities, and the national value if any.

    ``nation`` is of the same period where there is one, else the newest: then its period must be said.
    """

    seen: Observation
    rank: Rank
    nation: Observation | None


def most_striking(figures: Figures, region: str, count: int = 3) -> list[Striking]:
    """The figures of data/front_page.yaml on which a municipality stands furthest from the middle.

    Fewer where figures are missing; at the same distance the order of the file decides.
    """
    found = []
    for indicator in figures.front_page.compared:
        seen = {item.region: item for item in queries.across(figures, indicator)}
        stands = rank({code: item.value for code, item in seen.items()}, region)
        if stands is None:
            continue
        own, mirror = seen[region], mirror_of(figures, indicator)
        nation = queries.value_at(figures, mirror, NATION, own.period) or queries.newest(figures, mirror, NATION)
        found.append(Striking(own, stands, nation))
    return sorted(found, key=lambda striking: -striking.rank.distance)[:count]
