"""A running app and a browser for tests; waits for conditions, never for time."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# .ci/run sets this: there a missing browser is a failure, elsewhere a reason to skip.
REQUIRED = os.environ.get("AKKOORDWIJZER_BROWSER") == "required"
START_TRIES = 300
# How long a condition may take to come true: .ci/run works on a machine nobody knows.
PATIENCE_MS = 30_000 if REQUIRED else 15_000

needs_browser = pytest.mark.skipif(
    CHROMIUM is None and not REQUIRED, reason="geen Chromium op het pad (Debian: apt-get install chromium)"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(app: Path = ROOT / "app.py", port: int | None = None) -> Iterator[str]:
    """A fresh server of its own; yields its address. ``port``: that of a server that was there before."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    # For an app without a config of its own (the benchmark's yardstick).
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=app.parent, stdout=log, stderr=subprocess.STDOUT)
        try:
            base = f"http://127.0.0.1:{port}"
            _await_health(base, process)
            yield base
        finally:
            process.terminate()
            process.wait(20)


def _await_health(base: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(START_TRIES):
        assert process.poll() is None, "the server stopped while starting"
        try:
            with urllib.request.urlopen(base + "/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError("the server did not come up")


# Streamlit asks for these below the page's own path first, then at the root; the browser reports the first try.
# The second is its word about an address that is no page.
OF_STREAMLIT = re.compile(r"/_stcore/(health|host-config)$|^The page that you have requested does not seem to exist")
QUIET = """() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid=stSkeleton], [data-testid=stElementContainer][data-stale=true]')
  && !document.getAnimations().some(one => one instanceof CSSTransition && one.playState === 'running')"""


@contextmanager
def visit(
    browser: "Browser",
    address: str,
    width: int = 1440,
    height: int = 900,
    scheme: "Literal['light', 'dark']" = "light",
    watch: str = "",
) -> "Iterator[Page]":
    """A visitor of its own; fails when the console shows an error that is not Streamlit's.

    ``watch`` is a script that runs in the page before anything else.
    """
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="nl-NL")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda said: (
            errors.append(f"{said.text} {said.location.get('url', '')}")
            if said.type == "error" and not OF_STREAMLIT.search(f"{said.text} {said.location.get('url', '')}")
            else None
        ),
    )
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(watch)
    page.goto(address)
    try:
        yield page
        assert errors == []
    finally:
        page.close()


def settle(page: "Page") -> None:
    """Until the server is done and everything it sent is on the screen, in its final colours."""
    page.wait_for_function(QUIET)


def drawn(page: "Page") -> None:
    """Until the page holds its title, and every chart has its axes."""
    page.get_by_role("heading", level=1).first.wait_for()
    settle(page)
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(
          chart => chart.querySelector('.main-svg'))"""
    )


def await_address(page: "Page", pattern: str) -> None:
    """Until the address fits a regular expression. Playwright's own waits for a load, which a changed choice is not."""
    page.wait_for_function("pattern => new RegExp(pattern).test(location.href)", arg=pattern)
