"""The figures beside a dilemma: two or three of the own municipality with the country next to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from akkoordwijzer.figures.cards import Card, cards_of
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.peers import Peers
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.spending_queries import Split, split_years
from akkoordwijzer.library.dilemmas import Dilemma


@dataclass(frozen=True, slots=True)
class DilemmaFigures:
    """Cards in the order of the content; where a municipality has no figure the country's stands there (``national``).

    ``spending`` and ``nation_spending``: money for prevention against specialist care, newest budget; nothing where the
    dilemma is not about it or nothing was filed.
    """

    cards: tuple[Card, ...]
    spending: Split | None = None
    nation_spending: Split | None = None

    @property
    def first(self) -> Card | None:
        """The one figure on the dilemma's own card: a local one if there is any."""
        return next((card for card in self.cards if not card.national), self.cards[0] if self.cards else None)


def dilemma_figures(
    figures: Figures, dilemmas: Iterable[Dilemma], code: str, peers: Peers | None = None
) -> dict[str, DilemmaFigures]:
    """The figures of some dilemmas for a municipality or the country, by id of the dilemma; two or three queries."""
    wanted = list(dilemmas)
    named = dict.fromkeys(key for dilemma in wanted for key in dilemma.figures if key in figures.indicators)
    found = {
        card.indicator.id: card for card in cards_of(figures, [figures.indicators[key] for key in named], code, peers)
    }
    own, nation = _spending(figures, code) if any(dilemma.spending for dilemma in wanted) else (None, None)
    return {
        dilemma.id: DilemmaFigures(
            tuple(found[key] for key in dilemma.figures if key in found),
            own if dilemma.spending else None,
            nation if dilemma.spending else None,
        )
        for dilemma in wanted
    }


def _spending(figures: Figures, code: str) -> tuple[Split | None, Split | None]:
    """The newest budget of a region that can be right, and the country's of the same year."""
    own = next((split for split in reversed(split_years(figures, code, "budget")) if not split.suspect), None)
    if own is None or code == NATION:
        return own, own
    return own, next((split for split in split_years(figures, NATION, "budget") if split.year == own.year), None)
