"""The log and the cache of states, in SQLite and in PostgreSQL."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.access import hashed
from akkoordwijzer.conversation.events import Event, event
from akkoordwijzer.conversation.moves import Move
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.store import SETTING, Busy, Conflict, Gone, Log, States, open_engine, open_log
from akkoordwijzer.conversation.store import engine as engine_module
from tests.conversation_kit import START

TODAY = START.date()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.xdist_group("postgres"))])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Log]:
    address = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    if request.param == "postgres":
        address = request.getfixturevalue("postgres").empty()
    opened = open_log(address, TODAY)
    yield opened
    opened.close()


def begin(log: Log, room: str = "a", last: date = TODAY, code: str | None = None) -> None:
    first = event(room, 1, START, "f", m.Opened(title=f"Kamer {room}", name="f", token_hash=hashed(room)))
    log.open(first, hashed("owner"), last, code, hashed(code) if code else None)


def entry(number: int, move: Move | None = None, key: str | None = None, room: str = "a", by: str = "f") -> Event:
    return event(room, number, START + timedelta(seconds=number), by, move or m.StepOpened(step="guess"), key)


def test_what_is_written_is_read_back_in_order(log: Log) -> None:
    begin(log)
    written = [entry(number, m.Parked(point=f"Punt {number} ‘é’ €")) for number in (2, 3, 4)]
    assert [log.append(one) for one in written] == [2, 3, 4]
    assert log.head("a") == 4
    assert log.read("a", since=1) == written
    assert log.read("a", since=4) == []
    assert [one.number for one in log.read("a")] == [1, 2, 3, 4]


def test_a_number_is_given_once_and_none_is_passed_over(log: Log) -> None:
    begin(log)
    log.append(entry(2))
    for number in (1, 2, 4, 9):
        with pytest.raises(Conflict):
            log.append(entry(number))
    assert log.head("a") == 2


def test_a_retry_is_not_a_second_event(log: Log) -> None:
    begin(log)
    assert log.append(entry(2, key="click")) == 2
    assert log.append(entry(2, key="click")) == 2
    assert log.append(entry(3, key="click")) == 2
    assert log.append(entry(3, key="click", by="p1")) == 3, "another device's key is another key"
    assert log.head("a") == 3


def test_writers_at_once_get_numbers_without_gaps(log: Log) -> None:
    begin(log)
    begin(log, "b")
    given: dict[str, list[int]] = {"a": [], "b": []}

    def write(room: str, who: str) -> None:
        for turn in range(10):
            while True:
                try:
                    number = (log.head(room) or 0) + 1
                    given[room].append(log.append(entry(number, room=room, by=who, key=str(turn))))
                    break
                except (Conflict, Busy):
                    continue

    threads = [threading.Thread(target=write, args=("ab"[n % 2], f"w{n}")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for room, numbers in given.items():
        assert sorted(numbers) == list(range(2, 42))
        assert {one.conversation for one in log.read(room)} == {room}


def test_a_kind_of_the_future_lies_in_the_log_unharmed(log: Log) -> None:
    begin(log)
    move = m.Unknown(data={"kind": "applauded", "loudness": [1, {"x": None}]})
    log.append(entry(2, move))
    assert log.read("a", 1)[0].move == move
    assert States(log).current("a").skipped == 1


def test_erased_is_gone_and_the_other_stays(log: Log) -> None:
    begin(log, "a", code="K7MR-T4WX")
    begin(log, "b")
    log.erase("a")
    assert log.head("a") is None
    assert log.read("a") == []
    assert log.by_code(hashed("K7MR-T4WX")) is None
    assert log.head("b") == 1
    for act in (lambda: log.append(entry(2)), lambda: log.find("a"), lambda: States(log).current("a")):
        with pytest.raises(Gone):
            act()


def test_erased_is_gone_from_the_disk(tmp_path: Path) -> None:
    log = open_log(f"sqlite:///{tmp_path / 'kept.sqlite'}", TODAY)
    begin(log)
    for number in range(2, 30):
        log.append(entry(number, m.Parked(point="Geheim " * 20)))
    assert any(b"Geheim" in path.read_bytes() for path in tmp_path.iterdir())
    log.erase("a")
    assert not any(b"Geheim" in path.read_bytes() for path in tmp_path.iterdir())
    log.close()


def test_a_members_private_moves_are_blanked_where_they_stand(log: Log) -> None:
    begin(log)
    private = [m.AmountSet(lever="a", amount=7.5), m.SwapEnded(reflection="Geheim.")]
    open_moves = [m.Parked(point="Vervoer"), m.RedLineSet(lever="a", most=9.0, shared=True)]
    for number, move in enumerate((*private, *open_moves), start=2):
        log.append(entry(number, move, by="p1"))
    log.append(entry(6, m.AmountSet(lever="a", amount=1.5), by="p2"))
    assert log.blank("a", "p1") == 2
    assert [one.move for one in log.read("a", 1)] == [
        m.Blank(), m.SwapEnded(), *open_moves, m.AmountSet(lever="a", amount=1.5)
    ]  # fmt: skip


def test_nothing_is_kept_longer_than_asked(log: Log) -> None:
    begin(log, "a", TODAY)
    begin(log, "b", TODAY + timedelta(days=1))
    assert log.purge(TODAY) == 0
    assert log.purge(TODAY + timedelta(days=1)) == 1
    assert (log.head("a"), log.head("b")) == (None, 1)
    log.keep_until("b", TODAY + timedelta(days=9))
    assert log.find("b").delete_after == TODAY + timedelta(days=9)
    assert log.purge(TODAY + timedelta(days=9)) == 0


def test_opening_the_store_purges(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    first = open_log(address, TODAY)
    begin(first, "a", TODAY)
    first.close()
    again = open_log(address, TODAY + timedelta(days=1))
    assert again.head("a") is None
    again.close()


def test_codes_and_ids_are_given_once(log: Log) -> None:
    begin(log, "a", code="K7MR-T4WX")
    with pytest.raises(Conflict):
        begin(log, "b", code="K7MR-T4WX")
    with pytest.raises(Conflict):
        begin(log, "a")
    found = log.by_code(hashed("K7MR-T4WX"))
    assert found is not None
    assert (found.id, found.code, found.opened_at) == ("a", "K7MR-T4WX", START)
    assert log.head("b") is None, "what could not be opened left nothing behind"


def test_ones_own_are_listed_newest_first(log: Log) -> None:
    begin(log, "a")
    later = event("b", 1, START + timedelta(hours=1), "f", m.Opened(title="b", name="f", token_hash=hashed("b")))
    log.open(later, hashed("owner"), TODAY, None, None)
    other = event("c", 1, START, "f", m.Opened(title="c", name="f", token_hash=hashed("c")))
    log.open(other, hashed("somebody else"), TODAY, None, None)
    assert [one.id for one in log.own(hashed("owner"))] == ["b", "a"]


def test_wrong_guesses_are_counted_per_place_and_dropped_when_old(log: Log) -> None:
    log.note_attempt(["*", "a"], 100.0, 60)
    log.note_attempt(["*"], 150.0, 60)
    assert sorted(log.attempts("*")) == [100.0, 150.0]
    assert log.attempts("a") == [100.0]
    log.note_attempt(["*"], 161.0, 60)
    assert (sorted(log.attempts("*")), log.attempts("a")) == ([150.0, 161.0], [])


class Counting(Log):
    """A log that counts what is read."""

    def __init__(self, inner: Log) -> None:
        super().__init__(inner._engine)
        self.reads: list[tuple[str, int]] = []

    def read(self, conversation: str, since: int = 0) -> list[Event]:
        self.reads.append((conversation, since))
        return super().read(conversation, since)


def test_a_state_is_kept_and_only_new_events_are_read(log: Log) -> None:
    begin(log)
    begin(log, "b")
    counting = Counting(log)
    states = States(counting)
    assert states.current("a").title == "Kamer a"
    log.append(entry(2, m.StepOpened(step="table")))
    assert states.current("a").step == "table"
    assert states.current("a") is states.current("a")
    assert states.current("b").title == "Kamer b", "never another conversation's"
    assert counting.reads == [("a", 0), ("a", 1), ("b", 0)]


def test_a_state_is_let_go_when_too_many_are_kept_and_when_its_conversation_is_gone(log: Log) -> None:
    for room in "abc":
        begin(log, room)
    counting = Counting(log)
    states = States(counting, kept=2)
    for room in "abca":
        states.current(room)
    assert [room for room, _ in counting.reads] == ["a", "b", "c", "a"]
    log.erase("a")
    with pytest.raises(Gone):
        states.current("a")


def test_a_file_that_stays_locked_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "BUSY_SECONDS", 0)
    path = tmp_path / "kept.sqlite"
    log = open_log(f"sqlite:///{path}", TODAY)
    begin(log)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match="niets verloren"):
        log.append(entry(2))
    assert log.head("a") == 1, "reading goes on"
    other.execute("COMMIT")
    other.close()
    assert log.append(entry(2)) == 2
    log.close()


@pytest.mark.xdist_group("postgres")
def test_a_database_that_restarts_is_met_again(postgres: object) -> None:
    log = open_log(postgres.address, TODAY)  # type: ignore[attr-defined]
    if log.head("restart") is not None:
        log.erase("restart")
    begin(log, "restart")
    postgres.crash()  # type: ignore[attr-defined]
    assert log.head("restart") == 1
    assert log.append(entry(2, room="restart")) == 2
    log.close()


def test_a_database_that_is_away_is_one_sentence_and_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = Log(open_engine(f"postgresql://postgres:geheim@/postgres?host={tmp_path}"))
    with pytest.raises(Busy) as refused:
        log.head("a")
    assert "did not answer" in caplog.text
    assert "geheim" not in str(refused.value) + caplog.text


def test_sqlite_is_set_up_to_survive(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "kept.sqlite"
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        asked = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in (
            "journal_mode", "synchronous", "busy_timeout", "foreign_keys", "secure_delete")}  # fmt: skip
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 5000,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert path.stat().st_mode & 0o077 == 0, "nobody else on this computer reads it"
    engine.dispose()


def test_one_setting_chooses_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv(SETTING, raising=False)
    assert open_engine().url.database == str(tmp_path / "akkoordwijzer" / "gesprekken.sqlite")
    monkeypatch.setenv(SETTING, "postgresql://somebody@host/rooms")
    assert open_engine().url.drivername == "postgresql+psycopg"
    for wrong in ("mysql://user:geheim@host/x", "rooms.sqlite", "sqlite://", "nonsense://geheim", "://"):
        monkeypatch.setenv(SETTING, wrong)
        with pytest.raises(Refused, match=SETTING) as refused:
            open_engine()
        assert "geheim" not in str(refused.value)
