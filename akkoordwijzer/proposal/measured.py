"""What was measured or spent since the signature: typed in, or as a CSV file of the finance department."""

import csv
import io
from typing import Annotated, Any, Literal

from pydantic import Field

from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.records import Key, Number, Record, read_record
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.model.parameters import Year
from akkoordwijzer.proposal.answers import Sentence

COLUMNS = ("soort", "sleutel", "jaar", "waarde", "bron")
KINDS = {"indicator": "indicator", "uitgave": "spent"}
MOST_ROWS, LARGEST_BYTES = 500, 200_000


class Measured(Record):
    """One measurement: of an indicator, or euro that were spent on a choice in a year."""

    kind: Literal["indicator", "spent"]
    key: Key
    year: Year
    value: Number
    source: Annotated[Sentence, Field(max_length=80)] = ""


def read_measured(raw: bytes, name: str) -> tuple[Measured, ...]:
    """The measurements in a CSV (semicolons or commas, Dutch or plain numbers). Raises ``ContentError``."""
    if len(raw) > LARGEST_BYTES:
        raise ContentError([Fault(name, "", "een bestand tot 200 kB", f"{len(raw) // 1000} kB")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(
            [Fault(name, "", "tekst in UTF-8", "andere tekens", remedy="Bewaar het als CSV UTF-8.")]
        ) from None
    head = text.partition("\n")[0]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ","))
    except csv.Error:
        # A cell of more than 131.072 characters: a quotation mark that is never closed.
        remedy = "Staat er ergens een aanhalingsteken te veel of te weinig?"
        raise ContentError(
            [Fault(name, "", "een tabel met korte cellen", "een cel zonder eind", remedy=remedy)]
        ) from None
    if not rows or tuple(cell.strip().lower() for cell in rows[0]) != COLUMNS:
        found = shown(", ".join(rows[0])) if rows else "niets"
        raise ContentError([Fault(name, "", f"de kolommen {', '.join(COLUMNS)}", found, 1)])
    faults: list[Fault] = []
    found_rows: list[Measured] = []
    seen: set[tuple[str, str, int]] = set()
    for number, row in enumerate(rows[1 : MOST_ROWS + 1], 2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            item = _measured(row, Document(name, None, {(): number}))
        except ContentError as error:
            faults += error.faults
            continue
        if (item.kind, item.key, item.year) in seen:
            faults.append(Fault(name, item.key, "elk jaar één keer", f"‘{item.year}’ twee keer", number))
        seen.add((item.kind, item.key, item.year))
        found_rows.append(item)
    if len(rows) > MOST_ROWS + 1:
        faults.append(Fault(name, "", f"ten hoogste {MOST_ROWS} regels", str(len(rows) - 1)))
    if faults:
        raise ContentError(faults)
    return tuple(found_rows)


def _measured(row: list[str], document: Document) -> Measured:
    if len(row) != len(COLUMNS):
        raise ContentError([Fault(document.name, "", f"{len(COLUMNS)} kolommen", str(len(row)), document.line(()))])
    kind, key, year, value, source = (cell.strip() for cell in row)
    data: dict[str, Any] = {
        "kind": KINDS.get(kind.lower(), kind),
        "key": key,
        "year": int(year) if year.isascii() and year.isdigit() else year,
        "value": _number(value),
        "source": source,
    }
    return read_record(Measured, data, document)


def _number(text: str) -> float | str:
    """``1.234,5`` and ``1234.5``; text that is no number stays as it is, for the message."""
    plain = text.replace("€", "").replace(" ", "").replace("\u00a0", "").replace("\u2212", "-")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif plain.count(".") > 1 or (plain.count(".") == 1 and len(plain.rpartition(".")[2]) == 3):
        plain = plain.replace(".", "")
    try:
        # Python's own way to write a large number is nobody's in a table.
        return text if "_" in plain else float(plain)
    except ValueError:
        return text
