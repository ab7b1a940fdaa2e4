"""What the room is looking for: an amount to find, or to spend, and a bar that fills."""

from html import escape

import streamlit as st

from akkoordwijzer.content.numbers import euro, euro_cents, typed
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.report.target import Kind, Target, progress
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.outcomes import central_of
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import parts

KINDS: dict[Kind, str] = {"none": "Geen doel", "less": "Minder uitgeven", "more": "Meer voor voorkomen"}
KIND_WIDGET, AMOUNT_WIDGET = "target_kind", "target_amount"
HINT = "Bijvoorbeeld 5 mln, 5.000.000 of € 10. Onder de 1.000 lezen we het als euro per inwoner, per jaar."


def draw_target(visitor: Visitor) -> None:
    """Choose, type, and see how far it is."""
    target = visitor.target
    with st.container(key="target", horizontal=True, vertical_alignment="center", gap="small"):
        if st.session_state.get(KIND_WIDGET) != target.kind:
            st.session_state[KIND_WIDGET] = target.kind
        st.segmented_control(
            "Doel",
            list(KINDS),
            format_func=KINDS.__getitem__,
            key=KIND_WIDGET,
            required=True,
            label_visibility="collapsed",
            on_change=_kind,
            width="content",
        )
        if target.kind == "none":
            st.html('<p class="bar-words">Kies een doel, of draai aan een knop.</p>')
            return
        if AMOUNT_WIDGET not in st.session_state and target.eur:
            st.session_state[AMOUNT_WIDGET] = typed(
                euro_cents(target.eur) if target.per_inhabitant else euro(target.eur)
            )
        st.text_input(
            "Hoeveel? (euro)",
            key=AMOUNT_WIDGET,
            placeholder="5 mln of € 10",
            label_visibility="collapsed",
            on_change=_amount,
            width=150,
            help=None,
        )
        _bar(central_of(visitor.proposal).summary, target)


def _bar(summary: Summary, target: Target) -> None:
    found = progress(summary, target)
    solid, hatched = 100 * found.known_share, 100 * found.waiting_share
    st.html(
        f'<div class="bar" role="img" aria-label="{escape(found.words)}">'
        f'<i style="width:{solid:.1f}%"></i><i class="waits" style="width:{hatched:.1f}%"></i></div>'
        f'<p class="bar-words">{escape(found.words)}</p>'
    )


def _kind() -> None:
    here = session.visitor()
    here.target = Target(
        kind=st.session_state[KIND_WIDGET], eur=here.target.eur, per_inhabitant=here.target.per_inhabitant
    )
    parts.redraw_all()


def _amount() -> None:
    here, text = session.visitor(), str(st.session_state[AMOUNT_WIDGET])
    value = read_amount(text)
    if value is None:
        here.tell(f"‘{text[:40]}’ is geen bedrag. {HINT}" if text.strip() else HINT)
    else:
        here.notices = []
        here.target = Target.typed(here.target.kind, abs(value))
    parts.redraw_all()
