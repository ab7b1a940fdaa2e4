"""An event: a move with its place in a conversation; and the way from and to plain data."""

import secrets
from datetime import datetime
from typing import Annotated, Any, get_args

from pydantic import AwareDatetime, Discriminator, Field, TypeAdapter, ValidationError

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.records import Record, read_record
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.conversation.moves import Known, Move, MoveRecord, Unknown
from akkoordwijzer.conversation.plain import Id, Refused

KINDS: dict[str, type[MoveRecord]] = {kind.model_fields["kind"].default: kind for kind in get_args(Known)}
_MOVES: TypeAdapter[Known] = TypeAdapter(Annotated[Known, Discriminator("kind")])


class Event(Record):
    """Number ``number`` (from 1, without gaps) of a conversation: ``by`` whom (member id), when (UTC) and what.

    ``key`` is the idempotency key: the same key is the same event, however often a device sends it.
    """

    conversation: Id
    number: Annotated[int, Field(ge=1)]
    at: AwareDatetime
    by: Id
    key: Annotated[str, Field(min_length=1, max_length=160)]
    move: Move


def new_key() -> str:
    """A fresh idempotency key; a page makes one per click and sends it again on a retry."""
    return secrets.token_hex(16)


def read_move(data: dict[str, Any]) -> Move:
    """A move from stored data. What this version does not know, or no longer takes, becomes ``Unknown``."""
    try:
        return _MOVES.validate_python(data, strict=False)
    except ValidationError:
        return Unknown(data=data)


def write_move(move: Move) -> dict[str, Any]:
    """A move as plain data, from which ``read_move`` makes the same move."""
    return move.data if isinstance(move, Unknown) else move.model_dump(mode="json", exclude_none=False)


def build_move(kind: str, **fields: Any) -> Move:
    """A move from what a device sent. Raises ``Refused`` with one Dutch sentence."""
    if kind not in KINDS:
        raise Refused("Dit kan de app niet: laad de pagina opnieuw.")
    try:
        return read_record(KINDS[kind], fields, Document("Uw invoer", fields, {}))  # type: ignore[return-value]  # KINDS holds the members of Known
    except ContentError as error:
        raise Refused(str(error.faults[0])) from None


def event(conversation: str, number: int, at: datetime, by: str, move: Move, key: str | None = None) -> Event:
    """An event, with a fresh key when none is given. The key is the maker's: two devices cannot take each other's."""
    return Event(conversation=conversation, number=number, at=at, by=by, key=f"{by}:{key or new_key()}", move=move)
