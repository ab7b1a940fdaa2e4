"""Events into a state: what a conversation comes to."""

import copy
import dataclasses
import json
from datetime import timedelta

import pytest
from pydantic import ValidationError

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.events import KINDS, build_move, event, read_move, write_move
from akkoordwijzer.conversation.fold import HANDLERS, fold, fold_all
from akkoordwijzer.conversation.plain import Refused, clean
from akkoordwijzer.conversation.state import Spread, State
from tests.conversation_kit import START, Play, room, tabled


def test_every_kind_of_move_has_a_handler() -> None:
    assert set(HANDLERS) == set(KINDS.values())


def full() -> Play:
    """A session in which nearly everything happens."""
    play = room()
    play.do("f", m.AgendaSet(items=(m.AgendaItem(step="guess", title="Raden", minutes=10),)), m.TimerSet(seconds=600))
    play.do("f", m.StepOpened(step="guess"), m.QuestionAsked(question="q", text="Hoeveel huishoudens?"))
    for who, value in (("p1", 30.0), ("p2", 10.0), ("s", 20.0)):
        play.do(who, m.Guessed(question="q", value=value))
    play.do("f", m.GuessesShown(question="q"), m.OutcomeShown(question="q", value=12.0))
    for who, amount in (("p1", 1.0), ("p2", 4.0), ("p3", 2.0)):
        play.do(who, m.AmountSet(lever="schuldhulp", amount=amount), m.WeightSet(lever="schuldhulp", points=60))
    play.do("p1", m.RedLineSet(lever="schuldhulp", most=3.0, why="Het geld is op.", shared=True))
    play.do("p1", m.WishesCounted(count=True), m.ProposalSaved(name="Kladje", proposal={"a": 1}))
    play.do("f", m.SpreadShown())
    play.do("p1", tabled("v1", schuldhulp=1.0))
    play.do("p2", m.Objected(proposal="v1", condition="Meer voor de jeugd."), m.Countered(
        answers="v1", proposal="v2", title="Tegen", amounts={"schuldhulp": 3.0, "jeugd": 1.0}))  # fmt: skip
    play.do("p1", m.Tabled(proposal="v3", title="Beter", amounts={"schuldhulp": 2.0}, for_what="voor de jeugd"))
    play.do("p2", m.RoleSwapped(plays="p1"), tabled("v4", jeugd=9.0), m.SwapEnded(reflection="Krap.", shared=True))
    play.do("f", m.EstimateAsked(parameter="buddy.effects[0].prevent", text="Hoeveel minder?", threshold=0.02))
    play.do("e", m.EstimateGiven(parameter="buddy.effects[0].prevent", round=1, estimate=m.Range(low=0, mid=1, high=2)))
    play.do("f", m.EstimatesShown(parameter="buddy.effects[0].prevent", round=1))
    play.do("e", m.EstimateGiven(parameter="buddy.effects[0].prevent", round=2, estimate=m.Range(low=0, mid=2, high=2)))
    play.do("f", m.EstimateTaken(parameter="buddy.effects[0].prevent", estimate=None, why="Te onzeker."))
    play.do("e", m.ClaimMade(claim="c1", text="Het werkt.", source="Studie", grade="C", changes="De instroom."))
    play.do("f", m.ClaimParked(claim="c1", why="Eerst lezen."), m.Parked(point="Vervoer"))
    play.do("p1", m.DilemmaAnswered(dilemma="now_or_later", option="nu"), m.Supported(proposal="v2"))
    play.do("f", m.DilemmaShown(dilemma="now_or_later"))
    play.do("p1", m.Agreed(proposal="v2")).do("p2", m.Agreed(proposal="v2")).do("f", m.Settled(proposal="v2"))
    return play


def test_a_whole_session_folds_to_what_was_said() -> None:
    state = full().state
    assert state.questions["q"].outcome == 12.0
    assert state.spread == {"schuldhulp": Spread(1.0, 4.0, 3)}
    assert state.table["v1"].objections == {"p2": "Meer voor de jeugd."}
    assert state.table["v2"].answers == "v1"
    assert state.table["v4"].plays == "p1"
    assert state.table["v3"].plays is None
    assert state.plays == {}
    estimate = state.estimates["buddy.effects[0].prevent"]
    assert (estimate.rounds[1]["e"][0].mid, estimate.rounds[2]["e"][0].mid, estimate.decided) == (1, 2, True)
    assert state.claims["c1"].status == "parked"
    assert state.settled[0].agreed == ("p1", "p2")
    assert state.settled[0].not_agreed == ("p3",)
    assert state.timer_ends is not None
    assert state.skipped == 0


def test_the_concession_log_says_who_moved_from_where_to_where_and_for_what() -> None:
    (moved,) = full().state.concessions
    assert (moved.member, moved.lever, moved.before, moved.after) == ("p1", "schuldhulp", 1.0, 2.0)
    assert moved.for_what == "voor de jeugd"


def test_what_is_proposed_in_another_role_is_nobodys_concession() -> None:
    play = room().do("p1", tabled("v1", jeugd=1.0), m.RoleSwapped(plays="p2"), tabled("v2", jeugd=9.0))
    assert play.state.concessions == ()
    assert play.state.last_tabled == {"p1": {"jeugd": 1.0}}


def test_a_changed_proposal_asks_for_support_anew() -> None:
    play = room().do("p1", tabled("v1", jeugd=1.0)).do("p2", m.Supported(proposal="v1"), m.Agreed(proposal="v1"))
    play.do("p1", tabled("v1", jeugd=2.0))
    after = play.state.table["v1"]
    assert (after.version, after.supported, after.agreed) == (2, frozenset(), frozenset())


