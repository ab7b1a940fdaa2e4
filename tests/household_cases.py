"""Households to test with: the content of the app, and own cases made up by hand or by hypothesis."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import load
from akkoordwijzer.household.privacy import PrivacyWords
from akkoordwijzer.household.records import HALVES, Household
from akkoordwijzer.household.shelf import CaseResult, Shelf, read_shelf, work_out
from akkoordwijzer.library.library import read_library


@cache
def shelf() -> Shelf:
    return read_shelf(read_library())


@cache
def words() -> PrivacyWords:
    figures = load()
    names = tuple(region.name for region in queries.regions(figures))
    figures.connection.close()
    return shelf().rules.privacy_words(names)


def ready(key: str) -> Household:
    return next(household for household in shelf().households if household.id == key)


def worked_out(key: str) -> CaseResult:
    return work_out(ready(key), shelf())


def event(price: str, quantity: float = 1, start: int = 1, end: int | None = None, **more: Any) -> dict[str, Any]:
    return {"from": start, "to": end or start, "price": price, "quantity": quantity, "text": "Iets gebeurt.", **more}


def case(went: list[dict[str, Any]], could: list[dict[str, Any]], **more: Any) -> Household:
    roads = {"as_it_went": {"events": went}, "as_it_could": {"events": could}}
    return Household.model_validate({"version": 1, "roads": roads, **more})


# Text people may type; YAML has no place for lone surrogates.
texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)
_addable = sorted(price.id for price in shelf().book.prices.values() if price.use == "add")


@st.composite
def events(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(st.integers(1, HALVES))
    found = {
        "from": start,
        "to": draw(st.integers(start, HALVES)),
        "price": draw(st.sampled_from(_addable)),
        "quantity": draw(st.floats(0.01, 1_000)),
        "text": draw(texts),
    }
    if draw(st.booleans()):
        share = draw(st.floats(0, 1))
        found["payers"] = {"municipality": share, "employer": 1 - share}
    return found


@st.composite
def cases(draw: st.DrawFn) -> Household:
    own = [
        {
            "id": f"own_{number}",
            "label": draw(texts),
            "unit": "per keer",
            "mid": draw(st.floats(1, 10_000)),
            "high": 20_000,
        }
        | {"price_year": draw(st.integers(2011, 2026)), "reason": draw(texts), "help": draw(st.booleans())}
        for number in range(draw(st.integers(0, 2)))
    ]
    roads = [draw(st.lists(events(), max_size=8)) for _ in range(2)]
    for number, _ in enumerate(own):
        roads[number].append(event(f"own_{number}", draw(st.floats(0.1, 10))))
    return case(
        *roads,
        label=draw(texts),
        own_prices=own,
        consent=draw(st.booleans()),
        similar_households=draw(st.none() | st.integers(0, 1_000)),
        uncertain=draw(st.lists(texts, max_size=2)),
        own_view=draw(st.none() | texts),
    )
