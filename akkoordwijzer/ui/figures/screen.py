"""Cijfers as one fragment: theme, message, cards, and one figure from nearby. Only the open theme is worked out."""

import streamlit as st

from akkoordwijzer.figures.cards import cards
from akkoordwijzer.report.spending import card_sentence
from akkoordwijzer.ui.figures import cards as card_grid
from akkoordwijzer.ui.figures import choice, detail, money
from akkoordwijzer.ui.shared import data, messages, session
from akkoordwijzer.ui.shared.net import fragment


@fragment
def draw() -> None:
    """The whole page below the header."""
    code = session.visitor().region
    left, right = st.columns([7, 4], vertical_alignment="bottom")
    with left:
        theme = choice.theme_box()
    with right:
        peers = choice.peers_box(code)
    made = cards(data.figures(), theme, code, peers)
    if theme == "finance":
        money.draw(code, peers)
        st.header("Meer over geld", anchor=False)
    elif made:
        with st.container(key="sentence"):
            st.markdown(card_sentence(made[0], data.regions()[code], peers))
    card_grid.draw(made, peers)
    st.divider()
    detail.draw(theme, code, peers, made[0].indicator.id if made else None)
    messages.left_out(data.figures().left_out)
