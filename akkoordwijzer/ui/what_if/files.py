"""Keep a scenario in this session, save it to a file, load it again, or share it by link."""

import hashlib
from datetime import date

import streamlit as st

from akkoordwijzer.calibration.saved import (
    checked_case,
    is_saved,
    kept_outcome,
    key_of,
    make_saved,
    read_saved,
    to_yaml,
)
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.ui import data, session
from akkoordwijzer.ui.messages import plain
from akkoordwijzer.ui.session import Visitor

LONGEST_NAME = 60
_SEEN = "_file_seen"


def draw(visitor: Visitor) -> None:
    """Name and keep; download; upload; link."""
    name = st.text_input(
        "Naam van dit scenario", value=visitor.scenario.name or "", max_chars=LONGEST_NAME, key="scenario_name"
    )
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
    upload = st.file_uploader("Open een bestand van Akkoordwijzer", type=["yaml", "yml"], key="upload")
    if upload is not None:
        raw = upload.getvalue()
        seen = hashlib.sha256(raw).hexdigest()
        if st.session_state.get(_SEEN) != seen:
            st.session_state[_SEEN] = seen
            _open(visitor, raw, upload.name)
    st.caption("Delen per link: kopieer het adres boven in uw browser. Daar staan de gemeente en alle keuzes in.")


def _named(visitor: Visitor, name: str) -> Scenario:
    return visitor.scenario.model_copy(update={"name": name.strip() or None, "id": key_of(name or "scenario")})


def _keep() -> None:
    here = session.visitor()
    name = st.session_state["scenario_name"].strip()
    here.scenario = _named(here, name)
    here.kept = {**here.kept, name: here.scenario}
    here.notices.append(
        f"‘{plain(name)}’ is bewaard. U vindt het bij ‘Begin met een scenario’ en op de pagina Vergelijken."
    )


def _open(visitor: Visitor, raw: bytes, file_name: str) -> None:
    """Take over a file, or say in one sentence why not; what is on the table stays."""
    try:
        document = parse_yaml(raw, file_name)
        if not is_saved(document.data):
            raise ContentError([Fault(file_name, "", "een scenariobestand van Akkoordwijzer", "iets anders")])
        saved = read_saved(document)
        if saved.region not in data.regions():
            raise ContentError([Fault(file_name, "region", "een bekende gemeente", f"‘{saved.region}’")])
        outcome = kept_outcome(checked_case(saved, data.kit(saved.region), document))
    except ContentError as error:
        visitor.notices.append(f"Dit bestand kunnen we niet openen. {plain(str(error.faults[0]))}")
        st.rerun()
    visitor.region = saved.region
    visitor.choose(saved.scenario)
    visitor.beliefs = dict(saved.beliefs)
    if not saved.is_current:
        visitor.notices.append(
            f"Dit scenario is op {saved.saved_on} bewaard met andere gegevens of regels. Netto, tot het einde, was "
            f"toen {euro(saved.outcome.net_horizon_eur)} en is nu {euro(outcome.net_horizon_eur)} "
            "(bij de meest waarschijnlijke waarden)."
        )
    st.rerun()
