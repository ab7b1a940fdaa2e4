"""Akkoord: what is agreed on the left, the text as it becomes on the right, and what to take away."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.report.agreement import choice_ids
from akkoordwijzer.report.agreement_rules import refusals
from akkoordwijzer.report.agreement_text import ANNEX, document
from akkoordwijzer.report.blocks import Heading
from akkoordwijzer.ui.agreement import choices, clauses, downloads, goals, kept, state
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.blocks import draw_blocks
from akkoordwijzer.ui.shared.frame import SCREENS
from akkoordwijzer.ui.shared.net import fragment
from akkoordwijzer.ui.shared.plans import labels, plans
from akkoordwijzer.ui.shared.room_record import draw_room_record
from akkoordwijzer.ui.shared.session import Visitor

PLAN = "agreement_plan"
ON_TABLE = "on_table"
STYLES = {"outline": "Op hoofdlijnen", "detailed": "Uitgewerkt"}
# On paper only the text.
_PRINT = (
    "<style>@media print { .st-key-agreement_plans, .st-key-agreement_take,"
    " [data-testid='stColumn']:has(.st-key-agreement_forms) { display: none !important; } }</style>"
)


@fragment
def draw() -> None:
    """Choose a plan; agree; read; take away."""
    visitor = session.visitor()
    st.html(_PRINT)
    with st.container(key="agreement_plans"):
        _plan(visitor)
        downloads.draw_open(visitor)
    draw_room_record(visitor)
    kept.remember(visitor)
    for sentence in st.session_state.pop(state.SAID, ()):
        st.warning(plain(sentence), icon=":material/info:")
    if not choice_ids(state.full_case(visitor)):
        st.markdown("Er ligt nog niets op tafel. Kies eerst een plan hierboven, of ga naar ‘Wat als?’.")
        st.page_link(next(s.path for s in SCREENS if s.file == "wat-als"), label="Naar Wat als?")
        return
    left, right = st.columns([2, 3], gap="large")
    with left, st.container(key="agreement_forms"):
        _forms(visitor)
    found = state.agreement_with(visitor, state.terms())
    wrong = refusals(found)
    facts = state.facts_for(visitor, found)
    with right:
        for sentence in wrong:
            st.warning(plain(sentence), icon=":material/warning:")
        with st.container(key="agreement_take"):
            downloads.draw(visitor, found, facts, blocked=bool(wrong))
        blocks = document(found, facts)
        at = blocks.index(next(b for b in blocks if isinstance(b, Heading) and b.text == ANNEX))
        with st.container(border=True, key="agreement_text"):
            draw_blocks(blocks[:at])
    # The table is too wide for a column.
    with st.container(key="agreement_annex"):
        draw_blocks(blocks[at:])
    session.write_address()


def _plan(visitor: Visitor) -> None:
    options = {key: scenario for key, scenario in plans(visitor).items() if scenario.first_year}
    names = labels(options)
    now = visitor.scenario.name or "wat nu op tafel ligt"

    def take() -> None:
        chosen = st.session_state[PLAN]
        if chosen in options:
            session.visitor().take_over(options[chosen])
        st.session_state[PLAN] = ON_TABLE

    st.selectbox(
        "Plan",
        [ON_TABLE, *options],
        format_func=lambda key: f"Op tafel: {now}" if key == ON_TABLE else names[key],
        key=PLAN,
        on_change=take,
    )


def _forms(visitor: Visitor) -> None:
    terms = state.terms()
    box = state.key("agreement_style")

    def take() -> None:
        state.keep_terms(state.terms().model_copy(update={"style": st.session_state[box]}))

    st.segmented_control(
        "Stijl",
        list(STYLES),
        format_func=STYLES.__getitem__,
        default=terms.style,
        key=box,
        required=True,
        on_change=take,
    )
    tabs = st.segmented_control(
        "Wat vult u in?",
        ["Keuzes", "Indicatoren", "Als het tegenvalt"],
        default="Keuzes",
        key="agreement_tab",
        required=True,
    )
    if tabs == "Indicatoren":
        goals.draw(visitor)
    elif tabs == "Als het tegenvalt":
        clauses.draw(visitor)
    else:
        choices.draw(visitor)
    kept.draw_erase()
