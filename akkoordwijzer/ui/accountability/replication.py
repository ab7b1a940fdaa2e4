"""Verantwoording, Nagespeeld: published studies beside their replay and the app's own estimate."""

import streamlit as st

from akkoordwijzer.calibration.replication import Played, play_again
from akkoordwijzer.charts.chart import Table
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.replication import Replication, read_replication
from akkoordwijzer.report.replication import HEAD, circle_words, count_words, notes, row
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.components import show_table
from akkoordwijzer.ui.shared.sources import link


def draw() -> None:
    """The honest count, the table, one study in detail, and the studies that cannot be played again."""
    try:
        replication, played = _replication(), _played()
    except ContentError as error:
        st.error("De nagespeelde studies kunnen niet worden getoond. Herstel dit eerst:", icon=":material/error:")
        for fault in error.faults:
            st.markdown(f"- {plain(str(fault))}")
        return
    st.markdown(f"**{plain(count_words(played, replication.others))}**")
    st.markdown(plain(circle_words(played)))
    st.caption(
        "Een verhouding is baten gedeeld door kosten, opgeteld over de jaren. Zonder ‘gemeente’ ervoor: alle betalers "
        "samen. De schatting van de app is een groep extra deelnemers in één jaar, heel Nederland; tussen haakjes staat"
        " waar 9 van de 10 doorrekeningen op uitkomen. ‘Past’: wat is gepubliceerd, ligt daarbinnen."
    )
    show_table(Table(HEAD, tuple(row(item) for item in played)))
    _draw_one(played)
    st.header("Kan niet worden nagespeeld", anchor=False)
    st.markdown(
        "\n".join(
            f"- **{plain(other.name)}:** {plain(other.why)}. *Bron: {_links(other.sources)}.*"
            for other in replication.others
        )
    )


@st.cache_resource(show_spinner=False)
def _replication() -> Replication:
    return read_replication()


@st.cache_resource(show_spinner=False)
def _played() -> tuple[Played, ...]:
    return play_again(_replication(), data.kit(NATION))


def _draw_one(played: tuple[Played, ...]) -> None:
    st.header("Eén studie van dichtbij", anchor=False)
    names = {item.study.name: item for item in played}
    item = names[st.selectbox("Studie", list(names), key="replication_box")]
    if item.study.author:
        st.caption(plain(item.study.author))
    for title, text in notes(item):
        st.markdown(f"**{title}** {plain(text)}")
    st.markdown(f"*Bron: {_links(item.study.sources)}.*")


def _links(ids: tuple[str, ...]) -> str:
    found = (queries.source(data.figures(), source_id) for source_id in ids)
    return ", ".join(link(source) for source in found if source is not None) or "onbekend"
