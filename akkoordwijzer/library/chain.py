"""How strong the evidence of a measure is: a chain of effect, cost and reach is as strong as its weakest link."""

from dataclasses import dataclass

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.model.openness import is_open
from akkoordwijzer.model.parameters import Grade, Parameter
from akkoordwijzer.model.records import Intervention

SECOND_HAND = "uit de tweede hand"


@dataclass(frozen=True, slots=True)
class Chain:
    """Grades of the links (A is strong, D an assumption), and whether a source of the effect was read through another.

    ``measured`` is false where the effect is not established: then a grade says how good the research was, not that
    something was found.
    """

    effect: Grade
    cost: Grade
    reach: Grade
    second_hand: bool
    measured: bool

    @property
    def weakest(self) -> Grade:
        """The grade of the whole chain."""
        return max(self.effect, self.cost, self.reach)

    @property
    def weakest_links(self) -> tuple[str, ...]:
        """The Dutch names of the links that make the chain no stronger."""
        links = {"effect": self.effect, "kosten": self.cost, "bereik": self.reach}
        return tuple(name for name, grade in links.items() if grade == self.weakest)

    @property
    def words(self) -> str:
        """One Dutch sentence: the links, the weakest, and what stands between us and the source."""
        text = f"Effect {self.effect}, kosten {self.cost}, bereik {self.reach}: de keten is zo sterk als"
        text += f" {_listed(self.weakest_links)}, dus {self.weakest}"
        if not self.measured:
            text += "; het effect op zorg is niet vastgesteld"
        return f"{text}; {SECOND_HAND}." if self.second_hand else f"{text}."


def chain_of(item: Intervention, figures: Figures) -> Chain:
    """The chain of a measure; a source counts as second-hand when it is so in data/sources.csv."""
    effects = [effect.per_participant for effect in item.effects if effect.kind != "find"]
    pool = [item.reach.share, *([item.reach.size] if item.reach.size else [])]
    named = {source for effect in effects for source in effect.sources}
    named |= {source for evidence in item.evidence if evidence.direction == "for" for source in evidence.sources}
    read = [queries.source(figures, source) for source in sorted(named)]
    return Chain(
        effect=item.grade,
        cost=_worst([item.unit_cost]),
        reach=_worst(pool),
        second_hand=any(source is not None and source.read == "second_hand" for source in read),
        measured=not is_open(item),
    )


def _worst(parameters: list[Parameter]) -> Grade:
    """The weakest grade; no grade is an assumption."""
    return max((parameter.grade or "D" for parameter in parameters), default="D")


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
