"""Two sheets of an agreement: who gains and who pays in every year, and what changed since the signed version."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.export.annex_checks import Check
from akkoordwijzer.export.annex_places import sum_if
from akkoordwijzer.export.sheet import EURO_FORMAT, Formula, Value, finish, write_table
from akkoordwijzer.report.agreement import Agreement
from akkoordwijzer.report.agreement_outcome import HARD_ONLY, OWN, balance_then, changes
from akkoordwijzer.report.annex import CERTAINTY_WORDS, Annex
from akkoordwijzer.report.annex_records import Certainty

OUTCOME, CHANGES = "uitkomst", "wijzigingen"
OUTCOME_HEAD = ("wie", "jaar", "meest waarschijnlijk (euro)", "laag", "hoog")
CHANGES_HEAD = ("id", "maatregel", "taakveld", "zekerheid toen", "zekerheid nu")
# Between low and high lie nine in ten of the draws.
BAND = "Tussen laag en hoog liggen 9 van de 10 doorrekeningen. Plus is een voordeel, tegenover ongewijzigd beleid."


def about(agreement: Agreement, file_name: str) -> list[tuple[Value, Value]]:
    """What the first sheet says about these two, and the file that gives the same figures."""
    since = agreement.since
    against = (
        "ongewijzigd beleid: er is nog geen ondertekende versie"
        if since is None
        else f"het akkoord van {period_words(since.signed_on)}"
    )
    return [
        ("Bestand van dit akkoord", file_name or "niet meegegeven"),
        (f"Blad {CHANGES}: ten opzichte van", against),
        (f"Blad {OUTCOME}", BAND),
    ]


def write_outcome(sheet: Worksheet, agreement: Agreement) -> None:
    """One row a payer and year."""
    rows = [[item.name, item.year, item.eur, item.low_eur, item.high_eur] for item in agreement.payers]
    after = write_table(sheet, OUTCOME_HEAD, rows, form=EURO_FORMAT)
    for at in range(2, after):
        sheet.cell(at, 2).number_format = "0"
    finish(sheet, 1)


def outcome_checks(agreement: Agreement, annex: Annex) -> tuple[Check, ...]:
    """``regels`` without covers are the result of the municipality on ``uitkomst``: what is hard, and all of it."""
    found: list[Check] = []
    kinds: tuple[Certainty, ...] = ("spending", "hard")
    for name, counted in ((HARD_ONLY, kinds), (OWN, (*kinds, "expected"))):
        at = {item.year: row for row, item in enumerate(agreement.payers, 2) if item.name == name}
        for column, label in enumerate(annex.columns):
            year = int(label) if label.isdigit() else annex.structural_year
            summed = "+".join(sum_if("zekerheid", CERTAINTY_WORDS[kind], column, annex) for kind in counted)
            found.append(
                (f"{name}: uitkomst en regels", label, Formula(f"={OUTCOME}!C{at[year]}"), Formula(f"={summed}"))
            )
    return tuple(found)


def write_changes(sheet: Worksheet, agreement: Agreement, annex: Annex) -> None:
    """Per row and column: then, now and the difference by formula; last the balance."""
    head = [*CHANGES_HEAD]
    for label in annex.columns:
        head += [f"{label} toen", f"{label} nu", f"{label} verschil"]
    rows: list[list[Value]] = []
    for item in changes(annex, agreement.since):
        kinds = (_certainty(item.certainty_then), _certainty(item.certainty_now))
        row: list[Value] = [item.id, item.name, item.task_field, *kinds]
        rows.append(row + _amounts(item.then_eur, item.now_eur, len(rows) + 2, len(annex.columns)))
    then = balance_then(annex, agreement.since)
    row = [None, "Saldo", None, None, None]
    rows.append(row + _amounts(then, annex.balance_eur, len(rows) + 2, len(annex.columns)))
    write_table(sheet, head, rows, form=EURO_FORMAT)
    finish(sheet, 1)


def _certainty(found: str | None) -> str:
    """In words; a kind that a later version no longer knows stays as it was written."""
    if found is None:
        return "stond er niet"
    return next((words for kind, words in CERTAINTY_WORDS.items() if kind == found), found)


def _amounts(then: tuple[int, ...] | None, now: tuple[int, ...] | None, row: int, columns: int) -> list[Value]:
    cells: list[Value] = []
    for column in range(columns):
        first = len(CHANGES_HEAD) + 1 + 3 * column
        old, new = (get_column_letter(at) for at in (first, first + 1))
        # N() takes p.m. for nothing.
        difference = Formula(f"=N({new}{row})-N({old}{row})")
        cells += ["p.m." if amounts is None else amounts[column] for amounts in (then, now)]
        cells.append(difference)
    return cells
