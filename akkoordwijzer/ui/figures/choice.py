"""What is looked at on Cijfers: the theme, and with whom the municipality is compared. It outlives a page switch."""

from typing import cast

import streamlit as st

from akkoordwijzer.figures.peers import PeerKind, Peers, chosen, in_province, similar
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.records import FigureTheme
from akkoordwijzer.figures.words import THEMES
from akkoordwijzer.ui.shared import data

THEME, PEERS, OWN = "figures_theme", "figures_peers", "figures_own"


def theme_box() -> FigureTheme:
    """Which theme is open; only that one is worked out."""
    return st.segmented_control(
        "Thema",
        list(THEMES),
        format_func=THEMES.__getitem__,
        key=THEME,
        default="debts",
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )


def peers_box(code: str) -> Peers | None:
    """With which municipalities this one is compared; nothing for the country."""
    if code == NATION:
        return None
    regions = data.regions()
    ready = {"similar": similar(regions, code), "province": in_province(regions, code)}
    names = {kind: f"{len(peers.codes)} {peers.words}" for kind, peers in ready.items()} | {"own": "eigen keuze"}
    here = regions[code]
    kind = cast(
        PeerKind,
        st.selectbox(
            "Vergelijk met",
            list(names),
            format_func=names.__getitem__,
            key=PEERS,
            persist_state="session",
            help=f"Vergelijkbaar is: even groot ({here.size_class.lower()}) en even stedelijk "
            f"({here.urbanity.lower()}). {here.name} telt zelf mee.",
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
