"""Guess first: eight dots on a line before the outcome shows; no default, and the reveal is the largest thing."""

from html import escape

import streamlit as st

from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.report.guess import Guessing, guessing
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.outcomes import central_of
from akkoordwijzer.ui.shared.session import Visitor

MOST = 8
WIDGET, SHOWN, DOTS = "guess_box", "_guess_shown", "_guess_dots"


def draw_guess(visitor: Visitor) -> None:
    """The question, the dots so far, and the button that shows the answer."""
    summary = central_of(visitor.proposal).summary
    if not summary.changed:
        st.markdown("Zet eerst een plan op tafel. Dan kan de zaal raden wat het doet.")
        return
    asked = guessing(summary)
    dots = _dots(visitor)
    st.html(f'<p class="story">{escape(asked.question)}</p>')
    revealed = st.session_state.get(SHOWN) == _choices(visitor)
    st.html(_line(asked, dots, revealed))
    if revealed:
        st.html(f'<p class="reveal">{escape(asked.answer_words)}</p>')
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            f"Gok van iemand aan tafel ({asked.unit})",
            key=WIDGET,
            placeholder="Typ een getal",
            on_change=_add,
            args=(visitor,),
            disabled=len(dots) >= MOST,
            width=340,
        )
        st.button("Haal de laatste weg", on_click=_drop, args=(visitor,), disabled=not dots)
        st.button("Laat zien", type="primary", on_click=_reveal, args=(visitor,), disabled=not dots, key="reveal")
    st.caption(f"{len(dots)} van {MOST} stippen gezet. Ieder zegt eerst een getal, dan pas kijken we.")


def _line(asked: Guessing, dots: list[float], revealed: bool) -> str:
    end = max([asked.scale_end, *dots, asked.answer if revealed else 0.0]) * 1.05 or 1.0
    marks = "".join(
        f'<b style="left:{100 * dot / end:.1f}%;top:{22 + 10 * (number % 3)}px">{number + 1}</b>'
        for number, dot in enumerate(dots)
    )
    answer = f'<i style="left:{100 * asked.answer / end:.1f}%"></i>' if revealed else ""
    words = f"{len(dots)} stippen op een lijn van 0 tot {end:,.0f} {asked.unit}".replace(",", ".")
    return (
        f'<div class="dots" role="img" aria-label="{escape(words)}"><span>0</span>'
        f"<span>{escape(asked.words(end))}</span>{marks}{answer}</div>"
    )


def _choices(visitor: Visitor) -> str:
    return f"{visitor.region} {visitor.scenario!r}"


def _dots(visitor: Visitor) -> list[float]:
    kept: tuple[str, list[float]] = st.session_state.get(DOTS, ("", []))
    return kept[1] if kept[0] == _choices(visitor) else []


def _add(visitor: Visitor) -> None:
    value = read_amount(str(st.session_state[WIDGET]))
    if value is None or value < 0:
        session.visitor().tell("Typ een getal van nul of meer, bijvoorbeeld 250.")
    else:
        st.session_state[DOTS] = (_choices(visitor), [*_dots(visitor), value][:MOST])
    st.session_state[WIDGET] = ""


def _drop(visitor: Visitor) -> None:
    st.session_state[DOTS] = (_choices(visitor), _dots(visitor)[:-1])


def _reveal(visitor: Visitor) -> None:
    st.session_state[SHOWN] = _choices(visitor)
