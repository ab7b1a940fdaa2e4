"""Everything a region needs to play: lines, interventions and settings; and a case made from it with choices."""

from dataclasses import dataclass

from akkoordwijzer.calibration.baseline import build_baseline
from akkoordwijzer.calibration.shelf import shelf_of
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.records import Case, Intervention, Line, Reach, Scenario, Settings


@dataclass(frozen=True, slots=True)
class Kit:
    """A region's baseline: what stays the same whatever is chosen."""

    region: str
    settings: Settings
    lines: tuple[Line, ...]
    interventions: tuple[Intervention, ...]
    scenarios: tuple[Scenario, ...]
    left_out: tuple[Fault, ...]
    remarks: tuple[str, ...]

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
    shelf = shelf_of(figures)
    population, nation = shelf.inhabitants(region), shelf.inhabitants(NATION)
    baseline = build_baseline(figures, library.recipes, region)
    lines = {line.id for line in baseline.lines}
    interventions = tuple(
        scaled(item, population / nation) for item in library.interventions if needed_lines(item) <= lines
    )
    known = {item.id for item in interventions}
    current = _current(interventions, population)
    scenarios = tuple(
        ready.for_spending(current)
        for ready in library.scenarios
        if set(ready.changes) <= known and set(ready.ceilings) <= lines
    )
    settings = Settings(population=population)
    left_out = (*library.left_out, *baseline.left_out)
    return Kit(region, settings, baseline.lines, interventions, scenarios, left_out, baseline.remarks)


def needed_lines(item: Intervention) -> set[str]:
    """The care lines an intervention points at."""
    named = {effect.line for effect in item.effects} | {effect.from_ for effect in item.effects}
    named |= {effect.to for effect in item.effects} | {item.reach.line}
    return {line for line in named if line is not None}


def scaled(item: Intervention, share: float) -> Intervention:
    """National numbers (``scale: inhabitants``) brought down to a region's share of the inhabitants."""
    update: dict[str, object] = {}
    if item.current_participants.scale:
        update["current_participants"] = item.current_participants.scaled(share)
    if item.reach.size is not None and item.reach.size.scale:
        reach: Reach = item.reach.model_copy(update={"size": item.reach.size.scaled(share)})
        update["reach"] = reach
    return item.model_copy(update=update)


def _current(interventions: tuple[Intervention, ...], population: float) -> dict[str, float]:
    return {item.id: item.current_participants.mid * item.unit_cost.mid / population for item in interventions}
