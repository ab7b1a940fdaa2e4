"""Text and numbers that come from a device: plain data, bounded in size, without characters that hide or turn text."""

import json
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, Field, JsonValue, StrictStr

from akkoordwijzer.content.records import Key, Number, refuse

# What a keyboard cannot type and a screen cannot show: control, format (bidi, zero width), surrogates, private use.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
# A proposal of forty levers with beliefs is some 8 kB.
LIMIT_JSON = 50_000
LIMIT_LEVERS = 100


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault of the program
    """Somebody may not do this, or not now; ``str`` is one Dutch sentence for the screen."""


def clean(text: str) -> str:
    """The text in one normal form, without hidden characters and spaces around it; line breaks stay."""
    kept = (
        mark for mark in unicodedata.normalize("NFC", text) if mark == "\n" or unicodedata.category(mark) not in _HIDDEN
    )
    return "".join(kept).strip()


def _bounded(limit: int, lines: bool) -> Callable[[str], str]:
    def check(text: str) -> str:
        # Bounded before and after: normalising a text can make it longer.
        if len(text) > 2 * limit or len(tidy := clean(text)) > limit:
            refuse(f"ten hoogste {limit} tekens", f"{len(text)} tekens")
        if not tidy:
            refuse("tekst", "niets")
        return tidy if lines else " ".join(tidy.split())

    return check


def _small_json(value: dict[str, Any]) -> dict[str, Any]:
    try:
        size = len(json.dumps(value, allow_nan=False))
    except (ValueError, RecursionError):
        refuse("gewone gegevens", "iets anders")
    if size > LIMIT_JSON:
        refuse(f"ten hoogste {LIMIT_JSON} tekens aan gegevens", f"{size} tekens")
    return value


Name = Annotated[StrictStr, AfterValidator(_bounded(40, lines=False))]
Line = Annotated[StrictStr, AfterValidator(_bounded(300, lines=False))]
Story = Annotated[StrictStr, AfterValidator(_bounded(2_000, lines=True))]
Id = Annotated[StrictStr, Field(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=64)]
Ref = Annotated[StrictStr, Field(pattern=r"^[a-z][a-z0-9_.\[\]]*$", max_length=120)]
# In the unit of the lever: euro per inhabitant per year for an intervention, a share for the growth of a ceiling.
Amount = Annotated[Number, Field(ge=-1e9, le=1e9)]
Amounts = Annotated[dict[Ref, Amount], Field(max_length=LIMIT_LEVERS)]
Data = Annotated[dict[str, JsonValue], AfterValidator(_small_json)]

__all__ = ["Amount", "Amounts", "Data", "Id", "Key", "Line", "Name", "Ref", "Refused", "Story", "clean"]
