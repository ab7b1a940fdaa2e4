"""The sheet ``controle``: every check is TRUE as long as nobody changed a number."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from akkoordwijzer.export.annex_places import (
    DIVISOR_CELL,
    SIGN_CELL,
    TABLE,
    TABLE_FIRST_COLUMN,
    TABLE_FIRST_ROW,
    balance_row,
    sum_if,
    sum_of_field,
)
from akkoordwijzer.export.sheet import EURO_FORMAT, Formula, Value, finish, write_table
from akkoordwijzer.report.annex import CERTAINTY_WORDS, Annex

HEAD = ("wat", "kolom", "de ene kant", "de andere kant", "klopt")
# Name, column, one side and the other.
Check = tuple[str, str, Value, Value]


def write_checks(sheet: Worksheet, annex: Annex, more: tuple[Check, ...] = ()) -> None:
    """``regels`` against what the app worked out, as a whole, per kind and per task field; ``tabel`` against
    ``regels``; and ``more``."""
    rows: list[list[Value]] = []
    for name, label, one, other in (*_totals(annex), *_fields(annex), *_printed(annex), *more):
        at = len(rows) + 2
        rows.append([name, label, one, other, Formula(f"=C{at}=D{at}")])
    after = write_table(sheet, HEAD, rows, form=EURO_FORMAT)
    for at in range(2, after):
        # In the format of euros TRUE would read 1.
        sheet.cell(at, len(HEAD)).number_format = "General"
    finish(sheet, 1)


def _totals(annex: Annex) -> list[Check]:
    checks = [("Saldo: app en regels", "telt mee", "ja", annex.balance_eur)]
    checks += [
        (f"{words}: app en regels", "zekerheid", words, annex.total(kind)) for kind, words in CERTAINTY_WORDS.items()
    ]
    return [
        (name, label, app[column], Formula("=" + sum_if(where, value, column, annex)))
        for name, where, value, app in checks
        for column, label in enumerate(annex.columns)
    ]


def _fields(annex: Annex) -> list[Check]:
    found: list[Check] = []
    for field in dict.fromkeys(row.task_field for row in annex.rows if row.counts):
        counted = [row.amounts_eur for row in annex.rows if row.counts and row.task_field == field and row.amounts_eur]
        for column, label in enumerate(annex.columns):
            app = sum(amounts[column] for amounts in counted)
            found.append(
                (f"Taakveld {field}: app en regels", label, app, Formula("=" + sum_of_field(field, column, annex)))
            )
    return found


def _printed(annex: Annex) -> list[Check]:
    """The rows of ``tabel`` with the rounding difference, and its balance from ``regels``."""
    found: list[Check] = []
    last = balance_row(annex)
    for column, label in enumerate(annex.columns):
        letter = get_column_letter(TABLE_FIRST_COLUMN + column)
        summed = Formula(f"=SUM({TABLE}!{letter}{TABLE_FIRST_ROW}:{letter}{last - 1})")
        found.append(("Saldo: tabel telt op", label, Formula(f"={TABLE}!{letter}{last}"), summed))
        total = sum_if("telt mee", "ja", column, annex)
        scaled = Formula(f"=ROUND({total}*{SIGN_CELL}/{DIVISOR_CELL},0)")
        found.append(("Saldo: tabel en regels", label, Formula(f"={TABLE}!{letter}{last}"), scaled))
    return found
