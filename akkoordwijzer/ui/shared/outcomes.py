"""From a proposal to an outcome: the one place where the screen plays the model.

The walk of a slider's value enters every room once, down to the model and up again::

    ui/what_if    slider → callback                                       table, chart and sentence
    ui/shared     session: Visitor.set_amount → propose      outcomes: outcome_of       ↑
    proposal                check (the gate) → Proposal ─────────┘ ↓                    │
    model                                        with_beliefs, play → Outcome           │
    report                                                          summarise → Summary ┘

The kit that the gate and the play hold things against was made before, once per region (``data.kit``).
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
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
    return case, _read_only(prepare(case, SAMPLE))


@lru_cache(maxsize=KEPT)
def _played(
    region: str, beliefs: Beliefs, changes: Changes, ceilings: Ceilings, first_year: int | None
) -> tuple[Outcome, Summary]:
    """``first_year`` is that of the whole scenario, also when it is played without its ceilings: what can be cashed is
    counted from there."""
    scenario = Scenario(changes=dict(changes), ceilings=dict(ceilings))
    case, prepared = _believed(region, beliefs)
    used = tuple(item for item in case.interventions if item.id in scenario.changes)
    changed = case.model_copy(update={"scenario": scenario, "interventions": used})
    choices = replace(build_choices(changed), first_year=first_year)
    outcome = play(changed, prepared=_without_idle(prepared, set(scenario.changes)), choices=choices)
    return _read_only(outcome), summarise(outcome)


def _read_only(record: Any) -> Any:
    """The same record; its arrays are shared by all visitors, so nothing may write to them."""
    for part in dataclasses.fields(record):
        value = getattr(record, part.name)
        if isinstance(value, np.ndarray):
            value.flags.writeable = False
        elif dataclasses.is_dataclass(value):
            _read_only(value)
        elif isinstance(value, dict):
            for array in value.values():
                if isinstance(array, np.ndarray):
                    array.flags.writeable = False
    return record


def _without_idle(prepared: Prepared, used: set[str]) -> Prepared:
    """The same draws without interventions that were not changed: two thirds of the work, and no part in the result."""
    inputs = prepared.inputs
    rows = [number for number, item in enumerate(inputs.interventions) if item in used]
    place = {row: number for number, row in enumerate(rows)}
    fewer = replace(
        inputs,
        interventions=tuple(inputs.interventions[row] for row in rows),
        participant_cost=inputs.participant_cost[rows],
        pool_line=inputs.pool_line[rows],
        pool_size=inputs.pool_size[rows],
        pool_share=inputs.pool_share[rows],
        current=inputs.current[rows],
        effects=tuple(
            replace(effect, intervention=place[effect.intervention])
            for effect in inputs.effects
            if effect.intervention in place
        ),
    )
    return replace(prepared, inputs=fewer)
