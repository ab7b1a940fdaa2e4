"""Sentences of content as HTML: escaped here, figures filled in, every claim with its source or "eigen redenering"."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.queries import Source
from akkoordwijzer.figures.quoted import quoted
from akkoordwijzer.figures.words import READ
from akkoordwijzer.library.dilemmas import Claim
from akkoordwijzer.report.guide_words import OWN_REASONING
from akkoordwijzer.ui.shared import data

# What an address may hold as it is.
_IN_ADDRESS = "%:/?#@!$&*+,;=~-._"


def said(text: str) -> str:
    """A sentence with its figures, safe as HTML."""
    return escape(quoted(text, data.figures()).text)


def claim_html(claim: Claim, without_source: str = OWN_REASONING) -> str:
    """The sentence, and behind it what it rests on: a source that unfolds, or that nobody else says it."""
    found = quoted(claim.text, data.figures())
    keys = dict.fromkeys((*claim.sources, *found.sources))
    behind = sources_html(keys) if keys else f'<span class="own">{escape(without_source)}</span>'
    return f"{escape(found.text)} {behind}"


def bullets(texts: Iterable[str]) -> str:
    """Sentences as a list."""
    rows = "".join(f"<li>{said(text)}</li>" for text in texts)
    return f"<ul>{rows}</ul>" if rows else ""


def claims_html(claims: Iterable[Claim]) -> str:
    """Claims as a list."""
    return f"<ul>{''.join(f'<li>{claim_html(claim)}</li>' for claim in claims)}</ul>"


def sources_html(ids: Iterable[str]) -> str:
    """Sources that unfold with the mouse and with the keyboard; second hand is said before they are opened."""
    found = [source for key in ids if (source := queries.source(data.figures(), key)) is not None]
    if not found:
        return ""
    word = "bron" if len(found) == 1 else f"{len(found)} bronnen"
    doubts = sorted({READ[source.read] for source in found if source.read != "original"})
    also = f" ({escape(', '.join(doubts))})" if doubts else ""
    return f'<details class="src"><summary>{word}{also}</summary>{"".join(map(source_html, found))}</details>'


def source_html(source: Source, read: str | None = None) -> str:
    """Title, publisher, date and whether it was read in the original; ``read`` is how it was read for this text."""
    title = escape(source.title)
    if source.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(quote(source.url, safe=_IN_ADDRESS))}" rel="noopener">{title}</a>'
    date = period_words(source.published) if source.published else "zonder datum"
    note = f" {escape(source.note)}" if source.note else ""
    how = READ[read or source.read].capitalize()
    return f"<p><b>{title}</b><br>{escape(source.publisher)}, {escape(date)}. {how}.{note}</p>"
