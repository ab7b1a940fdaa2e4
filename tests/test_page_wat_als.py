"""The what-if table: knob, box, notch, theme, card, estimate, ceiling, target, undo, plan, link, and what was kept."""

import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.content.numbers import euro, typed
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.records import Change, Scenario
from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.kept import with_plan
from akkoordwijzer.proposal.proposal import Proposal, key_of
from akkoordwijzer.proposal.scale import NOTCHES
from akkoordwijzer.proposal.turning import GROWTHS, scale_of
from akkoordwijzer.ui.shared import memory
from akkoordwijzer.ui.shared.outcomes import central_of, levers_of
from akkoordwijzer.ui.shared.session import Visitor
from akkoordwijzer.ui.what_if import pictures
from tests.test_pages import ROOT, address
from tests.widgets import box, slider

TOWN = {"gemeente": "GM0080"}
DEBTS = {"early_debt_signals", "integrated_debt_help", "home_administration"}


def table(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in {**TOWN, **parameters}.items():
        app.query_params[key] = value
    app.switch_page("pages/wat-als.py").run()
    return sound(app)


def sound(app: AppTest) -> AppTest:
    assert not app.exception, [element.value for element in app.exception]
    assert not app.error, [element.value for element in app.error]
    return app


def visitor(app: AppTest) -> Visitor:
    found: Visitor = app.session_state["_visitor"]
    return found


def amounts(app: AppTest) -> dict[str, float]:
    return {key: change.amount_per_inhabitant for key, change in visitor(app).scenario.changes.items()}


def html(app: AppTest) -> str:
    bodies = (element.proto.body for element in app.get("html"))
    return typed(" ".join(body for body in bodies if not body.startswith(("<style", "<script"))))


def tile(app: AppTest, name: str) -> str:
    return html(app).split(f'data-tile="{name}"')[1].split("</section>")[0]


def notices(app: AppTest) -> str:
    return typed(" ".join(element.value for element in app.warning))


def click(app: AppTest, key: str) -> AppTest:
    return sound(app.button(key=key).click().run())


def slide(app: AppTest, key: str, notch: int) -> AppTest:
    return sound(slider(app, key).set_value(notch).run())


def write(app: AppTest, key: str, text: str) -> AppTest:
    return sound(box(app, key).set_value(text).run())


def group(app: AppTest, key: str) -> Any:
    return next(found for found in app.get("button_group") if found.key == key)


# Knobs


def test_nothing_is_chosen_at_first() -> None:
    app = table()
    assert "Er is nog niets gewijzigd" in html(app)
    assert "als nu" in tile(app, "people")
    assert [app.button(key=key).disabled for key in ("undo", "redo", "reset_all")] == [True, True, True]
    assert address(app) == TOWN


def test_the_big_knob_moves_its_levers_and_all_numbers() -> None:
    app = table()
    seen = [(tile(app, "people"), tile(app, "money"))]
    for notch in (1, 2, -2):
        slide(app, "notch.knob.all", notch)
        seen.append((tile(app, "people"), tile(app, "money")))
        scale = scale_of(levers_of("GM0080").values())
        assert sum(amounts(app).values()) == pytest.approx(scale.amount(notch), abs=0.011)
        assert slider(app, "notch.knob.all").value == notch
        assert "nog niets gewijzigd" not in html(app)
    assert len(set(seen)) == 4, "every notch has outcomes of its own"
    slide(app, "notch.knob.all", 0)
    assert amounts(app) == {}
    assert (tile(app, "people"), tile(app, "money")) == seen[0]


def test_slider_and_box_say_the_same_amount() -> None:
    app = write(table(), "typed.knob.debts", "2,50")
    assert sum(amounts(app).values()) == pytest.approx(2.5)
    assert set(amounts(app)) >= DEBTS
    assert box(app, "typed.knob.debts").value == "+€ 2,50"
    assert box(app, "typed.knob.all").value == "+€ 2,50"
    assert slider(app, "notch.knob.debts").value > 0
    write(app, "typed.knob.debts", "")
    assert amounts(app) == {}


def test_a_large_amount_is_meant_in_total() -> None:
    app = write(table(), "typed.knob.all", "1,5 mln")
    population = visitor(app).kit_of("GM0080").settings.population
    assert sum(amounts(app).values()) * population == pytest.approx(1_500_000, abs=1)
    sound(app.toggle[0].set_value(True).run())
    assert box(app, "typed.knob.all").value == "+€ 1,5 mln"
    write(app, "typed.knob.all", "500")
    assert sum(amounts(app).values()) * population == pytest.approx(500, abs=1)


@pytest.mark.parametrize("text", ["veel", "![](http://x.nl/a.png)", "1e9", "--3", "<b>2</b>"])
def test_what_is_no_amount_changes_nothing_and_does_not_stay_in_the_box(text: str) -> None:
    app = write(table(early_debt_signals="1"), "typed.knob.all", text)
    assert "is geen bedrag" in notices(app)
    assert "://x" not in notices(app)
    assert box(app, "typed.knob.all").value == "+€ 1"
    assert amounts(app) == {"early_debt_signals": 1.0}


def test_a_knob_goes_on_with_other_levers_when_what_was_chosen_is_full() -> None:
    app = slide(table(early_debt_signals="1"), "notch.knob.debts", 10)
    full = levers_of("GM0080")["early_debt_signals"].full_reach_eur_per_inhabitant
    assert amounts(app)["early_debt_signals"] == pytest.approx(full, abs=0.01)
    assert len(amounts(app)) > 3
    assert notices(app) == ""


def test_more_than_there_is_room_for_is_said() -> None:
    app = write(table(), "typed.knob.shelter", "900")
    assert "is er geen ruimte: meer valt er hier niet uit te geven" in notices(app)
    scale = scale_of([levers_of("GM0080")[key] for key in amounts(app)])
    assert sum(amounts(app).values()) == pytest.approx(scale.most, abs=0.011)
    assert slider(app, "notch.knob.shelter").value == NOTCHES


def test_a_knob_without_a_known_budget_cannot_go_down() -> None:
    app = slide(table(), "notch.knob.care", -3)
    assert "Wmo en mantelzorg kan niet lager" in notices(app)
    assert amounts(app) == {}
    assert slider(app, "notch.knob.care").value == 0


# Themes and cards


def test_one_theme_at_a_time_is_unfolded() -> None:
    app = click(table(), "unfold.debts")
    slide(app, "notch.lever.early_debt_signals", 3)
    assert list(amounts(app)) == ["early_debt_signals"]
    click(app, "unfold.youth")
    assert "notch.lever.early_debt_signals" not in {slider.key for slider in app.slider}
    assert "notch.lever.youth_work" in {slider.key for slider in app.slider}
    click(app, "unfold.youth")
    assert not [slider.key for slider in app.slider if str(slider.key).startswith("notch.lever.")]


def test_a_lever_that_cannot_be_cut_says_why() -> None:
    app = slide(click(table(), "unfold.care"), "notch.lever.respite_care", -1)
    assert "kan niet lager" in notices(app)
    assert len(notices(app)) > 40
    assert amounts(app) == {}


def show_card() -> None:
    """A card by itself: in a test of the page it closes at the next click, as nothing there reruns on its own."""
    import streamlit as st

    from akkoordwijzer.ui.shared.outcomes import levers_of
    from akkoordwijzer.ui.what_if import card

    card._card(levers_of("GM0080")[st.session_state["item"]])


def card(item: str, **changes: float) -> AppTest:
    app = AppTest.from_function(show_card, default_timeout=60)
    app.session_state["item"] = item
    scenario = Scenario(changes={key: Change(amount_per_inhabitant=amount) for key, amount in changes.items()})
    app.session_state["_visitor"] = Visitor(proposal=Proposal(region="GM0080", scenario=scenario))
    return sound(app.run())


def test_the_name_of_a_lever_opens_its_card() -> None:
    app = click(click(table(), "unfold.debts"), "card.early_debt_signals")
    assert "### Vroegsignalering van schulden" in [element.value for element in app.markdown]


def test_the_card_says_what_speaks_for_and_against() -> None:
    app = card("early_debt_signals")
    said = [element.value for element in app.markdown]
    for title in ("### Vroegsignalering van schulden", "**Wat ervoor spreekt**", "**Wat ertegen spreekt**"):
        assert title in said
    assert any("Kosten: " in text for text in said)
    assert not app.selectbox, "no timing of what is not chosen"


def test_other_years_are_chosen_in_the_card() -> None:
    app = card("early_debt_signals", early_debt_signals=1.0)
    app.selectbox(key="from.early_debt_signals").select(2029)
    app.selectbox(key="ramp.early_debt_signals").select(3)
    app.selectbox(key="until.early_debt_signals").select(2032)
    sound(app.run())
    sound(next(button for button in app.button if button.label == "Gebruik deze jaren").click().run())
    change = visitor(app).scenario.changes["early_debt_signals"]
    assert (change.from_, change.ramp, change.until) == (2029, 3, 2032)
    assert "Gebruik deze jaren" not in [button.label for button in app.button], "nothing left to use"


def test_a_lock_in_the_card_holds_on_the_table() -> None:
    app = click(card("early_debt_signals"), "lock.early_debt_signals")
    assert visitor(app).locked == {"early_debt_signals"}
    assert app.button(key="lock.early_debt_signals").label == "Van slot"
    click(app, "lock.early_debt_signals")
    assert visitor(app).locked == set()


def test_what_is_locked_cannot_be_moved_and_stays() -> None:
    app = table(early_debt_signals="1")
    visitor(app).toggle_lock("early_debt_signals")
    click(app, "unfold.debts")
    assert slider(app, "notch.lever.early_debt_signals").disabled
    assert box(app, "typed.lever.early_debt_signals").disabled
    write(app, "typed.knob.debts", "3")
    assert amounts(app)["early_debt_signals"] == 1.0
    assert sum(amounts(app).values()) == pytest.approx(3)
    click(app, "reset_all")
    assert amounts(app) == {"early_debt_signals": 1.0}


# Estimates

OPEN = "outreach_debt_help"


def fill_in(app: AppTest, low: str, mid: str, high: str, who: str = "wethouder", why: str = "ervaring") -> AppTest:
    fields = [field for field in app.text_input if field.form_id.startswith(f"estimate.{OPEN}")]
    for field, text in zip(fields, (low, mid, high, who, why), strict=True):
        field.set_value(text)
    return sound(next(b for b in app.button if b.label == "Gebruik deze inschatting").click().run())


def test_an_estimate_of_the_table_counts_and_can_be_taken_away() -> None:
    app = fill_in(card(OPEN, outreach_debt_help=1.0), "0", "2", "5")
    proposal = visitor(app).proposal
    (estimate,) = proposal.estimates[OPEN].values()
    assert (estimate.low, estimate.mid, estimate.high) == (0, 0.02, 0.05)
    assert "Met 1 inschatting van de tafel" in html(table(**link.write(proposal)))
    click(app, f"drop_estimate.{OPEN}.{next(iter(proposal.estimates[OPEN]))}")
    assert visitor(app).proposal.estimates == {}


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (("0", "veel", "5"), "Schrijf drie getallen"),
        (("0", "2", "5", " ", "ervaring"), "wie dit zegt en waarom"),
        (("5", "2", "0"), "laag moet onder hoog liggen"),
    ],
)
def test_an_estimate_that_cannot_be_is_one_sentence(values: tuple[str, ...], says: str) -> None:
    app = fill_in(card(OPEN), *values)
    assert says in notices(app)
    assert visitor(app).proposal.estimates == {}


