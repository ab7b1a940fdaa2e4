"""Choices in Dutch words: an amount with its timing, and a ceiling."""

from akkoordwijzer.content.numbers import euro_cents, percent, signed
from akkoordwijzer.model.records import Case, Ceiling, Change
from akkoordwijzer.report.words import name_in_sentence, names


def per_inhabitant(amount: float) -> str:
    """``+€ 2,50 per inwoner``."""
    return f"{amount_words(amount)} per inwoner"


def amount_words(amount: float) -> str:
    """``+€ 2,50``, where the heading says per inhabitant."""
    return signed(euro_cents(amount), round(amount, 2))


def timing_words(change: Change) -> str:
    """``vanaf 2027, in 2 jaar op sterkte, tot en met 2030``."""
    words = f"vanaf {change.from_}"
    words += f", in {change.ramp} jaar op sterkte" if change.ramp > 1 else ""
    return words + (f", tot en met {change.until}" if change.until is not None else "")


def has_usual_timing(change: Change) -> bool:
    """Whether the money starts in the usual year and goes on: then only the ramp is worth a word."""
    return change.from_ == Change.model_fields["from_"].default and change.until is None


def ceiling_name(line: str) -> str:
    """``Plafond jeugdhulp met verblijf``, for the name of a care line."""
    return f"Plafond {name_in_sentence(line)}"


def ceiling_words(ceiling: Ceiling) -> str:
    """``−2,6% per jaar vanaf 2027``."""
    return f"{signed(percent(ceiling.growth), ceiling.growth)} per jaar vanaf {ceiling.from_}"


def choice_sentences(case: Case) -> list[str]:
    """Every change and every maximum of a scenario in a sentence, in its order."""
    known = names(case)
    found = [
        f"{known[key]}: {per_inhabitant(change.amount_per_inhabitant)}, {timing_words(change)}"
        for key, change in case.scenario.changes.items()
    ]
    return found + [
        f"Maximum op {name_in_sentence(known[key])}: {ceiling_words(c)}" for key, c in case.scenario.ceilings.items()
    ]
