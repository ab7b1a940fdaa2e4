"""Where the roads part and which lever belongs to it; and what the writer of the case is not sure of."""

import streamlit as st

from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.household.editing import NotPossibleError, read_halves, with_item
from akkoordwijzer.household.records import HALVES
from akkoordwijzer.ui.household.desk import Desk
from akkoordwijzer.ui.shared import data

AT, INTERVENTION, TEXT, DOUBT = "point_at", "point_intervention", "point_text", "point_doubt"
LIST, DOUBTS = "point_list", "doubt_list"
LONGEST = 300


def draw(desk: Desk) -> None:
    """Two small forms, each with what is there already."""
    names = {item.id: item.name or item.id for item in data.library().interventions}
    with st.form("point_form", border=False):
        columns = st.columns([2, 3])
        columns[0].text_input(f"Keerpunt in halfjaar (1 tot en met {HALVES})", key=AT)
        columns[1].selectbox(
            "Welke maatregel hoort daarbij?",
            sorted(names, key=lambda key: names[key].lower()),
            format_func=names.__getitem__,
            key=INTERVENTION,
        )
        st.text_input("Wat gaat hier anders?", key=TEXT, max_chars=LONGEST)
        st.form_submit_button("Zet het keerpunt erbij", type="primary", on_click=_add_point, args=(desk,))
    points = [f"Halfjaar {point.at}: {point.text}" for point in desk.own.turning_points]
    _drop_line(desk, "turning_points", "Keerpunten", points, LIST)
    with st.form("doubt_form", border=False):
        st.text_input("Wat is onzeker in dit verhaal?", key=DOUBT, max_chars=LONGEST)
        st.form_submit_button("Zet de twijfel erbij", on_click=_add_doubt, args=(desk,))
    _drop_line(desk, "uncertain", "Wat onzeker is", list(desk.own.uncertain), DOUBTS)


def _drop_line(desk: Desk, field: str, label: str, texts: list[str], key: str) -> None:
    if not texts:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}_line"):
        number = st.selectbox(label, range(len(texts)), format_func=texts.__getitem__, key=key)
        st.button("Haal weg", on_click=desk.drop, args=(field, number), key=f"{key}_drop")


def _add_point(desk: Desk) -> None:
    text = one_line(st.session_state[TEXT])
    try:
        at, _ = read_halves(st.session_state[AT])
        if not text:
            raise NotPossibleError("Schrijf in een paar woorden wat hier anders gaat.")
    except NotPossibleError as error:
        desk.messages = (str(error),)
        return
    point = {"at": at, "intervention": st.session_state[INTERVENTION], "text": text}
    if desk.change(with_item, "turning_points", point):
        st.session_state[AT] = st.session_state[TEXT] = ""


def _add_doubt(desk: Desk) -> None:
    text = one_line(st.session_state[DOUBT])
    if not text:
        desk.messages = ("Schrijf eerst wat onzeker is.",)
    elif desk.change(with_item, "uncertain", text):
        st.session_state[DOUBT] = ""