def test_words_of_an_estimate_come_back_as_they_were_and_never_act() -> None:
    app = fill_in(card(OPEN, outreach_debt_help=1.0), "0", "2", "5", "![](http://x.nl/a.png)", "<img src=x> ~ :red[x]")
    again = table(**link.write(visitor(app).proposal))
    (estimate,) = visitor(again).proposal.estimates[OPEN].values()
    assert (estimate.source, estimate.reason) == ("![](http://x.nl/a.png)", "<img src=x> ~ :red[x]")
    assert "<img" not in html(again)


def test_what_is_measured_asks_for_no_estimate() -> None:
    assert not [field for field in card("early_debt_signals").text_input if field.form_id.startswith("estimate.")]


# Ceilings


def test_a_maximum_on_care_makes_people_wait() -> None:
    app = slide(table(), "growth.all", -15)
    ceilings = visitor(app).scenario.ceilings
    assert len(ceilings) >= 3
    assert {ceiling.growth for ceiling in ceilings.values()} == {GROWTHS[14]}
    assert "wacht" in html(app)
    click(app, "unfold.ceilings")
    assert any("mensen wachten" in typed(element.value) for element in app.caption)
    slide(app, "growth.wmo_support", 0)
    assert "wmo_support" not in visitor(app).scenario.ceilings
    assert "verschillend" in html(app)
    slide(app, "growth.all", 4)
    assert "volgt de zorg de vraag" in notices(app)
    assert visitor(app).scenario.ceilings == {}
    assert slider(app, "growth.all").value == 0


