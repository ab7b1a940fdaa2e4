"""Akkoord and Monitor: what is agreed stands in the text, what cannot be is said, and a file comes back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
PLAN = {
    "gemeente": "GM0080",
    "scenario": "guardianship_grip",
    "guardianship_gatekeeper": "0.3",
    "debt_aftercare": "0.2",
}


def open_page(stem: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in parameters.items():
        app.query_params[key] = value
    app.run()
    app.switch_page(f"pages/{stem}.py").run()
    assert not app.exception, [element.value for element in app.exception]
    return app


def said(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.header, *app.subheader, *app.markdown, *app.warning))


def test_without_choices_it_says_where_to_begin() -> None:
    app = open_page("akkoord", gemeente="GM0080")
    assert "nog niets op tafel" in said(app)


def test_the_text_follows_what_is_filled_in() -> None:
    app = open_page("akkoord", **PLAN)
    assert "Financiële bijlage" in said(app)
    app.get_by_key("agreement_choice").set_value("debt_aftercare").run()
    app.get_by_key("a_owner.debt_aftercare").set_value("wethouder schulden")
    app.get_by_key("a_words.debt_aftercare").set_value("Niemand valt terug")
    app.get_by_key("a_cover.debt_aftercare").set_value("own")
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert not app.exception
    assert "Niemand valt terug" in said(app)
    assert "Eigenaar: wethouder schulden" in said(app)


def test_a_reserve_that_is_empty_is_refused() -> None:
    app = open_page("akkoord", **PLAN)
    app.get_by_key("agreement_choice").set_value("debt_aftercare").run()
    app.get_by_key("a_cover.debt_aftercare").set_value("reserve")
    app.get_by_key("a_until.debt_aftercare").set_value(2029)
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert "onder nul" in said(app)
    assert "de reserve sociaal domein, daarna" not in said(app)


def test_a_wrong_task_field_is_said() -> None:
    app = open_page("akkoord", **PLAN)
    app.get_by_key("agreement_choice").set_value("debt_aftercare").run()
    app.get_by_key("a_field.debt_aftercare").set_value("zes")
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert "nummer zoals 6" in said(app)


def test_an_indicator_without_a_start_is_refused_and_with_one_is_kept() -> None:
    app = open_page("akkoord", **PLAN)
    app.get_by_key("agreement_tab").set_value("Indicatoren").run()
    app.get_by_key("agreement_indicator").set_value("guardianship_inflow").run()
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert "zonder beginwaarde" in said(app)
    app.get_by_key("g_start.guardianship_inflow").set_value(160.0)
    app.get_by_key("g_owner.guardianship_inflow").set_value("wethouder")
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert not app.exception
    assert "Nieuwe schuldenbewinden: nu 160" in said(app)
    app.get_by_key("agreement_tab").set_value("Als het tegenvalt").run()
    app.get_by_key("c_value").set_value(150.0)
    app.get_by_key("c_looks").set_value("wethouder")
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    assert "binnen het toeval" in said(app)
    app.get_by_key("c_value").set_value(100.0)
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    assert not app.exception
    assert "Als nieuwe schuldenbewinden" in said(app)
    assert "Wanneer wij terugkijken" in said(app)


@pytest.mark.parametrize("region", ["NL", "GM0088", "GM0599"])
def test_the_page_opens_with_a_plan_anywhere(region: str) -> None:
    app = open_page("akkoord", gemeente=region, v="2", **{"social_base": "2", "plafond.youth_ambulatory": "-2"})
    assert "Financiële bijlage" in said(app)


def test_monitor_asks_for_a_file() -> None:
    app = open_page("monitor", gemeente="GM0080")
    assert "Open het bestand van een akkoord" in said(app)
