"""Save an own case to a file and open one; before that, what in it points at a person."""

import streamlit as st

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import number
from akkoordwijzer.content.yaml_file import LIMIT_BYTES
from akkoordwijzer.household.case_file import open_case, to_yaml
from akkoordwijzer.household.editing import changed
from akkoordwijzer.household.records import FORMAT, Household
from akkoordwijzer.ui.household.desk import Desk
from akkoordwijzer.ui.shared import data

FILE_NAME = "casus.yaml"
_OPENED = "_case_opened"
SLIPS = "Deze controle vindt alleen veelgemaakte fouten. Lees de casus ook zelf na."


def draw(desk: Desk) -> None:
    """The findings, save, open, begin anew, and the rules."""
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown("**Bewaren**")
        draw_findings(desk)
        _save(desk)
    with right:
        st.markdown("**Openen**")
        _open_box(desk)
        st.button("Begin een lege casus", on_click=_anew, args=(desk,), disabled=desk.own == Household(version=FORMAT))
    _aside(desk)
    with st.expander("De regels voor een eigen casus"):
        st.markdown("\n".join(f"- {plain(rule)}" for rule in data.shelf().rules.privacy))


def draw_findings(desk: Desk) -> None:
    """Everything that points at a person, and the button that says it was read."""
    findings = desk.findings
    if not findings:
        st.markdown(f"Wij vonden niets dat op een mens wijst. {SLIPS}")
        return
    st.markdown(f"**Kijk hier eerst naar.** {SLIPS}")
    st.markdown("\n".join(f"- {plain(finding.sentence)}" for finding in findings))
    if desk.must_check:
        st.button("Ik heb dit gelezen", on_click=_checked, args=(desk,), key="case_checked", type="primary")


def _checked(desk: Desk) -> None:
    desk.checked = desk.own


def _save(desk: Desk) -> None:
    if desk.must_check:
        st.caption("Na het lezen kunt u bewaren.")
        return
    text = to_yaml(desk.own)
    if len(text.encode("utf-8")) > LIMIT_BYTES:
        st.warning("Deze casus is te groot om te bewaren. Haal weg wat apart is gezet.")
        return
    st.download_button("Bewaar als bestand", text, FILE_NAME, "text/yaml", on_click="ignore", key="case_save")
    st.caption("Het bestand staat alleen op uw eigen computer. Wis het als het gesprek voorbij is.")


def _open_box(desk: Desk) -> None:
    # A new box after every file: the old one would keep its name, and say in English what was wrong with it.
    opened = st.session_state.setdefault(_OPENED, 0)
    upload = st.file_uploader("Open een bewaarde casus", key=f"case_upload.{opened}")
    if upload is not None:
        st.session_state[_OPENED] = opened + 1
        open_file(desk, upload.getvalue(), upload.name)
        st.rerun()


def open_file(desk: Desk, raw: bytes, name: str) -> None:
    """Take over a file, or say in one sentence why not; the case on the screen stays, or can come back by undo."""
    if len(raw) > LIMIT_BYTES:
        size = f"{number(len(raw) / 1e6, 1)} MB"
        desk.messages = (
            f"Dit bestand is te groot ({size}). Een casus is hooguit 1 MB. Wat op het scherm staat, blijft.",
        )
        return
    try:
        opened = open_case(raw, name, data.shelf().book)
    except ContentError as error:
        desk.messages = (f"Dit bestand kunnen we niet openen. {error.faults[0]} Wat op het scherm staat, blijft.",)
        return
    # Whatever the file says, a case that somebody brings along is an own one.
    desk.take(changed(opened.household, composed=False), *map(str, opened.faults))


def _anew(desk: Desk) -> None:
    desk.take(Household(version=FORMAT))


def _aside(desk: Desk) -> None:
    """What could not be taken over from a file, word for word."""
    if not desk.own.set_aside:
        return
    st.markdown("**Apart gezet.** Dit stond in het bestand en past niet in een casus. Het gaat mee als u bewaart.")
    st.code("\n".join(desk.own.set_aside), language=None, wrap_lines=True)
    st.button("Gooi weg wat apart staat", on_click=_throw_away, args=(desk,))


def _throw_away(desk: Desk) -> None:
    desk.change(changed, set_aside=[])
