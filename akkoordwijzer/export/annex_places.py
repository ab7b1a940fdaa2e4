"""Where things stand in the workbook of an annex: names of sheets, columns of ``regels``, rows of ``tabel``."""

from openpyxl.utils import get_column_letter

from akkoordwijzer.report.annex import Annex

TABLE, ROWS, CHECKS, SETTINGS = "tabel", "regels", "controle", "toelichting"
SIGN_CELL, DIVISOR_CELL = f"{SETTINGS}!$B$2", f"{SETTINGS}!$B$3"
BEFORE = ("id", "maatregel", "taakveld", "economische categorie", "lasten/baten", "S/I", "zekerheid", "telt mee")
AFTER = (
    "bandbreedte laag (laatste jaar)",
    "bandbreedte hoog (laatste jaar)",
    "dekking",
    "eigenaar",
    "toelichting",
    "taakveld van uw eigen administratie",
    "kans op een voordeel (laatste jaar)",
    "bron",
    "voorwaarde-id",
    "programma",
    "waarvan al in begroting",
)
TABLE_FIRST_ROW, TABLE_FIRST_COLUMN = 5, 5


def balance_row(annex: Annex) -> int:
    """The row of ``tabel`` that holds the balance: after what counts and the rounding difference."""
    return TABLE_FIRST_ROW + sum(row.counts for row in annex.rows) + 1


def amount_column(column: int) -> str:
    """The letter of a column of the annex in ``regels``."""
    return get_column_letter(len(BEFORE) + 1 + column)


def rows_of(letter: str, annex: Annex) -> str:
    """All cells of a column of ``regels``."""
    return f"{ROWS}!${letter}$2:${letter}${len(annex.rows) + 1}"


def sum_if(where: str, value: str, column: int, annex: Annex) -> str:
    """The sum of a column of ``regels`` over the rows whose column ``where`` holds ``value``."""
    if not annex.rows:
        return "0"
    test = get_column_letter(BEFORE.index(where) + 1)
    return f'SUMIF({rows_of(test, annex)},"{value}",{rows_of(amount_column(column), annex)})'


def sum_of_field(task_field: str, column: int, annex: Annex) -> str:
    """What counts on a task field; text beside text, because SUMIF takes 0.1 and 0.10 for one number."""
    fields, counts = (rows_of(get_column_letter(BEFORE.index(name) + 1), annex) for name in ("taakveld", "telt mee"))
    test = f'({fields}="{task_field.replace(chr(34), "")}")*({counts}="ja")'
    return f"SUMPRODUCT({test},{rows_of(amount_column(column), annex)})"
