"""Monitor: what is open and was measured lasts over a reload, in the visitor's own browser, until it is forgotten."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.proposal.measured import MOST_ROWS, Measured
from akkoordwijzer.ui.monitor import kept
from akkoordwijzer.ui.monitor.opening import opened
from akkoordwijzer.ui.shared import memory
from tests.test_monitor import INFLOW, SPENT, text_of
from tests.test_page_agreement import open_page, said

KitOf = Callable[[str], Kit]


@pytest.fixture(scope="module")
def text(kit_of: KitOf) -> str:
    return text_of(kit_of("GM0080"))


def remembered(text: str, *measured: Measured) -> str:
    return kept.written(opened(text.encode(), "akkoord.yaml").with_measured(measured))


class OneBrowser:
    """A browser that kept something under the name of Monitor, and is asked to keep something else."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, data: dict[str, Any], **_more: object) -> SimpleNamespace:
        if data["name"] != kept.NAME:
            return SimpleNamespace(kept=None)
        before, self.text = self.text, self.text if data["write"] is None else data["write"]
        return SimpleNamespace(kept=f"{data['question']}|{before}" if before and data["question"] else None)


def in_browser(monkeypatch: pytest.MonkeyPatch, text: str) -> OneBrowser:
    found = OneBrowser(text)
    monkeypatch.setattr(memory, "_component", lambda: found)
    return found


def test_what_is_open_comes_back_as_it_was(text: str) -> None:
    found = kept.read(remembered(text, INFLOW, SPENT))
    assert found is not None
    assert (found.text, found.measured) == (text, (INFLOW, SPENT))
    assert found.signed == opened(text.encode(), "akkoord.yaml").signed
    assert kept.written(None) == ""


def broken(text: str) -> dict[str, str]:
    whole = json.loads(remembered(text, INFLOW))
    return {
        "no json": "x",
        "a list": "[]",
        "no file": "{}",
        "another file": json.dumps({"text": "foo: 1\n"}),
        "half a file": json.dumps({**whole, "text": text[: len(text) // 2]}),
        "half of it": remembered(text)[:500],
        "an unknown key": json.dumps({**whole, "script": "x"}),
        "no measurement": json.dumps({**whole, "measured": [{"kind": "wens"}]}),
        "no number": json.dumps({**whole, "measured": [{**whole["measured"][0], "value": float("nan")}]}),
        "too many": json.dumps({**whole, "measured": whole["measured"] * (MOST_ROWS + 1)}),
        "half a letter": json.dumps({**whole, "text": "\ud800"}),
        "deep": "[" * 100_000,
        "large": json.dumps({**whole, "text": text + "#" * memory.LARGEST}),
    }


def test_what_is_no_agreement_is_not_read(text: str) -> None:
    assert {name: kept.read(wrong) for name, wrong in broken(text).items()} == dict.fromkeys(broken(text))


def test_more_than_a_browser_keeps_is_not_kept(text: str) -> None:
    assert remembered(text + "#" * memory.LARGEST) == ""


def test_a_reload_keeps_the_file_and_the_measurements(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = in_browser(monkeypatch, remembered(text, SPENT))
    app = open_page("monitor", gemeente="GM0080")
    assert "tot op de euro terug" in said(app)
    assert "Uitgegeven: Integrale schuldhulp, 2027: € 25.000" in typed(said(app)).replace("\\", "")
    app.get_by_key("m_value").set_value(99.0)
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    assert not app.exception
    again = kept.read(browser.text)
    assert again is not None
    assert [(item.kind, item.value) for item in again.measured] == [("spent", 25_000.0), ("indicator", 99.0)]


def test_forgetting_takes_it_out_of_the_browser(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = in_browser(monkeypatch, remembered(text, INFLOW))
    app = open_page("monitor", gemeente="GM0080")
    app.get_by_key("monitor_forget").click().run()
    assert not app.exception
    assert browser.text == ""
    assert "Open het bestand van een akkoord" in said(app)
    assert "Open het bestand van een akkoord" in said(open_page("monitor", gemeente="GM0080"))


def test_what_cannot_be_read_is_one_sentence_and_is_gone(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = in_browser(monkeypatch, json.dumps({"text": text[:900] + "<img src=x>"}))
    app = open_page("monitor", gemeente="GM0080")
    assert kept.UNREADABLE in said(app)
    assert "Open het bestand van een akkoord" in said(app)
    assert isinstance(app.run(), AppTest)
    assert kept.UNREADABLE not in said(app)
    assert browser.text == ""


def test_text_of_a_browser_is_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = SPENT.model_copy(update={"source": "<b>x</b> [y](http://z) $1$ :red[q]"})
    in_browser(monkeypatch, remembered(text, nasty))
    shown = next(element.value for element in open_page("monitor").markdown if "Uitgegeven:" in element.value)
    assert "<b>" not in shown
    assert "[y](" not in shown
    assert ":red[" not in shown


def uploaded(app: AppTest, number: int, name: str, raw: bytes) -> AppTest:
    """Box 0 takes the file of an agreement, box 1 measurements."""
    app.file_uploader[number].set_value((name, raw, "text/plain")).run()
    assert not app.exception
    return app


def test_a_file_that_cannot_be_opened_is_said_and_changes_nothing(text: str) -> None:
    app = open_page("monitor", gemeente="GM0080")
    assert "Open eerst het bestand" in said(uploaded(app, 1, "m.csv", b"soort;sleutel;jaar;waarde;bron\n"))
    assert "tot op de euro terug" in said(uploaded(app, 0, "akkoord.yaml", text.encode()))
    csv = "soort;sleutel;jaar;waarde;bron\nuitgave;integrated_debt_help;2027;25000;grootboek\n"
    assert "(grootboek)" in typed(said(uploaded(app, 1, "m.csv", csv.encode()))).replace("\\", "")
    for number, name, raw, reason in (
        (0, "x.yaml", b"foo: 1\n", "een bestand van Akkoordwijzer"),
        (0, "half.yaml", text[: len(text) // 2].encode(), "verwacht"),
        (0, "picture.yaml", b"\x89PNG\xff\xfe", "UTF-8"),
        (1, "x.csv", b"a;b\n1;2\n", "de kolommen"),
    ):
        found = said(uploaded(app, number, name, raw))
        assert "Wat al open was, staat er nog." in found
        assert reason in found
        assert "tot op de euro terug" in found
        assert "grootboek" in found
