"""For a room: one dilemma per screen, its arguments one by one. The arrow keys lead on, at the end to the next one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import zip_longest
from typing import Literal

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.figures import queries
from akkoordwijzer.library.dilemmas import Claim, Dilemma
from akkoordwijzer.report.guide_words import DILEMMA_THEMES, OWN_REASONING
from akkoordwijzer.ui.guide.figures import figures_of, tiles_html
from akkoordwijzer.ui.guide.play import Played, played, put_on_table
from akkoordwijzer.ui.guide.positions import NOT_PLAYED
from akkoordwijzer.ui.guide.texts import bullets, said
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.components import draw_notices
from akkoordwijzer.ui.shared.guide_links import Kind, open_item, opened
from akkoordwijzer.ui.shared.session import Visitor

WAYS = {"for": "Ervoor", "against": "Ertegen"}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument on the screen: of which position, and which way."""

    position: int
    way: Literal["for", "against"]
    claim: Claim


Step = Literal["question", "effects", "others", "table"] | Argument


def arguments(dilemma: Dilemma) -> Iterator[Argument]:
    """The strongest for and against of every position in turn, then the second ones: nobody speaks twice in a row."""
    for rank in zip_longest(*(zip_longest(item.for_, item.against) for item in dilemma.positions)):
        for number, pair in enumerate(rank):
            for_, against = pair or (None, None)
            if for_ is not None:
                yield Argument(number, "for", for_)
            if against is not None:
                yield Argument(number, "against", against)


def steps(dilemma: Dilemma) -> tuple[Step, ...]:
    """The question, every argument, what the sides do here, something radical and a third road, the table's turn."""
    return ("question", *arguments(dilemma), "effects", "others", "table")


def draw(visitor: Visitor) -> None:
    """All questions to pick from, or one dilemma."""
    key = opened("dilemma")
    dilemma = data.guide().dilemma(key) if key else None
    draw_tools(visitor, "dilemma", None if dilemma is None else partial(_go, visitor, dilemma))
    draw_notices(visitor)
    if dilemma is None:
        _draw_all()
    else:
        _draw_step(visitor, dilemma, _at(visitor, dilemma))


def draw_tools(visitor: Visitor, kind: Kind, go: Callable[[int], None] | None) -> None:
    """Where, and with something open a step back and on (the arrow keys press these), all there is, and out."""
    page, every = {"dilemma": ("Dilemma’s", "Alle dilemma's"), "praktijk": ("Praktijk", "Alle voorbeelden")}[kind]
    with st.container(horizontal=True, vertical_alignment="center", key="presenting_tools", gap="small"):
        st.html(f'<p class="where">{escape(data.regions()[visitor.region].name)} · {page}</p>')
        if go is not None:
            st.button("‹", key="step_back", help="Terug", on_click=go, args=(-1,))
            st.button("›", key="step_next", help="Verder", on_click=go, args=(1,))
            st.button(every, key=f"all.{kind}", on_click=open_item, args=(kind, None), type="tertiary")
        if st.button("Sluit", key="stop_presenting"):
            visitor.presenting = False
            st.rerun()


def _draw_all() -> None:
    """The sixteen questions, for a room to pick one."""
    st.html("<h1>Waar zit de spanning? Kies er één.</h1>")
    with st.container(key="all_questions"):
        for dilemma in data.guide().dilemmas:
            st.button(
                f"{dilemma.order}. {plain(dilemma.title)}",
                key=f"pick.{dilemma.id}",
                on_click=open_item,
                args=("dilemma", dilemma.id),
                type="tertiary",
            )


