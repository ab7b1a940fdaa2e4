"""The file of an agreement: a scenario file with what was agreed; written once, opened for years."""

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal.agreement import Signed, Terms, without_dropped
from akkoordwijzer.proposal.file import Saved, is_saved, make_saved, opened, read_saved
from akkoordwijzer.proposal.proposal import Proposal, to_case


def agreement_file(proposal: Proposal, kit: Kit, signed: Signed) -> Saved:
    """The file: only the choices that are kept, so that ``run`` gives the numbers of the agreement."""
    kept = without_dropped(to_case(proposal, kit), signed.terms).scenario
    changed = proposal.model_copy(update={"scenario": kept})
    return make_saved(changed, kit, signed.signed_on).model_copy(update={"agreement": signed})


def read_agreement(document: Document) -> tuple[Saved, Signed]:
    """The agreement in a document. Raises ``ContentError`` for another file, or half of one."""
    if not is_saved(document.data):
        raise ContentError([Fault(document.name, "", "een bestand van Akkoordwijzer", "iets anders")])
    saved = read_saved(document)
    if saved.agreement is None:
        remedy = "Maak het akkoord op de pagina Akkoord en bewaar het daar."
        raise ContentError([Fault(document.name, "agreement", "een akkoord", "alleen keuzes", remedy=remedy)])
    found = saved.agreement
    columns = len(found.annex.columns)
    wrong = [row.id for row in found.annex.rows if row.amounts_eur is not None and len(row.amounts_eur) != columns]
    totals = (found.annex.balance_eur, found.annex.net_eur, found.annex.withheld_eur)
    if wrong or any(len(total) != columns for total in totals):
        expected = f"{columns} bedragen per regel"
        line = document.line(("agreement", "annex"))
        raise ContentError([Fault(document.name, "agreement.annex", expected, "meer of minder", line)])
    return saved, found


def proposal_in(
    saved: Saved, figures: Figures, library: Library, regions: set[str], document: Document
) -> tuple[Proposal, Kit]:
    """The choices of a file on the data of now, with their kit. Raises ``ContentError`` where they cannot be played."""
    kits: dict[str, Kit] = {}
    proposal, faults = opened(
        saved, regions, lambda region: kits.setdefault(region, build_kit(figures, library, region)), document
    )
    if faults:
        raise ContentError(faults)
    return proposal, kits[proposal.region]


def case_now(
    saved: Saved, terms: Terms, figures: Figures, library: Library, regions: set[str], document: Document
) -> Case | None:
    """The case of the agreement on the data of now; nothing when it cannot be played any more."""
    try:
        proposal, kit = proposal_in(saved, figures, library, regions, document)
    except ContentError:
        return None
    return without_dropped(to_case(proposal, kit), terms)
