"""What a page calls: open, join, do, look, from devices with tokens; with and without good intentions."""

import json
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from akkoordwijzer.conversation import access, permissions
from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.agreement import Lever
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import Rooms, Seat, rooms
from akkoordwijzer.conversation.store import SETTING, Conflict, Gone, open_log
from akkoordwijzer.conversation.view import as_json
from tests.conversation_kit import START, tabled

LEVERS = [Lever("schuldhulp", "Schuldhulp", -5, 10, 0.5, 100_000), Lever("jeugd", "Jeugd", -5, 10, 0.5, 100_000)]


class Clock:
    """A clock that stands until it is put forward."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.xdist_group("postgres"))])
def house(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Rooms]:
    address = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    if request.param == "postgres":
        address = request.getfixturevalue("postgres").empty()
    log = open_log(address, START.date())
    yield Rooms(log, clock)
    log.close()


def sit(house: Rooms, host: Seat, name: str, role: str = "party") -> Seat:
    seat = house.join(house.code(host.conversation, host.token) or "", name, role)
    house.do(host.conversation, host.token, m.Admitted(member=seat.member))
    return seat


def test_from_the_door_to_an_agreement(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour", region="GM0014")
    room = host.conversation
    one, two = sit(house, host, "Partij 1"), sit(house, host, "Partij 2")
    house.do(room, one.token, tabled("v1"))
    for seat in (one, two):
        house.do(room, seat.token, m.Agreed(proposal="v1"))
    house.do(room, host.token, m.Settled(proposal="v1"))
    seen = house.view(room, two.token)
    assert seen.settled[0].agreed == (one.member, two.member)
    assert seen.people[one.member].name == "Partij 1"
    assert seen.number == house.head(room)


def test_a_new_process_finds_everything_and_a_device_keeps_its_place(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    one = sit(house, host, "Partij 1")
    house.do(host.conversation, one.token, m.AmountSet(lever="jeugd", amount=2.5))
    again = Rooms(house._log, house._clock)
    assert again.view(host.conversation, one.token) == house.view(host.conversation, one.token)
    assert again.view(host.conversation, one.token).own.wishes["jeugd"].ideal == 2.5


def test_who_knocks_waits_until_admitted(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guest = house.join(house.code(host.conversation, host.token) or "", "Partij 1")
    assert house.view(host.conversation, guest.token).people == {}
    for act in (
        lambda: house.do(host.conversation, guest.token, tabled()),
        lambda: house.code(host.conversation, guest.token),
        lambda: house.export(host.conversation, guest.token),
    ):
        with pytest.raises(Refused, match="nog niet binnengelaten"):
            act()


def test_wrong_codes_are_refused_and_counted_per_device_and_overall(house: Rooms, clock: Clock) -> None:
    host = house.open("Gastvrouw", "College Tour")
    right = house.code(host.conversation, host.token) or ""
    for _ in range(access.PER_DEVICE.times):
        with pytest.raises(Refused, match="kennen we niet"):
            house.join("K7MR-T4WX", "X", device="10.0.0.7")
    with pytest.raises(Refused, match="te vaak"):
        house.join(right, "X", device="10.0.0.7")
    assert house.join(right, "Ander", device="10.0.0.8")
    house._log.note_attempt(["*"] * access.OVERALL.times, clock().timestamp(), 600)
    with pytest.raises(Refused, match="te vaak"):
        house.join(right, "Nog een", device="10.0.0.9")
    clock.now += timedelta(seconds=601)
    assert house.join(right, "Later", device="10.0.0.7")


def test_guessed_tokens_are_refused_and_counted_and_a_right_one_goes_on(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    for _ in range(access.PER_ROOM.times):
        with pytest.raises(Refused, match="geen plaats"):
            house.view(host.conversation, access.new_token())
    with pytest.raises(Refused, match="te vaak"):
        house.view(host.conversation, access.new_token())
    assert house.view(host.conversation, host.token).title == "College Tour"


def test_a_stale_token_is_refused_everywhere(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guest = sit(house, host, "Partij 1")
    house.do(host.conversation, host.token, m.ShownOut(member=guest.member))
    for act in (
        lambda: house.view(host.conversation, guest.token),
        lambda: house.do(host.conversation, guest.token, tabled()),
        lambda: house.export(host.conversation, guest.token),
        lambda: house.measure(host.conversation, guest.token, "v1", LEVERS),
    ):
        with pytest.raises(Refused, match="geen plaats"):
            act()
    assert house._log.attempts(host.conversation) == [], "it guesses nothing"


def test_a_token_opens_its_own_room_only(house: Rooms) -> None:
    first, second = house.open("A", "Een"), house.open("B", "Twee")
    guest = sit(house, first, "Partij 1")
    for token in (first.token, guest.token):
        with pytest.raises(Refused, match="geen plaats"):
            house.view(second.conversation, token)
        with pytest.raises(Refused, match="geen plaats"):
            house.do(second.conversation, token, tabled())
    with pytest.raises(Gone):
        house.view("nowhere", guest.token)


def test_a_spectator_cannot_table(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guest = sit(house, host, "Kijker", "spectator")
    before = house.head(host.conversation)
    with pytest.raises(Refused, match="een toeschouwer"):
        house.do(host.conversation, guest.token, tabled())
    assert house.head(host.conversation) == before


def test_nobody_joins_as_facilitator_or_under_anothers_name(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    code = house.code(host.conversation, host.token) or ""
    with pytest.raises(Refused, match="een van party, expert, spectator"):
        house.join(code, "X", "facilitator")
    with pytest.raises(Refused, match="al in gebruik"):
        house.join(code, "gastvrouw")
    with pytest.raises(Refused, match="ten hoogste 40 tekens"):
        house.join(code, "x" * 41)


def test_a_script_as_a_name_is_a_name(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guest = sit(house, host, "<script>alert(1)</script>")
    assert house.view(host.conversation, host.token).people[guest.member].name == "<script>alert(1)</script>"


def test_a_click_that_is_sent_again_is_one_event(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guest = sit(house, host, "Partij 1")
    room = host.conversation
    first = house.do(room, guest.token, tabled("v1"), key="click")
    taken_back = house.do(room, guest.token, m.Withdrew(proposal="v1"), key="click 2")
    assert house.do(room, guest.token, tabled("v1"), key="click") == first
    assert house.do(room, guest.token, m.Withdrew(proposal="v1"), key="click 2") == taken_back
    assert house.head(room) == taken_back


def test_who_was_beaten_to_a_number_looks_again_and_tries_again(house: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guest = sit(house, host, "Partij 1")
    real, beaten = house._log.append, []

    def append(entry: object) -> int:
        if not beaten:
            beaten.append(entry)
            other = Rooms(house._log, house._clock)
            monkeypatch.setattr(house._log, "append", real)
            other.do(host.conversation, host.token, m.StepOpened(step="table"))
            raise Conflict
        return real(entry)  # type: ignore[arg-type]

    monkeypatch.setattr(house._log, "append", append)
    number = house.do(host.conversation, guest.token, tabled("v1"))
    assert beaten
    assert number == house.head(host.conversation) == beaten[0].number + 1  # type: ignore[attr-defined]


def test_forty_devices_write_at_once_and_nothing_is_lost(house: Rooms, clock: Clock) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guests = [sit(house, host, f"Partij {n}") for n in range(permissions.WAITING)]
    failed: list[Exception] = []

    def write(seat: Seat) -> None:
        try:
            house.do(host.conversation, seat.token, m.AmountSet(lever="jeugd", amount=1.0))
        except Refused as error:
            failed.append(error)

    before = house.head(host.conversation)
    threads = [threading.Thread(target=write, args=(seat,)) for seat in guests for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert house.head(host.conversation) == before + len(threads)


def test_erasing_takes_the_whole_conversation_and_is_for_the_facilitator(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guest = sit(house, host, "Partij 1")
    with pytest.raises(Refused, match="Alleen de gespreksleider"):
        house.erase(host.conversation, guest.token)
    house.erase(host.conversation, host.token)
    with pytest.raises(Gone):
        house.view(host.conversation, host.token)
    assert house.own(host.token) == []


def test_erasing_ones_own_leaves_it_neither_in_the_state_nor_in_the_log(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    guest = sit(house, host, "Partij 1")
    house.do(host.conversation, guest.token, m.AmountSet(lever="jeugd", amount=7.8125))
    house.do(host.conversation, guest.token, m.Erased())
    assert house.view(host.conversation, guest.token).own.wishes == {}
    assert not [one for one in house._log.read(host.conversation) if "7.8125" in one.model_dump_json()]
    again = Rooms(house._log, house._clock)
    assert again.view(host.conversation, guest.token) == house.view(host.conversation, guest.token)


def test_an_export_holds_ones_own_and_what_was_open_and_no_tokens(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    one, two = sit(house, host, "Partij 1"), sit(house, host, "Partij 2")
    house.do(host.conversation, one.token, m.AmountSet(lever="jeugd", amount=7.8125))
    house.do(host.conversation, two.token, m.AmountSet(lever="jeugd", amount=3.4375))
    house.do(host.conversation, one.token, tabled("v1", jeugd=1.0))
    export = house.export(host.conversation, one.token)
    text = json.dumps(export)
    assert "7.8125" in text
    assert "3.4375" not in text
    assert "token" not in text
    assert export["left_out"] == 1
    kinds = [one["kind"] for one in export["events"]]
    assert kinds == ["opened", "joined", "admitted", "joined", "admitted", "amount_set", "tabled"]
    assert "7.8125" not in json.dumps(house.export(host.conversation, host.token))


def test_nothing_is_kept_longer_than_asked_also_by_a_process_that_runs_on(house: Rooms, clock: Clock) -> None:
    host = house.open("Gastvrouw", "College Tour", keep_days=2)
    clock.now += timedelta(days=2)
    assert house.keep_until(host.conversation, host.token, 1) == (clock.now + timedelta(days=1)).date()
    clock.now += timedelta(days=1)
    assert house.view(host.conversation, host.token).title == "College Tour"
    clock.now += timedelta(days=1)
    with pytest.raises(Gone):
        house.view(host.conversation, host.token)
    for days in (-1, 366):
        with pytest.raises(Refused, match="0 tot 365"):
            house.open("A", "B", keep_days=days)


def test_who_works_alone_has_no_door_and_finds_the_work_again(house: Rooms) -> None:
    mine = house.open("Ik", "Mijn voorstel", form="alone")
    second = house.open("Ik", "Nog een", form="alone", token=mine.token)
    assert house.code(mine.conversation, mine.token) is None
    house.do(mine.conversation, mine.token, m.ProposalSaved(name="Kladje", proposal={"region": "NL"}))
    house.do(mine.conversation, mine.token, m.WorkSaved(part="agreement", data={"text": "Wij spreken af."}))
    own = house.view(mine.conversation, mine.token).own
    assert own.proposals == {"Kladje": {"region": "NL"}}
    assert own.work == {"agreement": {"text": "Wij spreken af."}}
    assert {title for _, title, _ in house.own(mine.token)} == {"Mijn voorstel", "Nog een"}
    assert second.token == mine.token
    assert house.own(access.new_token()) == []


def test_a_measure_is_of_what_lies_on_the_table_in_tenths_from_those_who_agreed_to_it(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    room = host.conversation
    one, two = sit(house, host, "Partij 1"), sit(house, host, "Partij 2")
    house.do(room, one.token, m.AmountSet(lever="jeugd", amount=6.0))
    house.do(room, one.token, m.WishesCounted(count=True))
    house.do(room, two.token, m.AmountSet(lever="jeugd", amount=1.0))
    house.do(room, two.token, m.RedLineSet(lever="jeugd", most=1.5, shared=True))
    house.do(room, two.token, m.RedLineSet(lever="schuldhulp", most=-1.0))  # kept private, so it is not measured
    house.do(room, one.token, tabled("v1", jeugd=2.0))
    measured = house.measure(room, two.token, "v1", LEVERS)
    assert measured.satisfaction == {one.member: 0.6}
    assert [(line.party, line.lever) for line in measured.crossed] == [(two.member, "jeugd")]
    assert house.own_measure(room, two.token, {"jeugd": 1.0}, LEVERS).satisfaction == {two.member: 1.0}
    house.do(room, one.token, m.Withdrew(proposal="v1"))
    with pytest.raises(Refused, match="ligt niet op tafel"):
        house.measure(room, two.token, "v1", LEVERS)


def test_packages_are_looked_for_by_the_facilitator(house: Rooms) -> None:
    host = house.open("Gastvrouw", "College Tour")
    one, two = sit(house, host, "Partij 1"), sit(house, host, "Partij 2")
    for seat, lever in ((one, "jeugd"), (two, "schuldhulp")):
        house.do(host.conversation, seat.token, m.AmountSet(lever=lever, amount=4.0))
        house.do(host.conversation, seat.token, m.WishesCounted(count=True))
    with pytest.raises(Refused, match="Alleen de gespreksleider"):
        house.packages(host.conversation, one.token, LEVERS, 600_000)
    found = house.packages(host.conversation, host.token, LEVERS, 600_000)
    assert found.packages[0].amounts == {"schuldhulp": 3.0, "jeugd": 3.0}


def test_two_rooms_of_one_process_never_mix(house: Rooms) -> None:
    hosts = [house.open("Gastvrouw", f"Kamer {n}") for n in range(2)]
    seats = [[sit(house, host, f"Partij {n}") for n in range(3)] for host in hosts]
    for n, (host, guests) in enumerate(zip(hosts, seats, strict=True)):
        for guest in guests:
            house.do(host.conversation, guest.token, m.AmountSet(lever="jeugd", amount=n + 0.0625))
        house.do(host.conversation, guests[0].token, tabled(f"van_{n}", jeugd=n + 0.03125))
    for n, (host, guests) in enumerate(zip(hosts, seats, strict=True)):
        for seat in (host, *guests):
            seen = as_json(house.view(host.conversation, seat.token)).decode()
            other = 1 - n
            strange = [f"{other}.0625", f"{other}.03125", f"van_{other}", f"Kamer {other}", hosts[other].conversation]
            assert not [mark for mark in strange if mark in seen]


def test_one_house_per_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, f"sqlite:///{tmp_path / 'kept.sqlite'}")
    rooms.cache_clear()
    assert rooms() is rooms()
    assert rooms().open("A", "B").conversation
    rooms()._log.close()
    rooms.cache_clear()
