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
KNOB = "Schulden: minder of meer"
SPENT = re.compile("U geeft .* meer uit")


def tiles(page: "Page") -> "Locator":
    return page.locator(".tile strong")


def numbers(page: "Page") -> list[str]:
    settle(page)
    expect(tiles(page)).to_have_count(4)
    return tiles(page).all_inner_texts()


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
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/yaml", "buffer": raw})


def save(page: "Page", folder: Path) -> Path:
    page.get_by_role("button", name="Bewaar", exact=True).click()
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
        page.get_by_role("heading", name="Wat opvalt in Leeuwarden").wait_for()
        for title in ("Cijfers", "Wat als?"):
            tab_to(page, page.get_by_role("link", name=title, exact=True).first)
            page.keyboard.press("Enter")
            page.get_by_role("heading", name=title, level=1).wait_for()
            drawn(page)
        tab_to(page, page.get_by_role("slider", name=KNOB))
        page.keyboard.press("ArrowRight")
        page.get_by_text(SPENT).first.wait_for()
        tab_to(page, page.get_by_role("link", name="Vergelijken", exact=True).first)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Vergelijken", level=1).wait_for()
        page.get_by_text("Uw keuzes").first.wait_for()
        await_address(page, LEEUWARDEN)
        drawn(page)
        tab_to(page, page.get_by_role("link", name="Akkoord", exact=True).first)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Akkoord", level=1).wait_for()
        drawn(page)
        tab_to(page, page.get_by_label("Wie staat ervoor? (functie)"))
        page.keyboard.type("wethouder schulden")
        # In a form Enter sends it.
        page.keyboard.press("Enter")
        expect(page.get_by_test_id("stMarkdown").filter(has_text="Eigenaar: wethouder schulden").first).to_be_visible()
        drawn(page)
        tab_to(page, page.get_by_role("button", name="Bestand", exact=True))
        with page.expect_download() as taken:
            page.keyboard.press("Enter")
        tab_to(page, page.get_by_role("link", name="Monitor", exact=True).first)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Monitor", level=1).wait_for()
        drawn(page)
        tab_to(page, page.get_by_test_id("stBaseButton-secondary").first)
        with page.expect_file_chooser() as box:
            page.keyboard.press("Enter")
        box.value.set_files(
            {"name": "akkoord.yaml", "mimeType": "text/yaml", "buffer": taken.value.path().read_bytes()}
        )
        page.get_by_text("tot op de euro terug").wait_for()


def test_undo_and_redo(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}") as page:
        drawn(page)
        before = numbers(page)
        slider = page.get_by_role("slider", name=KNOB)
        slider.press("ArrowRight")
        page.get_by_text(SPENT).first.wait_for()
        expect(tiles(page)).not_to_have_text(before)
        after = numbers(page)
        expect(page.locator(".story")).to_have_attribute("aria-live", "polite")
        page.get_by_role("button", name="Ongedaan maken").click()
        page.get_by_text("Er is nog niets gewijzigd").wait_for()
        expect(tiles(page)).to_have_text(before)
        page.get_by_role("button", name="Opnieuw", exact=True).click()
        page.get_by_text(SPENT).first.wait_for()
        expect(tiles(page)).to_have_text(after)


