"""From a proposal to an outcome: the one place where the screen plays the model.

The walk of a slider's value enters every room once, down to the model and up again::

    ui/what_if    slider → callback                                       tiles, picture and sentence
    ui/shared     session: Visitor.choose → propose          outcomes: central_of       ↑
    proposal                check (the gate) → Proposal ─────────┘ ↓                    │
    model                                        with_beliefs, play → Outcome           │
    report                                                          summarise → Summary ┘

The most likely run gives every number on the screen, the draws only bands and odds. The kit that the gate and the play
hold things against was made before, once per region (``data.kit``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import streamlit as st

from akkoordwijzer.calibration.levers import Lever, levers
from akkoordwijzer.figures.spending_queries import Split, split_years
from akkoordwijzer.model.beliefs import Belief, Estimate, EstimateKey, with_beliefs, with_estimates
from akkoordwijzer.model.outcome import Outcome, Prepared, play, play_expected, prepare
from akkoordwijzer.model.records import Case, Ceiling, Change, Scenario
from akkoordwijzer.model.sample import mid
from akkoordwijzer.model.thresholds import Alone, Thresholds, threshold_of, thresholds
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.proposal import Proposal, with_years
from akkoordwijzer.report.bands import Bands, bands_of
from akkoordwijzer.report.pots import Pots, pots_of
from akkoordwijzer.report.summary import Summary, summarise
from akkoordwijzer.ui.shared import data

# Of what an outcome depends on: frozen records under their id, sorted, so that names and order play no part.
Changes = tuple[tuple[str, Change], ...]
Ceilings = tuple[tuple[str, Ceiling], ...]
# Draws are shared by all visitors; each takes some 10 to 20 MB. Enough for a dozen at once, each in another place.
KEPT, KEPT_CENTRAL = 16, 256
# Whole outcomes over all draws, for documents: the screen keeps what they say and lets their memory serve the next.
KEPT_DRAWN = 3
SAMPLE = Pert()


@dataclass(frozen=True, slots=True)
class Question:
    """All that an outcome depends on: where, what is believed there, and what is chosen."""

    region: str
    beliefs: tuple[tuple[str, Belief], ...]
    estimates: tuple[tuple[EstimateKey, Estimate], ...]
    changes: Changes = ()
    ceilings: Ceilings = ()
    years: int = 10

    @property
    def place(self) -> "Question":
        """The same without choices: all that draws and baseline depend on."""
        return replace(self, changes=(), ceilings=())


@dataclass(frozen=True, slots=True)
class Central:
    """The most likely run, and what it says."""

    outcome: Outcome
    summary: Summary


def question_of(proposal: Proposal, scenario: Scenario | None = None) -> Question:
    """What to ask the model; ``scenario`` is another one than the proposal's, under the same beliefs."""
    chosen = scenario or proposal.scenario
    return Question(
        proposal.region,
        _sorted(proposal.believed),
        _sorted(proposal.estimated),
        _sorted({key: change for key, change in chosen.changes.items() if change.amount_per_inhabitant != 0}),
        _sorted(chosen.ceilings),
        proposal.years,
    )


def central_of(proposal: Proposal, scenario: Scenario | None = None) -> Central:
    """The most likely run of a proposal: every number on a screen."""
    return _central(question_of(proposal, scenario))


def bands_for(proposal: Proposal, scenario: Scenario | None = None) -> Bands:
    """What the draws say around it."""
    question = question_of(proposal, scenario)
    return _bands(question)


def drawn_of(proposal: Proposal, scenario: Scenario | None = None) -> Outcome:
    """The same choices over all draws: for ranges in a document."""
    return _drawn(question_of(proposal, scenario))


def thresholds_for(proposal: Proposal, scenario: Scenario | None = None) -> Thresholds:
    """What one must believe."""
    return _thresholds(question_of(proposal, scenario))


def threshold_for(proposal: Proposal, intervention: str, line: str, change: Change) -> Alone:
    """What one must believe of one measure on one line, whatever else is chosen. Estimates on it do not count."""
    return _threshold(question_of(proposal).place, intervention, line, change)


def pots_for(proposal: Proposal, scenario: Scenario | None = None) -> Pots | None:
    """The two pots; nothing for a region without a budget that can be used."""
    split = newest_split(proposal.region)
    if split is None:
        return None
    outcome = central_of(proposal, scenario).outcome
    return pots_of(split, outcome.case, outcome, data.kit(proposal.region).budgeted_eur)


@st.cache_resource(show_spinner=False, max_entries=64)
def levers_of(region: str) -> dict[str, Lever]:
    """The levers of a region."""
    return levers(data.kit(region))


@st.cache_resource(show_spinner=False, max_entries=400)
def newest_split(region: str) -> Split | None:
    """Money for prevention and specialist care in the newest budget; nothing when it cannot be right."""
    found = split_years(data.figures(), region, "budget")
    return found[-1] if found and not found[-1].suspect and found[-1].share is not None else None


def _sorted(records: Mapping[Any, Any]) -> tuple[tuple[Any, Any], ...]:
    return tuple(sorted(records.items(), key=lambda item: item[0]))


def _case(question: Question) -> Case:
    case = with_years(data.kit(question.region).case(), question.years)
    case = with_beliefs(case, dict(question.beliefs))
    return with_estimates(case, dict(question.estimates))


@lru_cache(maxsize=KEPT)
def _prepared_central(place: Question) -> tuple[Case, Prepared]:
    case = _case(place)
    return case, prepare(case, mid)


@lru_cache(maxsize=KEPT)
def _prepared_draws(place: Question) -> tuple[Case, Prepared]:
    """Draws and baseline: the same whatever is chosen, so made once per region and set of beliefs."""
    case = _case(place)
    return case, prepare(case, SAMPLE)


def _play(question: Question, case: Case, prepared: Prepared) -> Outcome:
    return play(_with_choices(case, question), prepared=prepared)


def _with_choices(case: Case, question: Question) -> Case:
    scenario = Scenario(changes=dict(question.changes), ceilings=dict(question.ceilings))
    return case.model_copy(update={"scenario": scenario})


@lru_cache(maxsize=KEPT_CENTRAL)
def _central(question: Question) -> Central:
    case, prepared = _prepared_central(question.place)
    outcome = _play(question, case, prepared)
    return Central(outcome, summarise(outcome, data.kit(question.region).small_lines))


@lru_cache(maxsize=KEPT_DRAWN)
def _drawn(question: Question) -> Outcome:
    return _play(question, *_prepared_draws(question.place))


@lru_cache(maxsize=KEPT_CENTRAL)
def _bands(question: Question) -> Bands:
    case, prepared = _prepared_draws(question.place)
    return bands_of(play_expected(_with_choices(case, question), prepared), _central(question).summary)


@lru_cache(maxsize=KEPT_CENTRAL)
def _threshold(place: Question, intervention: str, line: str, change: Change) -> Alone:
    case, prepared = _prepared_central(place)
    return threshold_of(case, intervention, line, change, prepared)


@lru_cache(maxsize=KEPT_CENTRAL)
def _thresholds(question: Question) -> Thresholds:
    case, prepared = _prepared_central(question.place)
    return thresholds(_with_choices(case, question), prepared)
