"""Ten visitors at once on one process: nobody ever sees another's numbers."""

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.knobs import Knobs, read_knobs
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Change, Scenario
from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.proposal.turning import scale_of, turn
from akkoordwijzer.report.summary import summarise
from akkoordwijzer.report.tiles import central_tiles
from tests.browser import PATIENCE_MS, await_address, drawn, needs_browser, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]

MUNICIPALITIES = (
    "GM0080",
    "GM0599",
    "GM0406",
    "GM0344",
    "GM0014",
    "GM0758",
    "GM0855",
    "GM0935",
    "GM0193",
    "GM0200",
)
KNOB, SLIDER, ITEM, MOVES = "debts", "Schulden: minder of meer", "integrated_debt_help", 3
# Every text the first two tiles ever show, from the first one on.
REMEMBER = """() => {
  window.shown = new Set();
  const look = () => [...document.querySelectorAll('[data-tile=people] strong, [data-tile=money] strong')]
    .forEach((node, number) => window.shown.add(number + node.innerText));
  look();
  new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def expected(kit: Kit, scenario: Scenario) -> set[str]:
    """People and money, as the screen writes them."""
    people, money, _ = central_tiles(summarise(play(kit.case(scenario))))
    return {f"0{people.value}", f"1{money.value}"}


def walked(kit: Kit, knobs: Knobs, amount: float) -> list[Scenario]:
    """What is on the table at the start, and after each press of a key."""
    knob = next(knob for knob in knobs.knobs if knob.id == KNOB)
    inside = {key: lever for key, lever in levers(kit).items() if key in knob.levers}
    start, scale = Scenario(changes={ITEM: Change(amount_per_inhabitant=amount)}), scale_of(inside.values())
    found, first = [start], scale.notch(amount)
    for notch in range(first + 1, first + MOVES + 1):
        turned = turn(start, inside, scale.amount(notch), knobs.weights, plan={ITEM: amount})
        found.append(turned.scenario)
    return found


def test_nobody_ever_sees_anothers_numbers(server: str, browser: "Browser", figures: Figures, library: Library) -> None:
    pages: dict[str, Page] = {}
    amounts = {region: round(0.2 + 0.15 * number, 2) for number, region in enumerate(MUNICIPALITIES)}
    for region in MUNICIPALITIES:
        page = browser.new_context().new_page()
        page.set_default_timeout(2 * PATIENCE_MS)
        page.goto(f"{server}/wat-als?gemeente={region}&{ITEM}={amounts[region]}")
        pages[region] = page
    for page in pages.values():
        drawn(page)
        page.evaluate(REMEMBER)
        page.get_by_role("slider", name=SLIDER).focus()
    for _ in range(MOVES):
        for page in pages.values():
            page.keyboard.press("ArrowRight")
    everything: list[set[str]] = []
    knobs = read_knobs(library)
    for region, page in pages.items():
        kit = build_kit(figures, library, region)
        way = walked(kit, knobs, amounts[region])
        last = link.write(Proposal(region=region, scenario=way[-1]))[ITEM]
        await_address(page, rf"{ITEM}={re.escape(last)}(&|$)")
        settle(page)
        assert f"gemeente={region}" in page.url
        shown = set(page.evaluate("[...window.shown]"))
        own = set().union(*(expected(kit, scenario) for scenario in way))
        assert expected(kit, way[-1]) <= shown <= own, region
        everything.append(own)
        page.context.close()
    apart = [one & other for one, other in combinations(everything, 2)]
    assert not any(len(same) > 4 for same in apart), "the visitors' numbers must differ for this test to say anything"