def test_back_in_the_browser_is_one_step_back(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&v=2&early_debt_signals=0.5") as page:
        drawn(page)
        before = numbers(page)
        page.get_by_role("slider", name="Jeugd: minder of meer").press("ArrowRight")
        await_address(page, "youth_work=")
        settle(page)
        page.go_back()
        await_address(page, "^((?!youth_work=).)*$")
        expect(tiles(page)).to_have_text(before)
        # The numbers come first; for a moment the slider of before stands beside the new one.
        settle(page)
        expect(page.get_by_role("slider", name="Jeugd: minder of meer")).to_have_value("0")


def test_an_amount_is_typed_and_a_measure_opens_its_card(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}") as page:
        drawn(page)
        box = page.get_by_role("textbox", name="Schulden: bedrag")
        box.fill("2,50")
        box.press("Enter")
        page.get_by_text("U geeft € 2,50 per inwoner meer uit").wait_for()
        page.get_by_role("button", name="Schulden", exact=True).click()
        page.get_by_role("button", name=re.compile("^Outreachende")).click()
        card = page.get_by_role("dialog")
        card.get_by_text("Wat denkt u dat dit doet?").wait_for()
        for label, value in (("Laag", "0"), ("Meest waarschijnlijk", "2"), ("Hoog", "5")):
            card.get_by_role("textbox", name=label).fill(value)
        card.get_by_role("textbox", name="Wie zegt dit?").fill("wethouder")
        card.get_by_role("textbox", name="Waarom?").fill("ervaring")
        card.get_by_role("button", name="Gebruik deze inschatting").click()
        card.wait_for(state="detached")
        page.get_by_text("Met 1 inschatting").wait_for()
        await_address(page, "inschatting.outreach_debt_help.")
        page.get_by_role("button", name=re.compile("^Outreachende")).click()
        page.get_by_role("dialog").get_by_role("button", name="Op slot").click()
        page.get_by_role("dialog").wait_for(state="detached")
        expect(page.get_by_role("slider", name=re.compile("^Outreachende"))).to_be_disabled()


def test_kept_plans_last_over_a_reload_in_the_same_browser_only(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.get_by_role("textbox", name="Naam van dit scenario").fill("Ons plan")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Bewaar in deze browser").click()
        page.get_by_text("is bewaard").wait_for()
        page.wait_for_function("localStorage.getItem('akkoordwijzer.plans')?.includes('Ons plan')")
        page.goto(f"{server}/wat-als?{LEEUWARDEN}")
        drawn(page)
        page.get_by_role("combobox", name=re.compile("Plan")).click()
        page.get_by_role("option", name="Ons plan").click()
        await_address(page, "early_debt_signals=0.5")
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}") as page:
        drawn(page)
        page.get_by_role("combobox", name=re.compile("Plan")).click()
        page.get_by_role("option", name="Eerst voorkomen").wait_for()
        expect(page.get_by_role("option", name="Ons plan")).to_have_count(0)


def test_save_and_load_give_the_same_numbers_to_the_last_digit(
    server: str, browser: "Browser", tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    choices = "integrated_debt_help=4&local_teams=2.5~2028~3~2031&plafond.wmo_support=-1"
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
        expect(tiles(page)).to_have_text(shown)
    kept = read_yaml(path).data["outcome"]
    assert main(["run", str(path), "--json"]) == 0
    cumulative = json.loads(capsys.readouterr().out)["municipality"]["cumulative"]
    assert (cumulative[3], cumulative[-1]) == (kept["net_term_eur"], kept["net_horizon_eur"])


def test_an_own_assumption_is_filled_in_on_the_tab(server: str, browser: "Browser") -> None:
    unit_cost = "Jeugdhulp met verblijf: kosten per persoon"
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&plafond.youth_residential=-2") as page:
        drawn(page)
        before = numbers(page)
        page.get_by_role("radio", name="Aannames").click()
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
        expect(tiles(page)).not_to_have_text(before)
        await_address(page, "aanname.youth_residential.unit_cost=")
        page.get_by_role("button", name="Terug", exact=True).click()
        page.get_by_text("Met 1 eigen aanname.").wait_for(state="detached")
        expect(tiles(page)).to_have_text(before)


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
        expect(tiles(page)).not_to_have_text(published)
        page.get_by_text("Toon met de gepubliceerde aannames").click()
        expect(tiles(page)).to_have_text(published)


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


def test_what_was_chosen_survives_another_page(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5&doel=less~5000000") as page:
        drawn(page)
        before = numbers(page)
        for title in ("Cijfers", "Wat als?"):
            page.get_by_role("link", name=title, exact=True).first.click()
            page.get_by_role("heading", name=title, level=1).wait_for()
            drawn(page)
        expect(tiles(page)).to_have_text(before)
        await_address(page, "early_debt_signals=0.5")
        await_address(page, "doel=less(~|%7E)5000000")


def test_presenting_is_walked_through_with_the_keys_of_a_remote(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        page.get_by_role("button", name="Presenteer").click()
        await_address(page, "presentatie=1")
        page.get_by_role("button", name="1 Vraag").wait_for()
        expect(page.get_by_role("slider")).to_have_count(0)
        for step, name in enumerate(("Gok", "Probeer"), 2):
            page.locator("body").press("PageDown")
            await_address(page, f"presentatie={step}")
            settle(page)
            assert name in page.locator("button[kind=primary]").first.inner_text()
        knob = page.get_by_role("slider", name=KNOB)
        knob.press("ArrowRight")
        await_address(page, "integrated_debt_help=|early_debt_signals=(?!0.5(&|$))")
        page.get_by_role("button", name="Sluit").click()
        await_address(page, "^((?!presentatie).)*$")
        page.get_by_role("button", name="Presenteer").wait_for()


def test_a_room_guesses_before_it_sees(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5&presentatie=2") as page:
        drawn(page)
        expect(tiles(page)).to_have_count(0)
        page.get_by_role("textbox", name=re.compile("Gok")).fill("250")
        page.keyboard.press("Enter")
        page.get_by_text("1 van 8 stippen gezet").wait_for()
        expect(page.locator(".reveal")).to_have_count(0)
        page.get_by_role("button", name="Laat zien").click()
        expect(page.locator(".reveal")).to_be_visible()


def fits(page: "Page") -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


# Words that Streamlit writes itself, in what is shown and in what a screen reader says.
ENGLISH = (
    r"\b(Help for|App pages|[Ss]idebar|Open$|Clear|Increment|Decrement|Choose|Remove|Scroll|Next|Previous|[Uu]pload)"
)
SAID = """() => [...document.querySelectorAll('[aria-label], input[placeholder]')]
  .flatMap(node => [node.getAttribute('aria-label'), node.getAttribute('placeholder')]).filter(Boolean)"""


def dutch(page: "Page") -> None:
    page.wait_for_function(f"english => !({SAID})().some(words => new RegExp(english).test(words))", arg=ENGLISH)
    assert len(page.evaluate(SAID)) > 3
    box = page.get_by_role("combobox", name=re.compile("Gemeente"))
    box.click()
    box.fill("xyzzy")
    page.get_by_text("Niets gevonden").wait_for()
    page.keyboard.press("Escape")


def every_page() -> list[str]:
    return [screen.file for screen in SCREENS]


@pytest.mark.parametrize("file", every_page())
def test_a_phone_never_scrolls_sideways_and_speaks_no_english(server: str, browser: "Browser", file: str) -> None:
    address = f"{server}/{'' if file == 'start' else file}?{LEEUWARDEN}&early_debt_signals=0.5"
    with visit(browser, address, 390, 844) as page:
        drawn(page)
        fits(page)
        for tab in page.get_by_role("radio").all():
            tab.click()
            drawn(page)
            fits(page)
        dutch(page)


@pytest.mark.parametrize("file", every_page())
def test_no_english_of_streamlit_is_left(server: str, browser: "Browser", file: str) -> None:
    with visit(browser, f"{server}/{'' if file == 'start' else file}?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        dutch(page)


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
        expect(tiles(page)).to_have_text(before)
        await_address(page, "early_debt_signals=0.5")
        page.get_by_role("slider", name="Jeugd: minder of meer").press("ArrowRight")
        await_address(page, "youth_work=")


def test_paper_gets_the_outcome_and_not_the_tools(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/wat-als?{LEEUWARDEN}&early_debt_signals=0.5") as page:
        drawn(page)
        page.emulate_media(media="print")
        expect(page.locator(".story")).to_be_visible()
        expect(tiles(page).first).to_be_visible()
        expect(page.get_by_role("button", name="Presenteer", include_hidden=True)).not_to_be_visible()
