"""Own measurements, typed in: an indicator, or what was spent on a choice."""

from dataclasses import replace

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.library.agreement import AgreementLibrary
from akkoordwijzer.proposal.measured import MOST_ROWS, Measured
from akkoordwijzer.report.agreement_sentences import value_words
from akkoordwijzer.report.words import names
from akkoordwijzer.ui.monitor import state

SPENT = "spent."


def draw(found: state.Monitored, library: AgreementLibrary) -> None:
    """The form, and what was filled in."""
    known = names(found.signed.case)
    indicators = {goal.indicator: library.indicator(goal.indicator) for goal in found.signed.terms.goals}
    labels = {key: item.name if item else key for key, item in indicators.items()}
    labels |= {f"{SPENT}{key}": f"Uitgegeven: {known.get(key, key)}" for key in found.signed.case.scenario.changes}
    if not labels:
        return
    with st.form("monitor_form"):
        key = st.selectbox("Wat is gemeten of uitgegeven?", list(labels), format_func=labels.__getitem__, key="m_key")
        columns = st.columns(3)
        year = columns[0].number_input("Jaar", 2026, 2040, 2027, key="m_year")
        value = columns[1].number_input("Waarde", value=None, format="%g", key="m_value", placeholder="getal")
        source = columns[2].text_input("Bron", max_chars=80, key="m_source")
        sent = st.form_submit_button("Voeg toe")
    if sent:
        _add(found, key, int(year), value, source)
    for item in found.measured:
        with st.container(horizontal=True, vertical_alignment="center"):
            _row(found, item, labels, {key: i.kind for key, i in indicators.items() if i is not None})


def _add(found: state.Monitored, key: str, year: int, value: float | None, source: str) -> None:
    if value is None:
        state.tell("Vul een getal in.")
    elif len(found.measured) >= MOST_ROWS:
        state.tell(f"Meer dan {MOST_ROWS} metingen passen hier niet.")
    else:
        spent = key.startswith(SPENT)
        item = Measured(
            kind="spent" if spent else "indicator",
            key=key.removeprefix(SPENT),
            year=year,
            value=float(value),
            source=" ".join(source.split()),
        )
        state.keep(found.with_measured((item,)))
    st.rerun()


def _row(found: state.Monitored, item: Measured, labels: dict[str, str], kinds: dict[str, str]) -> None:
    key = f"{SPENT}{item.key}" if item.kind == "spent" else item.key
    words = euro(item.value) if item.kind == "spent" else value_words(item.value, kinds.get(item.key, ""))
    name = labels.get(key, item.key)
    st.markdown(f"{plain(name)}, {item.year}: {plain(words)} ({plain(item.source or 'zonder bron')})")
    if st.button("Haal weg", key=f"m_drop.{key}.{item.year}", help=f"Haal {name} {item.year} weg", width="content"):
        kept = tuple(other for other in found.measured if other is not item)
        state.keep(replace(found, measured=kept))
        st.rerun()
