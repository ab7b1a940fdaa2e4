"""What is filled in on Akkoord lasts over a reload, per municipality, in the visitor's own browser; it is read back by
the same record as a file."""

import json

import streamlit as st

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.proposal.agreement import Draft
from akkoordwijzer.ui.agreement import state
from akkoordwijzer.ui.shared import memory
from akkoordwijzer.ui.shared.session import Visitor

UNREADABLE = "Wat deze browser van dit akkoord bewaarde, kunnen we niet lezen. U begint met lege velden."


def remember(visitor: Visitor) -> None:
    """Before the forms are drawn: keep what is filled in; once a session, take over what this browser kept."""
    text = memory.exchange(f"agreement.{visitor.region}", written(state.draft()))
    if text is None or state.draft() != Draft():
        return
    found = read(text)
    if found is None:
        state.tell(UNREADABLE)
    else:
        state.replace_draft(found)


def written(draft: Draft) -> str:
    """As text; empty when nothing is filled in."""
    return "" if draft == Draft() else draft.model_dump_json(exclude_defaults=True)


def read(text: str) -> Draft | None:
    """From text that a browser kept; nothing when it is no draft, or more than one can be."""
    if len(text) > memory.LARGEST:
        return None
    try:
        return read_record(Draft, json.loads(text), Document("browser", None, {}))
    except (ValueError, RecursionError, ContentError):
        return None


def draw_erase() -> None:
    """Where it stays, and how it goes away."""
    st.caption("Wat u hier invult, blijft in deze browser staan, per gemeente. Het gaat niet mee in het adres.")
    if state.draft() == Draft():
        return
    with st.popover("Wis wat u invulde"):
        st.markdown("Dit wist wat u op deze pagina invulde, ook uit deze browser. Uw keuzes blijven.")
        if st.button("Ja, wis het", key="agreement_erase"):
            state.replace_draft(Draft())
            st.rerun()
