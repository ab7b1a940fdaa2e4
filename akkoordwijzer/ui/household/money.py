"""Euros per payer and year, the difference per payer, the help, the dearest event, and prices nobody knows."""

from html import escape

import streamlit as st

from akkoordwijzer.charts.chart import colour, faded
from akkoordwijzer.charts.household import LOOKS, euros_per_year
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.roads import Comparison
from akkoordwijzer.household.shelf import CaseResult, Shelf
from akkoordwijzer.report.household import case_words
from akkoordwijzer.report.words import PAYERS
from akkoordwijzer.ui.shared.components import show_chart
from akkoordwijzer.ui.shared.theme import is_dark

ALL_PAYERS = "Alle betalers samen"
SAME = "evenveel"


def draw_money(result: CaseResult, shelf: Shelf) -> None:
    """The columns left, the difference right, three remarks below."""
    left, right = st.columns([6, 5], gap="medium")
    with left:
        st.html('<section class="part"><h2>Wat kost het per jaar?</h2></section>')
        show_chart(euros_per_year(result.comparison, is_dark()), "case_years")
        st.html(_key(result.comparison))
    with right:
        st.html(differences_html(result.comparison))
    st.html(remarks_html(result, shelf))


def differences_html(comparison: Comparison) -> str:
    """A row per payer, the municipality first, and all of them together; the line goes from low to high."""
    rows = [(PAYERS[payer], comparison.difference_by_payer[payer]) for payer in comparison.payers]
    rows.append((ALL_PAYERS, comparison.difference))
    start = min(0.0, *(ends.low for _, ends in rows))
    end = max(0.0, *(ends.high for _, ends in rows))
    width = end - start or 1.0

    def at(value: float) -> float:
        return 100 * (value - start) / width

    found = ""
    for name, ends in rows:
        bar = sorted((at(0), at(ends.mid)))
        kind = "less" if ends.mid >= 0 else "more"
        found += (
            f"<li>{escape(name)}: <strong>{difference_words(ends)}</strong> <small>{spread_words(ends)}</small>"
            f'<span class="line" aria-hidden="true"><b class="{kind}" style="left:{bar[0]:.1f}%;'
            f'width:{bar[1] - bar[0]:.1f}%"></b><i style="left:{at(ends.low):.1f}%;'
            f'width:{at(ends.high) - at(ends.low):.1f}%"></i><u style="left:{at(0):.1f}%"></u></span></li>'
        )
    return (
        '<section class="differences"><h2>Wat scheelt de tweede weg, in vier jaar?</h2>'
        f"<ul>{found}</ul><p class='legend'>Balk: het meest waarschijnlijk. Dunne lijn: laag tot hoog.</p></section>"
    )


def difference_words(ends: Ends) -> str:
    """``€ 173.000 minder``."""
    if round(ends.mid) == 0:
        return SAME
    return f"{euro(abs(ends.mid))} {'minder' if ends.mid > 0 else 'meer'}"


def spread_words(ends: Ends) -> str:
    """Low and high, said as more or less."""
    if round(ends.low) == round(ends.high):
        return ""
    low, high = (difference_words(Ends(end, end, end)) for end in (ends.low, ends.high))
    return f"laag {low}, hoog {high}"


def remarks_html(result: CaseResult, shelf: Shelf) -> str:
    """What the help costs, the dearest event, the unknown prices, and every caution."""
    words = case_words(result, shelf)
    known = "Van alle gebeurtenissen is de prijs bekend."
    parts = [
        ("Wat kost de hulp?", (words.help,)),
        ("Hangt het aan één gebeurtenis?", words.dearest or ("Er staat nog niets met een prijs.",)),
        ("Welke prijs kennen we niet?", (words.unknown or known, *words.cautions)),
    ]
    boxes = "".join(
        f"<section><h2>{title}</h2>{''.join(f'<p>{escape(text)}</p>' for text in texts)}</section>"
        for title, texts in parts
    )
    return f'<div class="remarks">{boxes}</div>'


def _key(comparison: Comparison) -> str:
    """Which colour is whom."""
    dark = is_dark()
    found = ""
    for payer in comparison.payers:
        name, hatched = LOOKS[payer]
        ink = colour(name, dark)
        light = faded(name, dark)
        fill = f"repeating-linear-gradient(135deg,{light} 0 3px,{ink} 3px 5px)" if hatched else ink
        found += f'<span><i style="background:{fill}"></i>{PAYERS[payer]}</span>'
    return f'<p class="key">Van onder naar boven: {found}</p>'
