"""Ten visitors at once on one process: nobody ever sees another's numbers."""

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.calibration.levers import levers, with_value
from akkoordwijzer.content.numbers import euro, signed
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Change, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.report.summary import summarise
from tests.browser import drawn, needs_browser, settle

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
LEVER, ITEM, MOVES = "Integrale schuldhulp", "integrated_debt_help", 3
# Every text the net results ever show, from the first one on.
REMEMBER = """() => {
  window.shown = new Set();
  const look = () => [...document.querySelectorAll('[data-testid=stMetricValue]')].slice(1, 3)
    .forEach((node, number) => window.shown.add(number + node.innerText));
  look();
  new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def expected(kit: Kit, amount: float) -> set[str]:
    """The net results over the council term and over the horizon, as the screen writes them."""
    scenario = Scenario(changes={ITEM: Change(amount_per_inhabitant=amount)})
    summary = summarise(play(kit.case(scenario), Pert()))
    nets = (summary.net_term.middle, summary.net_horizon.middle)
    return {f"{number}{signed(euro(net), round(net))}" for number, net in enumerate(nets)}


def test_nobody_ever_sees_anothers_numbers(server: str, browser: "Browser", figures: Figures, library: Library) -> None:
    pages: dict[str, Page] = {}
    for number, region in enumerate(MUNICIPALITIES):
        page = browser.new_context().new_page()
        page.goto(f"{server}/wat-als?gemeente={region}&{ITEM}={number + 1}")
        pages[region] = page
    for page in pages.values():
        drawn(page)
        page.evaluate(REMEMBER)
        page.get_by_role("slider", name=LEVER).focus()
    for _ in range(MOVES):
        for page in pages.values():
            page.keyboard.press("ArrowRight")
    everything: list[set[str]] = []
    for number, (region, page) in enumerate(pages.items()):
        kit = build_kit(figures, library, region)
        start = with_value(levers(kit)[ITEM].options, number + 1.0)
        at = start.index(number + 1.0)
        last = start[at + MOVES]
        page.wait_for_function("amount => location.search.includes(amount)", arg=f"{ITEM}={last:.10g}")
        settle(page)
        assert f"gemeente={region}" in page.url
        shown = set(page.evaluate("[...window.shown]"))
        own = set().union(*(expected(kit, amount) for amount in start[at : at + MOVES + 1]))
        assert expected(kit, last) <= shown <= own, region
        everything.append(own)
        page.context.close()
    apart = [one & other for one, other in combinations(everything, 2)]
    assert not any(len(same) > 2 for same in apart), "the visitors' numbers must differ for this test to say anything"
