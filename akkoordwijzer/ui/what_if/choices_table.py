"""Per choice: what it costs, whom it reaches, what it contributes, and how well that is known."""

import streamlit as st

from akkoordwijzer.charts import ledger
from akkoordwijzer.charts.chart import Table
from akkoordwijzer.model.contribution import contributions
from akkoordwijzer.report.per_choice import COLUMNS, per_choice
from akkoordwijzer.ui.shared.components import CHART_CONFIG, show_table
from akkoordwijzer.ui.shared.outcomes import central_of
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.theme import is_dark


def draw(visitor: Visitor) -> None:
    """The table, then the bars that add up."""
    central = central_of(visitor.proposal)
    if not central.summary.changed:
        st.caption("Kies eerst iets. Dan staat hier wat elke keuze doet.")
        return
    shares = contributions(central.outcome.case)
    show_table(Table(COLUMNS, per_choice(central.outcome.case, central.summary, shares)))
    if central.summary.is_unknown:
        st.caption("Een balk met bijdragen tonen wij niet: van te veel van dit geld is het effect niet vastgesteld.")
        return
    chart = ledger.waterfall(central.outcome, shares, is_dark())
    st.plotly_chart(chart.figure, theme=None, config=CHART_CONFIG, key="picture_shares", alt=chart.alt)
    st.caption("De balken tellen op tot het geheel, in welke volgorde u ook kiest.")
