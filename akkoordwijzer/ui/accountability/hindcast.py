"""Verantwoording, Terugblik: the baseline laid beside the past, also where the simplest forecast wins."""

import streamlit as st

from akkoordwijzer.calibration.hindcast.origins import Lookback, look_back
from akkoordwijzer.calibration.hindcast.score import Report, report
from akkoordwijzer.charts.chart import Table
from akkoordwijzer.charts.hindcast import hindcast_chart
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.report.hindcast import (
    FAMILY_HEAD,
    HEAD,
    caution,
    family_rows,
    misses,
    row,
    sentences,
    story_words,
    widths,
)
from akkoordwijzer.ui.shared import data, messages
from akkoordwijzer.ui.shared.components import show_chart, show_table
from akkoordwijzer.ui.shared.theme import is_dark

EVERY = "Alle reeksen"


def draw() -> None:
    """Three sentences, what may not be concluded, every forecast, and six of them year by year."""
    try:
        back = _look_back()
    except ContentError as error:
        st.error("De terugblik kan niet worden gemaakt. Herstel dit eerst:", icon=":material/error:")
        for fault in error.faults:
            st.markdown(f"- {plain(str(fault))}")
        return
    messages.left_out(back.left_out)
    if not back.forecasts:
        st.info("Er is geen reeks waarop kan worden teruggekeken.", icon=":material/info:")
        return
    _draw_score(back, _report())
    _draw_stories(back)
    _draw_table(back)


@st.cache_resource(show_spinner=False)
def _look_back() -> Lookback:
    return look_back(data.figures())


@st.cache_resource(show_spinner=False)
def _report() -> Report:
    back = _look_back()
    return report(back.forecasts, back.plan.rule)


def _draw_score(back: Lookback, found: Report) -> None:
    for sentence in sentences(found, back.plan):
        st.markdown(f"**{plain(sentence)}**")
    st.markdown(plain(caution(found, back.plan)))
    st.markdown(plain(f"{widths(found, back.plan)} {misses(back.forecasts)}"))
    show_table(Table(FAMILY_HEAD, family_rows(found, back.plan)))
    st.caption(plain(f"De rekenregel: {back.plan.rule.why}"))


def _draw_stories(back: Lookback) -> None:
    if not back.stories:
        return
    st.header("Van jaar tot jaar", anchor=False)
    names = {story.name: story for story in back.stories}
    chosen = st.selectbox("Bekijk", list(names), key="hindcast_box")
    story = names[chosen]
    show_chart(hindcast_chart(story, is_dark()), "chart_hindcast")
    st.markdown(plain(story_words(story)))
    note = f" {story.look.note}" if story.look.note else ""
    st.caption(plain(f"Toen bekend: {story.forecast.series.known}{note}"))


def _draw_table(back: Lookback) -> None:
    """Every origin of every series, or of one."""
    st.header("Alle voorspellingen", anchor=False)
    names = list(dict.fromkeys(item.series.name for item in back.forecasts))
    chosen = st.selectbox("Reeks", [EVERY, *names], key="hindcast_series")
    rows = [row(item) for item in back.forecasts if chosen in (EVERY, item.series.name)]
    show_table(Table(HEAD, tuple(rows)))
