"""Faults and notices as one Dutch sentence each, with the details for who can mend them."""

from collections.abc import Sequence

import streamlit as st

from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.markdown import plain


def refuse_to_start(faults: Sequence[Fault]) -> None:
    """The app cannot show anything it could vouch for."""
    st.error("De gegevens van Akkoordwijzer kloppen niet. Herstel dit eerst:", icon=":material/error:")
    for fault in faults:
        st.markdown(f"- {plain(str(fault))}")


def left_out(faults: Sequence[Fault]) -> None:
    """The app runs with the rest and says what is missing."""
    if not faults:
        return
    what = "onderdeel is" if len(faults) == 1 else "onderdelen zijn"
    with st.expander(f"Let op: {len(faults)} {what} weggelaten, omdat er een fout in zit", icon=":material/warning:"):
        for fault in faults:
            st.markdown(f"- {plain(str(fault))}")
