"""What stands with every case: one household is no proof, the threshold, and what research found. Text is escaped."""

from html import escape

from akkoordwijzer.household.shelf import CaseResult, Shelf
from akkoordwijzer.report.household import CaseWords, case_words, odds_words
from akkoordwijzer.report.household_scale import ChanceScale, Mark, chance_scale

TITLE = "Wat u moet geloven"


def strip_html(result: CaseResult, shelf: Shelf) -> str:
    """Three sentences that are never off the screen: no proof, the threshold, the first finding."""
    words = case_words(result, shelf)
    return (
        f'<aside class="proof" aria-label="Geen bewijs"><strong>{escape(words.proof)}</strong> '
        f"<span>{escape(words.thresholds[0])}</span> <span>{escape(research_line(result, shelf))}</span></aside>"
    )


def research_line(result: CaseResult, shelf: Shelf) -> str:
    """What research found at the first turning point, in one sentence; or that nobody knows."""
    item = next(iter(result.research), None)
    if item is None:
        return case_words(result, shelf).research[0].sentences[0]
    name = item.name or item.intervention
    if not item.odds or not item.established:
        return f"Uit onderzoek: wat ‘{name}’ voor de zorg van de gemeente scheelt, is niet vastgesteld."
    return f"Uit onderzoek naar ‘{name}’: {_small(odds_words(item.odds[0], shelf))}."


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def belief_html(result: CaseResult, shelf: Shelf) -> str:
    """The sentences left, the line with all marks right."""
    words = case_words(result, shelf)
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in words.thresholds)
    return (
        f'<section class="belief"><h2>{TITLE}</h2><div class="beside"><div class="said">{said}{_found(words)}</div>'
        f"<div>{scale_html(chance_scale(result, shelf))}</div></div></section>"
    )


def _found(words: CaseWords) -> str:
    """What research found at every turning point."""
    items = "".join(
        f"<li><b>{escape(item.title)}.</b> {escape(' '.join(item.sentences))}</li>" for item in words.research
    )
    return f'<h3>Wat onderzoek vond</h3><ul class="found">{items}</ul>'


def scale_html(scale: ChanceScale) -> str:
    """One line, a row per mark; the drawing repeats the words beside it."""
    needed = next((mark.mid for mark in scale.marks if mark.kind == "threshold"), None)
    rows = "".join(_row(mark, scale, needed) for mark in scale.marks)
    below = " Links van 0: het wordt erger." if scale.start < 0 else ""
    return (
        f'<div class="chances"><p class="axis"><span style="left:{scale.at(0):.1f}%">0</span>'
        f"<span>{scale.end_words}</span></p><ul>{rows}</ul>"
        "<p class='legend'>Blauwe ruit en streep: zo vaak is nodig. Oranje stip: zo vaak lukt het volgens onderzoek. "
        f"Lijn: laag tot hoog. Gearceerd: niet vastgesteld.{below}</p></div>"
    )


def _row(mark: Mark, scale: ChanceScale, needed: float | None) -> str:
    drawn = f'<u style="left:{scale.at(0):.1f}%"></u>'
    if mark.kind == "research" and needed is not None:
        drawn += f'<u class="needed" style="left:{scale.at(needed):.1f}%"></u>'
    if mark.low is not None:
        low, high = scale.at(mark.low), 100.0 if mark.high is None else scale.at(mark.high)
        drawn += f'<i style="left:{low:.1f}%;width:{max(0.0, high - low):.1f}%"></i>'
    if mark.mid is not None:
        drawn += f'<b style="left:{scale.at(mark.mid):.1f}%"></b>'
    doubt = " doubtful" if mark.doubtful else ""
    return (
        f'<li class="{mark.kind}{doubt}"><span>{escape(mark.name)}: <strong>{escape(mark.words)}</strong></span>'
        f'<span class="line" aria-hidden="true">{drawn}</span></li>'
    )
