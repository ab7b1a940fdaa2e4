"""Playing the sides of a dilemma here, and putting one on the table or several beside one another."""

from dataclasses import dataclass

import streamlit as st

from akkoordwijzer.calibration.sides import Side, sides
from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.proposal import LONGEST_NAME
from akkoordwijzer.report.side_words import Effect, effect_words, needs_threshold
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.guide_links import path_of
from akkoordwijzer.ui.shared.outcomes import central_of, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor

MOST_COMPARED = 4
KEPT = "kept."


@dataclass(frozen=True, slots=True)
class Played:
    """A side, and what it does here; no effect where the model cannot tell it apart."""

    side: Side
    effect: Effect | None
    number: int

    @property
    def scenario(self) -> Scenario | None:
        """What can be put on the table, under the name of the side."""
        found = self.side.scenario
        option = self.side.option
        # Every dilemma has a radical variant: its name alone would not say which.
        name = f"{option.name} (dilemma {self.number})" if option.kind == "radical" else option.name
        name = one_line(name)[:LONGEST_NAME]
        return None if found is None else found.model_copy(update={"name": name, "id": option.id})


def played(visitor: Visitor, dilemma: Dilemma) -> list[Played]:
    """Every side in the order of the content, under what this visitor believes; the most likely run only."""
    return [Played(side, _effect(visitor, side), dilemma.order) for side in sides(dilemma, data.kit(visitor.region))]


def _effect(visitor: Visitor, side: Side) -> Effect | None:
    if side.scenario is None:
        return None
    central = central_of(visitor.proposal, side.scenario)
    asked = needs_threshold(central.summary)
    thresholds = thresholds_for(visitor.proposal, side.scenario) if asked else None
    return effect_words(central.outcome, central.summary, thresholds)


def put_on_table(visitor: Visitor, scenario: Scenario) -> None:
    """Copy a side to Wat als? and go there. The address of this page says it first: Back comes back to it."""
    visitor.take_over(scenario)
    session.write_address()
    st.switch_page(path_of("wat-als"))


def lay_beside(visitor: Visitor, found: list[Played]) -> None:
    """Keep the sides under their names and compare the first four; the others can be chosen there."""
    scenarios = [scenario for one in found if (scenario := one.scenario) is not None]
    named = {scenario.name or scenario.id: scenario for scenario in scenarios}
    visitor.kept = {**visitor.kept, **named}
    visitor.compared = [f"{KEPT}{name}" for name in named][:MOST_COMPARED]
    st.switch_page(path_of("vergelijken"))
