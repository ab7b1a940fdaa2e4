"""The annex as it is printed: thousands of euro, rows that add up to the balance with the rounding difference shown."""

from dataclasses import dataclass

from akkoordwijzer.content.numbers import euro, number
from akkoordwijzer.report.annex import CERTAINTY_WORDS, Annex, AnnexRow
from akkoordwijzer.report.rounding import in_thousands, rounding_difference

PM = "p.m."
UNIT = f"Bedragen x {euro(1000)}."
TOO_SMALL = f"minder dan {euro(500)}"
ROUNDING, BALANCE = "Afrondingsverschil", "Saldo"


@dataclass(frozen=True, slots=True)
class Printed:
    """Text cells under ``head``. ``counted`` ends with the rounding difference and the balance; ``beside`` does not
    count."""

    head: tuple[str, ...]
    counted: tuple[tuple[str, ...], ...]
    beside: tuple[tuple[str, ...], ...]


def printed(annex: Annex) -> Printed:
    """The table of an agreement, of the screen and of the document."""
    head = ("Nr", "Maatregel", "Taakveld", "S/I", *annex.columns, "Zekerheid", "Dekking")
    numbered = list(enumerate(annex.rows, 1))
    counted = [row for row in annex.rows if row.counts]
    differences = [
        rounding_difference([row.amounts_eur[at] for row in counted if row.amounts_eur is not None], total)
        for at, total in enumerate(annex.balance_eur)
    ]
    ends = (
        ("", ROUNDING, "", "", *map(number, differences), "", ""),
        ("", BALANCE, "", "", *(number(in_thousands(eur)) for eur in annex.balance_eur), "", ""),
    )
    return Printed(
        head,
        (*(_cells(at, row, annex) for at, row in numbered if row.counts), *ends),
        tuple(_cells(at, row, annex) for at, row in numbered if not row.counts),
    )


def _cells(at: int, row: AnnexRow, annex: Annex) -> tuple[str, ...]:
    # What is only expected has an amount in Excel; here it is p.m. with its range, as in a budget.
    if row.amounts_eur is None or row.certainty == "expected":
        amounts = (PM,) * len(annex.columns)
    else:
        amounts = tuple(number(in_thousands(eur)) for eur in row.amounts_eur)
    cover = row.note if row.certainty == "withheld" else row.cover
    sort = "S" if row.structural else "I"
    return (str(at), row.name, row.task_field, sort, *amounts, certainty_words(row), cover)


def certainty_words(row: AnnexRow) -> str:
    """``verwacht, niet geboekt (mogelijk 0 tot 300)``: the range in thousands; in euro what rounds to nothing."""
    words = CERTAINTY_WORDS[row.certainty]
    if row.range_eur is None or row.certainty != "expected":
        return words
    low, high = map(in_thousands, row.range_eur)
    if low == high == 0:
        return f"{words} ({TOO_SMALL})"
    return f"{words} (mogelijk {number(low)} tot {number(high)})"
