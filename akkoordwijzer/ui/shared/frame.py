"""The page frame: navigation, language, house style, and the guard every page starts with."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from akkoordwijzer.ui.shared.theme import is_dark

PAGES = Path(__file__).parents[3] / "pages"
STYLE = Path(__file__).with_name("style.css")
SCRIPT = Path(__file__).with_name("page.js")
# A drawing of our own: Streamlit fetches the icons it knows by name from another server.
ICON = Path(__file__).with_name("icon.svg")
_IN_FRAME = "_frame_ran"


@dataclass(frozen=True, slots=True)
class Screen:
    """A page: its file in pages/, its Dutch title and the question it answers. The first one is the start page."""

    file: str
    title: str
    question: str

    @property
    def path(self) -> str:
        """The page file, as Streamlit wants it."""
        return str(PAGES / f"{self.file}.py")


SCREENS = (
    Screen("start", "Start", "Waar gaat dit over?"),
    Screen("cijfers", "Cijfers", "Waar staan we?"),
    Screen("dilemmas", "Dilemma's", "Waar zit de spanning?"),
    Screen("wat-als", "Wat als?", "Wat gebeurt er als we iets anders kiezen?"),
    Screen("vergelijken", "Vergelijken", "Wat is het verschil?"),
    Screen("casus", "Casus", "Wat kost één huishouden, en wie betaalt?"),
    Screen("praktijk", "Praktijk", "Wie deed dit al?"),
    Screen("onderhandelen", "Onderhandelen", "Waar zijn we het over eens?"),
    Screen("akkoord", "Akkoord", "Wat spreken we af?"),
    Screen("verantwoording", "Verantwoording", "Waar komt elk getal vandaan?"),
    Screen("monitor", "Monitor", "Wat kwam ervan terecht?"),
)


def run_app() -> None:
    """Draw the frame and run the chosen page."""
    st.set_page_config(page_title="Akkoordwijzer", page_icon=ICON.read_text(encoding="utf-8"), layout="wide")
    page_colour = st.get_option(f"theme.{'dark' if is_dark() else 'light'}.backgroundColor")
    st.html(f"<style>:root {{ --page: {page_colour}; }} {STYLE.read_text(encoding='utf-8')}</style>")
    st.html(f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)
    page = st.navigation(
        [
            st.Page(screen.path, title=screen.title, url_path=screen.file, default=number == 0)
            for number, screen in enumerate(SCREENS)
        ],
        position="top",
    )
    st.session_state[_IN_FRAME] = True
    # Imported when the menu is on the screen: on a fresh server what follows takes a second.
    from akkoordwijzer.ui.shared.opening import run_page

    run_page(page)


def guard() -> None:
    """First line of every page: make sure the frame ran.

    On a fresh server Streamlit runs a file in pages/ without app.py for the first visitor of a deep link.
    """
    if not st.session_state.pop(_IN_FRAME, False):
        run_app()
        st.stop()
