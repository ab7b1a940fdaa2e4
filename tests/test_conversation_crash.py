"""Killed while forty writers write, twenty times: nothing acknowledged is lost and no number is missing."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.access import hashed
from akkoordwijzer.conversation.events import event
from akkoordwijzer.conversation.moves import AmountSet
from akkoordwijzer.conversation.store import Log, open_log
from tests.postgres import Postgres

ROOT = Path(__file__).parents[1]
ROOMS = ("first", "second")
KILLS = 20
# Acknowledged per run before the kill falls, while all forty are writing.
ENOUGH = 25

Acknowledged = list[tuple[str, int, str]]


def prepare(address: str) -> None:
    log = open_log(address)
    now = datetime.now(UTC)
    for room in ROOMS:
        first = event(room, 1, now, "f", m.Opened(title=room, name="f", token_hash=hashed(room)))
        log.open(first, hashed(room), (now + timedelta(days=1)).date(), None, None)
    log.close()


def kill_while_writing(address: str, times: int) -> Acknowledged:
    """What the writers were told was written, over all their lives."""
    told: Acknowledged = []
    command = [sys.executable, "-m", "tests.conversation_writers", address, *ROOMS]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for _ in range(times):
            nursery.stdin.write("go\n")
            nursery.stdin.flush()
            child, seen = 0, 0
            while (line := nursery.stdout.readline().split()) != ["dead"]:
                assert line, "the writers' parent died"
                if line[0] == "child":
                    child = int(line[1])
                else:
                    told.append((line[0], int(line[1]), line[2]))
                    seen += 1
                if child and seen >= ENOUGH:
                    os.kill(child, signal.SIGKILL)
                    seen = -10_000  # once
        nursery.stdin.close()
    return told


def check_all_there(log: Log, told: Acknowledged) -> None:
    by_room = {room: {key: number for at, number, key in told if at == room} for room in ROOMS}
    for room in ROOMS:
        events = log.read(room)
        assert [one.number for one in events] == list(range(1, len(events) + 1)), "no gaps, in order"
        assert log.head(room) == len(events)
        written = {one.key: one.number for one in events}
        assert len(written) == len(events), "no event twice"
        assert by_room[room].items() <= written.items(), "nothing acknowledged lost"
        assert len(by_room[room]) > KILLS
        for one in events[1:]:
            assert isinstance(one.move, AmountSet)
            assert (one.conversation, one.move.lever) == (room, f"of_{room}"), "two rooms never mix"


def test_sqlite_loses_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    prepare(address)
    told = kill_while_writing(address, KILLS)
    log = open_log(address)
    check_all_there(log, told)
    log.close()


@pytest.mark.xdist_group("postgres")
def test_postgres_loses_nothing_also_when_the_server_crashes(postgres: Postgres) -> None:
    prepare(postgres.empty())
    told = kill_while_writing(postgres.address, KILLS)
    log = open_log(postgres.address)
    check_all_there(log, told)
    postgres.crash()
    check_all_there(log, told)
    log.close()
