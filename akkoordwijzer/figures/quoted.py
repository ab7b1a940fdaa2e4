"""A figure inside a sentence of content, drawn from the data: ``{figure:youth_care_spending@NL}``.

``{figure:INDICATOR@REGION}`` is the newest value, ``{figure:INDICATOR@REGION@PERIOD}`` the one of a period. On screen
it becomes the value with its unit, period and status: ``€ 8,1 mld (2024, geschat)``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import Observation
from akkoordwijzer.figures.words import STATUSES, value_words

UNKNOWN = "onbekend"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_EMPTY_DECIMALS = re.compile(r",0+(?=%|\s|$)")
_FIGURE = re.compile(r"figure:([a-z][a-z0-9_]*)@(NL|GM\d{4})(?:@(\S+))?")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence with its figures filled in, and the sources of those figures."""

    text: str
    sources: tuple[str, ...] = ()


def quoted(text: str, figures: Figures) -> Quoted:
    """The sentence as it is shown; a figure that is not there becomes ‘onbekend’ (``check`` reports it)."""
    sources: list[str] = []

    def fill(match: re.Match[str]) -> str:
        seen = _seen(match[1], figures)
        if seen is None:
            return UNKNOWN
        sources.append(seen.source)
        status = "" if seen.status == "final" else f", {STATUSES[seen.status]}"
        value = without_empty_decimals(value_words(seen.value, figures.unit_of(seen.indicator)))
        return f"{value} ({period_words(seen.period)}{status})"

    return Quoted(_PLACEHOLDER.sub(fill, text), tuple(dict.fromkeys(sources)))


def without_empty_decimals(words: str) -> str:
    """``€ 828,0 mln`` as ``€ 828 mln``: what reads well in a sentence."""
    return _EMPTY_DECIMALS.sub("", words)


def unknown_figures(text: str, figures: Figures) -> Iterator[str]:
    """Every placeholder in a sentence that leads to no figure, as it was written."""
    for match in _PLACEHOLDER.finditer(text):
        if _seen(match[1], figures) is None:
            yield match[0]


def _seen(asked: str, figures: Figures) -> Observation | None:
    found = _FIGURE.fullmatch(asked)
    if found is None or found[1] not in figures.indicators:
        return None
    indicator, region, period = found.groups()
    if period is None:
        return queries.newest(figures, indicator, region)
    return queries.value_at(figures, indicator, region, period)
