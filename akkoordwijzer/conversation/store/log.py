"""The append-only log: events numbered per conversation from 1, without gaps, each written once."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from akkoordwijzer.conversation.events import Event, read_move, write_move
from akkoordwijzer.conversation.moves import Blank, SwapEnded
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.store.engine import WRITES, open_engine
from akkoordwijzer.conversation.store.tables import attempts, conversations, events, metadata

_LOGGER = logging.getLogger(__name__)


class Conflict(Exception):  # noqa: N818 - it asks for a fresh read, nothing is wrong
    """Somebody else wrote first: read on and try again."""


class Gone(Refused):
    """The conversation was erased, ran out of its time, or never was."""

    def __init__(self) -> None:
        super().__init__("Dit gesprek is er niet (meer).")


class Busy(Refused):
    """The database does not answer or is locked."""

    def __init__(self) -> None:
        super().__init__("Opslaan of ophalen lukt nu even niet. Er is niets verloren: probeer het zo opnieuw.")


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as the log knows it."""

    id: str
    code: str | None
    opened_at: datetime
    delete_after: date


def open_log(address: str | None = None, today: date | None = None) -> "Log":
    """The log of an address (see ``open_engine``), its tables made where they lack, what had its time purged."""
    log = Log(open_engine(address))
    log.create()
    log.purge(today or datetime.now(UTC).date())
    return log


