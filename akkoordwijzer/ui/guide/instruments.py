"""Working forms: what each is, and how to use it at the table with this app."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from akkoordwijzer.library.instruments import Instrument
from akkoordwijzer.report.guide_words import INSTRUMENT_KINDS
from akkoordwijzer.ui.guide.texts import said, sources_html
from akkoordwijzer.ui.shared import data

OWN_IDEA = "Hoe u een werkvorm met deze app gebruikt, is ons eigen idee. De makers bieden dat niet aan."


def draw() -> None:
    """All working forms as a short list; below it those of which only the name is known."""
    guide = data.guide()
    st.caption(OWN_IDEA)
    st.html(f'<div class="cards">{"".join(map(_card, guide.instruments))}</div>')
    named = [item for item in guide.mentions if item.kind == "instrument"]
    rows = "".join(
        f"<li><b>{escape(item.name)}</b>: {said(item.what)} {sources_html(item.sources)}</li>" for item in named
    )
    if rows:
        st.html(f'<h2 class="also">Ook genoemd, niet uitgewerkt</h2><ul>{rows}</ul>')


def brief_html(items: Iterable[Instrument]) -> str:
    """Name and use, one line each."""
    rows = "".join(f"<li><b>{escape(item.name)}</b>: {said(item.digital_use)}</li>" for item in items)
    return f"<ul>{rows}</ul>" if rows else ""


def _card(item: Instrument) -> str:
    maker = f" · {escape(item.maker)}" if item.maker else ""
    steps = "".join(f"<li>{said(step)}</li>" for step in item.steps)
    unfold = f'<details class="more"><summary>De stappen</summary><ol>{steps}</ol></details>' if steps else ""
    doubts = f'<p class="remark">Twijfel: {said(item.doubts)}</p>' if item.doubts else ""
    return (
        f'<section class="form"><h2>{escape(item.name)}</h2>'
        f'<p class="theme">{INSTRUMENT_KINDS[item.kind]}{maker}</p><p>{said(item.what)}</p>{unfold}'
        f"<p><b>Met deze app:</b> {said(item.digital_use)}</p>{doubts}{sources_html(item.sources)}</section>"
    )
