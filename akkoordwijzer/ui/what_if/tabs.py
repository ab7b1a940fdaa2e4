"""The tabs below the levers; each computes only when it is open."""

from collections.abc import Callable

import numpy as np
import streamlit as st

from akkoordwijzer.charts import ledger, odds
from akkoordwijzer.charts.chart import Table
from akkoordwijzer.charts.outcome import Measure, line_over_years, net_per_year
from akkoordwijzer.content.numbers import count, euro, signed
from akkoordwijzer.model.contribution import contributions
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.report.sentences import earns_back
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.report.words import PAYERS, parameter_words
from akkoordwijzer.ui.shared.components import show_chart, show_table
from akkoordwijzer.ui.shared.theme import is_dark
from akkoordwijzer.ui.what_if import beliefs_tab

NOTHING = "Kies eerst iets. Dan staat hier wat het doet."
MEASURES: dict[Measure, str] = {"people": "Mensen", "euros": "Euro's"}


def years(outcome: Outcome, summary: Summary) -> None:
    """People or euros in one care line, and the municipality's result per year."""
    over_the_years(outcome, summary)
    net(outcome, summary)


def net(outcome: Outcome, _summary: Summary) -> None:
    """The municipality's result per year."""
    show_chart(net_per_year(outcome, is_dark()), "chart_net")


def over_the_years(outcome: Outcome, summary: Summary) -> None:
    """People or euros in one care line."""
    names = {line.id: line.name or line.id for line in outcome.case.lines}
    left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
    if st.session_state.get("line_box") not in names:
        st.session_state["line_box"] = "youth_residential" if "youth_residential" in names else next(iter(names))
    line = left.selectbox("Zorglijn", list(names), format_func=names.__getitem__, key="line_box")
    measure = middle.segmented_control(
        "Toon",
        list(MEASURES),
        format_func=lambda key: MEASURES[key],
        key="measure_box",
        default="people",
        required=True,
    )
    target = right.number_input(
        "Eigen doel (mag leeg)", min_value=0.0, value=None, step=1.0, format="%.0f", key="target_box"
    )
    record = next(item for item in outcome.case.lines if item.id == line)
    if summary.changed:
        st.caption(_most_changed(summary))
    if record.note:
        st.caption(record.note)
    show_chart(line_over_years(outcome, line, is_dark(), measure or "people", target), "chart_line")


def _most_changed(summary: Summary) -> str:
    """Where to look: the care line with the largest difference in people."""
    line = max(summary.lines, key=lambda line: abs(line.change.middle))
    if abs(line.change.middle) < 0.5:
        return f"Uw keuzes veranderen in {summary.term_end} in geen enkele zorglijn hoeveel mensen hulp nodig hebben."
    change = signed(count(line.change.middle), round(line.change.middle))
    return f"Het meest verandert in {summary.term_end} bij {line.name.lower()}: {change} {line.unit}."


def payers(outcome: Outcome, summary: Summary) -> None:
    """Who pays and who gains; only the municipality's own part can be booked by the municipality."""
    if not summary.changed:
        st.caption(NOTHING)
        return
    st.caption(
        "Voordeel bij een ander is geen geld voor de gemeente. Ook van het eigen voordeel wordt maar een deel geld; "
        "de rest is vrijgekomen ruimte."
    )
    show_chart(ledger.payers(outcome, is_dark()), "chart_payers")
    with st.expander("Per jaar"):
        show_table(_payers_per_year(outcome))
    freed = outcome.books.freed.sum(axis=0)
    st.markdown(
        f"Vrijgekomen ruimte bij de gemeente tot en met {summary.horizon}: **{euro(float(freed.mean()))}**. "
        "Dat is werk dat minder wordt, geen geld."
    )
    if abs(summary.unabsorbed_term.middle) >= 1:
        st.markdown(f"Niet te besteden tot en met {summary.term_end}: **{euro(summary.unabsorbed_term.middle)}**.")


