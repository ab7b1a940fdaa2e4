"""Published studies played again with their own input, beside what the library says now.

Ratios are benefits divided by money spent, summed over the horizon and not discounted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.library.replication import FOLDER, Measure, Own, Published, Replay, Replication, Study
from akkoordwijzer.model.inputs import Array
from akkoordwijzer.model.ledger import MUNICIPALITY
from akkoordwijzer.model.outcome import Outcome, play
from akkoordwijzer.model.records import Case, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert


@dataclass(frozen=True, slots=True)
class Replayed:
    """A case of a study and what it gave, for each measure it is held to."""

    replay: Replay
    found: Mapping[Measure, float]

    @property
    def fits(self) -> bool:
        """Whether every outcome lies in its range."""
        return all(low <= self.found[measure] <= high for measure, (low, high) in self.replay.expected.items())


@dataclass(frozen=True, slots=True)
class Estimate:
    """The app's own estimate: most likely ratios, and for society and municipality the 5% and 95% of the draws."""

    intervention: str
    name: str
    society: float
    municipality: float
    bookable: float
    society_band: tuple[float, float]
    municipality_band: tuple[float, float]

    def holds(self, published: Published) -> dict[str, bool]:
        """Per ratio the study gives: whether part of what was published lies within the band of the draws."""
        pairs = {
            "society": (published.society, self.society_band),
            "municipality": (published.municipality, self.municipality_band),
        }
        return {name: said[0] <= band[1] and band[0] <= said[1] for name, (said, band) in pairs.items() if said}


@dataclass(frozen=True, slots=True)
class Played:
    """A study with its replays and the app's own estimates; ``absent`` are interventions the library does not have."""

    study: Study
    replays: tuple[Replayed, ...]
    own: tuple[Estimate, ...]
    absent: tuple[str, ...]


def play_again(found: Replication, nation: Kit, sample: Pert | None = None) -> tuple[Played, ...]:
    """Every study. ``nation`` is the kit of the country. Raises ``ContentError`` for a case without spending."""
    return tuple(
        Played(
            study,
            tuple(Replayed(replay, _outcomes(found.cases[replay.case], replay)) for replay in study.replays),
            tuple(estimate(nation, own, sample) for own in study.own if _has(nation, own)),
            tuple(own.intervention for own in study.own if not _has(nation, own)),
        )
        for study in found.studies
    )


def _has(kit: Kit, own: Own) -> bool:
    return any(item.id == own.intervention for item in kit.interventions)


def _outcomes(case: Case, replay: Replay) -> dict[Measure, float]:
    outcome = play(case)
    if not outcome.scenario.spend.any():
        place = f"{FOLDER}/cases/{replay.case}.yaml"
        raise ContentError(
            [Fault(place, "scenario.changes", "een geval waarin geld wordt uitgegeven", "geen uitgaven")]
        )
    known = ratios(outcome)
    return {measure: float(known[measure][0]) for measure in replay.expected}


def ratios(outcome: Outcome) -> dict[Measure, Array]:
    """All measures of an outcome, each of shape (draws,); spending must not be zero."""
    books, run = outcome.books, outcome.scenario
    gains = sum(books.payers.values(), np.zeros_like(books.realised))
    municipal = books.payers.get(MUNICIPALITY, np.zeros_like(books.realised))
    spend = run.spend.sum(axis=1)
    total = spend.sum(axis=0)
    leaving = (run.exits - outcome.baseline.exits).sum(axis=(0, 1))
    last = np.flatnonzero(spend[:, 0])[-1]
    return {
        "society": gains.sum(axis=0) / total,
        "municipality": municipal.sum(axis=0) / total,
        "bookable": books.realised.sum(axis=0) / total,
        "society_last_year": gains[last] / spend[last],
        "cost_per_extra_exit": np.divide(total, leaving, out=np.full_like(total, np.inf), where=leaving > 0),
    }


def estimate(kit: Kit, own: Own, sample: Pert | None = None) -> Estimate:
    """A group of extra participants in the first year only, over the horizon of the kit.

    Raises ``KeyError`` for an intervention that the kit does not have.
    """
    known = {item.id: item for item in kit.interventions}
    item, year = known[own.intervention], kit.settings.start_year
    amount = own.participants * item.unit_cost.mid / kit.settings.population
    change = Change(amount_per_inhabitant=amount, from_=year, until=year)
    case = kit.case(Scenario(id="replay", changes={item.id: change}))
    middle, drawn = ratios(play(case)), ratios(play(case, sample or Pert()))
    return Estimate(
        intervention=item.id,
        name=item.name or item.id,
        society=float(middle["society"][0]),
        municipality=float(middle["municipality"][0]),
        bookable=float(middle["bookable"][0]),
        society_band=_band(drawn["society"]),
        municipality_band=_band(drawn["municipality"]),
    )


def _band(values: Array) -> tuple[float, float]:
    low, high = np.quantile(values, (0.05, 0.95))
    return float(low), float(high)
