"""From a proposal to an outcome: the one place where the screen plays the model.

The walk of a slider's value enters every room once, down to the model and up again::

    ui/what_if    slider → callback                                       table, chart and sentence
    ui/shared     session: Visitor.set_amount → propose      outcomes: outcome_of       ↑
    proposal                check (the gate) → Proposal ─────────┘ ↓                    │
    model                                        with_beliefs, play → Outcome           │
    report                                                          summarise → Summary ┘

The kit that the gate and the play hold things against was made before, once per region (``data.kit``).
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from akkoordwijzer.calibration.levers import Lever, levers
from akkoordwijzer.model.beliefs import Belief, with_beliefs
from akkoordwijzer.model.choices import build_choices
from akkoordwijzer.model.outcome import Outcome, Prepared, play, prepare
from akkoordwijzer.model.records import Case, Ceiling, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.report.summary import Summary, summarise
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.session import Visitor

# Of what an outcome depends on: frozen records under their id, sorted, so that names and order play no part.
Beliefs = tuple[tuple[str, Belief], ...]
Changes = tuple[tuple[str, Change], ...]
Ceilings = tuple[tuple[str, Ceiling], ...]
# Shared by all visitors; each takes some 10 to 20 MB. Enough for a dozen at once, each in another municipality.
KEPT = 16
SAMPLE = Pert()


@st.cache_resource(show_spinner=False, max_entries=64)
def levers_of(region: str) -> dict[str, Lever]:
    """The levers of a region."""
    return levers(data.kit(region))


def outcome_of(visitor: Visitor) -> tuple[Outcome, Summary]:
    """The visitor's outcome over all draws, and its summary; the parts of the screen share them."""
    return outcome_for_proposal(visitor.proposal)


def outcome_without_ceilings(visitor: Visitor) -> Outcome:
    """The same choices and assumptions with every care line open-ended, counted from the same first year."""
    proposal = visitor.proposal
    key = (proposal.region, _sorted(proposal.believed), _sorted(proposal.scenario.changes))
    return _played(*key, (), proposal.scenario.first_year)[0]


def outcome_for_proposal(proposal: Proposal) -> tuple[Outcome, Summary]:
    """The outcome of a proposal that passed the gate."""
    return outcome_for(proposal.region, proposal.believed, proposal.scenario)


def outcome_for(region: str, beliefs: Mapping[str, Belief], scenario: Scenario) -> tuple[Outcome, Summary]:
    """The outcome of any scenario in a region, over all draws; it holds only the interventions that were changed."""
    changes, ceilings = _sorted(scenario.changes), _sorted(scenario.ceilings)
    return _played(region, _sorted(beliefs), changes, ceilings, scenario.first_year)


def _sorted(records: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(records.items(), key=lambda item: item[0]))


@lru_cache(maxsize=KEPT)
def _believed(region: str, beliefs: Beliefs) -> tuple[Case, Prepared]:
    """Draws and baseline: the same whatever is chosen, so made once per region and set of beliefs."""
    case = with_beliefs(data.kit(region).case(), dict(beliefs))
    return case, prepare(case, SAMPLE)


@lru_cache(maxsize=KEPT)
def _played(
    region: str, beliefs: Beliefs, changes: Changes, ceilings: Ceilings, first_year: int | None
) -> tuple[Outcome, Summary]:
    """``first_year`` is that of the whole scenario, also when it is played without its ceilings: what can be cashed is
    counted from there."""
    scenario = Scenario(changes=dict(changes), ceilings=dict(ceilings))
    case, prepared = _believed(region, beliefs)
    used = [number for number, item in enumerate(case.interventions) if item.id in scenario.changes]
    changed = case.model_copy(
        update={"scenario": scenario, "interventions": tuple(case.interventions[number] for number in used)}
    )
    choices = replace(build_choices(changed), first_year=first_year)
    outcome = play(changed, prepared=replace(prepared, inputs=prepared.inputs.only(used)), choices=choices)
    return outcome, summarise(outcome)
