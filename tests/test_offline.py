"""Nothing leaves the laptop: with the network cut every page works, and nothing asks for anything outside."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urlparse

import pytest
import yaml

from akkoordwijzer.ui.shared.frame import SCREENS
from tests.browser import drawn, needs_browser
from tests.test_journeys import upload

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
            # A round button holds no text itself: its name stands beside it (the door of Onderhandelen).
            for choice in filter(None, page.get_by_role(role).all_inner_texts()):
                page.get_by_role(role, name=choice, exact=True).first.click()
                drawn(page)
                assert page.get_by_test_id("stException").count() == 0
        assert page.evaluate("[...document.fonts].filter(font => font.status === 'error').length") == 0
    page.close()
    assert asked == []
    assert answered == {"127.0.0.1"}


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server of somebody else on this machine: its address, and what it was asked."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name http.server wants
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_args: object) -> None:  # type: ignore[override]  # nothing to say
            return

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def hostile(elsewhere: str) -> str:
    """Text that would call another server, if anything in it acted."""
    return f"![]({elsewhere}/a.png) <img src='{elsewhere}/b.png'> :material/home: {elsewhere}/c :red[x] $x$"


def test_nothing_in_a_link_a_name_or_a_file_calls_another_server(server: str, browser: "Browser") -> None:
    with listening() as (elsewhere, asked):
        bad = hostile(elsewhere)
        belief = f"1~2~3~{quote(bad)}~{quote(bad)}"
        link = f"?{quote(bad)}=1&gemeente={quote(bad)}&early_debt_signals={quote(bad)}&social_base=1&naam={quote(bad)}"
        # High enough that nothing lies below what stays on top.
        page = browser.new_page(viewport={"width": 1440, "height": 2000})
        page.on(
            "request", lambda request: asked.append(request.url) if elsewhere in request.url.split("?")[0] else None
        )
        for screen in SCREENS:
            page.goto(
                f"{server}/{'' if screen.file == 'start' else screen.file}{link}&aanname.shelter.unit_cost={belief}"
            )
            drawn(page)
            said = " ".join(page.get_by_test_id("stAlert").all_inner_texts())
            assert "![](" in said.replace("\u2060", ""), "it is shown as it was written"
            assert page.get_by_test_id("stMain").locator("img").count() == 0
        page.goto(f"{server}/wat-als?{link}&aanname.shelter.unit_cost={belief}")
        drawn(page)
        page.get_by_role("radio", name="Aannames").click()
        page.get_by_text("Gepubliceerd (laag").wait_for()
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.get_by_role("button", name="Bewaar in deze browser").click()
        page.get_by_text("is bewaard").wait_for()
        page.get_by_role("link", name="Vergelijken", exact=True).first.click()
        page.get_by_role("heading", name="Vergelijken", level=1).wait_for()
        drawn(page)
        page.goto(f"{server}/wat-als")
        drawn(page)
        words = {"name": bad[:60], "summary": bad, "conditions": [bad], "id": "prevention_first"}
        change = {"mst_fft": {"amount_per_inhabitant": 1.0}, "onzin": {"amount_per_inhabitant": 1.0}}
        said_by_file = {
            "akkoordwijzer": 1,
            "saved_on": bad,
            "content_version": bad,
            "model_version": bad,
            "region": "NL",
            "scenario": {**words, "changes": change},
            "outcome": {"net_term_eur": 1.0, "net_horizon_eur": 1.0},
        }
        upload(page, "![](x).yaml", yaml.safe_dump(said_by_file).encode())
        page.get_by_text("een maatregel waarmee hier te rekenen is").wait_for()
        drawn(page)
        assert page.get_by_test_id("stMain").locator("img").count() == 0
        assert page.locator(f"a[href^='{elsewhere}']").count() == 0
        page.close()
        assert asked == []
