"""Assumptions apart from choices: change what you believe, with a reason; the baseline moves along."""

import streamlit as st
from pydantic import ValidationError

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Parameter
from akkoordwijzer.report.units import parameter_unit, with_unit
from akkoordwijzer.report.words import GRADES, parameter_words
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.what_if.parts import redraw_all

LABELS = ("Laag", "Meest waarschijnlijk", "Hoog")


def draw(outcome: Outcome) -> None:
    """Choose a parameter, see where it comes from, say otherwise."""
    here = session.visitor()
    published = data.kit(here.region).case()
    known = parameters(published)
    st.caption(
        "Een aanname is iets anders dan een keuze: wat u hier wijzigt, geldt ook voor ongewijzigd beleid. "
        "Zeg er altijd bij waarom, en van wie het komt."
    )
    words = {name: parameter_words(published, name) for name in known}
    names = sorted(known, key=words.__getitem__)
    # First the one that matters most for what was chosen.
    changed = outcome.case.scenario.first_year is not None
    ranked = [driver for driver in rank_drivers(outcome.case) if driver.parameter in known] if changed else []
    name = st.selectbox(
        "Welke aanname? (typ om te zoeken)",
        names,
        index=names.index(ranked[0].parameter) if ranked else 0,
        format_func=words.__getitem__,
        key="belief_box",
    )
    _published(known[name])
    current = here.beliefs.get(name)
    start, unit = current or known[name], parameter_unit(known[name])
    values = (start.low, start.mid, start.high)
    with st.form(f"belief_form.{name}", border=True):
        st.caption(f"In {'euro ' if unit.is_money else ''}{unit.words}" if unit.words else "Als getal")
        typed = [
            column.text_input(label, value=unit.entry(value))
            for column, label, value in zip(st.columns(3), LABELS, values, strict=True)
        ]
        reason = st.text_input("Waarom?", value=current.reason if current else "", max_chars=120)
        source = st.text_input("Van wie of waaruit?", value=current.source if current else "", max_chars=80)
        if st.form_submit_button("Gebruik deze aanname"):
            # What was left as it stood keeps its decimals, also those that are not shown.
            kept = zip(typed, values, strict=True)
            found = [value if text == unit.entry(value) else unit.read(text) for text, value in kept]
            _use(name, found, reason, source)
    for key, belief in here.beliefs.items():
        left, right = st.columns([5, 1], vertical_alignment="center")
        shown = with_unit(known[key], belief.low, belief.mid, belief.high)
        left.markdown(f"**{words[key]}**: {shown}. {plain(belief.reason)} ({plain(belief.source)})")
        right.button("Terug", key=f"drop_belief.{key}", on_click=_drop, args=(key,))


def _drop(parameter: str) -> None:
    session.visitor().drop_belief(parameter)
    redraw_all()


def _published(parameter: Parameter) -> None:
    kind = "aanname" if parameter.assumption else GRADES[parameter.grade] if parameter.grade else "bron"
    local = "geschat voor deze gemeente" if parameter.estimated else ""
    values = with_unit(parameter, parameter.low, parameter.mid, parameter.high)
    st.markdown(f"Gepubliceerd (laag · midden · hoog): {values} · *{kind}*" + (f" · *{local}*" if local else ""))
    if parameter.arithmetic:
        st.caption(plain(parameter.arithmetic))


def _use(name: str, values: list[float | None], reason: str, source: str) -> None:
    here = session.visitor()
    low, mid, high = values
    if low is None or mid is None or high is None:
        st.warning("Schrijf een getal met een komma voor de decimalen, bijvoorbeeld 1.250 of 12,5.")
        return
    if not reason.strip() or not source.strip():
        st.warning("Vul in waarom u dit denkt en van wie het komt.")
        return
    try:
        belief = Belief(low=low, mid=mid, high=high, reason=" ".join(reason.split()), source=" ".join(source.split()))
        can_be = here.believe(name, belief)
    except ValidationError:
        can_be = False
    if not can_be:
        st.warning(
            "Dat kan niet: laag moet onder hoog liggen, en de waarde moet mogelijk zijn (een deel is nooit meer dan 1)."
        )
        return
    st.rerun()
