"""What can be put on the table by name: ready-made plans, and what this visitor kept."""

from collections.abc import Mapping

from akkoordwijzer.charts.chart import distinct
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.session import Visitor


def plans(visitor: Visitor) -> dict[str, Scenario]:
    """By key: those of the library for this region, then the visitor's own."""
    ready = {scenario.id: scenario for scenario in data.kit(visitor.region).scenarios}
    return {**ready, **{f"mine.{key}": scenario for key, scenario in visitor.kept.items()}}


def labels(options: Mapping[str, Scenario]) -> dict[str, str]:
    """A name for each that no other has: a list in the browser tells its items apart by what they say."""
    return dict(zip(options, distinct(scenario.name or key for key, scenario in options.items()), strict=True))
