"""Keep a scenario in this session, save it to a file, load it again, or share it by link."""

from datetime import date

import streamlit as st

from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import euro, number
from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.file import (
    FORMAT,
    MARK,
    KeptOutcome,
    Saved,
    checked_case,
    is_saved,
    kept_outcome,
    key_of,
    make_saved,
    read_saved,
    to_yaml,
)
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.session import Visitor

LONGEST_NAME = 60
# A scenario with every lever moved takes some 10 kB.
LARGEST_MB = 0.2
_OPENED = "_files_opened"
_GIVEN = "_name_given"


def draw(visitor: Visitor) -> None:
    """Name and keep; download; upload; link."""
    given = visitor.scenario.name or ""
    if st.session_state.setdefault(_GIVEN, given) != given:
        # Another scenario was taken over, or undone: its name comes along.
        st.session_state[_GIVEN] = st.session_state["scenario_name"] = given
    name = st.text_input("Naam van dit scenario", value=given, max_chars=LONGEST_NAME, key="scenario_name")
    st.button("Bewaar in deze sessie", on_click=_keep, disabled=not name.strip(), key="keep")
    kit = data.kit(visitor.region)
    st.download_button(
        "Download als bestand",
        # Made at the click: a slider moves without this part being drawn again.
        lambda: to_yaml(make_saved(kit, _named(visitor, name), visitor.beliefs, date.today().isoformat())),
        f"akkoordwijzer-{key_of(name or 'scenario')}.yaml",
        "text/yaml",
        on_click="ignore",
    )
    # A new box after every file: the old one would keep its name, and say in English what was wrong with it.
    opened = st.session_state.setdefault(_OPENED, 0)
    upload = st.file_uploader("Open een bestand van Akkoordwijzer", key=f"upload.{opened}")
    if upload is not None:
        st.session_state[_OPENED] = opened + 1
        _open(visitor, upload.getvalue(), upload.name)
    st.caption("Delen per link: kopieer het adres boven in uw browser. Daar staan de gemeente en alle keuzes in.")


def _named(visitor: Visitor, name: str) -> Scenario:
    # Split and joined again: a line end of another alphabet in a pasted name does not survive a file.
    return visitor.scenario.model_copy(
        update={"name": " ".join(name.split()) or None, "id": key_of(name or "scenario")}
    )


def _keep() -> None:
    here = session.visitor()
    name = st.session_state["scenario_name"].strip()
    here.scenario = _named(here, name)
    here.kept = {**here.kept, name: here.scenario}
    here.tell(f"‘{plain(name)}’ is bewaard. U vindt het bij ‘Begin met een scenario’ en op de pagina Vergelijken.")


def _open(visitor: Visitor, raw: bytes, file_name: str) -> None:
    """Take over a file, or say in one sentence why not; what is on the table stays."""
    try:
        saved, outcome = _read(raw, file_name)
    except ContentError as error:
        visitor.tell(f"Dit bestand kunnen we niet openen. {plain(str(error.faults[0]))}")
        st.rerun()
    visitor.region = saved.region
    visitor.choose(saved.scenario)
    visitor.beliefs = dict(saved.beliefs)
    if not saved.is_current:
        visitor.tell(
            f"Dit scenario is op {saved.saved_on} bewaard met andere gegevens of regels. Netto, tot het einde, was "
            f"toen {euro(saved.outcome.net_horizon_eur)} en is nu {euro(outcome.net_horizon_eur)} "
            "(bij de meest waarschijnlijke waarden)."
        )
    st.rerun()


def _read(raw: bytes, file_name: str) -> tuple[Saved, KeptOutcome]:
    """A scenario file and what it gives now. Raises ``ContentError``."""
    size = len(raw) / 1e6
    if size > LARGEST_MB:
        limit = f"een bestand tot {number(LARGEST_MB, 1)} MB"
        raise ContentError([Fault(file_name, "", limit, f"{number(size, 1)} MB")])
    document = parse_yaml(raw, file_name)
    if not is_saved(document.data):
        raise ContentError([Fault(file_name, "", "een scenariobestand van Akkoordwijzer", "iets anders")])
    if document.data[MARK] != FORMAT:
        found = f"versie {shown(document.data[MARK])}"
        raise ContentError([Fault(file_name, "", f"een scenario van versie {FORMAT}", found, document.line((MARK,)))])
    saved = read_saved(document)
    if saved.region not in data.regions():
        raise ContentError([Fault(file_name, "region", "een bekende gemeente", f"‘{saved.region}’")])
    return saved, kept_outcome(checked_case(saved, data.kit(saved.region), document))
