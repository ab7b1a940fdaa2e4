"""The financial annex as Excel (whole euro underneath, totals by formula) and as CSV."""

import csv
from io import StringIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from akkoordwijzer.export.sheet import EURO_FORMAT, Formula, Value, as_bytes, finish, new_book, write, write_table
from akkoordwijzer.report.annex import CERTAINTY_WORDS, SIGN, Annex, AnnexRow
from akkoordwijzer.report.annex_table import certainty_words

# Characters with which a spreadsheet begins to calculate.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
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
)


def annex_xlsx(annex: Annex) -> bytes:
    """The workbook: toelichting, tabel, regels, aannames, bronnen, controle."""
    book = new_book(f"Financiële bijlage {annex.place}", annex.made.on)
    add_annex(book, annex)
    add_basis(book, annex)
    return as_bytes(book)


def add_annex(book: Workbook, annex: Annex) -> None:
    """The sheets that hold the annex; the first sheet of ``book`` becomes the one that explains."""
    explain = book.active or book.create_sheet()
    explain.title = SETTINGS
    table, rows, checks = (book.create_sheet(name) for name in (TABLE, ROWS, CHECKS))
    about: list[tuple[Value, Value]] = [
        ("Teken: 1 is plus = voordeel; -1 draait alle tekens om", 1),
        ("Deler: 1.000 is duizenden euro's; 1 is hele euro's", 1000),
        ("Gemeente", annex.place),
        ("Scenario", annex.scenario),
        ("Datum", annex.made.on),
        ("Versie van de gegevens", annex.made.content_version),
        ("Versie van het model", annex.made.model_version),
        ("Prijspeil", annex.price_level),
        ("Inwoners", annex.population),
        ("Structureel is het jaar", annex.structural_year),
        ("Adres van deze keuzes", annex.made.link or "niet meegegeven"),
        *(("Let op", note) for note in annex.notes),
        ("Let op", "Of S of I goed staat en welk taakveld u gebruikt: laat uw controller dit nakijken."),
    ]
    write_table(explain, ("Wat", "Waarde"), about)
    explain["B6"].number_format = "dd-mm-yyyy"
    explain["B10"].number_format = "#,##0"
    finish(explain, widths={1: 52, 2: 90})
    _write_rows(rows, annex)
    _write_table(table, annex)
    _write_checks(checks, annex)


def _write_rows(sheet: Worksheet, annex: Annex) -> None:
    write_table(sheet, (*BEFORE, *annex.columns, *AFTER), [_flat(row, annex) for row in annex.rows], form=EURO_FORMAT)
    finish(sheet, 1)


def _flat(row: AnnexRow, annex: Annex) -> list[Value]:
    amounts: list[Value] = ["p.m."] * len(annex.columns) if row.amounts_eur is None else [*row.amounts_eur]
    low, high = row.range_eur or (None, None)
    return [
        row.id,
        row.name,
        row.task_field,
        None,
        row.side,
        "S" if row.structural else "I",
        CERTAINTY_WORDS[row.certainty],
        "ja" if row.counts else "nee",
        *amounts,
        low,
        high,
        row.cover or None,
        row.owner or None,
        row.note or None,
        None,
    ]


def _write_table(sheet: Worksheet, annex: Annex) -> None:
    """The printed annex by formula from ``regels``: rows, rounding difference, balance; then the rest."""
    unit = f'=IF({DIVISOR_CELL}=1000,"x € 1.000","x € 1")'
    write(
        sheet, 1, 1, Formula(f'=IF({SIGN_CELL}=1,"{SIGN}","Min is een voordeel voor de gemeente, plus is een nadeel.")')
    )
    write(sheet, 2, 1, Formula(unit))
    head = ("nr", "maatregel", "taakveld", "S/I", *annex.columns, "zekerheid", "dekking")
    numbered = list(enumerate(annex.rows, 2))
    counted = [(at, row) for at, row in numbered if row.counts]
    beside = [(at, row) for at, row in numbered if not row.counts]
    after = write_table(sheet, head, [_printed(at, row, annex) for at, row in counted], 4, EURO_FORMAT)
    first = 5
    write(sheet, after, 2, "Afrondingsverschil")
    write(sheet, after + 1, 2, "Saldo", bold=True)
    for column in range(len(annex.columns)):
        letter = get_column_letter(5 + column)
        total = _sum_if("telt mee", "ja", column, annex)
        rows = f"SUM({letter}{first}:{letter}{after - 1})" if counted else "0"
        write(sheet, after, 5 + column, Formula(f"={letter}{after + 1}-{rows}"), EURO_FORMAT)
        scaled = f"=ROUND({total}*{SIGN_CELL}/{DIVISOR_CELL},0)"
        write(sheet, after + 1, 5 + column, Formula(scaled), EURO_FORMAT, bold=True)
    if beside:
        write(sheet, after + 3, 1, "Telt niet mee in het saldo", bold=True)
        write_table(sheet, head, [_printed(at, row, annex) for at, row in beside], after + 4, EURO_FORMAT)
    finish(sheet, 4, {1: 6, 2: 52, 3: 14, 4: 6})


