"""Keep a scenario in this session, save it to a file, load it again, or share it by link."""

from datetime import date

import streamlit as st

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.content.numbers import euro, number
from akkoordwijzer.content.yaml_file import Document, parse_yaml
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.file import Saved, is_saved, kept_outcome, make_saved, opened, read_saved, to_yaml
from akkoordwijzer.proposal.kept import with_plan
from akkoordwijzer.proposal.proposal import LONGEST_NAME, Proposal, check, key_of, to_case
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.annex import download_buttons
from akkoordwijzer.ui.shared.session import Visitor

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
    st.button("Bewaar in deze browser", on_click=_keep, disabled=not name.strip(), key="keep")
    st.download_button(
        "Download als bestand",
        # Made at the click: a slider moves without this part being drawn again.
        lambda: _file(visitor, name),
        f"akkoordwijzer-{key_of(name or 'scenario')}.yaml",
        "text/yaml",
        on_click="ignore",
    )
    download_buttons(visitor)
    # A new box after every file: the old one would keep its name, and say in English what was wrong with it.
    opened = st.session_state.setdefault(_OPENED, 0)
    upload = st.file_uploader("Open een bestand van Akkoordwijzer", key=f"upload.{opened}")
    if upload is not None:
        st.session_state[_OPENED] = opened + 1
        _open(visitor, upload.getvalue(), upload.name)
    st.caption("Delen per link: kopieer het adres boven in uw browser. Daar staan de gemeente en alle keuzes in.")


def _file(visitor: Visitor, name: str) -> str:
    """What is on the table, as a file."""
    kit = data.kit(visitor.region)
    named, _ = check(visitor.proposal.model_copy(update={"scenario": _named(visitor, name)}), kit)
    return to_yaml(make_saved(named, kit, date.today().isoformat()))


def _named(visitor: Visitor, name: str) -> Scenario:
    """The choices under a name that was typed, or under the name they had."""
    typed = one_line(name)
    if typed == (visitor.scenario.name or ""):
        return visitor.scenario
    return visitor.scenario.model_copy(update={"name": typed or None, "id": key_of(typed) if typed else "scenario"})


def _keep() -> None:
    here = session.visitor()
    here.rename(_named(here, st.session_state["scenario_name"]))
    name = here.scenario.name
    if name is None:
        here.tell("Geef dit scenario eerst een naam.")
        return
    here.kept = with_plan(here.kept, here.scenario)
    here.tell(f"‘{name}’ is bewaard. U vindt het bij ‘Begin met een scenario’ en op de pagina Vergelijken.")
    # All of the page: what this browser remembers is written at its end.
    st.rerun()


def _open(visitor: Visitor, raw: bytes, file_name: str) -> None:
    """Take over a file, or say in one sentence why not; what is on the table stays."""
    try:
        document = _document(raw, file_name)
        saved = read_saved(document)
        proposal, faults = opened(saved, data.regions(), data.kit, document)
    except ContentError as error:
        visitor.tell(f"Dit bestand kunnen we niet openen. {error.faults[0]}")
        st.rerun()
    # What the file said that cannot be is told with its line; the gate finds nothing more.
    visitor.propose(proposal, *_moved(saved, proposal), *map(str, faults))
    st.rerun()


def _moved(saved: Saved, proposal: Proposal) -> list[str]:
    """That the same choices give another outcome now, when data or rules are others than when it was saved."""
    if saved.is_current:
        return []
    then, now = saved.outcome, kept_outcome(to_case(proposal, data.kit(proposal.region)))
    if abs(then.net_horizon_eur - now.net_horizon_eur) < 1:
        return []
    return [
        f"Dit scenario is op {saved.saved_on} bewaard met andere gegevens of regels. Netto, tot het einde, was "
        f"toen {euro(then.net_horizon_eur)} en is nu {euro(now.net_horizon_eur)} "
        "(bij de meest waarschijnlijke waarden)."
    ]


def _document(raw: bytes, file_name: str) -> Document:
    """The file as plain data. Raises ``ContentError`` when it is not a scenario file."""
    size = len(raw) / 1e6
    if size > LARGEST_MB:
        limit = f"een bestand tot {number(LARGEST_MB, 1)} MB"
        raise ContentError([Fault(file_name, "", limit, f"{number(size, 1)} MB")])
    document = parse_yaml(raw, file_name)
    if not is_saved(document.data):
        raise ContentError([Fault(file_name, "", "een scenariobestand van Akkoordwijzer", "iets anders")])
    return document
