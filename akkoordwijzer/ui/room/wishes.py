"""Private: what this party wants of each knob, its red lines with why, and how much each knob weighs for it."""

import streamlit as st

from akkoordwijzer.charts.room import spread_chart
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.conversation.state import Wish
from akkoordwijzer.proposal.scale import NOTCHES
from akkoordwijzer.report.amounts import Unit, end_words, per_inhabitant
from akkoordwijzer.report.room import RoomKnob, amount
from akkoordwijzer.ui.room.context import Room, show
from akkoordwijzer.ui.shared import mirror, session
from akkoordwijzer.ui.shared.components import show_table
from akkoordwijzer.ui.shared.theme import is_dark

NO_AMOUNT = "‘{text}’ is geen bedrag. Typ bijvoorbeeld 2,50 of −1."


def draw(room: Room) -> None:
    """For a party its own wishes; for everybody the spread, once the facilitator showed it."""
    if room.role == "party" and not room.big:
        _own(room)
    _spread(room)


def _own(room: Room) -> None:
    st.caption("In euro per inwoner per jaar, meer of minder dan nu.")
    for knob in room.knobs:
        with st.container(border=True):
            _row(room, knob, room.view.own.wishes.get(knob.id, Wish()))
    with st.expander("Hoe zwaar weegt wat voor u? (100 punten)"):
        _weights(room)
    own = room.view.own
    st.toggle(
        "Laat mijn wensen meetellen in de maat van overeenstemming",
        value=own.wishes_count,
        key=room.key("count", own.wishes_count),
        on_change=room.act,
        args=("wishes_counted",),
        kwargs={"count": not own.wishes_count},
        help="Anderen zien dan uw tevredenheid in tienden, bij voorstellen op tafel. Uw bedragen zien zij niet.",
    )


def _row(room: Room, knob: RoomKnob, wish: Wish) -> None:
    # Set once: what somebody is typing is never written over by what comes in.
    slider, box = mirror.key_of(room.key("notch", knob.id)), mirror.key_of(room.key("amount", knob.id))
    if slider not in st.session_state:
        st.session_state[slider] = knob.scale.notch(wish.ideal or 0.0)
    if box not in st.session_state:
        st.session_state[box] = "" if wish.ideal is None else typed(amount(wish.ideal))
    st.markdown(f"**{plain(knob.name)}**")
    left, right = st.columns([3, 2], vertical_alignment="center", gap="small")
    with left, st.container(key=f"room_slide_{knob.id}"):
        st.slider(
            f"{knob.name}: minder of meer", -NOTCHES, NOTCHES, key=slider, label_visibility="collapsed",
            on_change=_slid, args=(slider, room, knob),
        )  # fmt: skip
        unit = Unit(room.population)
        least, most = end_words(knob.scale.least, unit), end_words(knob.scale.most, unit)
        st.caption(f"van {least if knob.scale.least else 'niets minder'} tot {most} (vol)")
    with right:
        st.text_input(
            f"{knob.name}: uw bedrag", key=box, placeholder="nog niets", label_visibility="collapsed", max_chars=40,
            on_change=_typed, args=(box, room, knob),
        )  # fmt: skip
    with st.expander(_line_words(wish)):
        _red_line(room, knob, wish)


def _line_words(wish: Wish) -> str:
    if wish.least is None and wish.most is None:
        return "Rode lijn: geen"
    low = "" if wish.least is None else f" minstens {amount(wish.least)}"
    high = "" if wish.most is None else f" hoogstens {amount(wish.most)}"
    return f"Rode lijn:{low}{high} ({'gedeeld' if wish.shared else 'alleen voor u'})"


def _slid(slider: str, room: Room, knob: RoomKnob) -> None:
    notch = mirror.hand_of(room.key("notch", knob.id), slider)
    if isinstance(notch, int) and room.do("amount_set", lever=knob.id, amount=knob.scale.amount(notch)):
        mirror.renew(room.key("amount", knob.id))


