"""The terms of this visitor, and the agreement they make with what is on the table."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from akkoordwijzer.library.agreement import AgreementLibrary, read_agreement_library
from akkoordwijzer.library.guide import Guide, read_guide
from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.agreement import Terms
from akkoordwijzer.proposal.answers import Answers, in_order
from akkoordwijzer.proposal.proposal import ready_made, to_case
from akkoordwijzer.report.agreement import Agreement, agreement_of
from akkoordwijzer.report.agreement_facts import Facts, facts_of
from akkoordwijzer.report.annex import Made
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.outcomes import central_of, drawn_of, thresholds_for
from akkoordwijzer.ui.shared.session import Visitor

_TERMS = "_agreement_terms"
SAID = "_agreement_said"


@st.cache_resource(show_spinner=False)
def library() -> AgreementLibrary:
    """Indicators, decisions and patterns."""
    return read_agreement_library()


@st.cache_resource(show_spinner=False)
def guide() -> Guide:
    """The dilemmas, for the answers of the table."""
    return read_guide()


def terms() -> Terms:
    """What this visitor agreed on so far."""
    found: Terms = st.session_state.setdefault(_TERMS, Terms())
    return found


def keep_terms(wanted: Terms) -> None:
    """Agree on something else."""
    st.session_state[_TERMS] = wanted


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
