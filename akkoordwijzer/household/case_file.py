"""The file of an own case: read with what can be kept kept and the rest said, written in one go.

A case is never put in a log or an address. Its file holds the case only: no date, no name of its maker.
"""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.yaml_file import LIMIT_BYTES, Document, Place, parse_yaml, place_text
from akkoordwijzer.household.prices import PriceBook
from akkoordwijzer.household.records import FORMAT, MOST_ASIDE, ROADS, Household

_HEAD = "# Akkoordwijzer: een casus, één huishouden langs twee wegen. Bekijken: python -m akkoordwijzer case BESTAND\n"
_NO_CASE = "Kies een bestand dat op de pagina Casus is bewaard."
# PyYAML writes this old line break as it is and reads it as a space; every other character comes back.
_NEXT_LINE = "\x85"
# What is wrong inside the parts shows in the first round, what is wrong with a list of sound parts in the second.
_ROUNDS = 5
_LISTS = ("events", "turning_points", "uncertain", "own_prices", "life", "set_aside")
_SET_ASIDE_ITEMS = 50


@dataclass(frozen=True, slots=True)
class Opened:
    """A case from a file, and a sentence for everything in the file that could not be taken over as it stood.

    What was left out stands as text in ``household.set_aside``, so that saving again loses nothing.
    """

    household: Household
    faults: tuple[Fault, ...] = ()


def open_case(raw: bytes, name: str, book: PriceBook) -> Opened:
    """A case from the bytes of a file. Raises ``ContentError`` when there is no case of this version in it."""
    return case_in(parse_yaml(raw, name), book)


def case_in(document: Document, book: PriceBook) -> Opened:
    """A case from parsed YAML. Raises ``ContentError`` when there is no case of this version in it."""
    _refuse_other_files(document)
    data, faults, aside = _usable(document)
    household = read_record(Household, data, document)
    household, more, dropped = _with_known_prices(household, book, document)
    more += _own_price_faults(household, book, document)
    texts = (household.set_aside + tuple(aside) + tuple(dropped))[:_SET_ASIDE_ITEMS]
    return Opened(household.model_copy(update={"set_aside": texts}), (*faults, *more))


def to_yaml(household: Household) -> str:
    """The case as the text of a file; only what differs from the defaults. Reading it back gives the same case."""
    data = household.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    data.setdefault("roads", {})
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    if _NEXT_LINE in text:
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=False, width=100)
    return _HEAD + text


def write_case(household: Household, path: Path) -> None:
    """Write at once: a half file never takes the place of a whole one. Raises ``OSError``, ``ContentError``."""
    raw = to_yaml(household).encode("utf-8")
    if len(raw) > LIMIT_BYTES:
        raise ContentError([Fault(path.name, "", "een casus tot 1 MB", f"{len(raw) / 1e6:.1f} MB".replace(".", ","))])
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _refuse_other_files(document: Document) -> None:
    data = document.data
    if not isinstance(data, dict) or not {"version", "roads"} <= set(data):
        raise ContentError([Fault(document.name, "", "een casus", shown(data), remedy=_NO_CASE)])
    version = data["version"]
    if type(version) is not int or version != FORMAT:
        remedy = "Het bestand is niet veranderd. Open het met de Akkoordwijzer waarmee het is gemaakt."
        line = document.line(("version",))
        raise ContentError([Fault(document.name, "version", f"versie {FORMAT}", shown(version), line, remedy)])


def _usable(document: Document) -> tuple[dict[str, Any], list[Fault], list[str]]:
    """The part of the data that is a case, the faults in the rest, and that rest as text."""
    data = document.data
    faults: list[Fault] = []
    aside: list[str] = []
    for _ in range(_ROUNDS):
        try:
            Household.model_validate(data)
        except ValidationError as error:
            places = {_part(tuple(step for step in item["loc"] if step != "[key]")) for item in error.errors()}
            if () in places:
                break
            faults += _faults(data, document if not faults else Document(document.name, data, {}))
            # From the back, so that the numbers in front stay what they were.
            for place in sorted(places, key=_order, reverse=True):
                data, part = _without(data, place)
                aside.insert(0, _as_text(place, part))
        else:
            break
    return data, faults, aside


def _faults(data: Any, document: Document) -> list[Fault]:
    try:
        read_record(Household, data, document)
    except ContentError as error:
        return [
            Fault(f.file, f.place, f.expected, f.found, f.line, f"{f.remedy} Dit deel staat apart.".strip())
            for f in error.faults
        ]
    return []


