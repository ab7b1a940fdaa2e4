"""What the table says about a dilemma, in its own words; no names of persons are asked."""

from typing import Any

import streamlit as st

from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.proposal.answers import NOT_YET, SENTENCE, Answer, Answers, changed_mind, choices
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.session import Visitor

NOTHING_FORESEEN = "none"


def of(visitor: Visitor, dilemma: Dilemma) -> Answer:
    """The answer so far."""
    return Answers(by_dilemma=visitor.proposal.answers).of(dilemma.id)


def draw_prediction(visitor: Visitor, dilemma: Dilemma) -> None:
    """Before the arguments: where does the table think it will end? Optional."""
    options = {NOTHING_FORESEEN: "Geen voorspelling", **_positions(dilemma)}
    answer = of(visitor, dilemma)
    _show(_key(dilemma, "predicted"), answer.predicted if answer.predicted in options else NOTHING_FORESEEN)
    st.radio(
        "Waar komt de tafel straks uit, denkt u?",
        list(options),
        format_func=options.__getitem__,
        key=_key(dilemma, "predicted"),
        on_change=_write,
        args=(dilemma,),
    )
    st.caption("Kies vóór u de argumenten leest. Straks ziet u of het anders liep.")


def draw_answer(visitor: Visitor, dilemma: Dilemma) -> None:
    """A position or not yet, one sentence why, and what must be known first."""
    answer, options = of(visitor, dilemma), choices(dilemma)
    _show(_key(dilemma, "position"), answer.position if answer.position in options else NOT_YET)
    _show(_key(dilemma, "why"), answer.why)
    _show(_key(dilemma, "need_to_know"), answer.need_to_know)
    left, right = st.columns([4, 6], gap="medium")
    left.radio(
        "Waar staat de tafel?",
        list(options),
        format_func=options.__getitem__,
        key=_key(dilemma, "position"),
        on_change=_write,
        args=(dilemma,),
    )
    for field, label in (("why", "Waarom? Eén zin"), ("need_to_know", "Wat moeten we eerst weten?")):
        right.text_input(
            label, key=_key(dilemma, field), max_chars=SENTENCE, on_change=_write, args=(dilemma,), placeholder=""
        )
    if (words := _changed_words(dilemma, answer)) is not None:
        left.caption(words)
    right.caption(
        "Dit antwoord gaat mee in de link en in het bestand (Wat als?, bij Bewaar). Namen van mensen horen hier niet."
    )


def _changed_words(dilemma: Dilemma, answer: Answer) -> str | None:
    changed = changed_mind(answer)
    if changed is None or answer.predicted is None:
        return None
    foreseen = _positions(dilemma).get(answer.predicted)
    if foreseen is None:
        return None
    return f"Voorspeld: ‘{foreseen}’. " + ("Het liep anders." if changed else "Het liep zoals voorspeld.")


def _positions(dilemma: Dilemma) -> dict[str, str]:
    return {key: words for key, words in choices(dilemma).items() if key != NOT_YET}


def _key(dilemma: Dilemma, field: str) -> str:
    return f"answer.{dilemma.id}.{field}"


def _show(key: str, value: str) -> None:
    """The state is the truth: a widget is set from it, also after undo, a link and a file."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _write(dilemma: Dilemma) -> None:
    """Take over what the widgets say; a part that is not on the screen stays as it was."""
    here = session.visitor()
    update: dict[str, Any] = {}
    for field in ("position", "why", "need_to_know", "predicted"):
        value = st.session_state.get(_key(dilemma, field))
        if value is not None:
            update[field] = one_line(str(value))[:SENTENCE]
    if update.get("predicted") == NOTHING_FORESEEN:
        update["predicted"] = None
    answer = Answer.model_validate({**of(here, dilemma).model_dump(), **update})
    answers = Answers(by_dilemma=here.proposal.answers).with_answer(dilemma.id, answer)
    here.propose(here.proposal.model_copy(update={"answers": answers.by_dilemma}))
