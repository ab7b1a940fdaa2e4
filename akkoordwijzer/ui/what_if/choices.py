"""The levers: a slider per intervention, drawn from the library, and ceilings per care line."""

from collections.abc import Callable

import numpy as np
import streamlit as st

from akkoordwijzer.calibration.levers import Lever, with_value
from akkoordwijzer.content.numbers import count, euro, euro_cents, percent, signed
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Change, Line
from akkoordwijzer.report.words import GRADES, GRADES_EXPLAINED, LEDGERS, THEMES
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import parts

CEILINGS = "ceilings"
NO_CEILING = "geen"
CEILING_STEPS = tuple(step / 200 for step in range(-10, 11))
# Below a euro a year it is rounding, not money that cannot be put to work.
VISIBLE_EUR = 1.0


def draw(visitor: Visitor, levers: dict[str, Lever], outcome: Outcome) -> None:
    """The list of what was changed, the theme box and the levers of the chosen theme."""
    lines = outcome.case.lines
    changed_list(visitor, levers, lines)
    theme = _theme_box(visitor, levers)
    if theme == CEILINGS:
        _ceilings(visitor, outcome)
        return
    inside = [lever for lever in levers.values() if lever.item.theme == theme]
    for lever in sorted(inside, key=lambda lever: (lever.item.name or lever.item.id).lower()):
        _lever(visitor, lever, outcome)


def _theme_box(visitor: Visitor, levers: dict[str, Lever]) -> str:
    """Which theme's levers are drawn; the others keep their values, and say how many were changed."""
    counts = dict.fromkeys(("debts", "guardianship", "youth", "other"), 0)
    for key in visitor.scenario.changes:
        if key in levers and levers[key].item.theme:
            counts[str(levers[key].item.theme)] += 1
    counts[CEILINGS] = len(visitor.scenario.ceilings)
    names = {key: THEMES.get(key, "Plafonds") + (f" ({number})" if number else "") for key, number in counts.items()}
    chosen = st.segmented_control(
        "Thema",
        list(counts),
        format_func=names.__getitem__,
        key="theme_box",
        default="debts",
        required=True,
        label_visibility="collapsed",
    )
    return str(chosen)


def _lever(visitor: Visitor, lever: Lever, outcome: Outcome) -> None:
    item = lever.item
    key = f"lever.{item.id}"
    change = visitor.scenario.changes.get(item.id)
    amount = change.amount_per_inhabitant if change else 0.0
    # Only when it differs: writing the same value back would make a slider jump under a moving hand.
    if st.session_state.get(key) != amount:
        st.session_state[key] = amount
    st.select_slider(
        item.name or item.id,
        with_value(lever.options, amount),
        key=key,
        format_func=per_inhabitant,
        on_change=_moved,
        args=(item.id, key),
        disabled=item.id in visitor.locked,
        help=_explained(lever),
    )
    st.caption(lever_caption(lever, amount, outcome))


def _moved(item: str, key: str) -> None:
    here = session.visitor()
    before = parts.shape(here)
    here.set_amount(item, st.session_state[key])
    parts.redraw_tools(here, before)


def per_inhabitant(amount: float) -> str:
    """+€ 2,50 per inwoner."""
    return signed(euro_cents(amount), amount) + " per inwoner"


def changed_list(visitor: Visitor, levers: dict[str, Lever], lines: tuple[Line, ...]) -> None:
    """Everything that was changed, also under other themes, with its timing, a lock and a way back."""
    scenario = visitor.scenario
    total = len(scenario.changes) + len(scenario.ceilings)
    if not total:
        return
    box = st.expander(f"Uw keuzes ({total})", key="changed_list", on_change="rerun")
    words = _choices_in_words(visitor, levers, lines)
    with st.container(key="on_paper"):
        st.markdown("\n".join(["**Uw keuzes**", "", *(f"- {sentence}" for sentence in words.values())]))
    if not box.open:
        return
    with box:
        for key, sentence in words.items():
            if key in scenario.changes:
                _row(visitor, key, sentence, visitor.set_amount, 0.0)
            else:
                _row(visitor, key, sentence, visitor.set_ceiling, None)


def _choices_in_words(visitor: Visitor, levers: dict[str, Lever], lines: tuple[Line, ...]) -> dict[str, str]:
    """A sentence per intervention and ceiling that was changed."""
    names = {line.id: f"Plafond {(line.name or line.id).lower()}" for line in lines}
    words = {}
    for key, change in visitor.scenario.changes.items():
        name = levers[key].item.name or key if key in levers else key
        words[key] = f"**{name}**: {per_inhabitant(change.amount_per_inhabitant)}, {timing_words(change)}"
    for key, ceiling in visitor.scenario.ceilings.items():
        growth = signed(percent(ceiling.growth), ceiling.growth)
        words[key] = f"**{names[key]}**: {growth} per jaar vanaf {ceiling.from_}"
    return words


def timing_words(change: Change) -> str:
    """``vanaf 2027, in 2 jaar op sterkte, tot en met 2030``."""
    words = f"vanaf {change.from_}"
    words += f", in {change.ramp} jaar op sterkte" if change.ramp > 1 else ""
    return words + (f", tot en met {change.until}" if change.until is not None else "")


