"""Who may do what, as a table, and what must be so before a move means something."""

from dataclasses import replace
from datetime import timedelta

import pytest

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation import permissions
from akkoordwijzer.conversation.events import KINDS
from akkoordwijzer.conversation.moves import Move
from akkoordwijzer.conversation.permissions import PER_CONVERSATION, PER_DEVICE, PER_MINUTE, may_join
from tests.conversation_kit import Play, room, tabled

RANGE = m.Range(low=0, mid=1, high=2)
# Per move: who may (F facilitator, P party, E expert, S spectator), and what came before it.
TABLE: list[tuple[str, Move, list[tuple[str, Move]]]] = [
    ("F", m.Admitted(member="p2"), []),
    ("F", m.ShownOut(member="p2"), []),
    ("F", m.RoleSet(member="p2", role="expert"), []),
    ("F", m.DoorSet(open=False), []),
    ("F", m.StepOpened(step="guess"), []),
    ("F", m.AgendaSet(items=()), []),
    ("F", m.TimerSet(seconds=None), []),
    ("F", m.SpreadShown(), []),
    ("F", m.Settled(proposal="v0"), [("p3", tabled("v0"))]),
    ("F", m.QuestionAsked(question="q", text="Hoeveel?"), []),
    ("F", m.GuessesShown(question="q"), [("f", m.QuestionAsked(question="q", text="Hoeveel?"))]),
    ("F", m.OutcomeShown(question="q", value=1.0), [("f", m.QuestionAsked(question="q", text="Hoeveel?"))]),
    ("F", m.EstimateAsked(parameter="a", text="Hoeveel?"), []),
    ("F", m.EstimatesShown(parameter="a", round=1), [("f", m.EstimateAsked(parameter="a", text="Hoeveel?"))]),
    ("F", m.EstimateTaken(parameter="a", estimate=RANGE, why="Zo."), [("f", m.EstimateAsked(parameter="a", text="?"))]),
    ("F", m.ClaimAccepted(claim="c"), [("e", m.ClaimMade(claim="c", text="t", source="b", grade="C", changes="w"))]),
    (
        "F",
        m.ClaimParked(claim="c", why="w"),
        [("e", m.ClaimMade(claim="c", text="t", source="b", grade="C", changes="w"))],
    ),
    ("F", m.DilemmaShown(dilemma="now_or_later"), []),
    ("F", m.Closed(), []),
    ("F", m.Reopened(), [("f", m.Closed())]),
    ("PES", m.Left(), []),
    ("FPES", m.Renamed(name="Anders"), []),
    ("FPES", m.Erased(), []),
    ("P", m.AmountSet(lever="a", amount=1.0), []),
    ("P", m.RedLineSet(lever="a", most=1.0), []),
    ("P", m.WeightSet(lever="a", points=10), []),
    ("P", m.WishesCounted(count=True), []),
    ("FPE", m.ProposalSaved(name="a", proposal={}), []),
    ("FPE", m.WorkSaved(part="case", data={}), []),
    ("FP", tabled("v0"), []),
    ("FP", m.Countered(answers="v0", proposal="v8", title="t", amounts={}), [("p3", tabled("v0"))]),
    ("P", m.Supported(proposal="v0"), [("p3", tabled("v0"))]),
    ("P", m.Objected(proposal="v0", condition="Minder."), [("p3", tabled("v0"))]),
    ("P", m.Agreed(proposal="v0"), [("p3", tabled("v0"))]),
    ("FP", m.Parked(point="Vervoer"), []),
    ("FPES", m.Guessed(question="q", value=1.0), [("f", m.QuestionAsked(question="q", text="Hoeveel?"))]),
    ("PE", m.EstimateGiven(parameter="a", round=1, estimate=RANGE), [("f", m.EstimateAsked(parameter="a", text="?"))]),
    ("FE", m.ClaimMade(claim="c", text="t", source="b", grade="C", changes="w"), []),
    ("FP", m.DilemmaAnswered(dilemma="now_or_later", option="nu"), []),
    ("P", m.RoleSwapped(plays="p2"), []),
    ("", m.Opened(title="t", name="n", token_hash="0" * 64), []),
    ("", m.Joined(name="n", role="party", token_hash="0" * 64), []),
    ("", m.Blank(), []),
    ("", m.Unknown(data={"kind": "applauded"}), []),
]
WHO = {"F": "f", "P": "p1", "E": "e", "S": "s"}


@pytest.mark.parametrize(("roles", "move", "before"), TABLE, ids=lambda value: getattr(value, "kind", None))
def test_a_move_is_for_these_roles_and_no_other(roles: str, move: Move, before: list[tuple[str, Move]]) -> None:
    play = room()
    for who, earlier in before:
        play.do(who, earlier)
    assert {letter for letter, who in WHO.items() if play.refusal(who, move) is None} == set(roles)


