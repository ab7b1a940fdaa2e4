"""Every page opens, for the country and for municipalities, and says what it should."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.ui.shared.frame import SCREENS

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))


def address(app: AppTest) -> dict[str, str]:
    """One text per key, as somebody who copies the link gets it."""
    return {key: found if isinstance(found, str) else found[0] for key, found in app.query_params.items()}


def open_page(stem: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in parameters.items():
        app.query_params[key] = value
    app.run()
    if stem != "start":
        app.switch_page(f"pages/{stem}.py").run()
    assert not app.exception, [element.value for element in app.exception]
    return app


def title(app: AppTest) -> str:
    """What stands above the page: the what-if table has its title for readers of the screen only."""
    titles = [found.value for found in app.title]
    titles += re.findall(r"<h1[^>]*>([^<]*)</h1>", " ".join(found.proto.body for found in app.get("html")))
    (only,) = titles
    return only


def test_every_page_is_in_the_navigation() -> None:
    assert {path.stem for path in PAGES} == {screen.file for screen in SCREENS}


@pytest.mark.parametrize("stem", [path.stem for path in PAGES])
@pytest.mark.parametrize("region", ["NL", "GM0080", "GM0599", "GM0088"])
def test_page_opens(stem: str, region: str) -> None:
    app = open_page(stem, gemeente=region)
    (screen,) = [screen for screen in SCREENS if screen.file == stem]
    assert title(app) == ("Akkoordwijzer" if stem == "start" else screen.title)
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


def test_nonsense_in_a_link_is_said_and_does_no_harm() -> None:
    app = open_page("start", gemeente="XX", early_debt_signals="veel", onzin="1")
    said = " ".join(element.value for element in app.warning)
    for word in ("XX", "veel", "onzin"):
        assert word in said
