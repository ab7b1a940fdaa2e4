"""The financial annex as Excel (whole euro underneath, totals by formula) and as CSV."""

import csv
from collections.abc import Sequence
from io import StringIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from akkoordwijzer.content.numbers import out_of_ten
from akkoordwijzer.export.annex_checks import Check, write_checks
from akkoordwijzer.export.annex_places import (
    AFTER,
    BEFORE,
    CHECKS,
    DIVISOR_CELL,
    ROWS,
    SETTINGS,
    SIGN_CELL,
    TABLE,
    TABLE_FIRST_COLUMN,
    TABLE_FIRST_ROW,
    amount_column,
    balance_row,
    sum_if,
)
from akkoordwijzer.export.sheet import EURO_FORMAT, Formula, Value, as_bytes, finish, new_book, write, write_table
from akkoordwijzer.report.annex import CERTAINTY_WORDS, SIGN, Annex, AnnexRow
from akkoordwijzer.report.annex_table import certainty_words

# Characters with which a spreadsheet begins to calculate.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def annex_xlsx(annex: Annex) -> bytes:
    """The workbook: toelichting, tabel, regels, aannames, bronnen, controle."""
    book = new_book(f"Financiële bijlage {annex.place}", annex.made.on)
    add_annex(book, annex)
    add_basis(book, annex)
    return as_bytes(book)


def add_annex(
    book: Workbook, annex: Annex, more: Sequence[tuple[Value, Value]] = (), checks: tuple[Check, ...] = ()
) -> None:
    """The sheets that hold the annex; the first sheet of ``book`` becomes the one that explains, with ``more`` lines.

    ``checks`` come after those on the annex itself.
    """
    explain = book.active or book.create_sheet()
    explain.title = SETTINGS
    table, rows, checked = (book.create_sheet(name) for name in (TABLE, ROWS, CHECKS))
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
        *more,
        (
            "Kans op een voordeel",
            "in hoeveel doorrekeningen de regel in het laatste jaar van de raadsperiode voordeel is",
        ),
        ("Vult u zelf in", "economische categorie, programma, eigen taakveld en wat al in de begroting staat"),
        *(("Let op", note) for note in annex.notes),
        ("Let op", "Of S of I goed staat en welk taakveld u gebruikt: laat uw controller dit nakijken."),
    ]
    write_table(explain, ("Wat", "Waarde"), about)
    explain["B6"].number_format = "dd-mm-yyyy"
    explain["B10"].number_format = "#,##0"
    finish(explain, widths={1: 52, 2: 90})
    _write_rows(rows, annex)
    _write_table(table, annex)
    write_checks(checked, annex, checks)


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
        None if row.gain_share is None else out_of_ten(row.gain_share),
        _sources(row, annex),
        ", ".join(row.conditions) or None,
        None,
        None,
    ]


def _sources(row: AnnexRow, annex: Annex) -> str | None:
    """Ids of what the row rests on, as on the sheet ``bronnen``."""
    found = dict.fromkeys(source for item in annex.parameters if item.owner == row.source for source in item.sources)
    return ", ".join(found) or None


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
    after = write_table(
        sheet, head, [_printed(at, row, annex) for at, row in counted], TABLE_FIRST_ROW - 1, EURO_FORMAT
    )
    if after != balance_row(annex) - 1:
        raise ValueError(f"the balance stands in row {after + 1}, not in {balance_row(annex)}")
    write(sheet, after, 2, "Afrondingsverschil")
    write(sheet, after + 1, 2, "Saldo", bold=True)
    for column in range(len(annex.columns)):
        letter = get_column_letter(TABLE_FIRST_COLUMN + column)
        total = sum_if("telt mee", "ja", column, annex)
        rows = f"SUM({letter}{TABLE_FIRST_ROW}:{letter}{after - 1})" if counted else "0"
        write(sheet, after, TABLE_FIRST_COLUMN + column, Formula(f"={letter}{after + 1}-{rows}"), EURO_FORMAT)
        scaled = f"=ROUND({total}*{SIGN_CELL}/{DIVISOR_CELL},0)"
        write(sheet, after + 1, TABLE_FIRST_COLUMN + column, Formula(scaled), EURO_FORMAT, bold=True)
    if beside:
        write(sheet, after + 3, 1, "Telt niet mee in het saldo", bold=True)
        write_table(sheet, head, [_printed(at, row, annex) for at, row in beside], after + 4, EURO_FORMAT)
    finish(sheet, 4, {1: 6, 2: 52, 3: 14, 4: 6})


def _printed(at: int, row: AnnexRow, annex: Annex) -> list[Value]:
    """A row of the printed annex; ``at`` is its row in ``regels``. What is expected stands as p.m."""
    cells: list[Value] = []
    for column in range(len(annex.columns)):
        letter = amount_column(column)
        held = row.amounts_eur is None or row.certainty == "expected"
        cells.append("p.m." if held else Formula(f"=ROUND({ROWS}!{letter}{at}*{SIGN_CELL}/{DIVISOR_CELL},0)"))
    cover = row.note if row.certainty == "withheld" else row.cover
    sort = "S" if row.structural else "I"
    return [at - 1, row.name, row.task_field, sort, *cells, certainty_words(row), cover or None]


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