def test_the_table_holds_every_kind() -> None:
    elsewhere = {"withdrew", "swap_ended"}  # of one's own proposal or role only: tested below
    assert {move.kind for _, move, _ in TABLE} | elsewhere == {*KINDS, "unknown"}


def test_a_spectator_hears_in_a_sentence_why_not() -> None:
    assert room().refusal("s", tabled()) == permissions.WRONG_ROLE.format(role="een toeschouwer")
    assert room().refusal("p1", m.SpreadShown()) == permissions.ONLY_FACILITATOR


def test_who_waits_was_shown_out_left_or_never_came_can_do_nothing() -> None:
    play = room()
    play.fold("x", m.Joined(name="Nieuw", role="party", token_hash="0" * 64))
    play.do("f", m.ShownOut(member="p1")).do("p2", m.Left())
    moves = [m.AmountSet(lever="a", amount=1.0), tabled(), m.Erased(), m.Left(), m.Renamed(name="Z")]
    for move in moves:
        assert play.refusal("x", move) == permissions.NOT_IN
        assert play.refusal("p1", move) == permissions.OUT
        assert play.refusal("p2", move) == permissions.OUT
        assert play.refusal("nobody", move) == permissions.NO_MEMBER
    play.do("f", m.Admitted(member="p1"))
    assert play.refusal("p1", tabled()) is None


def test_a_closed_room_takes_nothing_but_erasing_and_opening_again() -> None:
    play = room().do("f", m.Closed())
    assert play.refusal("p1", tabled()) == permissions.CLOSED
    assert play.refusal("f", m.StepOpened(step="a")) == permissions.CLOSED
    assert play.refusal("p1", m.Erased()) is None
    assert may_join(play.state) == permissions.CLOSED
    play.do("f", m.Reopened())
    assert play.refusal("p1", tabled()) is None
    assert may_join(play.state) is None


def test_a_device_makes_so_many_moves_a_minute_and_no_more() -> None:
    play = room()
    play.now = play.now.replace(second=0) + timedelta(minutes=1)
    moment = play.now + timedelta(seconds=5)
    for n in range(PER_MINUTE):
        assert permissions.refusal(play.state, "p1", m.AmountSet(lever="a", amount=float(n)), moment) is None
        play.now = moment - timedelta(seconds=10)
        play.fold("p1", m.AmountSet(lever="a", amount=float(n)))
    last = m.AmountSet(lever="a", amount=0.5)
    assert permissions.refusal(play.state, "p1", last, moment) == permissions.TOO_FAST
    assert permissions.refusal(play.state, "p2", last, moment) is None
    assert permissions.refusal(play.state, "p1", last, moment + timedelta(minutes=1)) is None


def test_ten_thousand_events_by_one_device_are_refused_in_one_sentence_and_the_session_goes_on() -> None:
    play = room()
    told = set()
    taken = 0
    for n in range(10_000):
        play.now += timedelta(seconds=1)
        sentence = play.refusal("p1", m.AmountSet(lever="a", amount=float(n)))
        if sentence is None:
            taken += 1
            play.fold("p1", m.AmountSet(lever="a", amount=float(n)))
        told.add(sentence)
    assert taken == PER_DEVICE - play.state.members["p1"].total + taken
    assert told == {None, permissions.TOO_MANY}
    assert play.refusal("p2", tabled()) is None
    assert play.refusal("f", m.ShownOut(member="p1")) is None


def test_a_full_conversation_says_so() -> None:
    play = room()
    play.state = replace(play.state, number=PER_CONVERSATION)
    assert play.refusal("p1", tabled()) == permissions.FULL


def test_a_proposal_belongs_to_who_tabled_it() -> None:
    play = room().do("p1", tabled("v1"))
    assert "van een ander" in str(play.refusal("p2", tabled("v1")))
    assert "Alleen wie" in str(play.refusal("p2", m.Withdrew(proposal="v1")))
    play.do("p1", m.Withdrew(proposal="v1"))
    for move in (m.Supported(proposal="v1"), m.Objected(proposal="v1", condition="x"), m.Agreed(proposal="v1")):
        assert "van tafel" in str(play.refusal("p2", move))
    assert "ligt niet op tafel" in str(play.refusal("p2", m.Supported(proposal="v9")))
    assert "van tafel" in str(
        play.refusal("p2", m.Countered(answers="v1", proposal="v2", title="t", amounts={}))
    )  # fmt: skip


def test_what_was_settled_stands() -> None:
    play = room().do("p1", tabled("v1")).do("f", m.Settled(proposal="v1"))
    assert "vastgelegd" in str(play.refusal("p1", tabled("v1", jeugd=3.0)))
    assert "vastgelegd" in str(play.refusal("p1", m.Withdrew(proposal="v1")))


