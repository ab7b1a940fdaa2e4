"""The page Praktijk: examples to filter with their places on a map, one example, or the working forms."""

import streamlit as st

from akkoordwijzer.charts.guide import practice_map
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import counted
from akkoordwijzer.library.guide import Guide
from akkoordwijzer.library.guide_search import dots, find_practices, like_first, likeness
from akkoordwijzer.library.practices import Practice
from akkoordwijzer.ui.guide import instruments, practice_card, practice_filter, presenting
from akkoordwijzer.ui.guide.dilemmas import STYLE, style, to_top
from akkoordwijzer.ui.shared import data, messages, session
from akkoordwijzer.ui.shared.choice_row import choice_row
from akkoordwijzer.ui.shared.components import draw_notices, header, show_chart
from akkoordwijzer.ui.shared.guide_links import draw_links, open_item, opened, path_of
from akkoordwijzer.ui.shared.net import fragment
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.theme import is_dark

TITLE = "Praktijk"
VIEWS = {"examples": "Voorbeelden", "forms": "Werkvormen"}
PER_ROW, SMALLEST = 2, 300
# What a reader looks through in one go; the others come when they are asked for.
AT_FIRST = 10
ALL = "practice_all"


def draw() -> None:
    """The page."""
    style(STYLE)
    if session.visitor().presenting:
        session.enter(TITLE)
    else:
        header(TITLE, "Wie deed dit al, en wat kwam ervan?")
    _below()


@fragment
def _below() -> None:
    visitor, guide = session.visitor(), data.guide()
    wanted = opened("praktijk")
    practice = guide.practice(wanted) if wanted else None
    if wanted and practice is None:
        st.info("Dit voorbeeld bestaat niet (meer). Kies er hieronder een.")
        open_item("praktijk", None)
    to_top(practice.id if practice else "")
    if visitor.presenting:
        _draw_room(visitor, guide, practice)
    elif practice is not None:
        _draw_one(guide, practice)
    elif choice_row("Wat wilt u zien?", VIEWS, "practice_view", "examples") == "forms":
        instruments.draw()
    else:
        _draw_all(visitor, guide)
    messages.left_out(guide.left_out)
    session.write_address()


def _draw_room(visitor: Visitor, guide: Guide, practice: Practice | None) -> None:
    """For a room: names to pick from, or one example; the arrow keys lead to the next, in the order of the names."""
    every = like_first(guide.practices, data.regions(), visitor.region)

    def go(by: int) -> None:
        at = next(number for number, item in enumerate(every) if item == practice)
        open_item("praktijk", every[(at + by) % len(every)].id)

    presenting.draw_tools(visitor, "praktijk", go if practice else None)
    draw_notices(visitor)
    if practice is None:
        st.html("<h1>Wie deed dit al? Kies er één.</h1>")
        _draw_names(every)
    else:
        st.html(f'<div class="stage low" aria-live="polite">{practice_card.whole_html(practice, in_room=True)}</div>')
        draw_links("dilemma", guide.dilemmas_of(practice), practice.id)


def _draw_names(practices: list[Practice]) -> None:
    with st.container(key="all_questions"):
        for item in practices:
            label = plain(f"{item.name} ({item.places})")
            st.button(label, key=f"open.{item.id}", on_click=open_item, args=("praktijk", item.id), type="tertiary")


def _draw_one(guide: Guide, practice: Practice) -> None:
    st.button("Alle voorbeelden", key="all_practices", type="tertiary", on_click=open_item, args=("praktijk", None))
    st.html(practice_card.whole_html(practice))
    st.html("<h3>Bij deze dilemma’s</h3>")
    draw_links("dilemma", guide.dilemmas_of(practice), practice.id)
    names = {item.id: item.name or item.id for item in data.library().interventions}
    levers = [names[key] for key in practice.interventions if key in names]
    if levers:
        st.html("<h3>Lijkt op deze maatregelen bij Wat als?</h3>")
        st.markdown("\n".join(f"- {plain(name)}" for name in levers))
        st.page_link(path_of("wat-als"), label="Naar Wat als?")


def _draw_all(visitor: Visitor, guide: Guide) -> None:
    regions = data.regions()
    wanted = practice_filter.draw(guide)
    found = like_first(find_practices(guide, regions, wanted), regions, visitor.region)
    left, right = st.columns([7, 4], gap="medium")
    with left:
        words = counted(len(found), "voorbeeld", "voorbeelden")
        st.caption(f"{words}. Wat op uw gemeente lijkt, staat voorop. Een voorbeeld is geen bewijs.")
        grid = st.grid(PER_ROW, min_column_width=SMALLEST, gap="small")
        shown = found if st.session_state.get(ALL) else found[:AT_FIRST]
        for practice in shown:
            with grid.container(border=True, height="stretch", key=f"card.{practice.id}", gap="small"):
                practice_card.draw(practice, likeness(practice, regions, visitor.region))
        if len(shown) < len(found):
            st.button(f"Toon alle {len(found)}", key="show_all", on_click=_show_all)
        if not found:
            st.markdown("Geen voorbeeld gevonden. Kies minder voorwaarden.")
    with right, st.container(key="map"):
        show_chart(practice_map(dots(found, regions), regions, visitor.region, is_dark()), "practice_map")
        st.caption("Voorbeelden zonder vaste plaats staan niet op de kaart. De open ruit is uw gemeente.")
    practice_card.draw_mentions(guide)


def _show_all() -> None:
    st.session_state[ALL] = True
