"""A document as plain blocks: the screen and Word draw the same ones, so that they cannot differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` is the word it begins with, in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of text; ``alt`` says in a sentence what it shows, ``numeric`` which columns hold numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    numeric: tuple[int, ...] = ()


Block = Heading | Paragraph | Bullets | TableBlock
