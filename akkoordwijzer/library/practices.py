"""scenarios/practices/ as records: who did it, where, what came of it and what is doubtful about that."""

from typing import Annotated, Literal

from pydantic import Field

from akkoordwijzer.content.records import Key, Number, Record, Text

EvidenceKind = Literal["comparison", "before_after", "described", "experience"]
Read = Literal["original", "second_hand", "seed"]
Municipality = Annotated[Text, Field(pattern=r"^GM\d{4}$")]


class Result(Record):
    """What was reported. ``number``: a reported result, never a budget or a target; ``kind``: how it is known."""

    kind: EvidenceKind
    text: Text
    number: Number | None = None
    design: Text
    measured_by: Text | None = None


class Status(Record):
    """How it stands, and when that was last known; nothing means that nobody could be found to say so."""

    text: Text
    as_of: Text | None = None
    sources: tuple[Text, ...] = ()


class Reading(Record):
    """A source, and whether the publisher's own text was read."""

    id: Text
    read: Read


class Practice(Record):
    """An example. ``municipalities`` are codes of today; merged ones stand under their successor."""

    id: Key
    name: Text
    places: Text
    places_note: Text | None = None
    municipalities: tuple[Municipality, ...] = ()
    organisation: Text | None = None
    period: Text
    target_group: Text | None = None
    what: Text
    result: Result
    cost: Text | None = None
    doubtful: Text
    status: Status
    dilemmas: Annotated[tuple[Key, ...], Field(min_length=1)]
    interventions: tuple[Key, ...] = ()
    sources: Annotated[tuple[Reading, ...], Field(min_length=1)]


class Mention(Record):
    """A practice or a working form that was only named."""

    kind: Literal["practice", "instrument"]
    name: Text
    what: Text
    place: Text | None = None
    municipality: Municipality | None = None
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
