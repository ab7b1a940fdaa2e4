"""Assumptions apart from choices: change what you believe, with a reason; the baseline moves along."""

import streamlit as st
from pydantic import ValidationError

from akkoordwijzer.content.numbers import number
from akkoordwijzer.model.beliefs import Belief, with_beliefs
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Parameter
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.report.words import GRADES, parameter_words
from akkoordwijzer.ui import data, session
from akkoordwijzer.ui.messages import plain
from akkoordwijzer.ui.what_if.parts import redraw_all


def draw(_outcome: Outcome, _summary: Summary) -> None:
    """Choose a parameter, see where it comes from, say otherwise."""
    here = session.visitor()
    published = data.kit(here.region).case()
    known = parameters(published)
    st.caption(
        "Een aanname is iets anders dan een keuze: wat u hier wijzigt, geldt ook voor ongewijzigd beleid. "
        "Zeg er altijd bij waarom, en van wie het komt."
    )
    words = {name: parameter_words(published, name) for name in known}
    name = st.selectbox(
        "Welke aanname? (typ om te zoeken)",
        sorted(known, key=words.__getitem__),
        format_func=words.__getitem__,
        key="belief_box",
    )
    _published(known[name])
    current = here.beliefs.get(name)
    start = current or known[name]
    with st.form(f"belief_form.{name}", border=True):
        first, second, third = st.columns(3)
        low = first.number_input("Laag", value=float(start.low), format="%.4f")
        mid = second.number_input("Meest waarschijnlijk", value=float(start.mid), format="%.4f")
        high = third.number_input("Hoog", value=float(start.high), format="%.4f")
        reason = st.text_input("Waarom?", value=current.reason if current else "", max_chars=120)
        source = st.text_input("Van wie of waaruit?", value=current.source if current else "", max_chars=80)
        if st.form_submit_button("Gebruik deze aanname"):
            _use(name, low, mid, high, reason, source)
    for key, belief in here.beliefs.items():
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.markdown(
            f"**{words.get(key, key)}**: {_shown(belief.low)} · {_shown(belief.mid)} · {_shown(belief.high)}. "
            f"{plain(belief.reason)} ({plain(belief.source)})"
        )
        right.button("Terug", key=f"drop_belief.{key}", on_click=_drop, args=(key,))


def _drop(parameter: str) -> None:
    session.visitor().drop_belief(parameter)
    redraw_all()


def _published(parameter: Parameter) -> None:
    kind = "aanname" if parameter.assumption else GRADES[parameter.grade] if parameter.grade else "bron"
    local = "geschat voor deze gemeente" if parameter.estimated else ""
    bits = [
        f"laag {_shown(parameter.low)}",
        f"meest waarschijnlijk {_shown(parameter.mid)}",
        f"hoog {_shown(parameter.high)}",
    ]
    st.markdown(f"Gepubliceerd: {', '.join(bits)} · *{kind}*" + (f" · *{local}*" if local else ""))
    if parameter.arithmetic:
        st.caption(plain(parameter.arithmetic))


def _use(name: str, low: float, mid: float, high: float, reason: str, source: str) -> None:
    here = session.visitor()
    if not reason.strip() or not source.strip():
        st.warning("Vul in waarom u dit denkt en van wie het komt.")
        return
    try:
        belief = Belief(low=low, mid=mid, high=high, reason=" ".join(reason.split()), source=" ".join(source.split()))
        with_beliefs(data.kit(here.region).case(), {name: belief})
    except ValidationError:
        st.warning(
            "Dat kan niet: laag moet onder hoog liggen, en de waarde moet mogelijk zijn (een deel is nooit meer dan 1)."
        )
        return
    here.believe(name, belief)
    st.rerun()


def _shown(value: float) -> str:
    if value == round(value):
        return number(value)
    return number(value, 2 if abs(value) >= 10 else 4).rstrip("0").rstrip(",")
