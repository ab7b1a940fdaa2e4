"""The expert's claim: what, where from, how sure, what it changes; before and after; accepted or parked."""

import secrets

import streamlit as st

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.conversation.state import Claim
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.report.units import parameter_unit, with_unit
from akkoordwijzer.report.words import GRADES, parameter_words
from akkoordwijzer.ui.room.context import Room
from akkoordwijzer.ui.shared import session

STATUS = {"open": "ligt op tafel", "accepted": "aangenomen", "parked": "apart gezet"}
NOTHING = "Geen getal: het is een verhaal of een waarschuwing"
LABELS = ("Laag", "Meest waarschijnlijk", "Hoog")


def draw(room: Room) -> None:
    """The expert (or the facilitator) makes a claim; the table decides, by the facilitator's hand."""
    if room.role in ("expert", "facilitator") and not room.big:
        with st.expander("Leg een bewering op tafel", expanded=room.role == "expert" and not room.view.claims):
            _make(room)
    if not room.view.claims:
        st.info("Er ligt nog geen bewering op tafel.")
    for claim in reversed([*room.view.claims.values()]):
        with st.container(border=True, key=f"room_claim_{claim.made.claim}"):
            _one(room, claim)


def _make(room: Room) -> None:
    known = parameters(room.kit.case())
    words = {key: parameter_words(room.kit.case(), key) for key in known}
    about = st.selectbox(
        "Over welke aanname?", ["", *sorted(words, key=words.__getitem__)],
        format_func=lambda key: words.get(key, NOTHING), key=room.key("claim_about"),
    )  # fmt: skip
    if about:
        found = known[about]
        st.caption(f"Nu (laag · midden · hoog): {with_unit(found, found.low, found.mid, found.high)}")
    with st.form(room.key("claim"), border=False, clear_on_submit=False):
        text = st.text_area("Wat is de bewering?", max_chars=2000, height=80)
        source = st.text_input("Waar komt het vandaan?", max_chars=300)
        grade = st.selectbox(
            "Hoe zeker?", list(GRADES), format_func=lambda key: f"{key}: {GRADES[key]}", index=None, placeholder="Kies"
        )
        changes = st.text_input("Wat verandert het?", max_chars=300)
        texts = (
            [column.text_input(label, max_chars=40) for column, label in zip(st.columns(3), LABELS, strict=True)]
            if about
            else []
        )
        if not st.form_submit_button("Leg op tafel"):
            return
    after = None
    if about:
        unit = parameter_unit(known[about])
        low, mid, high = (unit.read(value) for value in texts)
        if low is None or mid is None or high is None or not low <= mid <= high:
            st.warning("Schrijf drie getallen van laag naar hoog.")
            return
        after = {"low": low, "mid": mid, "high": high}
    if grade is None:
        st.warning("Kies hoe zeker deze bewering is.")
        return
    fields: dict[str, object] = {
        "claim": "c" + secrets.token_hex(4),
        "text": text,
        "source": source,
        "grade": grade,
        "changes": changes,
    }
    if about:
        now = known[about]
        fields |= {"parameter": about, "before": {"low": now.low, "mid": now.mid, "high": now.high}, "after": after}
    if room.do("claim_made", **fields):
        st.rerun()
    st.warning("\n\n".join(map(plain, session.visitor().notices)))


def _one(room: Room, claim: Claim) -> None:
    made = claim.made
    st.header(plain(made.text), anchor=False)
    st.markdown(
        f"{plain(room.name(claim.by))} · bron: {plain(made.source)} · {made.grade}: {GRADES[made.grade]} · "
        f"**{STATUS[claim.status]}**"
    )
    st.markdown(f"Wat verandert het? {plain(made.changes)}")
    if made.parameter and made.before and made.after and made.parameter in (known := parameters(room.kit.case())):
        found = known[made.parameter]
        before = with_unit(found, made.before.low, made.before.mid, made.before.high)
        after = with_unit(found, made.after.low, made.after.mid, made.after.high)
        st.markdown(
            f"{plain(parameter_words(room.kit.case(), made.parameter))}: nu {before}; volgens de bewering {after}."
        )
        st.caption("Neemt de tafel dit aan, dan rekenen alle uitkomsten hier ermee, als eigen aanname van de tafel.")
    if claim.why:
        st.caption(f"Waarom apart: {plain(claim.why)}")
    if room.role == "facilitator" and not room.big and claim.status == "open":
        box = room.key("park_why", made.claim)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.button(
                "De tafel neemt dit aan",
                key=room.key("accept", made.claim),
                on_click=room.act,
                args=("claim_accepted",),
                kwargs={"claim": made.claim},
            )
            st.text_input("Waarom apart zetten?", key=box, max_chars=300)
            st.button("Zet apart", key=room.key("park", made.claim), on_click=_park, args=(room, made.claim, box))


def _park(room: Room, claim: str, box: str) -> None:
    room.do("claim_parked", claim=claim, why=str(st.session_state.get(box, "")))
