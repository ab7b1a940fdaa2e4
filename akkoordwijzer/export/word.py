"""A document as Word: real styles and headings, a table of contents, header rows, alternative texts, Dutch."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import Table

from akkoordwijzer.content.markdown import one_line, typeset_line
from akkoordwijzer.report.blocks import Block, Bullets, Heading, Paragraph, TableBlock

LANGUAGE = "nl-NL"
CONTENTS = "Inhoud"
_WIDE = 6
# The broadest column of a table, and up to where a text is never broken, in characters.
BROAD, SHORT = 36, 12
# Room beside the text of a cell, and for bold type, in characters; what one takes at most in an office without Calibri.
PADDING = 3
CHARACTER = Cm(0.19)


def to_docx(title: str, blocks: tuple[Block, ...], made_on: date, footer: str) -> bytes:
    """The document; wide tables stand on landscape pages."""
    found = Document()
    _properties(found, title, made_on)
    page = found.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.0)
    found.add_paragraph(one_line(title), style="Title")
    _contents(found, [block for block in blocks if isinstance(block, Heading)])
    landscape = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            wide = _is_wide(blocks, block)
            if wide != landscape:
                _turn(found, wide)
                landscape = wide
        _add(found, block)
    for section in found.sections:
        section.footer.is_linked_to_previous = False
        section.footer.paragraphs[0].text = one_line(footer)
    out = BytesIO()
    found.save(out)
    return out.getvalue()


def _properties(found: Any, title: str, made_on: date) -> None:
    core = found.core_properties
    core.title, core.author, core.language = title, "Akkoordwijzer", LANGUAGE
    core.created = core.modified = datetime(made_on.year, made_on.month, made_on.day)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"):
        style = found.styles[name]
        style.font.name = "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in ("w:asciiTheme", "w:hAnsiTheme"):
            fonts.attrib.pop(qn(key), None)
        for key in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(key), "Calibri")
    found.styles["Normal"].font.size = Pt(11)
    for run in found.styles.element.iter(qn("w:rPrDefault")):
        properties = run.find(qn("w:rPr"))
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(_element("w:lang", {"w:val": LANGUAGE, "w:eastAsia": LANGUAGE}))


def _element(tag: str, attributes: dict[str, str]) -> Any:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


def _contents(found: Any, headings: list[Heading]) -> None:
    """A field that Word fills; until then it holds the headings, so that it is never empty."""
    paragraph = found.add_paragraph(CONTENTS, style="Subtitle")
    paragraph = found.add_paragraph()
    run = paragraph.add_run()
    run._r.append(_element("w:fldChar", {"w:fldCharType": "begin", "w:dirty": "true"}))  # no other way
    text = _element("w:instrText", {"xml:space": "preserve"})
    text.text = 'TOC \\o "1-2" \\h \\z \\u'
    run._r.append(text)
    run._r.append(_element("w:fldChar", {"w:fldCharType": "separate"}))
    chapters = [heading for heading in headings if heading.level == 1]
    for number, heading in enumerate(chapters):
        line = paragraph if number == 0 else found.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(one_line(heading.text))
    last = found.paragraphs[-1].add_run()
    last._r.append(_element("w:fldChar", {"w:fldCharType": "end"}))


def _is_wide(blocks: tuple[Block, ...], heading: Heading) -> bool:
    """Whether the chapter that begins here holds a wide table."""
    for block in blocks[blocks.index(heading) + 1 :]:
        if isinstance(block, Heading) and block.level == 1:
            return False
        if isinstance(block, TableBlock) and len(block.head) > _WIDE:
            return True
    return False


def _turn(found: Any, landscape: bool) -> None:
    section = found.add_section()
    wide, high = max(section.page_width, section.page_height), min(section.page_width, section.page_height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (wide, high) if landscape else (high, wide)


def _add(found: Any, block: Block) -> None:
    match block:
        case Heading(level, text):
            found.add_heading(one_line(text), level)
        case Paragraph(text, lead):
            paragraph = found.add_paragraph()
            if lead:
                paragraph.add_run(f"{one_line(lead)} ").bold = True
            paragraph.add_run(typeset_line(text))
        case Bullets(items):
            for item in items:
                found.add_paragraph(typeset_line(item), style="List Bullet")
        case TableBlock():
            _table(found, block)


def _table(found: Any, block: TableBlock) -> None:
    table: Table = found.add_table(rows=1, cols=len(block.head), style="Table Grid")
    properties = table._tbl.tblPr  # python-docx has no words for these
    properties.append(_element("w:tblCaption", {"w:val": one_line(block.title)}))
    properties.append(_element("w:tblDescription", {"w:val": one_line(block.alt)}))
    for at, name in enumerate(block.head):
        _cell(table.rows[0].cells[at], name, at in block.numeric, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))
    for row in block.rows:
        cells = _added(table).cells
        bold = row[1] == "Saldo" if len(row) > 1 else False
        for at, text in enumerate(row):
            _cell(cells[at], text, at in block.numeric, bold)
    _widths(table, block, found.sections[-1])
    for line in table.rows:
        line._tr.get_or_add_trPr().append(_element("w:cantSplit", {"w:val": "true"}))
    found.add_paragraph()


def _widths(table: Table, block: TableBlock, section: Any) -> None:
    """Columns as wide as what stands in them, within the page: numbers and words are never broken, and what has more
    words shares what is left."""
    rows = (block.head, *block.rows)
    longest = [max(len(row[at]) for row in rows) for at in range(len(block.head))]
    fixed = {at: int(CHARACTER * (size + PADDING)) for at, size in enumerate(longest) if size <= SHORT}
    parts = {at: min(size, BROAD) for at, size in enumerate(longest) if at not in fixed}
    room = section.page_width - section.left_margin - section.right_margin - sum(fixed.values())
    if not parts:
        parts, fixed, room = fixed, {}, room + sum(fixed.values())
    shared = {at: int(room * part / sum(parts.values())) for at, part in parts.items()}
    words = {at: max(len(word) for row in rows for word in (row[at].split() or [""])) for at in parts}
    lacking = {at: max(0, int(CHARACTER * (words[at] + PADDING)) - width) for at, width in shared.items()}
    shared = {at: width + lacking[at] for at, width in shared.items()}
    shared[max(parts, key=parts.__getitem__)] -= sum(lacking.values())
    table.autofit = False
    for at in range(len(longest)):
        width = Emu(fixed[at] if at in fixed else shared[at])
        table.columns[at].width = width
        for cell in table.columns[at].cells:
            cell.width = width


def _added(table: Any) -> Any:
    """A new row; python-docx does not say its type."""
    return table.add_row()


def _cell(cell: Any, text: str, numeric: bool, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(typeset_line(text))
    run.bold, run.font.size = bold, Pt(8.5)
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