# What the room looks for


def aim(kind: str, text: str, **parameters: str) -> AppTest:
    app = table(**parameters)
    sound(group(app, "target_kind").set_value(kind).run())
    return write(app, "target_amount", text)


def test_a_target_fills_a_bar_and_stands_in_the_link() -> None:
    app = aim("more", "5 mln", integrated_debt_help="4")
    assert address(app)["doel"] == "more~5000000"
    assert "doel € 5,0 mln per jaar: nog" in html(app)
    again = table(**address(app))
    assert visitor(again).target == visitor(app).target
    sound(group(app, "target_kind").set_value("none").run())
    assert "doel" not in address(app)


def test_a_small_target_is_per_inhabitant() -> None:
    app = aim("less", "€ 10")
    assert address(app)["doel"] == "less~10~inwoner"
    assert "per inwoner" in html(app)


def test_a_target_that_is_no_amount_is_said() -> None:
    app = aim("less", "heel veel")
    assert "is geen bedrag" in notices(app)
    assert visitor(app).target.eur == 0


# Undo, plans, beginning again


def test_undo_and_redo_bring_every_number_back() -> None:
    app = slide(table(), "notch.knob.debts", 4)
    after, there = html(app), address(app)
    click(app, "undo")
    assert "nog niets gewijzigd" in html(app)
    assert slider(app, "notch.knob.debts").value == 0
    click(app, "redo")
    assert (html(app), address(app)) == (after, there)


