"""Pages as plain text: everything a visitor of Leeuwarden reads, in the order in which it stands on the screen.

What changes on a screen changes one of the files in ``tests/approved/screens/``: ``python -m tests.update_approved``,
then read what changed with ``git diff``.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from akkoordwijzer.report.room_steps import STEPS
from akkoordwijzer.ui.accountability import indicators
from akkoordwijzer.ui.household import paper
from akkoordwijzer.ui.monitor import screen
from tests.approved import FOLDER
from tests.approved_documents import monitored
from tests.room_kit import Table, evening, store
from tests.test_pages import ROOT

SCREENS = FOLDER / "screens"
TOWN = {"gemeente": "GM0080"}
# Something more, something less, a ceiling, an own belief, own money and what somebody else wants to reach.
PLAN = {
    **TOWN,
    "integrated_debt_help": "2.5~2028~2",
    "social_base": "-3",
    "plafond.youth_residential": "-2~2028",
    "aanname.shelter.unit_cost": "20000~30000~40000~geteld~rekenkamer",
    "eigen_geld": "500000",
    "doel": "more~10~inwoner",
}
# What is another day or another version of the content, and ids that are drawn.
_PASSING = re.compile(
    r"\d{4}-\d\d-\d\d|\b\d{1,2} [a-z]+ 2\d{3}\b(?= met)|(?<=Gemaakt op )[^.]+?(?=\.| met)|"
    r"(?<=[Gg]egevens )[0-9a-f]{7,}|"
    r"(?:(?<=regels )|(?<=model ))\d+\\?\.[\w.\\-]+|\bm[0-9a-f]{8}\b"
)
Act = Callable[[AppTest], AppTest]


def lines(app: AppTest) -> Iterator[str]:
    """The screen line by line."""
    for line in _walk(app.main):
        text = _PASSING.sub("…", re.sub(r"[ \u00a0\u202f\u2060\n]+", " ", line)).strip()
        if text:
            yield text


def _walk(node: Any) -> Iterator[str]:
    if isinstance(node, Block):
        label = getattr(getattr(node.proto, node.type, None), "label", "") if node.proto is not None else ""
        if label:
            yield f"[{label}]"
        for child in node.children.values():
            yield from _walk(child)
        return
    yield from _element(node)


def _element(node: Any) -> Iterator[str]:
    match node.type:
        case "html":
            body = node.proto.body
            if not body.startswith(("<style", "<script")):
                yield unescape(re.sub(r"<[^>]*>", " ", _marked(body)))
        case "arrow_table" | "table" | "arrow_data_frame":
            frame = node.value
            yield " | ".join(map(str, frame.columns))
            yield from (" | ".join(map(str, row)) for row in frame.itertuples(index=False))
        case "plotly_chart":
            yield f"(beeld) {node.proto.alt}"
        case "metric":
            yield f"{node.label}: {node.value} {node.delta}"
        case "bidi_component" | "component_instance":
            return
        case "button":
            yield f"({node.label}{'' if not node.disabled else ', niet nu'})"
        case (
            "selectbox" | "button_group" | "radio" | "number_input" | "text_input" | "text_area" | "slider" | "checkbox"
        ):
            yield f"{node.label} = {_shown(node)}"
        case _:
            yield str(getattr(node, "value", "") or "")


def _marked(body: str) -> str:
    """Classes that say how sure something is, kept as words; places of drawings as numbers."""
    return re.sub(r'class="([^"]*)"|style="([^"]*)"', lambda match: f"> {match[2] or ''} <", body)


def _shown(node: Any) -> str:
    """The value as it stands in the widget, and what else can be chosen."""
    options = list(getattr(node, "options", []) or [])
    return f"{node.value}" + (f" uit {options}" if 0 < len(options) <= 12 else "")


def opened(page: str, **parameters: str) -> AppTest:
    """A page, opened by its address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in parameters.items():
        app.query_params[key] = value
    app.run()
    return app if page == "start" else app.switch_page(f"pages/{page}.py").run()


def screens() -> dict[str, Callable[[], Iterator[str]]]:
    """How to make the text of every page, by the name of its file."""
    return {
        "start": lambda: _views("start", {}, {"Leeuwarden": _to_town}),
        "cijfers": lambda: _views("cijfers", TOWN, FIGURES),
        "dilemmas": lambda: _views("dilemmas", TOWN, {"Eén dilemma": _address(dilemma="open_or_ceiling")}),
        "wat-als": lambda: _views("wat-als", PLAN, WHAT_IF),
        "vergelijken": lambda: _views("vergelijken", {**PLAN, "vergelijk": "debts_first~guardianship_grip"}, COMPARED),
        "casus": lambda: _views("casus", TOWN, {}),
        "praktijk": lambda: _views("praktijk", TOWN, PRACTICES),
        "akkoord": lambda: _views("akkoord", {**PLAN, "scenario": "guardianship_grip", "reserve": "200000"}, AGREED),
        "onderhandelen": _evening,
        "monitor": lambda: _views("monitor", TOWN, {"Een akkoord": _opened_agreement}),
        "verantwoording": lambda: _views("verantwoording", TOWN, ACCOUNTS),
    }


