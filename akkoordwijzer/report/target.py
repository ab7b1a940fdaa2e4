"""What the room is looking for, and how far the choices are: known money, and care that is not paid apart from it."""

from typing import Annotated, Literal

from pydantic import Field

from akkoordwijzer.content.numbers import euro, euro_cents
from akkoordwijzer.content.records import Flag, Number, Record
from akkoordwijzer.report.summary import NOTICEABLE_EUR, Summary

Kind = Literal["none", "less", "more"]
# What somebody types below this is meant per inhabitant: no municipality looks for a thousand euro.
PER_INHABITANT_BELOW = 1000.0


class Target(Record):
    """An amount a year to find (``less``) or to spend more on prevention (``more``), in total or per inhabitant."""

    kind: Kind = "none"
    eur: Annotated[Number, Field(ge=0, le=1e11)] = 0.0
    per_inhabitant: Flag = False

    @classmethod
    def typed(cls, kind: Kind, amount: float) -> "Target":
        """From what somebody typed."""
        return cls(kind=kind, eur=min(amount, 1e11), per_inhabitant=amount < PER_INHABITANT_BELOW)

    def total_eur(self, population: float) -> float:
        """Euro a year."""
        return self.eur * population if self.per_inhabitant else self.eur


class Progress(Record):
    """Shares of the target from 0 to 1: of money that is known, and of care that a ceiling leaves unpaid."""

    known_share: Number
    waiting_share: Number
    words: str


def progress(summary: Summary, target: Target) -> Progress:
    """How far the choices are. Care that is not paid fills the bar in another way: people wait for it."""
    wanted = target.total_eur(summary.population)
    if target.kind == "none" or wanted <= 0:
        return Progress(known_share=0.0, waiting_share=0.0, words="Typ een bedrag.")
    if target.kind == "more":
        found, waiting = summary.more_eur - summary.less_eur, 0.0
    else:
        # Where the effect is not known only the spending itself counts.
        found, waiting = -summary.spend_eur if summary.is_unknown else summary.net_eur, summary.withheld_eur
    known = min(1.0, max(0.0, found / wanted))
    return Progress(
        known_share=known,
        waiting_share=min(1.0 - known, max(0.0, waiting / wanted)),
        words=_words(summary, target, wanted, found, waiting),
    )


def _words(summary: Summary, target: Target, wanted: float, found: float, waiting: float) -> str:
    # Care that is not paid is no money found: it stands beside it.
    left = wanted - found
    if target.per_inhabitant:
        aim = f"doel {euro_cents(target.eur)} per inwoner"
        gap = f"{euro_cents(abs(left) / summary.population)} per inwoner"
    else:
        aim, gap = f"doel {euro(wanted)} per jaar", euro(abs(left))
    verb = "te vinden" if target.kind == "less" else "te verdelen"
    small = max(NOTICEABLE_EUR, 0.0005 * wanted)
    state = "gehaald" if abs(left) < small else f"nog {gap} {verb}" if left > 0 else f"{gap} meer dan gevraagd"
    waits = f"; daarnaast {euro(waiting)} zorg niet betaald: mensen wachten" if waiting >= NOTICEABLE_EUR else ""
    return f"{aim}: {state}{waits}"