def test_a_plan_is_taken_over_with_its_name_and_conditions() -> None:
    app = table()
    box = app.selectbox(key="plan_box")
    sound(box.select_index(box.options.index("Eerst de schulden")).run())
    assert visitor(app).scenario.id == "debts_first"
    assert address(app)["scenario"] == "debts_first"
    assert app.selectbox(key="plan_box").options[0] == "Plan: Eerst de schulden"
    assert any("Dit moet kloppen" in element.value for element in app.markdown)
    slide(app, "notch.knob.youth", 2)
    assert app.selectbox(key="plan_box").options[0] == "Plan: Eerst de schulden (aangepast)"
    click(app, "reset_all")
    assert (amounts(app), address(app)) == ({}, TOWN)
    assert app.selectbox(key="plan_box").options[0] == "Plan: Ongewijzigd beleid"


def test_a_kept_plan_stands_in_the_plan_box() -> None:
    app = table(early_debt_signals="1")
    write(app, "scenario_name", "Plan A")
    click(app, "keep")
    assert {key: plan.name for key, plan in visitor(app).kept.items()} == {"s_plan_a": "Plan A"}
    assert "Plan A" in app.selectbox(key="plan_box").options
    click(app, "reset_all")
    box = app.selectbox(key="plan_box")
    sound(box.select_index(box.options.index("Plan A")).run())
    assert amounts(app) == {"early_debt_signals": 1.0}


# Pictures and presenting


@pytest.mark.parametrize("name", list(pictures.PICTURES))
@pytest.mark.parametrize("choice", [{}, {"early_debt_signals": "1"}, {"social_base": "-3", "plafond.shelter": "-3"}])
def test_every_picture_can_be_drawn(name: str, choice: dict[str, str]) -> None:
    app = table(**choice)
    sound(group(app, "picture_box").set_value(name).run())
    assert group(app, "picture_box").value == name
    assert [element.value for element in (*app.caption, *app.info)]


