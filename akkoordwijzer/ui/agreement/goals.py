"""Indicators: those that fit the choices first, with start, target, owner and what must stand beside them."""

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.agreement import OutcomeIndicator
from akkoordwijzer.proposal.agreement import MOST_GOALS, Goal
from akkoordwijzer.report.agreement_rules import first_visible, goal_refusals
from akkoordwijzer.report.agreement_sentences import value_words
from akkoordwijzer.report.similar import similar_words
from akkoordwijzer.ui.agreement import state
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.session import Visitor

UNITS = {"share": "%", "per_1000": "per 1.000", "days": "dagen", "eur": "euro", "count": "aantal", "score": "cijfer"}
# How the figures of the app are written, per kind of indicator.
FORMATS = {"share": "percent", "per_1000": "per_1000", "eur": "eur", "count": "count"}


def draw(visitor: Visitor) -> None:
    """What is chosen, then the form of one indicator."""
    _chosen()
    case, found = state.full_case(visitor), state.library()
    options = found.fitting(set(case.scenario.changes), set(case.scenario.ceilings))
    by_id = {item.id: item for item in options}
    key = st.selectbox("Indicator", list(by_id), format_func=lambda k: by_id[k].name, key="agreement_indicator")
    if key is None:
        return
    indicator = by_id[key]
    _about(visitor, indicator, case.settings.start_year)
    said = state.terms().goal(key) or Goal(indicator=key)
    start, year = said.start_value, said.start_year
    if start is None:
        start, year = own_figure(visitor.region, indicator)
    unit = UNITS[indicator.kind]
    with st.form(state.key(f"agreement_goal.{key}")):
        start = st.number_input(f"Begin ({unit})", value=start, format="%g", key=state.key(f"g_start.{key}"))
        year = st.number_input("Jaar van het begin", 2015, 2035, year, key=state.key(f"g_year.{key}"))
        source = st.text_input("Bron van het begin", said.start_source, max_chars=80, key=state.key(f"g_source.{key}"))
        observed = None
        if indicator.kind in ("share", "per_1000"):
            observed = st.number_input(
                "Van hoeveel mensen", 1, 10**8, said.observed, key=state.key(f"g_observed.{key}")
            )
        target = None
        if indicator.better != "none":
            target = st.number_input(
                f"Doel ({unit}, mag leeg)", value=said.target, format="%g", key=state.key(f"g_target.{key}")
            )
        owner = st.text_input("Wie staat ervoor? (functie)", said.owner, max_chars=80, key=state.key(f"g_owner.{key}"))
        sent = st.form_submit_button("Neem over")
    if sent:
        goal = Goal(
            indicator=key,
            start_value=None if start is None else float(start),
            start_year=None if year is None else int(year),
            start_source=" ".join(source.split()),
            observed=None if observed is None else int(observed),
            target=None if target is None else float(target),
            owner=" ".join(owner.split()),
        )
        _keep(goal)


def own_figure(region: str, indicator: OutcomeIndicator) -> tuple[float | None, int | None]:
    """The newest own figure and its year, where the app has one for this municipality."""
    if region == NATION or indicator.figure is None:
        return None, None
    figures = data.figures()
    if indicator.figure not in figures.indicators or figures.unit_of(indicator.figure).format != FORMATS.get(
        indicator.kind
    ):
        # A share is no start for a count.
        return None, None
    seen = queries.newest(figures, indicator.figure, region)
    return (None, None) if seen is None else (float(seen.value), seen.year)


def _about(visitor: Visitor, indicator: OutcomeIndicator, start_year: int) -> None:
    day = period_words(first_visible(indicator, start_year).isoformat())
    st.markdown(f"{plain(indicator.definition)}. Bron: {plain(indicator.source)}.")
    st.markdown(f"**Let op:** {plain(indicator.pitfall)} {plain(indicator.guard)}")
    st.caption(f"Kan op zijn vroegst iets laten zien op {day} (onze inschatting).")
    if indicator.check:
        st.caption(plain(indicator.check))
    if words := similar_words(data.figures(), data.regions(), visitor.region, indicator):
        st.caption(f"Vergelijkbare gemeenten: {plain(words)}.")


def _chosen() -> None:
    terms, found = state.terms(), state.library()
    for goal in terms.goals:
        indicator = found.indicator(goal.indicator)
        with st.container(horizontal=True, vertical_alignment="center"):
            name = indicator.name if indicator else goal.indicator
            start = (
                "" if goal.start_value is None else value_words(goal.start_value, indicator.kind if indicator else "")
            )
            st.markdown(f"**{plain(name)}**: nu {plain(start)}")
            if st.button("Haal weg", key=f"g_drop.{goal.indicator}", help=f"Haal {name} weg", width="content"):
                goals = tuple(other for other in terms.goals if other is not goal)
                clauses = tuple(c for c in terms.clauses if c.indicator != goal.indicator)
                state.keep_terms(terms.model_copy(update={"goals": goals, "clauses": clauses}))
                st.rerun()


def _keep(goal: Goal) -> None:
    terms = state.terms()
    wrong = tuple(goal_refusals(goal, state.library()))
    others = tuple(other for other in terms.goals if other.indicator != goal.indicator)
    if wrong:
        state.tell("Dit is niet overgenomen.", *wrong)
    elif len(others) >= MOST_GOALS:
        state.tell(f"Meer dan {MOST_GOALS} indicatoren volgt niemand. Haal er eerst een weg.")
    else:
        state.keep_terms(terms.model_copy(update={"goals": (*others, goal)}))
    st.rerun()
