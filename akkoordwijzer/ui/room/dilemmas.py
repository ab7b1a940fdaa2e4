"""A dilemma answered per party: first each for itself, then all beside each other."""

from collections.abc import Mapping

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.library.guide import Guide, read_guide
from akkoordwijzer.ui.room.context import Room

NOT_YET = "not_yet"


@st.cache_resource(show_spinner=False)
def _guide() -> Guide:
    return read_guide()


def draw(room: Room) -> None:
    """A party answers, whichever it likes; the facilitator shows. On a big screen what was shown."""
    known = {one.id: one for one in _guide().dilemmas}
    if not known:
        st.info("Er zijn geen dilemma's.")
        return
    if not room.big:
        chosen = st.selectbox(
            "Welk dilemma?", list(known), format_func=lambda key: known[key].title, key=room.key("dilemma")
        )
        with st.container(border=True, key="room_dilemma"):
            _one(room, known[chosen])
    for key, found in room.view.dilemmas.items():
        if key in known and (found.answers or room.big):
            _answers(room, known[key], found.answered, found.answers)


def _options(dilemma: Dilemma) -> dict[str, str]:
    return {option.id: option.name for option in dilemma.options()} | {NOT_YET: "Nog geen keuze"}


def _one(room: Room, dilemma: Dilemma) -> None:
    st.header(plain(dilemma.title), anchor=False)
    st.markdown(plain(dilemma.tension))
    names = _options(dilemma)
    found = room.view.dilemmas.get(dilemma.id)
    if room.role == "party" and not (found and found.answers):
        own = room.view.own.answers.get(dilemma.id)
        with st.form(room.key("answer", dilemma.id), border=False):
            options = list(names)
            option = st.radio(
                "Wat kiest u?", options, format_func=names.__getitem__, key=room.key("answer", dilemma.id, "option"),
                index=options.index(own[0]) if own and own[0] in options else None,
            )  # fmt: skip
            why = st.text_input(
                "Waarom?", value=(own[1] or "") if own else "", max_chars=300, key=room.key("answer", dilemma.id, "why")
            )
            if st.form_submit_button("Dit is mijn antwoord"):
                if option is None:
                    st.warning("Kies eerst een antwoord.")
                elif room.do("dilemma_answered", dilemma=dilemma.id, option=option, why=why.strip() or None):
                    st.rerun()
    if room.role == "facilitator":
        st.markdown(f"{found.answered if found else 0} partijen antwoordden.")
        st.button(
            "Laat de antwoorden zien", key=room.key("show_dilemma", dilemma.id), on_click=room.act,
            args=("dilemma_shown",), kwargs={"dilemma": dilemma.id}, disabled=not found or bool(found.answers),
        )  # fmt: skip


def _answers(room: Room, dilemma: Dilemma, answered: int, answers: Mapping[str, tuple[str, str | None]]) -> None:
    names = _options(dilemma)
    with st.container(border=True, key=f"room_answers_{dilemma.id}"):
        st.markdown(f"**{plain(dilemma.title)}**")
        if not answers:
            st.markdown(f"{answered} partijen antwoordden al. De antwoorden staan nog niet op het scherm.")
        for who, (option, why) in answers.items():
            said = f" Waarom: {plain(why)}" if why else ""
            st.markdown(f"- {plain(room.name(who))}: {plain(names.get(option, option))}.{said}")


def questions() -> dict[str, tuple[str, Mapping[str, str]]]:
    """Per dilemma its question and the names of its options, for a report."""
    return {one.id: (one.title, _options(one)) for one in _guide().dilemmas}