def test_presenting_walks_through_its_steps_and_back_to_the_table() -> None:
    app = click(table(early_debt_signals="1"), "present")
    assert address(app)["presentatie"] == "1"
    for step in range(1, 5):
        click(app, "step_next")
        assert address(app)["presentatie"] == str(step + 1)
    assert app.button(key="step_next").disabled
    assert "Vroegsignalering" in html(app)
    click(app, "step.2")
    slide(app, "notch.knob.debts", 8)
    assert "early_debt_signals" in amounts(app)
    click(app, "stop_presenting")
    assert "presentatie" not in address(app)
    assert app.button(key="present") is not None


def test_a_link_to_a_step_that_is_not_there_opens_the_last_one() -> None:
    assert address(table(presentatie="9"))["presentatie"] == "5"


def test_the_room_guesses_before_it_sees() -> None:
    app = table(early_debt_signals="1", presentatie="2")
    assert app.button(key="reveal").disabled
    write(app, "guess_box", "250")
    write(app, "guess_box", "veel")
    assert "Typ een getal van nul of meer" in notices(app)
    assert "reveal" not in [part for part in html(app).split('"') if part == "reveal"]
    click(app, "reveal")
    assert 'class="reveal"' in html(app)


# The link

WHOLE = {
    "gemeente": "GM0080",
    "v": "2",
    "early_debt_signals": "1~2028~3~2031",
    "plafond.shelter": "-2.5~2029",
    "aanname.shelter.unit_cost": "10~20~30~telling~wij",
    "inschatting.social_base.youth_ambulatory": "0~0.01~0.02~ervaring~wethouder",
    "antwoord.self_reliance": "unknown~waarom~eerst weten~",
    "eigen_geld": "5000",
    "reserve": "70",
    "gepubliceerd": "1",
    "naam": "Plan A",
    "presentatie": "3",
    "doel": "less~10~inwoner",
    "vergelijk": "debts_first~prevention_first",
    "dilemma": "self_reliance",
}


def test_every_part_of_a_link_comes_back(known_link: dict[str, str]) -> None:
    app = table(**known_link)
    assert notices(app) == ""
    assert address(app) == known_link
    assert (visitor(app).step, visitor(app).compared) == (2, ["debts_first", "prevention_first"])
    assert "Met 1 eigen aanname" not in html(app)


@pytest.fixture
def known_link() -> dict[str, str]:
    """The whole link, with a place the library names for an estimate and an answer it knows."""
    from akkoordwijzer.ui.shared import data

    item = next(item for item in data.library().interventions if item.could_affect and item.id == "social_base")
    link = {key: text for key, text in WHOLE.items() if not key.startswith("inschatting.")}
    return {**link, f"inschatting.{item.id}.{item.could_affect[0].line}": "0~0.01~0.02~ervaring~wethouder"}


@pytest.mark.parametrize(
    "nonsense",
    [
        {"presentatie": "x"},
        {"presentatie": "0"},
        {"doel": "less"},
        {"doel": "less~1e9"},
        {"vergelijk": "<b>~../x"},
        {"dilemma": "![](http://x.nl)"},
        {"kamer": "a b"},
    ],
)
def test_a_look_that_cannot_be_is_left_out(nonsense: dict[str, str]) -> None:
    app = table(**nonsense)
    assert set(address(app)) <= {"gemeente", "vergelijk"}
    assert not set(address(app).values()) & set(nonsense.values())


def test_who_goes_back_in_the_browser_sees_what_was_there() -> None:
    app = slide(table(early_debt_signals="1"), "notch.knob.youth", 2)
    app.query_params.clear()
    before = {**TOWN, "v": "2", "early_debt_signals": "1", "doel": "more~100"}
    for key, text in before.items():
        app.query_params[key] = text
    sound(app.run())
    assert amounts(app) == {"early_debt_signals": 1.0}
    assert address(app) == before
    assert visitor(app).target.eur == 100
    click(app, "undo")
    assert len(amounts(app)) > 3, "going back is one step, which can be undone"


# What a browser kept

PLAN: dict[str, Any] = {"Plan A": {"v": "2", "early_debt_signals": "1"}}


