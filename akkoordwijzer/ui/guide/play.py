"""Playing the sides of a dilemma here, and putting one on the table or several beside one another."""

from dataclasses import dataclass

import streamlit as st

from akkoordwijzer.calibration.sides import Side, sides
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.kept import plan_of
from akkoordwijzer.report.side_words import Effect, effect_words, needs_threshold
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.guide_links import path_of
from akkoordwijzer.ui.shared.outcomes import central_of, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.view import KEPT, MOST_COMPARED


@dataclass(frozen=True, slots=True)
class Played:
    """A side, and what it does here; no effect where the model cannot tell it apart."""

    side: Side
    effect: Effect | None
    dilemma: Dilemma

    @property
    def scenario(self) -> Scenario | None:
        """What can be put on the table, under the name of the side."""
        return plan_of(self.side, self.dilemma)


def played(visitor: Visitor, dilemma: Dilemma) -> list[Played]:
    """Every side in the order of the content, under what this visitor believes; the most likely run only."""
    return [Played(side, _effect(visitor, side), dilemma) for side in sides(dilemma, data.kit(visitor.region))]


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
    """Keep the sides and compare the first four; the others can be chosen there."""
    plans = {scenario.id: scenario for one in found if (scenario := one.scenario) is not None}
    visitor.kept = {**visitor.kept, **plans}
    visitor.compared = [f"{KEPT}{key}" for key in plans][:MOST_COMPARED]
    st.switch_page(path_of("vergelijken"))
