"""What does following cost? ``python -m tests.bench.room --devices 10 20 40``.

Targets (issue 15): other screens follow within 1.5 s at 40 devices on two cores, with at most 40% of one core for
following. Each device is a page in one headless Chromium, which shares the machine: delays are therefore upper bounds.
CPU and memory are those of the server alone, as ratio to an empty Streamlit app with as many open pages.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from akkoordwijzer.conversation.rooms import rooms
from tests.browser import CHROMIUM, FLAGS, ROOT, _await_health, free_port
from tests.room_kit import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

EMPTY = ROOT / "tests" / "bench" / "empty_app" / "app.py"
TICKS = os.sysconf("SC_CLK_TCK")
CHANGES, IDLE_SECONDS, APART_SECONDS = 10, 20, 3
# Notes when a text first stood on the page.
WATCH = """() => {
  window.came = {};
  const look = () => { for (const found of document.body.innerText.matchAll(/Punt (\\d+)/g))
    window.came[found[1]] ??= Date.now(); };
  new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


@dataclass(frozen=True, slots=True)
class Load:
    """Share of one core and megabytes of a server."""

    core: float
    megabytes: float


@contextmanager
def server(app: Path) -> "Iterator[tuple[str, int]]":
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


def idle(pid: int) -> Load:
    """What a server does while nobody does anything."""
    before, start = seconds_of_core(pid), time.monotonic()
    time.sleep(IDLE_SECONDS)
    core = (seconds_of_core(pid) - before) / (time.monotonic() - start)
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
    return Load(core, pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def devices(browser: "Browser", base: str, table: Table, number: int) -> "list[Page]":
    pages = []
    for at in range(number):
        seat = table.seats[f"p{at + 1}"]
        kept = json.dumps({"seat": [seat.conversation, seat.member, seat.token], "owner": None})
        context = browser.new_context(viewport={"width": 390, "height": 844})
        context.add_init_script(f"localStorage.setItem('akkoordwijzer.seat', {json.dumps(kept)})")
        page = context.new_page()
        page.goto(f"{base}/onderhandelen")
        page.get_by_text("Er is nog niets vastgelegd").wait_for(timeout=120_000)
        page.evaluate(WATCH)
        pages.append(page)
    return pages


def delays(table: Table, pages: "list[Page]") -> list[float]:
    """Seconds from an acknowledged change to each of the other screens; those that never came count as endless."""
    moments = {}
    for number in range(CHANGES):
        table.do("f", "parked", point=f"Punt {number}", why=None)
        moments[str(number)] = time.time()
        time.sleep(APART_SECONDS)
    came = [page.evaluate("window.came") for page in pages]
    return [one.get(key, float("inf")) / 1000 - moment for one in came for key, moment in moments.items()]


def ours(browser: "Browser", number: int) -> tuple[Load, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AKKOORDWIJZER_STORE"] = f"sqlite:///{folder}/rooms.sqlite"
        rooms.cache_clear()
        with server(ROOT / "app.py") as (base, pid):
            table = Table(rooms(), parties=number)
            table.step("agree")
            pages = devices(browser, base, table, number)
            load, found = idle(pid), delays(table, pages)
            for page in pages:
                page.context.close()
            return load, found


def bare(browser: "Browser", number: int) -> Load:
    with server(EMPTY) as (base, pid):
        pages = [browser.new_context().new_page() for _ in range(number)]
        for page in pages:
            page.goto(base)
            page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=120_000)
        load = idle(pid)
        for page in pages:
            page.context.close()
        return load


def main() -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser()
    parser.add_argument("--devices", type=int, nargs="+", default=[10, 20, 40])
    options = parser.parse_args(sys.argv[1:])
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with sync_playwright() as playwright:
        for number in options.devices:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            (load, found), empty = ours(browser, number), bare(browser, number)
            browser.close()
            middle, slow = statistics.median(found), statistics.quantiles(found, n=20)[-1]
            print(
                f"{number:3d} devices: follow in {middle:.2f} s (p95 {slow:.2f}, target 1.5); "
                f"following {load.core:.0%} of a core (target 40%), empty app {empty.core:.1%}; "
                f"memory {load.megabytes:.0f} MB beside {empty.megabytes:.0f} MB: "
                f"ratio {load.megabytes / empty.megabytes:.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
