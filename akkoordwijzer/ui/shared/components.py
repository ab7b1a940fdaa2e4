"""Blocks that several pages use: header with the region box, charts with their table, source lines."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from akkoordwijzer.charts.chart import Chart, Table, enlarged
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.ui.shared import data, session

PUBLISHED_WIDGET = "published_only"
PRESENTING = Path(__file__).with_name("presenting.css")
CHART_CONFIG = {"displayModeBar": False, "responsive": True}


def header(title: str, question: str, notices: bool = True) -> None:
    """Title, the question the page answers, and the region box; ``notices`` unless the page shows them itself."""
    session.enter(title)
    here = session.visitor()
    if here.presenting:
        st.html(f"<style>{PRESENTING.read_text(encoding='utf-8')}</style>")
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.title(title, anchor=False)
    with right:
        region_box(here)
    if st.session_state.get(session.PRESENTING_WIDGET) != here.presenting:
        st.session_state[session.PRESENTING_WIDGET] = here.presenting
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="under_title"
    ):
        st.markdown(f"**{question}**", width="content")
        st.toggle(
            "Presentatie",
            key=session.PRESENTING_WIDGET,
            on_change=session.choose_presenting,
            help="Grotere letters en één boodschap per scherm, voor op een groot scherm.",
            width="content",
        )
    if notices:
        draw_notices(here)


def region_box(here: session.Visitor, width: int | None = None) -> None:
    """Which municipality; with a ``width`` in pixels it stands in a line of tools, without its label."""
    regions = data.regions()
    if st.session_state.get(session.REGION_WIDGET) != here.region:
        st.session_state[session.REGION_WIDGET] = here.region
    st.selectbox(
        "Gemeente (typ om te zoeken)",
        list(regions),
        format_func=lambda code: regions[code].name,
        key=session.REGION_WIDGET,
        on_change=session.choose_region,
        placeholder="Kies een gemeente",
        label_visibility="visible" if width is None else "collapsed",
        width="stretch" if width is None else width,
    )


def draw_notices(visitor: session.Visitor) -> None:
    """What there is to say to this visitor, in one box: the table below it must stay in sight."""
    if visitor.notices:
        st.warning("\n\n".join(map(plain, visitor.notices)), icon=":material/info:")


def draw_own_beliefs(visitor: session.Visitor, after: Callable[[], None] = lambda: None) -> None:
    """That the outcome is with own assumptions, and a switch to see it without; ``after`` ends its callback."""
    own = len(visitor.beliefs)
    if not own:
        return
    words = "eigen aanname" if own == 1 else "eigen aannames"
    with st.container(horizontal=True, vertical_alignment="center", key="beliefs_banner"):
        st.markdown(f":material/person_edit: **Met {own} {words}.** Ongewijzigd beleid beweegt mee.")
        if st.session_state.get(PUBLISHED_WIDGET) != visitor.published_only:
            st.session_state[PUBLISHED_WIDGET] = visitor.published_only
        st.toggle("Toon met de gepubliceerde aannames", key=PUBLISHED_WIDGET, on_change=_show_published, args=(after,))


def _show_published(after: Callable[[], None]) -> None:
    session.visitor().show_published(bool(st.session_state[PUBLISHED_WIDGET]))
    after()


def show_chart(chart: Chart, key: str) -> None:
    """A chart with its text alternative, and its numbers as a table below, filled when it is opened."""
    figure = enlarged(chart.figure) if session.visitor().presenting else chart.figure
    st.plotly_chart(figure, theme=None, config=CHART_CONFIG, key=key, alt=chart.alt)
    below = st.expander("Bekijk als tabel", key=f"{key}_table", on_change="rerun")
    if below.open:
        with below:
            show_table(chart.table)


def show_table(table: Table) -> None:
    """A plain table of text: readable for everyone, also with a screen reader. Only ``Markdown`` acts as such."""
    columns = {str(plain(name)): [str(plain(row[at])) for row in table.rows] for at, name in enumerate(table.columns)}
    if len(columns) < len(table.columns):
        raise ValueError(f"two columns of one name: {table.columns}")
    st.table(columns, hide_index=True)
