"""The agreement that is looked at in this session, and what was measured."""

from dataclasses import dataclass, replace

import streamlit as st

from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal.agreement import Signed
from akkoordwijzer.proposal.file import Saved
from akkoordwijzer.proposal.measured import Measured

_KEY = "_monitored"
SAID = "_monitor_said"


@dataclass(frozen=True, slots=True)
class Monitored:
    """A file with its agreement, the same choices on the data of now (if they can be played), the file as text, and
    measurements."""

    saved: Saved
    signed: Signed
    now: Case | None
    text: str
    measured: tuple[Measured, ...] = ()

    def with_measured(self, found: tuple[Measured, ...]) -> "Monitored":
        """The same with these measurements; a newer one of the same thing and year takes the place of the older."""
        kept = {(item.kind, item.key, item.year): item for item in (*self.measured, *found)}
        return replace(self, measured=tuple(kept.values()))


def monitored() -> Monitored | None:
    """What is open."""
    found: Monitored | None = st.session_state.get(_KEY)
    return found


def keep(found: Monitored | None) -> None:
    """Look at this one."""
    st.session_state[_KEY] = found


def tell(*sentences: str) -> None:
    """Something to say once."""
    st.session_state[SAID] = sentences
