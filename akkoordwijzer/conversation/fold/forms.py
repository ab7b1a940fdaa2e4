"""Guess first, estimates, claims, dilemmas, role swap."""

from dataclasses import replace
from typing import Any

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.events import Event
from akkoordwijzer.conversation.fold.kit import folds, put
from akkoordwijzer.conversation.state import Claim, Estimate, Question, State


@folds(m.QuestionAsked)
def _question_asked(state: State, _: Event, move: m.QuestionAsked) -> State:
    return replace(state, questions={**state.questions, move.question: Question(move)})


def _question(state: State, question: str, **changes: Any) -> State:
    return replace(state, questions={**state.questions, question: replace(state.questions[question], **changes)})


@folds(m.Guessed)
def _guessed(state: State, event: Event, move: m.Guessed) -> State:
    guesses = {**state.questions[move.question].guesses, event.by: move.value}
    return _question(state, move.question, guesses=guesses)


@folds(m.GuessesShown)
def _guesses_shown(state: State, _: Event, move: m.GuessesShown) -> State:
    return _question(state, move.question, shown=True)


@folds(m.OutcomeShown)
def _outcome_shown(state: State, _: Event, move: m.OutcomeShown) -> State:
    return _question(state, move.question, shown=True, outcome=move.value)


@folds(m.EstimateAsked)
def _estimate_asked(state: State, _: Event, move: m.EstimateAsked) -> State:
    return replace(state, estimates={**state.estimates, move.parameter: Estimate(move)})


def _estimate(state: State, parameter: str, **changes: Any) -> State:
    return replace(state, estimates={**state.estimates, parameter: replace(state.estimates[parameter], **changes)})


@folds(m.EstimateGiven)
def _estimate_given(state: State, event: Event, move: m.EstimateGiven) -> State:
    rounds = state.estimates[move.parameter].rounds
    given = {**rounds[move.round], event.by: (move.estimate, move.why)}
    return _estimate(state, move.parameter, rounds={**rounds, move.round: given})


@folds(m.EstimatesShown)
def _estimates_shown(state: State, _: Event, move: m.EstimatesShown) -> State:
    return _estimate(state, move.parameter, shown=state.estimates[move.parameter].shown | {move.round})


@folds(m.EstimateTaken)
def _estimate_taken(state: State, _: Event, move: m.EstimateTaken) -> State:
    return _estimate(state, move.parameter, decided=True, taken=move.estimate, why=move.why)


@folds(m.ClaimMade)
def _claim_made(state: State, event: Event, move: m.ClaimMade) -> State:
    return replace(state, claims={**state.claims, move.claim: Claim(move, event.by)})


@folds(m.ClaimAccepted)
def _claim_accepted(state: State, _: Event, move: m.ClaimAccepted) -> State:
    claim = replace(state.claims[move.claim], status="accepted", why=None)
    return replace(state, claims={**state.claims, move.claim: claim})


@folds(m.ClaimParked)
def _claim_parked(state: State, _: Event, move: m.ClaimParked) -> State:
    claim = replace(state.claims[move.claim], status="parked", why=move.why)
    return replace(state, claims={**state.claims, move.claim: claim})


@folds(m.DilemmaAnswered)
def _dilemma_answered(state: State, event: Event, move: m.DilemmaAnswered) -> State:
    answers = {**state.dilemmas.get(move.dilemma, {}), event.by: (move.option, move.why)}
    return replace(state, dilemmas={**state.dilemmas, move.dilemma: answers})


@folds(m.DilemmaShown)
def _dilemma_shown(state: State, _: Event, move: m.DilemmaShown) -> State:
    return replace(state, dilemmas_shown=state.dilemmas_shown | {move.dilemma})


@folds(m.RoleSwapped)
def _role_swapped(state: State, event: Event, move: m.RoleSwapped) -> State:
    return replace(state, plays={**state.plays, event.by: state.members[move.plays].id})


@folds(m.SwapEnded)
def _swap_ended(state: State, event: Event, move: m.SwapEnded) -> State:
    state = replace(state, plays=put(state.plays, event.by, None))
    if move.reflection is None:
        return state
    return replace(state, reflections={**state.reflections, event.by: (move.reflection, move.shared)})
