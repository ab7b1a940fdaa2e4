"""Three ways to begin: something to spend, something to find, something radical."""

import streamlit as st

from akkoordwijzer.report.target import Target
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.frame import SCREENS
from akkoordwijzer.ui.shared.turn_knob import ALL, turn_knob

TEN_EURO, FIVE_MILLION, RADICAL = 10.0, 5e6, "radical_tenth"


def draw() -> None:
    """The buttons; each puts something on the table and goes there."""
    with st.container(horizontal=True, key="beginnings"):
        if st.button("€ 10 per inwoner meer voor voorkomen", type="primary", key="begin_more"):
            here = session.visitor()
            here.target = Target(kind="more", eur=TEN_EURO, per_inhabitant=True)
            turn_knob(here, ALL, TEN_EURO)
            _go()
        if st.button("€ 5 mln minder: wat breekt er?", type="primary", key="begin_less"):
            session.visitor().target = Target(kind="less", eur=FIVE_MILLION)
            _go()
        if st.button("Iets radicaals", type="primary", key="begin_radical"):
            here = session.visitor()
            ready = next((ready for ready in data.kit(here.region).scenarios if ready.id == RADICAL), None)
            if ready is not None:
                here.take_over(ready)
            _go()


def _go() -> None:
    st.switch_page(next(screen.path for screen in SCREENS if screen.file == "wat-als"))
