"""The comparison as one fragment."""

import streamlit as st

from akkoordwijzer.charts import pots
from akkoordwijzer.charts.compare import line_compared, net_compared
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.library.comparison import Comparison, read_comparison
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.kept import plans_of
from akkoordwijzer.report.story import story
from akkoordwijzer.report.tiles import central_tiles, open_tile
from akkoordwijzer.ui.compare import rows
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import draw_own_beliefs, show_chart, show_table
from akkoordwijzer.ui.shared.net import fragment
from akkoordwijzer.ui.shared.outcome_block import block_html
from akkoordwijzer.ui.shared.outcomes import bands_for, central_of, pots_for, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.theme import is_dark
from akkoordwijzer.ui.shared.view import KEPT, MOST_COMPARED

MINE, BOX = "mine", "compare_box"


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
    with st.container(key="compared"):
        for column, (label, scenario) in zip(st.columns(len(named)), named, strict=True):
            _side(column, visitor, label, scenario)
    details = st.expander("Alle uitkomsten naast elkaar", key="compare_rows", on_change="rerun")
    if details.open:
        with details:
            _rows(visitor, named)
    session.write_address()


def _side(column: "st.delta_generator.DeltaGenerator", visitor: Visitor, label: str, scenario: Scenario) -> None:
    """One scenario in pictures: the sentence, four tiles, the two pots."""
    summary = central_of(visitor.proposal, scenario).summary
    bands = bands_for(visitor.proposal, scenario)
    thresholds = thresholds_for(visitor.proposal, scenario) if bands.odds_horizon is None else None
    with column.container(border=True, height="stretch"):
        st.markdown(f"**{plain(label)}**")
        st.html(block_html(story(summary), (*central_tiles(summary), open_tile(summary, bands, thresholds))))
        if (found := pots_for(visitor.proposal, scenario)) is not None:
            show_chart(pots.two_pots(found, is_dark(), height=300, small=True), f"pots_{label}")


def _rows(visitor: Visitor, named: list[tuple[str, Scenario]]) -> None:
    """Every row, then what differs, the years and the other payers."""
    mine = visitor.proposal
    played = [(label, central_of(mine, s).summary, bands_for(mine, s), thresholds_for(mine, s)) for label, s in named]
    outcomes = [(label, central_of(mine, scenario).outcome) for label, scenario in named]
    st.caption("Tegenover ongewijzigd beleid, de meest waarschijnlijke doorrekening. Plus is voordeel.")
    show_table(rows.outcomes_table(played))
    settings = outcomes[0][1].case.settings
    if table := rows.choices_table(data.kit(visitor.region), named):
        st.markdown("**Verschil in keuzes**")
        st.caption(f"Euro per inwoner per jaar op volle sterkte, vanaf {settings.start_year}. Alleen wat verschilt.")
        show_table(table)
    _over_the_years(outcomes)
    st.markdown("**Andere betalers**")
    st.caption(f"Opgeteld tot en met {settings.calendar[-1]}. Plus is voordeel, min is meer kosten.")
    show_table(rows.payers_table([(label, summary) for label, summary, _, _ in played]))


def _options(visitor: Visitor) -> dict[str, Scenario]:
    """By id: your choices first, then what you kept, then the ready-made ones."""
    found: dict[str, Scenario] = {}
    if visitor.scenario.first_year is not None:
        found[MINE] = visitor.scenario.model_copy(update={"name": "Uw keuzes"})
    found |= {f"{KEPT}{key}": scenario for key, scenario in (visitor.kept | _linked(visitor)).items()}
    names = {scenario.name for scenario in found.values()}
    for ready in data.kit(visitor.region).scenarios:
        if ready.first_year is not None:
            name = f"{ready.name} (kant-en-klaar)" if ready.name in names else ready.name
            found[ready.id] = ready.model_copy(update={"name": name})
    return found


def _linked(visitor: Visitor) -> dict[str, Scenario]:
    """The sides of the dilemmas that are compared: also after a link to them, where nobody kept them."""
    asked = [key.removeprefix(KEPT) for key in visitor.compared or () if key.startswith(KEPT)]
    about = [item for item in data.guide().dilemmas if any(option.id in asked for option in item.options())]
    return plans_of(about, data.kit(visitor.region))


def _choose(visitor: Visitor, options: dict[str, Scenario], labels: dict[str, str]) -> list[str]:
    """What is compared stays as it was asked until a hand chooses: what the browser kept comes after the first run."""
    if visitor.compared is None:
        visitor.compared = [MINE, *_at_first().scenarios]
    shown = [key for key in visitor.compared if key in options][:MOST_COMPARED]
    if st.session_state.get(BOX) != shown:
        st.session_state[BOX] = shown
    return st.multiselect(
        "Scenario's (hoogstens vier)",
        list(options),
        format_func=labels.__getitem__,
        max_selections=MOST_COMPARED,
        key=BOX,
        on_change=_chosen,
        placeholder="Kies scenario's",
    )


def _chosen() -> None:
    session.visitor().compared = list(st.session_state[BOX])


def _over_the_years(outcomes: list[tuple[str, Outcome]]) -> None:
    st.markdown("**Over de jaren**")
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
