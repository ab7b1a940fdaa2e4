"""What does the table think? An estimate where nobody measured, with what one must believe on the same scale."""

from html import escape

import streamlit as st
from pydantic import ValidationError

from akkoordwijzer.calibration.levers import Lever
from akkoordwijzer.content.markdown import one_line, plain
from akkoordwijzer.content.numbers import percent
from akkoordwijzer.model.beliefs import Estimate
from akkoordwijzer.model.records import Change
from akkoordwijzer.report.units import UNITS
from akkoordwijzer.report.words import name_in_sentence
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.outcomes import threshold_for
from akkoordwijzer.ui.shared.session import Visitor

LABELS = ("Laag", "Meest waarschijnlijk", "Hoog")
# Per 100 participants: how people say it aloud.
UNIT = UNITS["entries_prevented_per_participant"]
# What is asked for when nothing is chosen yet, in euro per inhabitant.
AN_AMOUNT = 1.0


def draw(visitor: Visitor, lever: Lever) -> None:
    """Only for a measure whose effect is not established."""
    if not lever.is_open or not lever.item.could_affect:
        return
    item = lever.item
    names = {line.id: line.name or line.id for line in data.kit(visitor.region).lines}
    lines = [place.line for place in item.could_affect if place.line in names]
    with st.container(border=True):
        st.markdown(
            "**Wat denkt u dat dit doet?** Gemeten is het niet. Wat u invult, telt als verwacht, niet als zeker."
        )
        line = st.selectbox("Op welke hulp?", lines, format_func=names.__getitem__, key=f"estimate_line.{item.id}")
        if reason := next((place.reason for place in item.could_affect if place.line == line), None):
            st.caption(plain(reason))
        given = visitor.proposal.estimates.get(item.id, {}).get(line)
        _scale(visitor, lever, line, given)
        _form(visitor, lever, line, name_in_sentence(names[line]), given)


def _scale(visitor: Visitor, lever: Lever, line: str, given: Estimate | None) -> None:
    """The threshold, and what the table said, on one line from nothing to twice the threshold."""
    change = visitor.scenario.changes.get(lever.item.id) or Change(amount_per_inhabitant=AN_AMOUNT)
    found = threshold_for(visitor.proposal, lever.item.id, line, change)
    mark, everyone = found.municipality, found.all_payers
    if mark is None:
        st.caption("Voor de gemeente kan dit binnen deze jaren niet uit, wat het effect op deze hulp ook is.")
        return
    per = mark.per_participant
    end = 2 * max(per, given.high if given else 0.0, everyone.per_participant if everyone else 0.0, 1e-9)
    verb = "kan dit uit" if change.amount_per_inhabitant > 0 else "kost dit meer dan het oplevert"
    st.caption(
        f"Vanaf {UNIT.value(per)} per 100 deelnemers {verb} voor de gemeente "
        f"({percent(abs(mark.share_of_inflow))} van de instroom)."
    )
    marks = [(per, "gemeente")] + ([(everyone.per_participant, "alle betalers")] if everyone else [])
    ticks = "".join(f'<b style="left:{100 * v / end:.1f}%"><span>{escape(n)}</span></b>' for v, n in marks if v >= 0)
    band = ""
    if given:
        low, high = (100 * max(0.0, v) / end for v in (given.low, given.high))
        band = f'<i style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
    st.html(f'<div class="believe" role="img" aria-label="Wat moet u geloven, op een lijn">{band}{ticks}</div>')


def _form(visitor: Visitor, lever: Lever, line: str, name: str, given: Estimate | None) -> None:
    with st.form(f"estimate.{lever.item.id}.{line}", border=False):
        st.caption(f"Van de 100 deelnemers komen er zo veel niet in {name}:")
        values = (given.low, given.mid, given.high) if given else (None, None, None)
        typed = [
            column.text_input(label, value="" if value is None else UNIT.entry(value))
            for column, label, value in zip(st.columns(3), LABELS, values, strict=True)
        ]
        who = st.text_input("Wie zegt dit? (een rol, geen naam)", value=given.source if given else "", max_chars=80)
        why = st.text_input("Waarom?", value=given.reason if given else "", max_chars=120)
        if st.form_submit_button("Gebruik deze inschatting"):
            _use(visitor, lever, line, typed, (who, why))
    if given and st.button("Haal deze inschatting weg", key=f"drop_estimate.{lever.item.id}.{line}"):
        _put(visitor, lever, line, None)


def _use(visitor: Visitor, lever: Lever, line: str, typed: list[str], said: tuple[str, str]) -> None:
    values = [UNIT.read(text) for text in typed]
    low, mid, high = values
    who, why = map(one_line, said)
    if low is None or mid is None or high is None:
        st.warning("Schrijf drie getallen, bijvoorbeeld 0, 2 en 5 (per 100 deelnemers).")
    elif not who or not why:
        st.warning("Vul in wie dit zegt en waarom.")
    else:
        try:
            _put(visitor, lever, line, Estimate(low=low, mid=mid, high=high, reason=why, source=who))
        except ValidationError:
            st.warning("Dat kan niet: laag moet onder hoog liggen, en het meest waarschijnlijke ertussen.")


def _put(visitor: Visitor, lever: Lever, line: str, estimate: Estimate | None) -> None:
    lines = {key: value for key, value in visitor.proposal.estimates.get(lever.item.id, {}).items() if key != line}
    if estimate is not None:
        lines[line] = estimate
    estimates = {**visitor.proposal.estimates, lever.item.id: lines}
    kept = {key: value for key, value in estimates.items() if value}
    visitor.propose(visitor.proposal.model_copy(update={"estimates": kept}))
    st.rerun()
