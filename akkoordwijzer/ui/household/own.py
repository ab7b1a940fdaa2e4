"""The own case: a row of parts to fill in. Every change counts at once, and can be undone."""

from collections.abc import Callable

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import counted
from akkoordwijzer.household.records import ROADS
from akkoordwijzer.ui.household import about_form, event_form, files, life_form, point_form, price_form
from akkoordwijzer.ui.household.desk import Desk
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.choice_row import choice_row

PART, FILES = "case_part", "files"
PARTS: dict[str, tuple[str, Callable[[Desk], None]]] = {
    "events": ("Gebeurtenissen", event_form.draw),
    "points": ("Keerpunt en twijfel", point_form.draw),
    "about": ("Over de casus", about_form.draw),
    "prices": ("Eigen prijs", price_form.draw),
    "life": ("Wat telt", life_form.draw),
    FILES: ("Bewaren en openen", files.draw),
}


def draw_own(desk: Desk) -> None:
    """What was said about the case, the row of parts, the chosen part."""
    with st.container(key="own_case", border=True):
        st.markdown(plain(data.shelf().rules.three_cases))
        part = choice_row("Deel", {key: title for key, (title, _) in PARTS.items()}, PART, next(iter(PARTS)))
        for sentence in desk.messages:
            st.warning(plain(sentence), icon=":material/info:")
        PARTS[part][1](desk)
        events = sum(len(desk.own.roads.named(name).events) for name in ROADS)
        with st.container(horizontal=True, vertical_alignment="center", key="own_case_line"):
            said = counted(events, "gebeurtenis", "gebeurtenissen")
            st.caption(f"{said} in deze casus. Wat u niet bewaart, is weg als u dit venster sluit.", width="content")
            st.button("Ongedaan maken", icon=":material/undo:", on_click=desk.undo, disabled=not desk.past)
