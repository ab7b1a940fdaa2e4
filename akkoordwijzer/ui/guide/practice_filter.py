"""By what examples are found: theme, dilemma, lever, kind of evidence, size of municipality, and words."""

from collections.abc import Mapping
from typing import Any, cast

import streamlit as st

from akkoordwijzer.library.dilemmas import DilemmaTheme
from akkoordwijzer.library.guide import Guide
from akkoordwijzer.library.guide_search import Wanted, size_classes
from akkoordwijzer.library.practices import EvidenceKind
from akkoordwijzer.report.guide_words import DILEMMA_THEMES, EVIDENCE_KINDS
from akkoordwijzer.ui.shared import data

ALL = "all"


def draw(guide: Guide) -> Wanted:
    """What the reader wants to see; nothing chosen is everything."""
    names = {item.id: item.name or item.id for item in data.library().interventions}
    used = dict.fromkeys(key for item in guide.practices for key in item.interventions if key in names)
    levers = dict(sorted(((key, names[key]) for key in used), key=lambda pair: pair[1].casefold()))
    sizes = {name: name for name in size_classes(guide, data.regions())}
    with st.container(key="filters"):
        first, second, third, fourth, fifth, sixth = st.columns(6, gap="small")
    with first:
        theme = _box("Thema", DILEMMA_THEMES, "practice_theme")
    with second:
        dilemma = _box("Dilemma", {item.id: item.title for item in guide.dilemmas}, "practice_dilemma")
    with third:
        lever = _box("Maatregel", levers, "practice_lever")
    with fourth:
        kind = _box("Hoe weten we het?", EVIDENCE_KINDS, "practice_kind")
    with fifth:
        size = _box("Grootte van de gemeente", sizes, "practice_size")
    with sixth:
        words = st.text_input("Zoek", key="practice_words", placeholder="Bijvoorbeeld: buurtteam", max_chars=80)
    return Wanted(cast("DilemmaTheme | None", theme), dilemma, lever, cast("EvidenceKind | None", kind), size, words)


def _box(label: str, options: Mapping[Any, str], key: str) -> str | None:
    names = {ALL: "Alle", **options}
    chosen = st.selectbox(label, list(names), format_func=names.__getitem__, key=key, persist_state="session")
    return None if chosen == ALL else chosen
