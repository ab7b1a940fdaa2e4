"""Faults and notices as one Dutch sentence each, with the details for who can mend them."""

from collections.abc import Sequence

import streamlit as st

from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.markdown import plain

# page.js says the same where Streamlit shows a fault itself.
WENT_WRONG = "Hier ging iets mis dat we niet hadden voorzien. Uw gegevens zijn nergens heen gegaan."
LOGGED = "wat er misging, staat in het logboek van de app."


def refuse_to_start(faults: Sequence[Fault]) -> None:
    """The app cannot show anything it could vouch for."""
    st.error("De gegevens van Akkoordwijzer kloppen niet. Herstel dit eerst:", icon=":material/error:")
    for fault in faults:
        st.markdown(f"- {plain(str(fault))}")


def cannot_show(faults: Sequence[Fault]) -> None:
    """A part of the app that rests on content with faults in it."""
    st.error("Dit deel kunnen we niet laten zien, want er zit een fout in de gegevens:", icon=":material/error:")
    for fault in faults:
        st.markdown(f"- {plain(str(fault))}")


def went_wrong() -> None:
    """Something nobody thought of."""
    st.error(f"{WENT_WRONG} Begin opnieuw, of ga naar Start; {LOGGED}", icon=":material/error:")


def left_out(faults: Sequence[Fault]) -> None:
    """The app runs with the rest and says what is missing."""
    if not faults:
        return
    what = "onderdeel is" if len(faults) == 1 else "onderdelen zijn"
    with st.expander(f"Let op: {len(faults)} {what} weggelaten, omdat er een fout in zit", icon=":material/warning:"):
        for fault in faults:
            st.markdown(f"- {plain(str(fault))}")
