"""Everything a region needs to play: lines, interventions and settings; and a case made from it with choices."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from akkoordwijzer.calibration import lookups
from akkoordwijzer.calibration.baseline import Baseline, build_baseline
from akkoordwijzer.calibration.interventions import Place, current_eur, localise
from akkoordwijzer.calibration.roll import TERM_YEARS
from akkoordwijzer.calibration.scale import scales
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.interventions import INHABITANTS
from akkoordwijzer.library.library import Library
from akkoordwijzer.library.price_index import PRICE_LEVEL
from akkoordwijzer.library.ready import ReadyScenario, Yardstick
from akkoordwijzer.model.records import Case, Intervention, Line, Scenario, Settings


@dataclass(frozen=True, slots=True)
class Kit:
    """A region's baseline: what stays the same whatever is chosen.

    ``small_lines`` says, by line, why there are too few people for a sum in euro. ``budgeted_eur`` is what each line
    costs in the budget year, as filed, before anything is thought about accounts (check (a) of the contract).
    """

    region: str
    settings: Settings
    lines: tuple[Line, ...]
    interventions: tuple[Intervention, ...]
    scenarios: tuple[Scenario, ...]
    left_out: tuple[Fault, ...]
    remarks: tuple[str, ...]
    yardstick: Yardstick
    small_lines: Mapping[str, str] = field(default_factory=dict)
    budgeted_eur: Mapping[str, float] = field(default_factory=dict)

    def case(self, scenario: Scenario | None = None) -> Case:
        """A case with this scenario; without one, unchanged policy."""
        return Case(
            settings=self.settings,
            lines=self.lines,
            interventions=self.interventions,
            scenario=scenario or Scenario(),
        )

    def current_eur_per_inhabitant(self) -> dict[str, float]:
        """What is spent on each intervention today, in euro per inhabitant per year; 0 where unknown."""
        return _current(self.interventions, self.settings.population)


def build_kit(figures: Figures, library: Library, region: str) -> Kit:
    """Work out a region. Raises ``KeyError`` for a region that has no inhabitants in the figures."""
    population = lookups.inhabitants(figures)[region]
    baseline = build_baseline(figures, library.recipes, library.uncertainty, region)
    lines = {line.id: line for line in baseline.lines}
    by_line = {recipe.id: scales(figures, recipe.scale)[region] for recipe in library.recipes}
    place = Place(figures, region, PRICE_LEVEL, lines, {**by_line, INHABITANTS: scales(figures, ())[region]})
    wanted = tuple(item for item in library.interventions if needed_lines(item) <= lines.keys())
    interventions, remarks = localise(wanted, place)
    known = {item.id for item in interventions}
    yardstick = _yardstick(baseline, interventions, population)
    settings = Settings(
        population=population,
        growth_damping=library.uncertainty.growth_damping.value,
        shared=library.uncertainty.shared_weights,
    )
    return Kit(
        region=region,
        settings=settings,
        lines=baseline.lines,
        interventions=interventions,
        scenarios=tuple(
            ready.for_region(yardstick) for ready in library.scenarios if _playable(ready, known, lines.keys())
        ),
        left_out=(*library.left_out, *baseline.left_out),
        remarks=(*baseline.remarks, *remarks),
        yardstick=yardstick,
        small_lines=baseline.small,
        budgeted_eur={line: cost.eur for line, cost in baseline.budgeted.items()},
    )


def needed_lines(item: Intervention) -> set[str]:
    """The care lines an intervention points at."""
    named = {effect.line for effect in item.effects} | {effect.from_ for effect in item.effects}
    named |= {effect.to for effect in item.effects} | {item.reach.line} | {place.line for place in item.could_affect}
    return {line for line in named if line is not None}


def _playable(ready: ReadyScenario, interventions: set[str], lines: Set[str]) -> bool:
    return set(ready.changes) <= interventions and set(ready.ceilings) <= lines


def _yardstick(baseline: Baseline, interventions: tuple[Intervention, ...], population: float) -> Yardstick:
    """Shares are of what a region itself budgets for care on which it may put a ceiling."""
    own = [line.id for line in baseline.lines if line.can_have_ceiling and line.id in baseline.budgeted]
    growth = {line: baseline.country.rolls[line].cost_growth for line in own}
    budgets = {line: baseline.budgeted[line].eur / population for line in own}
    return Yardstick(
        current=_current(interventions, population),
        specialist=sum(budgets.values()),
        growth=sum(eur * ((1 + growth[line]) ** TERM_YEARS - 1) for line, eur in budgets.items()),
        line_growth=growth,
    )


def _current(interventions: tuple[Intervention, ...], population: float) -> dict[str, float]:
    return {item.id: current_eur(item) / population for item in interventions}
