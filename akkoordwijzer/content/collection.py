"""A list of records in a content file, read one by one: what is wrong is left out and named."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.yaml_file import Document, Place, read_yaml

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """A record with the document and the place it came from, so that a later check can name both."""

    record: R
    document: Document
    at: Place


def read_list(path: Path, key: str, kind: type[R], faults: list[Fault], name: str | None = None) -> Iterator[Found[R]]:
    """The records under ``key``, the only key of a YAML file; every fault goes to ``faults`` and nothing is raised.

    ``name`` is the file as people see it (``scenarios/practices/huizen.yaml``).
    """
    try:
        document = read_yaml(path, name)
    except ContentError as error:
        faults += error.faults
        return
    data = document.data
    if not isinstance(data, dict) or set(data) != {key} or not isinstance(data[key], list):
        faults.append(Fault(document.name, "", f"één lijst met de naam {key}", shown(data)))
        return
    for index, item in enumerate(data[key]):
        try:
            yield Found(read_record(kind, item, document, (key, index)), document, (key, index))
        except ContentError as error:
            faults += error.faults
