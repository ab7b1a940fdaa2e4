"""From a visitor's choices to an outcome; draws and baseline are made once per region and set of beliefs."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from akkoordwijzer.calibration.levers import Lever, levers
from akkoordwijzer.model.beliefs import Belief, with_beliefs
from akkoordwijzer.model.outcome import Outcome, Prepared, play, prepare
from akkoordwijzer.model.records import Case, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.report.summary import Summary, summarise
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.session import Visitor

Beliefs = tuple[tuple[str, Belief], ...]
# Shared by all visitors; each takes some 10 MB. Enough for a dozen at once, each in another municipality.
KEPT = 16


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _believed(region: str, beliefs: Beliefs) -> tuple[Case, Prepared]:
    case = with_beliefs(data.kit(region).case(), dict(beliefs))
    return case, prepare(case, Pert())


@st.cache_resource(show_spinner=False, max_entries=64)
def levers_of(region: str) -> dict[str, Lever]:
    """The levers of a region."""
    return levers(data.kit(region))


def outcome_of(visitor: Visitor) -> tuple[Outcome, Summary]:
    """The visitor's outcome over all draws, and its summary; the parts of the screen share them."""
    beliefs = {} if visitor.published_only else visitor.beliefs
    return outcome_for(visitor.region, beliefs, visitor.scenario)


def outcome_without_ceilings(visitor: Visitor) -> Outcome:
    """The same choices and assumptions with every care line open-ended."""
    beliefs = {} if visitor.published_only else visitor.beliefs
    return outcome_for(visitor.region, beliefs, visitor.scenario.model_copy(update={"ceilings": {}}))[0]


def outcome_for(region: str, beliefs: Mapping[str, Belief], scenario: Scenario) -> tuple[Outcome, Summary]:
    """The outcome of any scenario in a region, over all draws; it holds only the interventions that were changed."""
    return _played(region, tuple(sorted(beliefs.items())), scenario.model_dump_json())


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _played(region: str, beliefs: Beliefs, choices: str) -> tuple[Outcome, Summary]:
    """``choices`` is the scenario as JSON: quicker to look up than a record."""
    scenario = Scenario.model_validate_json(choices)
    case, prepared = _believed(region, beliefs)
    used = tuple(item for item in case.interventions if item.id in scenario.changes)
    changed = case.model_copy(update={"scenario": scenario, "interventions": used})
    outcome = play(changed, prepared=_without_idle(prepared, set(scenario.changes)))
    return outcome, summarise(outcome)


def _without_idle(prepared: Prepared, used: set[str]) -> Prepared:
    """The same draws without interventions that were not changed: two thirds of the work, and no part in the result."""
    rows = [number for number, item in enumerate(prepared.inputs.interventions) if item in used]
    return replace(prepared, inputs=prepared.inputs.only(rows))
