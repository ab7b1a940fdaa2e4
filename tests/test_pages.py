"""Every page opens, for the country and for municipalities, and says what it should."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.ui.shared.frame import SCREENS

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))


def open_page(stem: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in parameters.items():
        app.query_params[key] = value
    app.run()
    if stem != "start":
        app.switch_page(f"pages/{stem}.py").run()
    assert not app.exception, [element.value for element in app.exception]
    return app


def test_every_page_is_in_the_navigation() -> None:
    assert {path.stem for path in PAGES} == {screen.file for screen in SCREENS}


@pytest.mark.parametrize("stem", [path.stem for path in PAGES])
@pytest.mark.parametrize("region", ["NL", "GM0080", "GM0599", "GM0088"])
def test_page_opens(stem: str, region: str) -> None:
    app = open_page(stem, gemeente=region)
    (screen,) = [screen for screen in SCREENS if screen.file == stem]
    assert app.title[0].value == ("Akkoordwijzer" if stem == "start" else screen.title)
    assert app.session_state["_visitor"].region == region
    assert not app.error
    said = [element.value for element in (*app.caption, *app.markdown)]
    assert not [text for text in said if re.match(r"\d+[.)]\s", text)], "Markdown makes a numbered list of this"


@pytest.mark.parametrize("stem", [path.stem for path in PAGES if path.stem != "start"])
def test_first_request_of_a_fresh_server_may_be_any_page(stem: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.query_params["gemeente"] = "GM0080"
    app.switch_page(f"pages/{stem}.py").run()
    assert not app.exception
    assert app.selectbox(key="region_box").value == "GM0080"


def test_what_if_takes_over_the_link() -> None:
    app = open_page("wat-als", gemeente="GM0080", early_debt_signals="1.02")
    assert app.get_by_key("lever.early_debt_signals").value == 1.02
    assert any("doorrekening" in element.value for element in app.markdown)


def test_a_slider_changes_the_sentence() -> None:
    app = open_page("wat-als", gemeente="GM0080")
    assert any("nog niets gewijzigd" in element.value for element in app.markdown)
    before = [(metric.label, metric.value) for metric in app.metric]
    sentences = [before]
    for amount in (4.0, 1.0):
        app.get_by_key("lever.integrated_debt_help").set_value(amount).run()
        assert not any("nog niets gewijzigd" in element.value for element in app.markdown)
        sentences.append([(metric.label, metric.value) for metric in app.metric])
    assert sentences[0] != sentences[1] != sentences[2] != sentences[0], "every amount has outcomes of its own"


def test_nonsense_in_a_link_is_said_and_does_no_harm() -> None:
    app = open_page("start", gemeente="XX", early_debt_signals="veel", onzin="1")
    said = " ".join(element.value for element in app.warning)
    for word in ("XX", "veel", "onzin"):
        assert word in said
