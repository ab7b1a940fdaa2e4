"""An agreement: covers, rules, text, documents and file say the same numbers; what cannot be agreed is said why."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import numpy as np
import openpyxl
import pytest
import yaml
from docx.oxml.ns import qn
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.export.agreement import agreement_docx, agreement_xlsx, bundle
from akkoordwijzer.export.word import CHARACTER
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.guide import read_guide
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case, Ceiling, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.agreement import ChoiceTerms, Clause, Cover, Goal, Since, Terms
from akkoordwijzer.proposal.agreement_file import agreement_file, case_now, read_agreement
from akkoordwijzer.proposal.answers import Answer
from akkoordwijzer.proposal.file import case_from, read_saved, to_yaml
from akkoordwijzer.proposal.proposal import Proposal, check
from akkoordwijzer.report.agreement import (
    Agreement,
    Risk,
    agreement_of,
    choice_ids,
    reserve_left_eur,
    risk_of,
    signed,
    spent_eur,
)
from akkoordwijzer.report.agreement_facts import Facts, facts_of
from akkoordwijzer.report.agreement_outcome import payer_years
from akkoordwijzer.report.agreement_rules import goal_refusals, margin, refusals
from akkoordwijzer.report.agreement_sentences import clause_sentence, risk_sentence
from akkoordwijzer.report.agreement_text import document
from akkoordwijzer.report.annex_basis import with_basis
from akkoordwijzer.report.annex_table import BALANCE, ROUNDING, certainty_words, printed
from akkoordwijzer.report.blocks import Bullets, Heading, Paragraph, TableBlock
from akkoordwijzer.report.rounding import in_thousands
from tests.agreement_kit import CLAUSE, GOAL, LIBRARY, MADE, TERMS, WAIT, agreement, case_of
from tests.hand_worked import CEILING, SPENDING, worked
from tests.office import convert, needs_office, recalculated

KitOf = Callable[[str], Kit]
NO_FACTS = Facts({}, (), (), ())


@pytest.fixture(scope="module")
def town(figures: Figures, library: Library) -> Kit:
    from akkoordwijzer.calibration.kit import build_kit

    return build_kit(figures, library, "GM0080")


def proposal_of(kit: Kit, name: str = "guardianship_grip") -> Proposal:
    scenario = next(scenario for scenario in kit.scenarios if scenario.id == name)
    return check(Proposal(region=kit.region, scenario=scenario, reserve_eur=200_000), kit)[0]


def file_of(kit: Kit, terms: Terms = TERMS) -> str:
    return to_yaml(agreement_file(proposal_of(kit), kit, signed(agreement(kit, terms))))


def with_choice(key: str, said: ChoiceTerms) -> Terms:
    return TERMS.model_copy(update={"choices": {**TERMS.choices, key: said}})


def words(found: Agreement, facts: Facts = NO_FACTS) -> str:
    lines: list[str] = []
    for block in document(found, facts):
        match block:
            case Bullets(items):
                lines += items
            case TableBlock():
                lines += [" | ".join(row) for row in block.rows]
            case Heading() | Paragraph():
                lines.append(block.text)
    return "\n".join(lines)


def test_the_kept_choices_are_played_and_the_dropped_one_is_gone(town: Kit) -> None:
    found = agreement(town)
    assert "guardianship_outflow" not in found.case.scenario.changes
    assert not [row for row in found.annex.rows if row.source == "guardianship_outflow"]
    assert refusals(found) == ()


def test_a_reserve_covers_to_its_year_and_no_further(town: Kit) -> None:
    found = agreement(town)
    (row,) = (row for row in found.annex.rows if row.side == "reserves")
    spent = spent_eur(found.annex, "integrated_debt_help")
    assert row.amounts_eur == (spent[0], spent[1], 0, 0, 0)
    assert (row.task_field, row.structural, row.counts) == ("0.10", False, True)
    assert reserve_left_eur(found) == (200_000 - spent[0], *[200_000 - spent[0] - spent[1]] * 3)


def test_another_payer_counts_only_with_a_signature(town: Kit) -> None:
    found = agreement(town)
    counted = {row.source: row for row in found.annex.rows if row.certainty == "cover"}
    assert counted["guardian_covenant"].amounts_eur == (10_000,) * 5
    (promised,) = (row for row in found.annex.rows if row.certainty == "promised")
    assert promised.source == "debt_aftercare"
    assert promised.amounts_eur is None
    assert not promised.counts


def test_the_balance_is_what_is_hard_and_covered(town: Kit) -> None:
    found = agreement(town)
    hard = play(found.case).hard.net[[0, 1, 2, 3, 4], 0]
    covers = found.annex.total("cover")
    assert found.annex.balance_eur == tuple(round(float(v)) + c for v, c in zip(hard, covers, strict=True))
    assert found.annex.net_eur[3] == round(float(play(found.case).books.net[3, 0]))


def test_owner_task_field_and_cover_stand_in_the_rows(town: Kit) -> None:
    rows = {row.source: row for row in agreement(town).annex.rows if row.certainty == "spending"}
    assert rows["integrated_debt_help"].owner == "wethouder schulden"
    assert rows["debt_aftercare"].task_field == "6.3"
    assert rows["budget_management"].cover == "nog niet gedekt"
    assert rows["guardianship_gatekeeper"].cover == "algemene middelen"
    other = agreement(town, with_choice("budget_management", ChoiceTerms(structural=False)))
    assert not next(row for row in other.annex.rows if row.source == "budget_management").structural


COVERS = {
    "onder nul": ChoiceTerms(cover=Cover(kind="reserve", until=2030)),
    "Kies een laatste jaar": ChoiceTerms(cover=Cover(kind="reserve")),
    "hoogstens tot en met 2030": ChoiceTerms(cover=Cover(kind="reserve", until=2031)),
    "meer dan de": ChoiceTerms(cover=Cover(kind="others", payer="insurer", eur_per_year=900_000)),
    "kies welke andere betaler": ChoiceTerms(cover=Cover(kind="others", eur_per_year=10)),
    "zelf geen andere betaler": ChoiceTerms(cover=Cover(kind="others", payer="municipality", eur_per_year=10)),
}


@pytest.mark.parametrize(("said", "terms"), COVERS.items(), ids=COVERS)
def test_a_cover_that_does_not_hold_is_refused(said: str, terms: ChoiceTerms, town: Kit) -> None:
    found = agreement(town, with_choice("integrated_debt_help", terms), reserve=50_000)
    assert any(said in sentence for sentence in refusals(found)), refusals(found)


def test_a_cut_has_nothing_to_cover(town: Kit) -> None:
    terms = Terms(choices={"social_base": ChoiceTerms(cover=Cover(kind="reserve", until=2028))})
    found = agreement(town, terms, "social_work_minus_25")
    assert any("valt niets te dekken" in sentence for sentence in refusals(found))
    assert not [row for row in found.annex.rows if row.certainty == "cover"]


def goal_said(goal: Goal) -> list[str]:
    return list(goal_refusals(goal, LIBRARY))


def test_goals_need_a_start_an_owner_and_more_than_chance() -> None:
    assert goal_said(GOAL) == []
    assert "zonder beginwaarde" in goal_said(GOAL.model_copy(update={"start_value": None}))[0]
    assert "noem wie" in goal_said(GOAL.model_copy(update={"owner": ""}))[0]
    assert "bij 60 per jaar valt een verschil onder 15 binnen het toeval" in " ".join(
        goal_said(GOAL.model_copy(update={"start_value": 60.0, "target": 50.0}))
    )
    assert "niet beter" in goal_said(GOAL.model_copy(update={"target": 200.0}))[0]
    assert "bestaat niet" in goal_said(GOAL.model_copy(update={"indicator": "gone"}))[0]
    assert "geen doel op zich" in goal_said(Goal(indicator="wmo_clients", start_value=40.0, target=30.0, owner="x"))[0]


@pytest.mark.parametrize(("count", "expected"), [(25, 10), (60, 15.49), (100, 20), (400, 40), (2500, 100)])
def test_margins_of_counts_are_twice_the_root(count: float, expected: float) -> None:
    indicator = LIBRARY.indicator("guardianship_inflow")
    assert indicator is not None
    assert margin(GOAL.model_copy(update={"start_value": float(count)}), indicator) == pytest.approx(expected, abs=0.01)


def test_the_margin_of_a_share_needs_the_number_of_people() -> None:
    indicator = LIBRARY.indicator("early_help_accepted")
    assert indicator is not None
    goal = Goal(indicator=indicator.id, start_value=31.0, owner="x")
    assert margin(goal, indicator) is None
    assert margin(goal.model_copy(update={"observed": 400}), indicator) == pytest.approx(4.625, abs=0.001)


CLAUSES = {
    "valt na de raadsperiode": {"measured": "2031-01-01", "document_year": 2031},
    "eerder dan de meting": {"document_year": 2028},
    "op zijn vroegst op 1 januari 2028": {"measured": "2027-12-31"},
    "de kadernota 2029 (mei tot en met juli) komt eerder dan de meting op 1 augustus 2029": {"measured": "2029-08-01"},
    "valt na de raadsperiode (tot en met 2030)": {"measured": "2031-05-01"},
    "zonder eigenaar": {"looks": ""},
    "binnen het toeval": {"value": 150.0},
    "binnen de marge van 50": {"margin": 50.0},
    "wat nooit mag": {"never": "gone"},
    "niet (meer) bestaat": {"decision": "gone"},
    "nog geen beginwaarde": {"indicator": "evictions"},
    "niet (meer) in het akkoord": {"about": "guardianship_outflow"},
}


@pytest.mark.parametrize(("said", "update"), CLAUSES.items(), ids=CLAUSES)
def test_a_clause_that_cannot_decide_is_refused(said: str, update: dict[str, Any], town: Kit) -> None:
    terms = TERMS.model_copy(update={"clauses": (CLAUSE.model_copy(update=update),)})
    assert any(said in sentence for sentence in refusals(agreement(town, terms))), refusals(agreement(town, terms))


@pytest.mark.parametrize("day", ["2028-01-01", "2029-05-01", "2029-07-31"])
def test_a_clause_is_measured_from_when_it_can_show_until_its_document(day: str, town: Kit) -> None:
    clause = CLAUSE.model_copy(update={"measured": day})
    assert refusals(agreement(town, TERMS.model_copy(update={"clauses": (clause,)}))) == ()


def test_the_day_of_measuring_stands_in_the_file_and_in_every_document(town: Kit) -> None:
    clause = CLAUSE.model_copy(update={"measured": "2029-05-01"})
    terms = TERMS.model_copy(update={"clauses": (clause,)})
    found = agreement(town, terms)
    assert "op 1 mei 2029 hoger dan 130 is" in words(found)
    (table,) = (b for b in document(found, NO_FACTS) if isinstance(b, TableBlock) and b.title == "Afspraken per moment")
    assert table.rows[0][1:3] == ("1 mei 2029", "kadernota 2029")
    assert "1 mei 2029" in "\n".join(p.text for p in read_docx(agreement_docx(found, NO_FACTS)).paragraphs)
    sheet = openpyxl.load_workbook(io.BytesIO(agreement_xlsx(found)))["indicatoren"]
    (row,) = (row for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("Als nieuwe"))
    assert row[1:5] == (datetime(2029, 5, 1), "kadernota", 2029, "wethouder schulden")
    _, kept = read_agreement(parse_yaml(file_of(town, terms).encode(), "akkoord.yaml"))
    assert kept.terms.clauses[0].measured == "2029-05-01"


def test_a_day_that_is_not_on_the_calendar_is_no_agreement(town: Kit) -> None:
    raw = file_of(town).replace("2029-01-01", "2029-02-30")
    with pytest.raises(ContentError, match="een dag op de kalender, zoals 2029-05-01"):
        read_agreement(parse_yaml(raw.encode(), "akkoord.yaml"))


def test_small_counts_and_late_indicators_never_decide(town: Kit) -> None:
    few = GOAL.model_copy(update={"start_value": 20.0, "target": None})
    terms = TERMS.model_copy(update={"goals": (few,), "clauses": (CLAUSE.model_copy(update={"value": 40.0}),)})
    assert any("past alleen een gesprek" in sentence for sentence in refusals(agreement(town, terms)))
    late = Goal(indicator="loneliness", start_value=40.0, observed=1000, owner="x")
    clause = CLAUSE.model_copy(update={"indicator": "loneliness", "value": 60.0})
    terms = TERMS.model_copy(update={"goals": (late,), "clauses": (clause,)})
    assert any("pas na 48 maanden" in sentence for sentence in refusals(agreement(town, terms)))


def test_without_a_known_margin_two_years_in_a_row_or_an_own_margin(town: Kit) -> None:
    clause = CLAUSE.model_copy(update={"id": "wait", "indicator": "debt_wait_days", "value": 14.0})

    def said(**update: object) -> tuple[str, ...]:
        found = (clause.model_copy(update=update),)
        return refusals(agreement(town, TERMS.model_copy(update={"goals": (WAIT,), "clauses": found})))

    assert any("toevalsmarge is niet bekend" in sentence for sentence in said())
    assert said(years_in_row=2) == ()
    assert said(margin=5.0) == ()


def test_a_clause_reads_itself_back(town: Kit) -> None:
    sentence = clause_sentence(agreement(town), CLAUSE)
    assert sentence.startswith("Als nieuwe schuldenbewinden (Rechtbank")
    assert "op 1 januari 2029 hoger dan 130 is, dan: de inboeking vervalt" in sentence.replace(
        "De inboeking", "de inboeking"
    )
    assert "kadernota 2029; voorstel van wethouder schulden" in sentence
    assert "Besluit van de raad in de kadernota 2029" in sentence
    queue = CLAUSE.model_copy(update={"decision": "queue_grows"})
    assert "Besluit van het college in de" in clause_sentence(agreement(town), queue)
    assert sentence.endswith("Nooit: hulp weigeren of uitstellen waar iemand recht op heeft.")


def test_the_text_names_what_is_open_waits_and_is_not_known(town: Kit, figures: Figures) -> None:
    terms = Terms(style="detailed")
    found = agreement(town, terms, "radical_shift")
    dilemma = read_guide().dilemmas[0]
    answer = Answer(position=dilemma.positions[0].id, why="Omdat het moet.", need_to_know="wat het kost")
    facts = facts_of(figures, "GM0080", found.outcome, [(dilemma, answer)], ("De aanbieders werken mee.",))
    text = words(found, facts)
    assert "heeft niemand vastgesteld" in text
    assert "Dat is geen dekking." in text
    assert "Wie recht heeft op hulp, krijgt die ook als het geld op is." in text
    assert "wachten" in text
    assert "Eerst weten: wat het kost" in text
    assert "De aanbieders werken mee." in text
    assert facts.beliefs
    assert facts.beliefs[0] in text
    assert "Bron: CBS" in text
    headings = [block.text for block in document(found, facts) if isinstance(block, Heading)]
    assert {
        "Wat wij zien",
        "Financiële bijlage",
        "Wat moet kloppen",
        "Wat u moet geloven",
        "Wat de tafel niet weet",
    } <= set(headings)


def test_every_amount_in_the_choices_is_that_of_the_annex(town: Kit) -> None:
    found = agreement(town)
    text = words(found)
    assert "€\u00a019.500 meer in 2027, €\u00a039.000 meer per jaar van 2028 tot en met 2030" in text
    assert spent_eur(found.annex, "integrated_debt_help")[0] == pytest.approx(19_500, abs=50)


def test_the_outline_leaves_out_what_we_see(town: Kit, figures: Figures) -> None:
    found = agreement(town, TERMS.model_copy(update={"style": "outline"}))
    facts = facts_of(figures, "GM0080", found.outcome, [], ())
    assert "Wat wij zien" not in words(found, facts)
    assert "Wat wij zien" in words(agreement(town), facts)


def test_the_risk_is_amount_times_likelihood(town: Kit) -> None:
    case = case_of(town)
    drawn = play(case, Pert(500, 5))
    risk = risk_of(play(case), drawn)
    assert risk.share is not None
    assert Risk(2030, 100.0, 0.25).times_eur == 25.0
    assert "Bedrag maal kans" in risk_sentence(replace(risk, eur=50_000.0))
    opened = risk_of(play(case_of(town, "prevention_first")), play(case_of(town, "prevention_first"), Pert(200, 5)))
    assert opened.share is None
    assert "Een kans geven wij niet" in risk_sentence(replace(opened, eur=50_000.0))


TOWN_CHOICES = ("early_debt_signals", "guardian_covenant", "social_base", "preschool_programme", "housing_first")
TOWN_LINES = ("youth_ambulatory", "youth_residential", "wmo_support", "shelter")
AMOUNTS = st.floats(-4, 12, allow_nan=False).map(lambda eur: round(eur, 2)) | st.sampled_from([-0.01, 0.004, 250.0])
COVERED = st.builds(
    Cover,
    kind=st.sampled_from(["not_yet", "own", "reserve", "reserve", "others", "others"]),
    until=st.integers(2027, 2030),
    payer=st.sampled_from(["state", "insurer", "housing_association"]),
    eur_per_year=st.integers(0, 90_000),
    signed=st.booleans(),
)
SAID = st.builds(
    ChoiceTerms, keep=st.sampled_from([True, True, True, False]), structural=st.none() | st.booleans(), cover=COVERED
)
CHANGE = st.builds(Change, amount_per_inhabitant=AMOUNTS, until=st.none() | st.integers(2027, 2032))
MAXIMUM = st.builds(Ceiling, growth=st.floats(-0.1, 0.02))
KEPT_OR_NOT = st.builds(ChoiceTerms, keep=st.booleans())


def plan_and_terms(
    changes: dict[str, tuple[Change, ChoiceTerms]], ceilings: dict[str, tuple[Ceiling, ChoiceTerms]]
) -> tuple[Scenario, Terms]:
    plan = Scenario(
        id="random",
        changes={key: change for key, (change, _) in changes.items()},
        ceilings={key: ceiling for key, (ceiling, _) in ceilings.items()},
    )
    said = {key: said for key, (_, said) in changes.items()}
    return plan, Terms(choices=said | {f"ceiling.{key}": said for key, (_, said) in ceilings.items()})


RANDOM_PLANS = st.builds(
    plan_and_terms,
    st.dictionaries(st.sampled_from(TOWN_CHOICES), st.tuples(CHANGE, SAID), min_size=1),
    st.dictionaries(st.sampled_from(TOWN_LINES), st.tuples(MAXIMUM, KEPT_OR_NOT)),
)
_THOUSANDS = r"\*toelichting!\$B\$2/toelichting!\$B\$3,0\)"
ROW_FORMULA = re.compile(rf"=ROUND\(regels!([A-Z]+)(\d+){_THOUSANDS}")
EMPTY_FORMULA = re.compile(rf"=ROUND\(0{_THOUSANDS}")
BALANCE_FORMULA = re.compile(
    rf'=ROUND\(SUMIF\(regels!\$([A-Z]+)\$2:\$\1\$(\d+),"ja",regels!\$([A-Z]+)\$2:\$\3\$\2\){_THOUSANDS}'
)
ROUNDING_FORMULA = re.compile(r"=([A-Z]+)(\d+)-(?:SUM\(\1(\d+):\1(\d+)\)|0)")


def worked_out(book: openpyxl.Workbook, value: Any) -> Any:
    """A cell of ``tabel`` as a spreadsheet works it out (LibreOffice says the same: test_libreoffice_opens_both)."""
    rows, table = book["regels"], book["tabel"]
    if not str(value).startswith("="):
        return value
    if found := ROW_FORMULA.fullmatch(value):
        return in_thousands(rows[f"{found[1]}{found[2]}"].value)
    if EMPTY_FORMULA.fullmatch(value):
        return 0
    if found := BALANCE_FORMULA.fullmatch(value):
        at = range(2, int(found[2]) + 1)
        return in_thousands(sum(rows[f"{found[3]}{n}"].value for n in at if rows[f"{found[1]}{n}"].value == "ja"))
    found = ROUNDING_FORMULA.fullmatch(value)
    assert found, value
    inside = range(int(found[3] or 1), int(found[4] or 0) + 1)
    total, *parts = (worked_out(book, table[f"{found[1]}{n}"].value) for n in (int(found[2]), *inside))
    return total - sum(parts)


def plain_cell(value: Any) -> str:
    """A cell of a spreadsheet, or of the printed table, without typography."""
    return "" if value is None else typed(str(value)).replace(".", "") if isinstance(value, str) else str(value)


def test_tables_add_up_on_screen_in_word_and_in_excel(town: Kit) -> None:
    # Without shrinking: every try makes two documents, and a plan of five choices can be read as it is.
    @settings(max_examples=12, phases=(Phase.explicit, Phase.reuse, Phase.generate))
    @given(RANDOM_PLANS)
    def holds(agreed: tuple[Scenario, Terms]) -> None:
        plan, terms = agreed
        found = agreement_of(town.case(plan), play, "Leeuwarden", terms, LIBRARY, MADE, 10**9)
        add_up_everywhere(found)

    holds()
    # Covers and a promise, a ceiling, a cut, and nothing at all.
    nothing = Terms(choices=dict.fromkeys(choice_ids(case_of(town)), ChoiceTerms(keep=False)))
    for terms, name in (
        (TERMS, "guardianship_grip"),
        (Terms(), "radical_shift"),
        (Terms(), "social_work_minus_25"),
        (nothing, "guardianship_grip"),
    ):
        add_up_everywhere(agreement(town, terms, name))


def add_up_everywhere(found: Agreement) -> None:
    """The same cells on the screen, in Word and in Excel, and columns that add up in each."""
    table, annex = printed(found.annex), found.annex
    shown = [block for block in document(found, NO_FACTS) if isinstance(block, TableBlock)]
    assert [(block.head, block.rows) for block in shown if block.title.startswith("Wat ")] == [
        (table.head, rows) for rows in (table.counted, table.beside) if rows
    ]
    word = read_docx(agreement_docx(found, NO_FACTS)).tables
    assert [[tuple(cell.text for cell in row.cells) for row in each.rows] for each in word] == [
        [block.head, *block.rows] for block in shown
    ]
    book = openpyxl.load_workbook(io.BytesIO(agreement_xlsx(found)))
    rows = list(book["regels"].iter_rows(min_row=2, max_row=len(annex.rows) + 1, values_only=True))
    assert [row[8:13] for row in rows] == [row.amounts_eur or ("p.m.",) * 5 for row in annex.rows]
    assert tuple(sum(row[at] for row in rows if row[7] == "ja") for at in range(8, 13)) == annex.balance_eur
    assert (book["toelichting"]["B2"].value, book["toelichting"]["B3"].value) == (1, 1000)
    first, last = 5, book["tabel"].max_row
    counted, beside = (
        [[worked_out(book, value) for value in row[:11]] for row in book["tabel"].iter_rows(*at, values_only=True)]
        for at in (
            (first, first - 1 + len(table.counted)),
            (last + 1 - len(table.beside), last),
        )
    )
    assert [list(map(plain_cell, row)) for row in (*counted, *beside)] == [
        list(map(plain_cell, row)) for row in (*table.counted, *table.beside)
    ]
    assert [row[1] for row in counted[-2:]] == [ROUNDING, BALANCE]
    for column in range(4, 9):
        amounts = [row[column] for row in counted]
        assert sum(amounts[:-1]) == amounts[-1] == in_thousands(annex.balance_eur[column - 4])


def read_docx(raw: bytes) -> Any:
    return docx.Document(io.BytesIO(raw))


def test_word_has_headings_language_contents_header_rows_and_alternative_texts(town: Kit) -> None:
    found = read_docx(agreement_docx(agreement(town), NO_FACTS))
    levels = [p.style.name for p in found.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == "Heading 1"
    assert {"Heading 1", "Heading 2"} == set(levels)
    assert found.core_properties.language == "nl-NL"
    (language,) = found.styles.element.iter(qn("w:rPrDefault"))
    assert {item.get(qn("w:val")) for item in language.iter(qn("w:lang"))} == {"nl-NL"}
    assert any("TOC" in (item.text or "") for item in found.element.iter(qn("w:instrText")))
    amounts = [p.text for p in found.paragraphs if "€" in p.text]
    assert amounts
    assert all("€ " not in text for text in amounts), "an amount falls over two lines"
    assert len(found.tables) == 3
    for table in found.tables:
        assert list(table.rows[0]._tr.iter(qn("w:tblHeader")))
        (alt,) = table._tbl.tblPr.iter(qn("w:tblDescription"))
        assert len(alt.get(qn("w:val"))) > 10
    assert any("abc123" in p.text for section in found.sections for p in section.footer.paragraphs)


def test_columns_of_word_break_no_word_and_people_have_their_thousands(nation: Kit) -> None:
    found = agreement(nation, Terms(), "cheese_slicer")
    waiting = [row.note for row in found.annex.rows if row.certainty == "withheld"]
    assert any(re.search(r"mensen wachten \(.*\d\.\d{3}", note) for note in waiting)
    tables = read_docx(agreement_docx(found, NO_FACTS)).tables
    assert any("6.2" in cell.text for table in tables for cell in table.columns[2].cells)
    for table in tables:
        for column in table.columns:
            longest = max(len(word) for cell in column.cells for word in [*cell.text.split(), ""])
            assert column.width >= CHARACTER * longest, [cell.text for cell in column.cells][:2]


def test_word_and_excel_hold_the_cells_of_the_screen(town: Kit) -> None:
    found = agreement(town)
    table = printed(found.annex)
    word = read_docx(agreement_docx(found, NO_FACTS)).tables
    assert [tuple(cell.text for cell in row.cells) for row in word[0].rows] == [table.head, *table.counted]
    assert [tuple(cell.text for cell in row.cells) for row in word[1].rows][1:] == list(table.beside)
    book = openpyxl.load_workbook(io.BytesIO(agreement_xlsx(found)))
    for at, row in enumerate(found.annex.rows, 2):
        cells = [book["regels"].cell(at, 9 + column).value for column in range(5)]
        assert cells == (["p.m."] * 5 if row.amounts_eur is None else list(row.amounts_eur))
        assert book["regels"].cell(at, 2).value == row.name
    assert {"keuzes", "indicatoren", "aannames", "bronnen", "controle"} <= set(book.sheetnames)
    assert book["keuzes"]["F2"].value in ("wethouder schulden", None)
    assert "Nieuwe schuldenbewinden" in [cell.value for cell in book["indicatoren"]["A"]]


def drawn_agreement(kit: Kit, since: Since | None = None, terms: Terms = TERMS) -> Agreement:
    return agreement_of(
        case_of(kit), play, "Leeuwarden", terms, LIBRARY, MADE, 200_000, lambda case: play(case, Pert(300, 5)), since
    )


def test_excel_holds_who_gains_and_pays_in_every_year_with_the_band(town: Kit) -> None:
    found = drawn_agreement(town)
    outcome, drawn = found.outcome, play(found.case, Pert(300, 5))
    sheet = openpyxl.load_workbook(io.BytesIO(agreement_xlsx(found)))["uitkomst"]
    rows = {(row[0], row[1]): row[2:5] for row in sheet.iter_rows(min_row=2, values_only=True)}
    for at, year in enumerate(outcome.case.settings.calendar):
        low, high = np.quantile(drawn.books.net[at], [0.05, 0.95])
        own = (round(float(outcome.books.net[at, 0])), round(float(low)), round(float(high)))
        assert rows["Gemeente", year] == own
        state = outcome.books.payers["insurer"][at, 0] - outcome.books.paid["insurer"][at, 0]
        assert rows["Zorgverzekeraar", year][0] == round(float(state))
        assert rows["Gemeente: alleen wat hard is", year][0] == round(float(outcome.hard.net[at, 0]))
    names = {name for name, _ in rows}
    assert "Niet betaald: mensen wachten" not in names, "no ceiling, nobody waits for it"
    assert len(rows) == len(names) * len(outcome.case.settings.calendar)
    assert {item.low_eur for item in agreement(town).payers} == {None}, "no band without draws"


def test_what_another_pays_is_a_loss_to_it(town: Kit) -> None:
    case = town.case(Scenario(id="half", changes={"social_base": Change(amount_per_inhabitant=5.0)}))
    items = tuple(
        item.model_copy(update={"spend_payers": {"municipality": 0.5, "insurer": 0.5}}) for item in case.interventions
    )
    found = payer_years(play(case.model_copy(update={"interventions": items})))
    by_name = {item.name: item.eur for item in found if item.year == 2030}
    half = 2.5 * case.settings.population
    assert by_name["Zorgverzekeraar"] == pytest.approx(-half, rel=0.01)
    assert by_name["Gemeente: alleen wat hard is"] == pytest.approx(-half, rel=0.01)


def test_who_gains_and_pays_by_hand() -> None:
    """Of € 10.000 a year the state pays a tenth; of what care costs less an insurer saves a fifth."""
    rows: dict[str, list[int]] = {}
    for item in payer_years(play(SPENDING)):
        rows.setdefault(item.name, []).append(item.eur)
    assert rows == {
        "Gemeente": [-9000, -5000, -5000, -5000, -5000],
        "Gemeente: alleen wat hard is": [-9000] * 5,
        "Zorgverzekeraar": [1000, 2000, 2000, 2000, 2000],
        "Rijk": [-1000] * 5,
    }


@pytest.mark.parametrize("case", [CEILING, worked({})])
def test_excel_can_be_made_where_the_municipality_gains_and_pays_nothing(case: Case) -> None:
    found = agreement_of(case, play, "Aduard", Terms(), LIBRARY, MADE, 0)
    sheet = openpyxl.load_workbook(io.BytesIO(agreement_xlsx(found)))["uitkomst"]
    rows = {row[0]: row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert (rows["Gemeente"], rows["Gemeente: alleen wat hard is"]) == (0, 0)


def test_what_a_ceiling_leaves_unpaid_stands_apart_from_the_gains(town: Kit) -> None:
    found = agreement(town, Terms(), "cheese_slicer")
    held = [item for item in found.payers if item.name == "Niet betaald: mensen wachten"]
    assert [item.eur for item in held] == [round(float(eur)) for eur in found.outcome.books.withheld[:, 0]]


def changed_rows(raw: bytes) -> dict[str, tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(raw))["wijzigingen"]
    return {row[0] or row[1]: row for row in sheet.iter_rows(min_row=2, values_only=True)}


def said_on_first_sheet(raw: bytes) -> dict[str, Any]:
    sheet = openpyxl.load_workbook(io.BytesIO(raw))["toelichting"]
    return {row[0]: row[1] for row in sheet.iter_rows(min_row=2, values_only=True)}


def test_excel_says_what_changed_against_unchanged_policy_and_against_what_was_signed(town: Kit) -> None:
    first = agreement(town)
    raw = agreement_xlsx(first, file_name="akkoord.yaml")
    assert said_on_first_sheet(raw)["Bestand van dit akkoord"] == "akkoord.yaml"
    assert "ongewijzigd beleid" in said_on_first_sheet(raw)["Blad wijzigingen: ten opzichte van"]
    rows = changed_rows(raw)
    assert set(rows) == {row.id for row in first.annex.rows} | {"Saldo"}
    for row in first.annex.rows:
        assert rows[row.id][5::3] == (0,) * 5
        assert rows[row.id][6::3] == (row.amounts_eur or ("p.m.",) * 5)
    since = signed(first).since
    same = agreement_xlsx(drawn_agreement(town, since))
    assert said_on_first_sheet(same)["Blad wijzigingen: ten opzichte van"] == "het akkoord van 25 november 2026"
    assert set(changed_rows(same)) == {"Saldo"}
    dropped = {**TERMS.choices, "debt_aftercare": ChoiceTerms(keep=False)}
    less = drawn_agreement(town, since, TERMS.model_copy(update={"choices": dropped}))
    rows = changed_rows(agreement_xlsx(less))
    gone = next(row for row in first.annex.rows if row.source == "debt_aftercare" and row.certainty == "spending")
    assert rows[gone.id][3:5] == ("uitgave", "stond er niet")
    assert rows[gone.id][5::3] == gone.amounts_eur
    assert rows[gone.id][6::3] == (0,) * 5
    assert rows["Saldo"][5::3] == first.annex.balance_eur
    assert rows["Saldo"][6::3] == less.annex.balance_eur
    other = since.model_copy(update={"annex": since.annex.model_copy(update={"columns": ("2031", "structureel")})})
    assert drawn_agreement(town, other).since is None, "other years cannot be laid beside"


def test_the_rows_name_their_sources_and_conditions(town: Kit, figures: Figures) -> None:
    found = drawn_agreement(town)
    sheet = openpyxl.load_workbook(io.BytesIO(agreement_xlsx(found, with_basis(found.annex, found.case, figures))))
    head = [cell.value for cell in sheet["regels"][1]]
    rows = {row[0]: dict(zip(head, row, strict=True)) for row in sheet["regels"].iter_rows(min_row=2, values_only=True)}
    known = {cell.value for cell in sheet["bronnen"]["A"]}
    gate = next(row for key, row in rows.items() if key.startswith("spending.guardianship_gatekeeper"))
    assert gate["voorwaarde-id"] == "guardianship"
    assert set(gate["bron"].split(", ")) <= known
    assert {row["kans op een voordeel (laatste jaar)"] for row in rows.values() if row["telt mee"] == "ja"} == {None}
    assert any("op de 20" in str(row) or "van de 10" in str(row) for row in rows.values())


@needs_office
def test_libreoffice_opens_both(town: Kit, tmp_path: Path) -> None:
    found = drawn_agreement(town, signed(agreement(town, Terms())).since)
    path = tmp_path / "akkoord.xlsx"
    path.write_bytes(agreement_xlsx(found))
    sheets = recalculated(path, tmp_path)
    assert {row[4] for row in sheets["controle"][1:]} == {"TRUE"}
    assert {row[0] for row in sheets["controle"][1:]} >= {"Gemeente: uitkomst en regels", "Saldo: tabel telt op"}
    # What was dropped or covered since: then, now, and the difference as LibreOffice works it out.
    for row in sheets["wijzigingen"][1:]:
        then, now = ([0 if cell == "p.m." else int(cell) for cell in row[at:20:3]] for at in (5, 6))
        assert [int(cell) for cell in row[7:20:3]] == [b - a for a, b in zip(then, now, strict=True)]
    assert [int(cell) for cell in sheets["wijzigingen"][-1][6:20:3]] == list(found.annex.balance_eur)
    (balance,) = (row for row in sheets["tabel"] if row[1] == "Saldo")
    assert [int(cell) for cell in balance[4:9]] == [in_thousands(eur) for eur in found.annex.balance_eur]
    text = tmp_path / "akkoord.docx"
    text.write_bytes(agreement_docx(found, NO_FACTS))
    plain = convert(text, "txt:Text", tmp_path).read_text(encoding="utf-8-sig")
    assert "Financiële bijlage" in plain
    assert convert(text, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


def test_one_zip_holds_all_and_is_the_same_twice(town: Kit) -> None:
    files = {"a.docx": b"1", "b.xlsx": b"2", "c.yaml": b"3"}
    raw = bundle(files, MADE.on)
    assert raw == bundle(files, MADE.on)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_the_file_plays_to_the_last_digit(town: Kit, figures: Figures, library: Library, tmp_path: Path) -> None:
    found = agreement(town)
    source = parse_yaml(file_of(town).encode(), "akkoord.yaml")
    saved, kept = read_agreement(source)
    assert kept.terms == TERMS
    again = play(case_from(read_saved(source), figures, library, source))
    assert (again.books.net == found.outcome.books.net).all()
    assert (again.hard.net == found.outcome.hard.net).all()
    frozen = play(kept.case)
    assert (frozen.books.net == found.outcome.books.net).all()
    assert kept.annex.balance_eur == found.annex.balance_eur
    assert saved.outcome.net_horizon_eur == float(found.outcome.books.cumulative[-1, 0])
    now = case_now(saved, kept.terms, figures, library, {"NL", "GM0080"}, source)
    assert now is not None
    assert now.scenario.changes == found.case.scenario.changes
    assert case_now(saved, kept.terms, figures, library, {"NL"}, source) is None


def test_run_plays_the_file_of_an_agreement(town: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "akkoord.yaml"
    path.write_text(file_of(town), encoding="utf-8")
    assert main(["run", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hard_only_net"] == agreement(town).outcome.hard.net[:, 0].tolist()


def test_the_command_line_makes_the_documents(town: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "akkoord.yaml"
    path.write_text(file_of(town), encoding="utf-8")
    word, excel, case, whole = (tmp_path / f"uit.{suffix}" for suffix in ("docx", "xlsx", "yaml", "zip"))
    asked = ["--docx", str(word), "--xlsx", str(excel), "--case", str(case), "--zip", str(whole)]
    code = main(["agreement", str(path), *asked])
    assert (code, capsys.readouterr().err) == (0, "")
    head = [cell.text for cell in read_docx(word.read_bytes()).tables[0].rows[0].cells]
    assert head == list(printed(agreement(town).annex).head)
    assert openpyxl.load_workbook(excel)["bronnen"].max_row > 3
    with zipfile.ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert set(files) == {"uit.docx", "uit.xlsx", "uit.yaml"}
    assert files["uit.yaml"] == case.read_bytes()
    assert said_on_first_sheet(files["uit.xlsx"])["Bestand van dit akkoord"] == "uit.yaml"
    assert "25 november 2026" in said_on_first_sheet(files["uit.xlsx"])["Blad wijzigingen: ten opzichte van"]
    again, _ = read_agreement(parse_yaml(case.read_bytes(), "uit.yaml"))
    assert again.agreement is not None
    assert again.agreement.annex.balance_eur == agreement(town).annex.balance_eur
    assert main(["agreement", str(path)]) == 0
    assert "FINANCIËLE BIJLAGE" in capsys.readouterr().out


def test_the_command_line_says_what_cannot_be_agreed(
    town: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "akkoord.yaml"
    data = yaml.safe_load(file_of(town))
    data["reserve_eur"] = 10
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    assert main(["agreement", str(path), "--docx", str(tmp_path / "x.docx")]) == 1
    assert "onder nul" in capsys.readouterr().err
    assert main(["agreement", str(path), "--docx", str(tmp_path / "nergens" / "x.docx")]) == 2


def test_foreign_and_half_files_are_refused_in_a_sentence(town: Kit) -> None:
    whole = file_of(town)
    for raw, said in (
        ("foo: 1\n", "een bestand van Akkoordwijzer"),
        (whole[: len(whole) // 2], ""),
        (whole.replace("agreement:", "agrement:"), "agreement"),
    ):
        with pytest.raises(ContentError) as caught:
            read_agreement(parse_yaml(raw.encode(), "x.yaml"))
        assert said in str(caught.value)
        assert "verwacht" in str(caught.value)
    data = yaml.safe_load(whole)
    del data["agreement"]
    with pytest.raises(ContentError, match="alleen keuzes"):
        read_agreement(parse_yaml(yaml.safe_dump(data).encode(), "x.yaml"))
    data = yaml.safe_load(whole)
    data["agreement"]["annex"]["balance_eur"].pop()
    with pytest.raises(ContentError, match="5 bedragen per regel"):
        read_agreement(parse_yaml(yaml.safe_dump(data).encode(), "x.yaml"))


def test_patterns_and_indicators_fit_what_is_chosen_first() -> None:
    first = LIBRARY.fitting({"guardianship_gatekeeper"}, set())[0]
    assert first.id == "guardianship_inflow"
    assert LIBRARY.fitting(set(), {"wmo_support"})[0].line == "wmo_support"
    assert len(LIBRARY.indicators) == 37
    assert all(pattern.sources or pattern.check for pattern in LIBRARY.patterns)


def test_the_csv_of_an_agreement_names_owner_and_cover(town: Kit) -> None:
    from akkoordwijzer.export.annex import annex_csv

    rows = list(csv.DictReader(io.StringIO(annex_csv(agreement(town).annex)), delimiter=";"))
    assert rows[0]["eigenaar"] == "wethouder schulden"
    assert rows[0]["dekking"] == "reserve sociaal domein"
    assert sum(int(row["2027"]) for row in rows if row["telt mee"] == "ja") == agreement(town).annex.balance_eur[0]


def test_clauses_keep_their_form() -> None:
    for text in ("1 januari", "2029-W01-1", "20290101", "2029-13-01", ""):
        with pytest.raises(ValueError, match="measured"):
            Clause.model_validate({**CLAUSE.model_dump(), "measured": text})
    assert agreement_of.__doc__


@pytest.mark.parametrize(
    ("band", "said"),
    [
        ((0, 300_000), "verwacht, niet geboekt (mogelijk 0 tot 300)"),
        ((-499, 499), "verwacht, niet geboekt (minder dan € 500)"),
        ((-500, 0), "verwacht, niet geboekt (mogelijk −1 tot 0)"),
        ((0, 500), "verwacht, niet geboekt (mogelijk 0 tot 1)"),
        (None, "verwacht, niet geboekt"),
    ],
)
def test_a_range_that_rounds_to_nothing_is_said_in_euro(band: tuple[int, int] | None, said: str, town: Kit) -> None:
    row = next(row for row in agreement(town).annex.rows if row.certainty == "expected")
    assert certainty_words(replace(row, range_eur=band)).replace("\u00a0", " ") == said


def test_what_is_expected_is_printed_without_an_amount(town: Kit) -> None:
    found = agreement(town)
    names = {row.name for row in found.annex.rows if row.certainty == "expected"}
    rows = [row for row in printed(found.annex).beside if row[1] in names]
    assert rows
    assert all(set(row[4:9]) == {"p.m."} for row in rows)


def test_indicators_of_a_measure_come_before_those_of_a_line() -> None:
    measure = next(item for item in LIBRARY.indicators if item.intervention is not None)
    line = next(item for item in LIBRARY.indicators if item.line is not None and item.intervention is None)
    found = LIBRARY.fitting({str(measure.intervention)}, {str(line.line)})
    by_measure = [item.intervention == measure.intervention for item in found]
    assert by_measure == sorted(by_measure, reverse=True)
    assert found.index(line) < sum(
        item.intervention == measure.intervention or item.line == line.line for item in found
    )
