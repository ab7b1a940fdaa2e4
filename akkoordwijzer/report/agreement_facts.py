"""What an agreement leans on besides its own numbers: own figures, the answers of the table, what one must believe."""

from dataclasses import dataclass

from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.cards import cards
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.records import FigureTheme
from akkoordwijzer.figures.words import READ, STATUSES, value_words
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.thresholds import Thresholds, thresholds
from akkoordwijzer.proposal.answers import Answer
from akkoordwijzer.report.summary import Summary, summarise
from akkoordwijzer.report.threshold_words import alone_sentence, ceiling_sentence, joint_sentence

MOST_FACTS, MOST_BELIEFS = 3, 8
# Themes of measures, in the order of the document.
THEMES: tuple[FigureTheme, ...] = ("debts", "guardianship", "youth", "other")


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """What the table said about one dilemma, in words."""

    theme: str
    question: str
    position: str
    why: str
    need_to_know: str


@dataclass(frozen=True, slots=True)
class Facts:
    """``seen``: sentences per theme with year and source. ``conditions``: what must be true for the scenario."""

    seen: dict[str, tuple[str, ...]]
    answers: tuple[TableAnswer, ...]
    beliefs: tuple[str, ...]
    conditions: tuple[str, ...]


def facts_of(
    figures: Figures,
    region: str,
    outcome: Outcome,
    answers: list[tuple[Dilemma, Answer]],
    conditions: tuple[str, ...],
    found: Thresholds | None = None,
) -> Facts:
    """Everything a document may lean on. ``outcome`` is the most likely run of what is kept, ``found`` its thresholds
    where somebody worked them out already."""
    beliefs = belief_sentences(outcome.case, summarise(outcome), found or thresholds(outcome.case))
    return Facts({theme: seen(figures, region, theme) for theme in THEMES}, _said(answers), beliefs, conditions)


def seen(figures: Figures, region: str, theme: FigureTheme) -> tuple[str, ...]:
    """``Label: waarde (jaar, voorlopig). Bron: uitgever.``; the own figures first, at most three."""
    found = []
    for card in cards(figures, theme, region)[:MOST_FACTS]:
        source = queries.source(figures, card.shown.source)
        status = "" if card.shown.status == "final" else f", {STATUSES[card.shown.status]}"
        where = "Landelijk, " if card.shown.region == NATION and region != NATION else ""
        words = value_words(card.shown.value, card.unit)
        name = card.indicator.label
        name = f"{name[0].lower()}{name[1:]}" if where and not name[1:2].isupper() else name
        said = f"{where}{name}: {words} ({period_words(card.shown.period)}{status})."
        if source is not None:
            doubt = f" ({READ[source.read]})" if source.read == "second_hand" else ""
            said += f" Bron: {source.publisher}{doubt}."
        found.append(said)
    return tuple(found)


def _said(answers: list[tuple[Dilemma, Answer]]) -> tuple[TableAnswer, ...]:
    found = []
    for dilemma, answer in answers:
        position = dilemma.position(answer.position)
        name = position.name if position is not None else "nog niet beslist"
        found.append(TableAnswer(dilemma.theme, dilemma.title, name, answer.why, answer.need_to_know))
    return tuple(found)


def belief_sentences(case: Case, summary: Summary, found_thresholds: Thresholds) -> tuple[str, ...]:
    """What one must believe: all together, then each measure whose effect is not established, then the ceilings."""
    found = [said] if (said := joint_sentence(case, summary, found_thresholds)) else []
    cuts = {choice.id for choice in summary.choices if choice.spend_eur < 0}
    opened = {choice.id for choice in summary.open_choices}
    ranked = [alone for alone in found_thresholds.alone if alone.intervention in opened][:MOST_BELIEFS]
    found += [alone_sentence(case, each, each.intervention in cuts, summary.horizon) for each in ranked]
    found += [ceiling_sentence(case, line, fall) for line, fall in found_thresholds.ceilings.items()]
    return tuple(found)
