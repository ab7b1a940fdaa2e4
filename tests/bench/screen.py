"""How immediate is the screen, and beside what? ``python -m tests.bench.screen``.

Beside an empty Streamlit app with one slider and one Plotly chart (``empty_app/``): from key press on a slider to new
numbers on screen, to a new picture, and from a cold start to the first full page. Ten visitors at once beside another
commit. The apps take turns, in one run, in one headless Chromium. Times are taken in the page: from the keydown event
to the last change of the watched text or chart.
"""

import argparse
import io
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser import CHROMIUM, FLAGS, ROOT, serve
from tests.test_visitors import MOVES, MUNICIPALITIES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EMPTY = ROOT / "tests" / "bench" / "empty_app" / "app.py"
# Times as long as the empty app, at most; for ten visitors as long as the commit beside it.
TARGETS = {"text": 1.2, "chart": 1.4, "start": 1.5, "crowd": 2 / 3}
PRESSES, STARTS, WARM_UP = 30, 5, 5

# Notes when the watched text and any chart last changed since the last key press, and when the server said it was done.
WATCH = """selector => {
  const seen = window.seen = {start: 0, text: 0, chart: 0};
  const text = () => [...document.querySelectorAll(selector)].map(node => node.textContent).join('|');
  let before = text();
  document.addEventListener('keydown', () => { seen.start = performance.now(); seen.text = seen.chart = 0; }, true);
  new MutationObserver(found => {
    const now = performance.now(), after = text();
    if (after !== before) { before = after; seen.text = now; }
    const drawn = change => change.target.closest?.('.js-plotly-plot') ||
      [...change.addedNodes].some(node => node.matches?.('.pots'));
    if (found.some(drawn)) seen.chart = now;
  }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
}"""
SETTLED = """() => window.seen.text > 0 && performance.now() - Math.max(window.seen.text, window.seen.chart) > 150
  && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"""


@dataclass(frozen=True, slots=True)
class App:
    """An app under the stopwatch: where it is, which slider moves, which text holds its numbers, and a key to begin."""

    name: str
    path: str
    slider: str
    numbers: str
    ready: str
    first: str = ""


OURS = App(
    "Akkoordwijzer",
    "/wat-als?gemeente=GM0080&integrated_debt_help=0.5",
    "Schulden: minder of meer",
    ".story, .tile strong",
    ".pots .stack",
    # Twenty notches to either side: from the left end there are enough.
    "Home",
)
BEFORE = App(
    "before",
    OURS.path,
    "Integrale schuldhulp",
    ".st-key-sentence, [data-testid=stMetricValue]",
    ".js-plotly-plot .main-svg",
)
BARE = App("empty app", "/", "Bedrag", "[data-testid=stMarkdown]", ".js-plotly-plot .main-svg")


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds from key press to the last change of text and of charts."""

    text: float
    chart: float


def open_page(browser: "Browser", base: str, app: App) -> "Page":
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(base + app.path)
    page.locator(app.ready).first.wait_for(timeout=60_000)
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    page.evaluate(WATCH, app.numbers)
    page.get_by_role("slider", name=app.slider).focus()
    if app.first:
        press(page, app.first)
    return page


def press(page: "Page", key: str) -> Times:
    """One key press and what followed."""
    page.bring_to_front()
    page.keyboard.press(key)
    page.wait_for_function(SETTLED)
    seen = page.evaluate("window.seen")
    return Times(seen["text"] - seen["start"], (seen["chart"] or seen["start"]) - seen["start"])


def latency(browser: "Browser", apps: list[tuple[App, str]], presses: int) -> dict[str, list[Times]]:
    """All apps in turn."""
    pages = {app.name: open_page(browser, base, app) for app, base in apps}
    found: dict[str, list[Times]] = {name: [] for name in pages}
    for number in range(-WARM_UP, presses):
        for name, page in pages.items():
            # Always on, never back: an outcome that was shown before comes from the cache.
            times = press(page, "ArrowRight")
            if number >= 0:
                found[name].append(times)
    for page in pages.values():
        page.close()
    return found


def ten_at_once(browser: "Browser", base: str, app: App) -> list[float]:
    """Ten visitors, each with another municipality, who all move their slider at the same moment, three times."""
    pages = []
    for number, region in enumerate(MUNICIPALITIES):
        path = f"/wat-als?gemeente={region}&integrated_debt_help={1 + number / 2:g}"
        pages.append(open_page(browser, base, replace(app, path=path)))
    found = []
    for _ in range(MOVES):
        for page in pages:
            page.keyboard.press("ArrowRight")
        for page in pages:
            page.wait_for_function(SETTLED)
            seen = page.evaluate("window.seen")
            found.append(seen["text"] - seen["start"])
    for page in pages:
        page.close()
    return found


@contextmanager
def as_it_was(commit: str) -> Iterator[Path]:
    """The app of another commit, in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        kept = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(kept)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


