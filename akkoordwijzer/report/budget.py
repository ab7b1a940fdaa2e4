"""What a scenario asks per year of the council term, how it is paid, and what is left."""

from dataclasses import dataclass

from akkoordwijzer.content.numbers import euro
from akkoordwijzer.model.outcome import Outcome


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
        """What is over; below zero it is still to be found."""
        return self.put_in_eur + self.cut_eur + self.held_back_eur + self.realised_eur - self.asked_eur


def budget(outcome: Outcome, open_ended: Outcome | None, own_eur: float, reserve_eur: float) -> Budget:
    """The budget of an outcome. ``open_ended`` is the same without ceilings, if it has any: the difference in what the
    municipality pays is what the ceilings hold back. ``own_eur`` is per year, ``reserve_eur`` once."""
    settings = outcome.case.settings
    years = min(max(settings.term_end - settings.start_year + 1, 1), settings.years)
    spend = outcome.scenario.spend[:years].mean(axis=2)
    realised = _realised_eur(outcome, years)
    held_back = realised - _realised_eur(open_ended, years) if open_ended else 0.0
    return Budget(
        years=years,
        asked_eur=float(spend.clip(min=0).sum() / years),
        cut_eur=float(-spend.clip(max=0).sum() / years),
        held_back_eur=held_back,
        realised_eur=realised - held_back,
        put_in_eur=own_eur + reserve_eur / years,
    )


def _realised_eur(outcome: Outcome, years: int) -> float:
    return float(outcome.books.realised[:years].mean(axis=1).sum() / years)


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
