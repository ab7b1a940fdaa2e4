"""What a scenario asks per year of the council term, how it is paid, and what is left."""

from dataclasses import dataclass

from akkoordwijzer.content.numbers import euro
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.sample import Array


@dataclass(frozen=True, slots=True)
class Budget:
    """Euro per year, averaged over the draws and over the ``years`` of the council term."""

    years: int
    asked_eur: float
    cut_eur: float
    held_back_eur: float
    realised_eur: float
    put_in_eur: float

    @property
    def left_eur(self) -> float:
        """What is over; below zero it is still to be found. Care that a ceiling leaves unpaid is no gain."""
        return self.put_in_eur + self.cut_eur + self.realised_eur - self.asked_eur


def budget(outcome: Outcome, own_eur: float, reserve_eur: float) -> Budget:
    """The budget of an outcome. ``own_eur`` is per year, ``reserve_eur`` once."""
    years = len(outcome.case.settings.term_years)
    shares = [item.spend_payers.get("municipality", 0.0) for item in outcome.case.interventions]
    spend = outcome.scenario.spend[:years].mean(axis=2) * shares
    return Budget(
        years=years,
        asked_eur=float(spend.clip(min=0).sum() / years),
        cut_eur=float(-spend.clip(max=0).sum() / years),
        held_back_eur=_mean_eur(outcome.books.withheld, years),
        realised_eur=_mean_eur(outcome.books.realised, years),
        put_in_eur=own_eur + reserve_eur / years,
    )


def _mean_eur(yearly: Array, years: int) -> float:
    return float(yearly[:years].mean(axis=1).sum() / years)


def budget_sentence(budget: Budget) -> str:
    """All of it in one line; what is nothing and needs no answer is left out."""
    parts = [f"**Per jaar extra nodig: {euro(budget.asked_eur)}** (gemiddeld over {budget.years} jaar)"]
    if budget.cut_eur >= 1:
        parts.append(f"minder aan voorkomen: {euro(budget.cut_eur)}")
    if budget.held_back_eur >= 1:
        parts.append(f"niet betaald door plafonds: {euro(budget.held_back_eur)}")
    falls_away = budget.realised_eur >= 0
    parts.append(f"kosten die {'wegvallen' if falls_away else 'erbij komen'}: {euro(abs(budget.realised_eur))}")
    parts.append(f"eigen geld en reserve: {euro(budget.put_in_eur)}")
    parts.append(f"**{'over' if budget.left_eur >= 0 else 'nog te vinden'}: {euro(abs(budget.left_eur))}**")
    return " · ".join(parts)
