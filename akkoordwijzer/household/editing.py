"""An own case as it is being written: what people type becomes part of it, or is refused in one Dutch sentence."""

import re
from collections.abc import Mapping
from typing import Any

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.household.records import (
    HALVES,
    MOST_EUR,
    MOST_EVENTS,
    MOST_QUANTITY,
    ROADS,
    Household,
    OwnPrice,
    RoadName,
)

OWN_CASE = "Eigen casus"
_HALVES = re.compile(r"^(?P<start>\d{1,2})(?:\s*(?:-|–|t/m|tot en met|tot|en)\s*(?P<end>\d{1,2}))?$")
_LISTS = ("turning_points", "uncertain", "own_prices", "life", "set_aside")


class NotPossibleError(ValueError):
    """What was typed cannot become part of a case; the text is a Dutch sentence for the screen."""


def read_halves(text: str) -> tuple[int, int]:
    """First and last half-year of ``3``, ``3-6`` or ``3 t/m 6``. Raises ``NotPossibleError``."""
    match = _HALVES.match(text.strip().lower().removeprefix("halfjaar").strip())
    start, end = (int(match["start"]), int(match["end"] or match["start"])) if match else (0, 0)
    if not 1 <= start <= end <= HALVES:
        raise NotPossibleError(f"Vul een halfjaar in van 1 tot en met {HALVES}, bijvoorbeeld 3 of 3-6.")
    return start, end


def read_quantity(text: str) -> float:
    """A number above zero. Raises ``NotPossibleError``."""
    value = read_amount(text)
    if value is None or not 0 < value <= MOST_QUANTITY:
        raise NotPossibleError("Vul een aantal in boven nul, bijvoorbeeld 1 of 2,5.")
    return value


def read_price(text: str) -> float | None:
    """An amount in euro above zero, none when nothing is typed. Raises ``NotPossibleError``."""
    if not text.strip():
        return None
    value = read_amount(text)
    if value is None or not 0 < value <= MOST_EUR:
        raise NotPossibleError("Vul een bedrag in boven nul, bijvoorbeeld 85 of 1.250, of laat het leeg.")
    return value


def changed(household: Household, **update: Any) -> Household:
    """The case with other fields, checked. Raises ``NotPossibleError`` with what cannot be."""
    data = household.model_dump(by_alias=True, exclude_defaults=True) | update
    try:
        return read_record(Household, data, Document(OWN_CASE, data, {}))
    except ContentError as error:
        first = error.faults[0]
        raise NotPossibleError(f"Dat kan niet: verwacht {first.expected}, gevonden {first.found}.") from None


def with_event(
    household: Household, road: RoadName, event: Mapping[str, Any], instead_of: tuple[RoadName, int] | None = None
) -> Household:
    """The case with an event more, or with this one in place of another. Raises ``NotPossibleError``."""
    roads = _roads(household)
    if instead_of is not None and instead_of[0] == road:
        roads[road][instead_of[1]] = dict(event)
    else:
        if instead_of is not None:
            del roads[instead_of[0]][instead_of[1]]
        if len(roads[road]) >= MOST_EVENTS:
            raise NotPossibleError(f"Op een weg passen {MOST_EVENTS} gebeurtenissen. Haal er eerst een weg.")
        roads[road].append(dict(event))
    return _with_roads(household, roads)


def without_event(household: Household, road: RoadName, number: int) -> Household:
    """The case without one of its events, counted from zero."""
    roads = _roads(household)
    del roads[road][number]
    return _with_roads(household, roads)


def in_order(household: Household) -> Household:
    """The case with the events of each road by half-year; events of one half-year stay as they stood."""
    roads = _roads(household)
    return _with_roads(
        household, {name: sorted(events, key=lambda item: item["from"]) for name, events in roads.items()}
    )


def with_own_price(household: Household, price: Mapping[str, Any]) -> Household:
    """The case with an own price more; its id is made here. Raises ``NotPossibleError``."""
    taken = {item.id for item in household.own_prices}
    number = next(number for number in range(1, len(taken) + 2) if f"own_{number}" not in taken)
    return changed(household, own_prices=[*_items(household, "own_prices"), {"id": f"own_{number}", **price}])


def without_own_price(household: Household, price: OwnPrice) -> Household:
    """The case without an own price. Raises ``NotPossibleError`` while an event still has it."""
    used = [event for name in ROADS for event in household.roads.named(name).events if event.price == price.id]
    if used:
        raise NotPossibleError(f"‘{price.label}’ hoort nog bij een gebeurtenis. Haal die eerst weg.")
    kept = [item for item in _items(household, "own_prices") if item["id"] != price.id]
    return changed(household, own_prices=kept)


def with_item(household: Household, field: str, item: Any) -> Household:
    """The case with a turning point, an area of life or a doubt more; an area takes the place of itself."""
    kept = [other for other in _items(household, field) if field != "life" or other["area"] != item["area"]]
    return changed(household, **{field: [*kept, item]})


def without_item(household: Household, field: str, number: int) -> Household:
    """The case without one item of a list, counted from zero."""
    items = _items(household, field)
    del items[number]
    return changed(household, **{field: items})


def _items(household: Household, field: str) -> list[Any]:
    if field not in _LISTS:
        raise ValueError(f"{field} is no list of a case")
    found: list[Any] = list(household.model_dump(by_alias=True, exclude_defaults=True).get(field, ()))
    return found


def _roads(household: Household) -> dict[RoadName, list[dict[str, Any]]]:
    return {
        name: [event.model_dump(by_alias=True, exclude_defaults=True) for event in household.roads.named(name).events]
        for name in ROADS
    }


def _with_roads(household: Household, roads: Mapping[RoadName, list[dict[str, Any]]]) -> Household:
    data = household.roads.model_dump(by_alias=True, exclude_defaults=True)
    return changed(household, roads={name: {**data.get(name, {}), "events": events} for name, events in roads.items()})
