"""The positions side by side: the strongest argument each way, who usually says so, and what each does here."""

from html import escape

import streamlit as st

from akkoordwijzer.library.dilemmas import Claim, Dilemma, Position
from akkoordwijzer.report.guide_words import OUR_IMPRESSION
from akkoordwijzer.ui.guide.play import Played, lay_beside, put_on_table
from akkoordwijzer.ui.guide.texts import claim_html, claims_html, said
from akkoordwijzer.ui.shared.session import Visitor

NOT_PLAYED = "Deze weg is niet door te rekenen"
OTHERS = "Ongewijzigd beleid staat er op die pagina altijd naast. Hoogstens vier tegelijk; de rest kiest u daar."


def draw(visitor: Visitor, dilemma: Dilemma, found: list[Played]) -> None:
    """A column for each position, in the order of the content; then all beside one another."""
    sides = {one.side.option.id: one for one in found}
    for column, position in zip(st.columns(len(dilemma.positions), gap="small"), dilemma.positions, strict=True):
        with column, st.container(border=True, height="stretch", key=f"position.{dilemma.id}.{position.id}"):
            st.html(position_html(position))
            draw_side(visitor, sides[f"{dilemma.id}_{position.id}"])
    draw_beside(visitor, found)


def position_html(position: Position) -> str:
    """Name, statement and arguments; the first argument on each side is the strongest."""
    return (
        f'<div class="position"><h3>{escape(position.name)}</h3><p class="stand">{said(position.position)}</p>'
        f"{_arguments('Sterkste argument ervoor', 'ervoor', position.for_)}"
        f"{_arguments('Sterkste argument ertegen', 'ertegen', position.against)}"
        f'<div class="said who"><b>Wie dit vaak zegt:</b> {claim_html(position.defended_by, OUR_IMPRESSION)}</div>'
        "</div>"
    )


def _arguments(title: str, way: str, claims: tuple[Claim, ...]) -> str:
    first, *rest = claims
    return (
        f'<h4>{title}</h4><div class="said">{claim_html(first)}</div>'
        f'<details class="more"><summary>Nog {len(rest)} {way}</summary>{claims_html(rest)}</details>'
    )


def draw_side(visitor: Visitor, one: Played) -> None:
    """What the model makes of a side here, and the button that puts it on the table."""
    option, scenario = one.side.option, one.scenario
    with st.container(key=f"side.{option.id}", gap="small"):
        st.html(effect_html(one))
        if scenario is not None and st.button("Zet op tafel", key=f"table.{option.id}"):
            put_on_table(visitor, scenario)


def effect_html(one: Played) -> str:
    """Four facts, or in the words of the content why there are none; remarks below."""
    option = one.side.option
    words = f"<p><small>{said(option.in_model)}</small></p>" if option.in_model else ""
    remarks = "".join(f'<p class="remark">Let op: {escape(text)}</p>' for text in one.side.remarks)
    if one.effect is None:
        title = "Het model kan deze kant niet onderscheiden" if words else NOT_PLAYED
        return f'<div class="effect open"><h4>{title}</h4>{words}{remarks}</div>'
    rows = "".join(f"<dt>{title}</dt><dd>{escape(text)}</dd>" for title, text in one.effect.rows)
    return f'<div class="effect"><h4>Wat dit hier doet</h4><dl>{rows}</dl>{words}{remarks}</div>'


def draw_beside(visitor: Visitor, found: list[Played]) -> None:
    """One button that lays the sides beside one another on Vergelijken."""
    playable = [one for one in found if one.scenario is not None and one.scenario.first_year is not None]
    if len(playable) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Leg naast elkaar", key="lay_beside", icon=":material/view_column:"):
            lay_beside(visitor, playable)
        st.caption(OTHERS)
