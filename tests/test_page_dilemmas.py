"""Dilemma's through the app itself: cards, one dilemma, a side on the table, an answer, and a room."""

from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.library.guide import read_guide
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.ui.guide.presenting import Argument, steps
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.session import Visitor
from tests.test_pages import address

APP = Path(__file__).parents[1] / "app.py"
# A centre, a city, the smallest island, one that was merged, one with a suspect filing, and the country.
SAMPLE = ("NL", "GM0080", "GM0599", "GM0088", "GM1982", "GM0569")
GUIDE = read_guide()
IDS = [item.id for item in GUIDE.dilemmas]
WHO = "who_invests_who_gains"


def opened(page: str = "dilemmas", region: str = "GM0080", **parameters: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    for key, value in {"gemeente": region, **parameters}.items():
        app.query_params[key] = value
    app.run()
    app.switch_page(f"pages/{page}.py").run()
    return fine(app)


def fine(app: AppTest) -> AppTest:
    assert not app.exception, [element.value for element in app.exception]
    assert not app.error, [element.value for element in app.error]
    return app


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def keys(app: AppTest, start: str) -> list[str]:
    return [button.key.removeprefix(start) for button in app.button if button.key and button.key.startswith(start)]


def visitor(app: AppTest) -> Visitor:
    found: Visitor = app.session_state["_visitor"]
    return found


def click(app: AppTest, key: str) -> AppTest:
    return fine(app.button(key=key).click().run())


@pytest.mark.parametrize("region", SAMPLE)
def test_sixteen_cards_in_the_order_of_the_conversation(region: str) -> None:
    app = opened(region=region)
    assert keys(app, "open.") == IDS
    assert html(app).count('class="figure"') == len(IDS)
    assert "Nog geen cijfer" not in html(app)


def test_cards_are_found_by_theme_and_by_words() -> None:
    app = opened()
    app.get_by_key("dilemma_theme").set_value("debts")
    fine(app.run())
    assert keys(app, "open.") == [item.id for item in GUIDE.dilemmas if item.theme == "debts"]
    app.text_input(key="dilemma_words").set_value("xyzzy")
    fine(app.run())
    assert keys(app, "open.") == []
    assert any("Geen dilemma gevonden" in element.value for element in app.caption)


@pytest.mark.parametrize(("dilemma", "region"), [(key, SAMPLE[at % len(SAMPLE)]) for at, key in enumerate(IDS)])
def test_every_dilemma_opens_with_all_that_was_written(dilemma: str, region: str) -> None:
    app = opened(region=region, dilemma=dilemma)
    item, shown = GUIDE.dilemma(dilemma), html(app)
    assert item is not None
    assert f'<h2 class="question">{item.title}</h2>'.replace("'", "&#x27;") in shown
    names = [shown.index(f"<h3>{position.name}</h3>".replace("'", "&#x27;")) for position in item.positions]
    assert names == sorted(names), "no other order than that of the content"
    assert shown.count("Sterkste argument ervoor") == shown.count("Sterkste argument ertegen") == len(item.positions)
    own = [claim for position in item.positions for claim in (*position.for_, *position.against) if claim.own_reasoning]
    assert shown.count("eigen redenering") >= len([claim for claim in own if "{figure" not in claim.text])
    assert shown.count('<details class="src">') > len(item.positions)
    for heading in ("Vragen voor de tafel", "Wat waar moet zijn", "Wat een akkoord moet regelen", "Wie deed dit al?"):
        assert heading in shown
    assert ("Gat in het bewijs" in shown) is (item.evidence_gap is not None)
    assert "{figure" not in shown
    on_screen = shown[: shown.index('<article class="sheet">')]
    claims = [claim for position in item.positions for claim in (*position.for_, *position.against)]
    assert [claim.text for claim in claims if "{" not in claim.text and escape(claim.text) not in on_screen] == []
    # The parts that change nothing are drawn whatever the model can tell apart.
    assert shown.count('<div class="effect') >= len(item.positions) + 1


def test_a_dilemma_opens_by_its_card_and_closes_again() -> None:
    app = opened()
    click(app, f"open.{WHO}")
    assert visitor(app).look.open == {"dilemma": WHO}
    assert WHO in app.query_params["dilemma"]
    click(app, "way.Volgende")
    assert visitor(app).look.open == {"dilemma": IDS[IDS.index(WHO) + 1]}
    click(app, "way.Alle dilemma's")
    assert "dilemma" not in app.query_params
    assert keys(app, "open.") == IDS


def test_a_dilemma_that_is_not_there_is_said() -> None:
    app = opened(dilemma="bestaat_niet")
    assert any("bestaat niet" in element.value for element in app.info)
    assert keys(app, "open.") == IDS


def test_a_side_goes_to_the_table_and_can_be_undone() -> None:
    app = opened(dilemma=WHO, early_debt_signals="0.5")
    before = visitor(app).scenario
    app.button(key=f"table.{WHO}_own_gain_only").click().run()
    here = visitor(app)
    assert here.scenario.changes["guardianship_gatekeeper"].amount_per_inhabitant == 0.15
    assert "early_debt_signals" not in here.scenario.changes
    assert here.scenario.name == "Alleen waar de eigen kas er beter van wordt"
    here.undo()
    assert here.scenario == before


def test_what_is_locked_stays_when_a_side_is_put_on_the_table() -> None:
    app = opened(dilemma=WHO, early_debt_signals="0.5")
    visitor(app).locked = {"early_debt_signals"}
    app.button(key=f"table.{WHO}_own_gain_only").click().run()
    assert visitor(app).scenario.changes["early_debt_signals"].amount_per_inhabitant == 0.5


def test_sides_are_laid_beside_one_another() -> None:
    app = opened(dilemma="open_or_ceiling")
    app.button(key="lay_beside").click().run()
    here = visitor(app)
    names = {plan.name for plan in here.kept.values()}
    assert "Iets radicaals anders (dilemma 3)" in names
    assert "Open houden" not in names, "unchanged policy stands there anyway"
    assert here.compared
    assert [key.removeprefix("kept.") for key in here.compared] == list(here.kept)[:4]
    assert all(scenario.first_year is not None for scenario in here.kept.values())
    fine(app.switch_page("pages/vergelijken.py").run())
    assert app.multiselect(key="compare_box").value == here.compared
    asked = address(app)["vergelijk"]
    elsewhere = opened("vergelijken", vergelijk=asked)
    assert elsewhere.multiselect(key="compare_box").value == here.compared, "a link needs no browser that kept them"
    assert not visitor(elsewhere).kept
    assert address(elsewhere)["vergelijk"] == asked


def test_the_table_answers_and_may_change_its_mind() -> None:
    app = opened(dilemma=WHO)
    app.radio(key=f"answer.{WHO}.predicted").set_value("pay_anyway").run()
    app.radio(key=f"answer.{WHO}.position").set_value("pay_together").run()
    app.text_input(key=f"answer.{WHO}.why").set_value("Samen <b>sterk</b> **nu**").run()
    app.text_input(key=f"answer.{WHO}.need_to_know").set_value("Wie betaalt?\u200b").run()
    answer = visitor(fine(app)).proposal.answers[WHO]
    assert (answer.position, answer.predicted) == ("pay_together", "pay_anyway")
    assert (answer.why, answer.need_to_know) == ("Samen <b>sterk</b> **nu**", "Wie betaalt?")
    assert any("Het liep anders" in element.value for element in app.caption)
    assert "&lt;b&gt;sterk&lt;/b&gt;" in html(app)
    assert "<b>sterk</b>" not in html(app)
    assert "antwoord." + WHO in app.query_params
    click(app, "way.Alle dilemma's")
    assert "De tafel: Samen betalen of niet" in html(app)
    visitor(app).undo()
    assert visitor(app).proposal.answers[WHO].need_to_know == ""


def test_an_answer_in_a_link_is_shown_and_one_part_leaves_the_rest() -> None:
    app = opened(dilemma=WHO, v="2", **{f"antwoord.{WHO}": "pay_anyway~daarom~niets~"})
    assert app.radio(key=f"answer.{WHO}.position").value == "pay_anyway"
    assert app.text_input(key=f"answer.{WHO}.why").value == "daarom"
    app.radio(key=f"answer.{WHO}.position").set_value("not_yet").run()
    answer = visitor(app).proposal.answers[WHO]
    assert (answer.position, answer.why, answer.need_to_know) == ("not_yet", "daarom", "niets")


def test_the_sheet_for_paper_holds_question_arguments_and_lines() -> None:
    shown = html(opened(dilemma=WHO))
    sheet = shown[shown.index('<article class="sheet">') :]
    assert sheet.count("<b>Ervoor:</b>") == sheet.count("<b>Ertegen:</b>") == 3
    assert sheet.count("class='lines'") + sheet.count('class="lines"') == 2
    assert sheet.count("☐") == 4
    assert html(opened()).count('<article class="sheet">') == len(IDS)


@pytest.mark.parametrize("item", GUIDE.dilemmas, ids=lambda item: item.id)
def test_every_argument_speaks_once_and_the_strongest_first(item: Dilemma) -> None:
    said = [step for step in steps(item) if isinstance(step, Argument)]
    claims = [claim for position in item.positions for claim in (*position.for_, *position.against)]
    assert sorted(step.claim.text for step in said) == sorted(claim.text for claim in claims)
    first = said[: 2 * len(item.positions)]
    assert [(step.position, step.way) for step in first] == [
        (number, way) for number in range(len(item.positions)) for way in ("for", "against")
    ]
    assert [step.claim for step in first[::2]] == [position.for_[0] for position in item.positions]


def test_a_room_walks_through_a_dilemma_and_on_to_the_next() -> None:
    app = opened(dilemma=WHO, presentatie="1")
    item = GUIDE.dilemma(WHO)
    assert item is not None
    assert "class=speaks" not in html(app)
    seen = [html(app)]
    for _ in range(len(steps(item)) - 1):
        click(app, "step_next")
        seen.append(html(app))
    assert len(set(seen)) == len(seen)
    assert sum("class=speaks" in one for one in seen) == 17
    assert "Wat u moet geloven" in seen[-3]
    assert "Eén lokaal fonds" in seen[-2]
    assert item.questions[0] in seen[-1]
    click(app, "step_next")
    assert visitor(app).look.open == {"dilemma": IDS[IDS.index(WHO) + 1]}
    click(app, "step_back")
    assert visitor(app).look.open == {"dilemma": WHO}
    assert visitor(app).step == 0, "the step of Wat als? is another"


def test_a_link_keeps_the_argument_that_was_on_the_wall() -> None:
    app = opened(dilemma=WHO, presentatie="1")
    assert "scherm" not in app.query_params
    for _ in range(3):
        click(app, "step_next")
    asked = address(app)
    assert asked["scherm"] == "4"
    assert asked.pop("gemeente") == "GM0080"
    assert html(opened(**asked)) == html(app)
    last = opened(dilemma=WHO, presentatie="1", scherm="99")
    item = GUIDE.dilemma(WHO)
    assert item is not None
    assert item.questions[0] in html(last), "there is nothing further: the last one"
    for wrong in ("0", "x", "-1", "1e9", "100"):
        assert html(opened(dilemma=WHO, presentatie="1", scherm=wrong)) == html(opened(dilemma=WHO, presentatie="1"))
    assert "scherm" not in opened(dilemma=WHO, scherm="4").query_params, "at the table there are no screens"


def test_a_room_picks_from_all_questions() -> None:
    app = opened(presentatie="1")
    assert keys(app, "pick.") == IDS
    click(app, f"pick.{WHO}")
    assert "Betaalt de gemeente" in html(app)
    click(app, "stop_presenting")
    assert not visitor(app).presenting
    assert app.title[0].value == "Dilemma's"


def test_an_empty_plan_is_not_changed_by_reading() -> None:
    app = opened(dilemma=WHO)
    assert visitor(app).scenario == Scenario()
    assert visitor(app).past == []


def test_the_card_of_a_measure_leads_to_examples_and_dilemmas() -> None:
    app = opened("wat-als")
    knob = next(knob for knob in data.knobs().knobs if "local_teams" in knob.levers)
    click(app, f"unfold.{knob.id}")
    app.button(key="card.local_teams").click().run()
    practices = [item.id for item in GUIDE.practices_for_intervention("local_teams")]
    assert practices
    assert keys(app, "to.local_teams.praktijk.") == practices
    assert keys(app, "to.local_teams.dilemma.") == [item.id for item in GUIDE.dilemmas_for_intervention("local_teams")]
