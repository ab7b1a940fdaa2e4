"""Onderhandelen: the door, who sees what, every form at the table, and what is refused in one sentence."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from akkoordwijzer.conversation.access import STALE, WRONG_CODE
from akkoordwijzer.conversation.permissions import ONLY_FACILITATOR
from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import Rooms, Seat
from akkoordwijzer.report.room_steps import BY_ID, STEPS
from akkoordwijzer.ui.room import news as newest
from akkoordwijzer.ui.room.agree import report_of
from akkoordwijzer.ui.room.context import Room, do
from akkoordwijzer.ui.room.device import Device
from akkoordwijzer.ui.room.outcome import played
from akkoordwijzer.ui.shared.session import Visitor
from tests.room_kit import ESTIMATE, Table, evening, fill, open_room, press, run, store, text
from tests.widgets import slider


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    with store(tmp_path, monkeypatch) as found:
        yield found


@pytest.fixture
def table(kept: Rooms) -> Table:
    return Table(kept)


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def test_open_join_wait_and_come_in(kept: Rooms) -> None:
    host = press(run(open_room()), "Open het gesprek")
    seat = host.session_state["_room_device"].seat
    code = kept.code(seat.conversation, seat.token)
    assert code in text(host)
    phone = run(open_room(kamer=code))
    assert next(one.value for one in phone.text_input if one.label.startswith("Code")) == code
    phone = press(fill(phone, "Naam", "Partij A"), "Doe mee")
    assert "De gespreksleider ziet u" in text(phone)
    assert "Aan tafel" not in text(phone)
    host.run()
    press(host, "Laat binnen")
    run(phone)
    assert "u bent **Partij A** (partij)" in text(phone)


@pytest.mark.parametrize(("code", "said"), [("AAAA-BBBB", WRONG_CODE), ("", WRONG_CODE), ("' OR 1=1 --", WRONG_CODE)])
def test_a_wrong_code_is_one_sentence(kept: Rooms, code: str, said: str) -> None:
    phone = run(open_room())
    fill(fill(phone, "Code", code), "Naam", "Partij A")
    press(phone, "Doe mee")
    assert [one.value for one in phone.warning] == [said]
    assert phone.session_state["_room_device"].seat is None


def test_guessing_codes_ends(kept: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("akkoordwijzer.ui.room.door.visitor_address", lambda: "192.0.2.7")
    phone = run(open_room())
    for _ in range(11):
        press(fill(fill(phone, "Code", "AAAA-BBBB"), "Naam", "Partij A"), "Doe mee")
    assert "te vaak een verkeerde code" in text(phone)


@pytest.mark.parametrize("token", ["guessed", ""])
def test_a_stale_or_guessed_token_goes_to_the_door(table: Table, token: str) -> None:
    app = open_room()
    app.session_state["_room_device"] = Device(Seat(table.conversation, table.seats["p1"].member, token), recalled=True)
    run(app)
    assert [one.value for one in app.warning] == [STALE]
    assert "Doe mee" in labels(app)


def test_who_is_shown_out_is_out(table: Table) -> None:
    app = table.screen("p1")
    table.do("f", "shown_out", member=table.seats["p1"].member)
    run(app)
    assert STALE in text(app)
    assert "Doe mee" in labels(app)


def test_a_place_of_another_room_opens_nothing(table: Table, kept: Rooms) -> None:
    other = kept.open("Ander", "Ander gesprek")
    app = open_room()
    app.session_state["_room_device"] = Device(Seat(other.conversation, "m1", table.seats["p1"].token), recalled=True)
    run(app)
    assert STALE in text(app)
    assert "Ander gesprek" not in text(app)


def test_a_script_as_a_name_is_text(table: Table) -> None:
    seat = table.rooms.join(table.code, "<script>a(1)</script>[x](http://a.nl)", "party")
    table.do("f", "admitted", member=seat.member)
    app = table.screen("f")
    raw = "\n".join(one.value for one in app.markdown)
    assert "\\<script\\>" in raw
    assert "](http" not in raw.replace("\\]", "")
    assert "<script>a(1)" not in "".join(one.proto.body for one in app.get("html"))


def test_a_big_screen_can_do_nothing_and_says_why(table: Table) -> None:
    evening(table)
    for step in STEPS:
        table.step(step.id)
        app = table.screen("s")
        assert labels(app) == []
        assert [*app.text_input, *app.text_area, *app.slider] == []
    app = table.screen("s")
    seat = table.seats["s"]
    with pytest.raises(Refused, match="toeschouwer kijkt mee"):
        table.do("s", "tabled", proposal="v9", title="Toch", amounts={"debts": 1.0})
    with pytest.raises(Refused, match=ONLY_FACILITATOR):
        table.do("s", "settled", proposal="v1")
    assert seat.member not in [one.owner for one in table.view("f").table.values()]
    assert BY_ID["agree"].ask in text(app)


def test_every_step_draws_for_everybody(table: Table) -> None:
    evening(table)
    for step in STEPS:
        table.step(step.id)
        for who in ("f", "p1", "e"):
            app = table.screen(who)
            assert step.ask in text(app), (step.id, who)
            assert [one.value for one in app.error] == []


def test_a_wish_is_private_until_it_is_tabled(table: Table) -> None:
    table.step("wishes")
    mine = table.screen("p1")
    fill(mine, "Schulden: uw bedrag", "7,77")
    run(mine)
    assert table.view("p1").own.wishes["debts"].ideal == 7.77
    assert slider(mine, f"room.{table.conversation}.{table.seats['p1'].member}.notch.debts").value > 0
    for who in ("f", "p2", "s", "e"):
        assert "7,77" not in text(table.screen(who))
    table.step("table")
    mine = press(table.screen("p1"), "Voorstel van mijn wensen")
    fill(mine, "Naam van het voorstel", "Eerst schulden")
    press(mine, "Leg op tafel")
    for who in ("f", "p2", "s", "e"):
        assert "Schulden +€ 7,77 per inwoner" in text(table.screen(who))


def test_an_amount_beyond_the_own_red_line_is_refused_and_stays_in_the_box(table: Table) -> None:
    table.step("wishes")
    mine = table.screen("p1")
    fill(mine, "Hoogstens", "2")
    press(mine, "Zet deze lijn")
    assert table.view("p1").own.wishes["debts"].most == 2.0
    fill(mine, "Schulden: uw bedrag", "5")
    run(mine)
    assert "voorbij uw eigen rode lijn" in text(mine)
    assert table.view("p1").own.wishes["debts"].ideal is None
    assert next(one.value for one in mine.text_input if one.label == "Schulden: uw bedrag") == "5"


def test_no_amount_is_said(table: Table) -> None:
    table.step("wishes")
    mine = table.screen("p1")
    fill(mine, "Schulden: uw bedrag", "veel")
    run(mine)
    assert "‘veel’ is geen bedrag" in text(mine)


def test_what_comes_in_leaves_a_half_filled_box_alone(table: Table) -> None:
    table.do("p1", "tabled", proposal="v1", title="Een", amounts={"debts": 2.0})
    table.step("table")
    mine = table.screen("p2")
    fill(mine, "Ik ben wel voor", "half getypt")
    run(mine)
    table.do("p3", "tabled", proposal="v2", title="Twee", amounts={"debts": 1.0})
    table.do("p1", "tabled", proposal="v1", title="Een, anders", amounts={"debts": 3.0})
    run(mine)
    assert "Een, anders" in text(mine)
    assert "half getypt" in [one.value for one in mine.text_input]


def test_the_spread_has_no_names_and_comes_when_shown(table: Table) -> None:
    for who, value in (("p1", 1.0), ("p2", 2.0), ("p3", 4.5)):
        table.do(who, "amount_set", lever="debts", amount=value)
    table.step("wishes")
    assert "nog niet op het scherm" in text(table.screen("s"))
    press(table.screen("f"), "Laat de spreiding zien")
    big = table.screen("s")
    chart = big.get("plotly_chart")[0].proto
    assert "van +€\u00a01,00 tot +€\u00a04,50, 3 partijen" in chart.alt
    assert "Partij" not in chart.spec + chart.alt


def test_a_proposal_says_what_the_model_says(table: Table) -> None:
    table.do("p1", "tabled", proposal="v1", title="Eerst schulden", amounts={"debts": 2.0})
    table.step("table")
    app = table.screen("p2")
    room = Room(table.view("p2"), table.seats["p2"])
    found = played(room, room.view.table["v1"])
    assert found is not None
    assert round(found.summary.more_eur / found.summary.population, 2) == pytest.approx(2.0, abs=0.02)
    assert found.story.replace("\u00a0", " ") in text(app)


def test_support_objection_and_counter(table: Table) -> None:
    table.do("p1", "tabled", proposal="v1", title="Eerst schulden", amounts={"debts": 2.0})
    table.step("table")
    app = press(table.screen("p2"), "Steun")
    assert "Steun: Partij B" in text(app)
    fill(app, "Ik ben wel voor", "het wordt gemeten")
    press(app, "Maak bezwaar")
    assert "Bezwaar van Partij B, tenzij: het wordt gemeten" in text(table.screen("s"))
    assert "Steun:" not in text(table.screen("s"))
    other = press(table.screen("p3"), "Tegenvoorstel")
    fill(other, "Naam van het voorstel", "Ook jongeren")
    fill(other, "Jeugd (€", "3")
    fill(other, "In ruil waarvoor?", "steun voor de opvang")
    press(other, "Leg op tafel")
    assert "Tegenvoorstel bij ‘Eerst schulden’" in text(table.screen("p1"))
    answer = next(one for one in table.view("f").table.values() if one.answers == "v1")
    assert dict(answer.amounts) == {"debts": 2.0, "youth": 3.0}


def test_more_than_a_knob_can_do_is_refused_with_its_ends(table: Table) -> None:
    table.step("table")
    app = press(table.screen("p1"), "Nieuw voorstel")
    fill(fill(app, "Naam van het voorstel", "Alles"), "Schulden (€", "900")
    press(app, "Leg op tafel")
    assert "kan niet. Het kan van" in text(app)
    assert dict(table.view("f").table) == {}


def test_a_crossed_red_line_is_named(table: Table) -> None:
    evening(table)
    table.do("p1", "tabled", proposal="v1", title="Veel", amounts={"debts": 9.0})
    table.step("table")
    said = text(table.screen("s"))
    for name in ("Partij A", "Partij B", "Partij C"):
        assert f"**Over de rode lijn** van {name} bij Schulden" in said


def test_everybody_gets_what_they_want(table: Table) -> None:
    table.do("p1", "tabled", proposal="v1", title="Een", amounts={"debts": 2.0})
    table.do("p2", "tabled", proposal="v2", title="Twee", amounts={"debts": 1.0, "youth": 3.0})
    table.step("table")
    said = text(table.screen("s"))
    assert "Als iedereen zijn zin krijgt" in said
    assert "Schulden +€ 2,00 · Jeugd +€ 3,00 per inwoner" in said


def test_guess_first_by_everyone(table: Table) -> None:
    table.step("guess")
    host = table.screen("f")
    host.selectbox[0].set_value("own")
    run(host)
    fill(fill(fill(host, "Uw vraag", "Hoeveel mensen?"), "In wat?", "mensen"), "Het antwoord", "4321")
    press(host, "Stel deze vraag")
    for who, value in (("p1", "111"), ("p2", "222")):
        app = table.screen(who)
        assert "4.321" not in text(app)
        press(fill(app, "Uw gok", value), "Raad")
    assert "2 van 4 raadden al" in text(table.screen("s"))
    assert "111" not in text(table.screen("s"))
    host = press(table.screen("f"), "Laat de schattingen zien")
    assert table.screen("s").get("plotly_chart")[0].proto.alt == "2 schattingen: 111, 222."
    press(host, "Laat de uitkomst zien")
    assert "4.321 mensen" in text(table.screen("s"))


def test_the_model_answers_a_question_about_a_proposal(table: Table) -> None:
    table.do("p1", "tabled", proposal="v1", title="Een", amounts={"debts": 2.0})
    table.step("guess")
    host = press(table.screen("f"), "Stel deze vraag")
    press(host, "Laat de schattingen zien")
    press(host, "Laat de uitkomst zien")
    question = table.view("s").questions["q1"]
    assert question.asked.text.startswith("Een: ")
    assert question.outcome is not None


def test_an_estimate_in_two_rounds_is_taken_over_and_counts(table: Table) -> None:
    table.do("p1", "tabled", proposal="v1", title="Ontmoeting", amounts={"social": 3.0})
    table.step("estimate")
    table.do("f", "estimate_asked", parameter=ESTIMATE, text="Hoeveel minder?", threshold=0.05)
    for round_ in (1, 2):
        app = table.screen("p1")
        for label, value in (("Laag", "1"), ("Meest waarschijnlijk", "12,3"), ("Hoog", "20")):
            fill(app, label, value)
        press(app, "Geef mijn inschatting")
        assert "12,3" not in text(table.screen("p2"))
        press(table.screen("f"), f"Laat ronde {round_} zien")
    assert "Het omslagpunt is 5." in table.screen("s").get("plotly_chart")[0].proto.alt
    assert table.view("s").estimates[ESTIMATE].shown[2][0].mid == pytest.approx(0.123)
    host = table.screen("f")
    for label, value in (("Laag", "2"), ("Meest waarschijnlijk", "5"), ("Hoog", "8"), ("Waarom?", "zo denken wij")):
        fill(host, label, value)
    press(host, "Leg dit vast")
    assert "De tafel neemt over: 2 · 5 · 8 per 100 deelnemers" in text(table.screen("s"))
    table.step("table")
    assert "Met 1 inschatting" in text(table.screen("p2"))


def test_an_expert_claims_and_the_table_decides(table: Table) -> None:
    table.do("p1", "tabled", proposal="v1", title="Een", amounts={"youth": 2.0})
    table.step("claim")
    app = table.screen("e")
    app.selectbox[0].set_value("youth_residential.unit_cost")
    run(app)
    for label, value in (
        ("Wat is de bewering?", "Verblijf kost het dubbele"), ("Waar komt het vandaan?", "Eigen boeken"),
        ("Wat verandert het?", "De kosten"), ("Laag", "100.000"), ("Meest waarschijnlijk", "150.000"),
        ("Hoog", "200.000"),
    ):  # fmt: skip
        fill(app, label, value)
    press(app, "Leg op tafel")
    assert "Kies hoe zeker" in text(app)
    next(one for one in app.selectbox if one.label == "Hoe zeker?").set_value("D")
    press(app, "Leg op tafel")
    assert "volgens de bewering € 100.000 · € 150.000 · € 200.000" in text(table.screen("s"))
    room = Room(table.view("p1"), table.seats["p1"])
    before = played(room, room.view.table["v1"])
    press(table.screen("f"), "De tafel neemt dit aan")
    room = Room(table.view("p1"), table.seats["p1"])
    after = played(room, room.view.table["v1"])
    assert before is not None
    assert after is not None
    assert before.proposal.beliefs == {}
    assert after.proposal.beliefs["youth_residential.unit_cost"].mid == 150_000
    assert after.summary.net_horizon_eur != before.summary.net_horizon_eur


def test_a_claim_is_parked_with_a_reason(table: Table) -> None:
    table.step("claim")
    table.do("e", "claim_made", claim="c1", text="Zeker", source="Een folder", grade="D", changes="Alles")
    host = table.screen("f")
    press(host, "Zet apart")
    assert table.view("f").claims["c1"].status == "open"
    press(fill(host, "Waarom apart zetten?", "geen bron"), "Zet apart")
    assert "Waarom apart: geen bron" in text(table.screen("s"))


def test_a_dilemma_is_answered_alone_and_shown_together(table: Table) -> None:
    table.step("dilemma")
    app = table.screen("p1")
    app.radio[0].set_value("not_yet")
    press(fill(app, "Waarom?", "eerst cijfers"), "Dit is mijn antwoord")
    assert "eerst cijfers" not in text(table.screen("s"))
    press(table.screen("f"), "Laat de antwoorden zien")
    assert "Partij A: Nog geen keuze. Waarom: eerst cijfers" in text(table.screen("s"))


def test_playing_another_party(table: Table) -> None:
    table.step("swap")
    app = press(table.screen("p1"), "Speel deze partij")
    press(app, "Doe een voorstel in deze rol")
    press(fill(fill(app, "Naam van het voorstel", "Als B"), "Schulden (€", "3"), "Leg op tafel")
    assert "Als B** · Partij A speelt Partij B" in text(table.screen("s"))
    app.checkbox[0].set_value(True)
    press(fill(app, "Wat zag u", "dat het knelt"), "Terug naar mijn eigen rol")
    assert "Partij A: dat het knelt" in text(table.screen("s"))
    table.step("table")
    assert "Er ligt nog geen voorstel op tafel." in text(table.screen("s"))


def test_packages_are_found_and_can_be_changed(table: Table) -> None:
    evening(table)
    table.step("package")
    host = table.screen("f")
    press(host, "Zoek pakketten")
    assert "Vul een budget in" in text(host)
    press(fill(host, "Budget per jaar", "2 mln"), "Zoek pakketten")
    assert "laat niemand erop achteruitgaan" in text(host)
    press(host, "Maak hier een voorstel van")
    fill(host, "Schulden (€", "1,25")
    press(host, "Leg op tafel")
    found = [one for one in table.view("s").table.values() if one.title == "Pakket 1"]
    assert found[0].amounts["debts"] == 1.25


def test_what_was_agreed_goes_home_through_the_gate(table: Table) -> None:
    evening(table)
    table.step("agree")
    app = press(table.screen("p1"), "Neem over in mijn plan")
    here: Visitor = app.session_state["_visitor"]
    assert here.scenario.name == "Ook jongeren"
    assert here.region == "GM0080"
    record = app.session_state["_room_record"]
    assert record.proposal == here.proposal
    assert (record.agreed, record.not_agreed) == (("Partij A",), ("Partij B", "Partij C"))
    assert record.objections == (("Partij C", "het na een jaar wordt gemeten"),)
    point, (expert, claim) = record.parked
    assert point == ("Partij B", "De opvang")
    assert claim == "Bewering: Elke euro levert drie op (Geen onderzoek)"
    app.switch_page("pages/akkoord.py")
    said = text(run(app))
    assert f"Voor later: {claim} ({expert})" in said
    assert "Bezwaar van Partij C, tenzij: het na een jaar wordt gemeten" in said
    assert "Voor later: De opvang (Partij B)" in said


def test_the_report_holds_what_was_open_and_no_draft(table: Table) -> None:
    evening(table)
    table.do("p1", "amount_set", lever="shelter", amount=0.77)
    table.do("p1", "red_line_set", lever="youth", least=0.66, why="geheim")
    table.do("p1", "weight_set", lever="youth", points=55.0)
    for who in ("f", "p1", "s"):
        raw = report_of(Room(table.view(who), table.seats[who]))
        said = "\n".join(one.text for one in Document(BytesIO(raw)).paragraphs).replace("\u00a0", " ")
        assert "Ook jongeren: Schulden +€ 1,00 · Jeugd +€ 3,00 per inwoner" in said
        assert "Akkoord: Partij A. Niet akkoord: Partij B, Partij C." in said
        assert "Partij C bij ‘Ook jongeren’, tenzij: het na een jaar wordt gemeten" in said
        assert "De opvang (Partij B): Eerst de regio" in said
        for secret in ("0,77", "0,66", "geheim", "55"):
            assert secret not in said


def test_settling_is_the_facilitators(table: Table) -> None:
    table.do("p1", "tabled", proposal="v1", title="Een", amounts={"debts": 2.0})
    table.step("table")
    assert "Leg vast als afspraak" not in labels(table.screen("p1"))
    press(table.screen("f"), "Leg vast als afspraak")
    assert table.view("s").settled[0].not_agreed == tuple(table.seats[who].member for who in ("p1", "p2", "p3"))


def test_erasing_takes_two_steps_and_sends_everybody_to_the_door(table: Table) -> None:
    host = table.screen("f")
    assert next(one for one in host.button if one.label == "Wis het hele gesprek").disabled
    next(one for one in host.checkbox if one.label.startswith("Ik weet zeker")).set_value(True)
    run(host)
    press(host, "Wis het hele gesprek")
    assert "Het gesprek is gewist." in text(host)
    assert "Doe mee" in labels(table.screen("p1"))


def test_own_entries_are_erased_in_one_click(table: Table) -> None:
    table.do("p1", "amount_set", lever="debts", amount=2.0)
    press(table.screen("p1"), "Wis wat ik voor mezelf invulde")
    assert dict(table.view("p1").own.wishes) == {}


def news(seat: Seat, token: str) -> tuple[int, str]:
    headers = [(b"authorization", f"Bearer {token}".encode())]
    answer = newest.news(
        Request({"type": "http", "headers": headers, "path_params": {"conversation": seat.conversation}})
    )
    return answer.status_code, bytes(answer.body).decode()


def test_a_device_follows_what_it_may_see_and_nothing_else(table: Table) -> None:
    p1, p2 = table.seats["p1"], table.seats["p2"]
    before = news(p2, p2.token)
    assert before == (200, newest.seen(table.view("p2")))
    other = news(p1, p1.token)
    table.do("p1", "amount_set", lever="debts", amount=2.0)
    assert news(p2, p2.token) == before, "another's draft redraws nothing"
    assert news(p1, p1.token) != other
    table.do("p1", "tabled", proposal="v1", title="Een", amounts={"debts": 2.0})
    assert news(p2, p2.token)[1] not in (before[1], news(p1, p1.token)[1])
    table.do("f", "shown_out", member=p2.member)
    assert news(p2, p2.token) == (404, "")
    assert news(p1, "geraden") == (404, "")


def test_the_same_click_twice_is_one_event(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    from akkoordwijzer.conversation.store import Busy
    from akkoordwijzer.ui.room import context

    state: dict[str, object] = {}
    here = Visitor()
    monkeypatch.setattr(context.st, "session_state", state)
    monkeypatch.setattr(context.session, "visitor", lambda: here)
    answered, real = [], Rooms.do

    def lost_answer(self: Rooms, *given: object) -> int:
        answered.append(real(self, *given))  # type: ignore[arg-type]
        raise Busy

    fields = {"point": "De opvang", "why": None}
    with monkeypatch.context() as once:
        once.setattr(Rooms, "do", lost_answer)
        assert not do(table.seats["p1"], "parked", fields)
    assert len(here.notices) == 1
    assert do(table.seats["p1"], "parked", fields)
    assert len(table.view("f").parked) == 1
    assert do(table.seats["p1"], "parked", fields)
    assert len(table.view("f").parked) == 2


def test_ten_thousand_events_by_one_device_are_limited(table: Table) -> None:
    table.step("wishes")
    app = table.screen("p1")

    def flood() -> None:
        for number in range(10_000):
            table.do("p1", "amount_set", lever="debts", amount=float(number % 20))

    with pytest.raises(Refused, match="te snel"):
        flood()
    fill(app, "Jeugd: uw bedrag", "1")
    run(app)
    assert "Dat gaat te snel" in text(app)
    assert "Wensen" in text(table.screen("p2"))


def test_the_agenda_and_the_clock_are_the_facilitators(table: Table) -> None:
    assert sum(step.minutes for step in STEPS) == 90
    host = press(table.screen("f"), "Start de klok")
    assert table.view("s").timer_ends is not None
    next(one for one in host.number_input if one.label == "Dilemma").set_value(0)
    press(host, "Gebruik deze agenda")
    assert "dilemma" not in [item.step for item in table.view("s").agenda]
    assert "2 Dilemma" not in labels(table.screen("f"))
    assert "2 Voorspel eerst" in labels(table.screen("f"))


def test_nothing_of_one_room_is_in_another(table: Table, kept: Rooms) -> None:
    other = Table(kept)
    other.do("p1", "tabled", proposal="v1", title="Alleen hiernaast", amounts={"debts": 6.66}, why="Hun reden")
    other.do("p2", "objected", proposal="v1", condition="hun voorwaarde")
    evening(table)
    for step in ("table", "agree", "wishes"):
        table.step(step)
        other.step(step)
        mine, theirs = text(table.screen("s")), text(other.screen("s"))
        for words in ("Alleen hiernaast", "6,66", "Hun reden", "hun voorwaarde"):
            assert words not in mine
        for words in ("Eerst schulden", "Ook jongeren", "er ook jongerenwerk bij komt"):
            assert words not in theirs
    other.step("table")
    assert "Alleen hiernaast" in text(other.screen("s"))


def test_a_party_looks_elsewhere_until_the_next_step(table: Table) -> None:
    table.step("table")
    app = table.screen("p1")
    next(one for one in app.selectbox if one.label.startswith("Bekijk zelf")).set_value("wishes")
    run(app)
    assert app.title[0].value == "Wensen"
    table.step("agree")
    run(app)
    assert app.title[0].value == "Afspraak"
