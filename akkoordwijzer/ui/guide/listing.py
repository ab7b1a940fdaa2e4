"""The dilemmas as cards, in the order of the conversation: a question, one own figure, and what the table said."""

from html import escape
from typing import cast

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import counted
from akkoordwijzer.library.dilemmas import Dilemma, DilemmaTheme
from akkoordwijzer.library.guide_search import find_dilemmas
from akkoordwijzer.proposal.answers import Answers, choices
from akkoordwijzer.report.guide_words import DILEMMA_THEMES
from akkoordwijzer.ui.guide import paper
from akkoordwijzer.ui.guide.figures import figures_of, first_html
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.choice_row import choice_row
from akkoordwijzer.ui.shared.guide_links import open_item
from akkoordwijzer.ui.shared.session import Visitor

ALL = "all"
THEME, WORDS = "dilemma_theme", "dilemma_words"
PER_ROW, SMALLEST = 3, 300


def draw(visitor: Visitor) -> None:
    """Theme and words to find by, then the cards."""
    guide = data.guide()
    left, right = st.columns([7, 3], vertical_alignment="bottom")
    with left:
        theme = choice_row("Thema", {ALL: "Alle", **DILEMMA_THEMES}, THEME, ALL)
    with right:
        words = st.text_input("Zoek in de dilemma's", key=WORDS, placeholder="Bijvoorbeeld: wachtlijst", max_chars=80)
    found = tuple(find_dilemmas(guide, None if theme == ALL else cast(DilemmaTheme, theme), words))
    st.caption(_found_words(len(found)))
    known = figures_of(found, visitor.region)
    grid = st.grid(PER_ROW, min_column_width=SMALLEST, gap="small")
    for dilemma in found:
        with grid.container(border=True, height="stretch", key=f"card.{dilemma.id}", gap="small"):
            st.html(f'<p class="theme">{dilemma.order} · {escape(DILEMMA_THEMES[dilemma.theme])}</p>')
            st.button(
                plain(dilemma.title),
                key=f"open.{dilemma.id}",
                type="tertiary",
                on_click=open_item,
                args=("dilemma", dilemma.id),
            )
            st.html(first_html(known[dilemma.id], visitor.region) + _answered(visitor, dilemma))
    paper.draw(visitor, found, known)


def _found_words(number: int) -> str:
    if not number:
        return "Geen dilemma gevonden. Kies een ander thema of minder woorden."
    return (
        f"{counted(number, 'dilemma', 'dilemma’s')}, in de volgorde van het gesprek. Kies er één. "
        "Afdrukken geeft elk dilemma op één A4, met ruimte om te schrijven."
    )


def _answered(visitor: Visitor, dilemma: Dilemma) -> str:
    answers = Answers(by_dilemma=visitor.proposal.answers)
    if dilemma.id not in answers.by_dilemma:
        return ""
    answer = answers.of(dilemma.id)
    words = choices(dilemma).get(answer.position, answer.position)
    return f'<p class="answered">De tafel: {escape(words)}</p>'
