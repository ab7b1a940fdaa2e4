"""A running app and a browser for tests; waits for conditions, never for time."""

import os
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

import pytest

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

needs_browser = pytest.mark.skipif(
    CHROMIUM is None and not REQUIRED, reason="geen Chromium op het pad (Debian: apt-get install chromium)"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(app: Path = ROOT / "app.py") -> Iterator[str]:
    """A fresh server of its own; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
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
