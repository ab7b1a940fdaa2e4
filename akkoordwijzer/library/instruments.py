"""scenarios/instruments.yaml as records: working forms for at the table."""

from typing import Annotated, Literal

from pydantic import Field

from akkoordwijzer.content.records import Flag, Key, Record, Text

InstrumentKind = Literal["session", "method", "measure", "guide", "participation", "role_play", "mirror"]


class Instrument(Record):
    """A working form. ``digital_use`` is our own idea; ``named_only``: the source gives a name and little more."""

    id: Key
    name: Text
    kind: InstrumentKind
    maker: Text | None = None
    what: Text
    steps: tuple[Text, ...] = ()
    digital_use: Text
    dilemmas: tuple[Key, ...] = ()
    named_only: Flag = False
    doubts: Text | None = None
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
