"""From a visitor's choices to an outcome; draws and baseline are made once per region and set of beliefs."""

from collections.abc import Mapping

import streamlit as st

from akkoordwijzer.calibration.levers import Lever, levers
from akkoordwijzer.model.beliefs import Belief, with_beliefs
from akkoordwijzer.model.outcome import Outcome, Prepared, play, prepare
from akkoordwijzer.model.records import Case, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.ui import data
from akkoordwijzer.ui.session import Visitor

Beliefs = tuple[tuple[str, Belief], ...]


@st.cache_resource(show_spinner=False, max_entries=8)
def _believed(region: str, beliefs: Beliefs) -> tuple[Case, Prepared]:
    case = with_beliefs(data.kit(region).case(), dict(beliefs))
    return case, prepare(case, Pert())


@st.cache_resource(show_spinner=False, max_entries=64)
def levers_of(region: str) -> dict[str, Lever]:
    """The levers of a region."""
    return levers(data.kit(region))


def case_of(visitor: Visitor) -> Case:
    """The visitor's case: region, beliefs and choices."""
    return _case(visitor.region, visitor.beliefs, visitor.scenario)


def outcome_of(visitor: Visitor) -> Outcome:
    """The visitor's outcome over all draws."""
    beliefs = {} if visitor.published_only else visitor.beliefs
    return outcome_for(visitor.region, beliefs, visitor.scenario)


def outcome_for(region: str, beliefs: Mapping[str, Belief], scenario: Scenario) -> Outcome:
    """The outcome of any scenario in a region, over all draws."""
    prepared = _believed(region, tuple(sorted(beliefs.items())))[1]
    return play(_case(region, beliefs, scenario), prepared=prepared)


def _case(region: str, beliefs: Mapping[str, Belief], scenario: Scenario) -> Case:
    case = _believed(region, tuple(sorted(beliefs.items())))[0]
    return case.model_copy(update={"scenario": scenario})


def pruned(case: Case) -> Case:
    """The case without interventions that were not changed: they have no part in drivers and contributions."""
    used = tuple(item for item in case.interventions if item.id in case.scenario.changes)
    return case.model_copy(update={"interventions": used})
