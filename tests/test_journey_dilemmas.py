"""Dilemma's in a browser: a side put on the table and back, an answer that survives a file, and a room at its keys."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import await_address, drawn, needs_browser, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]

LEEUWARDEN = "gemeente=GM0080"
QUESTION = "Betaalt de gemeente als een ander de winst krijgt?"
SIDE = "Alleen waar de eigen kas er beter van wordt"
WHY = "Wij kunnen niet op anderen wachten."
FIRST = "Wat vraagt de zorgverzekeraar?"


def tab_to(page: "Page", target: "Locator", most: int = 90) -> None:
    """Reach something with the Tab key alone."""
    target.wait_for()
    handle = target.element_handle()
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("target => document.activeElement === target", handle):
            return
    raise AssertionError(f"not reached with {most} tabs: {target}")


def test_from_a_question_to_an_answer_in_a_file(server: str, browser: "Browser", tmp_path: Path) -> None:
    with visit(browser, server) as page:
        drawn(page)
        page.get_by_role("combobox", name=re.compile("Gemeente")).click()
        page.keyboard.type("Leeuwa")
        page.get_by_role("option", name="Leeuwarden").click()
        await_address(page, LEEUWARDEN)
        page.get_by_role("link", name="Dilemma's", exact=True).first.click()
        page.get_by_role("button", name=QUESTION).click()
        await_address(page, "dilemma=who_invests_who_gains")
        page.get_by_role("heading", name=QUESTION).wait_for()
        source = page.locator(".st-key-position-who_invests_who_gains-pay_anyway .src").first
        source.locator("summary").click()
        expect(source.locator("p").first).to_be_visible()
        expect(source).to_contain_text(re.compile("elf gelezen|tweede hand"))
        page.locator('[class*="st-key-table-"]', has=page.get_by_role("button", name="Zet op tafel")).nth(1).click()
        page.get_by_role("heading", name="Wat als?", level=1).wait_for()
        await_address(page, "guardianship_gatekeeper=0.15")
        settle(page)
        page.go_back()
        page.get_by_role("heading", name=QUESTION).wait_for()
        await_address(page, "dilemmas.*guardianship_gatekeeper=0.15")
        page.get_by_role("tab", name="Wat zegt de tafel?").click()
        page.get_by_role("radiogroup", name="Waar staat de tafel?").get_by_text(SIDE).click()
        page.get_by_role("textbox", name="Waarom?").fill(WHY)
        page.get_by_role("textbox", name="Wat moeten we eerst weten?").fill(FIRST)
        page.keyboard.press("Tab")
        await_address(page, "antwoord")
        settle(page)
        page.get_by_role("link", name="Wat als?", exact=True).first.click()
        page.get_by_role("button", name="Bewaar", exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download als bestand").click()
        path = tmp_path / "scenario.yaml"
        download.value.save_as(path)
    with visit(browser, f"{server}/wat-als") as page:
        drawn(page)
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.locator("input[type=file]").set_input_files(path)
        await_address(page, "guardianship_gatekeeper=0.15")
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Dilemma's", exact=True).first.click()
        page.get_by_text(f"De tafel: {SIDE}").wait_for()
        page.get_by_role("button", name=QUESTION).click()
        page.get_by_role("tab", name="Wat zegt de tafel?").click()
        expect(page.get_by_role("radio", name=SIDE)).to_be_checked()
        expect(page.get_by_role("textbox", name="Waarom?")).to_have_value(WHY)
        expect(page.get_by_role("textbox", name="Wat moeten we eerst weten?")).to_have_value(FIRST)
