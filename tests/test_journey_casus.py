"""Casus in a browser: an own case of thirty events by keyboard, kept and loaded; the story by key; paper; a phone."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from akkoordwijzer.household.case_file import open_case
from akkoordwijzer.household.records import ROADS, Household
from akkoordwijzer.household.search import search
from akkoordwijzer.ui.household.event_form import price_words
from tests.browser import drawn, needs_browser, settle, visit
from tests.household_cases import shelf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]

TEENAGER = "Gezin waar het thuis misgaat"
SEARCHES = ("schuldhulptraject", "huisarts", "ggz gesprek", "vernieling", "wijkteam")
FAST = SEARCHES[:3]
EVENTS = 30


def choose(page: "Page", label: str) -> None:
    box = page.get_by_role("combobox", name=re.compile("Welk huishouden"))
    box.click()
    page.get_by_role("option", name=label).click()
    settle(page)


def part(page: "Page", name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()
    settle(page)


def add_by_keyboard(page: "Page", number: int) -> None:
    """Search, tab to the fields, type, Enter; the road with the arrow keys, once, halfway."""
    box = page.get_by_role("textbox", name="Zoek een prijs")
    if number == EVENTS // 2:
        page.get_by_role("radio", name="Zoals het ging").focus()
        page.keyboard.press("ArrowRight")
        settle(page)
    box.focus()
    page.keyboard.type(SEARCHES[number % len(SEARCHES)])
    page.keyboard.press("Enter")
    price = page.get_by_role("combobox", name=re.compile("^Prijs"))
    first = search(shelf().book.prices.values(), SEARCHES[number % len(SEARCHES)])[0]
    expect(price).to_have_value(price_words(first))
    settle(page)
    page.keyboard.press("Tab")
    expect(price).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type(f"{number % 4 + 1}-{number % 4 + 3}")
    page.keyboard.press("Tab")
    page.keyboard.type("1,5")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type(f"Gebeurtenis nummer {number + 1}.")
    page.keyboard.press("Enter")
    words = "gebeurtenis" if number == 0 else "gebeurtenissen"
    page.get_by_text(f"{number + 1} {words} in deze casus").wait_for()
    expect(box).to_have_value("")
    settle(page)


def test_keys_faster_than_the_screen_lose_no_event(server: str, browser: "Browser", tmp_path: Path) -> None:
    with visit(browser, f"{server}/casus?gemeente=GM0080") as page:
        drawn(page)
        choose(page, "Een eigen casus")
        box = page.get_by_role("textbox", name="Zoek een prijs")
        for number, words in enumerate(FAST):
            expect(box).to_have_value("")
            box.focus()
            page.keyboard.type(words)
            for key in ("Enter", "Tab", "Tab", "Control+a"):
                page.keyboard.press(key)
            page.keyboard.type("2")
            for key in ("Tab", "Tab", "Tab"):
                page.keyboard.press(key)
            page.keyboard.type(f"Gebeurtenis nummer {number + 1}.")
            # An impatient hand.
            page.keyboard.press("Enter")
            page.keyboard.press("Enter")
            page.get_by_text(re.compile(rf"^{number + 1} gebeurtenis(sen)? in deze casus")).wait_for()
            settle(page)
        page.get_by_text(f"{len(FAST)} gebeurtenissen in deze casus").wait_for()
        events = read(saved(page, tmp_path, "fast.yaml")).roads.as_it_went.events
    asked = [search(shelf().book.prices.values(), words)[0].id for words in FAST]
    assert [item.text for item in events] == [f"Gebeurtenis nummer {number + 1}." for number in range(len(FAST))]
    assert [item.price for item in events] == asked


def saved(page: "Page", folder: Path, name: str) -> Path:
    part(page, "Bewaren en openen")
    read = page.get_by_role("button", name="Ik heb dit gelezen")
    if read.count():
        read.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand").click()
    path = folder / name
    download.value.save_as(path)
    return path


def read(path: Path) -> Household:
    opened = open_case(path.read_bytes(), path.name, shelf().book)
    assert opened.faults == ()
    return opened.household


def test_thirty_events_by_keyboard_kept_closed_loaded_identical(
    server: str, browser: "Browser", tmp_path: Path
) -> None:
    with visit(browser, f"{server}/casus?gemeente=GM0080") as page:
        drawn(page)
        choose(page, "Een eigen casus")
        for number in range(EVENTS):
            add_by_keyboard(page, number)
        first = saved(page, tmp_path, "first.yaml")
        assert "Gebeurtenis" not in page.url
        shown = page.locator(".roads").inner_text()
    household = read(first)
    assert [len(household.roads.named(name).events) for name in ROADS] == [EVENTS // 2, EVENTS // 2]
    with visit(browser, f"{server}/casus?gemeente=GM0080") as page:
        drawn(page)
        choose(page, "Een eigen casus")
        part(page, "Bewaren en openen")
        box = page.locator("input[type=file]")
        box.set_input_files({"name": "oud.yaml", "mimeType": "text/yaml", "buffer": b"version: 9\nroads: {}\n"})
        page.get_by_text("Dit bestand kunnen we niet openen").wait_for()
        settle(page)
        box.set_input_files({"name": first.name, "mimeType": "text/yaml", "buffer": first.read_bytes()})
        page.get_by_text(f"{EVENTS} gebeurtenissen in deze casus").wait_for()
        settle(page)
        assert page.locator(".roads").inner_text() == shown
        assert saved(page, tmp_path, "second.yaml").read_bytes() == first.read_bytes()


def test_the_story_is_told_by_key_and_its_proof_never_leaves_the_screen(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/casus?gemeente=GM0080", 1280, 720) as page:
        drawn(page)
        choose(page, TEENAGER)
        page.get_by_text("Presentatie", exact=True).click()
        page.get_by_text("1 van 30").wait_for()
        settle(page)
        for number in (2, 3):
            page.keyboard.press("ArrowRight")
            page.get_by_text(f"{number} van 30").wait_for()
        page.get_by_text("Het wijkteam start een traject.").wait_for()
        expect(page.locator(".so-far .total").first).to_have_text(re.compile("1.800"))
        page.keyboard.press("End")
        page.get_by_text("30 van 30").wait_for()
        settle(page)
        proof = page.locator(".proof").bounding_box()
        assert proof is not None
        assert proof["y"] + proof["height"] <= 720
        # 28 px on a screen of 1920.
        small = page.evaluate(
            """() => [...document.querySelectorAll('.step *, .proof *, .st-key-case_tools p')]
              .filter(one => one.checkVisibility() && one.innerText)
              .filter(one => parseFloat(getComputedStyle(one).fontSize) < 18.7)
              .map(one => one.innerText)"""
        )
        assert small == []
        page.keyboard.press("ArrowLeft")
        page.get_by_text("Wat scheelt de tweede weg").wait_for()


def test_on_a_phone_nothing_sticks_out_and_the_roads_are_lists(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/casus?gemeente=GM0080", 390, 844) as page:
        drawn(page)
        choose(page, TEENAGER)
        expect(page.locator(".event")).to_have_count(25)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        boxes = page.locator(".event").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
        assert min(boxes) > 300


def test_paper_holds_the_proof_the_marks_and_the_sources(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/casus?gemeente=GM0080") as page:
        drawn(page)
        choose(page, TEENAGER)
        page.emulate_media(media="print")
        for title in ("Wat u moet geloven", "Bronnen"):
            expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        for place in (".proof", ".roads", ".chances", ".paper"):
            expect(page.locator(place)).to_be_visible()
        expect(page.get_by_role("combobox", name=re.compile("Welk huishouden"))).to_be_hidden()
        expect(page.get_by_text("Hoeveel van deze gezinnen")).to_be_hidden()


def test_the_price_shows_on_hover(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/casus?gemeente=GM0080") as page:
        drawn(page)
        choose(page, TEENAGER)
        stay = page.locator(".event", has_text="Twee jaar in een instelling")
        detail = stay.locator(".detail")
        expect(detail).to_have_css("clip-path", "inset(50%)")
        stay.hover()
        expect(detail).to_have_css("clip-path", "none")
        expect(detail).to_contain_text("Betaalt: de gemeente")
