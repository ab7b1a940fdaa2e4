"""Private entries, and how they are erased."""

from dataclasses import replace

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.events import Event
from akkoordwijzer.conversation.fold.kit import folds, put
from akkoordwijzer.conversation.state import State, Wish


@folds(m.Erased)
def _erased(state: State, event: Event, _: m.Erased) -> State:
    who = event.by
    return replace(
        state,
        wishes=put(state.wishes, who, None),
        weights=put(state.weights, who, None),
        counted=state.counted - {who},
        proposals_saved=put(state.proposals_saved, who, None),
        work=put(state.work, who, None),
        reflections=put(state.reflections, who, None),
        # It was reckoned with amounts that are gone.
        spread={},
        questions={k: replace(q, guesses=put(q.guesses, who, None)) for k, q in state.questions.items()},
        estimates={
            k: replace(e, rounds={r: put(given, who, None) for r, given in e.rounds.items()})
            for k, e in state.estimates.items()
        },
        dilemmas={k: put(answers, who, None) for k, answers in state.dilemmas.items()},
    )


@folds(m.AmountSet)
def _amount_set(state: State, event: Event, move: m.AmountSet) -> State:
    wish = _wish(state, event.by, move.lever)
    return _wished(state, event.by, move.lever, replace(wish, ideal=move.amount))


@folds(m.RedLineSet)
def _red_line_set(state: State, event: Event, move: m.RedLineSet) -> State:
    ideal = _wish(state, event.by, move.lever).ideal
    return _wished(state, event.by, move.lever, Wish(ideal, move.least, move.most, move.why, move.shared))


def _wish(state: State, who: str, lever: str) -> Wish:
    return state.wishes.get(who, {}).get(lever, Wish())


def _wished(state: State, who: str, lever: str, wish: Wish) -> State:
    return replace(state, wishes={**state.wishes, who: {**state.wishes.get(who, {}), lever: wish}})


@folds(m.WeightSet)
def _weight_set(state: State, event: Event, move: m.WeightSet) -> State:
    own = {**state.weights.get(event.by, {}), move.lever: move.points}
    return replace(state, weights={**state.weights, event.by: own})


@folds(m.WishesCounted)
def _wishes_counted(state: State, event: Event, move: m.WishesCounted) -> State:
    return replace(state, counted=state.counted | {event.by} if move.count else state.counted - {event.by})


@folds(m.ProposalSaved)
def _proposal_saved(state: State, event: Event, move: m.ProposalSaved) -> State:
    own = put(state.proposals_saved.get(event.by, {}), move.name, move.proposal)
    return replace(state, proposals_saved={**state.proposals_saved, event.by: own})


@folds(m.WorkSaved)
def _work_saved(state: State, event: Event, move: m.WorkSaved) -> State:
    own = put(state.work.get(event.by, {}), move.part, move.data)
    return replace(state, work={**state.work, event.by: own})
