"""All that the report says about one scenario: what the screens show, without a screen."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.charts.differences import differences
from akkoordwijzer.charts.money import money_per_year
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.model.outcome import Outcome, Prepared, play, prepare
from akkoordwijzer.model.records import Case, Ceiling, Change, Scenario
from akkoordwijzer.model.thresholds import Thresholds, thresholds
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.report.bands import Bands, bands_of
from akkoordwijzer.report.guess import guessing
from akkoordwijzer.report.per_choice import per_choice
from akkoordwijzer.report.rows import Difference, money_sentence, payer_rows, people_rows, return_sentence
from akkoordwijzer.report.setback import setback_sentences
from akkoordwijzer.report.story import story_beside
from akkoordwijzer.report.summary import Summary, summarise
from akkoordwijzer.report.target import Target, progress
from akkoordwijzer.report.tiles import Tile, central_tiles, open_tile, tile_words
from akkoordwijzer.ui.compare import rows as compare_rows

# The same places everywhere: the country, a centre municipality, a rich one, a large one, an island.
PLACES = ("NL", "GM0080", "GM0406", "GM0599", "GM0088")
GROWTHS = (0.01, 0.0, -0.02, -0.05)


@dataclass(frozen=True, slots=True)
class Said:
    """One scenario in one place."""

    case: Case
    outcome: Outcome
    summary: Summary
    bands: Bands
    marks: Thresholds

    @property
    def story(self) -> str:
        """As on the what-if page: what the tiles leave room for."""
        return typed(story_beside(self.summary, central_tiles(self.summary)))

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All four."""
        return (*central_tiles(self.summary), open_tile(self.summary, self.bands, self.marks))

    @property
    def tile_texts(self) -> list[str]:
        """Title and all that is in it."""
        return [typed(f"{tile.title} · {tile_words(tile)}") for tile in self.tiles]

    @property
    def setback(self) -> list[str]:
        """The sentences of Tegenvaller."""
        return [typed(text) for text in setback_sentences(self.case, self.summary, self.bands, self.marks)]

    @property
    def differences(self) -> list[Difference]:
        """The rows of both pictures of differences."""
        return [*people_rows(self.summary), *payer_rows(self.summary)]

    @property
    def compared(self) -> dict[str, str]:
        """The column of this scenario in Vergelijken, by the name of its row."""
        played = [("Plan", self.summary, self.bands, self.marks)]
        tables = compare_rows.outcomes_table(played), compare_rows.payers_table([("Plan", self.summary)])
        return {row[0]: typed(row[2]) for table in tables for row in table.rows}

    @property
    def texts(self) -> list[str]:
        """Every sentence, tile, cell and alternative text."""
        found = [self.story, *self.tile_texts, *self.setback, money_sentence(self.summary)]
        found += [return_sentence(self.summary) or "", guessing(self.summary).question]
        found += [guessing(self.summary).answer_words]
        found += [" | ".join((row.name, row.words, row.note)) for row in self.differences]
        found += [
            " | ".join((row[0], *row[2:]))
            for row in per_choice(self.case, self.summary, dict.fromkeys(self.case.scenario.changes, 1e6))
        ]
        found += [f"{name} | {cell}" for name, cell in self.compared.items()]
        found += [progress(self.summary, Target(kind=kind, eur=5e6)).words for kind in ("less", "more")]
        found.append(money_per_year(self.outcome).alt)
        found.append(differences(people_rows(self.summary), "Mensen").alt)
        return [typed(text) for text in found if text]


def said_of(case: Case, draws: int = 200) -> Said:
    """What the report says of a case on its own."""
    outcome = play(case)
    summary = summarise(outcome)
    return Said(case, outcome, summary, bands_of(play(case, Pert(draws)), summary), thresholds(case))


class Place:
    """A region with its baseline and draws made once."""

    def __init__(self, kit: Kit, draws: int = 200) -> None:
        self.kit = kit
        self.middle: Prepared = prepare(kit.case())
        self.drawn: Prepared = prepare(kit.case(), Pert(draws))

    def say(self, scenario: Scenario) -> Said:
        """What the report says."""
        case = self.kit.case(scenario)
        outcome = play(case, prepared=self.middle)
        summary = summarise(outcome)
        drawn = bands_of(play(case, prepared=self.drawn), summary)
        return Said(case, outcome, summary, drawn, thresholds(case, self.middle))

    def every_lever(self) -> Iterator[tuple[str, Scenario]]:
        """Every lever alone, up to half of its reach and down to half of what is spent now."""
        for key, lever in levers(self.kit).items():
            up, down = 0.5 * lever.full_reach_eur_per_inhabitant, -0.5 * lever.current_eur_per_inhabitant
            for amount in (up, down):
                if abs(amount) > 0.001:
                    yield key, Scenario(changes={key: Change(amount_per_inhabitant=amount)})

    def at_random(self, seed: int) -> Scenario:
        """A scenario that somebody could turn together: one to five levers, sometimes maxima, sometimes other years."""
        pick = random.Random(seed)  # noqa: S311  # no secret
        offered = levers(self.kit)
        changes = {}
        for key in pick.sample(sorted(offered), pick.randint(1, 5)):
            amount = pick.choice([option for option in offered[key].options if option] or [0.5])
            when = {"from": pick.choice((2027, 2027, 2029, 2032)), "ramp": pick.choice((1, 2, 4))}
            until = pick.choice((None, None, None, 2033))
            changes[key] = Change.model_validate({"amount_per_inhabitant": amount, "until": until, **when})
        capped = [line.id for line in self.kit.lines if line.steerable and line.can_have_ceiling]
        chosen = pick.sample(capped, pick.choice((0, 0, 1, len(capped)))) if capped else []
        ceilings = {line: Ceiling(growth=pick.choice(GROWTHS)) for line in chosen}
        return Scenario(changes={} if ceilings and pick.random() < 0.2 else changes, ceilings=ceilings)
