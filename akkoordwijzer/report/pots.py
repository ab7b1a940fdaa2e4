"""The two pots: money for prevention against money for specialist care, now and at the end of the council term."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from akkoordwijzer.figures.spending_queries import Split
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.sample import Array

PartKind = Literal["prevention", "open", "gone", "specialist", "waiting"]
PART_NAMES: dict[PartKind, str] = {
    "prevention": "Voorkomen",
    "open": "Voorkomen, effect niet vastgesteld",
    "gone": "Weg: niemand mat wat dit deed",
    "specialist": "Specialistische zorg",
    "waiting": "Niet betaald: mensen wachten",
}


@dataclass(frozen=True, slots=True)
class Pot:
    """One column: gross euro a year. ``open_eur`` is the part of prevention, more or less than today, of which nobody
    measured the effect (negative for a cut); ``waiting_eur`` is care that a ceiling leaves unpaid: people wait."""

    label: str
    short: str
    year: int
    prevention_eur: float
    specialist_eur: float
    open_eur: float = 0.0
    waiting_eur: float = 0.0

    @property
    def total_eur(self) -> float:
        """What is paid, both together."""
        return self.prevention_eur + self.specialist_eur

    @property
    def of_hundred(self) -> int | None:
        """Of every 100 euro that is paid this many go to prevention; nothing where there is no sensible answer."""
        if self.prevention_eur < 0 or self.specialist_eur < 0 or self.total_eur <= 0:
            return None
        return round(100 * self.prevention_eur / self.total_eur)

    @property
    def sides(self) -> tuple[dict[PartKind, float], dict[PartKind, float]]:
        """What is stacked for prevention and for specialist care, from the ground up, in euro a year."""
        more, less = max(0.0, self.open_eur), max(0.0, -self.open_eur)
        return (
            {"prevention": self.prevention_eur - more, "open": more, "gone": less},
            {"specialist": self.specialist_eur, "waiting": self.waiting_eur},
        )


@dataclass(frozen=True, slots=True)
class Pots:
    """Today (the filed budget), unchanged at the end of the term, and with the choices; ``notes`` say what is in it."""

    today: Pot
    unchanged: Pot
    chosen: Pot | None
    population: float
    estimated: bool
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Pot, ...]:
        """The pots from left to right; without choices there are two."""
        return (self.today, self.unchanged) if self.chosen is None else (self.today, self.unchanged, self.chosen)


def pots_of(split: Split, case: Case, outcome: Outcome, budgeted_eur: Mapping[str, float]) -> Pots:
    """The pots of a region: today as filed, and the end of the council term by the most likely run.

    ``budgeted_eur`` is what each care line costs in the budget year, as filed. What the model has no care line for
    stays as it is filed; prevention stays as it is but for the choices.
    """
    term = case.settings.term_index
    year = case.settings.start_year + term
    care = [number for number, line in enumerate(case.lines) if line.is_care and line.id in budgeted_eur]
    rest = split.specialist - sum(budgeted_eur[case.lines[at].id] for at in care)
    unchanged = rest + _municipal(case, care, outcome.baseline.cost[term, :, 0])
    paid = rest + _municipal(case, care, outcome.scenario.funded[term, :, 0])
    spent = outcome.scenario.spend[term, :, 0]
    open_ids = set(outcome.open_interventions)
    opened = sum(float(eur) for item, eur in zip(outcome.case.interventions, spent, strict=True) if item.id in open_ids)
    chosen = Pot(
        f"Uw keuzes in {year}",
        "Uw keuzes",
        year,
        split.prevention + float(spent.sum()),
        paid,
        opened,
        float(outcome.books.withheld[term, 0]),
    )
    return Pots(
        Pot(f"Nu (begroting {split.year})", "Nu", split.year, split.prevention, split.specialist),
        Pot(f"Ongewijzigd in {year}", str(year), year, split.prevention, unchanged),
        chosen if outcome.case.scenario.first_year is not None else None,
        case.settings.population,
        any(case.lines[at].unit_cost.estimated for at in care),
    )


def _municipal(case: Case, care: list[int], cost: Array) -> float:
    return float(sum(case.lines[at].payers.get("municipality", 0.0) * cost[at] for at in care))
