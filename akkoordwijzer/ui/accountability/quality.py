"""What the app knows about the quality of its figures, counted live."""

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.content.numbers import count, percent
from akkoordwijzer.figures.cards import headlines
from akkoordwijzer.figures.quality import Quality, quality, without_own
from akkoordwijzer.figures.words import STATUSES, STATUSES_EXPLAINED, THEMES
from akkoordwijzer.ui.shared import data, messages
from akkoordwijzer.ui.shared.components import show_table


def draw() -> None:
    """Counts, statuses, what municipalities lack, and what was left out."""
    figures, found = data.figures(), _quality()
    unsure = found.values - found.by_status.get("final", 0)
    with st.container(key="sentence"):
        st.markdown(
            f"Van de {count(found.values)} waarden is **{percent(unsure / found.values, 0)}** niet definitief: "
            "voorlopig, geschat, afgeleid of verdacht."
        )
    columns = st.columns(4)
    columns[0].metric("Cijfers (reeksen)", count(found.indicators))
    columns[1].metric("Waarden", count(found.values))
    columns[2].metric("Bronnen", count(found.used_sources))
    columns[2].caption(f"{count(found.second_hand_sources)} uit de tweede hand")
    columns[3].metric("Bedragen per taakveld", count(found.budget_amounts))
    columns[3].caption(f"{count(found.budget_suspect)} verdacht: getoond, niet in ranglijsten")
    st.header("Hoe zeker zijn de waarden?", anchor=False)
    rows = tuple(
        (STATUSES[status].capitalize(), count(found.by_status.get(status, 0)), STATUSES_EXPLAINED[status])
        for status in STATUSES
    )
    show_table(Table(("Status", "Waarden", "Wat betekent dat?"), rows))
    _draw_missing(found)
    st.header("Weggelaten bij het inladen", anchor=False)
    if figures.left_out:
        messages.left_out(figures.left_out)
    else:
        st.markdown("Niets. Elke rij in elk bestand is nagekeken en klopt met wat de app verwacht.")


@st.cache_resource(show_spinner=False)
def _quality() -> Quality:
    return quality(data.figures())


def _draw_missing(found: Quality) -> None:
    """Per card: how many municipalities have no figure of their own."""
    figures = data.figures()
    cards = [item for theme in THEMES for item in headlines(figures, theme)]
    lacking = without_own(figures, [item.id for item in cards])
    st.header("Welke gemeenten missen een eigen cijfer?", anchor=False)
    only_national = sum(item.id not in lacking for item in cards)
    st.markdown(
        f"Van de {len(cards)} cijfers op de kaarten {'is' if only_national == 1 else 'zijn'} er {only_national} alleen "
        "landelijk bekend. "
        "Bij de andere missen zoveel gemeenten een eigen cijfer; zij zien het landelijke, met een label."
    )
    rows = tuple(
        (item.label, f"{count(lacking[item.id])} van {count(found.municipalities)}")
        for item in cards
        if item.id in lacking
    )
    show_table(Table(("Cijfer", "Gemeenten zonder"), rows))