def _draw_step(visitor: Visitor, dilemma: Dilemma, at: int) -> None:
    step, spoken = steps(dilemma)[at], len(tuple(arguments(dilemma)))
    top = (
        f'<p class="kicker">{dilemma.order} van {len(data.guide().dilemmas)} · '
        f"{escape(DILEMMA_THEMES[dilemma.theme])}</p><h1>{escape(dilemma.title)}</h1>"
    )
    if isinstance(step, Argument):
        st.html(_stage(top + _names(dilemma, step.position) + _argument(dilemma, step, at, spoken)))
    elif step == "question":
        facts = tiles_html(figures_of((dilemma,), visitor.region)[dilemma.id], visitor.region, with_sources=False)
        columns = [(item.name, f"<p>{said(item.position)}</p>") for item in dilemma.positions]
        st.html(_stage(top + facts + _columns(columns)))
    elif step == "table":
        st.html(_stage(f'{top}<div class="ask">{bullets(dilemma.questions)}</div>'))
    else:
        found = [one for one in played(visitor, dilemma) if (one.side.option.kind == "position") == (step == "effects")]
        columns = [(_title(one), _effect(one)) for one in found]
        st.html(_stage(top + _columns(columns), "stage low"))
        _draw_buttons(visitor, found)


def _stage(inside: str, kind: str = "stage") -> str:
    return f'<div class="{kind}" aria-live="polite">{inside}</div>'


def _columns(columns: list[tuple[str, str]]) -> str:
    cells = "".join(f"<section><h2>{escape(name)}</h2>{body}</section>" for name, body in columns)
    return f'<div class="sides">{cells}</div>'


def _names(dilemma: Dilemma, speaking: int) -> str:
    cells = "".join(
        f"<section{' class=speaks' if number == speaking else ''}><h2>{escape(item.name)}</h2></section>"
        for number, item in enumerate(dilemma.positions)
    )
    return f'<div class="sides">{cells}</div>'


def _argument(dilemma: Dilemma, step: Argument, number: int, of: int) -> str:
    name = escape(dilemma.positions[step.position].name)
    return (
        f'<div class="argument"><p class="way">{WAYS[step.way]}: {name}</p><p class="say">{said(step.claim.text)}</p>'
        f'<p class="kicker">{escape(_rests_on(step.claim))} · argument {number} van {of}</p></div>'
    )


def _rests_on(claim: Claim) -> str:
    """Who says so, in few words: the address of a source is of no use on a wall."""
    found = [source for key in claim.sources if (source := queries.source(data.figures(), key)) is not None]
    if not found:
        return OWN_REASONING
    hearsay = " (uit de tweede hand)" if any(source.read == "second_hand" for source in found) else ""
    return "Bron: " + " · ".join(dict.fromkeys(source.publisher for source in found)) + hearsay


def _title(one: Played) -> str:
    option = one.side.option
    return f"Derde weg: {option.name}" if option.kind == "third_road" else option.name


def _effect(one: Played) -> str:
    """Four facts; where the model sees none, the words of the content. A road that is no position says what it is."""
    option = one.side.option
    what = "" if option.kind == "position" else f"<p>{said(option.text)}</p>"
    if one.effect is None:
        return what + (f"<p>{said(option.in_model)}</p>" if option.in_model else f"<p>{NOT_PLAYED}.</p>")
    rows = "".join(f"<dt>{title}</dt><dd>{escape(text)}</dd>" for title, text in one.effect.rows)
    return f"{what}<dl>{rows}</dl>"


def _draw_buttons(visitor: Visitor, found: list[Played]) -> None:
    for column, one in zip(st.columns(len(found)), found, strict=True):
        scenario = one.scenario
        if scenario is not None and column.button("Zet op tafel", key=f"table.{one.side.option.id}"):
            put_on_table(visitor, scenario)


def _at(visitor: Visitor, dilemma: Dilemma) -> int:
    """The step of this dilemma; a link may ask for more than there are."""
    return min(visitor.look.screen, len(steps(dilemma)) - 1)


def _go(visitor: Visitor, dilemma: Dilemma, by: int) -> None:
    """One step on or back; past the end the next dilemma opens, before the beginning the one before."""
    at = _at(visitor, dilemma) + by
    if 0 <= at < len(steps(dilemma)):
        visitor.look.screen = at
        return
    every = data.guide().dilemmas
    visitor.notices = []
    open_item("dilemma", every[(every.index(dilemma) + by) % len(every)].id)
