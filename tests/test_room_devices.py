"""Two rooms, forty devices on one server: no event, number or draft of one is in any frame of the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from akkoordwijzer.conversation.rooms import Rooms
from akkoordwijzer.report.room_steps import BY_ID
from tests.browser import serve
from tests.devices import Device, all_hear, devices
from tests.room_kit import ESTIMATE, Table, store

PARTIES = 17  # with the facilitator, the expert and the big screen: twenty
# Numbers that no outcome holds, as the screen writes them.
TABLED, DRAFTS = ("7,13", "5,87"), ("3,79", "4,21")
STEPS = ("guess", "dilemma", "estimate", "table")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    with store(tmp_path, monkeypatch) as found:
        yield found


def number(text: str) -> float:
    return float(text.replace(",", "."))


def secret(room: int, who: str) -> str:
    """What one device wrote for itself."""
    return f"geheim van {who} in {room}."


def guess(room: int, who: str) -> float:
    """What one device guessed."""
    return 61_000.0 + 1_000 * room + int(who[1:])


def entries(table: Table, room: int) -> None:
    """Every party: an amount, a red line with why, a guess, an estimate and an answer of its own, none of it shown."""
    table.do("f", "question_asked", question="q1", text=f"Vraag van kamer {room}", unit="mensen")
    table.do("f", "estimate_asked", parameter=ESTIMATE, text=f"Effect van kamer {room}", unit="per 100", threshold=0.05)
    for at in range(1, PARTIES + 1):
        who = f"p{at}"
        table.do(who, "amount_set", lever="debts", amount=number(DRAFTS[room]))
        table.do(who, "red_line_set", lever="youth", least=0.5, why=secret(room, who))
        table.do(who, "guessed", question="q1", value=guess(room, who))
        range_ = {"low": 0.0, "mid": 0.02, "high": 0.1}
        table.do(who, "estimate_given", parameter=ESTIMATE, round=1, estimate=range_, why=secret(room, who))
        table.do(who, "dilemma_answered", dilemma="now_or_later", option="not_yet", why=secret(room, who))


def open_things(table: Table, room: int) -> None:
    """What the whole room may see."""
    amounts = {"debts": number(TABLED[room])}
    table.do("p1", "tabled", proposal="v1", title=f"Voorstel van kamer {room}", amounts=amounts)
    table.do("p2", "objected", proposal="v1", condition=f"Bezwaar van kamer {room}")
    table.do("e", "claim_made", claim="c1", text=f"Bewering van kamer {room}", source="-", grade="D", changes="-")
    table.do("p3", "parked", point=f"Punt van kamer {room}", why=None)
    table.do("f", "settled", proposal="v1")


def test_two_rooms_of_twenty_devices_never_mix(kept: Rooms) -> None:
    tables = [Table(kept, PARTIES) for _ in range(2)]
    for room, table in enumerate(tables):
        table.step("wishes")
        entries(table, room)
    seats = {f"{room}{who}": seat for room, table in enumerate(tables) for who, seat in table.seats.items()}
    assert len(seats) == 40
    with serve() as base, devices(base, seats) as found:
        all_hear(found, BY_ID["wishes"].ask)
        for step in STEPS:
            for table in tables:
                table.step(step)
            all_hear(found, BY_ID[step].ask)
        for room, table in enumerate(tables):
            open_things(table, room)
        mine = [{who: one for who, one in found.items() if who.startswith(str(room))} for room in range(2)]
        for room in range(2):
            for words in (TABLED[room], f"Voorstel van kamer {room}", f"Bezwaar van kamer {room}"):
                all_hear(mine[room], words)
        for room in range(2):
            check(mine[room], room, tables[room], tables[1 - room])


def check(mine: dict[str, Device], room: int, table: Table, other: Table) -> None:
    """What must not be in any frame, and what proves that the frames are read."""
    parties = [f"p{at}" for at in range(1, PARTIES + 1)]
    foreign = [TABLED[1 - room], DRAFTS[1 - room], f"van kamer {1 - room}", f" in {1 - room}.", other.conversation]
    foreign += other.code.split("-")
    foreign += [part for seat in other.seats.values() for part in (seat.member, seat.token)]
    for who, device in mine.items():
        role = who[1:]
        private = [secret(room, one) for one in parties if one != role]
        private += [seat.token for one, seat in table.seats.items() if one != role]
        assert [words for words in [*foreign, *private] if device.heard(words)] == [], who
        guesses = [guess(1 - room, one) for one in parties] + [guess(room, one) for one in parties if one != role]
        assert [one for one in guesses if device.heard_number(one)] == [], who
        assert device.heard(table.seats[role].token), who
        assert device.heard(f"Vraag van kamer {room}"), who
        party = role in parties
        assert device.heard(secret(room, role)) == party, who
        assert device.heard(DRAFTS[room]) == party, who
        assert party == (party and device.heard_number(guess(room, role))), who
