"""If-then clauses: built from a form, refused with the reason, and read back as one sentence."""

from datetime import date
from itertools import count

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import month_word
from akkoordwijzer.library.agreement import AgreementLibrary, Moment
from akkoordwijzer.proposal.agreement import CEILING, MOST_CLAUSES, Clause
from akkoordwijzer.report.agreement import LOOK_UP, choice_ids
from akkoordwijzer.report.agreement_rules import clause_refusals
from akkoordwijzer.report.agreement_sentences import clause_sentence
from akkoordwijzer.report.words import name_in_sentence, names
from akkoordwijzer.ui.agreement import state
from akkoordwijzer.ui.agreement.goals import UNITS
from akkoordwijzer.ui.shared.session import Visitor

USUAL = "no_effect"
SIDES = {">": "hoger dan", "<": "lager dan"}
NEW_YEAR, OWN_DAY = "new_year", "own_day"
DOCUMENTS = ("kadernota", "begroting", "bestuursrapportage", "jaarstukken")


def draw(visitor: Visitor) -> None:
    """What is agreed; the form; how others did it."""
    found = state.agreement_with(visitor, state.terms(), ranges=False)
    terms, library = state.terms(), state.library()
    for clause in terms.clauses:
        st.markdown(plain(clause_sentence(found, clause)))
        if st.button("Haal weg", key=f"c_drop.{clause.id}"):
            kept = tuple(other for other in terms.clauses if other.id != clause.id)
            state.keep_terms(terms.model_copy(update={"clauses": kept}))
            st.rerun()
    if not terms.goals:
        st.markdown("Kies eerst bij Indicatoren waaraan u het afmeet, met een beginwaarde.")
        return
    _form(visitor, library_years=list(range(found.case.settings.start_year, found.case.settings.term_end + 2)))
    with st.expander("Hoe anderen het deden"):
        for pattern in library.patterns:
            st.markdown(f"**{plain(pattern.name)}**. {plain(pattern.practised)} {plain(pattern.taught)}")
            if pattern.check:
                st.caption(plain(pattern.check))


def _form(visitor: Visitor, library_years: list[int]) -> None:
    library, terms = state.library(), state.terms()
    case = state.full_case(visitor)
    known = names(case)
    indicators = {goal.indicator: library.indicator(goal.indicator) for goal in terms.goals}
    decisions = {item.id: item for item in library.decisions}
    nevers = {item.id: item.text for item in library.nevers}
    with st.form("agreement_clause"):
        about = st.selectbox(
            "Gaat over",
            [key for key in choice_ids(case) if terms.of(key).keep],
            format_func=lambda key: known[key.removeprefix(CEILING)],
            key="c_about",
        )
        indicator = st.selectbox(
            "Als deze indicator",
            list(indicators),
            format_func=lambda key: f"{i.name} ({UNITS[i.kind]})" if (i := indicators[key]) else key,
            key="c_indicator",
        )
        moments = _moments(library)
        moment = st.selectbox(
            "Meten op",
            list(moments),
            format_func=moments.__getitem__,
            key="c_moment",
            help=f"De eerste maand waarin een stuk naar de raad kan gaan: {LOOK_UP}.",
        )
        year = st.selectbox("van het jaar", library_years, index=2, key="c_year")
        own_day = st.date_input(
            f"Bij {moments[OWN_DAY]}: welke",
            None,
            min_value=date(library_years[0], 1, 1),
            max_value=date(library_years[-1], 12, 31),
            format="DD-MM-YYYY",
            key="c_day",
        )
        side = st.selectbox("is", list(SIDES), format_func=SIDES.__getitem__, key="c_side")
        value = st.number_input("dan dit getal", value=None, format="%g", key="c_value", placeholder="getal")
        row = st.selectbox("zo veel jaar achter elkaar", [1, 2, 3], key="c_row")
        own = st.number_input("Eigen toevalsmarge (mag leeg)", 0.0, value=None, format="%g", key="c_margin")
        decision = st.selectbox(
            "Wat dan gebeurt",
            list(decisions),
            # A clause is for when it disappoints.
            list(decisions).index(USUAL) if USUAL in decisions else 0,
            format_func=lambda k: f"{decisions[k].when}: {name_in_sentence(decisions[k].then)}",
            key="c_decision",
        )
        document = st.selectbox("Besluit in", DOCUMENTS, key="c_document")
        document_year = st.selectbox(
            "in het jaar",
            library_years,
            index=2,
            key="c_document_year",
            help="Het jaar waarin de raad dit stuk bespreekt.",
        )
        looks = st.text_input("Wie kijkt en stelt voor? (functie)", max_chars=80, key="c_looks")
        never = st.selectbox("Nooit", list(nevers), format_func=nevers.__getitem__, key="c_never")
        sent = st.form_submit_button("Voeg toe")
    if not sent:
        return
    if value is None or about is None or indicator is None:
        state.tell("Vul eerst in bij welk getal dit geldt.")
        st.rerun()
    if moment == OWN_DAY and own_day is None:
        state.tell("Kies de dag waarop u meet.")
        st.rerun()
    taken = {clause.id for clause in terms.clauses}
    clause = Clause(
        id=next(name for number in count(1) if (name := f"clause_{number}") not in taken),
        about=about,
        indicator=indicator,
        op=side,
        value=float(value),
        margin=None if own is None else float(own),
        years_in_row=row,
        measured=_day(moment, year, own_day, library),
        looks=" ".join(looks.split()),
        document=document,
        document_year=document_year,
        decision=decision,
        never=never,
    )
    wrong = tuple(clause_refusals(clause, terms, library, case.settings.start_year, case.settings.term_end))
    if wrong:
        state.tell("Dit is niet overgenomen.", *wrong)
    elif len(terms.clauses) >= MOST_CLAUSES:
        state.tell(f"Meer dan {MOST_CLAUSES} afspraken volgt niemand. Haal er eerst een weg.")
    else:
        state.keep_terms(terms.model_copy(update={"clauses": (*terms.clauses, clause)}))
    st.rerun()


def _moments(library: AgreementLibrary) -> dict[str, str]:
    """When can be measured: New Year's Day, the first month of each planning document, or a day of one's own."""
    found: dict[str, str] = {
        item.id: f"1 {month_word(item.first_month)} (begin {item.id})" for item in _by_month(library)
    }
    return {NEW_YEAR: "1 januari", **found, OWN_DAY: "een eigen dag"}


def _day(moment: str, year: int, own_day: date | None, library: AgreementLibrary) -> str:
    """As it stands in the file."""
    if moment == OWN_DAY and own_day is not None:
        return own_day.isoformat()
    known = library.moment(moment)
    return date(year, known.first_month if known else 1, 1).isoformat()


def _by_month(library: AgreementLibrary) -> list[Moment]:
    return sorted(library.moments, key=lambda item: item.first_month)
