"""Presenting: the story step by step. An event appears, the amount rises, and who pays it; arrow keys lead on."""

from html import escape

import streamlit as st

from akkoordwijzer.content.numbers import euro
from akkoordwijzer.household.records import ROADS, RoadName
from akkoordwijzer.household.shelf import CaseResult, Shelf
from akkoordwijzer.household.story import Step, steps
from akkoordwijzer.model.records import Payer
from akkoordwijzer.report import household as words
from akkoordwijzer.report.household_rows import amount_words, payer_words, when_words
from akkoordwijzer.report.household_scale import chance_scale
from akkoordwijzer.report.words import PAYERS
from akkoordwijzer.ui.household.desk import Desk
from akkoordwijzer.ui.household.money import differences_html
from akkoordwijzer.ui.household.proof import scale_html, strip_html
from akkoordwijzer.ui.household.roads import small_roads_html
from akkoordwijzer.ui.shared import session

# Before the story who it is about; after it the difference, and what one must believe.
AFTER = 2


def draw_steps(desk: Desk, result: CaseResult, shelf: Shelf) -> None:
    """The line of tools, one step, and what stands with every case."""
    story = steps(result.comparison)
    last = len(story) + AFTER
    desk.step = min(desk.step, last)
    with st.container(horizontal=True, vertical_alignment="center", key="case_tools", gap="small"):
        st.html(f'<p class="where">{escape(result.household.label)}</p>', width="content")
        st.button(
            "‹ Terug",
            key="case_back",
            on_click=_go,
            args=(desk, -1, last),
            disabled=desk.step == 0,
            shortcut="Left",
        )
        st.html(f'<p class="count" aria-live="polite">{desk.step + 1} van {last + 1}</p>', width="content")
        st.button(
            "Verder ›",
            key="case_next",
            type="primary",
            on_click=_go,
            args=(desk, 1, last),
            disabled=desk.step == last,
            shortcut="Right",
        )
        st.button("Naar het einde", key="case_end", on_click=_go, args=(desk, last, last), shortcut="End")
        st.button("Sluit", key="case_stop", on_click=_stop)
        st.html('<p class="keys">Toetsen: pijl links, pijl rechts, End</p>', width="content")
    with st.container(key="case_step"):
        st.html(step_html(desk.step, story, result, shelf))
    st.html(strip_html(result, shelf))


def step_html(number: int, story: tuple[Step, ...], result: CaseResult, shelf: Shelf) -> str:
    """One screen: who, an event, the difference, or what one must believe."""
    if number == 0:
        return _who(result, shelf)
    if number <= len(story):
        return _event(number, story, result)
    if number == len(story) + 1:
        return f'<div class="step">{differences_html(result.comparison)}</div>'
    return f'<div class="step">{scale_html(chance_scale(result, shelf))}</div>'


def _who(result: CaseResult, shelf: Shelf) -> str:
    said = words.case_words(result, shelf)
    who = result.household.who or ""
    return (
        f'<div class="step"><h2>{escape(said.title)}</h2><p class="told">{escape(who)}</p>'
        f"<p>{escape(said.intro)}</p></div>"
    )


def _event(number: int, story: tuple[Step, ...], result: CaseResult) -> str:
    now = story[number - 1]
    shown = frozenset((step.event.road, step.event.number) for step in story[:number] if step.event)
    roads = small_roads_html(result.comparison, shown, now.event)
    payers = result.comparison.payers
    most = max((sum(spent.values()) for spent in story[-1].so_far.values()), default=0.0) or 1.0
    amounts = "".join(_so_far(name, now, payers, most) for name in ROADS)
    told = f"<div>{_told(now, result)}{roads}</div>"
    return f'<div class="step told-and-paid">{told}<div class="so-far">{amounts}</div></div>'


def _told(step: Step, result: CaseResult) -> str:
    if step.point is not None:
        names = {item.intervention: item.name for item in result.research}
        name = names.get(step.point.intervention) or "geen"
        return (
            f'<p class="when">▼ Keerpunt in halfjaar {step.half}</p><p class="told">{escape(step.point.text)}</p>'
            f"<p>Hier gaan de wegen uiteen. Knop in ‘Wat als?’: {escape(name)}.</p>"
        )
    item = step.event
    if item is None:
        return ""
    amount = amount_words(item) if item.price.known else "prijs onbekend"
    return (
        f'<p class="when {item.road}">{words.ROADS[item.road]}, {when_words(item)}</p>'
        f'<p class="told">{escape(item.event.text)}</p><p class="paid"><strong>{escape(amount)}</strong> · '
        f"{escape(payer_words(item))}</p>"
    )


def _so_far(name: RoadName, step: Step, payers: tuple[Payer, ...], most: float) -> str:
    spent = step.so_far[name]
    rows = "".join(
        f"<li><span>{PAYERS[payer]}</span><b style='width:{100 * spent.get(payer, 0.0) / most:.1f}%'></b>"
        f"<span>{euro(spent.get(payer, 0.0))}</span></li>"
        for payer in payers
        if any(round(one.get(payer, 0.0)) for one in step.so_far.values()) or payer == "municipality"
    )
    total = euro(sum(spent.values()))
    return f'<section class="{name}"><h2>{words.ROADS[name]}</h2><p class="total">{total}</p><ul>{rows}</ul></section>'


def _go(desk: Desk, by: int, last: int) -> None:
    desk.step = min(last, max(0, desk.step + by))


def _stop() -> None:
    session.visitor().presenting = False
