"""To take away: Word, Excel, the case file, and all of them in one zip; and to open such a file again."""

import streamlit as st

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.export.agreement import agreement_docx, agreement_xlsx, bundle
from akkoordwijzer.proposal.agreement import Draft
from akkoordwijzer.proposal.agreement_file import agreement_file, read_agreement
from akkoordwijzer.proposal.file import opened, to_yaml
from akkoordwijzer.proposal.proposal import key_of
from akkoordwijzer.report.agreement import Agreement, signed
from akkoordwijzer.report.agreement_facts import Facts
from akkoordwijzer.report.annex_basis import with_basis
from akkoordwijzer.ui.agreement import state
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.session import Visitor

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPENED = "_agreement_opened"


def draw(visitor: Visitor, found: Agreement, facts: Facts, blocked: bool) -> None:
    """Four buttons; nothing while something in it cannot be agreed."""
    stem = f"akkoord-{key_of(found.place)[2:]}-{found.annex.made.on.isoformat()}"

    def word() -> bytes:
        return agreement_docx(found, facts)

    def excel() -> bytes:
        return agreement_xlsx(found, with_basis(found.annex, found.case, data.figures()), f"{stem}.yaml")

    def case() -> bytes:
        return to_yaml(agreement_file(visitor.proposal, data.kit(visitor.region), signed(found))).encode()

    def everything() -> bytes:
        files = {f"{stem}.docx": word(), f"{stem}.xlsx": excel(), f"{stem}.yaml": case()}
        return bundle(files, found.annex.made.on)

    with st.container(horizontal=True, key="agreement_downloads"):
        for name, make, suffix, kind in (
            ("Word", word, "docx", WORD),
            ("Excel", excel, "xlsx", EXCEL),
            ("Bestand", case, "yaml", "text/yaml"),
            ("Alles samen", everything, "zip", "application/zip"),
        ):
            st.download_button(
                name, make, f"{stem}.{suffix}", kind, on_click="ignore", disabled=blocked, key=f"agreement_{suffix}"
            )
    st.caption("PDF: druk deze pagina af. Met het bestand kunt u het akkoord later openen, hier en op Monitor.")


def draw_open(visitor: Visitor) -> None:
    """Go on with an agreement that was kept as a file."""
    with st.popover("Open een akkoord"):
        number = st.session_state.setdefault(_OPENED, 0)
        upload = st.file_uploader("Open een bestand van een akkoord", key=f"agreement_upload.{number}")
    if upload is None:
        return
    st.session_state[_OPENED] = number + 1
    try:
        source = parse_yaml(upload.getvalue(), upload.name)
        saved, kept = read_agreement(source)
        proposal, faults = opened(saved, data.regions(), data.kit, source)
    except ContentError as error:
        state.tell(f"Dit bestand kunnen we niet openen. {error.faults[0]}")
        st.rerun()
    visitor.propose(proposal, *map(str, faults))
    state.replace_draft(Draft(terms=kept.terms, since=kept.since))
    st.rerun()
