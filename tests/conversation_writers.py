"""Forty writers in a process that gets killed: ``python -m tests.conversation_writers ADDRESS ROOM ROOM``.

For every line on standard input a child is forked that writes as fast as it can; what was acknowledged is printed as
``room number key``. The parent stays alive and reports ``child PID`` and, when it died, ``dead``.
"""

import os
import sys
from datetime import UTC, datetime
from itertools import count
from threading import Thread

from akkoordwijzer.conversation.events import event
from akkoordwijzer.conversation.moves import AmountSet
from akkoordwijzer.conversation.store import Busy, Conflict, Log, open_engine

WRITERS = 40


def write(log: Log, room: str, name: str) -> None:
    for turn in count():
        move = AmountSet(lever=f"of_{room}", amount=float(turn))
        while True:
            try:
                one = event(room, (log.head(room) or 0) + 1, datetime.now(UTC), name, move, f"{os.getpid()}-{turn}")
                number = log.append(one)
                break
            except (Conflict, Busy):
                continue
        os.write(1, f"{room} {number} {one.key}\n".encode())


def child(address: str, rooms: list[str]) -> None:
    log = Log(open_engine(address))
    threads = [Thread(target=write, args=(log, rooms[n % len(rooms)], f"w{n}")) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(address: str, *rooms: str) -> None:
    for _ in sys.stdin:
        if (pid := os.fork()) == 0:
            child(address, list(rooms))
        os.write(1, f"child {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
