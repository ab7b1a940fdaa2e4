"""Which task fields count as prevention and social base, and which as specialist care (data/spending_split.yaml)."""

from typing import Annotated

from pydantic import Field

from akkoordwijzer.content.records import Record, Text, Whole


class Era(Record):
    """The split in a range of years with one numbering of task fields."""

    from_: Whole = Field(alias="from")
    until: Whole
    prevention: tuple[Text, ...]
    specialist: tuple[Text, ...]
    note: Text | None = None


class SpendingSplit(Record):
    """The split over the years; between eras the numbering changed, so no line is drawn across."""

    eras: Annotated[tuple[Era, ...], Field(min_length=1)]
    caveats: tuple[Text, ...]

    def era(self, year: int) -> Era:
        """The era of a year. Raises ``KeyError`` for a year outside."""
        for era in self.eras:
            if era.from_ <= year <= era.until:
                return era
        raise KeyError(year)