def test_a_role_swap_speaks_for_nobody() -> None:
    play = room().do("p2", tabled("v1")).do("p1", m.RoleSwapped(plays="p2"), tabled("v2"))
    assert "andere rol" in str(play.refusal("p1", m.Agreed(proposal="v1")))
    assert "rollenspel" in str(play.refusal("p3", m.Supported(proposal="v2")))
    assert "rollenspel" in str(play.refusal("f", m.Settled(proposal="v2")))
    assert "al een andere rol" in str(play.refusal("p1", m.RoleSwapped(plays="p3")))
    play.do("p1", m.SwapEnded(reflection="Nu zie ik het."))
    assert "geen andere rol" in str(play.refusal("p1", m.SwapEnded()))
    assert "in een andere rol" in str(play.refusal("p1", tabled("v2")))
    for wrong in ("p1", "e", "nobody"):
        assert "andere partij" in str(play.refusal("p1", m.RoleSwapped(plays=wrong)))


def test_guessing_stops_when_the_guesses_are_shown() -> None:
    play = room()
    assert "nog niet gesteld" in str(play.refusal("p1", m.Guessed(question="q", value=1)))
    play.do("f", m.QuestionAsked(question="q", text="Hoeveel?"), m.GuessesShown(question="q"))
    assert "raden kan niet meer" in str(play.refusal("p1", m.Guessed(question="q", value=1)))
    assert "al gesteld" in str(play.refusal("f", m.QuestionAsked(question="q", text="Hoeveel?")))


def test_the_second_round_follows_the_first() -> None:
    play = room().do("f", m.EstimateAsked(parameter="a", text="Hoeveel?"))
    first, second = (m.EstimateGiven(parameter="a", round=n, estimate=RANGE) for n in (1, 2))
    assert "tweede ronde begint" in str(play.refusal("p1", second))
    play.do("f", m.EstimatesShown(parameter="a", round=1))
    assert "kan niet meer" in str(play.refusal("p1", first))
    play.do("p1", second)
    play.do("f", m.EstimatesShown(parameter="a", round=2))
    assert "kan niet meer" in str(play.refusal("p1", second))


def test_ones_own_amount_stays_within_ones_own_red_line() -> None:
    play = room().do("p1", m.AmountSet(lever="a", amount=2.0))
    assert "verzet eerst dat bedrag" in str(play.refusal("p1", m.RedLineSet(lever="a", most=1.0)))
    assert "verzet eerst dat bedrag" in str(play.refusal("p1", m.RedLineSet(lever="a", least=3.0)))
    play.do("p1", m.RedLineSet(lever="a", least=1.0, most=3.0))
    for amount in (0.5, 3.5):
        assert "verzet eerst die lijn" in str(play.refusal("p1", m.AmountSet(lever="a", amount=amount)))
    play.do("p1", m.AmountSet(lever="a", amount=None))


def test_a_name_is_somebodys_alone() -> None:
    play = room()
    assert "al in gebruik" in str(play.refusal("p2", m.Renamed(name="partij 1")))
    assert play.refusal("p1", m.Renamed(name="PARTIJ 1")) is None


def test_the_facilitator_stays() -> None:
    play = room()
    assert "met zichzelf" in str(play.refusal("f", m.ShownOut(member="f")))
    assert "niet (meer)" in str(play.refusal("f", m.Admitted(member="nobody")))


def test_a_shelf_has_an_end() -> None:
    play: Play = room()
    for n in range(50):
        play.fold("p1", m.ProposalSaved(name=f"Kladje {n}", proposal={}))
        play.fold("p1", m.WorkSaved(part=f"part_{n}", data={}))
    for more in (m.ProposalSaved(name="Meer", proposal={}), m.WorkSaved(part="more", data={})):
        assert "gooi er eerst een weg" in str(play.refusal("p1", more))
    assert play.refusal("p1", m.ProposalSaved(name="Kladje 3", proposal={"a": 1})) is None


def test_a_hundred_levers_is_enough() -> None:
    play = room()
    for n in range(100):
        play.fold("p1", m.AmountSet(lever=f"l{n}", amount=1.0))
    assert "honderd" in str(play.refusal("p1", m.WeightSet(lever="more", points=1)))
    assert play.refusal("p1", m.WeightSet(lever="l5", points=1)) is None


def test_the_door_is_closed_for_who_works_alone_or_when_too_many_wait() -> None:
    play = room()
    assert may_join(play.state) is None
    assert "deur is dicht" in str(may_join(replace(play.state, form="alone")))
    assert "deur is dicht" in str(may_join(play.do("f", m.DoorSet(open=False)).state))
    play.do("f", m.DoorSet(open=True))
    for n in range(permissions.WAITING):
        play.fold(f"x{n}", m.Joined(name=f"Nieuw {n}", role="spectator", token_hash="0" * 64))
    assert "wachtenden" in str(may_join(play.state))
