"""An example as a card: where, when, what was done, what came of it, what is doubtful, what it cost, how it stands."""

from html import escape

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.figures import queries
from akkoordwijzer.library.guide import Guide
from akkoordwijzer.library.practices import Practice
from akkoordwijzer.report.guide_words import EVIDENCE_KINDS
from akkoordwijzer.ui.guide.texts import said, source_html, sources_html
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.guide_links import open_item

UNKNOWN = "onbekend"
# By likeness: the own municipality, like it in size and urbanity, in one of the two.
LIKE = {3: "uw gemeente", 2: "even groot en even stedelijk", 1: "even groot of even stedelijk"}


def draw(practice: Practice, likeness: int) -> None:
    """The card; its name opens the whole."""
    like = f' <em class="mark">{LIKE[likeness]}</em>' if likeness in LIKE else ""
    st.html(f'<p class="theme">{escape(practice.places)} · {escape(practice.period)}{like}</p>')
    name = plain(practice.name)
    st.button(name, key=f"open.{practice.id}", type="tertiary", on_click=open_item, args=("praktijk", practice.id))
    st.html(f"<p>{said(practice.what)}</p>{_facts(practice)}")


def whole_html(practice: Practice, in_room: bool = False) -> str:
    """Everything about an example; on a wall the sources are named only, an address is of no use there."""
    about = (("Wie", practice.organisation), ("Voor wie", practice.target_group), ("Plaats", practice.places_note))
    extra = "".join(f'<p class="who-what"><b>{title}:</b> {said(text)}</p>' for title, text in about if text)
    read = ((queries.source(data.figures(), item.id), item.read) for item in practice.sources)
    found = [(source, how) for source, how in read if source is not None]
    if in_room:
        names = " · ".join(dict.fromkeys(source.publisher for source, _ in found))
        below = f'<p class="kicker">Bron: {escape(names)}</p>'
        name = f"<h1>{escape(practice.name)}</h1>"
    else:
        name = f'<h2 class="question">{escape(practice.name)}</h2>'
        below = "<h3>Bronnen</h3>" + "".join(source_html(source, how) for source, how in found)
    return (
        f'<p class="theme">{escape(practice.places)} · {escape(practice.period)}</p>'
        f'{name}<p class="tension">{said(practice.what)}</p>{extra}'
        f"{_facts(practice, with_sources=not in_room)}{below}"
    )


def draw_mentions(guide: Guide) -> None:
    """Examples of which little more than the name is known."""
    named = [item for item in guide.mentions if item.kind == "practice"]
    with st.expander(f"Ook genoemd, niet uitgewerkt ({len(named)})", key="mentions"):
        rows = "".join(
            f"<li><b>{escape(item.name)}</b>{f', {escape(item.place)}' if item.place else ''}: {said(item.what)} "
            f"{sources_html(item.sources)}</li>"
            for item in named
        )
        st.html(f"<ul>{rows}</ul>")


def _facts(practice: Practice, with_sources: bool = False) -> str:
    result, status = practice.result, practice.status
    by = f", gemeten door {said(result.measured_by)}" if result.measured_by else ""
    known = f"laatst bekend: {said(status.as_of)}" if status.as_of else "niet bekend van wanneer"
    sources = sources_html(status.sources) if with_sources else ""
    rows = (
        ("Uitkomst", f"{said(result.text)} <small>({EVIDENCE_KINDS[result.kind]}: {said(result.design)}{by})</small>"),
        ("Wat is twijfelachtig", said(practice.doubtful)),
        ("Wat het kostte", said(practice.cost) if practice.cost else UNKNOWN),
        ("Hoe het nu staat", f"{said(status.text)} <small>({known})</small> {sources}"),
    )
    return f'<dl class="known">{"".join(f"<dt>{title}</dt><dd>{text}</dd>" for title, text in rows)}</dl>'
