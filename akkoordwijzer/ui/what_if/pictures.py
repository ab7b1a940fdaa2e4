"""One picture at a time, always a difference; the two pots open."""

from collections.abc import Callable, Sequence

import streamlit as st

from akkoordwijzer.charts import differences, ledger, money, pots
from akkoordwijzer.charts.chart import Chart, Table, enlarged
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.report.rows import Difference, money_sentence, payer_rows, people_rows, return_sentence
from akkoordwijzer.report.setback import setback_sentences
from akkoordwijzer.report.words import parameter_words
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.components import CHART_CONFIG, show_table
from akkoordwijzer.ui.shared.outcomes import bands_for, central_of, pots_for, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.theme import is_dark
from akkoordwijzer.ui.what_if import beliefs_tab, choices_table, parts
from akkoordwijzer.ui.what_if.pots_html import pots_html
from akkoordwijzer.ui.what_if.rows_html import rows_html

NOTHING = "Kies eerst iets. Dan staat hier wat het doet."
WIDGET, YEARS_WIDGET = "picture_box", "years_box"
YEARS = (10, 20)
# The first pictures are for a room; tables and forms are for one reader. Room for type that the style sheet enlarges.
FOR_A_ROOM, LARGER = 5, 1.5


def draw_picture(visitor: Visitor) -> None:
    """The switch, the picture, its message below it."""
    name = st.segmented_control(
        "Beeld",
        list(PICTURES)[: FOR_A_ROOM if visitor.presenting else None],
        key=WIDGET,
        default=next(iter(PICTURES)),
        required=True,
        label_visibility="collapsed",
    )
    PICTURES[str(name)](visitor)


def draw_pots(visitor: Visitor) -> None:
    """Money for prevention against money for specialist care."""
    found = pots_for(visitor.proposal)
    if found is None:
        st.info("Deze gemeente leverde geen begroting die we kunnen gebruiken. Kies een ander beeld.")
        return
    with st.container(key="drawing", height="stretch"):
        st.html(pots_html(found, pots.alt_of(found), is_dark()))
    _below(pots.table_of(found), "pots")
    notes = [*found.notes]
    if found.estimated:
        notes.append("Een deel van de zorgkosten is voor deze gemeente geschat.")
    st.caption("Bruto, prijzen van 2026. Gearceerd: effect niet vastgesteld, of niet betaald. " + " ".join(notes))


def draw_people(visitor: Visitor) -> None:
    """Whom it reaches, and what changes in care."""
    summary = central_of(visitor.proposal).summary
    if not summary.changed:
        st.caption(NOTHING)
        return
    title = f"Verschil met ongewijzigd beleid, in {summary.year}"
    _show_rows(people_rows(summary), title, "people")
    st.caption(f"{title}. Wie aan twee maatregelen meedoet, telt dubbel. Tel soorten zorg niet bij elkaar op.")


def draw_money(visitor: Visitor) -> None:
    """Money per year."""
    central = central_of(visitor.proposal)
    if not central.summary.changed:
        st.caption(NOTHING)
        return
    if not visitor.presenting:
        _years_box(visitor)
    _show(money.money_per_year(central.outcome, is_dark()), "money")
    st.caption(money_sentence(central.summary))


def _years_box(visitor: Visitor) -> None:
    """How far the sums go; a choice for the whole table."""
    if st.session_state.get(YEARS_WIDGET) != visitor.proposal.years:
        st.session_state[YEARS_WIDGET] = visitor.proposal.years
    st.segmented_control(
        "Hoe ver vooruit?",
        YEARS,
        format_func=lambda years: f"{years} jaar",
        key=YEARS_WIDGET,
        required=True,
        label_visibility="collapsed",
        on_change=_look_ahead,
    )


def _look_ahead() -> None:
    session.visitor().look_ahead(int(st.session_state[YEARS_WIDGET]))
    parts.redraw_all()


def draw_payers(visitor: Visitor) -> None:
    """Who pays and who loses; the rows of the municipality add up to its net result."""
    summary = central_of(visitor.proposal).summary
    if not summary.changed:
        st.caption(NOTHING)
        return
    title = f"Wie betaalt en wie verliest, tot en met {summary.horizon}"
    _show_rows(payer_rows(summary), title, "payers")
    said = return_sentence(summary) or ""
    scope = "Bij jeugd, Wmo en opvang tellen andere betalers niet mee: daar zijn geen cijfers van."
    st.caption(f"{said} Voordeel bij een ander is geen geld voor de gemeente. {scope}".strip())


def draw_setback(visitor: Visitor) -> None:
    """What if it disappoints: what one must believe, how sure it is, and what it hangs on."""
    central = central_of(visitor.proposal)
    if not central.summary.changed:
        st.caption(NOTHING)
        return
    case = central.outcome.case
    for sentence in setback_sentences(
        case, central.summary, bands_for(visitor.proposal), thresholds_for(visitor.proposal)
    ):
        st.markdown(f"- {plain(sentence)}")
    ranked = rank_drivers(case)
    if ranked and ranked[0].swing > 0:
        first = ranked[0]
        name = plain(parameter_words(case, first.parameter))
        st.caption(f"Het meest hangt het af van: {name}. Laag: {euro(first.at_low)}; hoog: {euro(first.at_high)}.")
        # For a room the sentence is enough; long names beside bars cannot be read from five metres.
        if not visitor.presenting:
            _show(ledger.drivers(central.outcome, ranked, is_dark()), "drivers")


def draw_beliefs(visitor: Visitor) -> None:
    """Assumptions in their own place."""
    beliefs_tab.draw(central_of(visitor.proposal).outcome)


def _show_rows(rows: Sequence[Difference], title: str, key: str) -> None:
    chart = differences.differences(rows, title, is_dark())
    if not session.visitor().presenting:
        _show(chart, key)
        return
    with st.container(key="drawing", height="stretch"):
        st.html(rows_html(rows, chart.alt, is_dark()))
    _below(chart.table, key)


def _show(chart: Chart, key: str) -> None:
    figure = enlarged(chart.figure, LARGER) if session.visitor().presenting else chart.figure
    # The picture takes the room there is; a height of its own would win from that.
    figure.layout.height = None
    with st.container(key="drawing", height="stretch"):
        st.plotly_chart(figure, theme=None, config=CHART_CONFIG, key=f"picture_{key}", alt=chart.alt, height="stretch")
    _below(chart.table, key)


def _below(table: Table, key: str) -> None:
    below = st.expander("Bekijk als tabel", key=f"table_{key}", on_change="rerun")
    if below.open:
        with below:
            show_table(table)


PICTURES: dict[str, Callable[[Visitor], None]] = {
    "Twee potten": draw_pots,
    "Mensen": draw_people,
    "Geld": draw_money,
    "Wie betaalt": draw_payers,
    "Tegenvaller": draw_setback,
    "Per keuze": choices_table.draw,
    "Aannames": draw_beliefs,
}
