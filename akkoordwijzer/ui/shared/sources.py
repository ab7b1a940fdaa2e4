"""Where a number comes from, in one line, wherever it is shown."""

from collections.abc import Iterable

import streamlit as st

from akkoordwijzer.content.markdown import Markdown, plain
from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.queries import Source
from akkoordwijzer.figures.words import READ
from akkoordwijzer.ui.shared import data


def link(source: Source) -> Markdown:
    """The title, as a link where there is an address."""
    title = plain(source.title)
    address = source.url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return Markdown(f"[{title}]({address})") if address else title


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
