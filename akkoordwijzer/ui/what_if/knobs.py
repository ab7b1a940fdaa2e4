"""The list of choices: one knob for all prevention, one per theme with its levers, one for the growth of care."""

from collections.abc import Mapping

import streamlit as st

from akkoordwijzer.calibration.levers import Lever
from akkoordwijzer.library.knobs import Knob
from akkoordwijzer.proposal.turning import room_of, scale_of, total, turn
from akkoordwijzer.report.amounts import Unit
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.outcomes import levers_of
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.turn_knob import ALL, turn_knob
from akkoordwijzer.ui.what_if import ceilings, parts
from akkoordwijzer.ui.what_if.card import card_button
from akkoordwijzer.ui.what_if.row import Row, draw_row

UNFOLDED, IN_TOTAL = "unfolded", "amounts_in_total"


def draw_knobs(visitor: Visitor) -> None:
    """All knobs; one theme at a time is unfolded into its levers."""
    levers, knobs = levers_of(visitor.region), data.knobs()
    unit = unit_of(visitor)
    _draw_knob(visitor, ALL, "Alles voor voorkomen", levers, unit)
    for knob in knobs.knobs:
        inside = {key: levers[key] for key in knob.levers if key in levers}
        if inside:
            _draw_theme(visitor, knob, inside, unit)
    ceilings.draw_knob(visitor)


def unit_of(visitor: Visitor) -> Unit:
    """How amounts are shown and read: per inhabitant, or in total."""
    return Unit(data.kit(visitor.region).settings.population, bool(st.session_state.get(IN_TOTAL)))


def _draw_theme(visitor: Visitor, knob: Knob, inside: Mapping[str, Lever], unit: Unit) -> None:
    _draw_knob(visitor, knob.id, knob.name, inside, unit)
    if st.session_state.get(UNFOLDED) != knob.id:
        return
    with st.container(key=f"levers_{knob.id}", gap="xsmall"):
        st.caption(f"{knob.why} {_share_words(knob)}")
        for lever in sorted(inside.values(), key=lambda lever: (lever.item.name or lever.item.id).lower()):
            _draw_lever(visitor, lever, unit)


def _share_words(knob: Knob) -> str:
    return f"Gewicht {knob.weight:g} van de knop voor alles samen (aanname)."


def _draw_knob(visitor: Visitor, key: str, name: str, levers: Mapping[str, Lever], unit: Unit) -> None:
    locked = all(lever in visitor.locked for lever in levers)
    known = [lever.current_eur_per_inhabitant for lever in levers.values() if lever.current_eur_per_inhabitant > 0]
    row = Row(
        key=f"knob.{key}",
        label=name,
        amount=total(visitor.scenario, levers),
        scale=scale_of(levers.values()),
        now=-scale_of(levers.values()).least if known else None,
        locked=locked,
        note="Van deze maatregelen is niet bekend wat er nu aan wordt uitgegeven." if not known else "",
    )

    def title() -> None:
        if key == ALL:
            st.markdown(f"**{name}**")
            return
        open_now = st.session_state.get(UNFOLDED) == key
        icon = ":material/expand_more:" if open_now else ":material/chevron_right:"
        st.button(
            name,
            key=f"unfold.{key}",
            type="tertiary",
            icon=icon,
            on_click=_unfold,
            args=(key,),
        )

    draw_row(row, unit, title, _turned)


def _draw_lever(visitor: Visitor, lever: Lever, unit: Unit) -> None:
    item, room = lever.item, room_of(lever)
    change = visitor.scenario.changes.get(item.id)
    row = Row(
        key=f"lever.{item.id}",
        label=item.name or item.id,
        amount=change.amount_per_inhabitant if change else 0.0,
        scale=scale_of([lever]),
        now=-room.least or None,
        locked=item.id in visitor.locked,
        note="" if room.least else lever.no_cut_because,
    )
    draw_row(row, unit, lambda: card_button(lever), _turned)


def _unfold(key: str) -> None:
    st.session_state[UNFOLDED] = None if st.session_state.get(UNFOLDED) == key else key


def _turned(key: str, amount: float) -> None:
    """A knob or lever was turned: the levers follow, and what found no room is said."""
    here = session.visitor()
    before = parts.shape(here)
    kind, _, name = key.partition(".")
    levers = levers_of(here.region)
    here.notices = []
    if kind == "lever":
        here.choose(turn(here.scenario, {name: levers[name]}, amount, {name: 1.0}, plan={}).scenario)
    else:
        turn_knob(here, name, amount)
    parts.redraw_tools(here, before)
