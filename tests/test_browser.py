"""Journeys in headless Chromium: what a negotiator does, with the keyboard."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from akkoordwijzer.ui.shared.frame import SCREENS
from tests.browser import await_address, needs_browser, serve, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Every menu that was ever shown. Streamlit would first list the files in pages/, with "app" on top.
EVERY_MENU = """
  window.menus = new Set();
  new MutationObserver(() => {
    const names = [...document.querySelectorAll('nav a, [data-testid=stSidebarNavLink]')].map(link => link.innerText);
    if (names.length) window.menus.add(names.join('|'));
  }).observe(document, {subtree: true, childList: true});
"""


def test_choose_leeuwarden_and_move_a_slider_by_keyboard(server: str, browser: "Browser") -> None:
    with visit(browser, server) as page:
        box = page.get_by_role("combobox", name=re.compile("Gemeente"))
        box.click()
        box.fill("Leeuwa")
        page.get_by_role("option", name="Leeuwarden").wait_for()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Wat opvalt in Leeuwarden").wait_for()
        page.get_by_role("link", name="Wat als?").first.click()
        page.get_by_text("Er is nog niets gewijzigd").wait_for()
        await_address(page, "/wat-als.gemeente=GM0080$")
        expect(page.locator("[data-tile=people] strong")).to_have_text("als nu")
        slider = page.get_by_role("slider", name="Schulden: minder of meer")
        slider.focus()
        slider.press("ArrowRight")
        page.get_by_text(re.compile("U geeft .* per inwoner meer uit")).wait_for()
        await_address(page, "early_debt_signals=")
        expect(page.locator("[data-tile=people] strong")).to_have_text(re.compile(r"\d meer"))


def test_deep_link_is_the_first_request_of_a_new_server(browser: "Browser") -> None:
    with (
        serve() as base,
        visit(
            browser,
            base + "/wat-als?gemeente=GM0080&early_debt_signals=1.02&plafond.wmo_support=-1",
            watch=EVERY_MENU,
        ) as page,
    ):
        page.get_by_text(re.compile("U geeft .* meer uit|zorg per jaar niet")).first.wait_for()
        assert page.get_by_role("combobox", name=re.compile("Gemeente")).input_value() == "Leeuwarden"
        slider = page.get_by_role("slider", name="Schulden: minder of meer")
        expect(slider).to_have_attribute("aria-valuetext", re.compile("1,02"))
        assert page.get_by_text("Page not found").count() == 0
        assert page.evaluate("document.documentElement.lang") == "nl"
        expect(page.get_by_test_id("stTopNavLink")).to_have_count(len(SCREENS))
        names = page.get_by_test_id("stTopNavLink").all_inner_texts()
        assert "Wat als?" in names
        assert page.evaluate("[...window.menus]") == ["|".join(names)]
        await_address(page, "plafond.wmo_support=-1")
