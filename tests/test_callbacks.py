"""A callback that breaks: Streamlit catches it before the net can; the visitor reads Dutch and finds a way back."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from akkoordwijzer.ui.shared.messages import LOGGED, WENT_WRONG
from tests.browser import ROOT, await_address, drawn, needs_browser, serve, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]

# The app, in which one callback of the page and one of a fragment break.
BROKEN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from akkoordwijzer.ui.shared import session
from akkoordwijzer.ui.shared.frame import run_app

def breaks(*_args):
    raise RuntimeError("a secret of the house")

session.choose_presenting = breaks
session.Visitor.reset = breaks
run_app()
"""


def test_a_callback_that_breaks_is_one_dutch_sentence_with_a_way_back(browser: "Browser", tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text(BROKEN, encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", tmp_path / ".streamlit")
    with serve(app) as server, visit(browser, f"{server}/wat-als?gemeente=GM0080&early_debt_signals=1") as page:
        drawn(page)
        said = page.locator(".went-wrong")
        for button in (page.get_by_role("button", name="Begin opnieuw", exact=True), page.get_by_text("Presentatie")):
            if button.count() == 0:
                page.goto(f"{server}/cijfers?gemeente=GM0080&early_debt_signals=1")
                drawn(page)
            button.click()
            expect(said).to_contain_text(WENT_WRONG)
            page.evaluate("window.sameSession = true")
            expect(said).to_contain_text(LOGGED)
            shown = page.locator("body").inner_text()
            assert "secret" not in shown
            assert "error" not in shown.lower()
            said.get_by_role("link", name="Terug naar wat er stond").click()
            drawn(page)
            settle(page)
            expect(said).to_have_count(0)
            assert page.evaluate("window.sameSession"), "what no address holds is still there"
            await_address(page, "gemeente=GM0080.*early_debt_signals=1")
