"""An agreement: covers, rules, text, documents and file say the same numbers; what cannot be agreed is said why."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import numpy as np
import openpyxl
import pytest
import yaml
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.export.agreement import agreement_docx, agreement_xlsx, bundle
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.guide import read_guide
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.agreement import ChoiceTerms, Clause, Cover, Goal, Since, Terms
from akkoordwijzer.proposal.agreement_file import agreement_file, case_now, read_agreement
from akkoordwijzer.proposal.answers import Answer
from akkoordwijzer.proposal.file import case_from, read_saved, to_yaml
from akkoordwijzer.proposal.proposal import Proposal, check
from akkoordwijzer.report.agreement import Agreement, Risk, agreement_of, reserve_left_eur, risk_of, signed, spent_eur
from akkoordwijzer.report.agreement_facts import Facts, facts_of
from akkoordwijzer.report.agreement_outcome import payer_years
from akkoordwijzer.report.agreement_rules import goal_refusals, margin, refusals
from akkoordwijzer.report.agreement_text import clause_sentence, document, risk_sentence
from akkoordwijzer.report.annex_basis import with_basis
from akkoordwijzer.report.annex_table import BALANCE, ROUNDING, printed
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
    "op zijn vroegst": {"measured": "2027-06-01"},
    "geen dag op de kalender": {"measured": "2029-02-31"},
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


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["guardianship_grip", "radical_shift", "cheese_slicer", "debts_first"]),
    drop=st.sets(
        st.sampled_from(["integrated_debt_help", "debt_aftercare", "social_base", "ceiling.youth_ambulatory"])
    ),
    until=st.integers(2027, 2030),
    eur=st.integers(0, 40_000),
)
def test_printed_tables_add_up_with_covers(name: str, drop: set[str], until: int, eur: int, town: Kit) -> None:
    choices = {key: ChoiceTerms(keep=False) for key in drop}
    choices |= {"early_debt_signals": ChoiceTerms(cover=Cover(kind="reserve", until=until))}
    choices |= {
        "guardian_covenant": ChoiceTerms(cover=Cover(kind="others", payer="state", eur_per_year=eur, signed=True))
    }
    found = agreement(town, Terms(choices=choices), name, reserve=10**9)
    table = printed(found.annex)
    assert [row[1] for row in table.counted[-2:]] == [ROUNDING, BALANCE]
    for column in range(4, 9):
        cells = [int(row[column].replace("−", "-").replace(".", "")) for row in table.counted]
        assert sum(cells[:-1]) == cells[-1] == in_thousands(found.annex.balance_eur[column - 4])


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
    assert len(found.tables) == 3
    for table in found.tables:
        assert list(table.rows[0]._tr.iter(qn("w:tblHeader")))
        (alt,) = table._tbl.tblPr.iter(qn("w:tblDescription"))
        assert len(alt.get(qn("w:val"))) > 10
    assert any("abc123" in p.text for section in found.sections for p in section.footer.paragraphs)


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
    with pytest.raises(ValueError, match="measured"):
        Clause.model_validate({**CLAUSE.model_dump(), "measured": "1 januari"})
    assert agreement_of.__doc__


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
