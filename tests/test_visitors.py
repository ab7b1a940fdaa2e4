"""Ten visitors at once on one process: nobody ever sees another's numbers."""

import re
from typing import TYPE_CHECKING

import pytest

from akkoordwijzer.calibration.kit import build_kit
from akkoordwijzer.calibration.library import Library
from akkoordwijzer.content.numbers import euro, signed
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Change, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.report.summary import summarise
from tests.browser import needs_browser

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


def expected(figures: Figures, library: Library, region: str, amount: float) -> str:
    """The net result over the council term, as the screen writes it."""
    scenario = Scenario(changes={ITEM: Change(amount_per_inhabitant=amount)})
    net = summarise(play(build_kit(figures, library, region).case(scenario), Pert())).net_term.middle
    return signed(euro(net), round(net))


def amount_in(page: "Page") -> float:
    """The amount the address says."""
    found = re.search(rf"{ITEM}=([-\d.]+)", page.url)
    assert found, page.url
    return float(found[1])


def test_nobody_sees_anothers_numbers(server: str, browser: "Browser", figures: Figures, library: Library) -> None:
    pages = {}
    for number, region in enumerate(MUNICIPALITIES):
        page = browser.new_context().new_page()
        page.goto(f"{server}/wat-als?gemeente={region}&{ITEM}={number + 1}")
        pages[region] = page
    for page in pages.values():
        page.get_by_role("slider", name=LEVER).focus()
    for _ in range(MOVES):
        for page in pages.values():
            page.keyboard.press("ArrowRight")
    for region, page in pages.items():
        slider = page.get_by_role("slider", name=LEVER)
        chosen = re.sub(r"[^\d,-]", "", slider.get_attribute("aria-valuetext") or "").replace(",", ".")
        page.wait_for_function("amount => location.search.includes(amount)", arg=f"{ITEM}={float(chosen):.10g}")
        wanted = expected(figures, library, region, amount_in(page))
        page.get_by_test_id("stMetricValue").get_by_text(wanted, exact=True).first.wait_for()
        assert f"gemeente={region}" in page.url
        page.context.close()
