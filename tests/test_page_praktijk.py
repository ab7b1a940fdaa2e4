"""Praktijk through the app itself: cards, filters, one example, working forms, and the way to a dilemma and back."""

import pytest

from akkoordwijzer.ui.guide.practices import AT_FIRST
from tests.test_page_dilemmas import GUIDE, click, fine, html, keys, opened, visitor


def test_those_of_the_own_municipality_come_first() -> None:
    app = opened("praktijk")
    first = keys(app, "open.")[:2]
    assert {code for key in first for item in [GUIDE.practice(key)] if item for code in item.municipalities} == {
        "GM0080"
    }
    assert html(app).count("uw gemeente") == 2
    assert len(keys(app, "open.")) == AT_FIRST
    click(app, "show_all")
    assert sorted(keys(app, "open.")) == sorted(item.id for item in GUIDE.practices)
    assert app.get("plotly_chart")[0].proto.alt.startswith("Kaart: voorbeelden in")


@pytest.mark.parametrize(
    ("key", "value"),
    [("practice_theme", "debts"), ("practice_dilemma", "measure_or_trust"), ("practice_lever", "local_teams")],
)
def test_a_filter_leaves_what_meets_it(key: str, value: str) -> None:
    app = opened("praktijk")
    app.selectbox(key=key).set_value(value)
    fine(app.run())
    shown = {item.id for item in GUIDE.practices if item.id in keys(app, "open.")}
    fields = {
        "practice_theme": lambda item: {found.theme for found in GUIDE.dilemmas_of(item)},
        "practice_dilemma": lambda item: item.dilemmas,
        "practice_lever": lambda item: item.interventions,
    }
    expected = {item.id for item in GUIDE.practices if value in fields[key](item)}
    assert shown
    assert shown <= expected
    assert len(shown) == min(AT_FIRST, len(expected))


def test_kind_size_and_words_leave_nothing_when_nothing_meets_them() -> None:
    app = opened("praktijk")
    app.selectbox(key="practice_kind").set_value("comparison")
    fine(app.run())
    assert set(keys(app, "open.")) == {item.id for item in GUIDE.practices if item.result.kind == "comparison"}
    app.text_input(key="practice_words").set_value("xyzzy")
    fine(app.run())
    assert keys(app, "open.") == []
    assert any("Geen voorbeeld gevonden" in element.value for element in app.markdown)


def test_every_example_opens_with_its_doubt_its_state_and_its_sources() -> None:
    app = opened("praktijk")
    for item in GUIDE.practices:
        visitor(app).look.open = {"praktijk": item.id}
        fine(app.run())
        shown = html(app)
        for title in ("Uitkomst", "Wat is twijfelachtig", "Wat het kostte", "Hoe het nu staat", "Bronnen"):
            assert title in shown, item.id
        assert ("<dd>onbekend</dd>" in shown) is (item.cost is None), item.id
        assert keys(app, f"to.{item.id}.dilemma.") == [found.id for found in GUIDE.dilemmas_of(item)]


def test_an_example_leads_to_its_dilemma_and_the_dilemma_back() -> None:
    app = opened("praktijk", praktijk="leeuwarden_save_teams")
    app.button(key="to.leeuwarden_save_teams.dilemma.home_or_placed").click().run()
    assert visitor(app).look.open["dilemma"] == "home_or_placed"
    app.switch_page("pages/dilemmas.py").run()
    assert "leeuwarden_save_teams" in keys(fine(app), "to.home_or_placed.praktijk.")


def test_an_example_that_is_not_there_is_said() -> None:
    app = opened("praktijk", praktijk="bestaat_niet")
    assert any("bestaat niet" in element.value for element in app.info)
    assert keys(app, "open.")


def test_working_forms_say_how_to_use_them_here() -> None:
    app = opened("praktijk")
    app.get_by_key("practice_view").set_value("forms")
    shown = html(fine(app.run()))
    assert shown.count('class="form"') == len(GUIDE.instruments)
    assert shown.count("Met deze app:") == len(GUIDE.instruments)


def test_a_room_picks_an_example_by_name_and_reads_it_large() -> None:
    app = opened("praktijk", presentatie="1")
    assert len(keys(app, "open.")) == len(GUIDE.practices)
    click(app, "open.leeuwarden_save_teams")
    assert '<div class="stage low"' in html(app)
    assert "Geen cijfer over veiligheid" in html(app)


def test_a_room_steps_through_the_examples_by_key() -> None:
    app = opened("praktijk", presentatie="1")
    order = keys(app, "open.")
    click(app, f"open.{order[0]}")
    steps = (
        ("step_next", 1),
        ("step_next", 2),
        ("step_back", 1),
        ("step_back", 0),
        ("step_back", -1),
        ("step_next", 0),
    )
    for button, at in steps:
        click(app, button)
        assert visitor(app).look.open == {"praktijk": order[at]}
        assert html(app).count("<h1>") == 1
    click(app, "all.praktijk")
    assert "step_next" not in {button.key for button in app.button}
    click(app, "stop_presenting")
    assert app.title[0].value == "Praktijk"
