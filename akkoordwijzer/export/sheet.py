"""Sheets a controller can go on with: numbers as numbers, text never as a formula, a header row, no merged cells."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from akkoordwijzer.content.markdown import one_line

EURO_FORMAT = "#,##0;-#,##0;0"
LONGEST = 32_000
WIDEST = 60
_BOLD = Font(bold=True)

Value = str | int | float | bool | date | None


class Formula(str):
    """Text that is meant as a formula: only ours."""

    __slots__ = ()


def new_book(title: str, made_on: date) -> Workbook:
    """An empty workbook with its properties; the first sheet is for the caller to name."""
    book = Workbook()
    book.properties.title = title
    book.properties.creator = "Akkoordwijzer"
    book.properties.language = "nl-NL"
    book.properties.created = book.properties.modified = datetime(made_on.year, made_on.month, made_on.day)
    return book


def write(sheet: Worksheet, row: int, column: int, value: Value, form: str | None = None, bold: bool = False) -> None:
    """One cell; text that looks like a formula stays text."""
    cell: Any = sheet.cell(row, column)
    if isinstance(value, str) and not isinstance(value, Formula):
        cell.value = one_line(value)[:LONGEST] or None
        if cell.value is not None:
            cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=len(value) > WIDEST, vertical="top")
    else:
        cell.value = str(value) if isinstance(value, Formula) else value
    if form:
        cell.number_format = form
    if bold:
        cell.font = _BOLD


def write_table(
    sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[Value]], start: int = 1, form: str | None = None
) -> int:
    """A header row and the rows below it, from row ``start``; the number of the row after the last."""
    for column, name in enumerate(head, 1):
        write(sheet, start, column, name, bold=True)
    at = start + 1
    for row in rows:
        for column, value in enumerate(row, 1):
            is_number = isinstance(value, (int, float, Formula)) and not isinstance(value, bool)
            write(sheet, at, column, value, form if is_number else None)
        at += 1
    return at


def finish(sheet: Worksheet, header_row: int | None = None, widths: dict[int, int] | None = None) -> None:
    """Widths that can be read, the header in sight and on every printed page, one page wide."""
    for column in range(1, sheet.max_column + 1):
        cells = (sheet.cell(row, column).value for row in range(1, sheet.max_row + 1))
        longest = max(
            (len(str(value)) for value in cells if value is not None and not str(value).startswith("=")), default=8
        )
        sheet.column_dimensions[get_column_letter(column)].width = (widths or {}).get(
            column, min(max(longest + 2, 9), 45)
        )
    if header_row:
        sheet.freeze_panes = f"A{header_row + 1}"
        sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def as_bytes(book: Workbook) -> bytes:
    """The file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
