"""A whole session: a host, a projector and four phones; reloads, a restart, a phone that slept, one without a mouse."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

import pytest
from docx import Document
from playwright.sync_api import expect

from akkoordwijzer.conversation.events import build_move
from akkoordwijzer.conversation.rooms import Rooms
from akkoordwijzer.report.room_steps import BY_ID
from tests.browser import free_port, needs_browser, serve, settle
from tests.room_kit import store
from tests.test_accessibility import axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]
TIMEOUT = 60_000
PHONES = ("a", "b", "c", "e")
# A locked phone loses its connection, which Chromium's own "offline" leaves open.
SOCKETS = """window.sockets = []; const Kept = window.WebSocket;
window.WebSocket = class extends Kept { constructor(...given) { super(...given); window.sockets.push(this); } };"""
CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"


@dataclass
class Screen:
    """A device of its own: its page, and every byte that came to it."""

    page: "Page"
    frames: bytearray = field(default_factory=bytearray)
    asked: set[str] = field(default_factory=set)

    def sleep(self) -> None:
        """The phone locks: its connection is gone."""
        self.page.context.set_offline(True)
        self.page.evaluate("window.sockets.forEach(one => one.close())")
        self.page.locator(CONNECTED).wait_for(state="detached")

    def wake(self) -> None:
        """And back."""
        self.page.context.set_offline(False)
        self.page.locator(CONNECTED).wait_for()

    def heard(self, words: str) -> bool:
        """Whether the server ever sent these words to this device, shown or not."""
        return words.encode() in self.frames


class Evening:
    def __init__(self, browser: "Browser", stack: ExitStack, base: str) -> None:
        self.browser, self.stack, self.base = browser, stack, base
        self.screens: dict[str, Screen] = {}

    def open(self, who: str, path: str, width: int, height: int) -> "Page":
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
        self.stack.callback(context.close)
        context.add_init_script(SOCKETS)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT)
        screen = self.screens[who] = Screen(page)

        def listen(socket: Any) -> None:
            screen.asked.add(urlparse(socket.url).hostname or "")
            socket.on(
                "framereceived", lambda data: screen.frames.extend(data if isinstance(data, bytes) else data.encode())
            )

        page.on("websocket", listen)
        page.on("request", lambda one: screen.asked.add(urlparse(one.url).hostname or ""))
        page.goto(self.base + path)
        return page

    def __getitem__(self, who: str) -> "Page":
        return self.screens[who].page

    def join(self, who: str, code: str, name: str, role: str, width: int, height: int) -> None:
        page = self.open(who, f"/onderhandelen?kamer={code}", width, height)
        page.get_by_role("textbox", name="Naam (").fill(name)
        if role != "Partij":
            page.get_by_text(role).click()
        settle(page)
        page.get_by_role("button", name="Doe mee").click()
        page.get_by_text("De gespreksleider ziet u").wait_for()
        row = self["host"].locator(".st-key-room_waiting")
        row.get_by_role("button", name="Laat binnen").click()
        page.get_by_text(BY_ID["welcome"].ask).wait_for()

    def step(self, step: str) -> None:
        # A button that is being drawn anew takes no click.
        settle(self["host"])
        self["host"].get_by_role("button", name=re.compile(rf"^\d+ {BY_ID[step].title}$")).click()
        for screen in self.screens.values():
            screen.page.get_by_text(BY_ID[step].ask).wait_for()
            settle(screen.page)


def put(page: "Page", label: str, value: str) -> None:
    """Type and leave the box, as on a phone."""
    box = page.get_by_role("textbox", name=label).first
    box.fill(value)
    box.press("Tab")
    settle(page)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    with store(tmp_path, monkeypatch) as found:
        yield found


def test_a_whole_session(kept: Rooms, browser: "Browser") -> None:
    port = free_port()
    with ExitStack() as stack:
        server = stack.enter_context(ExitStack())
        base = server.enter_context(serve(port=port))
        evening = Evening(browser, stack, base)
        host = evening.open("host", "/onderhandelen?gemeente=GM0080", 1280, 800)
        host.get_by_role("button", name="Open het gesprek").click()
        code = host.locator(".code").first.inner_text()
        evening.join("big", code, "Groot scherm", "Groot scherm of toeschouwer", 1920, 1080)
        evening.join("a", code, "Partij A", "Partij", 390, 844)
        evening.join("b", code, "<b>Partij B</b>", "Partij", 390, 844)
        evening.join("c", code, "Partij C", "Partij", 390, 844)
        evening.join("e", code, "Deskundige", "Deskundige", 390, 844)
        expect(evening["big"].get_by_text("<b>Partij B</b>")).to_be_visible()

        wishes(evening)
        guess(evening)
        # The server is gone for a while, and then everybody reloads.
        server.close()
        for screen in evening.screens.values():
            screen.page.locator(CONNECTED).wait_for(state="detached")
        server.enter_context(serve(port=port))
        for screen in evening.screens.values():
            screen.page.locator(CONNECTED).wait_for()
        # Each takes its own place again, and follows.
        seat = json.loads(host.evaluate("localStorage.getItem('akkoordwijzer.seat')"))["seat"]
        kept.do(seat[0], seat[2], build_move("step_opened", step="dilemma"))
        for screen in evening.screens.values():
            screen.page.get_by_text(BY_ID["dilemma"].ask).wait_for()
            settle(screen.page)
        for screen in evening.screens.values():
            screen.page.reload(wait_until="commit")
        for screen in evening.screens.values():
            screen.page.get_by_text(BY_ID["dilemma"].ask).wait_for()
        proposals(evening)
        estimate(evening)
        claim(evening)
        swap(evening)
        package(evening)
        agree(evening)
        for screen in evening.screens.values():
            assert screen.asked - {""} == {"127.0.0.1"}, "nothing outside, and no host is a picture in the page itself"
        assert [one for who in ("host", "a") for one in axe(evening[who], who) if one.excepted() is None] == []
        for who in PHONES:
            assert evening[who].evaluate("document.documentElement.scrollWidth <= 390"), who


def keys(page: "Page", label: str, value: str) -> None:
    """Type into a box by keyboard only, and leave it."""
    page.get_by_role("textbox", name=label).first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(value)
    page.keyboard.press("Tab")
    settle(page)


def enter(page: "Page", name: str, key: str = "Enter") -> None:
    """A button by keyboard only."""
    page.get_by_role("button", name=name, exact=True).first.focus()
    page.keyboard.press(key)


def nobody_but(evening: Evening, who: str, words: str) -> None:
    """No other device ever got these words."""
    assert evening.screens[who].heard(words), "the frames are read"
    assert [other for other, screen in evening.screens.items() if other != who and screen.heard(words)] == []


def wishes(evening: Evening) -> None:
    host, big, a, b, c = (evening[who] for who in ("host", "big", "a", "b", "c"))
    evening.step("wishes")
    put(a, "Schulden: uw bedrag", "7,77")
    expect(a.get_by_role("textbox", name="Schulden: uw bedrag")).to_have_value("+€ 7,77")
    a.get_by_text("Rode lijn: geen").first.click()
    put(a, "Minstens", "1")
    put(a, "Waarom hier?", "geheim van A")
    a.get_by_role("button", name="Zet deze lijn").first.click()
    a.get_by_text("Rode lijn: minstens +€ 1,00").wait_for()
    put(b, "Schulden: uw bedrag", "2")
    keys(c, "Schulden: uw bedrag", "1")
    for page in (a, b, c):
        page.get_by_text("Laat mijn wensen meetellen").click()
    for page in (a, b, c):
        settle(page)
    host.get_by_role("button", name="Laat de spreiding zien").click()
    big.get_by_role("figure", name=re.compile("van .* tot .*7,77, 3 partijen")).wait_for()
    nobody_but(evening, "a", "geheim van A")


def guess(evening: Evening) -> None:
    host, big = evening["host"], evening["big"]
    evening.step("guess")
    host.get_by_role("button", name="Stel deze vraag").click()
    for who, value in (("a", "1234"), ("b", "250"), ("c", "300"), ("e", "400")):
        put(evening[who], "Uw gok", value)
        evening[who].get_by_role("button", name="Raad", exact=True).click()
    big.get_by_text("4 van 4 raadden al").wait_for()
    nobody_but(evening, "a", "1.234")
    host.get_by_role("button", name="Laat de schattingen zien").click()
    big.get_by_role("figure", name="4 schattingen: 250, 300, 400, 1.234.").wait_for()
    host.get_by_role("button", name="Laat de uitkomst zien").click()
    big.locator(".reveal").wait_for()


def proposals(evening: Evening) -> None:
    """One phone types while others act, one sleeps and catches up, and one has a keyboard only."""
    big, a, b, c = (evening[who] for who in ("big", "a", "b", "c"))
    evening.step("table")
    b.get_by_role("button", name="Nieuw voorstel").click()
    # Not sent yet: it must still be there after what comes in, and after a sleep.
    b.get_by_role("textbox", name="Naam van het voorstel").fill("Half getypt")
    evening.screens["b"].sleep()
    a.get_by_role("button", name="Voorstel van mijn wensen").click()
    a.get_by_role("textbox", name="Naam van het voorstel").fill("Eerst schulden")
    a.get_by_role("button", name="Leg op tafel").click()
    big.get_by_text("Schulden +€ 7,77 per inwoner").first.wait_for()
    assert not evening.screens["b"].heard("Eerst schulden"), "it slept"
    evening.screens["b"].wake()
    b.get_by_text("Schulden +€ 7,77 per inwoner").first.wait_for()
    expect(b.get_by_role("textbox", name="Naam van het voorstel")).to_have_value("Half getypt")
    b.get_by_role("button", name="Toch niet").click()
    # What comes in meanwhile, an objection of another, closes no box and takes no word.
    enter(c, "Bezwaar")
    c.get_by_role("textbox", name="Ik ben wel voor").focus()
    c.keyboard.type("zonder ")
    b.get_by_role("button", name="Bezwaar").click()
    b.get_by_role("textbox", name="Ik ben wel voor").fill("het wordt gemeten")
    b.get_by_role("button", name="Maak bezwaar").click()
    big.get_by_text("tenzij: het wordt gemeten").wait_for()
    c.get_by_text("tenzij: het wordt gemeten").wait_for(state="attached")
    settle(c)
    c.keyboard.type("muis")
    expect(c.get_by_role("textbox", name="Ik ben wel voor")).to_have_value("zonder muis")
    c.keyboard.press("Tab")
    settle(c)
    enter(c, "Maak bezwaar", "Space")
    big.get_by_text("tenzij: zonder muis").wait_for()
    c.keyboard.press("Escape")
    settle(c)
    enter(c, "Nieuw voorstel")
    c.get_by_role("textbox", name="Naam van het voorstel").wait_for()
    keys(c, "Naam van het voorstel", "Met toetsen")
    keys(c, "Jeugd (€ per inwoner per jaar)", "2")
    enter(c, "Leg op tafel")
    big.get_by_text("Met toetsen").first.wait_for()


def estimate(evening: Evening) -> None:
    host, big = evening["host"], evening["big"]
    evening.step("estimate")
    host.get_by_role("button", name="Vraag dit").click()
    for round_ in (1, 2):
        for who in PHONES:
            evening[who].get_by_text(f"Ronde {round_}:").wait_for()
            settle(evening[who])
            for label, value in (("Laag", "1"), ("Meest waarschijnlijk", "2"), ("Hoog", "4")):
                evening[who].get_by_role("textbox", name=label).fill(value)
            evening[who].get_by_role("button", name="Geef mijn inschatting").click()
        host.get_by_text(f"Ronde {round_}: 4 inschattingen binnen").wait_for()
        settle(host)
        host.get_by_role("button", name=f"Laat ronde {round_} zien").click()
        big.get_by_role("figure", name=re.compile(f"{4 * round_} inschattingen")).wait_for()


def claim(evening: Evening) -> None:
    host, big, expert = evening["host"], evening["big"], evening["e"]
    evening.step("claim")
    for label, value in (
        ("Wat is de bewering?", "Elke euro levert er drie op"),
        ("Waar komt het vandaan?", "Een folder"),
        ("Wat verandert het?", "De kosten"),
    ):
        expert.get_by_role("textbox", name=label).fill(value)
    expert.get_by_role("combobox", name=re.compile("Hoe zeker")).click()
    expert.get_by_role("option", name=re.compile("^D:")).click()
    expert.get_by_role("button", name="Leg op tafel").click()
    big.get_by_text("Elke euro levert er drie op").wait_for()
    put(host, "Waarom apart zetten?", "geen onderzoek")
    host.get_by_role("button", name="Zet apart").click()
    big.get_by_text("Waarom apart: geen onderzoek").wait_for()


def swap(evening: Evening) -> None:
    big, a = evening["big"], evening["a"]
    evening.step("swap")
    a.get_by_role("button", name="Speel deze partij").click()
    big.get_by_text(re.compile("Partij A speelt")).first.wait_for()
    a.get_by_role("button", name="Doe een voorstel in deze rol").click()
    a.get_by_role("textbox", name="Naam van het voorstel").fill("Als de ander")
    a.get_by_role("textbox", name="Schulden (€").fill("3")
    a.get_by_role("button", name="Leg op tafel").click()
    big.get_by_text("Als de ander").first.wait_for()
    settle(a)
    a.get_by_role("textbox", name="Wat zag u").fill("dat het knelt")
    a.get_by_text("Laat dit met mijn naam").click()
    a.get_by_role("button", name="Terug naar mijn eigen rol").click()
    big.get_by_text("Partij A: dat het knelt").wait_for()


def package(evening: Evening) -> None:
    """Looked for, tabled with a change, and changed again when the room asks for it."""
    host, big = evening["host"], evening["big"]
    evening.step("package")
    put(host, "Budget per jaar", "2 mln")
    host.get_by_role("button", name="Zoek pakketten").click()
    host.get_by_role("button", name="Maak hier een voorstel van").first.click()
    for value, words in (("1", "Jeugd +€ 1,00"), ("1,5", "Jeugd +€ 1,50")):
        put(host, "Jeugd (€ per inwoner per jaar)", value)
        host.get_by_role("button", name="Leg op tafel").click()
        big.get_by_text(words).first.wait_for()
        settle(host)
        if value == "1":
            host.get_by_role("button", name="Wijzig", exact=True).first.click()
    big.get_by_text("versie 2").first.wait_for()


def agree(evening: Evening) -> None:
    host, big, a, b, c = (evening[who] for who in ("host", "big", "a", "b", "c"))
    evening.step("agree")
    a.get_by_role("button", name="Akkoord", exact=True).first.click()
    enter(c, "Akkoord")
    host.get_by_text("Akkoord: Partij A, Partij C").first.wait_for()
    settle(host)
    host.get_by_role("button", name="Leg vast als afspraak").first.click()
    big.get_by_text("Afgesproken: Pakket 1").wait_for()
    b.get_by_role("button", name="Neem over in mijn plan").click()
    b.get_by_text("Overgenomen uit het gesprek").wait_for()
    host.get_by_text("Verslag, bewaren en wissen").click()
    with host.expect_download() as download:
        host.get_by_role("button", name="Verslag van de avond (Word)").click()
    said = "\n".join(one.text for one in Document(BytesIO(download.value.path().read_bytes())).paragraphs)
    assert "Pakket 1" in said
    assert "geheim van A" not in said
    nobody_but(evening, "a", "geheim van A")
