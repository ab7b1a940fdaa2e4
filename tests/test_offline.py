"""Nothing leaves the laptop: with the network cut every page works, and nothing asks for anything outside."""

from typing import TYPE_CHECKING
from urllib.parse import urlparse

import pytest

from akkoordwijzer.ui.frame import SCREENS
from tests.browser import drawn, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_every_page_works_without_a_network(server: str, browser: "Browser") -> None:
    asked: list[str] = []

    def only_here(route: "Route") -> None:
        if urlparse(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    page = browser.new_page()
    page.route(lambda url: not url.startswith("data:"), only_here)
    for screen in SCREENS:
        page.goto(f"{server}/{'' if screen.file == 'start' else screen.file}?gemeente=GM0080")
        drawn(page)
        assert page.get_by_test_id("stException").count() == 0
    page.close()
    assert asked == []
