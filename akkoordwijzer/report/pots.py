"""The two pots: money for prevention against money for specialist care, now and at the end of the council term."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pot:
    """One column: gross euro a year. ``open_eur`` is the part of prevention, more or less than today, of which nobody
    measured the effect (negative for a cut); ``waiting_eur`` is care that a ceiling leaves unpaid: people wait."""

    label: str
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
