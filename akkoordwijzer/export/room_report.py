"""The report of an evening as a Word document."""

import re
from io import BytesIO

from docx import Document
from docx.shared import Pt

from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.report.room_report import RoomReport

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What XML cannot hold; text of others may be anything.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def room_report_docx(report: RoomReport) -> bytes:
    """The document: headings as headings, lines as lists, so that a screen reader finds its way."""
    document = Document()
    document.core_properties.title = _text(f"Verslag: {report.title}")
    document.core_properties.language = "nl-NL"
    document.core_properties.author = "Akkoordwijzer"
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(_text(f"Verslag: {report.title}"), level=0)
    basis = f" · cijfers en rekenmodel: {report.basis}" if report.basis else ""
    document.add_paragraph(_text(f"{report.place} · {period_words(report.day.isoformat())}{basis}"))
    for part in report.parts:
        document.add_heading(_text(part.title), level=1)
        for line in part.lines:
            document.add_paragraph(_text(line), style="List Bullet")
    found = BytesIO()
    document.save(found)
    return found.getvalue()


def _text(text: str) -> str:
    return _NOT_XML.sub("", text)
