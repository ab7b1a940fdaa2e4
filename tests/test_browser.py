"""Journeys in headless Chromium: what a negotiator does, with the keyboard."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

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
        page.get_by_role("heading", name=re.compile("verschilt Leeuwarden")).wait_for()
        page.get_by_role("link", name="Wat als?").first.click()
        page.get_by_text("U heeft nog niets gewijzigd").wait_for()
        await_address(page, "/wat-als.gemeente=GM0080$")
        before = page.get_by_test_id("stMetricValue").all_inner_texts()
        slider = page.get_by_role("slider", name="Vroegsignalering van schulden")
        slider.focus()
        slider.press("ArrowRight")
        page.get_by_text(re.compile(r"In (.*) doorrekening(en)? is dit in 2036 terugverdiend")).wait_for()
        await_address(page, "early_debt_signals=")
        expect(page.get_by_test_id("stMetricValue")).not_to_have_text(before)


def test_deep_link_is_the_first_request_of_a_new_server(browser: "Browser") -> None:
    with (
        serve() as base,
        visit(
            browser,
            base + "/wat-als?gemeente=GM0080&early_debt_signals=1.02&plafond.shelter=-1",
            watch=EVERY_MENU,
        ) as page,
    ):
        page.get_by_text(re.compile("doorrekening")).first.wait_for()
        assert page.get_by_role("combobox", name=re.compile("Gemeente")).input_value() == "Leeuwarden"
        slider = page.get_by_role("slider", name="Vroegsignalering van schulden")
        assert "1,02" in (slider.get_attribute("aria-valuetext") or "")
        assert page.get_by_text("Page not found").count() == 0
        assert page.evaluate("document.documentElement.lang") == "nl"
        expect(page.get_by_test_id("stTopNavLink")).to_have_count(5)
        names = page.get_by_test_id("stTopNavLink").all_inner_texts()
        assert "Wat als?" in names
        assert page.evaluate("[...window.menus]") == ["|".join(names)]
        await_address(page, "plafond.shelter=-1")
