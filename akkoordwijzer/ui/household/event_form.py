"""Events of an own case: search a price, say when, how much and what happened. Made for the keyboard."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from akkoordwijzer.content.markdown import one_line, plain
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.household.editing import (
    NotPossibleError,
    in_order,
    read_halves,
    read_quantity,
    with_event,
    without_event,
)
from akkoordwijzer.household.prices import Price, PriceBook
from akkoordwijzer.household.records import HALVES, ROADS, Event, Household, RoadName
from akkoordwijzer.household.search import search
from akkoordwijzer.model.records import Payer
from akkoordwijzer.report import household as words
from akkoordwijzer.report.words import PAYERS_IN_A_SENTENCE
from akkoordwijzer.ui.household.desk import Desk
from akkoordwijzer.ui.household.desk import desk as the_desk
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.mirror import key_of, renew
from akkoordwijzer.ui.shared.net import fragment

ROAD, SEARCH, PRICE = "event_road", "event_search", "event_price"
WHEN, QUANTITY, PAYER, TEXT = "event_when", "event_quantity", "event_payer", "event_text"
LIST = "event_list"
AS_LISTED, AS_IT_WAS = "list", "kept"
LONGEST = 300
NOT_FOUND = "Niets gevonden. Probeer een ander woord, of maak een eigen prijs."


def draw(desk: Desk) -> None:
    """The form, and below it what can be changed or taken away."""
    _entry()
    _listed(desk)


@fragment
def _entry() -> None:
    """Searching redraws only this part; an event that was added redraws the page."""
    desk = the_desk()
    book = _book(desk)
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        st.radio("Op welke weg?", ROADS, format_func=words.ROADS.__getitem__, key=ROAD, horizontal=True)
    with right:
        query = st.text_input(
            "Zoek een prijs",
            key=key_of(SEARCH),
            placeholder="Bijvoorbeeld: huisarts, uitzetting, schuldhulp",
            on_change=_forget_price,
            icon=":material/search:",
        )
    found = search(book.prices.values(), query or "")
    if not found:
        st.info(NOT_FOUND, icon=":material/search:")
        return
    options = [price.id for price in found]
    if st.session_state.get(PRICE) not in options:
        st.session_state[PRICE] = options[0]
    with st.form("event_form", border=False):
        st.selectbox(
            f"Prijs ({len(options)} gevonden)", options, format_func=lambda key: price_words(book[key]), key=PRICE
        )
        columns = st.columns([2, 2, 3])
        columns[0].text_input(f"Wanneer? Halfjaar 1 tot en met {HALVES}", key=WHEN, placeholder="3 of 3-6")
        columns[1].text_input("Hoeveel per halfjaar?", key=QUANTITY, placeholder="1")
        columns[2].selectbox("Wie betaalt?", _payers(desk), format_func=_payer, key=PAYER)
        st.text_input(
            "Wat gebeurde er? Geen namen, data of plaatsen.",
            key=key_of(TEXT),
            max_chars=LONGEST,
            placeholder="De huurschuld loopt op.",
        )
        label = "Voeg toe" if desk.editing is None else "Verander deze gebeurtenis"
        if st.form_submit_button(label, type="primary", on_click=_add, args=(desk,)):
            st.rerun()


def price_words(price: Price) -> str:
    """A price as it stands in the list: label, unit, euro."""
    amount = "prijs onbekend" if price.mid is None else euro(price.mid)
    return f"{price.label} · {price.unit} · {amount}"


def _payers(desk: Desk) -> list[str]:
    """As in the list, one payer, and for an event that more than one pays: as it was."""
    shared = [AS_IT_WAS] if len(_edited_payers(desk) or ()) > 1 else []
    return [AS_LISTED, *shared, *PAYERS_IN_A_SENTENCE]


def _edited_payers(desk: Desk) -> Mapping[Payer, float] | None:
    if desk.editing is None:
        return None
    road, number = desk.editing
    return desk.own.roads.named(road).events[number].payers


def _payer(key: str) -> str:
    known = {AS_LISTED: "zoals in de prijslijst", AS_IT_WAS: "verdeeld, zoals het was"}
    return known.get(key) or PAYERS_IN_A_SENTENCE[key]


def _book(desk: Desk) -> PriceBook:
    return data.shelf().book.with_own(desk.own.own_prices)


def _forget_price() -> None:
    st.session_state.pop(PRICE, None)


def _add(desk: Desk) -> None:
    """The typed event becomes part of the case; what cannot be stays in the form, with a sentence."""
    try:
        event = _typed(desk)
    except NotPossibleError as error:
        desk.messages = (str(error),)
        return
    if desk.change(_placed, st.session_state[ROAD], event, desk.editing):
        # New boxes: a browser that is behind still sends what stood in the old ones, and a second Enter all of it.
        for name in (SEARCH, TEXT):
            renew(name)
        st.session_state[QUANTITY], st.session_state[PAYER] = "", AS_LISTED
        _forget_price()


def _placed(
    household: Household, road: RoadName, event: dict[str, Any], instead_of: tuple[RoadName, int] | None
) -> Household:
    return in_order(with_event(household, road, event, instead_of))


def _typed(desk: Desk) -> dict[str, Any]:
    start, end = read_halves(st.session_state[WHEN])
    quantity = read_quantity(st.session_state[QUANTITY] or "1")
    text = one_line(st.session_state.get(key_of(TEXT), ""))
    if not text:
        raise NotPossibleError("Schrijf in een paar woorden wat er gebeurde.")
    event = {"from": start, "to": end, "price": _price(desk), "quantity": quantity, "text": text}
    payer = st.session_state[PAYER]
    if payer == AS_LISTED:
        return event
    return {**event, "payers": dict(_edited_payers(desk) or {}) if payer == AS_IT_WAS else {payer: 1.0}}


def _price(desk: Desk) -> str:
    """The chosen price, or the first one of a search so new that the browser did not show its prices yet."""
    found = search(_book(desk).prices.values(), st.session_state.get(key_of(SEARCH), ""))
    options = [price.id for price in found]
    if not options:
        raise NotPossibleError(NOT_FOUND)
    chosen: str | None = st.session_state.get(PRICE)
    return chosen if chosen in options else options[0]


def _listed(desk: Desk) -> None:
    """Choose an event to change it or take it away."""
    events = {(name, number): event for name in ROADS for number, event in enumerate(desk.own.roads.named(name).events)}
    if not events:
        return
    keys = list(events)
    if st.session_state.get(LIST) not in keys:
        st.session_state[LIST] = keys[-1]
    with st.container(horizontal=True, vertical_alignment="bottom", key="event_line"):
        st.selectbox(
            "Een gebeurtenis veranderen of weghalen",
            keys,
            format_func=lambda key: _event_words(key[0], events[key]),
            key=LIST,
        )
        st.button("Verander", on_click=_edit, args=(desk,))
        st.button("Haal weg", on_click=_drop, args=(desk,), key="event_drop")
    if desk.editing is not None:
        st.caption(f"U verandert nu: {plain(_event_words(desk.editing[0], events[desk.editing]))}.")


def _event_words(road: RoadName, event: Event) -> str:
    when = str(event.from_) if event.from_ == event.to else f"{event.from_}-{event.to}"
    return f"{words.ROADS[road]}, halfjaar {when}: {event.text}"


def _edit(desk: Desk) -> None:
    """Put the chosen event in the form."""
    road, number = st.session_state[LIST]
    event = desk.own.roads.named(road).events[number]
    desk.editing, desk.messages = (road, number), ()
    paying = list(event.payers or ())
    payer = AS_LISTED if not paying else paying[0] if len(paying) == 1 else AS_IT_WAS
    filled = {
        ROAD: road,
        renew(SEARCH): "",
        PRICE: event.price,
        WHEN: str(event.from_) if event.from_ == event.to else f"{event.from_}-{event.to}",
        QUANTITY: f"{event.quantity:g}".replace(".", ","),
        PAYER: payer,
        renew(TEXT): event.text,
    }
    for key, value in filled.items():
        st.session_state[key] = value


def _drop(desk: Desk) -> None:
    road, number = st.session_state[LIST]
    desk.change(without_event, road, number)