def test_who_objects_no_longer_supports_or_agrees_and_the_other_way_round() -> None:
    play = room().do("p1", tabled("v1")).do("p2", m.Supported(proposal="v1"), m.Agreed(proposal="v1"))
    play.do("p2", m.Objected(proposal="v1", condition="Minder."))
    assert (play.state.table["v1"].supported, play.state.table["v1"].agreed) == (frozenset(), frozenset())
    play.do("p2", m.Agreed(proposal="v1"))
    assert play.state.table["v1"].objections == {}


def test_fold_leaves_the_state_before_it_as_it_was() -> None:
    play = full()
    state = State("room")
    for one in play.events:
        before, kept = state, copy.deepcopy(state)
        state = fold(state, one)
        assert before == kept
    assert state == play.state
    with pytest.raises(dataclasses.FrozenInstanceError):
        state.number = 3  # type: ignore[misc]


def test_folding_in_two_goes_is_folding_in_one() -> None:
    events = full().events
    for cut in range(len(events) + 1):
        assert fold_all("room", events[cut:], fold_all("room", events[:cut])) == fold_all("room", events)


def test_an_event_out_of_turn_or_of_another_room_is_no_part_of_it() -> None:
    play = room()
    for strange in (
        event("room", play.state.number + 2, START, "f", m.SpreadShown()),
        event("room", play.state.number, START, "f", m.SpreadShown()),
        event("other", play.state.number + 1, START, "f", m.SpreadShown()),
    ):
        with pytest.raises(ValueError, match="after room/"):
            fold(play.state, strange)


def test_a_kind_of_the_future_is_kept_counted_and_left_alone() -> None:
    data = {"kind": "applauded", "loudness": 3}
    move = read_move(data)
    assert isinstance(move, m.Unknown)
    assert write_move(move) == data
    play = room()
    before = play.state
    play.fold("p1", move)
    assert play.state.skipped == before.skipped + 1
    assert play.state.number == before.number + 1
    assert play.state.table == before.table


def test_a_known_kind_with_a_content_of_the_future_is_kept_too() -> None:
    data = {"kind": "supported", "proposal": "v1", "warmly": True}
    assert write_move(read_move(data)) == data


def test_an_event_about_what_is_not_there_is_skipped() -> None:
    play = room()
    play.fold("p1", m.Supported(proposal="v9"))
    play.fold("p1", m.Guessed(question="q9", value=1.0))
    assert play.state.skipped == 2


@pytest.mark.parametrize("one", full().events, ids=lambda one: f"{one.number}-{one.move.kind}")
def test_every_move_survives_being_written_and_read(one: object) -> None:
    move = one.move  # type: ignore[attr-defined]
    assert read_move(json.loads(json.dumps(write_move(move)))) == move


def test_erased_takes_all_that_was_private_and_nothing_that_was_tabled() -> None:
    play = full()
    play.do("p1", m.Erased())
    state = play.state
    assert all("p1" not in kept for kept in (state.wishes, state.weights, state.proposals_saved, state.counted))
    assert "p1" not in state.questions["q"].guesses
    assert "p1" not in state.dilemmas["now_or_later"]
    assert state.spread == {}
    assert state.table["v1"].owner == "p1"
    assert "p2" in state.wishes


def test_text_from_a_device_is_plain_and_bounded() -> None:
    assert clean("  Partij\u202e A\u200b\x00 ") == "Partij A"
    name = "<script>alert(1)</script>"
    assert m.Renamed(name=name).name == name  # plain data: the page decides how it is drawn
    assert m.Renamed(name="Partij\n\n A").name == "Partij A"
    for wrong in ("", " \u200b ", "x" * 41):
        with pytest.raises(ValidationError):
            m.Renamed(name=wrong)
    with pytest.raises(ValidationError):
        m.Tabled(proposal="v", title="t", amounts={f"l{n}": 1.0 for n in range(101)})
    with pytest.raises(ValidationError):
        m.Tabled(proposal="v", title="t", amounts={"<b>": 1.0})
    with pytest.raises(ValidationError):
        m.ProposalSaved(name="a", proposal={"a": "x" * 60_000})
    with pytest.raises(ValidationError):
        m.AmountSet(lever="a", amount=float("nan"))
    deep: dict[str, object] = {}
    for _ in range(5_000):
        deep = {"a": deep}
    with pytest.raises((ValidationError, RecursionError)):
        m.ProposalSaved(name="a", proposal=deep)


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("renamed", {"name": "x" * 50}, "ten hoogste 40 tekens"),
        ("red_line_set", {"lever": "a", "least": 2.0, "most": 1.0}, "ondergrens onder de bovengrens"),
        ("estimate_given", {"parameter": "a", "round": 3, "estimate": {"low": 0, "mid": 0, "high": 0}}, "een van 1, 2"),
        ("no_such_kind", {}, "laad de pagina opnieuw"),
        ("tabled", {"proposal": "v", "title": "t", "amounts": {}, "owner": "x"}, "een bekende sleutel"),
    ],
)
def test_what_a_device_sends_wrong_is_one_dutch_sentence(kind: str, fields: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        build_move(kind, **fields)
    assert "\n" not in str(refused.value)


def test_the_timer_ends_so_many_seconds_after_its_event() -> None:
    play = room().do("f", m.TimerSet(seconds=90))
    assert play.state.timer_ends == play.now + timedelta(seconds=90)
    play.do("f", m.TimerSet(seconds=None))
    assert play.state.timer_ends is None


def test_both_rounds_of_an_estimate_stay_before_the_room() -> None:
    play = room().do("f", m.EstimateAsked(parameter="a.b", text="Hoeveel?"))
    for round_, shown in ((1, {1}), (2, {1, 2})):
        play.do("f", m.EstimatesShown(parameter="a.b", round=round_))
        assert play.state.estimates["a.b"].shown == shown
