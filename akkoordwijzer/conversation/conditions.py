"""What must be so before a move means something: one check per kind, each refusal one Dutch sentence."""

from collections.abc import Callable
from typing import Any

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.moves import Move
from akkoordwijzer.conversation.state import Member, OnTable, State


def _about_member(state: State, member: Member, move: m.Admitted | m.ShownOut | m.RoleSet) -> str | None:
    if move.member not in state.members:
        return "Deze deelnemer is er niet (meer)."
    if move.member == member.id:
        return "De gespreksleider kan dit niet met zichzelf doen."
    return None


def _name_free(state: State, member: Member, move: m.Renamed) -> str | None:
    return None if name_is_free(state, move.name, member.id) else "Deze naam is al in gebruik: kies een andere."


def name_is_free(state: State, name: str, own: str = "") -> bool:
    """Whether nobody else in or before the door goes by this name."""
    others = (other for other in state.members.values() if other.id != own and other.status != "out")
    return all(other.name.casefold() != name.casefold() for other in others)


def _amount(state: State, member: Member, move: m.AmountSet) -> str | None:
    wish = state.wishes.get(member.id, {}).get(move.lever)
    if wish is None or move.amount is None:
        return None
    low = wish.least is not None and move.amount < wish.least
    high = wish.most is not None and move.amount > wish.most
    return "Dit bedrag ligt voorbij uw eigen rode lijn: verzet eerst die lijn." if low or high else None


def _red_line(state: State, member: Member, move: m.RedLineSet) -> str | None:
    wish = state.wishes.get(member.id, {}).get(move.lever)
    if wish is None or wish.ideal is None:
        return None
    low = move.least is not None and wish.ideal < move.least
    high = move.most is not None and wish.ideal > move.most
    return "Uw eigen bedrag ligt dan voorbij uw rode lijn: verzet eerst dat bedrag." if low or high else None


def _levers(state: State, member: Member, move: m.AmountSet | m.RedLineSet | m.WeightSet) -> str | None:
    known = {*state.wishes.get(member.id, {}), *state.weights.get(member.id, {})}
    if len(known) >= 100 and move.lever not in known:
        return "U hebt al honderd maatregelen ingevuld; meer kan niet."
    if isinstance(move, m.AmountSet):
        return _amount(state, member, move)
    return _red_line(state, member, move) if isinstance(move, m.RedLineSet) else None


def _shelf(state: State, member: Member, move: m.ProposalSaved | m.WorkSaved) -> str | None:
    saved = isinstance(move, m.ProposalSaved)
    own = (state.proposals_saved if saved else state.work).get(member.id, {})
    name = move.name if isinstance(move, m.ProposalSaved) else move.part
    return "U bewaart al vijftig stukken: gooi er eerst een weg." if len(own) >= 50 and name not in own else None


def _live(state: State, proposal: str) -> OnTable | str:
    found = state.table.get(proposal)
    if found is None:
        return "Dit voorstel ligt niet op tafel."
    return "Dit voorstel is van tafel gehaald." if found.withdrawn else found


def _new_proposal(state: State, member: Member, move: m.Tabled | m.Countered) -> str | None:
    if isinstance(move, m.Countered) and isinstance(answered := _live(state, move.answers), str):
        return answered
    old = state.table.get(move.proposal)
    if old is not None and old.owner != member.id:
        return "Dit voorstel is van een ander: doe een tegenvoorstel."
    if any(outcome.proposal == move.proposal for outcome in state.settled):
        return "Dit voorstel is al vastgelegd: doe een nieuw voorstel."
    # A proposal changed while somebody plays a role would lose whose it was.
    if old is not None and old.plays != state.plays.get(member.id):
        return "Dit voorstel deed u in een andere rol: doe een nieuw voorstel."
    return None


def _own_proposal(state: State, member: Member, move: m.Withdrew) -> str | None:
    found = _live(state, move.proposal)
    if isinstance(found, str):
        return found
    if any(outcome.proposal == move.proposal for outcome in state.settled):
        return "Dit voorstel is al vastgelegd en blijft staan."
    return None if found.owner == member.id else "Alleen wie een voorstel deed, haalt het van tafel."


