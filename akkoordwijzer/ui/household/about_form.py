"""What an own case says about itself: title, why this one, what was changed, consent. Every field counts at once."""

from typing import Any

import streamlit as st

from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.content.numbers import number
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.household.editing import changed
from akkoordwijzer.household.records import FEWEST_ALIKE, Household
from akkoordwijzer.report.household import PICKED
from akkoordwijzer.ui.household.desk import Desk

NO_CHOICE = "none"
LINE, STORY = 120, 1_000
MOST_ALIKE = 10_000_000


def draw(desk: Desk) -> None:
    """All fields, set from the case."""
    left, right = st.columns(2, gap="medium")
    with left:
        _text(desk, "label", "Titel, zonder naam", LINE)
        _text(desk, "group", "Hoe noemt u honderd van deze huishoudens? Bijvoorbeeld: gezinnen", LINE)
        _text(desk, "who", "Wie wonen er? Leeftijden in stappen van vijf jaar", STORY)
        _picked(desk)
        _text(desk, "picked_note", "Waarom deze casus?", STORY)
    with right:
        _text(desk, "changed", "Wat is veranderd om mensen te beschermen?", STORY)
        _alike(desk)
        _text(desk, "checked_by", "Wie las mee die niet meeschreef? Een rol, geen naam", LINE)
        _set("about_consent", desk.own.consent)
        st.checkbox(
            "De betrokkenen gaven op papier toestemming. Zij mogen die intrekken.",
            key="about_consent",
            on_change=_take,
            args=(desk, "consent"),
        )


def _text(desk: Desk, field: str, label: str, most: int) -> None:
    key = f"about_{field}"
    given = getattr(desk.own, field)
    # A title and a group have words of their own when nobody gave any; the box is empty then.
    own_words = given is not None and given != Household.model_fields[field].default
    _set(key, given if own_words else "")
    st.text_input(label, key=key, max_chars=most, on_change=_take, args=(desk, field))


def _picked(desk: Desk) -> None:
    _set("about_picked_because", desk.own.picked_because or NO_CHOICE)
    st.radio(
        "Waarom koos u deze casus?",
        [*PICKED, NO_CHOICE],
        format_func=lambda key: PICKED.get(key, "niet ingevuld"),
        key="about_picked_because",
        horizontal=True,
        on_change=_take,
        args=(desk, "picked_because"),
    )


def _alike(desk: Desk) -> None:
    alike = desk.own.similar_households
    _set("about_similar_households", "" if alike is None else number(alike))
    st.text_input(
        f"Hoeveel zulke huishoudens heeft de gemeente? Onder de {FEWEST_ALIKE} is het herkenbaar",
        key="about_similar_households",
        on_change=_take,
        args=(desk, "similar_households"),
    )


def _set(key: str, value: Any) -> None:
    """The case is the truth; the widget follows it, also after undo and after a file."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _take(desk: Desk, field: str) -> None:
    value: Any = st.session_state[f"about_{field}"]
    if field == "similar_households":
        typed = read_amount(value)
        if value.strip() and (typed is None or not 0 <= typed <= MOST_ALIKE or typed != int(typed)):
            desk.messages = ("Vul een heel getal in, bijvoorbeeld 25.",)
            return
        value = None if typed is None else int(typed)
    elif isinstance(value, str):
        value = None if value == NO_CHOICE else one_line(value) or None
    default = Household.model_fields[field].default
    desk.change(changed, **{field: default if value is None else value})
