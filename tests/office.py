"""LibreOffice without a window: what a document looks like elsewhere, and what its formulas come to."""

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
# Where this is set a missing LibreOffice is a failure, elsewhere a reason to skip.
REQUIRED = os.environ.get("AKKOORDWIJZER_OFFICE") == "required"

needs_office = pytest.mark.skipif(
    SOFFICE is None and not REQUIRED,
    reason="geen LibreOffice op het pad (Debian: apt-get install libreoffice-writer libreoffice-calc)",
)


def convert(path: Path, to: str, folder: Path) -> Path:
    """The file in another format, with a profile of its own so that tests do not wait for each other."""
    assert SOFFICE is not None, "AKKOORDWIJZER_OFFICE=required, maar soffice staat niet op het pad"
    command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=300)
    return folder / f"{path.stem}.{to.partition(':')[0]}"


def recalculated(path: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Every sheet of a workbook as LibreOffice works it out, as plain text cells."""
    book = convert(path, "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1", folder)
    found = {}
    for sheet in folder.glob(f"{path.stem}-*.csv"):
        text = sheet.read_text(encoding="utf-8")
        found[sheet.stem.removeprefix(f"{path.stem}-")] = list(csv.reader(io.StringIO(text), delimiter="\t"))
    assert found, book
    return found
