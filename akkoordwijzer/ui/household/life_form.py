"""‘Wat telt’: how the household itself says it goes, before and after, on areas of life. Next to the money."""

from html import escape

import streamlit as st

from akkoordwijzer.content.markdown import one_line, plain
from akkoordwijzer.household.editing import changed, with_item
from akkoordwijzer.household.records import Household
from akkoordwijzer.household.shelf import Shelf
from akkoordwijzer.report.household_rows import UNKNOWN, LifeRow, life_rows
from akkoordwijzer.ui.household.desk import Desk
from akkoordwijzer.ui.shared import data

AREA, BEFORE, AFTER, TEXT, VIEW, LIST = "life_area", "life_before", "life_after", "life_text", "life_view", "life_list"
LONGEST, LONGEST_VIEW = 300, 1_000
HIGHEST = 5


def draw(desk: Desk) -> None:
    """One area at a time; the household's own words below."""
    life = data.shelf().rules.life
    labels = {area.id: area.label for area in life.areas}
    st.caption("Laat het huishouden dit zelf invullen. Wat het niet zegt, blijft onbekend.")
    grades = [None, *life.scale]
    with st.form("life_form", border=False):
        columns = st.columns([3, 2, 2])
        columns[0].selectbox("Leefgebied", list(labels), format_func=labels.__getitem__, key=AREA)
        for column, label, key in ((columns[1], "Vooraf", BEFORE), (columns[2], "Achteraf", AFTER)):
            column.selectbox(
                label, grades, format_func=lambda grade: UNKNOWN if grade is None else life.scale[grade], key=key
            )
        st.text_input("In eigen woorden (mag leeg)", key=TEXT, max_chars=LONGEST)
        st.form_submit_button("Zet erbij", type="primary", on_click=_add, args=(desk,))
    if desk.own.life:
        with st.container(horizontal=True, vertical_alignment="bottom", key="life_line"):
            number = st.selectbox(
                "Ingevuld",
                range(len(desk.own.life)),
                format_func=lambda at: labels.get(desk.own.life[at].area, desk.own.life[at].area),
                key=LIST,
            )
            st.button("Haal weg", on_click=desk.drop, args=("life", number), key="life_drop")
    if st.session_state.get(VIEW) != (desk.own.own_view or ""):
        st.session_state[VIEW] = desk.own.own_view or ""
    st.text_input(
        "Wat vindt het huishouden zelf het belangrijkst?",
        key=VIEW,
        max_chars=LONGEST_VIEW,
        on_change=_take_view,
        args=(desk,),
    )
    st.caption(plain(life.note))


def draw_life(household: Household, shelf: Shelf) -> None:
    """The areas the household spoke of, and its own words; nothing when it said nothing."""
    rows = life_rows(household, shelf)
    if rows or household.own_view:
        st.html(life_html(rows, household.own_view))
        st.caption(plain(shelf.rules.life.note))


def life_html(rows: tuple[LifeRow, ...], view: str | None) -> str:
    """A table: area, before, after, own words."""
    found = "".join(
        f"<tr><th scope='row'>{escape(row.label)}</th><td>{_grade(row.before, row.before_words)}</td>"
        f"<td>{_grade(row.after, row.after_words)}</td><td>{escape(row.text)}</td></tr>"
        for row in rows
    )
    columns = ("Leefgebied", "Vooraf", "Achteraf", "Eigen woorden")
    head = f"<tr>{''.join(f'<th scope=col>{name}</th>' for name in columns)}</tr>"
    table = f"<table><thead>{head}</thead><tbody>{found}</tbody></table>" if rows else ""
    quote = f"<blockquote>{escape(view)}</blockquote>" if view else ""
    return f'<section class="life"><h2>Wat telt voor het huishouden zelf?</h2>{quote}{table}</section>'


def _grade(grade: int | None, words: str) -> str:
    dots = "" if grade is None else f"<span aria-hidden='true'>{'●' * grade}{'○' * (HIGHEST - grade)}</span> "
    return f"{dots}{escape(words)}"


def _add(desk: Desk) -> None:
    item = {"area": st.session_state[AREA]}
    for field, key in (("before", BEFORE), ("after", AFTER)):
        if st.session_state[key] is not None:
            item[field] = st.session_state[key]
    if text := one_line(st.session_state[TEXT]):
        item["text"] = text
    if desk.change(with_item, "life", item):
        st.session_state[TEXT] = ""


def _take_view(desk: Desk) -> None:
    desk.change(changed, own_view=one_line(st.session_state[VIEW]) or None)