def cold_start(browser: "Browser", app: App, path: Any, full: Callable[["Page"], None]) -> float:
    """Seconds from starting the server's process to everything of the first page on screen."""
    start = time.perf_counter()
    with serve(path) as base:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(base)
        full(page)
        taken = time.perf_counter() - start
        page.close()
    return taken


def _start_page_full(page: "Page") -> None:
    page.locator("[data-testid=stMainBlockContainer] [data-testid=stPageLink]").last.wait_for(timeout=60_000)
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")


def _empty_full(page: "Page") -> None:
    page.locator(BARE.ready).first.wait_for(timeout=60_000)


def report(name: str, ours: list[float], bare: list[float], unit: str, target: float | None = None) -> None:
    """Medians, their ratio, and whether that is within the target, if there is one."""
    mine, theirs = statistics.median(ours), statistics.median(bare)
    ratio = mine / theirs
    spread = f"({min(ours):.4g} to {max(ours):.4g}; {min(bare):.4g} to {max(bare):.4g})"
    verdict = "no target" if target is None else f"target {target:.2f} {'met' if ratio <= target else 'MISSED'}"
    print(f"{name:28s} {mine:8.4g} {unit} beside {theirs:8.4g} {unit}: ratio {ratio:.2f}, {verdict} {spread}")


def main() -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser()
    parser.add_argument("--presses", type=int, default=PRESSES)
    parser.add_argument("--starts", type=int, default=STARTS)
    parser.add_argument("--before", metavar="COMMIT", help="the old screen beside it, for example ce5bacf")
    options = parser.parse_args(sys.argv[1:])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        if options.presses:
            with ExitStack() as servers:
                ours, bare = servers.enter_context(serve()), servers.enter_context(serve(EMPTY))
                apps = [(OURS, ours), (BARE, bare)]
                if options.before:
                    tree = servers.enter_context(as_it_was(options.before))
                    apps.append((BEFORE, servers.enter_context(serve(tree / "app.py"))))
                found = latency(browser, apps, options.presses)
                crowds = {app.name: ten_at_once(browser, base, app) for app, base in apps if app is not BARE}
            for what in ("text", "chart"):
                mine, theirs = ([getattr(times, what) for times in found[app.name]] for app in (OURS, BARE))
                report(f"key press to new {what}", mine, theirs, "ms", TARGETS[what])
                if options.before:
                    then = [getattr(times, what) for times in found[BEFORE.name]]
                    report(f"the same at {options.before}", then, theirs, "ms")
            crowd = crowds[OURS.name]
            print(f"ten visitors at once: median {statistics.median(crowd):.0f} ms, slowest {max(crowd):.0f} ms")
            if options.before:
                report(f"the same beside {options.before}", crowd, crowds[BEFORE.name], "ms", TARGETS["crowd"])
        if options.starts:
            starts: dict[str, list[float]] = {"ours": [], "bare": []}
            for _ in range(options.starts):
                starts["ours"].append(cold_start(browser, OURS, ROOT / "app.py", _start_page_full))
                starts["bare"].append(cold_start(browser, BARE, EMPTY, _empty_full))
            report("cold start to full page", starts["ours"], starts["bare"], "s", TARGETS["start"])
        browser.close()


if __name__ == "__main__":
    main()
