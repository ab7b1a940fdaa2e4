"""What lies on the table: each proposal with what it does, who supports it, who objects and under which condition."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import number
from akkoordwijzer.conversation.agreement import Measured
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import rooms
from akkoordwijzer.conversation.state import OnTable
from akkoordwijzer.conversation.view import highest_wishes
from akkoordwijzer.report.room import amount, amount_line
from akkoordwijzer.ui.room import editor
from akkoordwijzer.ui.room.context import Room, show
from akkoordwijzer.ui.room.outcome import Played, of_amounts, play, played, pots_chart
from akkoordwijzer.ui.shared.outcome_block import block_html
from akkoordwijzer.ui.shared.theme import is_dark

EVERYONE = "Als iedereen zijn zin krijgt"
# Beside each other on a big screen; older ones stand below, without their picture.
ON_SCREEN = 2


def on_table(room: Room, role_play: bool = False) -> list[OnTable]:
    """The proposals that count, or those of the role swap; newest first."""
    found = [one for one in room.view.table.values() if not one.withdrawn and (one.plays is not None) == role_play]
    return sorted(found, key=lambda one: one.number, reverse=True)


def draw(room: Room) -> None:
    """Make one, and all that lie there; on a big screen the newest with their pots."""
    if not room.big and room.role in ("party", "facilitator"):
        editor.draw_buttons(room)
        editor.draw(room)
    found = on_table(room)
    if not found:
        st.info("Er ligt nog geen voorstel op tafel.")
    if room.big:
        for column, one in zip(st.columns(max(1, min(ON_SCREEN, len(found)))), found, strict=False):
            with column:
                draw_card(room, one, pots=True)
        for one in found[ON_SCREEN:]:
            st.markdown(
                f"**{plain(one.title)}** · {plain(room.name(one.owner))} · {amount_line(one.amounts, room.knobs)}"
            )
    else:
        # The newest last: what comes in pushes nothing away under a hand.
        for one in reversed(found):
            draw_card(room, one)
    _everyone(room)
    _concessions(room)


def draw_card(room: Room, one: OnTable, pots: bool = False) -> None:
    """One proposal. Names stand here, because its owner put it on the table."""
    with st.container(border=True, key=f"room_card_{one.id}"):
        whose = plain(room.name(one.owner)) + (f" speelt {plain(room.name(one.plays))}" if one.plays else "")
        st.markdown(f"**{plain(one.title)}** · {whose}" + (f" · versie {one.version}" if one.version > 1 else ""))
        if one.answers and (answered := room.view.table.get(one.answers)):
            st.caption(f"Tegenvoorstel bij ‘{plain(answered.title)}’")
        st.markdown(amount_line(one.amounts, room.knobs))
        if one.why:
            st.caption(f"Waarom: {plain(one.why)}")
        # Places of their own: a line more in one of them would close the box below in which somebody is typing.
        above, outcome, below, measured, actions = (st.container() for _ in range(5))
        with above if room.big else below:
            _said(room, one)
        with outcome:
            draw_outcome(room, played(room, one), f"pots.{one.id}", pots)
        if one.plays is None:
            with measured:
                _measure(room, one)
            if not room.big:
                with actions:
                    _actions(room, one)


def draw_outcome(room: Room, found: Played | None, key: str, pots: bool) -> None:
    """The sentence and the tiles, and the two pots: at once on a big screen, on a phone when asked for."""
    if found is None:
        st.warning("Dit voorstel hoort bij een andere gemeente en is hier niet door te rekenen.")
        return
    # On a big screen the picture says what the tiles say, and both do not fit.
    st.html(block_html(found.story, () if pots and found.pots else found.tiles))
    if found.pots is None:
        st.caption("Deze gemeente leverde geen begroting die we kunnen gebruiken: de twee potten ontbreken.")
    elif pots:
        show(room, pots_chart(found.pots, is_dark()), f"room.{key}")
    else:
        below = st.expander("Twee potten", key=f"room.{key}.open", on_change="rerun")
        if below.open:
            with below:
                show(room, pots_chart(found.pots, is_dark()), f"room.{key}")


def _said(room: Room, one: OnTable) -> None:
    lines = [("Steun", one.supported), ("Akkoord", one.agreed)]
    words = [f"{label}: {plain(room.names(who))}" for label, who in lines if who]
    if words:
        st.markdown(" · ".join(words))
    for who, condition in one.objections.items():
        st.markdown(f"- Bezwaar van {plain(room.name(who))}, tenzij: {plain(condition)}")


def _measure(room: Room, one: OnTable) -> None:
    try:
        found = rooms().measure(room.view.conversation, room.seat.token, one.id, room.levers)
    except Refused:
        return
    draw_measured(room, found)


def draw_measured(room: Room, found: Measured) -> None:
    """How content the parties are that let their wishes count; a crossed red line is named."""
    names = {lever.id: lever.name for lever in room.levers}
    for line in found.crossed:
        st.markdown(f"- **Over de rode lijn** van {plain(room.name(line.party))} bij {plain(names[line.lever])}")
    if not found.satisfaction:
        return
    values = " · ".join(f"{plain(room.name(who))} {number(10 * value)}" for who, value in found.satisfaction.items())
    divides = f" Het meest verdeelt {plain(names[found.divides_most])}." if found.divides_most else ""
    st.caption(f"Tevreden, van 0 tot 10: {values}. Het minst: {plain(room.names(found.least_satisfied))}.{divides}")


def _actions(room: Room, one: OnTable) -> None:
    here = {"proposal": one.id}
    me = room.seat.member
    with st.container(horizontal=True):
        if room.role == "party":
            st.button(
                "Steun",
                key=room.key("support", one.id),
                on_click=room.act,
                args=("supported",),
                kwargs=here,
                disabled=me in one.supported,
            )
            st.button(
                "Akkoord",
                key=room.key("agree", one.id),
                on_click=room.act,
                args=("agreed",),
                kwargs=here,
                disabled=me in one.agreed,
            )
            with st.popover("Bezwaar"):
                condition = room.key("condition", one.id)
                st.text_input("Ik ben wel voor, als …", key=condition, max_chars=300)
                st.button(
                    "Maak bezwaar", key=room.key("object", one.id), on_click=_object, args=(room, one.id, condition)
                )
            st.button(
                "Tegenvoorstel",
                key=room.key("counter", one.id),
                on_click=editor.begin,
                args=(room, "", one.amounts, one.id),
            )
        if one.owner == me:
            st.button("Wijzig", key=room.key("change", one.id), on_click=editor.begin_change, args=(room, one))
            st.button(
                "Haal van tafel", key=room.key("withdraw", one.id), on_click=room.act, args=("withdrew",), kwargs=here
            )
        if room.role == "facilitator":
            st.button(
                "Leg vast als afspraak",
                key=room.key("settle", one.id),
                on_click=room.act,
                args=("settled",),
                kwargs=here,
            )


def _object(room: Room, proposal: str, box: str) -> None:
    room.do("objected", proposal=proposal, condition=str(st.session_state.get(box, "")))


def _everyone(room: Room) -> None:
    """The highest that anybody asks for each knob, from the spread and the table as shown."""
    highest = highest_wishes(room.view)
    if not highest:
        return
    with st.container(border=True, key="room_everyone"):
        st.markdown(f"**{EVERYONE}** (per knop het hoogste dat iemand vraagt)")
        st.markdown(amount_line(highest, room.knobs))
        draw_outcome(room, play(room, of_amounts(room, highest, EVERYONE)), "everyone", False)


def _concessions(room: Room) -> None:
    if not room.view.concessions or room.big:
        return
    names = {knob.id: knob.name for knob in room.knobs}
    with st.expander("Wie bewoog waarheen?"):
        for one in reversed(room.view.concessions):
            why = f", in ruil voor: {plain(one.for_what)}" if one.for_what else ""
            name = plain(names.get(one.lever, one.lever))
            st.markdown(
                f"- {plain(room.name(one.member))}: {name} van {amount(one.before)} naar {amount(one.after)}{why}"
            )
