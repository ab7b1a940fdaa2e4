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
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import streamlit as st

from akkoordwijzer.calibration.levers import Lever, levers
from akkoordwijzer.model.beliefs import Belief, Estimate, EstimateKey, with_beliefs, with_estimates
from akkoordwijzer.model.outcome import Outcome, Prepared, play, prepare
from akkoordwijzer.model.records import Case, Ceiling, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.report.summary import Summary, summarise
from akkoordwijzer.ui.shared import data

# Of what an outcome depends on: frozen records under their id, sorted, so that names and order play no part.
Changes = tuple[tuple[str, Change], ...]
Ceilings = tuple[tuple[str, Ceiling], ...]
# Shared by all visitors; each takes some 10 to 20 MB. Enough for a dozen at once, each in another municipality.
KEPT = 16
SAMPLE = Pert()


@dataclass(frozen=True, slots=True)
class _Believed:
    """Where, and what is believed there: all that the draws depend on."""

    region: str
    beliefs: tuple[tuple[str, Belief], ...]
    estimates: tuple[tuple[EstimateKey, Estimate], ...]


@st.cache_resource(show_spinner=False, max_entries=64)
def levers_of(region: str) -> dict[str, Lever]:
    """The levers of a region."""
    return levers(data.kit(region))


def outcome_of(proposal: Proposal) -> tuple[Outcome, Summary]:
    """The outcome of a proposal over all draws, and its summary; it holds only the interventions that were changed."""
    believed = _Believed(proposal.region, _sorted(proposal.believed), _sorted(proposal.estimated))
    return _played(believed, _sorted(proposal.scenario.changes), _sorted(proposal.scenario.ceilings))


def _sorted(records: Mapping[Any, Any]) -> tuple[tuple[Any, Any], ...]:
    return tuple(sorted(records.items(), key=lambda item: item[0]))


@lru_cache(maxsize=KEPT)
def _prepared(believed: _Believed) -> tuple[Case, Prepared]:
    """Draws and baseline: the same whatever is chosen, so made once per region and set of beliefs."""
    case = with_beliefs(data.kit(believed.region).case(), dict(believed.beliefs))
    case = with_estimates(case, dict(believed.estimates))
    return case, prepare(case, SAMPLE)


@lru_cache(maxsize=KEPT)
def _played(believed: _Believed, changes: Changes, ceilings: Ceilings) -> tuple[Outcome, Summary]:
    scenario = Scenario(changes=dict(changes), ceilings=dict(ceilings))
    case, prepared = _prepared(believed)
    used = [number for number, item in enumerate(case.interventions) if item.id in scenario.changes]
    items = tuple(case.interventions[number] for number in used)
    changed = case.model_copy(update={"scenario": scenario, "interventions": items})
    outcome = play(changed, prepared=replace(prepared, inputs=prepared.inputs.only(used)))
    return outcome, summarise(outcome)
