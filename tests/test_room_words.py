"""The room without a screen: knobs and proposals, what the table took over, where it is found, what a browser kept."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.charts.room import estimates_chart, guesses_chart, spread_chart
from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.moves import Range
from akkoordwijzer.conversation.rooms import Seat
from akkoordwijzer.conversation.state import Spread
from akkoordwijzer.conversation.view import View, view_for
from akkoordwijzer.library.knobs import Knobs, read_knobs
from akkoordwijzer.library.library import Library
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.report import room as words
from akkoordwijzer.report.room import RoomKnob
from akkoordwijzer.report.room_report import room_report
from akkoordwijzer.report.room_steps import STEPS, seconds_left, step_of, usual_agenda
from akkoordwijzer.ui.room import address
from akkoordwijzer.ui.room import device as device_module
from akkoordwijzer.ui.room.device import LARGEST, Device, read, written
from tests.conversation_kit import Play, room

REGION = "GM0080"


@pytest.fixture(scope="module")
def knobs(library: Library) -> Knobs:
    return read_knobs(library)


@pytest.fixture(scope="module")
def turned(knobs: Knobs, kit_of: Callable[[str], Kit]) -> tuple[RoomKnob, ...]:
    return words.knobs_of_room(knobs, levers(kit_of(REGION)))


def tabled(play: Play, proposal: Proposal) -> m.Tabled:
    return m.Tabled(proposal="v1", title="Een", amounts={"debts": 1.0}, data=words.as_data(proposal))


def seen(play: Play, who: str = "s") -> View:
    return view_for(play.state, who)


def test_amounts_become_a_proposal_and_come_back(turned: tuple[RoomKnob, ...], knobs: Knobs) -> None:
    amounts = {"debts": 2.5, "youth": -1.25, "social": 3.0}
    made = words.proposal_of(REGION, amounts, turned, knobs.weights, "Een")
    assert words.amounts_of(made.scenario, turned) == pytest.approx(amounts)
    assert made.scenario.name == "Een"


def test_amounts_end_at_the_scale(turned: tuple[RoomKnob, ...], knobs: Knobs) -> None:
    made = words.proposal_of(REGION, {"debts": 1e6, "onzin": 3.0}, turned, knobs.weights, "Een")
    debts = next(knob for knob in turned if knob.id == "debts")
    assert words.amounts_of(made.scenario, turned) == pytest.approx({"debts": debts.scale.most})


def test_every_knob_is_a_lever_with_room_and_few_steps(turned: tuple[RoomKnob, ...]) -> None:
    for lever in words.levers_of_room(turned, 130_000):
        assert lever.low <= 0 < lever.high
        assert (lever.high - lever.low) / lever.step <= words.MOST_STEPS + 1
        assert lever.eur_per_unit == 130_000


def test_a_proposal_travels_whole(kit_of: Callable[[str], Kit], turned: tuple[RoomKnob, ...], knobs: Knobs) -> None:
    made = words.proposal_of(REGION, {"debts": 2.5}, turned, knobs.weights, "Een")
    play = room()
    play.do("p1", tabled(play, made))
    data = json.loads(json.dumps(dict(play.state.table["v1"].data or {})))
    back = words.proposal_in(replace(play.state.table["v1"], data=data), kit_of(REGION))
    assert back is not None
    assert back.scenario.changes == made.scenario.changes


@pytest.mark.parametrize("data", [{"region": "GM0599"}, {"region": REGION, "onzin": 1}, {"scenario": "x"}])
def test_a_proposal_for_elsewhere_or_of_no_kind_is_not_played(
    kit_of: Callable[[str], Kit], data: dict[str, object]
) -> None:
    play = room()
    play.do("p1", m.Tabled(proposal="v1", title="Een", amounts={}, data=data))
    assert words.proposal_in(play.state.table["v1"], kit_of(REGION)) is None


def test_what_the_table_took_over_counts_and_nothing_else(kit_of: Callable[[str], Kit]) -> None:
    play = room()
    range_, price = Range(low=0.0, mid=0.05, high=0.1), "youth_residential.unit_cost"
    play.do("f", m.EstimateAsked(parameter="social_base.wmo_support", text="Hoeveel?"))
    claim = {"text": "Duurder", "source": "boeken", "grade": "D", "changes": "kosten", "parameter": price}
    now = Range(low=1.0, mid=2.0, high=3.0)
    for key in ("c1", "c2"):
        after = Range(low=100_000.0, mid=150_000.0 if key == "c1" else 160_000.0, high=200_000.0)
        play.do("e", m.ClaimMade(claim=key, before=now, after=after, **claim))
    here, kit = Proposal(region=REGION), kit_of(REGION)
    assert words.with_table(here, seen(play), kit) == here
    play.do("f", m.EstimateTaken(parameter="social_base.wmo_support", estimate=range_, why="zo denken wij"))
    play.do("f", m.ClaimAccepted(claim="c1"))
    play.do("f", m.ClaimParked(claim="c2", why="later"))
    found = words.with_table(here, seen(play), kit)
    said = found.estimates["social_base"]["wmo_support"]
    assert (said.mid, said.source, said.reason) == (0.05, "de tafel", "zo denken wij")
    assert found.beliefs[price].mid == 150_000.0


def test_the_report_names_objections_and_leaves_drafts_out(turned: tuple[RoomKnob, ...]) -> None:
    play = room()
    play.do("p1", m.AmountSet(lever="youth", amount=7.77), m.Tabled(proposal="v1", title="Een", amounts={"debts": 2.0}))
    play.do("p2", m.Objected(proposal="v1", condition="het wordt gemeten"))
    play.do("f", m.Settled(proposal="v1"))
    made = room_report(seen(play, "p1"), "Leeuwarden", date(2026, 11, 25), turned, lambda _: "Dit doet het.", {})
    parts = {part.title: part.lines for part in made.parts}
    assert parts["Bezwaren"] == ("Partij 2 bij ‘Een’, tenzij: het wordt gemeten",)
    assert parts["Afgesproken"][1] == "Dit doet het."
    assert "7,77" not in str(made)


@pytest.mark.parametrize(
    ("host", "only"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("", False), ("tafel.local", False)],  # noqa: S104
)
def test_what_listens_to_this_computer_only(host: str, only: bool) -> None:
    assert address.is_only_here(host) is only


def test_the_app_listens_to_this_computer_only_unless_started_otherwise() -> None:
    config = (Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert '\naddress = "localhost"\n' in config
    # Without an address of its own Streamlit asks a server elsewhere for it.
    assert "--browser.serverAddress" in address.START
    assert "--browser.serverAddress" in (Path(__file__).parents[1] / "compose.yaml").read_text(encoding="utf-8")


def test_the_address_of_the_door_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.SETTING, "http://192.0.2.10:8080/")
    assert address.base_address() == "http://192.0.2.10:8080"
    joined = address.join_address("http://192.0.2.10:8080", "K7MR-T4WX")
    assert joined == "http://192.0.2.10:8080/onderhandelen?kamer=K7MR-T4WX"


def test_a_place_is_kept_and_nonsense_is_not() -> None:
    here = Device(Seat("c", "m", "t"), owner="o")
    assert read(written(here)) == (Seat("c", "m", "t"), "o")
    assert read(written(Device())) == (None, None)
    long = json.dumps({"seat": ["c", "m", "t" * LARGEST], "owner": "o"})
    for text in ("", "nothing", "[]", "1", '{"seat": [1, 2, 3]}', '{"seat": ["a", "b"]}', "[" * 1500, long):
        assert read(text) == (None, None)


def test_an_answer_to_an_earlier_session_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    here, answers = Device(), SimpleNamespace(kept="")
    monkeypatch.setattr(device_module, "device", lambda: here)
    monkeypatch.setattr(device_module, "_component", lambda: lambda **_: answers)
    monkeypatch.setattr(device_module.st, "rerun", lambda: None)
    kept = written(Device(Seat("c", "m", "t")))
    for given, recalled in (("other|", False), (f"other|{kept}", False), (f"{here.question}|{kept}", True)):
        answers.kept = given
        device_module.remember()
        assert here.recalled is recalled, given
    assert here.seat == Seat("c", "m", "t")


def test_leaving_keeps_what_this_device_opened_and_apart_does_not() -> None:
    here = Device()
    here.sit(Seat("c", "m", "t"), opened=True)
    here.leave()
    assert (here.seat, here.owner) == (None, "t")
    here.sit(Seat("c", "m", "t"), opened=True)
    here.apart()
    assert (here.seat, here.owner, here.everywhere) == (None, None, False)


def test_ninety_minutes_and_a_clock() -> None:
    assert sum(item.minutes for item in usual_agenda()) == 90
    assert step_of(None) == step_of("onzin") == STEPS[0]
    now = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)
    assert seconds_left(None, now) is None
    assert seconds_left(now + timedelta(seconds=245), now) == 245
    assert seconds_left(now, now) == 0


def test_pictures_say_their_numbers(turned: tuple[RoomKnob, ...]) -> None:
    spread = spread_chart({"debts": Spread(1.0, 4.5, 3)}, turned)
    assert spread.table.rows == (("Schulden", "+€\u00a01,00", "+€\u00a04,50", "3"),)
    guesses = guesses_chart((1.0, 1.0, 250.0), 240.0, "mensen")
    assert guesses.alt == "3 schattingen: 1, 1, 250. De uitkomst is 240."
    assert list(guesses.figure.data[0].y) == [0, 1, 0], "equal guesses stand above each other"
    estimates = estimates_chart({1: (Range(low=0.0, mid=0.02, high=0.1),)}, 0.05, 100.0, "per 100")
    assert "omslagpunt is 5" in estimates.alt
    assert estimates.table.rows == (("ronde 1", "0", "2", "10"),)
