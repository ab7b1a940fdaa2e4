"""What a device sees: its own, what lies on the table, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.access import hashed
from akkoordwijzer.conversation.view import View, as_json, highest_wishes, view_for
from tests.conversation_kit import Play, room, tabled
from tests.test_conversation_fold import full

EVERYBODY = ("f", "p1", "p2", "p3", "p4", "e", "s")
LEVERS = ("schuldhulp", "jeugd", "buurt")


def drafts(secret: dict[str, float]) -> Play:
    """Four parties with private entries everywhere; ``secret`` holds p1's numbers, none of which anybody else uses."""
    play = room(parties=4)
    play.do("f", m.QuestionAsked(question="q", text="Hoeveel?"), m.EstimateAsked(parameter="a", text="Hoeveel?"))
    play.do(
        "p1",
        m.AmountSet(lever="schuldhulp", amount=secret["amount"]),
        m.RedLineSet(lever="jeugd", least=secret["least"], most=secret["least"] + 1, why="geheim waarom"),
        m.WeightSet(lever="schuldhulp", points=secret["points"]),
        m.WishesCounted(count=True),
        m.Guessed(question="q", value=secret["guess"]),
        m.EstimateGiven(parameter="a", round=1, estimate=m.Range(low=-9, mid=secret["mid"], high=9e6), why="geheim"),
        m.ProposalSaved(name="geheim kladje", proposal={"x": secret["saved"]}),
        m.WorkSaved(part="case", data={"x": secret["saved"]}),
        m.DilemmaAnswered(dilemma="now_or_later", option="geheim_antwoord"),
        m.RoleSwapped(plays="p2"),
        m.SwapEnded(reflection="geheim inzicht"),
    )
    return play


# Numbers that stand nowhere else in a view: five digits and odd decimals.
NUMBERS = st.lists(st.integers(20_000, 90_000), min_size=5, max_size=5, unique=True)


@given(NUMBERS, st.integers(51, 99))
def test_no_draft_of_another_is_found_anywhere_in_a_view(numbers: list[int], cents: int) -> None:
    secret = {
        name: n + cents / 128 for name, n in zip(("amount", "least", "guess", "mid", "saved"), numbers, strict=True)
    }
    secret["points"] = cents / 1.28
    play = drafts(secret)
    play.do("p2", m.AmountSet(lever="schuldhulp", amount=1.0)).do("f", m.SpreadShown())
    own = as_json(view_for(play.state, "p1")).decode()
    for name, value in secret.items():
        assert str(value) in own, name
    for who in (*EVERYBODY[:1], *EVERYBODY[2:], "nobody", None):
        seen = as_json(view_for(play.state, who)).decode()
        assert not [name for name, value in secret.items() if str(value) in seen], who
        assert "geheim" not in seen


def test_no_token_is_found_in_any_view() -> None:
    state = full().state
    for who in (*EVERYBODY, None):
        seen = as_json(view_for(state, who)).decode()
        assert not [other for other in EVERYBODY if hashed(f"token of {other}") in seen]
        assert "token" not in seen


@given(st.dictionaries(st.sampled_from(("p1", "p2", "p3", "p4")), st.integers(-500, 500)))
def test_the_spread_has_no_names_and_needs_three(amounts: dict[str, int]) -> None:
    play = room(parties=4)
    for who, amount in amounts.items():
        play.do(who, m.AmountSet(lever="jeugd", amount=amount / 100))
    play.do("f", m.SpreadShown())
    for who in ("f", "p1", "s"):
        spread = view_for(play.state, who).spread
        assert (len(spread) == 1) == (len(amounts) >= 3)
        for one in spread.values():
            assert (one.least, one.most) == (min(amounts.values()) / 100, max(amounts.values()) / 100)
            assert one.touched == len(amounts)
            assert set(one.__slots__) == {"least", "most", "touched"}


def test_the_spread_stands_still_until_it_is_shown_again() -> None:
    play = room()
    for who, amount in (("p1", 1.0), ("p2", 2.0), ("p3", 3.0)):
        play.do(who, m.AmountSet(lever="jeugd", amount=amount))
    assert view_for(play.state, "f").spread == {}
    play.do("f", m.SpreadShown()).do("p3", m.AmountSet(lever="jeugd", amount=9.0))
    assert view_for(play.state, "f").spread["jeugd"].most == 3.0
    play.do("f", m.SpreadShown())
    assert view_for(play.state, "f").spread["jeugd"].most == 9.0


