"""The comparison as one fragment."""

import streamlit as st

from akkoordwijzer.charts.compare import line_compared, net_compared
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.report.sentences import main_sentence
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.ui.compare import rows
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import draw_own_beliefs, show_chart, show_table
from akkoordwijzer.ui.shared.net import fragment
from akkoordwijzer.ui.shared.outcomes import outcome_of
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.theme import is_dark

MOST = 4
MINE = "mine"
# With both directions among them: more prevention, cuts, and something radical.
AT_START = ("cheese_slicer", "prevention_first", "radical_tenth")


@fragment
def draw() -> None:
    """Choose; sentences and outcomes; what differs; over the years; who pays."""
    visitor = session.visitor()
    draw_own_beliefs(visitor)
    options = _options(visitor)
    chosen = _choose(visitor, options)
    if not chosen:
        st.markdown("Kies hierboven één tot vier scenario's. Ongewijzigd beleid staat er altijd bij.")
        return
    named = [(options[key].name or "Uw keuzes", options[key]) for key in chosen]
    mine = visitor.proposal
    played = [(name, *outcome_of(mine.model_copy(update={"scenario": scenario}))) for name, scenario in named]
    outcomes = [(name, outcome) for name, outcome, _ in played]
    summaries = {name: summary for name, _, summary in played}
    for column, (name, summary) in zip(st.columns(len(named)), summaries.items(), strict=True):
        _card(column, name, summary)
    st.header("Uitkomsten", anchor=False)
    st.caption("Tegenover ongewijzigd beleid. Tussen haakjes: negen van de tien doorrekeningen.")
    show_table(rows.outcomes_table(summaries))
    st.header("Verschil in keuzes", anchor=False)
    if table := rows.choices_table(data.kit(visitor.region), named):
        st.caption(
            "Euro per inwoner per jaar op volle sterkte, vanaf 2027. Alleen wat verschilt van ongewijzigd beleid."
        )
        show_table(table)
    _over_the_years(outcomes)
    st.header("Wie betaalt en wie wint", anchor=False)
    st.caption(f"Opgeteld tot en met {next(iter(summaries.values())).horizon}. Plus is voordeel, min is meer kosten.")
    show_table(rows.payers_table(summaries))
    session.write_address()


def _options(visitor: Visitor) -> dict[str, Scenario]:
    """Your choices first, then what you kept, then the ready-made ones; names are made unique."""
    found: dict[str, Scenario] = {}
    if visitor.scenario.first_year is not None:
        found[MINE] = visitor.scenario.model_copy(update={"name": "Uw keuzes"})
    found |= {f"kept.{name}": scenario for name, scenario in visitor.kept.items()}
    names = {scenario.name for scenario in found.values()}
    for ready in data.kit(visitor.region).scenarios:
        if ready.first_year is not None:
            name = f"{ready.name} (kant-en-klaar)" if ready.name in names else ready.name
            found[ready.id] = ready.model_copy(update={"name": name})
    return found


def _choose(visitor: Visitor, options: dict[str, Scenario]) -> list[str]:
    start = visitor.compared
    if start is None:
        start = [key for key in (MINE, *AT_START) if key in options]
    st.session_state.setdefault("compare_box", [key for key in start if key in options][:MOST])
    chosen = st.multiselect(
        "Scenario's (hoogstens vier)",
        list(options),
        format_func=lambda key: options[key].name or key,
        max_selections=MOST,
        key="compare_box",
        placeholder="Kies scenario's",
    )
    visitor.compared = list(chosen)
    return visitor.compared


def _card(column: "st.delta_generator.DeltaGenerator", name: str, summary: Summary) -> None:
    with column.container(border=True, height="stretch"):
        st.markdown(f"**{plain(name)}**")
        st.markdown(main_sentence(summary))


def _over_the_years(outcomes: list[tuple[str, Outcome]]) -> None:
    st.header("Over de jaren", anchor=False)
    show_chart(net_compared(outcomes, is_dark()), "compare_net")
    names = {line.id: line.name or line.id for line in outcomes[0][1].case.lines}
    line = st.pills(
        "Zorglijn", list(names), format_func=names.__getitem__, key="compare_line", default="youth_residential"
    )
    if line:
        show_chart(line_compared(outcomes, line, is_dark()), "compare_line_chart")
