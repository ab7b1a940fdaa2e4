"""How fast is a conversation, and how big? ``python -m tests.bench.conversation [ADDRESS]``.

Targets (issue 15): a version check and a view that leave room for forty devices on 40% of one core, a log that opens
within a second after a kill, packages for 8 parties x 20 levers under 2 s. ADDRESS: a store (``AKKOORDWIJZER_STORE``).
"""

import random
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.agreement import Lever, Position
from akkoordwijzer.conversation.events import event
from akkoordwijzer.conversation.fold import fold_all
from akkoordwijzer.conversation.packages import packages
from akkoordwijzer.conversation.rooms import Rooms, now
from akkoordwijzer.conversation.store import open_log
from akkoordwijzer.conversation.view import as_json, view_for
from tests.conversation_kit import room

PARTIES, LEVERS, DEVICES, EVENTS = 8, 20, 40, 5_000


def timed(action: Callable[[], object], times: int = 7) -> float:
    """The fastest of some runs, in milliseconds."""
    return min(_once(action) for _ in range(times)) * 1e3


def _once(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def group(seed: int, lines: float) -> tuple[list[Position], list[Lever]]:
    """Eight parties with wishes on most of twenty levers; ``lines``: the share of wishes with a red line on a side."""
    draw = random.Random(seed)  # noqa: S311 - the same groups every time
    levers = [Lever(f"l{n}", f"Maatregel {n}", -5, 20, 0.5, 100_000) for n in range(LEVERS)]
    parties = []
    for n in range(PARTIES):
        ideals = {lever.id: float(draw.choice([-2, 0, 2, 5, 8, 10])) for lever in levers if draw.random() < 0.7}
        least = {k: max(-5.0, v - draw.choice([2, 4, 8])) for k, v in ideals.items() if draw.random() < lines}
        most = {k: v + draw.choice([2, 4, 8]) for k, v in ideals.items() if draw.random() < lines}
        parties.append(Position(f"p{n}", f"Partij {n}", ideals, least, most, {k: draw.uniform(0, 30) for k in ideals}))
    return parties, levers


def search() -> None:
    """Packages, without and with many red lines that clash."""
    for lines, words in ((0.0, "no red lines"), (0.1, "a red line on 1 wish in 10"), (0.3, "on 3 in 10, clashing")):
        took = []
        for seed in range(8):
            parties, levers = group(seed, lines)
            start = time.process_time()
            packages(parties, levers, 3e6)
            took.append(time.process_time() - start)
        met = "met" if max(took) < 2 else "MISSED"
        print(
            f"packages, {PARTIES} parties x {LEVERS} levers, {words}: median {sorted(took)[4]:.2f} s,"
            f" slowest of 8 {max(took):.2f} s of one core (target 2 s: {met})"
        )


def session(address: str) -> None:
    """One room of forty devices and thousands of events."""
    log = open_log(address)
    house = Rooms(log)
    host = house.open("Gastvrouw", "Bench", keep_days=1)
    seats = [host]
    for n in range(DEVICES - 1):
        seat = house.join(house.code(host.conversation, host.token) or "", f"Deelnemer {n}")
        house.do(host.conversation, host.token, m.Admitted(member=seat.member))
        seats.append(seat)
    start = time.perf_counter()
    for turn in range(1_000):
        seat = seats[1 + turn % (DEVICES - 1)]
        house.do(host.conversation, seat.token, m.AmountSet(lever=f"l{turn % LEVERS}", amount=turn / 10))
    print(f"moves, one after the other: {1_000 / (time.perf_counter() - start):.0f} per second")
    check = timed(lambda: house.head(host.conversation), 200)
    seen = timed(lambda: house.view(host.conversation, seats[1].token), 50)
    print(f"version check {check:.3f} ms; a view {seen:.2f} ms")
    print(f"{DEVICES} devices checking each second: {DEVICES * check / 10:.1f}% of one core")
    fresh = timed(lambda: Rooms(log).view(host.conversation, host.token), 5)
    opened = timed(lambda: open_log(address).close(), 5)
    print(
        f"opening the store {opened:.0f} ms; a new process reads and folds {house.head(host.conversation)} events"
        f" in {fresh:.0f} ms"
    )
    house.erase(host.conversation, host.token)
    log.close()


def memory() -> None:
    """The state of a long session."""
    play = room(PARTIES)
    events = list(play.events)
    for number in range(len(events) + 1, EVENTS):
        move = m.AmountSet(lever=f"l{number % LEVERS}", amount=number / 10)
        events.append(event("room", number, now(), f"p{1 + number % PARTIES}", move))
    print(f"folding {EVENTS} events: {timed(lambda: fold_all('room', events), 3):.0f} ms")
    tracemalloc.start()
    state = fold_all("room", events)
    kept = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    size = len(as_json(view_for(state, "p1"))) / 1e3
    process = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"its state {kept:.2f} MB, a view {size:.0f} kB as JSON, the whole process {process:.0f} MB")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        session(sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder) / 'bench.sqlite'}")
    memory()
    search()


if __name__ == "__main__":
    main()