def _part(place: Place) -> Place:
    """The smallest part that can be taken out: an item of a list, otherwise the field it stands in."""
    for size, step in enumerate(place):
        if isinstance(step, int) and place[size - 1] in _LISTS:
            return place[: size + 1]
    if place[:1] == ("roads",):
        return place[:3] if len(place) > 2 else place
    return place[:1]


def _order(place: Place) -> tuple[tuple[bool, str | int], ...]:
    return tuple((isinstance(step, int), step) for step in place)


def _without(data: Any, place: Place) -> tuple[Any, Any]:
    """The data without one part, and that part; the data given stays as it was."""
    step, *rest = place
    if isinstance(data, list):
        items = list(data)
        if rest:
            items[int(step)], part = _without(items[int(step)], tuple(rest))
            return items, part
        return items[: int(step)] + items[int(step) + 1 :], items[int(step)]
    fields = dict(data) if isinstance(data, Mapping) else {}
    if rest and isinstance(fields.get(step), (dict, list)):
        fields[step], part = _without(fields[step], tuple(rest))
        return fields, part
    return {key: value for key, value in fields.items() if key != step}, fields.get(step)


def _as_text(place: Place, part: Any) -> str:
    words = yaml.safe_dump(part, sort_keys=False, allow_unicode=True, default_flow_style=True, width=10_000).strip()
    return f"{place_text(place)}: {words.removesuffix('...').strip()}"[:MOST_ASIDE]


def _with_known_prices(
    household: Household, book: PriceBook, document: Document
) -> tuple[Household, list[Fault], list[str]]:
    """A price nobody knows becomes one without a value, by name; an event that may not be added is set apart."""
    faults: list[Fault] = []
    aside: list[str] = []
    own = {price.id: price for price in household.own_prices}
    unknown: dict[str, dict[str, str]] = {}
    roads: dict[str, Any] = {}
    for name in ROADS:
        kept = []
        for number, event in enumerate(household.roads.named(name).events):
            place: Place = ("roads", name, "events", number, "price")
            if event.price in own or (event.price in book and book[event.price].use != "compare"):
                kept.append(event)
            elif event.price in book:
                expected, remedy = (
                    "een prijs die in een som mag",
                    "Deze prijs is alleen om te vergelijken; dit deel staat apart.",
                )
                faults.append(_fault(document, place, expected, event.price, remedy))
                aside.append(_as_text(place[:-1], event.model_dump(by_alias=True, exclude_defaults=True, mode="json")))
            else:
                if event.price not in unknown:
                    remedy = (
                        "De gebeurtenis blijft staan; haar prijs is onbekend en telt niet mee. Kies een andere prijs."
                    )
                    faults.append(_fault(document, place, "een prijs uit de lijst", event.price, remedy))
                unknown[event.price] = _unknown_price(event.price)
                kept.append(event)
        road = household.roads.named(name)
        roads[name] = road.model_copy(update={"events": tuple(kept)})
    if not faults:
        return household, [], []
    data = household.model_dump(by_alias=True, exclude_defaults=True)
    data["own_prices"] = [*data.get("own_prices", ()), *unknown.values()]
    data["roads"] = {name: road.model_dump(by_alias=True, exclude_defaults=True) for name, road in roads.items()}
    return read_record(Household, data, document), faults, aside


def _own_price_faults(household: Household, book: PriceBook, document: Document) -> list[Fault]:
    """Own prices of a year the index does not hold, and those for a price that is not in the list."""
    faults = []
    for number, price in enumerate(household.own_prices):
        if price.price_year is not None and book.factor(price.price_year) is None:
            expected = f"een jaar van {min(book.index)} tot en met {max(book.index)}"
            remedy = "Zonder dat jaar is deze prijs onbekend en telt hij niet mee."
            place: Place = ("own_prices", number, "price_year")
            faults.append(_fault(document, place, expected, str(price.price_year), remedy))
        if price.replaces is not None and price.replaces not in book:
            remedy = "De prijs blijft staan als eigen prijs."
            place = ("own_prices", number, "replaces")
            faults.append(_fault(document, place, "een prijs uit de lijst", price.replaces, remedy))
    return faults


def _unknown_price(price: str) -> dict[str, str]:
    return {
        "id": price,
        "label": f"Onbekende prijs {price}",
        "unit": "onbekend",
        "reason": "Stond niet in de prijslijst.",
    }


def _fault(document: Document, place: Place, expected: str, found: str, remedy: str) -> Fault:
    return Fault(document.name, place_text(place), expected, f"‘{found}’", document.line(place), remedy)
