"""Guess first, by everyone: a number each, then the guesses without names, then the outcome."""

from html import escape

import streamlit as st

from akkoordwijzer.charts.room import guesses_chart
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import number
from akkoordwijzer.content.typed import read_amount
from akkoordwijzer.conversation.view import QuestionView
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.report.guess import guessing
from akkoordwijzer.ui.room.context import Room, show
from akkoordwijzer.ui.room.outcome import play, played
from akkoordwijzer.ui.room.proposals import on_table
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.theme import is_dark

OWN = "own"


def draw(room: Room) -> None:
    """The newest question on top; the facilitator asks."""
    if room.role == "facilitator" and not room.big:
        _ask(room)
    questions = list(room.view.questions.items())
    if not questions:
        st.info("De gespreksleider stelt zo een vraag.")
    for at, (key, question) in enumerate(reversed(questions[-1:] if room.big else questions)):
        with st.container(border=True, key=f"room_question_{len(questions) - at}"):
            _question(room, key, question)


def _ask(room: Room) -> None:
    plans: dict[str, Proposal] = {}
    names: dict[str, str] = {}
    for one in on_table(room):
        if found := played(room, one):
            plans[one.id], names[one.id] = found.proposal, f"Op tafel: {one.title}"
    for ready in room.kit.scenarios:
        if ready.changes or ready.ceilings:
            plans[ready.id], names[ready.id] = Proposal(region=room.region, scenario=ready), ready.name or ready.id
    with st.expander("Stel een vraag", expanded=not room.view.questions):
        chosen = st.selectbox(
            "Waarover?",
            [*plans, OWN],
            format_func=lambda key: names.get(key, "Een eigen vraag"),
            key=room.key("ask_about"),
        )
        if chosen == OWN:
            _ask_own(room)
            return
        asked = guessing(play(room, plans[chosen]).summary)
        st.markdown(f"{plain(names[chosen])}: **{plain(asked.question)}**")
        text = f"{names[chosen].removeprefix('Op tafel: ')}: {asked.question}"
        st.button("Stel deze vraag", type="primary", on_click=_ask_it, args=(room, text, asked.unit, asked.answer))


def _ask_own(room: Room) -> None:
    with st.form(room.key("own_question"), border=False):
        text = st.text_input("Uw vraag, met een getal als antwoord", max_chars=300)
        unit = st.text_input("In wat? (bijvoorbeeld: mensen, euro)", max_chars=60)
        answer = st.text_input("Het antwoord (alleen u ziet het)", max_chars=40)
        if st.form_submit_button("Stel deze vraag"):
            value = read_amount(answer)
            if value is None:
                st.warning("Vul het antwoord in als getal, bijvoorbeeld 250.")
            elif _put(room, text, unit, value):
                st.rerun()


def _ask_it(room: Room, text: str, unit: str, answer: float) -> None:
    _put(room, text, unit, answer)


def _put(room: Room, text: str, unit: str, answer: float) -> bool:
    key = f"q{len(room.view.questions) + 1}"
    # The answer is the facilitator's own until it is shown: no other device has it.
    return room.do("work_saved", part=f"answer.{key}", data={"value": answer}) and room.do(
        "question_asked", question=key, text=text, unit=unit.strip() or None
    )


def _question(room: Room, key: str, question: QuestionView) -> None:
    st.html('<div class="asked"></div>')
    st.header(plain(question.asked.text), anchor=False)
    unit = question.asked.unit or ""
    if not question.shown:
        st.markdown(f"{question.guessed} van {_here(room)} raadden al.")
        if not room.big:
            _guess(room, key, unit)
    else:
        show(room, guesses_chart(question.guesses, question.outcome, unit, is_dark()), f"room.guess.{key}")
        if question.outcome is not None:
            said = f"{number(question.outcome, 0 if abs(question.outcome) >= 10 else 1)} {unit}"
            st.html(f'<p class="reveal">{escape(said)}</p>')
    if room.role == "facilitator" and not room.big:
        _reveal(room, key, question)


def _here(room: Room) -> int:
    return sum(one.status == "in" and one.role in ("party", "expert") for one in room.view.people.values())


def _guess(room: Room, key: str, unit: str) -> None:
    own = room.view.own.guesses.get(key)
    box = room.key("guess", key)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            f"Uw gok ({plain(unit)})" if unit else "Uw gok", key=box, placeholder="Typ een getal", max_chars=40
        )
        st.button("Raad", key=room.key("send_guess", key), on_click=_send, args=(room, key, box), type="primary")
    if own is not None:
        st.caption(
            f"U raadde {number(own, 0 if own == round(own) else 1)}. "
            "Tot de schattingen op het scherm staan, kunt u dit wijzigen."
        )


def _send(room: Room, key: str, box: str) -> None:
    value = read_amount(str(st.session_state.get(box, "")))
    if value is None:
        session.visitor().tell("Typ een getal, bijvoorbeeld 250.")
        return
    room.do("guessed", question=key, value=value)


def _reveal(room: Room, key: str, question: QuestionView) -> None:
    answer = room.view.own.work.get(f"answer.{key}")
    with st.container(horizontal=True):
        if not question.shown:
            st.button(
                "Laat de schattingen zien",
                key=room.key("show_guesses", key),
                on_click=room.act,
                args=("guesses_shown",),
                kwargs={"question": key},
            )
        elif question.outcome is None and answer is not None:
            st.button(
                "Laat de uitkomst zien", key=room.key("show_outcome", key), type="primary", on_click=room.act,
                args=("outcome_shown",), kwargs={"question": key, "value": float(answer["value"])},
            )  # fmt: skip
