"""WCAG 2.1 A and AA by axe-core: every page and what opens on it, light and dark, wide and narrow."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT

from akkoordwijzer.ui.household.own import PARTS
from akkoordwijzer.ui.shared.frame import SCREENS
from tests.browser import await_address, drawn, needs_browser, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("axe")]

EXCEPTIONS = yaml.safe_load(Path(__file__).with_name("accessibility_exceptions.yaml").read_text(encoding="utf-8"))
# Headings in order is no WCAG rule; somebody who listens still finds the way by them.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
ALSO = {"runOnly": {"type": "rule", "values": ["heading-order", "landmark-one-main", "page-has-heading-one"]}}
STILL = "* { transition: none !important; animation: none !important; } [data-stale] { opacity: 1 !important; }"
CHOICES = "?gemeente=GM0080&early_debt_signals=0.5&plafond.wmo_support=-1"
BELIEF = "&aanname.shelter.cashable=0.1~0.2~0.3~telling~wij"
Look = tuple[Literal["light", "dark"], int]
# Colours depend on the one, layout on the other: these two together have everything in both.
LOOKS: list[Look] = [("light", 1440), ("dark", 390)]


@dataclass(frozen=True, slots=True)
class Violation:
    where: str
    rule: str
    target: str
    what: str

    def excepted(self) -> "dict[str, str] | None":
        fits = (line for line in EXCEPTIONS if line["rule"] == self.rule and re.search(line["target"], self.target))
        return cast("dict[str, str] | None", next(fits, None))


def axe(page: "Page", where: str) -> "list[Violation]":
    """What axe-core finds on the page. What fades away while it looks is gone when it looks once more."""
    found = look_once(page, where)
    return look_once(page, where) if any(violation.excepted() is None for violation in found) else found


def look_once(page: "Page", where: str) -> "list[Violation]":
    drawn(page)
    # The room looks for news while axe looks: what Streamlit fades meanwhile is not the colour of anything.
    page.add_style_tag(content=STILL)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    violations = []
    for options in (RULES, ALSO):
        for found in page.evaluate("options => axe.run(document, options)", options)["violations"]:
            for node in found["nodes"]:
                checks = [*node["any"], *node["all"], *node["none"]]
                what = f"{checks[0]['message'] if checks else found['help']}: {node['html'][:200]}"
                violations.append(Violation(where, found["id"], str(node["target"]), what))
    return violations


def open_each(page: "Page", where: str, names: list[str], click: Callable[[str], None]) -> "Iterator[Violation]":
    """The page once more after each of these is opened."""
    for name in names:
        click(name)
        settle(page)
        yield from axe(page, f"{where}: {name}")


def what_if(page: "Page", where: str) -> "Iterator[Violation]":
    """A theme and the ceilings unfolded, a card, every picture, and the box with files."""
    lever = page.get_by_role("button", name=re.compile("^Outreachende"))
    # One theme at a time is unfolded; what folds fades first.
    for name, state in (("Schulden", "visible"), ("Maximum op zorg", "detached")):
        page.get_by_role("button", name=name, exact=True).click()
        lever.wait_for(state=state)
        settle(page)
        yield from axe(page, f"{where}: {name}")
    page.get_by_role("button", name="Schulden", exact=True).click()
    lever.click()
    page.get_by_role("dialog").get_by_text("Wat ertegen spreekt").wait_for()
    yield from axe(page, f"{where}: kaart")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    yield from each_choice(page, where)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_text("Open een bestand").wait_for()
    yield from axe(page, f"{where}: bewaren")
    page.keyboard.press("Escape")


def unfold(page: "Page", where: str) -> "Iterator[Violation]":
    """The first chart as a table."""
    page.get_by_text("Bekijk als tabel").first.click()
    page.get_by_role("table").first.wait_for()
    yield from axe(page, f"{where}: tabel")


def each_choice(page: "Page", where: str) -> "Iterator[Violation]":
    """Every choice of every row of choices."""
    names = page.get_by_role("radio").all_inner_texts()
    yield from open_each(page, where, names, lambda name: page.get_by_role("radio", name=name, exact=True).click())


def presenting(page: "Page", where: str) -> "Iterator[Violation]":
    """Every step of presenting."""
    page.get_by_role("button", name="Presenteer").click()
    for step, name in enumerate(("Vraag", "Gok", "Probeer", "Tegenvaller", "Afspraak"), 1):
        page.get_by_role("button", name=f"{step} {name}").click()
        await_address(page, f"presentatie={step}")
        yield from axe(page, f"{where}: presenteren, {name}")


def casus(page: "Page", where: str) -> "Iterator[Violation]":
    """The tables, every part of an own case, and the story on a large screen."""
    page.get_by_text("Alle gebeurtenissen, prijzen en bronnen").click()
    page.get_by_role("table").first.wait_for()
    yield from axe(page, f"{where}: tabel")
    page.get_by_text("Presentatie", exact=True).click()
    page.get_by_text("1 van").wait_for()
    yield from axe(page, f"{where}: wie")
    for shown, key in (("2 van", "Verder"), ("Lijn: laag tot hoog", "Naar het einde")):
        page.get_by_role("button", name=key).click()
        page.get_by_text(shown).first.wait_for()
        yield from axe(page, f"{where}: {shown}")
    page.get_by_role("button", name="Sluit", exact=True).click()
    page.get_by_text("Presentatie", exact=True).wait_for()
    settle(page)
    page.get_by_role("combobox", name=re.compile("Welk huishouden")).click()
    page.get_by_role("option", name="Een eigen casus").click()
    page.get_by_text("Zoek een prijs").wait_for()
    parts = [title for title, _ in PARTS.values()]
    yield from open_each(page, where, parts, lambda name: page.get_by_role("radio", name=name, exact=True).click())


MORE: dict[str, list[Callable[["Page", str], "Iterator[Violation]"]]] = {
    "wat-als": [unfold, what_if, presenting],
    "vergelijken": [unfold],
    "cijfers": [each_choice, unfold],
    "casus": [casus],
    "verantwoording": [each_choice],
}


@pytest.fixture(scope="module")
def seen(server: str, browser: "Browser") -> Callable[[Look], list[Violation]]:
    """What was found with a look; each look is looked at once."""
    known: dict[Look, list[Violation]] = {}

    def look_at(look: Look) -> list[Violation]:
        if look not in known:
            known[look] = list(walk(server, browser, look))
        return known[look]

    return look_at


def walk(server: str, browser: "Browser", look: Look) -> "Iterator[Violation]":
    """Every page with one look."""
    scheme, width = look
    for screen in SCREENS:
        where = f"{screen.title}, {scheme}, {width} pixels"
        address = f"{server}/{'' if screen is SCREENS[0] else screen.file}{CHOICES}{BELIEF}"
        with visit(browser, address, width, scheme=scheme) as page:
            yield from axe(page, where)
            assert page.evaluate("document.documentElement.lang") == "nl"
            for more in MORE.get(screen.file, []):
                yield from more(page, where)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_nothing_but_what_streamlit_causes(seen: Callable[[Look], list[Violation]], look: Look) -> None:
    ours = [violation for violation in seen(look) if violation.excepted() is None]
    assert ours == [], "\n".join(f"{v.where}: {v.rule} at {v.target}: {v.what}" for v in ours)


def test_every_exception_still_occurs(seen: Callable[[Look], list[Violation]]) -> None:
    occurring = [violation.excepted() for look in LOOKS for violation in seen(look)]
    assert [line for line in EXCEPTIONS if line not in occurring] == []
    assert all(line["reason"] for line in EXCEPTIONS)
