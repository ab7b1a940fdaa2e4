"""Monitor: open the file of an agreement, fill in what was measured, and see what came of it."""

from datetime import date

import streamlit as st

from akkoordwijzer.charts.monitor import spent_beside_plan
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.library.agreement import AgreementLibrary, read_agreement_library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.proposal.measured import read_measured
from akkoordwijzer.report.monitor import monitor_of
from akkoordwijzer.report.monitor_blocks import monitor_blocks
from akkoordwijzer.report.similar import similar_since
from akkoordwijzer.ui.monitor import kept, measured, state
from akkoordwijzer.ui.monitor.opening import opened
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.blocks import draw_blocks
from akkoordwijzer.ui.shared.components import show_chart
from akkoordwijzer.ui.shared.net import fragment
from akkoordwijzer.ui.shared.theme import is_dark

_NUMBER = "_monitor_opened"
_PRINT = "<style>@media print { .st-key-monitor_forms { display: none !important; } }</style>"


@st.cache_resource(show_spinner=False)
def _library() -> AgreementLibrary:
    return read_agreement_library()


@fragment
def draw() -> None:
    """Open, fill in, read."""
    st.html(_PRINT)
    with st.container(key="monitor_forms"):
        _open()
        kept.remember()
        for sentence in st.session_state.pop(state.SAID, ()):
            st.warning(plain(sentence), icon=":material/info:")
        found = state.monitored()
        if found is None:
            st.markdown(
                "Open het bestand van een akkoord. Dan ziet u wat er van de afspraken kwam, welke dit jaar aan de orde "
                "zijn en welke bedragen verschoven. De oude bedragen blijven staan."
            )
            return
        measured.draw(found, _library())
        kept.draw_forget(found)
    regions = data.regions()
    looked = monitor_of(
        found.saved,
        found.now,
        play,
        _library(),
        found.measured,
        date.today(),
        lambda indicator, year: similar_since(data.figures(), regions, found.saved.region, indicator, year),
    )
    with st.container(key="monitor_text"):
        if (chart := spent_beside_plan(looked.money, is_dark())) is not None:
            show_chart(chart, "monitor_money")
        draw_blocks(monitor_blocks(looked))
        st.caption(
            f"Ondertekend op {period_words(looked.signed_on)} met gegevens {plain(found.saved.content_version)} "
            f"en model {plain(found.saved.model_version)}."
        )


def _open() -> None:
    """The file of an agreement, and measurements as CSV; what cannot be opened is said, what was open stays."""
    number = st.session_state.setdefault(_NUMBER, 0)
    left, right = st.columns(2)
    file = left.file_uploader("Open een bestand van een akkoord", key=f"monitor_file.{number}")
    table = right.file_uploader("Open metingen (CSV: soort;sleutel;jaar;waarde;bron)", key=f"monitor_csv.{number}")
    if file is None and table is None:
        return
    st.session_state[_NUMBER] = number + 1
    try:
        if file is not None:
            wanted, before = opened(file.getvalue(), file.name), state.monitored()
            if before is not None and before.signed == wanted.signed:
                wanted = wanted.with_measured(before.measured)
            state.keep(wanted)
        found = state.monitored()
        if table is not None and found is None:
            state.tell("Open eerst het bestand van een akkoord, en dan de metingen.")
        elif table is not None and found is not None:
            state.keep(found.with_measured(read_measured(table.getvalue(), table.name)))
    except ContentError as error:
        state.tell("Dit bestand kunnen we niet openen. Wat al open was, staat er nog.", *map(str, error.faults[:4]))
    st.rerun()