def _payers_per_year(outcome: Outcome) -> Table:
    """Who invests and who gains, per year: the middle of the draws."""
    rows = [("Gemeente: wat de keuzes kosten", -outcome.books.spend)]
    rows += [(PAYERS[payer], values) for payer, values in outcome.books.payers.items() if values.any()]
    years = tuple(str(year) for year in outcome.case.settings.calendar)
    cells = ((name, np.median(values, axis=1)) for name, values in rows)
    return Table(("Wie", *years), tuple((name, *(signed(euro(v), round(v)) for v in found)) for name, found in cells))


def shares(outcome: Outcome, summary: Summary) -> None:
    """What each choice contributes; the bars add up whatever the order."""
    if not summary.changed:
        st.caption(NOTHING)
        return
    st.caption(
        "Bij de meest waarschijnlijke waarden. De balken tellen op tot het geheel, in welke volgorde u ook kiest. "
        "Het totaal kan afwijken van de middelste doorrekening hierboven."
    )
    show_chart(ledger.waterfall(outcome, contributions(outcome.case), is_dark()), "chart_shares")


def driving(outcome: Outcome, summary: Summary) -> None:
    """The assumption that matters most in a sentence, then the ranking."""
    if not summary.changed:
        st.caption(NOTHING)
        return
    ranked = rank_drivers(outcome.case)
    if ranked and ranked[0].swing > 0:
        first = ranked[0]
        name = parameter_words(outcome.case, first.parameter)
        st.markdown(
            f"De uitkomst hangt het meest af van **{name}**. Is die laag, dan is het {euro(first.at_low)}; is die "
            f"hoog, dan is het {euro(first.at_high)} (netto tot en met {summary.horizon})."
        )
    show_chart(ledger.drivers(outcome, ranked, is_dark()), "chart_drivers")
    if earns_back(summary) and summary.odds_horizon > 0:
        st.markdown("**Wanneer is dit terugverdiend?** Vanaf welk jaar de gemeente niet meer onder nul komt.")
        show_chart(odds.break_even_years(summary, is_dark()), "chart_break_even")


def people(outcome: Outcome, summary: Summary) -> None:
    """Who is helped, what care is avoided, who waits."""
    st.caption(
        f"Per zorglijn in {summary.term_end}, in plekken (één plek is één persoon een jaar lang). Tel zorglijnen niet "
        "bij elkaar op: iemand kan in twee lijnen zitten."
    )
    rows = tuple(
        (
            line.name,
            count(line.unchanged.middle),
            signed(count(line.change.middle), round(line.change.middle)),
            f"{count(line.change.low)} tot {count(line.change.high)}",
            count(line.waiting.middle),
        )
        for line in summary.lines
    )
    show_table(Table(("Zorglijn", "Ongewijzigd", "Verschil", "9 van de 10 keer", "Wachten"), rows))
    helped = []
    for number, item in enumerate(outcome.case.interventions):
        yearly = outcome.scenario.participants[:, number].mean(axis=1)
        if item.id in outcome.case.scenario.changes:
            last = float(yearly[summary.term_end - outcome.case.settings.start_year])
            helped.append((item.name or item.id, f"{signed(count(last), round(last))} × {item.participant or ''}"))
    if helped:
        st.markdown(f"**Extra deelnemers per jaar, in {summary.term_end}**")
        show_table(Table(("Maatregel", "Deelnemers"), tuple(helped)))


TABS: dict[str, Callable[[Outcome, Summary], None]] = {
    "Over de jaren": years,
    "Wie betaalt en wie wint": payers,
    "Bijdrage per keuze": shares,
    "Waar hangt het van af": driving,
    "Mensen": people,
    "Aannames": beliefs_tab.draw,
}
# When presenting: one message at a time.
STEPS = {"Over de jaren": over_the_years, "Netto per jaar": net} | {
    name: draw for name, draw in TABS.items() if draw is not years
}


def draw_tabs(outcome: Outcome, summary: Summary) -> None:
    """All tabs; only the open one is filled."""
    for tab, draw in zip(st.tabs(list(TABS), key="tab", on_change="rerun"), TABS.values(), strict=True):
        if tab.open:
            with tab:
                draw(outcome, summary)