def _printed(at: int, row: AnnexRow, annex: Annex) -> list[Value]:
    """A row of the printed annex; ``at`` is its row in ``regels``. What is expected stands as p.m."""
    cells: list[Value] = []
    for column in range(len(annex.columns)):
        letter = get_column_letter(len(BEFORE) + 1 + column)
        held = row.amounts_eur is None or row.certainty == "expected"
        cells.append("p.m." if held else Formula(f"=ROUND({ROWS}!{letter}{at}*{SIGN_CELL}/{DIVISOR_CELL},0)"))
    cover = row.note if row.certainty == "withheld" else row.cover
    sort = "S" if row.structural else "I"
    return [at - 1, row.name, row.task_field, sort, *cells, certainty_words(row), cover or None]


def _sum_if(where: str, value: str, column: int, annex: Annex) -> str:
    """The sum of a column of ``regels`` over the rows whose column ``where`` holds ``value``."""
    if not annex.rows:
        return "0"
    letter, last = get_column_letter(len(BEFORE) + 1 + column), len(annex.rows) + 1
    test = get_column_letter(BEFORE.index(where) + 1)
    return f'SUMIF({ROWS}!${test}$2:${test}${last},"{value}",{ROWS}!{letter}$2:{letter}${last})'


def _write_checks(sheet: Worksheet, annex: Annex) -> None:
    """``regels`` against what the app worked out, per column; every check is TRUE when nothing was changed."""
    checks = [("Saldo", "telt mee", "ja", annex.balance_eur)]
    checks += [(words, "zekerheid", words, annex.total(kind)) for kind, words in CERTAINTY_WORDS.items()]
    rows: list[list[Value]] = []
    for name, where, value, app in checks:
        for column, label in enumerate(annex.columns):
            at = len(rows) + 2
            summed = Formula("=" + _sum_if(where, value, column, annex))
            rows.append([name, label, app[column], summed, Formula(f"=C{at}=D{at}")])
    write_table(sheet, ("wat", "kolom", "volgens de app", "volgens regels", "klopt"), rows, form=EURO_FORMAT)
    finish(sheet, 1)


def add_basis(book: Workbook, annex: Annex) -> None:
    """Parameters and sources."""
    sheet = book.create_sheet("aannames")
    head = ("aanname", "laag", "meest waarschijnlijk", "hoog", "eenheid", "bewijs", "nagekeken", "aanname zonder bron")
    rows: list[list[Value]] = [
        [
            item.name,
            item.low,
            item.mid,
            item.high,
            item.unit,
            item.grade,
            item.checked,
            "ja" if item.assumption else "nee",
            ", ".join(item.sources),
            item.arithmetic,
        ]
        for item in annex.parameters
    ]
    write_table(sheet, (*head, "bronnen", "berekening"), rows, form="#,##0.####")
    finish(sheet, 1)
    sources = book.create_sheet("bronnen")
    write_table(
        sources,
        ("bron", "uitgever", "titel", "adres", "datum", "gelezen"),
        [[s.id, s.publisher, s.title, s.url, s.published, s.read] for s in annex.sources],
    )
    finish(sources, 1)


def annex_csv(annex: Annex) -> str:
    """One row a measure and task field, whole euro, semicolons (as Dutch spreadsheets expect)."""
    out = StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    versions = ("prijspeil", "structureel is het jaar", "datum", "versie gegevens", "versie model", "adres")
    table.writerow([*BEFORE, *annex.columns, *AFTER, *versions])
    made = annex.made
    same: list[Value] = [
        annex.price_level,
        annex.structural_year,
        made.on.isoformat(),
        made.content_version,
        made.model_version,
        made.link,
    ]
    for row in annex.rows:
        table.writerow([_safe(value) for value in (*_flat(row, annex), *same)])
    return out.getvalue()


def _safe(value: Value) -> Value:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return "'" + value
    return "" if value is None else value
