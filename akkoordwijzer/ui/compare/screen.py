"""The comparison as one fragment."""

import streamlit as st

from akkoordwijzer.charts.compare import line_compared, net_compared
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.library.comparison import Comparison, read_comparison
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.report.sentences import main_sentence
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.ui.compare import rows
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import draw_own_beliefs, show_chart, show_table
from akkoordwijzer.ui.shared.net import fragment
from akkoordwijzer.ui.shared.outcomes import outcome_for
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.theme import is_dark

MOST = 4
MINE = "mine"


@st.cache_resource(show_spinner=False)
def _at_first() -> Comparison:
    return read_comparison()


@fragment
def draw() -> None:
    """Choose; sentences and outcomes; what differs; over the years; who pays."""
    visitor = session.visitor()
    draw_own_beliefs(visitor)
    options = _options(visitor)
    labels = rows.labels({key: scenario.name or "Uw keuzes" for key, scenario in options.items()})
    chosen = _choose(visitor, options, labels)
    if not chosen:
        st.markdown("Kies hierboven één tot vier scenario's. Ongewijzigd beleid staat er altijd bij.")
        return
    named = [(labels[key], options[key]) for key in chosen]
    played = [(label, *outcome_for(visitor.region, visitor.proposal.believed, scenario)) for label, scenario in named]
    outcomes = [(label, outcome) for label, outcome, _ in played]
    summaries = [(label, summary) for label, _, summary in played]
    for column, (label, summary) in zip(st.columns(len(named)), summaries, strict=True):
        _card(column, label, summary)
    st.header("Uitkomsten", anchor=False)
    st.caption("Tegenover ongewijzigd beleid. Tussen haakjes: negen van de tien doorrekeningen.")
    show_table(rows.outcomes_table(summaries))
    st.header("Verschil in keuzes", anchor=False)
    settings = outcomes[0][1].case.settings
    if table := rows.choices_table(data.kit(visitor.region), named):
        st.caption(
            f"Euro per inwoner per jaar op volle sterkte, vanaf {settings.start_year}. "
            "Alleen wat verschilt van ongewijzigd beleid."
        )
        show_table(table)
    _over_the_years(outcomes)
    st.header("Wie betaalt en wie wint", anchor=False)
    st.caption(f"Opgeteld tot en met {settings.calendar[-1]}. Plus is voordeel, min is meer kosten.")
    show_table(rows.payers_table(summaries))
    session.write_address()


def _options(visitor: Visitor) -> dict[str, Scenario]:
    """By id: your choices first, then what you kept, then the ready-made ones."""
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


def _choose(visitor: Visitor, options: dict[str, Scenario], labels: dict[str, str]) -> list[str]:
    start = visitor.compared
    if start is None:
        start = [MINE, *_at_first().scenarios]
    st.session_state.setdefault("compare_box", [key for key in start if key in options][:MOST])
    chosen = st.multiselect(
        "Scenario's (hoogstens vier)",
        list(options),
        format_func=labels.__getitem__,
        max_selections=MOST,
        key="compare_box",
        placeholder="Kies scenario's",
    )
    visitor.compared = list(chosen)
    return visitor.compared


def _card(column: "st.delta_generator.DeltaGenerator", label: str, summary: Summary) -> None:
    with column.container(border=True, height="stretch"):
        st.markdown(f"**{plain(label)}**")
        st.markdown(main_sentence(summary))


def _over_the_years(outcomes: list[tuple[str, Outcome]]) -> None:
    st.header("Over de jaren", anchor=False)
    show_chart(net_compared(outcomes, is_dark()), "compare_net")
    names = {line.id: line.name or line.id for line in outcomes[0][1].case.lines}
    first = _at_first().line
    line = st.pills(
        "Zorglijn",
        list(names),
        format_func=names.__getitem__,
        key="compare_line",
        default=first if first in names else next(iter(names)),
    )
    if line:
        show_chart(line_compared(outcomes, line, is_dark()), "compare_line_chart")
