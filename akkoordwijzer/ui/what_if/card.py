"""The card of a measure: what it is, what speaks for and against, its numbers, when it starts, and a lock."""

import streamlit as st

from akkoordwijzer.calibration.levers import Lever
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.model.records import Change, Parameter
from akkoordwijzer.report.units import with_unit
from akkoordwijzer.report.words import GRADES, GRADES_EXPLAINED, LEDGERS
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.guide_links import draw_links
from akkoordwijzer.ui.what_if import estimate_form

DOTS = {"A": "●●●", "B": "●●○", "C": "●○○", "D": "○○○"}
FIRST, LAST, SLOWEST = 2027, 2036, 10


def card_button(lever: Lever) -> None:
    """The name of the measure with its evidence mark; opens the card."""
    item = lever.item
    hatched = "▨ " if lever.is_open else ""
    label = f"{plain(item.name or item.id)} {hatched}{DOTS[item.grade]}"
    if st.button(label, key=f"card.{item.id}", type="tertiary", help=f"{LEDGERS[item.ledger]} · {GRADES[item.grade]}"):
        _card(lever)


@st.dialog("Deze maatregel", width="large")
def _card(lever: Lever) -> None:
    item, here = lever.item, session.visitor()
    st.markdown(f"### {plain(item.name or item.id)}")
    st.markdown(plain(item.summary or ""))
    st.caption(
        f"{DOTS[item.grade]} {GRADES[item.grade]}: {GRADES_EXPLAINED[item.grade]} In de boeken: {LEDGERS[item.ledger]}."
    )
    for text in (item.note, item.expected_direction):
        if text:
            st.caption(plain(text))
    _timing(lever)
    estimate_form.draw(here, lever)
    for direction, title in (("for", "Wat ervoor spreekt"), ("against", "Wat ertegen spreekt")):
        st.markdown(f"**{title}**")
        st.markdown(
            "\n".join(f"- {plain(e.text)}" for e in item.evidence if e.direction == direction) or "- niets gevonden"
        )
    st.markdown("**Getallen** (laag · meest waarschijnlijk · hoog)")
    st.markdown("\n".join(f"- {words}" for words in _numbers(lever)))
    _elsewhere(item.id)
    locked = item.id in here.locked
    if st.button("Van slot" if locked else "Op slot", key=f"lock.{item.id}", icon=":material/lock:"):
        here.toggle_lock(item.id)
        st.rerun()


def _elsewhere(key: str) -> None:
    """Who did something like it, and the questions in which it plays a part."""
    guide = data.guide()
    if practices := guide.practices_for_intervention(key):
        st.markdown("**Wie deed zoiets al?** Een voorbeeld is geen bewijs.")
        draw_links("praktijk", practices, key)
    if dilemmas := guide.dilemmas_for_intervention(key):
        st.markdown("**Dilemma's waarin dit meespeelt**")
        draw_links("dilemma", dilemmas, key)


def _numbers(lever: Lever) -> list[str]:
    item = lever.item
    rows: list[tuple[str, Parameter]] = [("Kosten", item.unit_cost), ("Bereik", item.reach.share)]
    found = [f"{name}: {plain(with_unit(p, p.low, p.mid, p.high))}. {plain(p.arithmetic or '')}" for name, p in rows]
    population = data.kit(session.visitor().region).settings.population
    if lever.current_eur_per_inhabitant:
        now = euro(lever.current_eur_per_inhabitant * population)
        found.append(f"Nu: {now} per jaar. {plain(item.current_participants.arithmetic or '')}")
    else:
        found.append(f"Minder kan niet. {plain(lever.no_cut_because)}")
    return found


def _timing(lever: Lever) -> None:
    here = session.visitor()
    change = here.scenario.changes.get(lever.item.id)
    if change is None:
        return
    left, middle, right = st.columns(3)
    starts = sorted({*range(FIRST, LAST + 1), change.from_})
    ramps = sorted({*range(1, SLOWEST + 1), change.ramp})
    start = left.selectbox("Vanaf", starts, index=starts.index(change.from_), key=f"from.{lever.item.id}")
    ramp = middle.selectbox(
        "In hoeveel jaar op sterkte", ramps, index=ramps.index(change.ramp), key=f"ramp.{lever.item.id}"
    )
    until = right.selectbox(
        "Tot en met",
        [None, *range(FIRST, LAST + 1)],
        index=0 if change.until is None or change.until > LAST else change.until - FIRST + 1,
        format_func=lambda year: "blijft" if year is None else str(year),
        key=f"until.{lever.item.id}",
    )
    new = {"from": start, "ramp": ramp, "until": until}
    if (change.from_, change.ramp, change.until) != tuple(new.values()) and st.button("Gebruik deze jaren"):
        made = Change.model_validate({"amount_per_inhabitant": change.amount_per_inhabitant, **new})
        here.choose(here.scenario.model_copy(update={"changes": {**here.scenario.changes, lever.item.id: made}}))
        st.rerun()
