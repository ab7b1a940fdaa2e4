"""A whole session: a host, a projector and two phones in browsers, others at the same table; reloads and a restart."""

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

from akkoordwijzer.conversation.rooms import Rooms, rooms
from akkoordwijzer.report.room_steps import BY_ID
from tests.browser import free_port, needs_browser, serve, settle
from tests.room_kit import Table, store
from tests.test_accessibility import axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]
TIMEOUT = 60_000
CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"


@dataclass
class Screen:
    """A device of its own: its page, and every byte that came to it."""

    page: "Page"
    frames: bytearray = field(default_factory=bytearray)
    asked: set[str] = field(default_factory=set)

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


def take_part(kept: Rooms, host: "Page", code: str, name: str, role: str) -> tuple[str, str]:
    """Somebody at the same table without a browser of its own."""
    seat = kept.join(code, name, role)
    host.locator(".st-key-room_waiting").get_by_role("button", name="Laat binnen").click()
    host.locator(".st-key-room_waiting").wait_for(state="detached")
    return seat.conversation, seat.token


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
        others = Others(kept)
        for name, role in (("Partij C", "party"), ("Deskundige", "expert")):
            others.places[name] = take_part(kept, host, code, name, role)
        a, b, big = evening["a"], evening["b"], evening["big"]
        expect(big.get_by_text("<b>Partij B</b>")).to_be_visible()

        wishes(evening, others)
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
        others.places["host"] = (seat[0], seat[2])
        others.do("host", "step_opened", step="dilemma")
        for screen in evening.screens.values():
            screen.page.get_by_text(BY_ID["dilemma"].ask).wait_for()
            settle(screen.page)
        for screen in evening.screens.values():
            screen.page.reload()
            screen.page.get_by_text(BY_ID["dilemma"].ask).wait_for()
        proposals(evening)
        estimate(evening, others)
        claim_and_swap(evening, others)
        package(evening)
        agree(evening, a, b)
        for screen in evening.screens.values():
            assert screen.asked - {""} == {"127.0.0.1"}, "nothing outside, and no host is a picture in the page itself"
        assert [one for who in ("host", "a") for one in axe(evening[who], who) if one.excepted() is None] == []
        assert a.evaluate("document.documentElement.scrollWidth <= 390")


@dataclass
class Others:
    """Those without a browser."""

    kept: Rooms
    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    def do(self, who: str, kind: str, **fields: Any) -> None:
        conversation, token = self.places[who]
        Table.do(_At(self.kept, conversation, token), "x", kind, **fields)  # type: ignore[arg-type]


class _At:
    def __init__(self, kept: Rooms, conversation: str, token: str) -> None:
        from akkoordwijzer.conversation.rooms import Seat

        self.rooms, self.conversation = kept, conversation
        self.seats = {"x": Seat(conversation, "", token)}


def wishes(evening: Evening, others: Others) -> None:
    host, big, a, b = (evening[who] for who in ("host", "big", "a", "b"))
    evening.step("wishes")
    put(a, "Schulden: uw bedrag", "7,77")
    expect(a.get_by_role("textbox", name="Schulden: uw bedrag")).to_have_value("+€ 7,77")
    a.get_by_text("Rode lijn: geen").first.click()
    put(a, "Minstens", "1")
    put(a, "Waarom hier?", "geheim van A")
    a.get_by_role("button", name="Zet deze lijn").first.click()
    a.get_by_text("Rode lijn: minstens +€ 1,00").wait_for()
    a.get_by_text("Laat mijn wensen meetellen").click()
    put(b, "Schulden: uw bedrag", "2")
    b.get_by_text("Laat mijn wensen meetellen").click()
    settle(b)
    others.do("Partij C", "amount_set", lever="debts", amount=1.0)
    host.get_by_role("button", name="Laat de spreiding zien").click()
    big.get_by_role("figure", name=re.compile("van .* tot .*7,77, 3 partijen")).wait_for()
    for who in ("host", "big", "b"):
        assert not evening.screens[who].heard("geheim van A"), who
    assert evening.screens["a"].heard("geheim van A"), "the frames are read"


def guess(evening: Evening) -> None:
    host, big = evening["host"], evening["big"]
    evening.step("guess")
    host.get_by_role("button", name="Stel deze vraag").click()
    for who, value in (("a", "1234"), ("b", "250")):
        put(evening[who], "Uw gok", value)
        evening[who].get_by_role("button", name="Raad", exact=True).click()
    big.get_by_text("2 van 4 raadden al").wait_for()
    assert not evening.screens["big"].heard("1.234")
    host.get_by_role("button", name="Laat de schattingen zien").click()
    big.get_by_role("figure", name="2 schattingen: 250, 1.234.").wait_for()
    host.get_by_role("button", name="Laat de uitkomst zien").click()
    big.locator(".reveal").wait_for()


