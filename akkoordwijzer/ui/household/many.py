"""From one household to many: the help for all of them as an amount on the table of Wat als?"""

from collections.abc import Sequence

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import euro_cents
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.figures import queries
from akkoordwijzer.household.many import LEVER_DECIMALS, LeverAmount, how_many, lever_amounts
from akkoordwijzer.household.records import MOST_QUANTITY
from akkoordwijzer.household.shelf import CaseResult
from akkoordwijzer.model.records import Change
from akkoordwijzer.report.household_rows import LEAVES_CASE, how_many_sentence, lever_sentence
from akkoordwijzer.report.words import name_in_sentence
from akkoordwijzer.ui.household.desk import Desk
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.frame import SCREENS
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.shared.sources import draw_sources

WIDGET = "case_per_year"
TITLE = "Van één naar veel"
WHAT_IF = next(screen for screen in SCREENS if screen.file == "wat-als")


def draw_many(desk: Desk, result: CaseResult) -> None:
    """How many a year, what that asks per inhabitant, and the button that puts it on the table."""
    visitor = session.visitor()
    place = data.regions()[visitor.region].name
    group = result.household.group
    st.html(f'<section class="part"><h2>{TITLE}</h2></section>')
    hint = how_many(data.figures(), visitor.region, result.household.hint)
    if hint is not None:
        st.markdown(plain(how_many_sentence(hint, group)))
        draw_sources([hint.figure.source])
    typed = st.text_input(
        f"Hoeveel van deze {group} heeft {place} per jaar?",
        key=WIDGET,
        placeholder="Bijvoorbeeld 40",
        persist_state="session",
        width=420,
    )
    if not (typed or "").strip():
        st.caption("Vul een aantal in. Dan staat hier wat de hulp voor al die huishoudens kost.")
        return
    number = read_amount(typed or "")
    if number is None or not 0 < number <= MOST_QUANTITY:
        st.warning("Vul een aantal in boven nul, bijvoorbeeld 40.")
        return
    inhabitants = queries.inhabitants(data.figures(), visitor.region)
    amounts = lever_amounts(result.comparison, number, inhabitants)
    if not amounts:
        st.markdown("Op de tweede weg staat geen hulp die de gemeente betaalt.")
        return
    st.markdown("\n".join(f"- {plain(lever_sentence(amount))}" for amount in amounts))
    st.markdown(plain(LEAVES_CASE))
    _table(desk, visitor, amounts)


def _table(desk: Desk, visitor: Visitor, amounts: Sequence[LeverAmount]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="case_to_table"):
        st.button(
            "Zet op tafel",
            type="primary",
            on_click=_put,
            args=(desk, visitor, amounts),
            disabled=not per_intervention(amounts),
        )
        if desk.put is not None and visitor.scenario == desk.put:
            st.button("Haal weer van tafel", on_click=_take_off, args=(desk, visitor))
            st.page_link(WHAT_IF.path, label="Naar Wat als?")
    if desk.put is not None and visitor.scenario == desk.put:
        names = {item.id: item.name or item.id for item in data.library().interventions}
        said = ", ".join(
            f"{name_in_sentence(names[key])} {euro_cents(desk.put.changes[key].amount_per_inhabitant)}"
            for key in per_intervention(amounts)
            if key in desk.put.changes
        )
        st.info(f"Op tafel bij ‘Wat als?’: {plain(said)} per inwoner. Wat daar al lag, blijft liggen.")


def per_intervention(amounts: Sequence[LeverAmount]) -> dict[str, float]:
    """Euro per inhabitant per lever; help without a lever stays behind."""
    found: dict[str, float] = {}
    for amount in amounts:
        if amount.intervention is not None:
            eur = found.get(amount.intervention, 0.0) + amount.eur_per_inhabitant.mid
            found[amount.intervention] = round(eur, LEVER_DECIMALS)
    return {key: eur for key, eur in found.items() if eur > 0}


def _put(desk: Desk, visitor: Visitor, amounts: Sequence[LeverAmount]) -> None:
    """Through the gate, as every choice; what is locked stays as it is."""
    changes = dict(visitor.scenario.changes)
    for key, eur in per_intervention(amounts).items():
        if key not in visitor.locked:
            kept = changes.get(key) or Change(amount_per_inhabitant=0.0)
            changes[key] = kept.model_copy(update={"amount_per_inhabitant": eur})
    visitor.choose(visitor.scenario.model_copy(update={"changes": changes}))
    desk.put = visitor.scenario


def _take_off(desk: Desk, visitor: Visitor) -> None:
    visitor.undo()
    desk.put = None
