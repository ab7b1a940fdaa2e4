"""Kept plans over a reload: in the visitor's own browser, as the same text as a link, and through the same gate."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.kept import with_plan
from akkoordwijzer.proposal.proposal import LONGEST_NAME, Proposal, key_of
from akkoordwijzer.ui.shared import data, session

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

KEY = "browser_memory"
_RECALLED = "_memory_recalled"
# More plans than a room compares are not kept; a plan with every lever moved takes some 2 kB.
MOST, LARGEST = 24, 200_000
_ID = re.compile(r"[a-z][a-z0-9_]{0,79}")


@st.cache_resource(show_spinner=False)
def _component() -> "ComponentRenderer":
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    return st.components.v2.component("akkoordwijzer_memory", html="<span hidden></span>", js=script)


def remember() -> None:
    """At the end of a run: keep what is kept; once a session, take over what this browser kept before."""
    here = session.visitor()
    recalled = st.session_state.get(_RECALLED, False)
    found = _component()(
        key=KEY,
        data={"read": not recalled, "write": written(here.kept) if recalled or here.kept else None},
        default={"kept": None},
        on_kept_change=lambda: None,
        height=1,
    )
    if recalled:
        return
    text = getattr(found, "kept", None)
    if isinstance(text, str) and text:
        st.session_state[_RECALLED] = True
        if plans := read(text):
            here.kept = {**plans, **here.kept}
            st.rerun()
    elif here.kept:
        st.session_state[_RECALLED] = True


def written(kept: dict[str, Scenario]) -> str:
    """Plans as text: per id what a link to it would say, with its name."""
    plans = {
        key: link.write(Proposal(scenario=plan)) | {link.NAME: plan.name or key}
        for key, plan in list(kept.items())[-MOST:]
    }
    return json.dumps(plans, ensure_ascii=False)


def read(text: str) -> dict[str, Scenario]:
    """Plans from text that a browser kept, also from when it stood there by name; what is not a plan is left out."""
    if len(text) > LARGEST:
        return {}
    try:
        plans = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    found: dict[str, Scenario] = {}
    for key, params in plans.items() if isinstance(plans, dict) else ():
        if not isinstance(params, dict) or not all(isinstance(value, str) for value in params.values()):
            continue
        if name := one_line(params.get(link.NAME) or key)[:LONGEST_NAME]:
            proposal, _ = link.read(params, data.regions(), data.kit)
            plan_id = key if _ID.fullmatch(key) else key_of(key)
            found = with_plan(found, proposal.scenario.model_copy(update={"id": plan_id, "name": name}))
    return dict(list(found.items())[-MOST:])