def _typed(box: str, room: Room, knob: RoomKnob) -> None:
    text = mirror.hand_of(room.key("amount", knob.id), box)
    if not isinstance(text, str):
        return
    value = _read(room, text)
    if value is None and text.strip():
        session.visitor().tell(NO_AMOUNT.format(text=text[:40]))
        return
    if value is not None:
        value = min(max(value, knob.scale.least), knob.scale.most)
    if room.do("amount_set", lever=knob.id, amount=value):
        mirror.renew(room.key("notch", knob.id))
        st.session_state[box] = "" if value is None else typed(amount(value))


def _read(room: Room, text: str) -> float | None:
    value = read_amount(text) if text.strip() else None
    return None if value is None else round(per_inhabitant(value, Unit(room.population)), 2)


def _red_line(room: Room, knob: RoomKnob, wish: Wish) -> None:
    with st.form(room.key("line", knob.id), border=False):
        low = st.text_input(
            "Minstens",
            value="" if wish.least is None else typed(amount(wish.least)),
            key=room.key("low", knob.id),
            max_chars=40,
        )
        high = st.text_input(
            "Hoogstens",
            value="" if wish.most is None else typed(amount(wish.most)),
            key=room.key("high", knob.id),
            max_chars=40,
        )
        why = st.text_input("Waarom hier?", value=wish.why or "", key=room.key("why", knob.id), max_chars=300)
        shared = st.checkbox(
            "Laat deze lijn met mijn naam en reden aan de zaal zien", value=wish.shared, key=room.key("shared", knob.id)
        )
        if not st.form_submit_button("Zet deze lijn"):
            return
    values = [_read(room, text) for text in (low, high)]
    if any(value is None and text.strip() for value, text in zip(values, (low, high), strict=True)):
        st.warning(plain(NO_AMOUNT.format(text=(low if values[0] is None and low.strip() else high)[:40])))
    elif room.do(
        "red_line_set", lever=knob.id, least=values[0], most=values[1], why=why.strip() or None, shared=shared
    ):
        st.rerun()
    else:
        st.warning("\n\n".join(map(plain, session.visitor().notices)))


def _weights(room: Room) -> None:
    own = room.view.own.weights
    with st.form(room.key("weights"), border=False):
        points = {
            knob.id: st.number_input(
                knob.name, 0, 100, int(own.get(knob.id, 0)), step=5, key=room.key("points", knob.id)
            )
            for knob in room.knobs
        }
        if st.form_submit_button("Gebruik deze punten"):
            total = sum(points.values())
            if all(
                room.do("weight_set", lever=key, points=float(value))
                for key, value in points.items()
                if value != own.get(key, 0)
            ):
                st.caption(f"U verdeelde {total} punten. Alleen de verhouding telt.")


def _spread(room: Room) -> None:
    view = room.view
    if room.role == "facilitator" and not room.big:
        st.button("Laat de spreiding zien", on_click=room.act, args=("spread_shown",), type="primary")
        st.caption("Zonder namen, en alleen bij knoppen waar ten minste drie partijen iets invulden.")
    if not view.spread:
        st.info("De spreiding staat nog niet op het scherm. Eerst vult ieder voor zichzelf in.")
    else:
        chart = spread_chart(view.spread, room.knobs, is_dark())
        if room.big:
            show(room, chart, "room_spread")
        else:
            show_table(chart.table)
    for line in view.red_lines:
        name = next((knob.name for knob in room.knobs if knob.id == line.lever), line.lever)
        low = f" minstens {amount(line.least)}" if line.least is not None else ""
        high = f" hoogstens {amount(line.most)}" if line.most is not None else ""
        why = f" Waarom: {line.why}" if line.why else ""
        st.markdown(f"- Rode lijn van {plain(room.name(line.member))} bij {plain(name)}:{low}{high}. {plain(why)}")
