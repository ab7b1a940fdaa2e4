"""What is wrong with a content file, said so that its writer can mend it.

``ContentError`` carries every ``Fault`` found in one go: nobody should have to repair a file one message at a time.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: in which file, at which place, what was expected and what was found (Dutch, shown to users)."""

    file: str
    place: str
    expected: str
    found: str
    line: int | None = None
    remedy: str = ""

    def __str__(self) -> str:
        where = self.file
        if self.place:
            where += f", {self.place}"
        if self.line is not None:
            where += f" (regel {self.line})"
        sentence = f"{where}: verwacht {self.expected}, gevonden {self.found}."
        return f"{sentence} {self.remedy}" if self.remedy else sentence


class ContentError(Exception):
    """One or more faults in content files; ``faults`` holds them in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shown(value: object, limit: int = 60) -> str:
    """A found value in Dutch words, short enough for a message."""
    if value is None:
        return "niets"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict):
        return "een blok met velden"
    if isinstance(value, (list, tuple)):
        return f"een lijst van {len(value)}"
    text = str(value)
    return f"‘{text[:limit]}…’" if len(text) > limit else f"‘{text}’"
