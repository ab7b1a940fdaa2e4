"""Presenting: five steps for a room. A knob and its effect stand on one screen; arrow keys lead from step to step."""

from collections.abc import Callable
from html import escape

import streamlit as st

from akkoordwijzer.report.choices import choice_sentences
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import draw_notices
from akkoordwijzer.ui.shared.outcomes import central_of
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import guess, knobs, parts, pictures
from akkoordwijzer.ui.what_if.block import draw_block
from akkoordwijzer.ui.what_if.target import draw_target
from akkoordwijzer.ui.what_if.toolbar import plan_box, undo_buttons


def draw(visitor: Visitor) -> None:
    """The line of steps, then the step."""
    names = list(STEPS)
    # A link may ask for more steps than there are.
    visitor.step = min(visitor.step, len(names) - 1)
    with st.container(horizontal=True, vertical_alignment="center", key="presenting_tools", gap="small"):
        st.html(f'<p class="where">{escape(data.regions()[visitor.region].name)}</p>')
        plan_box(visitor)
        undo_buttons(visitor)
        st.button("‹", key="step_back", help="Vorige stap", on_click=_go, args=(-1,), disabled=visitor.step == 0)
        for number, name in enumerate(names):
            here = number == visitor.step
            st.button(
                f"{number + 1} {name}",
                key=f"step.{number}",
                type="primary" if here else "tertiary",
                on_click=_to,
                args=(number,),
            )
        st.button(
            "›", key="step_next", help="Volgende stap", on_click=_go, args=(1,), disabled=visitor.step == len(names) - 1
        )
        st.button("Sluit", key="stop_presenting", on_click=_stop)
    draw_notices(visitor)
    STEPS[names[visitor.step]](visitor)


def _question(visitor: Visitor) -> None:
    """The money now, and what the room looks for."""
    draw_target(visitor)
    with st.container(key="picture", height=300):
        pictures.draw_pots(visitor)


def _try(visitor: Visitor) -> None:
    """Outcome, knobs and one picture together."""
    draw_block(visitor)
    left, right = st.columns([6, 7], gap="small")
    with right, st.container(key="picture", height=300):
        pictures.draw_picture(visitor)
    with left, st.container(key="list", height=300):
        knobs.draw_knobs(visitor)
    draw_target(visitor)


def _setback(visitor: Visitor) -> None:
    """What if it disappoints."""
    draw_block(visitor)
    with st.container(key="picture", height=300):
        pictures.draw_setback(visitor)


def _agreement(visitor: Visitor) -> None:
    """What was chosen, as a list to agree on."""
    draw_block(visitor)
    case = central_of(visitor.proposal).outcome.case
    with st.container(key="picture", height=300):
        rows = "".join(f"<li>{escape(sentence)}</li>" for sentence in choice_sentences(case))
        st.html(f'<ol class="agreed">{rows}</ol>' if rows else "<p>Er is nog niets gekozen.</p>")


def _go(by: int) -> None:
    here = session.visitor()
    here.step = min(len(STEPS) - 1, max(0, here.step + by))
    parts.redraw_all()


def _to(step: int) -> None:
    session.visitor().step = step
    parts.redraw_all()


def _stop() -> None:
    session.visitor().presenting = False
    parts.redraw_all()


STEPS: dict[str, Callable[[Visitor], None]] = {
    "Vraag": _question,
    "Gok": guess.draw_guess,
    "Probeer": _try,
    "Tegenvaller": _setback,
    "Afspraak": _agreement,
}
