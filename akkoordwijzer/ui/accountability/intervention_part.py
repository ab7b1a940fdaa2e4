"""Verantwoording: one intervention with what speaks for and against it, and every number it rests on."""

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.figures import queries
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.records import Case, Evidence, Intervention
from akkoordwijzer.report.words import GRADES, GRADES_EXPLAINED, LEDGERS, THEMES, name_in_sentence, parameter_words
from akkoordwijzer.ui.accountability.model_part import parameter_row
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import show_table
from akkoordwijzer.ui.shared.sources import link


def draw_interventions() -> None:
    """Choose an intervention; evidence first, then its numbers."""
    case = data.kit(session.visitor().region).case()
    items = {item.id: item for item in sorted(case.interventions, key=lambda item: (item.name or item.id).lower())}
    chosen = st.selectbox(
        "Maatregel (typ om te zoeken)",
        list(items),
        format_func=lambda key: f"{items[key].name} ({name_in_sentence(THEMES[items[key].theme or 'other'])})",
        key="intervention_box",
    )
    item = items[chosen]
    st.markdown(f"{item.summary} **{GRADES[item.grade].capitalize()}**; {LEDGERS[item.ledger]}.")
    st.caption(GRADES_EXPLAINED[item.grade])
    if item.expected_direction:
        st.markdown(f"**Verwachte richting, niet vastgesteld:** {item.expected_direction}")
    if item.note:
        st.markdown(item.note)
    left, right = st.columns(2, gap="large")
    for column, title, direction in ((left, "Wat ervoor spreekt", "for"), (right, "Wat ertegen spreekt", "against")):
        with column:
            st.header(title, anchor=False)
            found = [evidence for evidence in item.evidence if evidence.direction == direction]
            st.markdown("\n".join(_evidence(evidence) for evidence in found) or "Niets gevonden.")
    st.header("De getallen", anchor=False)
    show_table(_numbers(case, item))


def _evidence(evidence: Evidence) -> str:
    links = []
    for source_id in evidence.sources:
        source = queries.source(data.figures(), source_id)
        if source is None:
            continue
        links.append(link(source, source.publisher) + (" (uit de tweede hand)" if source.read == "second_hand" else ""))
    return f"- {evidence.text} *Bron: {', '.join(links) or 'onbekend'}.*"


def _numbers(case: Case, item: Intervention) -> Table:
    known = {name: value for name, value in parameters(case).items() if name.startswith(f"{item.id}.")}
    rows = tuple(
        parameter_row(parameter_words(case, name).removeprefix(f"{item.name}: "), value)
        for name, value in known.items()
    )
    return Table(("Getal", "Laag · meest waarschijnlijk · hoog", "Hoe zeker", "Som en herkomst", "Bron"), rows)
