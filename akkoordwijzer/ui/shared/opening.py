"""What happens between the frame and a page: content is loaded, and the visitor's state is read and written."""

import logging

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.ui.shared import data, memory, messages, session
from akkoordwijzer.ui.shared.net import AGAIN, net

_log = logging.getLogger(__name__)


def run_page(page: StreamlitPage) -> None:
    """Run a page on content that can be trusted; without it, say so in one sentence, the log has the rest."""
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
