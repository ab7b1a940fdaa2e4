"""The documents of an agreement: Word, Excel, case file, and all of them in one zip."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.worksheet.worksheet import Worksheet

from akkoordwijzer.export.agreement_sheets import (
    CHANGES,
    OUTCOME,
    about,
    outcome_checks,
    write_changes,
    write_outcome,
)
from akkoordwijzer.export.annex import add_annex, add_basis
from akkoordwijzer.export.sheet import Value, as_bytes, finish, new_book, write_table
from akkoordwijzer.export.word import to_docx
from akkoordwijzer.proposal.agreement import CEILING
from akkoordwijzer.report.agreement import COVERS, Agreement, choice_ids, spent_eur
from akkoordwijzer.report.agreement_facts import Facts
from akkoordwijzer.report.agreement_rules import first_visible, margin
from akkoordwijzer.report.agreement_sentences import clause_sentence
from akkoordwijzer.report.agreement_text import document
from akkoordwijzer.report.annex import Annex
from akkoordwijzer.report.choices import timing_words
from akkoordwijzer.report.words import names


def agreement_docx(agreement: Agreement, facts: Facts) -> bytes:
    """The text with its annex."""
    made = agreement.annex.made
    footer = f"Akkoordwijzer · {made.on:%d-%m-%Y} · gegevens {made.content_version} · model {made.model_version}"
    return to_docx(f"Akkoord {agreement.place}", document(agreement, facts), made.on, footer)


def agreement_xlsx(agreement: Agreement, annex: Annex | None = None, file_name: str = "") -> bytes:
    """The annex with outcome, changes, choices, indicators and clauses. ``annex``: the same with its basis (parameters,
    sources); ``file_name``: of the case file that gives the same figures."""
    annex = annex or agreement.annex
    book = new_book(f"Akkoord {agreement.place}", annex.made.on)
    add_annex(book, annex, about(agreement, file_name), outcome_checks(agreement, annex))
    write_outcome(book.create_sheet(OUTCOME), agreement)
    write_changes(book.create_sheet(CHANGES), agreement, annex)
    known, scenario = names(agreement.case), agreement.case.scenario
    rows: list[list[Value]] = []
    for key in choice_ids(agreement.case):
        said = agreement.terms.of(key)
        name = known[key.removeprefix(CEILING)]
        if key.startswith(CEILING):
            ceiling = scenario.ceilings[key.removeprefix(CEILING)]
            rows.append(
                [key, f"Plafond: {name}", ceiling.growth, f"vanaf {ceiling.from_}", said.wording, said.owner, ""]
            )
            rows[-1] += [None] * (len(annex.columns) + 1)
            continue
        change = scenario.changes[key]
        spent = spent_eur(annex, key)
        # A cut has nothing to cover.
        cover = COVERS[said.cover.kind] if max(spent, default=0) > 0 else ""
        row: list[Value] = [
            key,
            name,
            change.amount_per_inhabitant,
            timing_words(change),
            said.wording,
            said.owner,
            cover,
        ]
        rows.append([*row, said.cover.until, *spent])
    head = ("id", "keuze", "euro per inwoner, of groei", "vanaf", "tekst", "eigenaar", "dekking", "reserve tot en met")
    sheet = book.create_sheet("keuzes")
    write_table(sheet, (*head, *(f"kosten {name}" for name in annex.columns)), rows, form="#,##0.00")
    finish(sheet, 1)
    _add_goals(book.create_sheet("indicatoren"), agreement)
    add_basis(book, annex)
    return as_bytes(book)


def _add_goals(sheet: Worksheet, agreement: Agreement) -> None:
    rows: list[list[Value]] = []
    for goal in agreement.terms.goals:
        indicator = agreement.library.indicator(goal.indicator)
        if indicator is not None:
            day = first_visible(indicator, agreement.case.settings.start_year)
            rows.append(
                [
                    indicator.name,
                    goal.start_value,
                    goal.start_year,
                    goal.target,
                    margin(goal, indicator),
                    day,
                    goal.owner,
                    indicator.guard,
                    goal.start_source or indicator.source,
                ]
            )
    head = (
        "indicator",
        "begin",
        "jaar",
        "doel",
        "toevalsmarge",
        "te zien vanaf",
        "eigenaar",
        "wat ernaast hoort",
        "bron",
    )
    after = write_table(sheet, head, rows, form="#,##0.##")
    clauses: list[list[Value]] = [
        [
            clause_sentence(agreement, clause),
            date.fromisoformat(clause.measured),
            clause.document,
            clause.document_year,
            clause.looks,
        ]
        for clause in agreement.terms.clauses
    ]
    clause_head = ("afspraken als het tegenvalt", "meten op", "besluit in", "van het jaar", "wie kijkt")
    write_table(sheet, clause_head, clauses, after + 1)
    finish(sheet, 1, {1: 70})


def bundle(files: dict[str, bytes], made_on: date) -> bytes:
    """One zip of files by name; the same files on the same day give the same zip."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            stamp = ZipInfo(name, (made_on.year, made_on.month, made_on.day, 12, 0, 0))
            stamp.compress_type = ZIP_DEFLATED
            archive.writestr(stamp, content)
    return out.getvalue()
