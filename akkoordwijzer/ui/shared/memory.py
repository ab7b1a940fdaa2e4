"""What lasts over a reload, in the visitor's own browser. Kept plans: as the same text as a link, and through the same
gate."""

import json
import re
import secrets
from dataclasses import dataclass, field
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

KEY, PLANS = "browser_memory", "plans"
_ASKED = "_memory_asked"
# More plans than a room compares are not kept; a plan with every lever moved takes some 2 kB.
MOST, LARGEST = 24, 200_000
_ID = re.compile(r"[a-z][a-z0-9_]{0,79}")


@st.cache_resource(show_spinner=False)
def _component() -> "ComponentRenderer":
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    return st.components.v2.component("akkoordwijzer_memory", html="<span hidden></span>", js=script)


@dataclass(slots=True)
class _Asked:
    """``question``: what the browser was asked, so that an answer to an earlier session is not taken for one to this.
    ``answered``: nothing more is read in this session."""

    question: str = field(default_factory=lambda: secrets.token_hex(4))
    answered: bool = False


def exchange(name: str, text: str | None) -> str | None:
    """Keep ``text`` in this browser under a name (empty: no longer; none: leave it as it is); once a session, what the
    browser kept before. What comes back may be anything."""
    asked: dict[str, _Asked] = st.session_state.setdefault(_ASKED, {})
    here = asked.setdefault(name, _Asked())
    found = _component()(
        key=f"{KEY}.{name}",
        data={
            "name": name,
            "question": "" if here.answered else here.question,
            "write": text if text is not None and len(text) <= LARGEST and (here.answered or text) else None,
        },
        default={"kept": None},
        on_kept_change=lambda: None,
        height=1,
    )
    if here.answered:
        return None
    question, _, kept = str(getattr(found, "kept", None)).partition("|")
    here.answered = bool(text) or question == here.question
    return kept if question == here.question else None


def remember() -> None:
    """At the end of a run: keep what is kept; once a session, take over what this browser kept before."""
    here = session.visitor()
    text = exchange(PLANS, written(here.kept) if here.kept else None)
    if text and (plans := read(text)):
        here.kept = {**plans, **here.kept}
        st.rerun()


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
