"""The knob for the growth of specialist care: a maximum per year, and who waits under it."""

import streamlit as st

from akkoordwijzer.content.numbers import counted, percent, signed
from akkoordwijzer.model.records import Line
from akkoordwijzer.proposal.turning import GROWTHS, growth_of, with_growth
from akkoordwijzer.report.words import name_in_sentence
from akkoordwijzer.ui.shared import data, mirror, session
from akkoordwijzer.ui.shared.outcomes import central_of
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import parts
from akkoordwijzer.ui.what_if.row import WIDTHS

KEY = "ceilings"
UNFOLDED = "unfolded"
NONE = "geen maximum"


def draw_knob(visitor: Visitor) -> None:
    """One maximum for all lines that can have one, and unfolded one per line."""
    lines = [
        line for line in data.kit(visitor.region).lines if line.steerable and line.can_have_ceiling and line.is_care
    ]
    if not lines:
        return
    _draw(visitor, "growth.all", "Maximum op zorg", [line.id for line in lines], is_knob=True)
    if st.session_state.get(UNFOLDED) != KEY:
        return
    with st.container(key="levers_ceilings", gap="xsmall"):
        st.caption(
            "Een maximum begrenst wat er per jaar betaald wordt. Past de vraag er niet onder, dan wachten mensen. "
            "Dat is geen winst. Bij hulp waar mensen recht op hebben, staat de wet het maar beperkt toe."
        )
        for line in lines:
            _draw(visitor, f"growth.{line.id}", line.name or line.id, [line.id], is_knob=False)
            _waiting(visitor, line)
        fixed = [name_in_sentence(line.name or "") for line in data.kit(visitor.region).lines if not line.steerable]
        st.caption(f"Geen maximum mogelijk, want de rechter beslist: {', '.join(fixed)}.")


def _draw(visitor: Visitor, key: str, name: str, lines: list[str], is_knob: bool) -> None:
    left, middle, right = st.columns(WIDTHS, vertical_alignment="center", gap="small")
    growth = growth_of(visitor.scenario, lines)
    with left:
        if is_knob:
            icon = ":material/expand_more:" if st.session_state.get(UNFOLDED) == KEY else ":material/chevron_right:"
            st.button(name, key="unfold.ceilings", type="tertiary", icon=icon, on_click=_unfold)
        else:
            st.markdown(name)
    # To the left is stricter; the first notch is the mildest. To the right there is nothing: care follows the demand.
    notch = (
        0 if not isinstance(growth, float) else -1 - min(range(len(GROWTHS)), key=lambda at: abs(GROWTHS[at] - growth))
    )
    words = "verschillend" if growth == "mixed" else NONE if growth is None else _growth_words(float(growth))
    slider = mirror.follow(key, notch)
    with middle:
        st.slider(
            f"{name}: maximum per jaar",
            -len(GROWTHS),
            len(GROWTHS),
            notch,
            key=slider,
            label_visibility="collapsed",
            disabled=all(line in visitor.locked for line in lines),
            on_change=_slid,
            args=(key, slider, lines),
        )
        st.html(
            f'<div class="ends" data-said="{name}: {words}"><span>{_growth_words(GROWTHS[-1])}</span>'
            f"<span>nu: volgt de vraag</span><span>vol</span></div>"
        )
    right.html(f'<p class="growth">{words}</p>')


def _growth_words(growth: float) -> str:
    return f"{signed(percent(growth), growth)} p.j."


def _waiting(visitor: Visitor, line: Line) -> None:
    if line.id not in visitor.scenario.ceilings:
        return
    summary = central_of(visitor.proposal).summary
    found = next(row for row in summary.lines if row.id == line.id)
    now, later = (counted(value, "mens wacht", "mensen wachten") for value in (found.waiting, found.waiting_horizon))
    st.caption(f"In {summary.term_end}: {now}. In {summary.horizon}: {later}.")


def _unfold() -> None:
    st.session_state[UNFOLDED] = None if st.session_state.get(UNFOLDED) == KEY else KEY


def _slid(key: str, slider: str, lines: list[str]) -> None:
    notch = mirror.hand_of(key, slider)
    if not isinstance(notch, int):
        return
    here = session.visitor()
    before = parts.shape(here)
    here.notices = []
    free = [line for line in lines if line not in here.locked]
    here.choose(with_growth(here.scenario, free, GROWTHS[-notch - 1] if notch < 0 else None))
    if notch > 0:
        here.tell("Zonder maximum volgt de zorg de vraag; meer dan dat kan niet.")
    parts.redraw_tools(here, before)
