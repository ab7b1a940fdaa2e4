"""Whole journeys: keyboard only, undo, files, own assumptions, presenting, a phone, and what goes wrong."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from akkoordwijzer.cli.main import main
from akkoordwijzer.content.yaml_file import read_yaml
from akkoordwijzer.ui.shared.frame import SCREENS
from tests.browser import await_address, drawn, needs_browser, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]

LEEUWARDEN = "gemeente=GM0080"
LEVER = "Vroegsignalering van schulden"
ODDS = re.compile("doorrekening")


def metrics(page: "Page") -> "Locator":
    return page.get_by_test_id("stMetricValue")


def numbers(page: "Page") -> list[str]:
    settle(page)
    return metrics(page).all_inner_texts()


def tab_to(page: "Page", target: "Locator", most: int = 80) -> None:
    """Reach something with the Tab key alone."""
    target.wait_for()
    handle = target.element_handle()
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("target => document.activeElement === target", handle):
            return
    raise AssertionError(f"not reached with {most} tabs: {target}")


def upload(page: "Page", name: str, raw: bytes) -> None:
    page.get_by_role("button", name="Bewaren en delen").click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/yaml", "buffer": raw})


def save(page: "Page", folder: Path) -> Path:
    page.get_by_role("button", name="Bewaren en delen").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als bestand").click()
    path = folder / "scenario.yaml"
    download.value.save_as(path)
    page.keyboard.press("Escape")
    return path


def test_the_whole_conversation_with_the_keyboard(server: str, browser: "Browser") -> None:
    with visit(browser, server) as page:
        drawn(page)
        tab_to(page, page.get_by_role("combobox", name=re.compile("Gemeente")))
        page.keyboard.type("Leeuwa")
        page.get_by_role("option", name="Leeuwarden").wait_for()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=re.compile("verschilt Leeuwarden")).wait_for()
        for title in ("Cijfers", "Wat als?"):
            tab_to(page, page.get_by_role("link", name=title, exact=True).first)
            page.keyboard.press("Enter")
            page.get_by_role("heading", name=title, level=1).wait_for()
            drawn(page)
        tab_to(page, page.get_by_role("slider", name=LEVER))
        page.keyboard.press("ArrowRight")
        page.get_by_text(ODDS).first.wait_for()
        tab_to(page, page.get_by_role("link", name="Vergelijken", exact=True).first)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Vergelijken", level=1).wait_for()
        page.get_by_role("heading", name="Verschil in keuzes").wait_for()
        page.get_by_text("Uw keuzes").first.wait_for()
        await_address(page, LEEUWARDEN)


def test_undo_and_redo(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}") as page:
        drawn(page)
        before = numbers(page)
        slider = page.get_by_role("slider", name=LEVER)
        slider.press("ArrowRight")
        page.get_by_text(ODDS).first.wait_for()
        expect(metrics(page)).not_to_have_text(before)
        after = numbers(page)
        expect(page.locator(".st-key-sentence")).to_have_attribute("aria-live", "polite")
        page.get_by_role("button", name="Ongedaan maken").click()
        page.get_by_text("U heeft nog niets gewijzigd").wait_for()
        expect(metrics(page)).to_have_text(before)
        page.get_by_role("button", name="Opnieuw").click()
        page.get_by_text(ODDS).first.wait_for()
        expect(metrics(page)).to_have_text(after)


def test_save_and_load_give_the_same_numbers_to_the_last_digit(
    server: str, browser: "Browser", tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    choices = "integrated_debt_help=4&local_teams=2.5~2028~3~2031&plafond.shelter=-1"
    belief = "aanname.youth_residential.unit_cost=60000~70000~90000~telling~wij"
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&{choices}&{belief}") as page:
        drawn(page)
        shown = numbers(page)
        path = save(page, tmp_path)
    with visit(browser, f"{server}/wat-als") as page:
        drawn(page)
        upload(page, path.name, path.read_bytes())
        await_address(page, LEEUWARDEN)
        await_address(page, "integrated_debt_help=4")
        expect(metrics(page)).to_have_text(shown)
    kept = read_yaml(path).data["outcome"]
    assert main(["run", str(path), "--json"]) == 0
    cumulative = json.loads(capsys.readouterr().out)["municipality"]["cumulative"]
    assert (cumulative[3], cumulative[-1]) == (kept["net_term_eur"], kept["net_horizon_eur"])


def test_an_own_assumption_is_filled_in_on_the_tab(server: str, browser: "Browser") -> None:
    unit_cost = "Jeugdhulp met verblijf: kosten per persoon"
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&plafond.youth_residential=-2") as page:
        drawn(page)
        before = numbers(page)
        page.get_by_role("tab", name="Aannames").click()
        box = page.get_by_role("combobox", name=re.compile("Welke aanname"))
        box.click()
        box.fill(unit_cost)
        page.get_by_role("option", name=unit_cost).wait_for()
        page.keyboard.press("Enter")
        page.get_by_text("In euro per persoon per jaar").wait_for()
        for label, value in (("Laag", "90.000"), ("Meest waarschijnlijk", "120000"), ("Hoog", "€ 150.000")):
            page.get_by_role("textbox", name=label).fill(value)
        use = page.get_by_role("button", name="Gebruik deze aanname")
        use.click()
        page.get_by_text("Vul in waarom u dit denkt").wait_for()
        page.get_by_role("textbox", name="Waarom?").fill("eigen telling")
        page.get_by_role("textbox", name="Van wie of waaruit?").fill("afdeling jeugd")
        use.click()
        page.get_by_text("Met 1 eigen aanname.").wait_for()
        expect(metrics(page)).not_to_have_text(before)
        await_address(page, "aanname.youth_residential.unit_cost=")
        page.get_by_role("button", name="Terug", exact=True).click()
        page.get_by_text("Met 1 eigen aanname.").wait_for(state="detached")
        expect(metrics(page)).to_have_text(before)


def test_an_own_assumption_moves_the_baseline_and_one_click_shows_the_published_one(
    server: str, browser: "Browser"
) -> None:
    belief = "aanname.youth_residential.unit_cost=90000~120000~150000~telling~wij"
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&plafond.youth_residential=-2") as page:
        drawn(page)
        published = numbers(page)
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&plafond.youth_residential=-2&{belief}") as page:
        drawn(page)
        page.get_by_text("Met 1 eigen aanname.").wait_for()
        expect(metrics(page)).not_to_have_text(published)
        page.get_by_text("Toon met de gepubliceerde aannames").click()
        expect(metrics(page)).to_have_text(published)


def test_what_is_locked_stays_when_a_scenario_is_taken_over(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        page.get_by_text("Uw keuzes (1)").click()
        page.get_by_role("button", name="Vastzetten").click()
        page.get_by_role("button", name="Losmaken").wait_for()
        expect(page.get_by_role("slider", name=LEVER)).to_be_disabled()
        page.get_by_role("combobox", name=re.compile("Begin met een scenario")).click()
        page.get_by_role("option", name="Eerst voorkomen").click()
        await_address(page, "integrated_debt_help=")
        assert re.search(r"early_debt_signals=0\.5(&|$)", page.url)
        page.get_by_role("button", name="Alles terug").click()
        await_address(page, "^((?!integrated_debt_help=).)*$")
        assert re.search(r"early_debt_signals=0\.5(&|$)", page.url)


def test_a_link_holds_on_every_page_and_nonsense_in_it_is_named(server: str, browser: "Browser") -> None:
    nonsense = "integrated_debt_help=veel&plafond.shelter=99999&onzin=1&aanname.shelter.stock=1~2"
    for screen in SCREENS:
        file = "" if screen.file == "start" else screen.file
        with visit(browser, f"{server}/{file}?{LEEUWARDEN}&early_debt_signals=0.5&{nonsense}") as page:
            drawn(page)
            assert page.get_by_role("combobox", name=re.compile("Gemeente")).input_value() == "Leeuwarden"
            said = " ".join(page.get_by_test_id("stAlert").all_inner_texts())
            assert all(word in said for word in ("veel", "99999", "onzin", "1~2"))
            await_address(page, "^((?!onzin).)*$")
            await_address(page, LEEUWARDEN)
            await_address(page, "early_debt_signals=0.5")


def test_what_was_filled_in_survives_another_page(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        page.get_by_role("button", name="Hoe betaalt u dit?").click()
        page.get_by_role("spinbutton", name=re.compile("Eigen geld")).fill("50000")
        page.keyboard.press("Enter")
        page.get_by_text("eigen geld en reserve: € 50.000").wait_for()
        page.keyboard.press("Escape")
        for title in ("Cijfers", "Wat als?"):
            page.get_by_role("link", name=title, exact=True).first.click()
            page.get_by_role("heading", name=title, level=1).wait_for()
            drawn(page)
        page.get_by_text("eigen geld en reserve: € 50.000").wait_for()
        await_address(page, "early_debt_signals=0.5")


def test_presenting_shows_one_message_at_a_time(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
        before = page.evaluate(size)
        page.get_by_text("Presentatie").click()
        page.get_by_role("radio", name="Uitkomst").wait_for()
        page.wait_for_function(f"before => {size} > before", arg=before)
        expect(page.get_by_role("slider")).to_have_count(0)
        page.get_by_role("radio", name="Uitkomst").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        lever = page.get_by_role("slider", name=LEVER)
        lever.wait_for()
        expect(metrics(page)).to_have_count(0)
        lever.press("ArrowRight")
        await_address(page, "early_debt_signals=0.6")


def test_guess_first_covers_the_outcome(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        page.get_by_text("Voorspel eerst").click()
        reveal = page.get_by_role("button", name="Laat de uitkomst zien")
        reveal.wait_for()
        expect(metrics(page)).to_have_count(0)
        reveal.click()
        page.get_by_text("U voorspelde").wait_for()
        expect(metrics(page)).to_have_count(4)


def fits(page: "Page") -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


@pytest.mark.parametrize("file", [screen.file for screen in SCREENS])
def test_a_phone_never_scrolls_sideways(server: str, browser: "Browser", file: str) -> None:
    address = f"{server}/{'' if file == 'start' else file}?{LEEUWARDEN}&early_debt_signals=0.5"
    with visit(browser, address, 390, 844) as page:
        drawn(page)
        fits(page)
        for tab in page.get_by_role("tab").all():
            tab.click()
            drawn(page)
            fits(page)
        page.get_by_text("Presentatie", exact=True).click()
        page.wait_for_function("parseFloat(getComputedStyle(document.documentElement).fontSize) > 17")
        drawn(page)
        fits(page)


# Words that Streamlit writes itself, in what is shown and in what a screen reader says.
ENGLISH = (
    r"\b(Help for|App pages|[Ss]idebar|Open$|Clear|Increment|Decrement|Choose|Remove|Scroll|Next|Previous|[Uu]pload)"
)
SAID = """() => [...document.querySelectorAll('[aria-label], input[placeholder]')]
  .flatMap(node => [node.getAttribute('aria-label'), node.getAttribute('placeholder')]).filter(Boolean)"""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("file", [screen.file for screen in SCREENS])
def test_no_english_of_streamlit_is_left(server: str, browser: "Browser", file: str, width: int) -> None:
    address = f"{server}/{'' if file == 'start' else file}?{LEEUWARDEN}&early_debt_signals=0.5"
    with visit(browser, address, width) as page:
        drawn(page)
        page.wait_for_function(f"english => !({SAID})().some(words => new RegExp(english).test(words))", arg=ENGLISH)
        assert len(page.evaluate(SAID)) > 3
        box = page.get_by_role("combobox", name=re.compile("Gemeente"))
        box.click()
        box.fill("xyzzy")
        page.get_by_text("Niets gevonden").wait_for()


BOMB = b"a0: &a0 [lol]\n" + b"\n".join(b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 20))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"akkoordwijzer: 99\n", "versie 1 of 2, gevonden versie ‘99’"),
        (b"akkoordwijzer: 1\nonzin: 2\n", "Dit bestand kunnen we niet openen"),
        (b"\x00\x01\x02" * 50, "Dit bestand kunnen we niet openen"),
        (BOMB, "verwijzingen"),
        (b"a: !!python/object/apply:os.system ['true']\n", "geldige YAML"),
        (b"# " + b"x" * 10_000_000, "tot 0,2 MB, gevonden 10,0 MB"),
        (b"", "iets anders"),
    ],
    ids=["version", "unknown-keys", "binary", "bomb", "python-tag", "large", "empty"],
)
def test_a_wrong_file_is_one_sentence_and_nothing_is_lost(
    server: str, browser: "Browser", raw: bytes, says: str
) -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        before = numbers(page)
        upload(page, "proef.yaml", raw)
        sentence = page.get_by_test_id("stAlert").get_by_text(re.compile(says))
        sentence.wait_for()
        assert "Dit bestand kunnen we niet openen" in sentence.inner_text()
        page.keyboard.press("Escape")
        expect(metrics(page)).to_have_text(before)
        await_address(page, "early_debt_signals=0.5")
        page.get_by_role("slider", name=LEVER).press("ArrowRight")
        await_address(page, "early_debt_signals=0.6")


def test_paper_gets_the_choices_and_not_the_levers(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        on_paper = page.locator(".st-key-on_paper")
        expect(on_paper).not_to_be_visible()
        page.emulate_media(media="print")
        expect(on_paper.get_by_text(LEVER)).to_be_visible()
        expect(page.get_by_role("slider", name=LEVER, include_hidden=True)).not_to_be_visible()
        expect(metrics(page).first).to_be_visible()
