"""scenarios/uncertainty.yaml: how far the baseline can see, and what fails together (contract, sections 6 and 7)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Key, Number, Record, Share, Text, read_record, refuse
from akkoordwijzer.content.yaml_file import Document

Spread = Annotated[Number, Field(ge=0, le=1)]
Together = Literal["A", "B", "C", "D", "cashable"]


class Reasoned(Record):
    """A share with its reasoning."""

    value: Share
    why: Text


class Wander(Record):
    """Standard deviations of the logarithm per root of a year: of people, and of the price of a client-year."""

    persons: Spread
    price: Spread
    why: Text


class SizeClass(Wander):
    """What a municipality with fewer than ``below`` inhabitants wanders beside the country; the last has no end."""

    below: Annotated[Number, Field(gt=0)] | None = None


class OfLine(Record):
    """What differs for a line: ``miss`` is the error of a number of people estimated from another figure."""

    miss: Spread
    persons: Spread | None = None
    price: Spread | None = None
    why: Text


class Uncertainty(Record):
    """The whole file."""

    growth_damping: Reasoned
    shared: dict[Together, Reasoned]
    country: Wander
    municipalities: Annotated[tuple[SizeClass, ...], Field(min_length=1)]
    lines: dict[Key, OfLine]

    @model_validator(mode="after")
    def _classes_rise(self) -> "Uncertainty":
        ends = [size.below for size in self.municipalities]
        inner = [end for end in ends if end is not None]
        if ends[-1] is not None or len(inner) != len(ends) - 1 or inner != sorted(set(inner)):
            refuse("klassen van klein naar groot, alleen de laatste zonder grens", "een andere volgorde")
        return self

    def size_class(self, inhabitants: float) -> SizeClass:
        """The class of a municipality."""
        return next(size for size in self.municipalities if size.below is None or inhabitants < size.below)

    @property
    def shared_weights(self) -> dict[Together, float]:
        """The weights as the model's settings take them."""
        return {name: reasoned.value for name, reasoned in self.shared.items()}


def read_uncertainty(document: Document, lines: set[str]) -> Uncertainty:
    """The records in a document. Raises ``ContentError``, also when a care line is missing or unknown."""
    found = read_record(Uncertainty, document.data, document)
    if faults := [
        Fault(document.name, f"lines.{line}", "elke zorglijn één keer", "te veel" if line in found.lines else "niets")
        for line in sorted(set(found.lines) ^ lines)
    ]:
        raise ContentError(faults)
    return found
