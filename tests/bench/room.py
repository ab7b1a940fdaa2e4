"""What does following cost? ``python -m tests.bench.room --devices 10 20 40``.

Targets (issue 15): other screens follow within 1.5 s at 40 devices on two cores, with at most 40% of one core for
following. Devices speak Streamlit's protocol without a browser (``tests/devices.py``), so that the machine has its time
for the server: a delay is from the acknowledged change to the frame that shows it; what a phone then needs to draw it
comes on top. CPU and memory are those of the server alone, beside an empty Streamlit app with as many open pages that
each ask it for its health once a second.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from akkoordwijzer.conversation.rooms import rooms
from tests.browser import ROOT, _await_health, free_port
from tests.devices import all_hear, devices
from tests.room_kit import Table

EMPTY = ROOT / "tests" / "bench" / "empty_app" / "app.py"
TICKS = os.sysconf("SC_CLK_TCK")
CHANGES, IDLE_SECONDS, APART_SECONDS = 10, 20, 3


@dataclass(frozen=True, slots=True)
class Load:
    """Share of one core and megabytes of a server."""

    core: float
    megabytes: float


@contextmanager
def server(app: Path) -> Iterator[tuple[str, int]]:
    """A fresh server: its address and its process."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    process = subprocess.Popen(command, cwd=app.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await_health(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(20)


def seconds_of_core(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def measured(pid: int, action: Callable[[], object]) -> Load:
    """What a server does during an action."""
    before, start = seconds_of_core(pid), time.monotonic()
    action()
    core = (seconds_of_core(pid) - before) / (time.monotonic() - start)
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
    return Load(core, pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def idle(pid: int) -> Load:
    """What a server does while nobody does anything."""
    return measured(pid, lambda: time.sleep(IDLE_SECONDS))


def changes(table: Table) -> list[float]:
    """Something new on every screen, now and then; when each was acknowledged."""
    moments = []
    for number in range(CHANGES):
        table.do("f", "parked", point=f"Punt {number}.", why=None)
        moments.append(time.monotonic())
        time.sleep(APART_SECONDS)
    return moments


def ours(number: int) -> tuple[Load, Load, list[float]]:
    """Nobody does anything; somebody does; and the seconds from each change to each screen (endless: never)."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AKKOORDWIJZER_STORE"] = f"sqlite:///{folder}/rooms.sqlite"
        rooms.cache_clear()
        table = Table(rooms(), parties=number)
        table.step("agree")
        seats = {who: seat for who, seat in table.seats.items() if who.startswith("p")}
        with server(ROOT / "app.py") as (base, pid), devices(base, seats) as found:
            all_hear(found, "Er is nog niets vastgelegd")
            quiet, moments = idle(pid), []
            busy = measured(pid, lambda: moments.extend(changes(table)))
            late = [one.heard_at(f"Punt {at}.") - moment for one in found.values() for at, moment in enumerate(moments)]
            return quiet, busy, late


def bare(number: int) -> Load:
    """An empty app, with as many pages."""
    with server(EMPTY) as (base, pid), devices(base, dict.fromkeys(map(str, range(number)))) as found:
        all_hear(found, "Het wordt")
        return idle(pid)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--devices", type=int, nargs="+", default=[10, 20, 40])
    options = parser.parse_args(sys.argv[1:])
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for number in options.devices:
        (quiet, busy, late), empty = ours(number), bare(number)
        middle, slow = statistics.median(late), statistics.quantiles(late, n=20)[-1]
        print(
            f"{number:3d} devices: follow in {middle:.2f} s (p95 {slow:.2f}, slowest {max(late):.2f}, target 1.5); "
            f"following {quiet.core:.0%} of a core, {busy.core:.0%} with a change each {APART_SECONDS} s (target 40%), "
            f"empty app {empty.core:.1%}: ratio {quiet.core / empty.core:.1f}; "
            f"memory {busy.megabytes:.0f} MB beside {empty.megabytes:.0f} MB: "
            f"ratio {busy.megabytes / empty.megabytes:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
