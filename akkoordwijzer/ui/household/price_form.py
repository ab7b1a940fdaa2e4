"""An own price: of one year, with a reason; without an amount it is unknown by name."""

from typing import Any

import streamlit as st

from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.household.editing import NotPossibleError, read_price, with_own_price, without_own_price
from akkoordwijzer.household.prices import PRICE_LEVEL
from akkoordwijzer.report.words import PAYERS_IN_A_SENTENCE
from akkoordwijzer.ui.household.desk import Desk
from akkoordwijzer.ui.shared import data

LABEL, UNIT, REASON, YEAR = "price_label", "price_unit", "price_reason", "price_year"
ENDS = {"low": "price_low", "mid": "price_mid", "high": "price_high"}
END_LABELS = {"low": "Laag (mag leeg)", "mid": "Meest waarschijnlijk", "high": "Hoog (mag leeg)"}
PAYER, HELP, REPLACES, LIST = "price_payer", "price_help", "price_replaces", "price_list"
NOTHING = "nothing"
LONGEST, LONGEST_REASON = 120, 1_000


def draw(desk: Desk) -> None:
    """The form, and the own prices so far."""
    st.caption("Weet u een prijs beter, bijvoorbeeld uit een eigen contract? Zet haar erbij, met de reden.")
    book = data.shelf().book
    known = [NOTHING, *sorted((key for key, price in book.prices.items() if price.use == "add"), key=_label)]
    with st.form("price_form", border=False):
        first = st.columns([3, 2, 2])
        first[0].text_input("Waarvan is deze prijs?", key=LABEL, max_chars=LONGEST)
        first[1].text_input("Waarvoor betaalt u haar?", key=UNIT, max_chars=LONGEST, placeholder="per uur")
        first[2].selectbox("Wie betaalt?", list(PAYERS_IN_A_SENTENCE), format_func=_payer, key=PAYER)
        second = st.columns(4)
        for column, (end, key) in zip(second, ENDS.items(), strict=False):
            column.text_input(END_LABELS[end], key=key, placeholder="in euro")
        second[3].text_input("Jaar van de prijs", key=YEAR, placeholder=str(PRICE_LEVEL))
        st.selectbox("Komt in plaats van", known, format_func=_label, key=REPLACES)
        st.text_input("Waarom deze prijs?", key=REASON, max_chars=LONGEST_REASON)
        st.checkbox("Dit is de prijs van de hulp zelf", key=HELP)
        st.form_submit_button("Zet erbij", type="primary", on_click=_add, args=(desk,))
    if desk.own.own_prices:
        prices = {price.id: price for price in desk.own.own_prices}
        with st.container(horizontal=True, vertical_alignment="bottom", key="price_line"):
            st.selectbox(
                "Eigen prijzen",
                list(prices),
                format_func=lambda key: f"{prices[key].label}, {prices[key].unit}: {_amount(prices[key].mid)}",
                key=LIST,
            )
            st.button("Haal weg", on_click=_drop, args=(desk,), key="price_drop")


def _label(key: str) -> str:
    return "niets: een nieuwe prijs" if key == NOTHING else data.shelf().book[key].label


def _payer(key: str) -> str:
    return PAYERS_IN_A_SENTENCE[key]


def _amount(mid: float | None) -> str:
    return "onbekend" if mid is None else euro(mid)


def _add(desk: Desk) -> None:
    try:
        price = _typed()
    except NotPossibleError as error:
        desk.messages = (str(error),)
        return
    if desk.change(with_own_price, price):
        for key in (LABEL, UNIT, REASON, YEAR, *ENDS.values()):
            st.session_state[key] = ""


def _typed() -> dict[str, Any]:
    texts = {
        name: one_line(st.session_state[key]) for name, key in (("label", LABEL), ("unit", UNIT), ("reason", REASON))
    }
    if not all(texts.values()):
        raise NotPossibleError("Vul in waarvan deze prijs is, waarvoor u haar betaalt, en waarom u haar gebruikt.")
    amounts = {end: read_price(st.session_state[key]) for end, key in ENDS.items()}
    found: dict[str, Any] = {**texts, **{end: value for end, value in amounts.items() if value is not None}}
    if amounts["mid"] is not None:
        found["price_year"] = _year(st.session_state[YEAR])
    found["payers"] = {st.session_state[PAYER]: 1.0}
    if st.session_state[HELP]:
        found["help"] = True
    return found if st.session_state[REPLACES] == NOTHING else {**found, "replaces": st.session_state[REPLACES]}


def _year(text: str) -> int:
    """A year the index knows: without one an amount cannot be brought to today's prices."""
    index = data.shelf().book.index
    bare = text.strip()
    if not bare:
        return PRICE_LEVEL
    year = next((year for year in index if str(year) == bare), None)
    if year is None:
        raise NotPossibleError(f"Vul een jaar in van {min(index)} tot en met {max(index)}.")
    return year


def _drop(desk: Desk) -> None:
    price = next(item for item in desk.own.own_prices if item.id == st.session_state[LIST])
    desk.change(without_own_price, price)
