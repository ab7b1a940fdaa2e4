"""What is looked at on Cijfers: the theme, and with whom the municipality is compared. It outlives a page switch."""

from typing import cast

import streamlit as st

from akkoordwijzer.figures.peers import PeerKind, Peers, chosen, in_province, similar
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.records import FigureTheme
from akkoordwijzer.figures.words import THEMES
from akkoordwijzer.report.words import name_in_sentence
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.choice_row import choice_row

THEME, PEERS, OWN = "figures_theme", "figures_peers", "figures_own"


def theme_box() -> FigureTheme:
    """Which theme is open; only that one is worked out."""
    return choice_row("Thema", THEMES, THEME, "debts")


def peers_box(code: str) -> Peers | None:
    """With which municipalities this one is compared; nothing for the country."""
    if code == NATION:
        return None
    regions = data.regions()
    here = regions[code]
    ready = {"similar": similar(regions, code), "province": in_province(regions, code)}
    names = {kind: group_words(peers, here.name) for kind, peers in ready.items()} | {"own": "eigen keuze"}
    kind = cast(
        PeerKind,
        st.selectbox(
            "Vergelijk met",
            list(names),
            format_func=names.__getitem__,
            key=PEERS,
            persist_state="session",
            help=f"Vergelijkbaar is: even groot ({name_in_sentence(here.size_class)}) en even stedelijk "
            f"({name_in_sentence(here.urbanity)}). {here.name} telt zelf mee.",
        ),
    )
    if kind != "own":
        return ready[kind]
    others = st.multiselect(
        "Gemeenten om mee te vergelijken",
        [other for other in regions if other != NATION],
        format_func=lambda other: regions[other].name,
        key=OWN,
        persist_state="session",
        placeholder="Kies gemeenten",
        select_all=False,
    )
    return chosen(regions, code, others)


def group_words(peers: Peers, name: str) -> str:
    """``7 vergelijkbare gemeenten``; a municipality that stands alone has nobody to be laid beside."""
    if len(peers.codes) == 1:
        return f"geen {peers.words} (alleen {name})"
    return f"{len(peers.codes)} {peers.words}"
