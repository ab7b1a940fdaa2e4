"""What happens between the frame and a page: content is loaded, and the visitor's state is read and written."""

import logging
import sys
from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.model.memory import keep_freed_memory
from akkoordwijzer.ui.shared import data, memory, messages, session
from akkoordwijzer.ui.shared.net import AGAIN, net

_log = logging.getLogger(__name__)
# While a page is computed, Streamlit sends what is ready message by message and waits for its turn before each: tens
# of milliseconds for a screen, at Python's five a turn.
TURN_S = 0.0005


@cache
def settle() -> None:
    """What holds for the whole process: memory that stays, and short turns."""
    keep_freed_memory()
    sys.setswitchinterval(TURN_S)


def run_page(page: StreamlitPage) -> None:
    """Run a page on content that can be trusted; without it, say so in one sentence, the log has the rest."""
    settle()
    try:
        data.load_all()
    except ContentError as error:
        _log.error("The app refuses to start on its content:\n%s", error)
        messages.refuse_to_start(error.faults)
        return
    st.session_state.pop(AGAIN, None)
    with net(f"page {page.url_path or page.title}"):
        session.begin()
        page.run()
        session.write_address()
        memory.remember()
        data.keep_out_of_the_way(page.url_path)
