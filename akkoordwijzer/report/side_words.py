"""What a side of a dilemma does here, in four short facts: money, people, who waits or loses, what one must believe."""

from collections.abc import Iterator
from dataclasses import dataclass

from akkoordwijzer.content.numbers import euro, percent, signed
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.thresholds import Thresholds
from akkoordwijzer.report.story import euro_per_inhabitant
from akkoordwijzer.report.summary import NOTICEABLE_EUR, Summary
from akkoordwijzer.report.threshold_words import NOT_MEASURED
from akkoordwijzer.report.tiles import Tile, central_tiles

AS_NOW = "als nu"
UNCHANGED = "Niets nieuws: dit is ongewijzigd beleid."
WAITING_NOT_MEASURED = "Wat wachten met mensen doet, is niet gemeten."
RESEARCHED = "Dat het hier net zo gaat als in het onderzoek."


@dataclass(frozen=True, slots=True)
class Effect:
    """Four facts in Dutch, each short enough for one line beside other sides. Most likely run."""

    money: str
    people: str
    loses: str
    believe: str

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """With their titles, in the order a room asks for them."""
        return (
            ("Geld", self.money),
            ("Mensen", self.people),
            ("Wacht of verliest", self.loses),
            ("Wat u moet geloven", self.believe),
        )

    @property
    def line(self) -> str:
        """All on one line."""
        return f"{self.money} · {self.people} · wacht of verliest: {self.loses}"


def needs_threshold(summary: Summary) -> bool:
    """Whether what one must believe has to be worked out: only money with no established effect asks for it."""
    return summary.open_eur >= NOTICEABLE_EUR


def effect_words(outcome: Outcome, summary: Summary, thresholds: Thresholds | None) -> Effect:
    """``outcome`` and ``summary`` of the most likely run; ``thresholds`` where ``needs_threshold``."""
    people, _, loses = central_tiles(summary)
    return Effect(
        " · ".join(_money(summary)) or AS_NOW, _with_lines(people, " bereikt"), _with_lines(loses),
        _believe(outcome, summary, thresholds),
    )  # fmt: skip


def _money(summary: Summary) -> Iterator[str]:
    for amount, word in ((summary.more_eur, "meer"), (summary.less_eur, "minder")):
        if amount >= NOTICEABLE_EUR:
            per = euro_per_inhabitant(amount / summary.population)
            yield f"{euro(amount)} per jaar {word} ({per} per inwoner)"
    if summary.withheld_eur >= NOTICEABLE_EUR:
        yield f"{euro(summary.withheld_eur)} zorg per jaar niet betaald"
        return
    # What a ceiling withholds is no saving to book, so beside it a net amount would mislead.
    if summary.changed and not summary.is_unknown:
        yield f"netto in {summary.year}: {signed(euro(summary.net_eur), round(summary.net_eur))}"


def _with_lines(tile: Tile, behind: str = "") -> str:
    value = f"{tile.value}{behind}" if tile.value.endswith(("meer", "minder")) else tile.value
    return "; ".join((value, *tile.lines))


def _believe(outcome: Outcome, summary: Summary, thresholds: Thresholds | None) -> str:
    if not summary.changed:
        return UNCHANGED
    if thresholds is None:
        return RESEARCHED if outcome.gives_odds and not summary.waiting_lines else WAITING_NOT_MEASURED
    share = thresholds.joint.municipality
    if share is None and summary.spend_eur < 0:
        return f"Ook als de instroom in de zorg verdubbelt, is dit voor de gemeente goedkoper. {NOT_MEASURED}"
    if share is None:
        return (
            f"Tot en met {summary.horizon} komt de gemeente niet op nul uit, wat de instroom ook doet. {NOT_MEASURED}"
        )
    if share >= 0:
        return f"Bij {percent(share)} minder instroom in de zorg komt de gemeente op nul uit. {NOT_MEASURED}"
    return f"Tot {percent(-share)} meer instroom in de zorg blijft dit goedkoper. {NOT_MEASURED}"
