"""A PostgreSQL of our own for the tests: in a temporary folder, reached by a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from akkoordwijzer.conversation.store import open_engine
from akkoordwijzer.conversation.store.tables import metadata


def programs() -> Path | None:
    """Where PostgreSQL's programs are: the newest version that Debian installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    return found[-1] if found else None


@dataclass
class Postgres:
    """A running server."""

    folder: Path
    programs: Path
    address: str

    def control(self, *words: str) -> None:
        """``pg_ctl`` as somebody who is not root, which PostgreSQL refuses."""
        options = f"-c listen_addresses='' -k {self.folder} -c max_connections=120"
        log = ["-l", str(self.folder / "log"), "-o", options] if words[0] != "stop" else []
        run(self.programs / "pg_ctl", "-D", str(self.folder / "data"), "-w", *log, *words)

    def empty(self) -> str:
        """Its address, without any conversation in it."""
        engine = open_engine(self.address)
        with engine.begin() as connection:
            metadata.drop_all(connection)
        engine.dispose()
        return self.address

    def crash(self) -> None:
        """Stop without any goodbye, as after a power cut of the program, and start again."""
        self.control("stop", "-m", "immediate")
        self.control("start")


def run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    subprocess.run(words, check=True, capture_output=True, cwd="/")


@contextmanager
def serve_postgres() -> Iterator[Postgres]:
    """Start a server; skips the test when PostgreSQL is not installed, unless AKKOORDWIJZER_POSTGRES=required."""
    bin_folder = programs()
    if bin_folder is None:
        message = "PostgreSQL is not installed (apt-get install postgresql)."
        if os.environ.get("AKKOORDWIJZER_POSTGRES") == "required":
            pytest.fail(message)
        pytest.skip(message)
    # A socket's path must be short: not in pytest's own folders.
    folder = Path(tempfile.mkdtemp(prefix="akkoordwijzer-pg-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        run(bin_folder / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        server = Postgres(folder, bin_folder, f"postgresql://postgres@/postgres?host={folder}")
        server.control("start")
        try:
            yield server
        finally:
            server.control("stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
