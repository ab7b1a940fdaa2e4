"""``agreement FILE``: the paragraph, the annex and the case file of an agreement, from a file of the app."""

import argparse
import sys
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.yaml_file import read_yaml
from akkoordwijzer.export.agreement import agreement_docx, agreement_xlsx, bundle
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import load
from akkoordwijzer.library.agreement import read_agreement_library
from akkoordwijzer.library.guide import read_guide
from akkoordwijzer.library.library import read_library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.agreement import Terms
from akkoordwijzer.proposal.agreement_file import agreement_file, proposal_in
from akkoordwijzer.proposal.answers import Answers, in_order
from akkoordwijzer.proposal.file import is_saved, read_saved, to_yaml
from akkoordwijzer.proposal.proposal import ready_made, to_case
from akkoordwijzer.report.agreement import agreement_of, signed
from akkoordwijzer.report.agreement_facts import facts_of
from akkoordwijzer.report.agreement_rules import refusals
from akkoordwijzer.report.agreement_text import document
from akkoordwijzer.report.annex import Made
from akkoordwijzer.report.annex_basis import with_basis
from akkoordwijzer.report.plain_blocks import as_lines

NOT_ALL_AGREED = 1


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("agreement", help="maak de tekst, de bijlage en het bestand van een akkoord")
    parser.add_argument("file", type=Path, help="YAML: een scenario of akkoord dat de app bewaarde")
    parser.add_argument("--docx", type=Path, help="schrijf de tekst als Word")
    parser.add_argument("--xlsx", type=Path, help="schrijf de bijlage als Excel")
    parser.add_argument("--case", type=Path, help="schrijf het bestand van het akkoord (YAML)")
    parser.add_argument("--zip", type=Path, help="schrijf alles samen in één zip")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Write what was asked, or print the text; 1 when something in it cannot be agreed. Raises ``ContentError``."""
    source = read_yaml(options.file)
    if not is_saved(source.data):
        raise ContentError([Fault(source.name, "", "een bestand van Akkoordwijzer", "iets anders")])
    saved = read_saved(source)
    figures, library = load(), read_library()
    regions = {region.code: region for region in queries.regions(figures)}
    proposal, kit = proposal_in(saved, figures, library, set(regions), source)
    terms = saved.agreement.terms if saved.agreement else Terms()
    found = agreement_of(
        to_case(proposal, kit),
        play,
        regions[kit.region].name,
        terms,
        read_agreement_library(),
        Made.now(date.today()),
        proposal.reserve_eur,
        lambda case: play(case, Pert()),
        saved.agreement.since if saved.agreement else None,
    )
    wrong = refusals(found)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    ready = ready_made(proposal.scenario, kit)
    answers = in_order(Answers(by_dilemma=proposal.answers), read_guide().dilemmas)
    facts = facts_of(figures, kit.region, found.outcome, answers, ready.conditions if ready else ())
    name = options.case.name if options.case else options.file.name

    def word() -> bytes:
        return agreement_docx(found, facts)

    def excel(file_name: str) -> bytes:
        return agreement_xlsx(found, with_basis(found.annex, found.case, figures), file_name)

    def case() -> bytes:
        return to_yaml(agreement_file(proposal, kit, signed(found))).encode()

    if options.docx:
        write(options.docx, word())
    if options.xlsx:
        write(options.xlsx, excel(name))
    if options.case:
        write(options.case, case())
    if options.zip:
        stem = options.zip.stem
        files = {f"{stem}.docx": word(), f"{stem}.xlsx": excel(f"{stem}.yaml"), f"{stem}.yaml": case()}
        write(options.zip, bundle(files, found.annex.made.on))
    if not (options.docx or options.xlsx or options.case or options.zip):
        print("\n".join(as_lines(document(found, facts))))
    return NOT_ALL_AGREED if wrong else 0


def write(path: Path, content: bytes) -> None:
    """The whole file or nothing. Raises ``ContentError`` where it cannot be written."""
    try:
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError:
        raise ContentError([Fault(str(path), "", "een map waarin te schrijven is", "iets anders")]) from None
