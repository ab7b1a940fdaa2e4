"""Content and figures, loaded once per process and shared by all visitors (never changed)."""

import gc
import importlib
from pathlib import Path

import streamlit as st

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.figures.queries import NATION, Region
from akkoordwijzer.household.privacy import PrivacyWords
from akkoordwijzer.household.shelf import Shelf, read_shelf
from akkoordwijzer.library.guide import Guide, read_guide
from akkoordwijzer.library.knobs import Knobs, read_knobs
from akkoordwijzer.library.library import Library, read_library
from akkoordwijzer.proposal.version import content_version

ROOT = Path(__file__).parents[3]


@st.cache_resource(show_spinner=False)
def figures() -> Figures:
    """The database of figures. Raises ``ContentError`` when data/ cannot be trusted."""
    return load()


@st.cache_resource(show_spinner=False)
def library() -> Library:
    """Everything in scenarios/. Raises ``ContentError`` when the care lines cannot be read."""
    return read_library()


@st.cache_resource(show_spinner=False)
def knobs() -> Knobs:
    """The big knobs. Raises ``ContentError``."""
    return read_knobs(library())


@st.cache_resource(show_spinner=False)
def guide() -> Guide:
    """Dilemmas, practices and working forms."""
    return read_guide()


@st.cache_resource(show_spinner=False)
def regions() -> dict[str, Region]:
    """All regions by code, the country first."""
    return {region.code: region for region in queries.regions(figures())}


@st.cache_resource(show_spinner=False, max_entries=64)
def kit(region: str) -> Kit:
    """Lines, interventions and settings of a region."""
    return build_kit(figures(), library(), region)


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """Prices, ready-made households and what is said beside them. Raises ``ContentError``."""
    return read_shelf(library())


@st.cache_resource(show_spinner=False)
def privacy_words() -> PrivacyWords:
    """What the privacy checks know, with the names of all municipalities."""
    return shelf().rules.privacy_words(tuple(region.name for region in regions().values()))


def load_all() -> None:
    """Load what every page needs, so that a fault shows on the first page and not on the third.

    Raises ``ContentError`` when the app cannot start.
    """
    # Of what is loaded now: what stands on disk when somebody saves a file may be newer.
    content_version()
    figures()
    library()
    knobs()
    regions()
    refuse_without_inhabitants()
    _whole()


@st.cache_resource(show_spinner=False)
def refuse_without_inhabitants() -> bool:
    """Everything is per inhabitant: without them there is no page to show. Raises ``ContentError``."""
    try:
        queries.inhabitants(figures(), NATION)
        return True
    except KeyError:
        expected, why = "inwoners per gemeente (de reeks inhabitants)", figures().left_out
        raise ContentError([Fault("data/municipal.csv", "", expected, "geen"), *why]) from None


@st.cache_resource(show_spinner=False)
def _whole() -> bool:
    """Before two visitors draw at once: Plotly looks into a pandas that another thread is still importing."""
    importlib.import_module("pandas")
    return True


@st.cache_resource(show_spinner=False)
def keep_out_of_the_way(page: str) -> bool:  # noqa: ARG001  # once per page: it is the key of what is remembered
    """Once per process and page, when it was drawn: what is loaded by now stays, so the garbage collector need not look
    at it again.

    Streamlit collects in full after every run of every visitor, which holds up everybody; with a hundred thousand
    records of ours and of libraries that takes longer than the run.
    """
    gc.collect()
    gc.freeze()
    return True
