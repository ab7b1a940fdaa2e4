"""Making a proposal: new, changed, as an answer to another one, or from a package that was found."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.conversation.state import OnTable
from akkoordwijzer.report.amounts import Unit, per_inhabitant
from akkoordwijzer.report.room import amount, amounts_of, as_data
from akkoordwijzer.ui.room.context import Room
from akkoordwijzer.ui.room.outcome import of_amounts
from akkoordwijzer.ui.shared import session

_DRAFT = "_room_draft"
WHAT_IF = "Mijn plan van ‘Wat als?’"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being made on this device; nobody else sees it until it is tabled."""

    conversation: str
    proposal: str = field(default_factory=lambda: "v" + secrets.token_hex(4))
    title: str = ""
    amounts: Mapping[str, float] = field(default_factory=dict)
    answers: str | None = None
    is_change: bool = False


def begin(room: Room, title: str = "", amounts: Mapping[str, float] | None = None, answers: str | None = None) -> None:
    """Open the form, filled in with these amounts."""
    st.session_state[_DRAFT] = Draft(room.view.conversation, title=title, amounts=amounts or {}, answers=answers)


def begin_change(room: Room, old: OnTable) -> None:
    """Open the form for a change of one's own proposal."""
    st.session_state[_DRAFT] = Draft(
        room.view.conversation, old.id, old.title, old.amounts, answers=old.answers, is_change=True
    )


def begin_from_wishes(room: Room) -> None:
    """Open the form with one's own wishes in it."""
    wishes = room.view.own.wishes
    begin(room, amounts={key: wish.ideal for key, wish in wishes.items() if wish.ideal})


def draw_buttons(room: Room) -> None:
    """Ways to begin a proposal; what this visitor has on Wat als? goes onto the table as it is, with all its levers."""
    with st.container(horizontal=True):
        st.button("Nieuw voorstel", type="primary", on_click=begin, args=(room,), key="room_new")
        if any(wish.ideal for wish in room.view.own.wishes.values()):
            st.button("Voorstel van mijn wensen", on_click=begin_from_wishes, args=(room,), key="room_new_wishes")
        here = session.visitor()
        if here.region == room.region and (here.scenario.changes or here.scenario.ceilings):
            st.button(f"Leg neer: {WHAT_IF}", on_click=_what_if, args=(room,), key="room_new_what_if")


def _what_if(room: Room) -> None:
    plan = session.visitor().proposal
    title = plan.scenario.name or "Plan van Wat als?"
    # Answers to dilemmas and a way of looking are this visitor's own, and no part of a proposal.
    plan = plan.model_copy(update={"answers": {}})
    room.do(
        "tabled", proposal="v" + secrets.token_hex(4), title=title, amounts=amounts_of(plan.scenario, room.knobs),
        data=as_data(plan),
    )  # fmt: skip


def draw(room: Room) -> None:
    """The form, when somebody is making a proposal."""
    draft: Draft | None = st.session_state.get(_DRAFT)
    if draft is None or draft.conversation != room.view.conversation:
        return
    plays = room.view.own.plays
    with st.container(border=True, key="room_editor"):
        answered = room.view.table.get(draft.answers or "")
        words = "Wijzig uw voorstel" if draft.is_change else "Nieuw voorstel"
        st.markdown(f"**{f'Tegenvoorstel bij ‘{plain(answered.title)}’' if answered else words}**")
        if plays:
            st.info(f"U speelt nu {plain(room.name(plays))}. Dit voorstel telt niet als uw eigen voorstel.")
        with st.form(room.key("editor", draft.proposal), border=False):
            title = st.text_input("Naam van het voorstel", value=draft.title, max_chars=60)
            found = {
                knob.id: st.text_input(
                    f"{knob.name} (€ per inwoner per jaar)",
                    value=typed(amount(draft.amounts[knob.id])) if draft.amounts.get(knob.id) else "",
                    placeholder="als nu",
                    max_chars=40,
                    key=room.key("editor", draft.proposal, knob.id),
                )
                for knob in room.knobs
            }
            why = st.text_area("Waarom?", max_chars=2000, height=80)
            for_what = st.text_input("In ruil waarvoor?", max_chars=300)
            put, drop = st.columns(2)
            if put.form_submit_button("Leg op tafel", type="primary"):
                _table(room, draft, title, found, why, for_what)
            if drop.form_submit_button("Toch niet"):
                st.session_state.pop(_DRAFT, None)
                st.rerun()


def _table(room: Room, draft: Draft, title: str, found: dict[str, str], why: str, for_what: str) -> None:
    amounts: dict[str, float] = {}
    for knob in room.knobs:
        text = found[knob.id]
        value = read_amount(text) if text.strip() else 0.0
        if value is None:
            st.warning(f"{plain(knob.name)}: ‘{plain(text[:40])}’ is geen bedrag. Typ bijvoorbeeld 2,50 of −1.")
            return
        value = round(per_inhabitant(value, Unit(room.population)), 2)
        if not knob.scale.least <= value <= knob.scale.most:
            ends = f"{amount(knob.scale.least)} tot {amount(knob.scale.most)}"
            st.warning(f"{plain(knob.name)}: {amount(value)} kan niet. Het kan van {ends} per inwoner.")
            return
        if value:
            amounts[knob.id] = value
    if not title.strip():
        st.warning("Geef het voorstel een naam.")
        return
    fields: dict[str, object] = {
        "proposal": draft.proposal,
        "title": title,
        "amounts": amounts,
        "data": as_data(of_amounts(room, amounts, title)),
    }
    fields = {**fields, "why": why.strip() or None, "for_what": for_what.strip() or None}
    kind = "countered" if draft.answers else "tabled"
    if room.do(kind, **fields, **({"answers": draft.answers} if draft.answers else {})):
        st.session_state.pop(_DRAFT, None)
        st.rerun()
    st.warning("\n\n".join(map(plain, session.visitor().notices)))