def test_who_was_shown_out_counts_in_no_spread() -> None:
    play = room(parties=4)
    for who in ("p1", "p2", "p3", "p4"):
        play.do(who, m.AmountSet(lever="jeugd", amount=float(who[1])))
    play.do("f", m.ShownOut(member="p4"), m.SpreadShown())
    assert view_for(play.state, "f").spread["jeugd"].most == 3.0


def test_a_shared_red_line_has_a_name_and_a_why() -> None:
    play = room().do("p1", m.RedLineSet(lever="jeugd", most=4.0, why="Dit beloofden wij.", shared=True))
    (line,) = view_for(play.state, "p2").red_lines
    assert (line.member, line.lever, line.least, line.most, line.why) == (
        "p1",
        "jeugd",
        None,
        4.0,
        "Dit beloofden wij.",
    )
    play.do("p1", m.RedLineSet(lever="jeugd", most=4.0, why="Dit beloofden wij."))
    assert view_for(play.state, "p2").red_lines == ()


def test_guesses_and_estimates_come_without_names_and_only_when_shown() -> None:
    play = room().do("f", m.QuestionAsked(question="q", text="?"), m.EstimateAsked(parameter="a", text="?"))
    for who, value in (("p1", 30.0), ("p2", 10.0)):
        estimate = m.Range(low=0, mid=value, high=99)
        play.do(who, m.Guessed(question="q", value=value), m.EstimateGiven(parameter="a", round=1, estimate=estimate))
    before = view_for(play.state, "s")
    assert (before.questions["q"].guessed, before.questions["q"].guesses) == (2, ())
    assert (before.estimates["a"].given, before.estimates["a"].shown) == ({1: 2, 2: 0}, {})
    play.do("f", m.GuessesShown(question="q"), m.EstimatesShown(parameter="a", round=1))
    after = view_for(play.state, "s")
    assert after.questions["q"].guesses == (10.0, 30.0)
    assert [one.mid for one in after.estimates["a"].shown[1]] == [10.0, 30.0]


def test_answers_to_a_dilemma_have_names_once_shown() -> None:
    play = room().do("p1", m.DilemmaAnswered(dilemma="now_or_later", option="nu", why="Het moet."))
    assert view_for(play.state, "p2").dilemmas["now_or_later"].answers == {}
    assert view_for(play.state, "p1").own.answers == {"now_or_later": ("nu", "Het moet.")}
    play.do("f", m.DilemmaShown(dilemma="now_or_later"))
    assert view_for(play.state, "p2").dilemmas["now_or_later"].answers == {"p1": ("nu", "Het moet.")}


def test_who_waits_or_was_shown_out_sees_the_title_and_no_more() -> None:
    play = full()
    play.fold("x", m.Joined(name="Nieuw", role="party", token_hash="0" * 64))
    play.do("f", m.ShownOut(member="p3"))
    for who in ("x", "p3", None, "nobody"):
        seen = view_for(play.state, who)
        assert seen == View("room", play.state.number, "College Tour", "room", seen.you)
    assert view_for(play.state, "x").you is not None


def test_only_the_facilitator_sees_who_waits() -> None:
    play = room()
    play.fold("x", m.Joined(name="Nieuw", role="party", token_hash="0" * 64))
    assert "x" in view_for(play.state, "f").people
    assert "x" not in view_for(play.state, "p1").people


def test_a_reflection_is_shown_only_when_it_was_shared() -> None:
    play = room()
    play.do("p1", m.RoleSwapped(plays="p2"), m.SwapEnded(reflection="Voor mij."))
    play.do("p2", m.RoleSwapped(plays="p1"), m.SwapEnded(reflection="Voor ons.", shared=True))
    assert view_for(play.state, "f").reflections == {"p2": "Voor ons."}
    assert view_for(play.state, "p1").own.reflection == "Voor mij."


def test_as_everyone_gets_their_way_takes_the_most_that_was_asked_in_the_open() -> None:
    play = room()
    for who, amount in (("p1", 1.0), ("p2", 2.0), ("p3", 3.0)):
        play.do(who, m.AmountSet(lever="jeugd", amount=amount))
    play.do("f", m.SpreadShown()).do("p1", tabled("v1", jeugd=2.0, buurt=-1.0), tabled("v2", jeugd=8.0))
    play.do("p1", m.Withdrew(proposal="v2")).do("p2", m.RoleSwapped(plays="p1"), tabled("v3", jeugd=9.0))
    assert highest_wishes(view_for(play.state, "s")) == {"buurt": -1.0, "jeugd": 3.0}
