"""Nothing leaves the laptop: with the network cut every page works, and nothing asks for anything outside."""

from typing import TYPE_CHECKING, Literal
from urllib.parse import urlparse

import pytest

from akkoordwijzer.ui.shared.frame import SCREENS
from tests.browser import drawn, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_every_page_works_without_a_network(server: str, browser: "Browser") -> None:
    asked: list[str] = []
    answered: set[str] = set()

    def only_here(route: "Route") -> None:
        if urlparse(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    page = browser.new_page()
    page.route(lambda url: not url.startswith(("data:", "blob:")), only_here)
    page.on("websocket", lambda socket: answered.add(urlparse(socket.url).hostname or ""))
    for screen in SCREENS:
        page.goto(f"{server}/{'' if screen.file == 'start' else screen.file}?gemeente=GM0080&early_debt_signals=0.5")
        drawn(page)
        roles: tuple[Literal["radio", "tab"], ...] = ("radio", "tab")
        for role in roles:
            for choice in page.get_by_role(role).all_inner_texts():
                page.get_by_role(role, name=choice, exact=True).first.click()
                drawn(page)
                assert page.get_by_test_id("stException").count() == 0
        assert page.evaluate("[...document.fonts].filter(font => font.status === 'error').length") == 0
    page.close()
    assert asked == []
    assert answered == {"127.0.0.1"}
