"""The what-if table as one fragment with parts inside it: a knob reruns only the parts with its numbers.

Tools, outcome and target on top; the list of choices left, one picture right. Heights are fixed: nothing that changes
moves a control, and only the list scrolls.
"""

from pathlib import Path

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import draw_notices, draw_own_beliefs
from akkoordwijzer.ui.shared.net import fragment
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import knobs, parts, pictures, steps
from akkoordwijzer.ui.what_if.block import draw_block
from akkoordwijzer.ui.what_if.paper import draw_paper
from akkoordwijzer.ui.what_if.target import draw_target
from akkoordwijzer.ui.what_if.toolbar import draw_toolbar

STYLE, PRESENTING = (Path(__file__).with_name(f"{name}.css") for name in ("table", "presenting"))
TITLE = "Wat als?"


@fragment(key=parts.TABLE)
def draw() -> None:
    """The table, or when presenting one step at a time."""
    session.enter(TITLE)
    visitor = session.visitor()
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    st.html(f"<h1 class='for-readers'>{TITLE}</h1>")
    if visitor.presenting:
        # On its own: rules that ask the whole page whether it is presented to make every change of it slow.
        st.html(f"<style>{PRESENTING.read_text(encoding='utf-8')}</style>")
        steps.draw(visitor)
        session.write_address()
        return
    tools = st.container(key="tools")
    _live_part()
    with tools:
        draw_toolbar(visitor)


@fragment(key=parts.LIVE)
def _live_part() -> None:
    visitor = session.visitor()
    draw_block(visitor)
    target = st.container()
    left, right = st.columns([6, 7], gap="small")
    # In the order in which an eye wants to see them move; the list only follows the hand.
    with right, st.container(key="picture", border=True, height=300):
        _picture_part()
    with target:
        draw_target(visitor)
    with left, st.container(key="list", border=True, height=300):
        _draw_list(visitor)
    draw_paper(visitor)
    session.write_address()


def _draw_list(visitor: Visitor) -> None:
    """The choices; what there is to say lies over the end of the list, so that it moves no control."""
    draw_own_beliefs(visitor, parts.redraw_all)
    st.toggle("Bedragen per jaar in plaats van per inwoner", key=knobs.IN_TOTAL, persist_state="session")
    knobs.draw_knobs(visitor)
    _about_figures(visitor)
    with st.container(key="said"):
        draw_notices(visitor)


def _about_figures(visitor: Visitor) -> None:
    """What to know about the figures here: what is left out in sight, the rest at a click."""
    kit = data.kit(visitor.region)
    for fault in kit.left_out:
        st.caption(f":material/warning: {plain(str(fault))}")
    names = {line.id: line.name or line.id for line in kit.lines}
    said = [*kit.remarks, *(f"{names[key]}: {why}" for key, why in kit.small_lines.items())]
    if said:
        with st.expander("Over de cijfers van deze gemeente"):
            st.markdown("\n".join(f"- {plain(words)}" for words in said))


@fragment(key=parts.PICTURE)
def _picture_part() -> None:
    pictures.draw_picture(session.visitor())
