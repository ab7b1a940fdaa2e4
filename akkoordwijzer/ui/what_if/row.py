"""One row of the list: a name, a slider with zero in the middle, its two ends, and a box to type an amount in."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st

from akkoordwijzer.content.numbers import typed
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.proposal.scale import NOTCHES, Scale
from akkoordwijzer.report.amounts import Unit, amount_words, end_words, per_inhabitant
from akkoordwijzer.ui.shared import mirror, session

WIDTHS = (4.4, 5.0, 2.4)


@dataclass(frozen=True, slots=True)
class Row:
    """``amount`` in euro per inhabitant; ``now`` what is spent today, nothing where it is unknown."""

    key: str
    label: str
    amount: float
    scale: Scale
    now: float | None
    locked: bool = False
    note: str = ""


def draw_row(row: Row, unit: Unit, name: Callable[[], None], turn: Callable[[str, float], None]) -> None:
    """Slider and box say the same amount; ``turn`` is called with the key and the amount that was asked."""
    left, middle, right = st.columns(WIDTHS, vertical_alignment="center", gap="small")
    with left:
        name()
    notch, text = row.scale.notch(row.amount), typed(amount_words(row.amount, unit))
    slider, box = mirror.follow(f"notch.{row.key}", notch), mirror.follow(f"typed.{row.key}", text)
    with middle:
        st.slider(
            f"{row.label}: minder of meer",
            -NOTCHES,
            NOTCHES,
            notch,
            key=slider,
            label_visibility="collapsed",
            disabled=row.locked,
            on_change=_slid,
            args=(slider, row, turn),
        )
        st.html(_ends(row, unit))
    with right:
        st.text_input(
            f"{row.label}: bedrag",
            text,
            key=box,
            label_visibility="collapsed",
            disabled=row.locked,
            on_change=_typed,
            args=(box, row, unit, turn),
        )


def _ends(row: Row, unit: Unit) -> str:
    least = end_words(row.scale.least, unit) if row.scale.least else "vast"
    now = "onbekend" if row.now is None else f"nu {end_words(row.now, unit).removeprefix('+')}"
    most = end_words(row.scale.most, unit) if row.scale.most else "vol"
    said = amount_words(row.amount, unit)
    cells = "".join(f"<span>{escape(words)}</span>" for words in (least, now, most))
    return f'<div class="ends" data-said="{escape(row.label)}: {escape(said)}" title="{escape(row.note)}">{cells}</div>'


def _slid(slider: str, row: Row, turn: Callable[[str, float], None]) -> None:
    notch = mirror.hand_of(f"notch.{row.key}", slider)
    if not isinstance(notch, int):
        return
    turn(row.key, row.scale.amount(notch))
    # After the turn, which forgets what was said before.
    if notch < 0 and row.scale.least == 0:
        session.visitor().tell(f"{row.label} kan niet lager. {row.note}".strip())


def _typed(box: str, row: Row, unit: Unit, turn: Callable[[str, float], None]) -> None:
    text = mirror.hand_of(f"typed.{row.key}", box)
    if not isinstance(text, str):
        return
    value = read_amount(text) if text.strip() else 0.0
    if value is None:
        session.visitor().tell(f"‘{text[:40]}’ is geen bedrag. Typ bijvoorbeeld 2,50 of 1,5 mln.")
        return
    turn(row.key, per_inhabitant(value, unit))