def test_kept_plans_come_back_as_they_were() -> None:
    kept = memory.read(json.dumps(PLAN))
    assert memory.read(memory.written(kept)) == kept
    assert kept["s_plan_a"].name == "Plan A"
    assert kept["s_plan_a"].changes["early_debt_signals"].amount_per_inhabitant == 1


def test_two_plans_of_one_id_and_two_of_one_name_stay_apart() -> None:
    spent, more = ({"early_debt_signals": Change(amount_per_inhabitant=eur)} for eur in (1.0, 2.0))
    kept = with_plan({}, Scenario(id=key_of("Plan A"), name="Plan A", changes=spent))
    kept = with_plan(kept, Scenario(id=key_of("Plan-A"), name="Plan-A", changes=more))
    assert [(plan.name, plan.changes) for plan in kept.values()] == [("Plan A", spent), ("Plan-A", more)]
    again = with_plan(kept, Scenario(id=key_of("Plan-A"), name="Plan-A", changes=spent))
    assert [(plan.name, plan.changes) for plan in again.values()] == [("Plan A", spent), ("Plan-A", spent)]
    assert memory.read(memory.written(again)) == again
    sides = {key: Scenario(id=key, name="Alles open", changes=spent) for key in ("now_open", "later_open")}
    assert memory.read(memory.written(sides)) == sides
    app = table()
    visitor(app).kept = sides
    assert sound(app.run()).selectbox(key="plan_box").options[-2:] == ["Alles open", "Alles open (2)"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "[]",
        "3",
        "null",
        "{",
        '{"a": 1}',
        '{"a": {"b": 2}}',
        '{"": {}}',
        "[" * 100_000,
        '"' + "x" * 300_000 + '"',
    ],
)
def test_what_is_no_plan_is_left_out(text: str) -> None:
    assert memory.read(text) == {}


def test_hostile_text_in_memory_is_a_plan_without_it() -> None:
    bad = "![](http://x.nl/a.png)\n<img src=x>"
    ((key, plan),) = memory.read(json.dumps({bad: {bad: bad, "social_base": bad, "naam": bad}})).items()
    assert key == plan.id
    assert re.fullmatch("[a-z0-9_]+", key)
    assert "\n" not in str(plan.name)
    assert (plan.changes, plan.ceilings) == ({}, {})


def test_no_more_is_kept_than_a_room_compares() -> None:
    many = {f"Plan {number}": {"v": "2", "early_debt_signals": "1"} for number in range(memory.MOST + 5)}
    kept = memory.read(json.dumps(many))
    assert len(kept) == memory.MOST
    assert len(json.loads(memory.written({**kept, "nieuw": next(iter(kept.values()))}))) == memory.MOST


def test_what_the_browser_kept_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps({"![](http://x.nl)": {"v": "2", "early_debt_signals": "1"}})

    def component(data: dict[str, Any], **_more: object) -> SimpleNamespace:
        return SimpleNamespace(kept=f"{data['question']}|{text}")

    monkeypatch.setattr(memory, "_component", lambda: component)
    app = table()
    assert [plan.name for plan in visitor(app).kept.values()] == ["![](http://x.nl)"]
    assert "![](http://x.nl)" in app.selectbox(key="plan_box").options


@pytest.mark.parametrize(("region", "estimated"), [("GM0080", False), ("GM0363", True)])
def test_below_the_two_pots_stands_what_was_estimated(region: str, estimated: bool) -> None:
    app = table(gemeente=region)
    below = " ".join(caption.value for caption in app.caption)
    assert "Gearceerd: effect niet vastgesteld" in below
    assert ("Een deel van de zorgkosten is voor deze gemeente geschat" in below) is estimated


def test_low_and_high_of_what_it_hangs_on_are_those_of_the_drivers() -> None:
    app = table(early_debt_signals="1", integrated_debt_help="2")
    app.get_by_key("picture_box").set_value("Tegenvaller")
    sound(app.run())
    first = rank_drivers(central_of(visitor(app).proposal).outcome.case)[0]
    ends = f"Laag: {euro(first.at_low)}; hoog: {euro(first.at_high)}."
    assert first.at_low != first.at_high
    assert any(ends in caption.value for caption in app.caption)