class Log:
    """Reads and writes events. Safe to share by threads; several processes may use one database.

    Every method raises ``Busy`` when the database stays locked or away.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self) -> None:
        """Make the tables that are not there yet."""
        try:
            with self._writing() as connection:
                metadata.create_all(connection)
        except Conflict:  # another process made them at the same moment
            with self._writing() as connection:
                metadata.create_all(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def open(self, first: Event, owner_hash: str, delete_after: date, code: str | None, code_hash: str | None) -> None:
        """Begin a conversation with its first event. Raises ``Conflict`` when id or code are taken."""
        with self._writing() as connection:
            connection.execute(
                insert(conversations).values(
                    id=first.conversation, code=code, code_hash=code_hash, owner_hash=owner_hash,
                    opened_at=first.at.isoformat(), delete_after=delete_after.isoformat(),
                )
            )  # fmt: skip
            connection.execute(insert(events).values(_row(first)))

    def append(self, event: Event) -> int:
        """Write an event as number head + 1 and return its number, safely on disk.

        An event whose key is already there is not written again: its earlier number comes back. Raises ``Conflict``
        when ``event.number`` is not head + 1 and ``Gone`` when the conversation is not there.
        """
        try:
            with self._writing() as connection:
                if (known := _number_of(connection, event.conversation, event.key)) is not None:
                    return known
                if (head := _head(connection, event.conversation)) is None:
                    raise Gone
                if head + 1 != event.number:
                    raise Conflict
                connection.execute(insert(events).values(_row(event)))
        except Conflict:
            # The same key may have been written by the other side of this very conflict.
            if (known := self.number_of(event.conversation, event.key)) is not None:
                return known
            raise
        return event.number

    def number_of(self, conversation: str, key: str) -> int | None:
        """The number of the event with this key; none when there is none."""
        with self._reading() as connection:
            return _number_of(connection, conversation, key)

    def head(self, conversation: str) -> int | None:
        """The newest number: the cheap check of each second. None when the conversation is not there."""
        with self._reading() as connection:
            return _head(connection, conversation)

    def read(self, conversation: str, since: int = 0) -> list[Event]:
        """The events after number ``since``, in order."""
        found = events.c.conversation == conversation
        query = select(events).where(found, events.c.number > since).order_by(events.c.number)
        with self._reading() as connection:
            return [_event(row) for row in connection.execute(query)]

    def find(self, conversation: str) -> Conversation:
        """A conversation by id. Raises ``Gone``."""
        return self._one(select(conversations).where(conversations.c.id == conversation))

    def by_code(self, code_hash: str) -> Conversation | None:
        """The conversation whose door has this code."""
        try:
            return self._one(select(conversations).where(conversations.c.code_hash == code_hash))
        except Gone:
            return None

    def own(self, owner_hash: str) -> list[Conversation]:
        """What a device opened, newest first."""
        query = select(conversations).where(conversations.c.owner_hash == owner_hash)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(conversations.c.opened_at.desc())).all()
        return [_conversation(row) for row in rows]

    def keep_until(self, conversation: str, delete_after: date) -> None:
        """Another day after which it is deleted."""
        with self._writing() as connection:
            where = conversations.c.id == conversation
            connection.execute(update(conversations).where(where).values(delete_after=delete_after.isoformat()))

    def blank(self, conversation: str, by: str) -> int:
        """Empty a member's private moves where they stand, so that numbers keep no gap; how many."""
        mine = (events.c.conversation == conversation) & (events.c.by == by)
        with self._writing() as connection:
            rows = [_event(row) for row in connection.execute(select(events).where(mine)).all()]
            private = [event for event in rows if event.move.private and not isinstance(event.move, Blank)]
            for event in private:
                # The end of a role swap still ends it; only what was thought of it goes.
                empty = SwapEnded() if isinstance(event.move, SwapEnded) else Blank()
                where = mine & (events.c.number == event.number)
                connection.execute(update(events).where(where).values(move=json.dumps(write_move(empty))))
        self._forget()
        return len(private)

    def erase(self, conversation: str) -> None:
        """Delete a conversation with everything in it, from the disk as well."""
        with self._writing() as connection:
            connection.execute(delete(conversations).where(conversations.c.id == conversation))
            connection.execute(delete(attempts).where(attempts.c.place == conversation))
        self._forget()

    def purge(self, today: date) -> int:
        """Delete every conversation whose last day is past; how many."""
        with self._writing() as connection:
            past = conversations.c.delete_after < today.isoformat()
            gone = connection.execute(delete(conversations).where(past)).rowcount
        if gone:
            self._forget()
        return gone

    def note_attempt(self, places: list[str], at: float, keep_seconds: float) -> None:
        """Count a wrong guess at these places, and drop those too old to count."""
        with self._writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.at < at - keep_seconds))
            connection.execute(insert(attempts), [{"place": place, "at": at} for place in places])

    def attempts(self, place: str) -> list[float]:
        """When wrong guesses were made at a place."""
        with self._reading() as connection:
            return list(connection.execute(select(attempts.c.at).where(attempts.c.place == place)).scalars())

    def _one(self, query: Any) -> Conversation:
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise Gone
        return _conversation(row)

    def _forget(self) -> None:
        """SQLite keeps what was deleted in its write-ahead log until that is folded in. PostgreSQL vacuums itself."""
        if self._engine.dialect.name == "sqlite":
            with self._translated():
                connection = self._engine.raw_connection()  # a checkpoint cannot run inside a transaction
                try:
                    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                finally:
                    connection.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            self._translated(),
            self._engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError as error:
            # Of a conversation that was erased while this was written: the foreign key.
            if "foreign key" in str(error.orig).lower():
                raise Gone from None
            raise Conflict from None
        except (DBAPIError, PoolTimeout) as error:
            _LOGGER.warning("the store of conversations did not answer: %s", error)  # without parameters (engine)
            raise Busy from None


def _head(connection: Connection, conversation: str) -> int | None:
    query = select(func.max(events.c.number)).where(events.c.conversation == conversation)
    head: int | None = connection.execute(query).scalar()
    return head


def _number_of(connection: Connection, conversation: str, key: str) -> int | None:
    query = select(events.c.number).where(events.c.conversation == conversation, events.c.key == key)
    number: int | None = connection.execute(query).scalar()
    return number


def _row(event: Event) -> dict[str, Any]:
    move = json.dumps(write_move(event.move), ensure_ascii=False, allow_nan=False)
    return {
        "conversation": event.conversation, "number": event.number, "key": event.key, "at": event.at.isoformat(),
        "by": event.by, "move": move,
    }  # fmt: skip


def _event(row: Row[Any]) -> Event:
    at = datetime.fromisoformat(row.at)
    return Event.model_construct(
        conversation=row.conversation, number=row.number, at=at, by=row.by, key=row.key,
        move=read_move(json.loads(row.move)),
    )  # fmt: skip


def _conversation(row: Row[Any]) -> Conversation:
    opened_at, last = datetime.fromisoformat(row.opened_at), date.fromisoformat(row.delete_after)
    return Conversation(row.id, row.code, opened_at, last)
