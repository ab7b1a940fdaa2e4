"""Beside the annex: who gains and who pays in every year with its band, and what changed since the signed version."""

from dataclasses import dataclass

import numpy as np

from akkoordwijzer.model.ledger import MUNICIPALITY
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.sample import Array
from akkoordwijzer.proposal.agreement import Since
from akkoordwijzer.report.annex import Annex
from akkoordwijzer.report.bands import Band
from akkoordwijzer.report.words import PAYERS

OWN = PAYERS[MUNICIPALITY]
HARD_ONLY = f"{OWN}: alleen wat hard is"
WAITING = "Niet betaald: mensen wachten"
# Below half a euro in every year a payer is not mentioned.
NOTHING = 0.5


@dataclass(frozen=True, slots=True)
class PayerYear:
    """What a payer gains minus what it pays in a year, whole euro against unchanged policy: in the most likely run, and
    the range that holds nine in ten of the draws (none without draws)."""

    name: str
    year: int
    eur: int
    low_eur: int | None = None
    high_eur: int | None = None


def payer_years(outcome: Outcome, drawn: Outcome | None = None) -> tuple[PayerYear, ...]:
    """Per payer every year of the run: the municipality first, with what is hard only; last what a ceiling leaves
    unpaid, which is no gain. ``drawn`` is the same case over all draws."""
    found: list[PayerYear] = []
    drawn_parts = _parts(drawn) if drawn is not None else {}
    for name, values in _parts(outcome).items():
        draws = drawn_parts.get(name)
        largest = max(float(np.abs(part).max()) for part in (values, draws) if part is not None)
        if name in (OWN, HARD_ONLY) or largest >= NOTHING:
            found += _years(name, outcome.case.settings.calendar, values, draws)
    return tuple(found)


def _parts(outcome: Outcome) -> dict[str, Array]:
    """Euro per year and draw, by the name of who has it."""
    books = outcome.books
    others = {PAYERS[key]: books.payers[key] - books.paid[key] for key in books.payers if key != MUNICIPALITY}
    return {OWN: books.net, HARD_ONLY: outcome.hard.net, **others, WAITING: books.withheld}


def _years(name: str, calendar: list[int], values: Array, draws: Array | None) -> list[PayerYear]:
    found = []
    for at, year in enumerate(calendar):
        band = None if draws is None else Band.of(draws[at])
        low, high = (None, None) if band is None else (round(band.low), round(band.high))
        found.append(PayerYear(name, year, round(float(values[at, 0])), low, high))
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the annex then and now, whole euro per column; no amounts is p.m., no certainty is that it was not (or
    is not) there."""

    id: str
    name: str
    task_field: str
    certainty_then: str | None
    certainty_now: str | None
    then_eur: tuple[int, ...] | None
    now_eur: tuple[int, ...] | None


def changes(annex: Annex, since: Since | None) -> tuple[Change, ...]:
    """The rows that differ from the signed version. Without one the annex stands against unchanged policy, under which
    there are no rows."""
    nothing = (0,) * len(annex.columns)
    then = {row.id: row for row in since.annex.rows} if since is not None else {}
    now = {row.id: row for row in annex.rows}
    found = []
    for key in dict.fromkeys((*then, *now)):
        old, new = then.get(key), now.get(key)
        shown = new or old
        if shown is None or (old and new and (old.certainty, old.amounts_eur) == (new.certainty, new.amounts_eur)):
            continue
        found.append(
            Change(
                key,
                shown.name,
                shown.task_field,
                old.certainty if old else None,
                new.certainty if new else None,
                old.amounts_eur if old else nothing,
                new.amounts_eur if new else nothing,
            )
        )
    return tuple(found)


def balance_then(annex: Annex, since: Since | None) -> tuple[int, ...]:
    """The balance changes are counted from; zero under unchanged policy."""
    return (0,) * len(annex.columns) if since is None else since.annex.balance_eur
