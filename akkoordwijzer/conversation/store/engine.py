"""One setting chooses the database: ``AKKOORDWIJZER_STORE``, a SQLAlchemy address; unset is a file of one's own."""

import os
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from akkoordwijzer.conversation.plain import Refused

SETTING = "AKKOORDWIJZER_STORE"
# Measured: a disk with 10 ms per fsync makes forty writers wait some seconds (session-facts).
BUSY_SECONDS = 5
# Execution option of a connection that is going to write.
WRITES = "akkoordwijzer_writes"


def default_file() -> Path:
    """The file in the user's data folder."""
    return user_data_path("akkoordwijzer", appauthor=False) / "gesprekken.sqlite"


def open_engine(address: str | None = None) -> Engine:
    """The database of an address, of the setting, or of the user's own file.

    Raises ``Refused`` (one Dutch sentence, without the address: it may hold a password) for an address of neither.
    """
    url = _address(address or os.environ.get(SETTING))
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    # Asked before use, so that a database that restarted is met by a new connection and not by a fault.
    return create_engine(
        url, pool_size=10, max_overflow=40, pool_pre_ping=True, hide_parameters=True,
        connect_args={"connect_timeout": BUSY_SECONDS},
    )  # fmt: skip


def _address(address: str | None) -> URL:
    if not address:
        return URL.create("sqlite", database=str(default_file()))
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        backend = ""
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return url
    raise Refused(
        f"De instelling {SETTING} is geen adres van PostgreSQL (postgresql://…) of van een bestand (sqlite:///…): "
        "verbeter of verwijder haar."
    ) from None


def _sqlite(url: URL) -> Engine:
    path = Path(str(url.database))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made before SQLite does, so that nobody else on this computer reads it.
    path.touch(mode=0o600, exist_ok=True)
    engine = create_engine(
        url, connect_args={"timeout": BUSY_SECONDS}, pool_size=10, max_overflow=40, hide_parameters=True
    )
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _settings(connection: Any, _: object) -> None:
    # Python's own begin comes at the first write, which is too late for a read that decides about that write.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
