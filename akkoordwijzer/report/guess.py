"""What the room guesses before it sees the outcome: a number without an obvious answer."""

from dataclasses import dataclass
from typing import Literal

from akkoordwijzer.content.numbers import counted, euro, euro_cents
from akkoordwijzer.report.summary import NOTICEABLE_EUR, NOTICEABLE_PEOPLE, Summary
from akkoordwijzer.report.words import name_in_sentence

About = Literal["waiting", "reached", "return", "spend"]


@dataclass(frozen=True, slots=True)
class Guessing:
    """``answer`` in ``unit``; ``scale_end`` is where the line for the dots ends at first."""

    about: About
    question: str
    unit: str
    answer: float
    answer_words: str
    scale_end: float

    def words(self, value: float) -> str:
        """A number on the line."""
        return euro(value) if self.unit == "euro" else counted(value, "mens", "mensen")


def guessing(summary: Summary) -> Guessing:
    """The question that fits the choices: who waits, who is reached or loses, or what comes back."""
    waiting = summary.waiting_lines
    if waiting and waiting[0].waiting >= NOTICEABLE_PEOPLE:
        first = waiting[0]
        name, people = name_in_sentence(first.name), counted(first.waiting, "mens wacht", "mensen wachten")
        return Guessing(
            "waiting",
            f"Hoeveel mensen wachten er in {summary.term_end} op {name}?",
            "mensen",
            first.waiting,
            f"{people} op {name}.",
            2 * first.unchanged if first.unchanged else 100.0,
        )
    own = summary.return_municipality
    if own is not None and not summary.is_unknown and summary.more_eur >= NOTICEABLE_EUR:
        everyone = summary.return_all_payers or 0.0
        return Guessing(
            "return",
            f"Van elke 100 euro extra uitgaven: hoeveel krijgt de gemeente terug tot en met {summary.horizon}?",
            "euro",
            100 * own,
            f"{euro(100 * own)} voor de gemeente, {euro(100 * everyone)} voor alle betalers samen.",
            200.0,
        )
    if abs(summary.reached) >= NOTICEABLE_PEOPLE:
        way = "bereikt dit" if summary.reached > 0 else "raakt deze korting"
        people = counted(abs(summary.reached), "mens", "mensen")
        answer = f"{people} {'meer' if summary.reached > 0 else 'minder'}."
        return Guessing(
            "reached",
            f"Hoeveel mensen {way} in {summary.year}?",
            "mensen",
            abs(summary.reached),
            f"{answer} Wat het met hen doet, is niet gemeten." if summary.is_unknown else answer,
            summary.population / 20,
        )
    per = abs(summary.spend_eur) / summary.population
    return Guessing(
        "spend",
        f"Hoeveel euro per inwoner scheelt dit de gemeente in {summary.year}?",
        "euro",
        per,
        f"{euro_cents(per)} per inwoner. Wat het met mensen doet, is niet gemeten.",
        max(10.0, 3 * per),
    )
