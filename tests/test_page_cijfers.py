"""Cijfers and Verantwoording through the app itself: a sample of municipalities, every theme, every view."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures.words import THEMES
from akkoordwijzer.ui.figures.detail import VIEWS

APP = Path(__file__).parents[1] / "app.py"
# A centre, a city, the smallest island, two that were merged, and one with a suspect filing.
SAMPLE = ("GM0080", "GM0599", "GM0088", "GM1992", "GM1982", "GM0569")


def opened(region: str, page: str = "cijfers") -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    if region != "NL":
        app.query_params["gemeente"] = region
    app.run()
    app.switch_page(f"pages/{page}.py").run()
    return fine(app)


def fine(app: AppTest) -> AppTest:
    assert not app.exception, [element.value for element in app.exception]
    assert not app.error, [element.value for element in app.error]
    return app


def chosen(app: AppTest, key: str, value: object) -> AppTest:
    app.get_by_key(key).set_value(value)
    return fine(app.run())


def said(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


@pytest.mark.parametrize("region", ["NL", *SAMPLE])
def test_every_theme_opens(region: str) -> None:
    app = opened(region)
    for theme in THEMES:
        chosen(app, "figures_theme", theme)
        assert app.metric, theme
        assert "Bron" in said(app)
        for chart in app.get("plotly_chart"):
            assert any(character.isdigit() for character in chart.proto.alt)


def test_every_view_of_one_figure_opens() -> None:
    app = opened("GM0080")
    chosen(app, "figures_theme", "youth")
    chosen(app, "figures_indicator_youth", "youth_care_in_natura_clients")
    for view in VIEWS:
        chosen(app, "figures_view", view)
        assert "Wat is dit?" in said(app)
    assert app.get("download_button")


def test_a_municipality_without_a_figure_sees_the_national_one_with_a_mark() -> None:
    app = opened("GM0080")
    chosen(app, "figures_theme", "guardianship")
    assert len(app.metric) >= 5
    assert said(app).count("landelijk cijfer") >= 5


def test_a_figure_that_only_other_municipalities_have_is_a_table() -> None:
    app = opened("GM0080")
    chosen(app, "figures_theme", "guardianship")
    chosen(app, "figures_indicator_guardianship", "guardianship_municipal_cost_local")
    assert "cijfer van andere gemeenten" in said(app)
    assert any("Gemeente" in table.value.columns for table in app.table)


def test_then_stands_beside_now() -> None:
    app = opened("NL")
    chosen(app, "figures_theme", "youth")
    chosen(app, "figures_indicator_youth", "early_school_leavers")
    labels = [metric.label for metric in app.metric]
    assert "Toen (2017)" in labels
    assert any(label.startswith("Nu, Nederland") for label in labels)


def test_choices_outlive_a_page_switch() -> None:
    app = opened("GM0080")
    chosen(app, "figures_theme", "youth")
    chosen(app, "figures_peers", "province")
    chosen(app, "figures_indicator_youth", "youth_protection_clients")
    fine(app.switch_page("pages/verantwoording.py").run())
    fine(app.switch_page("pages/cijfers.py").run())
    assert app.get_by_key("figures_theme").value == "youth"
    assert app.get_by_key("figures_peers").value == "province"
    assert app.get_by_key("figures_indicator_youth").value == "youth_protection_clients"


def test_peers_can_be_chosen() -> None:
    app = opened("GM0080")
    assert "van 7 vergelijkbare gemeenten" in said(app)
    chosen(app, "figures_peers", "province")
    assert "van 18 gemeenten in Fryslân" in said(app)
    chosen(app, "figures_peers", "own")
    chosen(app, "figures_own", ["GM0599", "GM0344"])
    assert "van 3 gekozen gemeenten" in said(app)


def test_a_card_opens_its_figure_below() -> None:
    app = opened("NL")
    app.get_by_key("show_evictions_housing_corporations").click()
    fine(app.run())
    assert app.get_by_key("figures_indicator_debts").value == "evictions_housing_corporations"


def test_the_money_of_the_country() -> None:
    app = chosen(opened("NL"), "figures_theme", "finance")
    assert "**32 naar voorkomen** en **68 naar specialistische zorg** (begroting 2026)" in said(app)
    values = [typed(metric.value) for metric in app.metric]
    assert values[:3] == ["€ 7,3 mld", "€ 15,4 mld", "€ 32"]
    assert "Oekraïne" in said(app)
    assert "In 2023 en in 2025" in said(app)
    chosen(app, "figures_statement", "accounts")
    assert "(jaarrekening 2024)" in said(app)
    for measure in ("total", "hundred"):
        chosen(app, "figures_measure", measure)


def test_verantwoording_finds_indicators_and_sources() -> None:
    app = opened("NL", "verantwoording")
    assert len(app.table[0].value) == 25
    chosen(app, "accountability_indicators_search", "voortijdig schoolverlaters")
    row = app.table[0].value.iloc[0]
    assert "oud" in row["Nieuwste"]
    assert row["Status"] == "voorlopig"
    chosen(app, "accountability_indicators_search", "xyzzy")
    assert "Niets gevonden" in app.info[0].value
    chosen(app, "accountability_section", "sources")
    assert "bronnen" in said(app)
    chosen(app, "accountability_section", "quality")
    assert "niet definitief" in said(app)
