"""The net under every page: whatever breaks, the visitor reads one Dutch sentence and finds a way back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.figures import queries
from akkoordwijzer.ui.accountability import indicators
from akkoordwijzer.ui.compare import rows
from akkoordwijzer.ui.figures import cards as card_grid
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.start import screen as start
from akkoordwijzer.ui.what_if import pictures, toolbar
from tests.test_pages import ROOT
from tests.widgets import box

BROKEN = {
    "start": (start, "_national"),
    "cijfers": (card_grid, "draw"),
    "wat-als": (toolbar.files, "draw"),
    "vergelijken": (rows, "labels"),
    "verantwoording": (indicators, "draw_listing"),
}


def open_page(stem: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in parameters.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{stem}.py").run()
    return app


def breaks(*_args: object, **_kwargs: object) -> None:
    raise RuntimeError("a secret of the house")


@pytest.mark.parametrize("stem", sorted(BROKEN))
def test_a_fault_on_a_page_is_one_dutch_sentence(monkeypatch: pytest.MonkeyPatch, fallen: list[str], stem: str) -> None:
    module, name = BROKEN[stem]
    monkeypatch.setattr(module, name, breaks)
    app = open_page(stem, early_debt_signals="1")
    assert not app.exception
    assert ["Hier ging iets mis" in error.value for error in app.error] == [True]
    assert app.button(key=next(b.key for b in app.button if b.label == "Begin opnieuw")) is not None
    assert not any("secret" in element.value for element in (*app.error, *app.markdown, *app.caption))
    assert "a secret of the house" in fallen.pop()
    assert fallen == []


def test_begin_again_clears_what_was_chosen(monkeypatch: pytest.MonkeyPatch, fallen: list[str]) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(rows, "labels", breaks)
        app = open_page("vergelijken", gemeente="GM0080", early_debt_signals="1")
        assert fallen.pop()
    next(button for button in app.button if button.label == "Begin opnieuw").click().run()
    assert not app.error
    assert app.selectbox(key="region_box").value == "NL"
    assert app.session_state["_visitor"].scenario.changes == {}
    fallen.clear()


def test_a_fault_in_content_keeps_its_own_sentence(monkeypatch: pytest.MonkeyPatch, fallen: list[str]) -> None:
    def refuses() -> None:
        raise ContentError([Fault("scenarios/x.yaml", "a*b", "iets", "anders", 3)])

    monkeypatch.setattr(start, "_national", refuses)
    app = open_page("start")
    assert ["Dit deel kunnen we niet laten zien" in error.value for error in app.error] == [True]
    assert any(r"scenarios/x.yaml, a\*b (regel 3): verwacht iets" in text.value for text in app.markdown)
    assert "scenarios/x.yaml" in fallen.pop()


@pytest.fixture
def loaded_again() -> Iterator[None]:
    """Nothing is remembered of before, and nothing for after."""
    forget()
    yield
    forget()


def forget() -> None:
    for kept in (data.figures, data.library, data.regions, data.kit, data.refuse_without_inhabitants):
        kept.clear()  # type: ignore[attr-defined]  # of st.cache_resource


def test_without_inhabitants_the_app_does_not_start(monkeypatch: pytest.MonkeyPatch, loaded_again: None) -> None:
    def nobody(_figures: object, code: str) -> float:
        raise KeyError(code)

    monkeypatch.setattr(queries, "inhabitants", nobody)
    app = open_page("start")
    assert not app.exception
    assert ["kloppen niet" in error.value for error in app.error] == [True]
    assert any("de reeks inhabitants" in element.value for element in app.markdown)


def test_what_the_region_lacks_is_named_beside_the_levers() -> None:
    app = open_page("wat-als", gemeente="GM0080")
    kit = data.kit("GM0080")
    said = " ".join(element.value for element in app.markdown)
    assert kit.remarks
    assert all(f"- {plain(remark)}" in said for remark in kit.remarks)


def test_what_is_left_out_stands_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault("scenarios/x.yaml", "a*b", "iets", "anders", 3)
    kit = data.kit("GM0080")
    monkeypatch.setattr(data, "kit", lambda _region: replace(kit, left_out=(fault,)))
    said = [element.value for element in open_page("wat-als", gemeente="GM0080").caption]
    assert f":material/warning: {plain(str(fault))}" in said


def test_a_fault_in_a_picture_leaves_the_rest(monkeypatch: pytest.MonkeyPatch, fallen: list[str]) -> None:
    monkeypatch.setitem(pictures.PICTURES, "Twee potten", breaks)
    app = open_page("wat-als", early_debt_signals="1")
    assert ["Hier ging iets mis" in error.value for error in app.error] == [True]
    assert box(app, "typed.knob.all").value == "+€ 1"
    assert any("U geeft" in element.proto.body for element in app.get("html"))
    assert fallen.pop()