def proposals(evening: Evening) -> None:
    big, a, b = (evening[who] for who in ("big", "a", "b"))
    evening.step("table")
    b.get_by_role("button", name="Nieuw voorstel").click()
    # Not sent yet: it must still be there after what comes in.
    b.get_by_role("textbox", name="Naam van het voorstel").fill("Half getypt")
    a.get_by_role("button", name="Voorstel van mijn wensen").click()
    a.get_by_role("textbox", name="Naam van het voorstel").fill("Eerst schulden")
    a.get_by_role("button", name="Leg op tafel").click()
    for page in (big, b):
        page.get_by_text("Schulden +€ 7,77 per inwoner").first.wait_for()
    expect(b.get_by_role("textbox", name="Naam van het voorstel")).to_have_value("Half getypt")
    b.get_by_role("button", name="Toch niet").click()
    b.get_by_role("button", name="Bezwaar").click()
    b.get_by_role("textbox", name="Ik ben wel voor").fill("het wordt gemeten")
    b.get_by_role("button", name="Maak bezwaar").click()
    big.get_by_text("tenzij: het wordt gemeten").wait_for()


def estimate(evening: Evening, others: Others) -> None:
    host, big, a = evening["host"], evening["big"], evening["a"]
    evening.step("estimate")
    host.get_by_role("button", name="Vraag dit").click()
    a.get_by_role("button", name="Geef mijn inschatting").wait_for()
    key = next(iter(rooms().view(*others.places["Partij C"]).estimates))
    for round_ in (1, 2):
        others.do(
            "Partij C", "estimate_given", parameter=key, round=round_, estimate={"low": 0.0, "mid": 0.03, "high": 0.1}
        )
        a.get_by_role("button", name="Geef mijn inschatting").wait_for()
        for label, value in (("Laag", "1"), ("Meest waarschijnlijk", "2"), ("Hoog", "4")):
            a.get_by_role("textbox", name=label).fill(value)
        a.get_by_role("button", name="Geef mijn inschatting").click()
        host.get_by_text(f"Ronde {round_}: 2 inschattingen binnen").wait_for()
        settle(host)
        host.get_by_role("button", name=f"Laat ronde {round_} zien").click()
        big.get_by_role("figure", name=re.compile(f"{2 * round_} inschattingen")).wait_for()


def claim_and_swap(evening: Evening, others: Others) -> None:
    host, big, a = evening["host"], evening["big"], evening["a"]
    evening.step("claim")
    claim = {"text": "Elke euro levert er drie op", "source": "Een folder", "grade": "D", "changes": "De kosten"}
    others.do("Deskundige", "claim_made", claim="c1", **claim)
    host.get_by_role("textbox", name="Waarom apart zetten?").fill("geen onderzoek")
    host.get_by_role("textbox", name="Waarom apart zetten?").press("Tab")
    settle(host)
    host.get_by_role("button", name="Zet apart").click()
    big.get_by_text("Waarom apart: geen onderzoek").wait_for()
    evening.step("swap")
    a.get_by_role("button", name="Speel deze partij").click()
    big.get_by_text(re.compile("Partij A speelt")).first.wait_for()
    a.get_by_role("textbox", name="Wat zag u").fill("dat het knelt")
    a.get_by_text("Laat dit met mijn naam").click()
    a.get_by_role("button", name="Terug naar mijn eigen rol").click()
    big.get_by_text("Partij A: dat het knelt").wait_for()


def package(evening: Evening) -> None:
    host, big = evening["host"], evening["big"]
    evening.step("package")
    put(host, "Budget per jaar", "2 mln")
    host.get_by_role("button", name="Zoek pakketten").click()
    host.get_by_role("button", name="Maak hier een voorstel van").first.click()
    put(host, "Jeugd (€ per inwoner per jaar)", "1")
    host.get_by_role("button", name="Leg op tafel").click()
    big.get_by_text("Pakket 1").first.wait_for()
    big.get_by_text("Jeugd +€ 1,00").first.wait_for()


def agree(evening: Evening, a: "Page", b: "Page") -> None:
    host, big = evening["host"], evening["big"]
    evening.step("agree")
    a.get_by_role("button", name="Akkoord", exact=True).first.click()
    host.get_by_text("Akkoord: Partij A").first.wait_for()
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
    for who in ("host", "big", "b"):
        assert not evening.screens[who].heard("geheim van A"), who
