"""One choice at a time: keep it, in which words, who answers for it, and what pays for it."""

from typing import Any

import streamlit as st
from pydantic import ValidationError

from akkoordwijzer.proposal.agreement import CEILING, ChoiceTerms, Cover
from akkoordwijzer.report.agreement import COVERS, LOOK_UP, choice_ids
from akkoordwijzer.report.agreement_rules import refusals
from akkoordwijzer.report.choices import ceiling_name
from akkoordwijzer.report.words import PAYERS, names
from akkoordwijzer.ui.agreement import state
from akkoordwijzer.ui.shared.session import Visitor

SORTS = {None: "Zoals berekend", True: "Structureel", False: "Incidenteel"}
MOST_RESERVE = 10**9


def draw(visitor: Visitor) -> None:
    """The reserve, then the form of one choice."""
    _reserve(visitor)
    case = state.full_case(visitor)
    known, options = names(case), choice_ids(case)

    def label(key: str) -> str:
        line = key.removeprefix(CEILING)
        name = ceiling_name(known[line]) if key.startswith(CEILING) else known[key]
        return name if state.terms().of(key).keep else f"{name} (niet in het akkoord)"

    key = st.selectbox("Keuze", options, format_func=label, key="agreement_choice")
    if key is None:
        return
    said = state.terms().of(key)
    with st.form(state.key(f"agreement_choice.{key}")):
        values: dict[str, Any] = {
            "keep": st.checkbox("In het akkoord houden", said.keep, key=state.key(f"a_keep.{key}")),
            "wording": st.text_input(
                "In uw woorden (mag leeg)", said.wording, max_chars=300, key=state.key(f"a_words.{key}")
            ),
            "owner": st.text_input(
                "Wie staat ervoor? (functie)", said.owner, max_chars=80, key=state.key(f"a_owner.{key}")
            ),
        }
        if not key.startswith(CEILING):
            values |= _booking(key, said)
        sent = st.form_submit_button("Neem over")
    if sent:
        _keep(visitor, key, values)


def _reserve(visitor: Visitor) -> None:
    now = visitor.proposal.reserve_eur
    typed = st.number_input(
        "In de reserve sociaal domein (euro)",
        min_value=0,
        max_value=MOST_RESERVE,
        value=now,
        step=50_000,
        key=state.key("agreement_reserve"),
        help=f"Een reserve betaalt eenmalig. Wat erin zit: {LOOK_UP}.",
    )
    if typed != now:
        visitor.put_in(visitor.proposal.own_eur_per_year, int(typed))
        st.rerun()


def _booking(key: str, said: ChoiceTerms) -> dict[str, Any]:
    """S or I, task field and cover."""
    sorts = list(SORTS)
    sort = st.selectbox(
        "Structureel of incidenteel",
        sorts,
        sorts.index(said.structural),
        format_func=SORTS.__getitem__,
        key=state.key(f"a_s.{key}"),
    )
    field = st.text_input(
        "Ander taakveld (zoals 6.71)", said.task_field or "", max_chars=20, key=state.key(f"a_field.{key}")
    )
    kinds = list(COVERS)
    kind = st.selectbox(
        "Dekking",
        kinds,
        kinds.index(said.cover.kind),
        format_func=lambda k: COVERS[k].capitalize(),
        key=state.key(f"a_cover.{key}"),
    )
    years = [None, 2027, 2028, 2029, 2030]
    until = st.selectbox(
        "Bij reserve: tot en met",
        years,
        years.index(said.cover.until if said.cover.until in years else None),
        format_func=lambda year: "kies een jaar" if year is None else str(year),
        key=state.key(f"a_until.{key}"),
    )
    payers = [None, *(payer for payer in PAYERS if payer != "municipality")]
    payer = st.selectbox(
        "Bij derden: wie",
        payers,
        payers.index(said.cover.payer),
        format_func=lambda name: "kies een betaler" if name is None else PAYERS[name],
        key=state.key(f"a_payer.{key}"),
    )
    eur = st.number_input(
        "Bij derden: euro per jaar", 0, MOST_RESERVE, said.cover.eur_per_year, 1000, key=state.key(f"a_eur.{key}")
    )
    signed = st.checkbox("De andere betaler heeft getekend", said.cover.signed, key=state.key(f"a_signed.{key}"))
    cover: dict[str, Any] = {"kind": kind}
    if kind == "reserve":
        cover |= {"until": until}
    if kind == "others":
        cover |= {"payer": payer, "eur_per_year": int(eur), "signed": signed}
    return {"structural": sort, "task_field": field.strip() or None, "cover": cover}


def _keep(visitor: Visitor, key: str, values: dict[str, Any]) -> None:
    """Take over what was filled in; what cannot be is said, and the rest stays as it was."""
    terms = state.terms()
    try:
        wanted = ChoiceTerms.model_validate({**values, "cover": Cover.model_validate(values.get("cover", {}))})
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        words = {"task_field": "Een taakveld is een nummer zoals 6.71."}
        state.tell(words.get(field, "Dit kunnen we niet lezen. Gebruik één regel gewone tekst."))
        st.rerun()
    after = terms.model_copy(update={"choices": {**terms.choices, key: wanted}})
    before = set(refusals(state.agreement_with(visitor, terms, ranges=False)))
    new = [s for s in refusals(state.agreement_with(visitor, after, ranges=False)) if s not in before]
    if new:
        state.tell("Dit is niet overgenomen.", *new)
    else:
        state.keep_terms(after)
    st.rerun()