def _views(page: str, parameters: dict[str, str], views: dict[str, Act]) -> Iterator[str]:
    """A page, and what is new on it after each act (the acts follow each other)."""
    with ExitStack() as stack:
        for module in (indicators, screen, paper):
            stack.enter_context(patch.object(module, "date", _Day))
        yield from _seen(opened(page, **parameters), views)


class _Day(date):
    """Always the same one."""

    @classmethod
    def today(cls) -> "_Day":
        return cls(2026, 11, 25)


def _seen(app: AppTest, views: dict[str, Act]) -> Iterator[str]:
    seen: set[str] = set()
    for title, act in {"": lambda same: same, **views}.items():
        app = act(app)
        assert not app.exception, (title, [one.value for one in app.exception])
        if title:
            yield ""
            yield f"== {title}"
        found = list(lines(app))
        yield from (line for line in found if line not in seen)
        seen |= set(found)


def _evening() -> Iterator[str]:
    """The big screen of a room, the facilitator's and a party's, in every step of an evening."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as setting, store(Path(folder), setting) as kept:
        table = Table(kept)
        evening(table)
        seen: set[str] = set()
        for step in STEPS:
            table.step(step.id)
            for who in ("s", "f", "p1") if step.id in ("wishes", "swap", "estimate") else ("s", "f"):
                yield ""
                yield f"== {step.title}, {who}"
                found = [line.replace(table.code, "…") for line in lines(table.screen(who))]
                yield from (line for line in found if line not in seen)
                seen |= set(found)


def _opened_agreement(app: AppTest) -> AppTest:
    """The agreement of the hand-worked case with two measurements, as if its file was opened."""
    app.session_state["_monitored"] = monitored()
    return app.run()


def _set(**values: Any) -> Act:
    """Widgets set to a value, one by one."""

    def act(app: AppTest) -> AppTest:
        for key, value in values.items():
            app.get_by_key(key).set_value(value)
            app = app.run()
        return app

    return act


def _address(**parameters: str) -> Act:
    """Something more in the address, as a link has it."""

    def act(app: AppTest) -> AppTest:
        for key, value in parameters.items():
            app.query_params[key] = value
        for key in ("_visitor", "_written"):
            if key in app.session_state:
                del app.session_state[key]
        return app.run()

    return act


def _open(key: str) -> Act:
    """Something that was folded."""

    def act(app: AppTest) -> AppTest:
        app.session_state[key] = True
        return app.run()

    return act


def _to_town(app: AppTest) -> AppTest:
    return app.get_by_key("region_box").set_value(TOWN["gemeente"]).run()


def _goal(app: AppTest) -> AppTest:
    """An indicator with its own figure as the start, kept."""
    app = app.get_by_key("agreement_indicator").set_value("guardianship_inflow").run()
    for key, value in (("g_start", 160.0), ("g_year", 2025), ("g_source", "rechtbank"), ("g_target", 120.0)):
        app.get_by_key(f"{key}.guardianship_inflow").set_value(value)
    app.get_by_key("g_owner.guardianship_inflow").set_value("wethouder schulden")
    return _click(app, "Neem over")


def _clause(app: AppTest) -> AppTest:
    app.get_by_key("c_value").set_value(120.0)
    app.get_by_key("c_margin").set_value(12.5)
    app.get_by_key("c_looks").set_value("wethouder schulden")
    return _click(app, "Voeg toe")


def _click(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


FIGURES: dict[str, Act] = {
    "Toen en nu": _set(figures_theme="youth", figures_indicator_youth="early_school_leavers"),
    "Verloop": _set(figures_indicator_youth="youth_care_in_natura_clients", figures_view="course"),
    "Naast Nederland": _set(figures_view="beside"),
    "Alle gemeenten": _set(figures_view="all"),
    "Kaart": _set(figures_view="map"),
    "Alleen elders": _set(
        figures_theme="guardianship", figures_indicator_guardianship="guardianship_municipal_cost_local"
    ),
    "Geld": _set(figures_theme="finance"),
}
WHAT_IF: dict[str, Act] = {
    name: _set(picture_box=name) for name in ("Mensen", "Geld", "Wie betaalt", "Tegenvaller", "Per keuze", "Aannames")
}
COMPARED: dict[str, Act] = {"Alle uitkomsten": _open("compare_rows")}
PRACTICES: dict[str, Act] = {
    "Werkvormen": _set(practice_view="forms"),
    "Eén voorbeeld": _address(praktijk="leeuwarden_save_teams"),
}
AGREED: dict[str, Act] = {
    "Indicatoren": _set(agreement_tab="Indicatoren", agreement_style="detailed"),
    "Eén indicator": _goal,
    "Als het tegenvalt": _set(agreement_tab="Als het tegenvalt"),
    "Eén afspraak": _clause,
}
ACCOUNTS: dict[str, Act] = {
    name: _set(accountability_section=name)
    for name in ("sources", "quality", "interventions", "parameters", "households", "hindcast", "replication")
}


def made_screen(name: str) -> str:
    """The text of a page as it is now."""
    return "\n".join(screens()[name]()) + "\n"
