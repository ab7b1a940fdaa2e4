"""Where nobody measured: everybody estimates alone, the room looks at all of it with the threshold, and once more."""

import streamlit as st

from akkoordwijzer.charts.room import estimates_chart
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.conversation.view import EstimateView
from akkoordwijzer.model.records import Change
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.report.units import UNITS
from akkoordwijzer.report.words import name_in_sentence
from akkoordwijzer.ui.room.context import Room, show
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.outcomes import levers_of, threshold_for
from akkoordwijzer.ui.shared.theme import is_dark

# Per 100 participants: how people say it aloud.
UNIT = UNITS["entries_prevented_per_participant"]
LABELS = ("Laag", "Meest waarschijnlijk", "Hoog")
# A threshold asks for an amount: one euro per inhabitant.
AN_AMOUNT = Change(amount_per_inhabitant=1.0)


def draw(room: Room) -> None:
    """The facilitator asks; everybody answers; the newest on top."""
    if room.role == "facilitator" and not room.big:
        _ask(room)
    found = list(room.view.estimates.items())
    if not found:
        st.info("De gespreksleider kiest zo een effect dat niemand heeft gemeten.")
    for at, (key, estimate) in enumerate(reversed(found[-1:] if room.big else found)):
        with st.container(border=True, key=f"room_estimate_{len(found) - at}"):
            _one(room, key, estimate)


def _ask(room: Room) -> None:
    names = {line.id: line.name or line.id for line in room.kit.lines}
    options = {
        f"{lever.item.id}.{place.line}": f"{lever.item.name or lever.item.id} → {names[place.line]}"
        for lever in levers_of(room.region).values()
        if lever.is_open
        for place in lever.item.could_affect
        if place.line in names and f"{lever.item.id}.{place.line}" not in room.view.estimates
    }
    with st.expander("Vraag een inschatting", expanded=not room.view.estimates):
        if not options:
            st.caption("Alles wat niet gemeten is, is al gevraagd.")
            return
        key = st.selectbox("Welk effect?", list(options), format_func=options.__getitem__, key=room.key("ask_estimate"))
        st.button("Vraag dit", type="primary", on_click=_put, args=(room, key, names))


def _put(room: Room, key: str, names: dict[str, str]) -> None:
    item, _, line = key.partition(".")
    lever = levers_of(room.region)[item]
    mark = threshold_for(Proposal(region=room.region), item, line, AN_AMOUNT).municipality
    text = (
        f"{lever.item.name or item}: van de 100 deelnemers, hoeveel komen er niet in {name_in_sentence(names[line])}?"
    )
    room.do(
        "estimate_asked",
        parameter=key,
        text=text,
        unit=UNIT.words,
        threshold=None if mark is None else mark.per_participant,
    )


def _one(room: Room, key: str, estimate: EstimateView) -> None:
    st.header(plain(estimate.asked.text), anchor=False)
    mark = estimate.asked.threshold
    if mark is None:
        st.caption("Voor de gemeente kan dit binnen deze jaren niet uit, wat het effect op deze hulp ook is.")
    else:
        st.caption(f"Omslagpunt: vanaf {UNIT.value(mark)} per 100 deelnemers kan dit uit voor de gemeente.")
    now = 2 if 1 in estimate.shown else 1
    over = estimate.decided or 2 in estimate.shown
    if not over:
        st.markdown(f"Ronde {now}: {estimate.given.get(now, 0)} inschattingen binnen.")
        if not room.big and room.role in ("party", "expert"):
            _give(room, key, now)
    if estimate.shown:
        chart = estimates_chart(estimate.shown, mark, UNIT.factor, UNIT.words, is_dark())
        show(room, chart, f"room.estimate.{key}")
    if estimate.decided:
        taken = estimate.taken
        what = (
            "De tafel neemt geen inschatting over."
            if taken is None
            else f"De tafel neemt over: {_words(taken.low, taken.mid, taken.high)}."
        )
        st.markdown(f"**{what}** {plain(estimate.why or '')}")
        st.caption(
            "Een inschatting van de tafel telt als verwacht, niet als zeker. Alle uitkomsten hier rekenen ermee."
        )
    elif room.role == "facilitator" and not room.big:
        _lead(room, key, estimate, now)


def _words(low: float, mid: float, high: float) -> str:
    return f"{UNIT.value(low)} · {UNIT.value(mid)} · {UNIT.value(high)} per 100 deelnemers"


def _give(room: Room, key: str, round_: int) -> None:
    with st.form(room.key("estimate", key, round_), border=False):
        texts = [
            column.text_input(label, key=room.key("estimate", key, round_, label), max_chars=40)
            for column, label in zip(st.columns(3), LABELS, strict=True)
        ]
        why = st.text_input("Waarom? (mag leeg)", key=room.key("estimate", key, round_, "why"), max_chars=300)
        if st.form_submit_button("Geef mijn inschatting"):
            _send(room, key, round_, texts, why)
    own = room.view.own.estimates.get(key, {}).get(1 if round_ == 1 else 2)
    if own is not None:
        st.caption(f"U schatte: {_words(own.low, own.mid, own.high)}.")


def _values(texts: list[str]) -> dict[str, float] | None:
    low, mid, high = (UNIT.read(text) for text in texts)
    if low is None or mid is None or high is None or not low <= mid <= high:
        return None
    return {"low": low, "mid": mid, "high": high}


def _send(room: Room, key: str, round_: int, texts: list[str], why: str) -> None:
    values = _values(texts)
    if values is None:
        st.warning("Schrijf drie getallen van laag naar hoog, bijvoorbeeld 0, 2 en 5.")
    elif room.do("estimate_given", parameter=key, round=round_, estimate=values, why=why.strip() or None):
        st.rerun()
    else:
        st.warning("\n\n".join(map(plain, session.visitor().notices)))


def _lead(room: Room, key: str, estimate: EstimateView, now: int) -> None:
    if 2 not in estimate.shown:
        st.button(
            f"Laat ronde {now} zien", key=room.key("show_estimates", key, now), on_click=room.act,
            args=("estimates_shown",), kwargs={"parameter": key, "round": now},
        )  # fmt: skip
    if not estimate.shown:
        return
    with st.form(room.key("take", key), border=False):
        st.markdown("**Neemt de tafel een inschatting over?** Laat leeg als dat niet zo is.")
        texts = [
            column.text_input(label, key=room.key("take", key, label), max_chars=40)
            for column, label in zip(st.columns(3), LABELS, strict=True)
        ]
        why = st.text_input("Waarom?", key=room.key("take", key, "why"), max_chars=120)
        if not st.form_submit_button("Leg dit vast"):
            return
    values = _values(texts)
    if values is None and any(text.strip() for text in texts):
        st.warning("Schrijf drie getallen van laag naar hoog, of laat alles leeg.")
    elif room.do("estimate_taken", parameter=key, estimate=values, why=why):
        st.rerun()
    else:
        st.warning("\n\n".join(map(plain, session.visitor().notices)))
