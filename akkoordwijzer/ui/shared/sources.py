"""Where a number comes from, in one line, wherever it is shown."""

from collections.abc import Iterable
from urllib.parse import quote

import streamlit as st

from akkoordwijzer.content.markdown import Markdown, plain
from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.queries import Source
from akkoordwijzer.figures.words import READ
from akkoordwijzer.ui.shared import data

# What an address may hold as it is; brackets, spaces and angles would end the link.
_IN_ADDRESS = "%:/?#@!$&'*+,;=~-._"


def link(source: Source, words: str | None = None) -> Markdown:
    """The title (or other words) as Markdown, a link where there is an address. The only place where links are made."""
    shown = plain(source.title if words is None else words)
    address = quote(source.url, safe=_IN_ADDRESS)
    return Markdown(f"[{shown}]({address})") if address else shown


def source_words(source: Source) -> str:
    """Publisher, title, date, licence, and whether it was read in the original."""
    dated = f" ({period_words(source.published) if source.published else 'zonder datum'})"
    words = f"{plain(source.publisher)}, {link(source)}{dated}. Licentie: {plain(source.licence)}. "
    words += f"{READ[source.read].capitalize()}."
    return f"{words} {plain(source.note)}" if source.note else words


def draw_sources(ids: Iterable[str]) -> None:
    """One line per source, each once."""
    found = [queries.source(data.figures(), name) for name in dict.fromkeys(ids)]
    lines = [source_words(source) for source in found if source is not None]
    st.caption("Bron: " + lines[0] if len(lines) == 1 else "Bronnen:\n" + "\n".join(f"- {line}" for line in lines))