def _row(visitor: Visitor, key: str, words: str, reset: Callable[..., None], nothing: float | None) -> None:
    locked = key in visitor.locked
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words, width="stretch")
        icon, word = (":material/lock:", "Losmaken") if locked else (":material/lock_open:", "Vastzetten")
        st.button(word, icon=icon, key=f"lock.{key}", on_click=_then_all, args=(visitor.toggle_lock, key))
        st.button("Terug", key=f"reset.{key}", on_click=_then_all, args=(reset, key, nothing), disabled=locked)


def _then_all(change: Callable[..., None], *what: object) -> None:
    change(*what)
    parts.redraw_all()


def _explained(lever: Lever) -> str:
    item = lever.item
    parts = [item.summary or "", f"**{GRADES[item.grade].capitalize()}**: {GRADES_EXPLAINED[item.grade]}"]
    parts.append(f"In de boeken: {LEDGERS[item.ledger]}.")
    if item.expected_direction:
        parts.append(item.expected_direction)
    if lever.current_eur_per_inhabitant > 0:
        parts.append(f"Nu al: ongeveer {euro_cents(lever.current_eur_per_inhabitant)} per inwoner (geschat).")
    if item.note:
        parts.append(item.note)
    return "\n\n".join(part for part in parts if part)


def lever_caption(lever: Lever, amount: float, outcome: Outcome) -> str:
    """What it is; then euros a year, how many take part, and money that cannot be put to work."""
    item, settings = lever.item, outcome.case.settings
    grade = GRADES[item.grade]
    if item.ledger == "unknown":
        grade = "effect niet vastgesteld"
    text = f"{item.summary} *({grade})*"
    if amount == 0:
        return text
    number = outcome.inputs.interventions.index(item.id)
    yearly = amount * settings.population
    people = float(abs(outcome.scenario.participants[:, number]).max(axis=0).mean())
    unabsorbed = outcome.scenario.unabsorbed[:, number].mean(axis=1)
    less = "minder" if amount < 0 else "extra"
    text += f"\n\n**{signed(euro(yearly), yearly)} per jaar** · {count(people)} × {item.participant} {less}"
    worst = float(unabsorbed[abs(unabsorbed).argmax()])
    if worst > VISIBLE_EUR and amount > 0:
        text += f" · :material/warning: {euro(worst)} per jaar is niet te besteden: zo veel mensen zijn er niet"
    elif worst < -VISIBLE_EUR:
        text += (
            f" · :material/warning: {euro(-worst)} per jaar kan niet weg: zo veel geeft de gemeente er nu niet aan uit"
        )
    return text


def _ceilings(visitor: Visitor, outcome: Outcome) -> None:
    """A ceiling per steerable care line; the others say why they cannot have one."""
    st.caption(
        "Een plafond begrenst wat er per jaar betaald wordt. Past de vraag er niet onder, dan wachten mensen. "
        "Bij hulp waar mensen recht op hebben, staat de wet dat maar beperkt toe."
    )
    lines = outcome.case.lines
    for number, line in enumerate(lines):
        if line.can_have_ceiling:
            _ceiling(visitor, line)
            st.caption(ceiling_caption(outcome, number))
    fixed = [line.name for line in lines if not line.steerable]
    st.caption(f"Niet te sturen met een plafond, want de rechter beslist: {', '.join(name or '' for name in fixed)}.")


def _ceiling(visitor: Visitor, line: Line) -> None:
    key = f"ceiling.{line.id}"
    ceiling = visitor.scenario.ceilings.get(line.id)
    growth = ceiling.growth if ceiling else None
    options = (None, *(CEILING_STEPS if growth is None else with_value(CEILING_STEPS, growth)))
    if key not in st.session_state or st.session_state[key] != growth:
        st.session_state[key] = growth
    st.select_slider(
        f"Plafond op {(line.name or line.id).lower()}",
        options,
        key=key,
        format_func=lambda value: NO_CEILING if value is None else f"{signed(percent(value), value)} per jaar",
        on_change=_capped,
        args=(line.id, key),
        disabled=line.id in visitor.locked,
    )


def ceiling_caption(outcome: Outcome, number: int) -> str:
    """Who waits under the ceiling of a care line, and what waiting does according to the model."""
    line, settings = outcome.case.lines[number], outcome.case.settings
    names = {other.id: (other.name or other.id).lower() for other in outcome.case.lines}
    does = [
        f"Van wie een jaar wacht, gaat {percent(transfer.waiting_rate.mid)} alsnog naar {names[transfer.to]} (aanname)."
        for transfer in line.transfers
        if transfer.waiting_rate.mid > 0
    ]
    text = " ".join(does) or "Wat wachten met mensen doet, is niet vastgesteld en telt niet mee."
    if line.id not in outcome.case.scenario.ceilings:
        return text
    years = (min(settings.term_end, settings.calendar[-1]), settings.calendar[-1])
    waiting = [float(np.median(outcome.scenario.waiting[year - settings.start_year, number])) for year in years]
    return f"**Wachten: {count(waiting[0])} mensen in {years[0]}, {count(waiting[1])} in {years[1]}.** {text}"


def _capped(line: str, key: str) -> None:
    here = session.visitor()
    before = parts.shape(here)
    here.set_ceiling(line, st.session_state[key])
    parts.redraw_tools(here, before)
