"""What in the catalogue must fit together: units and sources that exist, series that point at each other."""

from collections.abc import Iterator

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.figures.records import Catalogue, FrontPage, Indicator, Unit


def check_catalogue(catalogue: Catalogue, units: dict[str, Unit], sources: set[str]) -> None:
    """Raise ``ContentError`` for every reference that leads nowhere."""
    if faults := list(_faults(catalogue, units, sources)):
        raise ContentError(faults)


def check_front_page(front_page: FrontPage, catalogue: Catalogue) -> None:
    """Raise ``ContentError`` for every figure of the start page that the catalogue lacks."""
    known = {indicator.id for indicator in catalogue.indicators}
    listed = [("national", front_page.national), ("compared", front_page.compared)]
    faults = [
        Fault("data/front_page.yaml", f"{field}[{number}]", "een indicator uit data/indicators.yaml", f"‘{name}’")
        for field, names in listed
        for number, name in enumerate(names)
        if name not in known
    ]
    if faults:
        raise ContentError(faults)


def _faults(catalogue: Catalogue, units: dict[str, Unit], sources: set[str]) -> Iterator[Fault]:
    ids = [indicator.id for indicator in catalogue.indicators]
    known = {indicator.id: indicator for indicator in catalogue.indicators}

    def fault(number: int, field: str, expected: str, found: str) -> Fault:
        return Fault("data/indicators.yaml", f"indicators[{number}].{field}", expected, f"‘{found}’")

    for number, indicator in enumerate(catalogue.indicators):
        if indicator.id in ids[:number]:
            yield fault(number, "id", "elk id één keer", indicator.id)
        if indicator.unit not in units:
            yield fault(number, "unit", "een eenheid uit data/units.yaml", indicator.unit)
        if indicator.then and indicator.then.source_id not in sources:
            yield fault(number, "then.source_id", "een bron uit data/sources.csv", indicator.then.source_id)
        others = [("continues", indicator.continues), ("national_mirror", indicator.national_mirror)]
        others += [("not_comparable_with", other) for other in indicator.not_comparable_with]
        for field, other in others:
            if other is not None and other not in known:
                yield fault(number, field, "een bestaande indicator", other)
        if indicator.id in _older(indicator, known):
            yield fault(number, "continues", "een oudere reeks, niet zichzelf", indicator.continues or "")
        mirror = known.get(indicator.national_mirror or "")
        if mirror and mirror.unit != indicator.unit:
            yield fault(number, "national_mirror", f"een indicator in {indicator.unit}", mirror.unit)
        if mirror and not_comparable(indicator, mirror):
            yield fault(number, "national_mirror", "een indicator waarmee deze te vergelijken is", mirror.id)


def not_comparable(one: Indicator, other: Indicator) -> bool:
    """Whether the catalogue forbids these two on one axis; it counts in both directions."""
    return (
        other.id in one.not_comparable_with
        or one.id in other.not_comparable_with
        or one.continues == other.id
        or other.continues == one.id
    )


def _older(indicator: Indicator, known: dict[str, Indicator]) -> set[str]:
    """All series that come before this one; with itself among them when they go round in a circle."""
    found: set[str] = set()
    here: Indicator | None = indicator
    while here and here.continues and here.continues not in found:
        found.add(here.continues)
        here = known.get(here.continues)
    return found
