"""One dilemma: the tension and the figures on top, below it one part at a time."""

from html import escape

import streamlit as st

from akkoordwijzer.library.dilemmas import Dilemma, Study
from akkoordwijzer.library.guide import Guide
from akkoordwijzer.report.guide_words import DILEMMA_THEMES, study_words
from akkoordwijzer.ui.guide import answer, paper, positions
from akkoordwijzer.ui.guide.figures import figures_of, tiles_html
from akkoordwijzer.ui.guide.instruments import brief_html
from akkoordwijzer.ui.guide.play import Played, played
from akkoordwijzer.ui.guide.texts import bullets, claims_html, said, sources_html
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.guide_links import draw_links, open_item, path_of
from akkoordwijzer.ui.shared.session import Visitor

PARTS = ("Posities", "Bewijs", "Radicaal en derde weg", "Praktijk", "Wat zegt de tafel?")


def draw(visitor: Visitor, dilemma: Dilemma) -> None:
    """Everything about one dilemma."""
    guide = data.guide()
    _draw_way(visitor, guide, dilemma)
    st.html(
        f'<p class="theme">{dilemma.order} van {len(guide.dilemmas)} · {escape(DILEMMA_THEMES[dilemma.theme])}</p>'
        f'<h2 class="question">{escape(dilemma.title)}</h2>'
        f'<p class="tension">{said(dilemma.tension)} {said(dilemma.why_hard)}</p>'
    )
    known = figures_of((dilemma,), visitor.region)
    st.html(tiles_html(known[dilemma.id], visitor.region))
    found = played(visitor, dilemma)
    sides, evidence, radical, practice, table = st.tabs(PARTS, key=f"parts.{dilemma.id}")
    with sides:
        positions.draw(visitor, dilemma, found)
    with evidence:
        _draw_evidence(dilemma)
    with radical:
        _draw_radical(visitor, dilemma, found)
    with practice:
        _draw_practice(guide, dilemma)
    with table:
        _draw_table(visitor, dilemma)
    paper.draw(visitor, (dilemma,), known)


def _draw_way(visitor: Visitor, guide: Guide, dilemma: Dilemma) -> None:
    """Back to all, to the one before, to the next; and a guess before the arguments are read."""
    order = [item.id for item in guide.dilemmas]
    at = order.index(dilemma.id)
    ways = (("Alle dilemma's", None), ("Vorige", order[at - 1]), ("Volgende", order[(at + 1) % len(order)]))
    with st.container(horizontal=True, gap="small", key="way"):
        for label, key in ways:
            st.button(label, key=f"way.{label}", on_click=open_item, args=("dilemma", key), type="tertiary")
        with st.popover("Voorspel eerst", key=f"predict.{dilemma.id}", width="content"):
            answer.draw_prediction(visitor, dilemma)


def _draw_evidence(dilemma: Dilemma) -> None:
    left = _studies("Wijst op een effect", dilemma.evidence_for)
    right = _studies("Wijst op geen effect, verschuiving of twijfel", dilemma.evidence_against)
    gap = dilemma.evidence_gap
    below = f'<div class="effect open"><h3>Gat in het bewijs</h3><p>{said(gap)}</p></div>' if gap else ""
    doubts = f"<h3>Waar wij over twijfelen</h3>{bullets(dilemma.doubts)}" if dilemma.doubts else ""
    st.html(f'<div class="two"><div>{left}</div><div>{right}</div></div>{below}{doubts}')


def _studies(title: str, studies: tuple[Study, ...]) -> str:
    rows = "".join(
        f"<li>{said(study.text)} <span class='grade'>{escape(study_words(study))}</span> "
        f"{sources_html([study.source])}</li>"
        for study in studies
    )
    return f"<h3>{title}</h3>" + (f"<ul>{rows}</ul>" if rows else "<p>Niets gevonden.</p>")


def _draw_radical(visitor: Visitor, dilemma: Dilemma, found: list[Played]) -> None:
    others = [one for one in found if one.side.option.kind != "position"]
    for column, one in zip(st.columns(2, gap="small"), others, strict=False):
        option = one.side.option
        conditions = dilemma.third_road.conditions if option.kind == "third_road" and dilemma.third_road else ()
        title = "Wat als u iets radicaal anders doet?" if option.kind == "radical" else f"Derde weg: {option.name}"
        only_if = f"<h4>Alleen als</h4>{bullets(conditions)}" if conditions else ""
        with column, st.container(border=True, height="stretch"):
            st.html(
                f'<div class="position"><h3>{escape(title)}</h3><p class="stand">{said(option.text)}</p>{only_if}</div>'
            )
            positions.draw_side(visitor, one)


def _draw_practice(guide: Guide, dilemma: Dilemma) -> None:
    st.html("<h3>Wie deed dit al?</h3>")
    draw_links("praktijk", guide.practices_of(dilemma), dilemma.id)
    names = {item.id: item.name or item.id for item in data.library().interventions}
    levers = ", ".join(names[key] for key in dilemma.interventions if key in names)
    forms = brief_html(guide.instruments_for(dilemma))
    blocks = claims_html(dilemma.building_blocks)
    st.html(
        f"<h3>Bouwstenen</h3>{blocks}"
        + (f"<h3>Werkvormen die hierbij passen</h3>{forms}" if forms else "")
        + (f"<h3>Maatregelen bij Wat als? die hiermee te maken hebben</h3><p>{escape(levers)}.</p>" if levers else "")
    )
    st.page_link(path_of("wat-als"), label="Naar Wat als?")


def _draw_table(visitor: Visitor, dilemma: Dilemma) -> None:
    with st.container(border=True, key="answer"):
        st.html("<h3>Het antwoord van de tafel</h3>")
        answer.draw_answer(visitor, dilemma)
    st.html(
        f'<div class="three"><div><h3>Vragen voor de tafel</h3>{bullets(dilemma.questions)}</div>'
        f"<div><h3>Wat waar moet zijn</h3>{bullets(dilemma.must_be_true)}</div>"
        f"<div><h3>Wat een akkoord moet regelen</h3>{bullets(dilemma.agreement)}</div></div>"
    )
