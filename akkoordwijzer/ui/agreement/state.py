"""The terms of this visitor, and the agreement they make with what is on the table."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from akkoordwijzer.library.agreement import AgreementLibrary, read_agreement_library
from akkoordwijzer.library.guide import Guide, read_guide
from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.agreement import Draft, Terms
from akkoordwijzer.proposal.answers import Answers, in_order
from akkoordwijzer.proposal.proposal import ready_made, to_case
from akkoordwijzer.report.agreement import Agreement, agreement_of
from akkoordwijzer.report.agreement_facts import Facts, facts_of
from akkoordwijzer.report.annex import Made
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.outcomes import central_of, drawn_of, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor

_DRAFTS, _FORMS, _REGION = "_agreement_drafts", "_agreement_forms", "_agreement_region"
SAID = "_agreement_said"


@st.cache_resource(show_spinner=False)
def library() -> AgreementLibrary:
    """Indicators, decisions and patterns."""
    return read_agreement_library()


@st.cache_resource(show_spinner=False)
def guide() -> Guide:
    """The dilemmas, for the answers of the table."""
    return read_guide()


def draft() -> Draft:
    """What this visitor filled in for the municipality that is chosen: start values of one mean nothing in another."""
    found: Draft = _drafts().get(session.visitor().region, Draft())
    return found


def terms() -> Terms:
    """What this visitor agreed on so far."""
    return draft().terms


def keep_terms(wanted: Terms) -> None:
    """Agree on something else."""
    _drafts()[session.visitor().region] = draft().model_copy(update={"terms": wanted})


def replace_draft(wanted: Draft) -> None:
    """Another draft altogether, as from a file: every box of the forms begins anew."""
    _drafts()[session.visitor().region] = wanted
    st.session_state[_FORMS] = st.session_state.get(_FORMS, 0) + 1


def key(name: str) -> str:
    """The key of a box in a form: another one for every municipality and after ``replace_draft``, because a box keeps
    what it shows as long as it keeps its key."""
    region = session.visitor().region
    number = st.session_state.get(_FORMS, 0)
    if st.session_state.setdefault(_REGION, region) != region:
        st.session_state[_REGION], st.session_state[_FORMS] = region, number + 1
        number += 1
    return f"{name}~{number}" if number else name


def _drafts() -> dict[str, Draft]:
    found: dict[str, Draft] = st.session_state.setdefault(_DRAFTS, {})
    return found


def full_case(visitor: Visitor) -> Case:
    """Everything on the table, also what is not kept."""
    return to_case(visitor.proposal, data.kit(visitor.region))


def agreement_with(visitor: Visitor, wanted: Terms, ranges: bool = True) -> Agreement:
    """The agreement on what is on the table, with these terms. Without ``ranges`` no draws are needed."""
    mine = visitor.proposal
    address = f"{st.context.url or ''}?{urlencode(link.write(mine))}"
    return agreement_of(
        full_case(visitor),
        lambda case: central_of(mine, case.scenario).outcome,
        data.regions()[visitor.region].name,
        wanted,
        library(),
        Made.now(date.today(), address),
        mine.reserve_eur,
        (lambda case: drawn_of(mine, case.scenario)) if ranges else None,
        draft().since,
    )


def facts_for(visitor: Visitor, found: Agreement) -> Facts:
    """What the text leans on: own figures, answers, conditions, and what one must believe."""
    ready = ready_made(visitor.scenario, data.kit(visitor.region))
    answers = in_order(Answers(by_dilemma=visitor.proposal.answers), guide().dilemmas)
    thresholds = thresholds_for(visitor.proposal, found.case.scenario)
    conditions = ready.conditions if ready else ()
    return facts_of(data.figures(), visitor.region, found.outcome, answers, conditions, thresholds)


def tell(*sentences: str) -> None:
    """Something to say once, above the forms."""
    st.session_state[SAID] = sentences
