"""The agreement that is open on Monitor, and what was measured, last over a reload in the visitor's own browser; they
are read back through the same gate as a file."""

import json
from typing import Annotated

import streamlit as st
from pydantic import Field

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.records import Record, Text, read_record
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.proposal.measured import MOST_ROWS, Measured
from akkoordwijzer.ui.monitor import state
from akkoordwijzer.ui.monitor.opening import opened
from akkoordwijzer.ui.shared import memory

NAME = "monitor"
UNREADABLE = "Wat deze browser van dit akkoord bewaarde, kunnen we niet lezen. Open het bestand opnieuw."


class Kept(Record):
    """``text``: the file as it was opened, so that it stays what was signed."""

    text: Text
    measured: Annotated[tuple[Measured, ...], Field(max_length=MOST_ROWS)] = ()


def remember() -> None:
    """Keep what is open; once a session, open what this browser kept."""
    text = memory.exchange(NAME, written(state.monitored()))
    if not text or state.monitored() is not None:
        return
    found = read(text)
    if found is None:
        state.tell(UNREADABLE)
    else:
        state.keep(found)


def written(found: state.Monitored | None) -> str:
    """As text; empty when nothing is open, and for more than a browser is to keep."""
    if found is None:
        return ""
    text = Kept(text=found.text, measured=found.measured).model_dump_json(exclude_defaults=True)
    return text if len(text) <= memory.LARGEST else ""


def read(text: str) -> state.Monitored | None:
    """From text that a browser kept; nothing when it is no agreement with measurements, or more than one can be."""
    if len(text) > memory.LARGEST:
        return None
    try:
        kept = read_record(Kept, json.loads(text), Document("browser", None, {}))
        return opened(kept.text.encode(), "browser").with_measured(kept.measured)
    except (ValueError, RecursionError, ContentError):
        return None


def draw_forget(found: state.Monitored) -> None:
    """Where it stays, and how it goes away."""
    if not written(found):
        st.caption("Dit is te veel om in deze browser te blijven staan. Open het bestand een volgende keer opnieuw.")
        return
    st.caption("Dit akkoord en uw metingen blijven in deze browser staan. Ze gaan niet mee in het adres.")
    with st.popover("Vergeet dit akkoord op dit apparaat"):
        st.markdown("Dit wist het akkoord en uw metingen uit deze browser. Uw eigen bestand blijft staan.")
        if st.button("Ja, vergeet het", key="monitor_forget"):
            state.keep(None)
            st.rerun()
