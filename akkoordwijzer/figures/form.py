"""The form of a CSV file before its content: UTF-8, commas, the right header, the declared number of rows."""

import csv
from pathlib import Path
from typing import NoReturn

from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.figures.tables import CsvTable

CUT_OFF = "Is het bestand afgekapt? Zet een hele kopie terug."


def check_form(path: Path, table: CsvTable, expected_rows: int | None) -> None:
    """Refuse a file that cannot be trusted as a whole. Raises ``ContentError`` with one fault."""
    text = _text(path, table)
    lines = text.splitlines()
    _check_header(lines, table)
    if expected_rows is None:
        _refuse(
            table, f"een aantal rijen in data/files.yaml bij {table.name}", "niets", None, "Vul het aantal rijen in."
        )
    whole = text.endswith("\n")
    if not whole or len(lines) - 1 != expected_rows:
        _refuse(
            table,
            f"{expected_rows} rijen",
            f"{len(lines) - 1}" + ("" if whole else " en een afgebroken laatste regel"),
            len(lines),
            f"{CUT_OFF} Klopt het nieuwe aantal rijen wel, zet het dan in data/files.yaml.",
        )
    width = len(table.columns)
    for number, row in enumerate(csv.reader(lines), 1):
        if len(row) != width:
            remedy = "Zet tekst met een komma tussen aanhalingstekens."
            _refuse(table, f"{width} velden", f"{len(row)}", number, remedy)


def _text(path: Path, table: CsvTable) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        _refuse(table, "een leesbaar bestand", "geen bestand", None, "Zet het bestand terug in data/.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        cut = error.reason == "unexpected end of data"
        remedy = CUT_OFF if cut else "Sla het bestand op als CSV in UTF-8."
        _refuse(table, "tekst in UTF-8", "een half teken" if cut else "andere tekens", line, remedy)


def _check_header(lines: list[str], table: CsvTable) -> None:
    header = next(csv.reader(lines[:1]), [])
    if header == table.header:
        return
    found = lines[0] if lines else ""
    missing = [name for name in table.header if name not in header]
    if ";" in found:
        remedy = "Sla het bestand op met komma's als scheiding."
    elif missing:
        remedy = f"Er ontbreekt: {', '.join(missing)}."
    else:
        remedy = "Zet de kolommen terug in deze volgorde, met hun waarden."
    _refuse(table, "de kolommen " + ", ".join(table.header), shown(found or None, 200), 1, remedy)


def _refuse(table: CsvTable, expected: str, found: str, line: int | None, remedy: str) -> NoReturn:
    raise ContentError([Fault(table.file, "", expected, found, line, remedy)])