def _on_table(state: State, member: Member, move: m.Supported | m.Objected | m.Agreed | m.Settled) -> str | None:
    if isinstance(found := _live(state, move.proposal), str):
        return found
    if member.id in state.plays:
        return "U speelt nu een andere rol: stop daarmee voordat u voor uzelf spreekt."
    if found.plays is not None:
        return "Dit voorstel hoort bij het rollenspel en telt niet als voorstel."
    return None


def _not_playing(state: State, member: Member, _: Move) -> str | None:
    return "U speelt al een andere rol." if member.id in state.plays else None


def _swap(state: State, member: Member, move: m.RoleSwapped) -> str | None:
    other = state.members.get(move.plays)
    if other is None or other.role != "party" or other.status != "in" or other.id == member.id:
        return "Kies een andere partij die meedoet."
    return _not_playing(state, member, move)


def _swap_end(state: State, member: Member, _: m.SwapEnded) -> str | None:
    return None if member.id in state.plays else "U speelt nu geen andere rol."


def _asked(state: State, _: Member, move: m.QuestionAsked) -> str | None:
    return "Deze vraag is al gesteld." if move.question in state.questions else None


def _question(state: State, _: Member, move: m.Guessed | m.GuessesShown | m.OutcomeShown) -> str | None:
    question = state.questions.get(move.question)
    if question is None:
        return "Deze vraag is nog niet gesteld."
    if isinstance(move, m.Guessed) and question.shown:
        return "De schattingen staan al op het scherm: raden kan niet meer."
    return None


def _estimate_asked(state: State, _: Member, move: m.EstimateAsked) -> str | None:
    return "Deze inschatting is al gevraagd." if move.parameter in state.estimates else None


def _estimate(state: State, _: Member, move: m.EstimateGiven | m.EstimatesShown | m.EstimateTaken) -> str | None:
    found = state.estimates.get(move.parameter)
    if found is None:
        return "Deze inschatting is nog niet gevraagd."
    if isinstance(move, m.EstimateTaken):
        return None
    if move.round == 2 and 1 not in found.shown:
        return "De tweede ronde begint als de eerste op het scherm staat."
    if isinstance(move, m.EstimateGiven) and move.round in found.shown:
        return "Deze ronde staat al op het scherm: inschatten kan niet meer."
    return None


def _new_claim(state: State, _: Member, move: m.ClaimMade) -> str | None:
    return "Deze bewering ligt al op tafel." if move.claim in state.claims else None


def _claim(state: State, _: Member, move: m.ClaimAccepted | m.ClaimParked) -> str | None:
    return None if move.claim in state.claims else "Deze bewering ligt niet op tafel."


def _dilemma(state: State, _: Member, move: m.DilemmaAnswered) -> str | None:
    return "De antwoorden staan al op het scherm." if move.dilemma in state.dilemmas_shown else None


def _reopen(state: State, _: Member, __: m.Reopened) -> str | None:
    return None if state.closed else "Dit gesprek is al open."


CONDITIONS: dict[type[m.MoveRecord], Callable[[State, Member, Any], str | None]] = {
    m.Admitted: _about_member,
    m.ShownOut: _about_member,
    m.RoleSet: _about_member,
    m.Renamed: _name_free,
    m.AmountSet: _levers,
    m.RedLineSet: _levers,
    m.WeightSet: _levers,
    m.ProposalSaved: _shelf,
    m.WorkSaved: _shelf,
    m.Tabled: _new_proposal,
    m.Countered: _new_proposal,
    m.Withdrew: _own_proposal,
    m.Supported: _on_table,
    m.Objected: _on_table,
    m.Agreed: _on_table,
    m.Settled: _on_table,
    m.RoleSwapped: _swap,
    m.SwapEnded: _swap_end,
    m.QuestionAsked: _asked,
    m.Guessed: _question,
    m.GuessesShown: _question,
    m.OutcomeShown: _question,
    m.EstimateAsked: _estimate_asked,
    m.EstimateGiven: _estimate,
    m.EstimatesShown: _estimate,
    m.EstimateTaken: _estimate,
    m.ClaimMade: _new_claim,
    m.ClaimAccepted: _claim,
    m.ClaimParked: _claim,
    m.DilemmaAnswered: _dilemma,
    m.Reopened: _reopen,
}
