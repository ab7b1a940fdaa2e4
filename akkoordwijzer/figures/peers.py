"""Comparable municipalities, and the distribution of a figure over the country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION, Region

PeerKind = Literal["similar", "province", "own"]


@dataclass(frozen=True, slots=True)
class Peers:
    """Municipalities to be laid beside one, itself included; ``words`` names the group in Dutch."""

    kind: PeerKind
    codes: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class LocalValue:
    """A municipality's value in the newest period of an indicator; ``value`` per head where the catalogue says so."""

    region: str
    period: str
    value: float
    level: float
    status: str


def similar(regions: Mapping[str, Region], code: str) -> Peers:
    """The same size class and urbanity."""
    here = regions[code]
    same = (r.code for r in _municipalities(regions) if (r.size_class, r.urbanity) == (here.size_class, here.urbanity))
    return Peers("similar", frozenset(same), "vergelijkbare gemeenten")


def in_province(regions: Mapping[str, Region], code: str) -> Peers:
    """The same province."""
    province = regions[code].province
    same = (region.code for region in _municipalities(regions) if region.province == province)
    return Peers("province", frozenset(same), f"gemeenten in {province}")


def chosen(regions: Mapping[str, Region], code: str, others: Iterable[str]) -> Peers:
    """An own selection, with the municipality itself; unknown codes and the country are left out."""
    known = {other for other in others if other in regions and other != NATION}
    return Peers("own", frozenset(known | {code}), "gekozen gemeenten")


def across_comparable(figures: Figures, indicator: str) -> list[LocalValue]:
    """Municipal values of the newest period, highest first, suspect ones left out."""
    sql = (
        "SELECT region, period, value, level, status FROM comparable JOIN newest_local USING (indicator_id, period)"
        " WHERE indicator_id = ? AND region <> 'NL' AND status <> 'suspect' AND value IS NOT NULL"
        " ORDER BY value DESC, region"
    )
    return [LocalValue(*row) for row in figures.ask(sql, [indicator])]


def national_comparable(figures: Figures, indicator: str, period: str) -> float | None:
    """The country's value of a period on the same scale as the municipal ones, if there is one."""
    sql = "SELECT value FROM comparable WHERE indicator_id = ? AND region = 'NL' AND period = ?"
    rows = figures.ask(sql, [indicator, period])
    return rows[0][0] if rows else None


def _municipalities(regions: Mapping[str, Region]) -> Iterable[Region]:
    return (region for region in regions.values() if region.code != NATION)
