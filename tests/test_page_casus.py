"""The page Casus through the app itself: no case without its proof, from one to many, an own case, what goes wrong."""

import logging
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.content.numbers import typed
from akkoordwijzer.household.case_file import open_case, to_yaml
from akkoordwijzer.household.records import Household
from akkoordwijzer.household.search import search
from akkoordwijzer.household.shelf import work_out
from akkoordwijzer.household.story import steps
from akkoordwijzer.report.household import PROOF, case_words
from akkoordwijzer.report.household_rows import LEAVES_CASE
from akkoordwijzer.report.household_scale import chance_scale
from akkoordwijzer.ui.household import event_form, many
from akkoordwijzer.ui.household.desk import OWN, Desk
from akkoordwijzer.ui.household.steps import AFTER
from tests.household_cases import case, event, ready, shelf
from tests.widgets import box

APP = Path(__file__).parents[1] / "app.py"
TEENAGER, WIDOW = "family_with_teenager", "widow_and_daughter"
NAMES = [household.id for household in shelf().households]
PERSON = "De buurvrouw Zoraya"


def opened(household: str = TEENAGER, region: str = "GM0080") -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["gemeente"] = region
    app.run()
    app.switch_page("pages/casus.py").run()
    return chosen(fine(app), "case_box", household)


def fine(app: AppTest) -> AppTest:
    assert not app.exception, [element.value for element in app.exception]
    assert not app.error, [element.value for element in app.error]
    return app


def chosen(app: AppTest, key: str, value: object) -> AppTest:
    app.get_by_key(key).set_value(value)
    return fine(app.run())


