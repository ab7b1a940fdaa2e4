"""On paper: one A4 per dilemma, with room to write. On the screen it is not shown."""

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from akkoordwijzer.library.dilemma_figures import DilemmaFigures
from akkoordwijzer.library.dilemmas import Claim, Dilemma
from akkoordwijzer.proposal.answers import Answer, choices
from akkoordwijzer.report.guide_words import DILEMMA_THEMES, OWN_REASONING
from akkoordwijzer.ui.guide import answer
from akkoordwijzer.ui.guide.figures import tiles_html
from akkoordwijzer.ui.guide.texts import bullets, said
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.session import Visitor

CLOSING = "Akkoordwijzer. Bronnen en bewijs staan op het scherm, bij Dilemma's. Geen voorspelling en geen advies."


def draw(visitor: Visitor, dilemmas: Iterable[Dilemma], known: Mapping[str, DilemmaFigures]) -> None:
    """A sheet for each of these dilemmas."""
    sheets = (sheet_html(item, known[item.id], visitor.region, answer.of(visitor, item)) for item in dilemmas)
    with st.container(key="sheets"):
        st.html("".join(sheets) or "<span></span>")


def sheet_html(dilemma: Dilemma, found: DilemmaFigures, code: str, given: Answer) -> str:
    """One sheet: question, figures, positions with their strongest arguments, questions, and lines to write on."""
    name = data.regions()[code].name
    positions = "".join(
        f"<div><h3>{escape(item.name)}</h3><p>{said(item.position)}</p>"
        f"<p><b>Ervoor:</b> {_short(item.for_[0])}</p><p><b>Ertegen:</b> {_short(item.against[0])}</p></div>"
        for item in dilemma.positions
    )
    return (
        f'<article class="sheet"><p class="theme">{escape(name)} · dilemma {dilemma.order} · '
        f"{escape(DILEMMA_THEMES[dilemma.theme])}</p><h2>{escape(dilemma.title)}</h2><p>{said(dilemma.tension)}</p>"
        f'{tiles_html(found, code, with_sources=False)}<div class="sides">{positions}</div>'
        f"<h3>Vragen voor de tafel</h3>{bullets(dilemma.questions)}"
        f"{_written(dilemma, given)}<footer>{CLOSING}</footer></article>"
    )


def _short(claim: Claim) -> str:
    return said(claim.text) + (f" <i>({OWN_REASONING})</i>" if claim.own_reasoning else "")


def _written(dilemma: Dilemma, given: Answer) -> str:
    """Boxes to tick and lines to write on; what the table answered already is filled in."""
    chosen = None if given.is_empty else given.position
    ticks = "".join(
        f"<span>{'☒' if key == chosen else '☐'} {escape(words)}</span>" for key, words in choices(dilemma).items()
    )
    lines = "".join(
        f"<h3>{title}</h3><div class='lines'>{escape(text)}</div>"
        for title, text in (("Waarom?", given.why), ("Wat moeten we eerst weten?", given.need_to_know))
    )
    return f'<h3>De tafel kiest</h3><p class="ticks">{ticks}</p>{lines}'
