"""The financial annex: rows add up to what the screen says, only what is hard counts, and the files say the same."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.export.annex import annex_csv, annex_xlsx
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.model.benefits import benefits_by_intervention
from akkoordwijzer.model.outcome import Outcome, play
from akkoordwijzer.model.records import Case, Change, Intervention
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.agreement import Terms
from akkoordwijzer.proposal.proposal import check, to_case
from akkoordwijzer.report.agreement import agreement_of
from akkoordwijzer.report.annex import CERTAINTY_WORDS, COUNTED, SMALL_NAME, Annex, Made, annex_of
from akkoordwijzer.report.annex_basis import with_basis
from akkoordwijzer.report.annex_records import AnnexRow, Certainty
from akkoordwijzer.report.rounding import in_thousands, rounding_difference, whole_euros
from akkoordwijzer.report.summary import summarise
from tests.agreement_kit import LIBRARY
from tests.office import needs_office, recalculated
from tests.proposals import proposals

KitOf = Callable[[str], Kit]
MADE = Made(date(2026, 11, 25), "abc", "0.1.0-def", "http://localhost/?gemeente=GM0080")
REGIONS = ("GM0080", "GM0406", "GM0599", "GM0088", "GM0363", "NL")


def ready(kit: Kit, name: str) -> Case:
    return kit.case(next(scenario for scenario in kit.scenarios if scenario.id == name))


def annex(case: Case, drawn: Outcome | None = None) -> Annex:
    return annex_of(play(case), "Leeuwarden", MADE, drawn)


def assert_adds_up(found: Annex, outcome: Outcome) -> None:
    """The balance is the hard result of the model, and with what is expected it is the net result on the screen."""
    at = [0, 1, 2, 3, 4]
    assert found.balance_eur == tuple(round(float(v)) for v in outcome.hard.net[at, 0])
    assert np.allclose(found.net_eur, outcome.books.net[at, 0], atol=1.0)
    assert np.allclose(found.withheld_eur, outcome.books.withheld[at, 0], atol=1.0)
    for row in found.rows:
        assert row.amounts_eur is None or len(row.amounts_eur) == len(found.columns)


@pytest.mark.parametrize("region", REGIONS)
def test_no_soft_or_open_euro_in_the_balance_of_any_ready_scenario(region: str, kit_of: KitOf) -> None:
    kit = kit_of(region)
    assert len(kit.scenarios) >= 8
    for scenario in kit.scenarios:
        case = kit.case(scenario)
        outcome = play(case)
        found = annex_of(outcome, region, MADE)
        assert_adds_up(found, outcome)
        agreed = agreement_of(case, play, region, Terms(), LIBRARY, MADE)
        assert agreed.annex.balance_eur == tuple(round(float(v)) for v in outcome.hard.net[[0, 1, 2, 3, 4], 0])
        ledgers = {item.id: item.ledger for item in case.interventions}
        gains = [row for row in found.rows if row.counts and row.certainty == "hard" and sum(row.amounts_eur or ()) > 0]
        # A gain in the balance comes from a hard intervention, or from a line a hard intervention works on.
        hard = {item.id for item in case.interventions if item.ledger == "hard" and item.id in scenario.changes}
        assert all(ledgers.get(row.source, "line") in ("hard", "line") for row in gains)
        assert not gains or hard
        assert not [row for row in found.rows if row.name == SMALL_NAME]
        opened = {row.source for row in found.rows if row.certainty == "open"}
        assert opened == set(outcome.open_interventions)
        assert all(row.amounts_eur is None and not row.counts for row in found.rows if row.certainty == "open")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_annex_of_any_proposal_adds_up(data: st.DataObject, nation: Kit) -> None:
    proposal, _ = check(data.draw(proposals(nation)), nation)
    case = to_case(proposal, nation)
    outcome = play(case)
    found = annex_of(outcome, "Nederland", MADE)
    assert_adds_up(found, outcome)
    for column, total in enumerate(found.balance_eur):
        rows = [row.amounts_eur[column] for row in found.rows if row.counts and row.amounts_eur is not None]
        assert sum(map(in_thousands, rows)) + rounding_difference(rows, total) == in_thousands(total)
        assert abs(rounding_difference(rows, total)) <= (len(rows) + 1) / 2


def test_totals_are_those_of_the_screen(kit_of: KitOf) -> None:
    case = ready(kit_of("GM0080"), "prevention_first")
    found, summary = annex(case), summarise(play(case))
    assert found.columns == ("2027", "2028", "2029", "2030", "structureel")
    assert found.structural_year == 2031
    assert found.balance_eur[3] == round(summary.hard_net_eur)
    assert abs(found.net_eur[3] - summary.net_eur) <= 1
    assert abs(sum(found.balance_eur[:4]) - summary.hard_net_term_eur) <= 4


def test_withheld_care_never_counts_and_says_that_people_wait(kit_of: KitOf) -> None:
    found = annex(ready(kit_of("GM0080"), "cheese_slicer"))
    held = [row for row in found.rows if row.certainty == "withheld"]
    assert held
    assert found.withheld_eur[3] > 1_000_000
    assert all("mensen wachten" in row.note and not row.counts for row in held)
    assert "withheld" not in COUNTED


def test_money_that_stops_within_the_term_is_incidental(kit_of: KitOf) -> None:
    kit = kit_of("GM0080")
    scenario = ready(kit, "debts_first").scenario
    changes = {
        "early_debt_signals": Change(amount_per_inhabitant=2.0, until=2029),
        "integrated_debt_help": Change(amount_per_inhabitant=2.0),
    }
    found = annex(kit.case(scenario.model_copy(update={"changes": changes})))
    spending = {row.source: row for row in found.rows if row.certainty == "spending"}
    assert not spending["early_debt_signals"].structural
    assert spending["early_debt_signals"].amounts_eur is not None
    assert spending["early_debt_signals"].amounts_eur[3:] == (0, 0)
    assert spending["integrated_debt_help"].structural


@pytest.mark.parametrize(
    ("from_", "until", "structural"),
    [(2027, 2029, False), (2027, 2030, True), (2030, 2030, False), (2029, 2031, False), (2030, None, True)],
)
def test_three_years_or_less_are_incidental(from_: int, until: int | None, structural: bool, kit_of: KitOf) -> None:
    kit = kit_of("GM0080")
    change = Change.model_validate({"amount_per_inhabitant": 2.0, "from": from_, "until": until})
    scenario = ready(kit, "debts_first").scenario.model_copy(update={"changes": {"early_debt_signals": change}})
    (row,) = (row for row in annex(kit.case(scenario)).rows if row.certainty == "spending")
    assert row.structural is structural


def test_task_fields_split_and_can_be_overwritten(kit_of: KitOf) -> None:
    case = ready(kit_of("GM0080"), "prevention_first")
    rows = [row for row in annex(case).rows if row.source == "local_teams" and row.certainty == "spending"]
    assert [row.task_field for row in rows] == ["6.21", "6.22", "6.23"]
    other = annex_of(play(case), "Leeuwarden", MADE, task_fields={"local_teams": "6.2"})
    (one,) = (row for row in other.rows if row.source == "local_teams" and row.certainty == "spending")
    assert one.task_field == "6.2"
    assert one.amounts_eur == tuple(sum(column) for column in zip(*(row.amounts_eur for row in rows), strict=True))


def test_what_another_pays_is_not_the_municipality_s(kit_of: KitOf) -> None:
    kit = kit_of("GM0080")
    scenario = ready(kit, "debts_first").scenario
    changes = {"integrated_debt_help": Change(amount_per_inhabitant=10.0)}
    shared = [
        item.model_copy(update={"spend_payers": {"municipality": 0.25, "state": 0.75}})
        if item.id == "integrated_debt_help"
        else item
        for item in kit.interventions
    ]
    case = kit.case(scenario.model_copy(update={"changes": changes})).model_copy(
        update={"interventions": tuple(shared)}
    )
    (row,) = (row for row in annex(case).rows if row.certainty == "spending")
    assert row.amounts_eur is not None
    assert row.amounts_eur[3] == round(-0.25 * float(play(case).scenario.spend[3].sum()))
    assert row.note == "ook betaald door: Rijk"
    assert not [row for row in annex(case).rows if row.name == SMALL_NAME]


def test_ranges_come_from_the_draws(kit_of: KitOf) -> None:
    case = ready(kit_of("GM0080"), "guardianship_grip")
    found = annex(case, play(case, Pert(400, 7)))
    expected = [row for row in found.rows if row.certainty == "expected"]
    assert expected
    for row in expected:
        assert row.range_eur is not None
        assert row.range_eur[0] <= row.range_eur[1]
    assert all(0 <= (row.gain_share or 0) <= 1 for row in expected)
    assert any(row.gain_share is not None for row in expected)
    assert all(row.range_eur is None and row.gain_share is None for row in found.rows if row.counts)
    unknown = ready(kit_of("GM0080"), "prevention_first")
    opened = annex(unknown, play(unknown, Pert(400, 7)))
    assert all(row.gain_share is None for row in opened.rows), "too much is open to give odds"


@pytest.mark.parametrize("name", ["guardianship_grip", "prevention_first"])
def test_benefits_per_intervention_are_those_of_the_run(name: str, kit_of: KitOf) -> None:
    outcome = play(ready(kit_of("GM0080"), name), Pert(50, 3))
    found = benefits_by_intervention(outcome.inputs, outcome.scenario)
    assert np.abs(found).sum() > 0
    assert np.allclose(found.sum(axis=1), outcome.scenario.benefits["municipality"])


def test_whole_euros_add_up_and_stay_beside_their_values() -> None:
    assert whole_euros([0.4, 0.4, 0.4], 1.2) == (1, 0, 0)
    assert whole_euros([-0.5, -0.6], -1.1) == (0, -1)
    assert whole_euros([10.6, -3.3], 7.3) == (10, -3)
    with pytest.raises(ValueError, match="add up"):
        whole_euros([1.0, 1.0], 5.0)
    assert [in_thousands(value) for value in (499, 500, -499, -500, -1500, 0)] == [0, 1, 0, -1, -2, 0]


def test_the_csv_holds_every_row_in_whole_euro(kit_of: KitOf) -> None:
    found = annex(ready(kit_of("GM0080"), "prevention_first"))
    rows = list(csv.DictReader(io.StringIO(annex_csv(found)), delimiter=";"))
    assert len(rows) == len(found.rows)
    counted = [row for row in rows if row["telt mee"] == "ja"]
    assert sum(int(row["2030"]) for row in counted) == found.balance_eur[3]
    assert rows[0]["versie gegevens"] == "abc"
    assert {row["S/I"] for row in rows} <= {"S", "I"}
    assert [row["2030"] for row in rows if row["zekerheid"].startswith("p.m.")] == ["p.m."] * 4


def named(item: Intervention, name: str) -> Intervention:
    return item.model_copy(update={"name": name})


def test_text_never_becomes_a_formula(kit_of: KitOf) -> None:
    case = ready(kit_of("GM0080"), "debts_first")
    evil = '=HYPERLINK("http://x.nl";"klik")'
    case = case.model_copy(update={"interventions": tuple(named(item, evil) for item in case.interventions)})
    found = annex(case)
    rows = list(csv.DictReader(io.StringIO(annex_csv(found)), delimiter=";"))
    assert rows[0]["maatregel"] == f"'{evil}"
    assert int(rows[0]["2030"]) < 0
    book = openpyxl.load_workbook(io.BytesIO(annex_xlsx(found)))
    assert book["regels"]["B2"].value == evil
    assert book["regels"]["B2"].data_type == "s"


def test_the_workbook_holds_rows_formulas_parameters_and_sources(kit_of: KitOf, figures: Figures) -> None:
    case = ready(kit_of("GM0080"), "prevention_first")
    found = with_basis(annex(case), case, figures)
    book = openpyxl.load_workbook(io.BytesIO(annex_xlsx(found)))
    assert book.sheetnames == ["toelichting", "tabel", "regels", "controle", "aannames", "bronnen"]
    assert not any(sheet.merged_cells.ranges for sheet in book)
    for at, row in enumerate(found.rows, 2):
        cells = [book["regels"].cell(at, 9 + column).value for column in range(5)]
        assert cells == (["p.m."] * 5 if row.amounts_eur is None else list(row.amounts_eur))
    assert str(book["tabel"]["E5"].value).startswith("=ROUND(regels!I2*")
    assert {item.name for item in found.parameters} >= {"Jeugdhulp met verblijf: kosten per persoon"}
    assert {source.id for source in found.sources} >= {"S002"}
    said = [cell.value for cell in book["toelichting"]["B"]]
    assert {"abc", "0.1.0-def", "Leeuwarden"} <= set(said)


@needs_office
@pytest.mark.parametrize("name", ["cheese_slicer", "radical_tenth", "guardianship_grip"])
def test_libreoffice_works_out_the_same_totals(name: str, kit_of: KitOf, tmp_path: Path) -> None:
    found = annex(ready(kit_of("GM0080"), name))
    path = tmp_path / "bijlage.xlsx"
    path.write_bytes(annex_xlsx(found))
    sheets = recalculated(path, tmp_path)
    checks = sheets["controle"][1:]
    fields = {row.task_field for row in found.rows if row.counts}
    assert len(checks) == 5 * (1 + len(CERTAINTY_WORDS) + len(fields) + 2)
    assert {row[4] for row in checks} == {"TRUE"}
    table = sheets["tabel"]
    (balance,) = (row for row in table if row[1] == "Saldo")
    assert [int(cell) for cell in balance[4:9]] == [in_thousands(eur) for eur in found.balance_eur]
    (rounding,) = (row for row in table if row[1] == "Afrondingsverschil")
    counted = [row for row in found.rows if row.counts]
    for at, row in enumerate(counted, 4):
        assert [int(cell) for cell in table[at][4:9]] == [in_thousands(eur) for eur in row.amounts_eur or ()]
    for column in range(5):
        shown = sum(int(table[at][4 + column]) for at in range(4, 4 + len(counted)))
        assert shown + int(rounding[4 + column]) == int(balance[4 + column])


def test_a_range_is_what_may_come_beyond_what_is_booked(kit_of: KitOf) -> None:
    case = ready(kit_of("GM0080"), "prevention_first")
    drawn = play(case, Pert(200, 7))
    found = annex(case, drawn)
    at = [line.id for line in case.lines].index("youth_ambulatory")
    share = case.lines[at].task_fields["6.75"]
    (row,) = (row for row in found.rows if row.id == "expected.youth_ambulatory.6.75")
    beyond = drawn.books.realised_by_line[3, at] - play(case).hard.realised_by_line[3, at, 0]
    assert row.range_eur is not None
    assert row.range_eur == pytest.approx([share * q for q in np.quantile(beyond, [0.05, 0.95])], abs=1.0)
    assert abs(play(case).hard.realised_by_line[3, at, 0]) > 1000


def test_totals_by_hand() -> None:
    eur: dict[Certainty, int] = {
        "spending": -100,
        "hard": 30,
        "cover": 20,
        "expected": 7,
        "withheld": 500,
        "freed": 1000,
    }
    rows = [
        AnnexRow(name, name, name, "6.71", True, "lasten", name, (amount, 2 * amount)) for name, amount in eur.items()
    ]
    uncertain: tuple[Certainty, ...] = ("open", "promised")
    rows += [AnnexRow(name, name, name, "6.71", True, "lasten", name, None) for name in uncertain]
    made = Made(date(2026, 11, 25), "a", "b")
    annex = Annex("Leeuwarden", "Plan", ("2027", "structureel"), 2028, tuple(rows), made, 1.0, 0.0)
    assert annex.balance_eur == (-50, -100)
    assert annex.expected_eur == (7, 14)
    assert annex.net_eur == (-63, -126)
    assert annex.withheld_eur == (500, 1000)
    assert [row.id for row in annex.rows if row.counts] == ["spending", "hard", "cover"]
