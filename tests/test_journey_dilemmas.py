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
        page.locator(".st-key-table-who_invests_who_gains_own_gain_only button").click()
        await_address(page, "wat-als.*guardianship_gatekeeper=0.15")
        page.locator('[data-tile="open"]').wait_for()
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


def test_the_keyboard_alone_opens_reads_and_plays(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/dilemmas?{LEEUWARDEN}") as page:
        drawn(page)
        tab_to(page, page.get_by_role("button", name=QUESTION))
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=QUESTION).wait_for()
        settle(page)
        source = page.locator(".st-key-position-who_invests_who_gains-pay_anyway .src").first
        tab_to(page, source.locator("summary"))
        page.keyboard.press("Enter")
        expect(source.locator("p").first).to_be_visible()
        tab_to(page, page.locator(".st-key-table-who_invests_who_gains_pay_together button"))
        page.keyboard.press("Enter")
        await_address(page, "wat-als.*fall_prevention=1")


FITS = "document.querySelector('[data-testid=stMain]').scrollHeight <= innerHeight"
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.stage *')]
  .filter(node => [...node.childNodes].some(one => one.nodeType === 3 && one.nodeValue.trim()))
  .map(node => parseFloat(getComputedStyle(node).fontSize)))"""


def test_a_room_sees_one_argument_at_a_time_by_key(server: str, browser: "Browser") -> None:
    address = f"{server}/dilemmas?{LEEUWARDEN}&presentatie=1&dilemma=who_invests_who_gains"
    with visit(browser, address, 1920, 1080) as page:
        drawn(page)
        assert page.evaluate(SMALLEST) >= 28
        page.keyboard.press("ArrowRight")
        argument = page.locator(".argument")
        expect(argument).to_contain_text("argument 1 van 17")
        expect(argument).to_have_count(1)
        assert page.evaluate(SMALLEST) >= 28
        page.keyboard.press("PageDown")
        expect(argument).to_contain_text("argument 2 van 17")
        page.keyboard.press("ArrowLeft")
        expect(argument).to_contain_text("argument 1 van 17")
        assert page.evaluate(FITS)


def test_paper_gets_one_sheet_for_a_dilemma(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/dilemmas?{LEEUWARDEN}&dilemma=now_or_later") as page:
        drawn(page)
        sheet = page.locator(".sheet")
        expect(sheet).not_to_be_visible()
        paper = page.pdf(prefer_css_page_size=True)
        assert paper.count(b"/Type /Page\n") == 1
        page.emulate_media(media="print")
        expect(sheet).to_be_visible()
        expect(page.get_by_role("button", name="Leg naast elkaar")).not_to_be_visible()
        assert page.evaluate(
            "document.querySelector('.sheet').scrollHeight <= document.querySelector('.sheet').clientHeight"
        )


@pytest.mark.parametrize("address", ["dilemmas", "dilemmas?dilemma=market_or_partnership", "praktijk"])
def test_a_phone_does_not_scroll_sideways(server: str, browser: "Browser", address: str) -> None:
    with visit(browser, f"{server}/{address}", 390, 844) as page:
        drawn(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