def clicked(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return fine(app.run())


def desk(app: AppTest) -> Desk:
    found: Desk = app.session_state["_case_desk"]
    return found


def visitor(app: AppTest) -> Any:
    return app.session_state["_visitor"]


def html(app: AppTest) -> str:
    """Everything on the page that is HTML, without the style sheet and what only paper shows."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith(("<style", '<div class="paper"', "<script")))


def said(app: AppTest) -> str:
    boxes = (*app.markdown, *app.caption, *app.warning, *app.success, *app.info)
    return typed("\n".join(element.value for element in boxes))


def has_its_proof(app: AppTest, household: Household) -> None:
    """No proof, a threshold, and what research found: in the box that is never off the screen."""
    words = case_words(work_out(household, shelf()), shelf())
    proof = html(app).split('<aside class="proof"')[1].split("</aside>")[0]
    assert PROOF in proof
    assert words.thresholds[0] in proof
    assert "onderzoek" in proof


def write(app: AppTest, text: str, when: str = "1", search: str = "huisarts", **more: object) -> AppTest:
    """One event through the form."""
    box(app, event_form.SEARCH).set_value(search)
    fine(app.run())
    box(app, event_form.TEXT).set_value(text)
    for key, value in {event_form.WHEN: when, **more}.items():
        app.get_by_key(key).set_value(value)
    return clicked(app, "Voeg toe")


@pytest.mark.parametrize("name", NAMES)
def test_no_household_is_shown_without_its_proof(name: str) -> None:
    app = opened(name)
    result = work_out(ready(name), shelf())
    has_its_proof(app, ready(name))
    shown = html(app)
    for sentence in case_words(result, shelf()).thresholds:
        assert sentence in shown
    for mark in chance_scale(result, shelf()).marks:
        assert mark.words in shown
    assert "Wat onderzoek vond" in shown


@pytest.mark.parametrize("name", [TEENAGER, WIDOW])
def test_no_step_of_a_presentation_is_without_it(name: str) -> None:
    app = chosen(opened(name), "presenting_box", True)
    last = len(steps(work_out(ready(name), shelf()).comparison)) + AFTER
    for step in (0, 1, last // 2, last - 1, last):
        desk(app).step = step
        fine(app.run())
        has_its_proof(app, ready(name))


def test_an_empty_own_case_has_it_too_also_when_presenting() -> None:
    app = opened(OWN)
    has_its_proof(app, Household(version=1))
    chosen(app, "presenting_box", True)
    has_its_proof(app, Household(version=1))
    desk(app).checked = desk(app).own
    fine(app.run())
    assert "1 van 3" in html(app)
    has_its_proof(app, Household(version=1))


def test_the_page_says_what_the_case_costs_whom() -> None:
    shown = typed(html(opened(TEENAGER)))
    assert "€ 260.000 in vier jaar, waarvan € 245.000 voor de gemeente" in shown
    assert shown.index("Gemeente: <strong>€ 173.000 minder") < shown.index("Rijk: <strong>€ 10.000 minder")
    assert "De hulp op de tweede weg kost € 16.700 (tussen € 9.900 en € 28.700)" in shown
    assert "Zonder die gebeurtenis is de tweede weg € 37.200 goedkoper" in shown
    assert "Crisisopvang jeugd, Melding bij Veilig Thuis, Onderzoek Raad voor de Kinderbescherming" in shown
    assert "Keerpunt in halfjaar 2" in shown
    assert "<b>Intensieve gezinsbehandeling bij crisis</b>" in shown


def test_never_is_said_and_not_drawn() -> None:
    shown = html(opened(WIDOW))
    row = shown.split("Gemeente: <strong>nooit")[1].split("</li>")[0]
    assert "<b " not in row


def test_tables_name_every_event_with_its_price() -> None:
    app = opened(TEENAGER)
    app.session_state["case_tables"] = True
    fine(app.run())
    rows = sum(len(table.value) for table in app.table)
    roads = ready(TEENAGER).roads
    assert rows == len(roads.as_it_went.events) + len(roads.as_it_could.events)


def test_from_one_to_many_goes_through_the_gate_and_back() -> None:
    app = chosen(opened("young_family_rent_arrears"), many.WIDGET, "40")
    assert LEAVES_CASE in said(app)
    assert "per inwoner" in said(app)
    before = visitor(app).scenario
    clicked(app, "Zet op tafel")
    on_table = visitor(app).scenario.changes
    assert {"early_debt_signals", "integrated_debt_help"} <= set(on_table)
    # 40 households a year at 1.020 euro each, over the inhabitants of Leeuwarden.
    people = 40 * 1020 / on_table["early_debt_signals"].amount_per_inhabitant
    assert people == pytest.approx(130_000, rel=0.05)
    assert "Op tafel bij ‘Wat als?’" in said(app)
    clicked(app, "Haal weer van tafel")
    assert visitor(app).scenario == before


def test_what_is_locked_stays_and_what_lay_there_stays_too() -> None:
    app = chosen(opened("young_family_rent_arrears"), many.WIDGET, "40")
    visitor(app).set_amount("youth_work", 1.0)
    visitor(app).toggle_lock("early_debt_signals")
    clicked(app, "Zet op tafel")
    changes = visitor(app).scenario.changes
    assert changes["youth_work"].amount_per_inhabitant == 1.0
    assert "early_debt_signals" not in changes
    assert "integrated_debt_help" in changes


@pytest.mark.parametrize("number", ["veel", "-3", "0"])
def test_a_number_that_is_none_asks_for_another(number: str) -> None:
    app = chosen(opened(TEENAGER), many.WIDGET, number)
    assert "Vul een aantal in boven nul" in said(app)
    assert "Zet op tafel" not in [button.label for button in app.button]


def test_the_hint_for_a_municipality_says_how_far_it_reaches() -> None:
    assert "geschat naar inwoners" in said(opened(TEENAGER))


def test_events_are_added_changed_taken_away_and_brought_back() -> None:
    app = write(opened(OWN), "De moeder gaat naar de huisarts.", "3-6", event_quantity="2,5")
    write(app, "Nog een keer.", "1", event_road="as_it_could", event_payer="insurer")
    first, second = desk(app).own.roads.as_it_went.events[0], desk(app).own.roads.as_it_could.events[0]
    assert (first.from_, first.to, first.quantity, first.payers) == (3, 6, 2.5, None)
    assert second.payers == {"insurer": 1.0}
    assert "De moeder gaat naar de huisarts." in html(app)
    assert box(app, event_form.TEXT).value == ""
    chosen(app, event_form.LIST, ("as_it_went", 0))
    clicked(app, "Verander")
    assert app.get_by_key(event_form.WHEN).value == "3-6"
    box(app, event_form.TEXT).set_value("De vader gaat.")
    clicked(app, "Verander deze gebeurtenis")
    assert [item.text for item in desk(app).own.roads.as_it_went.events] == ["De vader gaat."]
    app.get_by_key("event_drop").click()
    fine(app.run())
    assert sum(len(road.events) for road in (desk(app).own.roads.as_it_went, desk(app).own.roads.as_it_could)) == 1
    clicked(app, "Ongedaan maken")
    assert sum(len(road.events) for road in (desk(app).own.roads.as_it_went, desk(app).own.roads.as_it_could)) == 2


def test_an_event_typed_before_its_search_was_answered_gets_the_first_price_of_that_search() -> None:
    app = write(opened(OWN), "Een bezoek.", "1")
    box(app, event_form.SEARCH).set_value("schuldhulptraject")
    box(app, event_form.TEXT).set_value("Een traject.")
    app.get_by_key(event_form.WHEN).set_value("2")
    clicked(app, "Voeg toe")
    events = desk(app).own.roads.as_it_went.events
    asked = [search(shelf().book.prices.values(), words)[0].id for words in ("huisarts", "schuldhulptraject")]
    assert [(item.text, item.price) for item in events] == list(
        zip(("Een bezoek.", "Een traject."), asked, strict=True)
    )
    box(app, event_form.SEARCH).set_value("xyzzy")
    box(app, event_form.TEXT).set_value("Iets anders.")
    clicked(app, "Voeg toe")
    assert "Niets gevonden" in said(app)
    assert len(desk(app).own.roads.as_it_went.events) == 2


def test_an_event_that_two_pay_keeps_its_shares_when_its_words_change() -> None:
    app = opened(OWN)
    desk(app).take(case([event("gp_mental_health", payers={"insurer": 0.25, "citizen": 0.75})], []))
    fine(app.run())
    clicked(app, "Verander")
    box(app, event_form.TEXT).set_value("Andere woorden.")
    clicked(app, "Verander deze gebeurtenis")
    (changed,) = desk(app).own.roads.as_it_went.events
    assert (changed.text, changed.payers) == ("Andere woorden.", {"insurer": 0.25, "citizen": 0.75})
    clicked(app, "Verander")
    app.get_by_key(event_form.PAYER).set_value(event_form.AS_LISTED)
    clicked(app, "Verander deze gebeurtenis")
    assert desk(app).own.roads.as_it_went.events[0].payers is None


@pytest.mark.parametrize(
    ("typed_in", "answer"),
    [
        ({"when": "9"}, "Vul een halfjaar in van 1 tot en met 8"),
        ({"when": "5-2"}, "Vul een halfjaar in van 1 tot en met 8"),
        ({"event_quantity": "-1"}, "Vul een aantal in boven nul"),
        ({"event_quantity": "veel"}, "Vul een aantal in boven nul"),
        ({"text": " "}, "Schrijf in een paar woorden wat er gebeurde"),
    ],
)
def test_a_wrong_event_is_refused_and_nothing_typed_is_lost(typed_in: dict[str, str], answer: str) -> None:
    app = write(opened(OWN), **{"text": "Een bezoek.", "when": "2", **typed_in})
    assert answer in said(app)
    assert desk(app).own == Household(version=1)
    assert box(app, event_form.TEXT).value == typed_in.get("text", "Een bezoek.")


def test_an_own_price_can_be_found_and_used_and_not_dropped_while_it_is() -> None:
    app = chosen(opened(OWN), "case_part", "prices")
    for key, value in {"price_label": "Buurtgezin", "price_unit": "per jaar", "price_mid": "1.250"}.items():
        app.get_by_key(key).set_value(value)
    clicked(app, "Zet erbij")
    assert "waarom u haar gebruikt" in said(app)
    assert app.get_by_key("price_label").value == "Buurtgezin"
    app.get_by_key("price_reason").set_value("Eigen contract.")
    clicked(app, "Zet erbij")
    assert (desk(app).own.own_prices[0].mid, desk(app).own.own_prices[0].price_year) == (1250, 2026)
    chosen(app, "case_part", "events")
    write(app, "Een gezin springt bij.", search="buurtgezin")
    assert desk(app).own.roads.as_it_went.events[0].price == "own_1"
    assert "€ 1.250" in typed(html(app))
    chosen(app, "case_part", "prices")
    app.get_by_key("price_drop").click()
    fine(app.run())
    assert "hoort nog bij een gebeurtenis" in said(app)
    assert desk(app).own.own_prices


def test_what_counts_for_the_household_stands_next_to_the_money() -> None:
    app = chosen(opened(OWN), "case_part", "life")
    for key, value in {"life_area": "housing", "life_before": 1, "life_after": 4, "life_text": "Een dak."}.items():
        app.get_by_key(key).set_value(value)
    clicked(app, "Zet erbij")
    chosen(app, "life_view", "Rust.")
    shown = html(app)
    for words in ("Wonen", "Gaat slecht", "Gaat goed", "Een dak.", "<blockquote>Rust."):
        assert words in shown


def test_turning_point_and_doubt_stand_in_the_case() -> None:
    app = chosen(opened(OWN), "case_part", "points")
    clicked(app, "Zet het keerpunt erbij")
    assert "Vul een halfjaar in" in said(app)
    app.get_by_key("point_at").set_value("2")
    app.get_by_key("point_text").set_value("Iemand belt aan.")
    app.get_by_key("point_intervention").set_value("early_debt_signals")
    clicked(app, "Zet het keerpunt erbij")
    app.get_by_key("point_doubt").set_value("Of het ook zonder was goed gegaan.")
    clicked(app, "Zet de twijfel erbij")
    assert "Iemand belt aan." in html(app)
    assert "Vroegsignalering van schulden" in html(app).split('<aside class="proof"')[1]
    assert desk(app).own.uncertain == ("Of het ook zonder was goed gegaan.",)


def test_a_case_is_kept_only_after_its_findings_were_read_and_again_after_a_change() -> None:
    app = write(opened(OWN), f"{PERSON} gaat naar de huisarts.")
    chosen(app, "case_part", "files")
    assert "dit lijkt een naam, ‘Zoraya’" in said(app)
    assert not app.get("download_button")
    clicked(app, "Ik heb dit gelezen")
    assert app.get("download_button")
    chosen(app, "case_part", "events")
    write(app, "Nog iets.")
    chosen(app, "case_part", "files")
    assert not app.get("download_button")


def test_presenting_an_own_case_waits_for_the_findings_and_shows_nothing_of_it() -> None:
    app = write(opened(OWN), f"{PERSON} gaat naar de huisarts.")
    chosen(app, "presenting_box", True)
    assert "nog niet nagelezen" in said(app)
    assert "Zoraya" not in said(app) + html(app)
    clicked(app, "Terug naar de casus")
    assert "dit lijkt een naam, ‘Zoraya’" in said(app)
    clicked(app, "Ik heb dit gelezen")
    chosen(app, "presenting_box", True)
    clicked(app, "Verder ›")
    assert "gaat naar de huisarts" in html(app)


def test_all_fields_about_the_case_come_back_from_its_file() -> None:
    app = chosen(opened(OWN), "case_part", "about")
    fields = {
        "label": "Een gezin met schulden",
        "group": "gezinnen",
        "who": "Twee ouders (30-35).",
        "picked_because": "failed",
        "picked_note": "Het liep mis.",
        "changed": "Aantal kinderen en beroep.",
        "checked_by": "een wijkverpleegkundige",
        "similar_households": "1.250",
        "consent": True,
    }
    for field, value in fields.items():
        chosen(app, f"about_{field}", value)
    chosen(app, "about_similar_households", "veel")
    assert "Vul een heel getal in" in said(app)
    own = desk(app).own
    assert (own.similar_households, own.picked_because, own.consent) == (1250, "failed", True)
    assert own.checked_by == "een wijkverpleegkundige"
    assert not desk(app).findings
    assert open_case(to_yaml(own).encode(), "casus.yaml", shelf().book).household == own


def test_a_case_stands_in_no_address_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        app = write(opened(OWN), f"{PERSON} gaat.")
        chosen(app, "case_part", "about")
        chosen(app, "about_label", PERSON)
    assert "Zoraya" in html(app)
    assert "Zoraya" not in str(app.query_params)
    assert not [record for record in caplog.records if "Zoraya" in record.getMessage()]


def test_what_people_type_is_text_and_never_html() -> None:
    attack = "<img src=x onerror=alert(1)> & <b>vet</b>"
    app = write(opened(OWN), attack)
    chosen(app, "case_part", "about")
    for field in ("label", "who", "changed"):
        chosen(app, f"about_{field}", attack)
    assert "<img" not in html(app)
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; &lt;b&gt;vet" in html(app)
    desk(app).checked = desk(app).own
    chosen(app, "presenting_box", True)
    for _ in range(2):
        assert "<img" not in html(app)
        clicked(app, "Verder ›")


def test_two_visitors_see_nothing_of_each_other() -> None:
    write(opened(OWN), f"{PERSON} gaat.")
    other = opened(OWN)
    assert desk(other).own == Household(version=1)
    assert "Zoraya" not in html(other)


def test_the_handout_holds_sources_doubts_and_version() -> None:
    app = opened(TEENAGER)
    paper = next(
        element.proto.body for element in app.get("html") if element.proto.body.startswith('<div class="paper"')
    )
    for words in (
        "Bronnen",
        "Wat onzeker is",
        "De rechter beslist over toezicht",
        "Akkoordwijzer, pagina Casus",
        "http",
    ):
        assert words in paper


def test_the_two_prices_of_shelter_stand_beside_each_other() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page("pages/verantwoording.py").run()
    chosen(app, "accountability_section", "households")
    row = typed(" ".join(app.table[0].value.iloc[1]))
    assert row == "Prijs € 33.400 € 150.000"
    assert "Het eerste is de prijs van een plek" in said(app)
    assert "Outreachende schuldhulp" in set(app.table[1].value["Maatregel"])
    assert "13 prijzen zijn onbekend" in said(app)


def test_a_case_of_two_roads_without_help_says_there_is_no_threshold() -> None:
    app = opened(OWN)
    desk(app).take(case([event("gp_mental_health")], []))
    fine(app.run())
    assert "Dan is er geen drempel uit te rekenen" in html(app)
