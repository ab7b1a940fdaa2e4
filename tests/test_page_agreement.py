"""Akkoord and Monitor: what is agreed stands in the text, what cannot be is said, and a file comes back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.proposal.agreement import ChoiceTerms, Cover, Draft, Goal, Terms
from akkoordwijzer.proposal.agreement_file import agreement_file
from akkoordwijzer.proposal.file import to_yaml
from akkoordwijzer.proposal.proposal import Proposal, check
from akkoordwijzer.report.agreement import signed
from akkoordwijzer.ui.agreement import kept
from akkoordwijzer.ui.shared import memory
from tests.agreement_kit import CLAUSE, agreement, case_of

ROOT = Path(__file__).parents[1]
PLAN = {
    "gemeente": "GM0080",
    "scenario": "guardianship_grip",
    "guardianship_gatekeeper": "0.3",
    "debt_aftercare": "0.2",
}


def open_page(stem: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in parameters.items():
        app.query_params[key] = value
    app.run()
    app.switch_page(f"pages/{stem}.py").run()
    assert not app.exception, [element.value for element in app.exception]
    return app


def said(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.header, *app.subheader, *app.markdown, *app.warning))


def test_without_choices_it_says_where_to_begin() -> None:
    app = open_page("akkoord", gemeente="GM0080")
    assert "nog niets op tafel" in said(app)


def test_the_text_follows_what_is_filled_in() -> None:
    app = open_page("akkoord", **PLAN)
    assert "Financiële bijlage" in said(app)
    app.get_by_key("agreement_choice").set_value("debt_aftercare").run()
    app.get_by_key("a_owner.debt_aftercare").set_value("wethouder schulden")
    app.get_by_key("a_words.debt_aftercare").set_value("Niemand valt terug")
    app.get_by_key("a_cover.debt_aftercare").set_value("own")
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert not app.exception
    assert "Niemand valt terug" in said(app)
    assert "Eigenaar: wethouder schulden" in said(app)


def test_a_reserve_that_is_empty_is_refused() -> None:
    app = open_page("akkoord", **PLAN)
    app.get_by_key("agreement_choice").set_value("debt_aftercare").run()
    app.get_by_key("a_cover.debt_aftercare").set_value("reserve")
    app.get_by_key("a_until.debt_aftercare").set_value(2029)
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert "onder nul" in said(app)
    assert "de reserve sociaal domein, daarna" not in said(app)


def test_a_wrong_task_field_is_said() -> None:
    app = open_page("akkoord", **PLAN)
    app.get_by_key("agreement_choice").set_value("debt_aftercare").run()
    app.get_by_key("a_field.debt_aftercare").set_value("zes")
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert "nummer zoals 6" in said(app)


def test_an_indicator_without_a_start_is_refused_and_with_one_is_kept() -> None:
    app = open_page("akkoord", **PLAN)
    app.get_by_key("agreement_tab").set_value("Indicatoren").run()
    app.get_by_key("agreement_indicator").set_value("guardianship_inflow").run()
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert "zonder beginwaarde" in said(app)
    app.get_by_key("g_start.guardianship_inflow").set_value(160.0)
    app.get_by_key("g_owner.guardianship_inflow").set_value("wethouder")
    next(button for button in app.button if button.label == "Neem over").click().run()
    assert not app.exception
    assert "Nieuwe schuldenbewinden: nu 160" in said(app)
    app.get_by_key("agreement_tab").set_value("Als het tegenvalt").run()
    app.get_by_key("c_value").set_value(150.0)
    app.get_by_key("c_looks").set_value("wethouder")
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    assert "binnen het toeval" in said(app)
    app.get_by_key("c_value").set_value(100.0)
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    assert not app.exception
    assert "Als nieuwe schuldenbewinden" in said(app)
    assert "Wanneer wij terugkijken" in said(app)


def with_goals() -> AppTest:
    """Akkoord with an indicator, at the form of the clauses, in which only the day is still to be chosen."""
    app = open_page("akkoord", **PLAN)
    app.session_state["_agreement_drafts"] = {"GM0080": Draft(terms=Terms(goals=DRAFT.terms.goals))}
    app.get_by_key("agreement_tab").set_value("Als het tegenvalt").run()
    app.get_by_key("c_value").set_value(100.0)
    app.get_by_key("c_looks").set_value("wethouder")
    return app


def added(app: AppTest) -> list[str]:
    """The days of measuring of the clauses, after what is filled in was sent."""
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    assert not app.exception
    return [clause.measured for clause in app.session_state["_agreement_drafts"]["GM0080"].terms.clauses]


@pytest.mark.parametrize(
    ("moment", "day", "measured"),
    [
        ("new_year", None, "2029-01-01"),
        ("jaarstukken", None, "2029-03-01"),
        ("kadernota", date(2028, 4, 3), "2029-05-01"),
        ("own_day", date(2028, 4, 3), "2028-04-03"),
    ],
)
def test_a_clause_is_measured_at_a_moment_of_the_planning_cycle_or_on_a_day(
    moment: str, day: date | None, measured: str
) -> None:
    app = with_goals()
    app.get_by_key("c_moment").set_value(moment)
    app.get_by_key("c_day").set_value(day)
    assert added(app) == [measured]
    assert f"op {period_words(measured)} hoger dan 100" in said(app)


@pytest.mark.parametrize(
    ("moment", "day", "reason"),
    [
        ("begroting", None, "komt eerder dan de meting op 1 september 2029"),
        ("own_day", date(2027, 11, 30), "kan op zijn vroegst op 1 januari 2028 iets laten zien"),
        ("own_day", date(2031, 1, 1), "valt na de raadsperiode"),
        ("own_day", None, "Kies de dag waarop u meet"),
    ],
)
def test_a_day_on_which_nothing_can_be_decided_is_refused(moment: str, day: date | None, reason: str) -> None:
    app = with_goals()
    app.get_by_key("c_moment").set_value(moment)
    app.get_by_key("c_day").set_value(day)
    assert added(app) == []
    assert reason in said(app)


@pytest.mark.parametrize("region", ["NL", "GM0088", "GM0599"])
def test_the_page_opens_with_a_plan_anywhere(region: str) -> None:
    app = open_page("akkoord", gemeente=region, v="2", **{"social_base": "2", "plafond.youth_ambulatory": "-2"})
    assert "Financiële bijlage" in said(app)


def test_monitor_asks_for_a_file() -> None:
    app = open_page("monitor", gemeente="GM0080")
    assert "Open het bestand van een akkoord" in said(app)


# What a browser kept

DRAFT = Draft(
    terms=Terms(
        style="detailed",
        choices={"debt_aftercare": ChoiceTerms(owner="wethouder schulden", cover=Cover(kind="reserve", until=2029))},
        goals=(Goal(indicator="guardianship_inflow", start_value=160.0, start_year=2025, owner="wethouder"),),
    )
)


def test_a_draft_comes_back_as_it_was() -> None:
    assert kept.read(kept.written(DRAFT)) == DRAFT
    assert kept.written(Draft()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "[]",
        "{",
        '{"terms": 1}',
        '{"onzin": {}}',
        '{"terms": {"style": "luid"}}',
        '{"terms": {"goals": [{"indicator": "a", "start_value": NaN}]}}',
        "[" * 100_000,
        '"' + "x" * 300_000 + '"',
    ],
)
def test_what_is_no_draft_is_not_read(text: str) -> None:
    assert kept.read(text) is None


def answering(text: str) -> Callable[..., SimpleNamespace]:
    """A browser that kept this for every municipality, and nothing else."""

    def component(data: dict[str, Any], **_more: object) -> SimpleNamespace:
        return SimpleNamespace(kept=f"{data['question']}|{text}" if data["name"].startswith("agreement") else None)

    return component


def test_what_the_browser_kept_is_filled_in_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_component", lambda: answering(kept.written(DRAFT)))
    app = open_page("akkoord", **PLAN, reserve="100000")
    assert "Eigenaar: wethouder schulden" in said(app)
    app.get_by_key("agreement_choice").set_value("debt_aftercare").run()
    assert [box.value for box in app.text_input if box.label.startswith("Wie staat")] == ["wethouder schulden"]
    app.get_by_key("agreement_erase").click().run()
    assert "wethouder schulden" not in said(app)
    assert [box.value for box in app.text_input if box.label.startswith("Wie staat")] == [""]


def test_what_cannot_be_read_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_component", lambda: answering('{"terms": 3}'))
    app = open_page("akkoord", **PLAN)
    assert kept.UNREADABLE in said(app)
    assert "Financiële bijlage" in said(app)


def test_start_values_of_one_municipality_are_not_those_of_another() -> None:
    app = open_page("akkoord", **PLAN)
    app.get_by_key("agreement_choice").set_value("debt_aftercare").run()
    app.get_by_key("a_owner.debt_aftercare").set_value("wethouder schulden")
    next(button for button in app.button if button.label == "Neem over").click().run()
    for region, there in (("GM0088", False), ("GM0080", True)):
        app.get_by_key("region_box").set_value(region).run()
        assert not app.exception
        assert ("Eigenaar: wethouder schulden" in said(app)) is there
        owners = [box.value for box in app.text_input if box.label.startswith("Wie staat")]
        assert owners == ["wethouder schulden" if there else ""]


def test_a_clause_of_a_file_may_have_any_name() -> None:
    app = open_page("akkoord", **PLAN)
    terms = Terms(goals=DRAFT.terms.goals, clauses=(CLAUSE.model_copy(update={"id": "clause_x"}),))
    app.session_state["_agreement_drafts"] = {"GM0080": Draft(terms=terms)}
    app.get_by_key("agreement_tab").set_value("Als het tegenvalt").run()
    app.get_by_key("c_value").set_value(100.0)
    app.get_by_key("c_margin").set_value(12.5)
    app.get_by_key("c_looks").set_value("wethouder")
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    assert not app.exception
    clauses = app.session_state["_agreement_drafts"]["GM0080"].terms.clauses
    assert [c.id for c in clauses] == ["clause_x", "clause_1"]
    assert (clauses[1].value, clauses[1].margin, clauses[1].looks) == (100.0, 12.5, "wethouder")


def test_a_file_that_cannot_be_opened_leaves_what_was_filled_in() -> None:
    app = open_page("akkoord", **PLAN)
    app.session_state["_agreement_drafts"] = {"GM0080": Draft(terms=Terms(goals=DRAFT.terms.goals))}
    for raw in (b"foo: 1\n", b"{", b"\x89PNG\xff"):
        app.file_uploader[0].set_value(("x.yaml", raw, "text/plain")).run()
        assert not app.exception
        assert "Dit bestand kunnen we niet openen. x.yaml" in said(app).replace("\\", "")
        assert "Financiële bijlage" in said(app)
        assert app.session_state["_agreement_drafts"]["GM0080"].terms.goals == DRAFT.terms.goals


def test_a_file_brings_its_terms_and_what_was_signed(
    monkeypatch: pytest.MonkeyPatch, kit_of: Callable[[str], Kit]
) -> None:
    kit = kit_of("GM0080")
    proposal, _ = check(Proposal(region="GM0080", scenario=case_of(kit).scenario, reserve_eur=200_000), kit)
    found = signed(agreement(kit))
    raw = to_yaml(agreement_file(proposal, kit, found)).encode()
    uploads = [SimpleNamespace(name="akkoord.yaml", getvalue=lambda: raw)]
    app = open_page("akkoord", gemeente="GM0080")
    monkeypatch.setattr("streamlit.file_uploader", lambda *_, **__: uploads.pop() if uploads else None)
    app.run()
    assert not app.exception
    draft = app.session_state["_agreement_drafts"]["GM0080"]
    assert (draft.terms, draft.since) == (found.terms, found.since)
    assert "wethouder schulden" in said(app)
