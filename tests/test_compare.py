"""Vergelijken: every scenario under a heading of its own, and every cell against outcomes worked out by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.charts.chart import Table, distinct, in_figure
from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.library.comparison import comparison_faults, read_comparison
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case, Ceiling, Change, Scenario
from akkoordwijzer.model.thresholds import Thresholds, thresholds
from akkoordwijzer.proposal.kept import with_plan
from akkoordwijzer.proposal.proposal import key_of
from akkoordwijzer.report.bands import Bands, bands_of
from akkoordwijzer.report.summary import Summary, summarise
from akkoordwijzer.report.words import UNCHANGED_POLICY
from akkoordwijzer.ui.compare import rows
from tests.hand_worked import CEILING, CUT, MIXED, SPENDING, worked
from tests.test_pages import address, open_page
from tests.test_summary import DRAWS

Played = tuple[str, Summary, Bands, Thresholds]


def played(name: str, case: Case) -> Played:
    summary = summarise(play(case))
    return name, summary, bands_of(play(case, DRAWS), summary), thresholds(case)


def plainly(table: Table) -> list[list[str]]:
    return [[typed(cell) for cell in row] for row in (table.columns, *table.rows)]


def test_outcomes_cell_by_cell() -> None:
    """Against outcomes worked out by hand (tests/hand_worked.py and tests/test_summary.py)."""
    table = rows.outcomes_table(
        [played(*each) for each in (("Meer", SPENDING), ("Minder", CUT), ("Maximum", CEILING), ("Samen", MIXED))]
    )
    none, geen = "—", "niets"
    assert plainly(table) == [
        ["Uitkomst", "Ongewijzigd beleid", "Meer", "Minder", "Maximum", "Samen"],
        [
            "Mensen bereikt, per jaar",
            none,
            "100 meer · jeugdhulp: 10 minder",
            "niet bekend · zware hulp: niet bekend",
            "als nu · zware hulp: als nu",
            "100 meer · jeugdhulp: 10 minder",
        ],
        ["Gemeente: uitgaven aan keuzes, t/m 2031", none, "-€ 45.000", "+€ 40.000", geen, "-€ 44.000"],
        ["Gemeente: zorgkosten, t/m 2031", none, "+€ 16.000", "niet bekend", geen, "+€ 16.000"],
        ["Gemeente: netto, t/m 2031", none, "-€ 29.000", "+€ 40.000 (voor zover gemeten)", geen, "-€ 28.000"],
        ["Gemeente: netto, t/m 2030", none, "-€ 24.000", "+€ 32.000 (voor zover gemeten)", geen, "-€ 23.200"],
        ["Zeker in de begroting, t/m 2031", none, "-€ 45.000", "+€ 40.000 (voor zover gemeten)", geen, "-€ 44.000"],
        ["Structureel, per jaar", none, "-€ 5.000", "+€ 8.000 (voor zover gemeten)", geen, "-€ 4.800"],
        ["Contante waarde", none, "-€ 20.800", "+€ 26.900 (voor zover gemeten)", geen, "-€ 20.100"],
        ["Alleen minder werk (geen geld)", none, "+€ 20.000", "niet bekend", geen, "+€ 20.000"],
        [
            "Zorg die niet betaald wordt, t/m 2031",
            none,
            geen,
            geen,
            "€ 105.000: mensen wachten",
            "€ 69.200: mensen wachten",
        ],
        ["Wachten op jeugdhulp, 2030", none, "niemand", "niemand", "34 mensen", "24 mensen"],
        ["Alle betalers samen, t/m 2031", none, "-€ 5.000", "+€ 40.000 (voor zover gemeten)", geen, "-€ 4.000"],
        ["Effect niet vastgesteld, per jaar", none, geen, "€ 8.000 van € 8.000", geen, "€ 200 van € 10.200"],
        [
            "Kans, in 2031",
            none,
            "8 van de 10 doorrekeningen niet duurder uit",
            "niet te geven: effect niet vastgesteld",
            "niet te geven: effect niet vastgesteld",
            "8 van de 10 doorrekeningen niet duurder uit",
        ],
        ["Wat moet u geloven?", none, none, "tot 11,1% meer instroom", none, "uit bij 17,5% minder instroom"],
    ]


def test_outcomes_of_partly_measured_money_and_of_other_years() -> None:
    some = plainly(rows.outcomes_table([played("A", worked({"help": 1.0, "base": -0.2}))]))
    cells = {row[0]: row[2] for row in some}
    assert cells["Kans, in 2031"] == "8 van de 10 doorrekeningen niet duurder uit (voor zover gemeten)"
    assert cells["Gemeente: zorgkosten, t/m 2031"] == "+€ 16.000 (voor zover gemeten)"
    assert cells["Alleen minder werk (geen geld)"] == "+€ 20.000 (voor zover gemeten)"
    assert "Wachten op jeugdhulp, 2030" not in cells
    name, summary, bands, marks = played("A", SPENDING)
    later = replace(summary.choices[0], is_open=True, spend_eur=0.0)
    other = plainly(rows.outcomes_table([(name, replace(summary, choices=(later,)), bands, marks)]))
    assert {row[0]: row[2] for row in other}["Effect niet vastgesteld, per jaar"] == "niet in 2030"


def test_payers_cell_by_cell() -> None:
    named = [(name, played(name, case)[1]) for name, case in (("Eén", SPENDING), ("Geen", CUT), ("Max", CEILING))]
    assert plainly(rows.payers_table(named)) == [
        ["Wie", "Ongewijzigd beleid", "Eén", "Geen", "Max"],
        ["Rijk", "—", "-€ 5.000", "niet bekend", "niets"],
        ["Zorgverzekeraar", "—", "+€ 9.000", "niet bekend", "niets"],
    ]


def test_choices_cell_by_cell(nation: Kit) -> None:
    debts = Scenario(
        changes={
            "integrated_debt_help": Change(amount_per_inhabitant=2.5, ramp=3),
            "mst_fft": Change(amount_per_inhabitant=-0.3, from_=2029, until=2031),
        }
    )
    held = Scenario(
        changes={"integrated_debt_help": Change(amount_per_inhabitant=-1)},
        ceilings={"wmo_support": Ceiling(growth=-0.026, from_=2028), "youth_residential": Ceiling(growth=0.01)},
    )
    table = rows.choices_table(nation, [("A", debts), ("B", held)])
    assert table is not None
    assert plainly(table) == [
        ["Keuze", "Ongewijzigd beleid", "A", "B"],
        ["Integrale schuldhulp", "—", "+€ 2,50 (in 3 jaar)", "-€ 1,00"],
        ["MST en FFT", "—", "-€ 0,30 (vanaf 2029, tot en met 2031)", "—"],
        ["Plafond jeugdhulp met verblijf", "geen", "—", "+1,0% per jaar vanaf 2027"],
        ["Plafond Wmo-hulp op maat", "geen", "—", "-2,6% per jaar vanaf 2028"],
    ]
    assert rows.choices_table(nation, [("A", Scenario())]) is None


def test_labels_differ_from_each_other_and_from_every_heading() -> None:
    given = {"mine": "Uw keuzes", "kept.1": "Uw keuzes", "kept.2": "Uitkomst", "kept.3": "Plan A", "kept.4": "Plan  A"}
    given |= {"kept.5": "ongewijzigd beleid", "kept.6": "Plan A (2)", "kept.7": " \n"}
    assert rows.labels(given) == {
        "mine": "Uw keuzes",
        "kept.1": "Uw keuzes (2)",
        "kept.2": "Uitkomst (2)",
        "kept.3": "Plan A",
        "kept.4": "Plan A (2)",
        "kept.5": "ongewijzigd beleid (2)",
        "kept.6": "Plan A (2) (2)",
        "kept.7": "zonder naam",
    }


@given(some.lists(some.text(max_size=6) | some.sampled_from(["Jaar", "Wie", "jaar", "a", "A", "a (2)"]), max_size=8))
def test_whatever_scenarios_are_called_their_labels_differ(names: list[str]) -> None:
    found = distinct(names, rows.FIXED)
    assert len(found) == len(names)
    assert len({one_line(label).casefold() for label in (*found, *rows.FIXED)}) == len(found) + len(rows.FIXED)
    Table((*rows.FIXED, *found), ())


def test_a_name_is_no_markup_in_a_chart() -> None:
    assert in_figure('<a href="x">Plan</a> & <b>') == '&lt;a href="x"&gt;Plan&lt;/a&gt; &amp; &lt;b&gt;'


def compared(**kept: float) -> AppTest:
    """The page with kept scenarios of these names, each with another amount for debt help, all of them chosen."""
    app = open_page("start", gemeente="GM0080", integrated_debt_help="1")
    visitor = app.session_state["_visitor"]
    for name, amount in kept.items():
        change = {"integrated_debt_help": Change(amount_per_inhabitant=amount)}
        visitor.kept = with_plan(visitor.kept, Scenario(name=name, id=key_of(name), changes=change))
    visitor.compared = ["mine", *(f"kept.{key}" for key in visitor.kept)]
    app.switch_page("pages/vergelijken.py").run()
    return unfolded(app)


def unfolded(app: AppTest) -> AppTest:
    """With all rows open."""
    app.session_state["compare_rows"] = True
    app.run()
    assert not app.exception, [element.value for element in app.exception]
    return app


@pytest.mark.parametrize(
    ("kept", "headings"),
    [
        ({"Ongewijzigd beleid": -2.0}, ["Uw keuzes", "Ongewijzigd beleid (2)"]),
        ({"Uitkomst": 2.0, "Uw keuzes": 3.0}, ["Uw keuzes", "Uitkomst (2)", "Uw keuzes (2)"]),
        ({"Plan A": 2.0, "Plan  A": 3.0}, ["Uw keuzes", "Plan A", "Plan A (2)"]),
    ],
)
def test_a_kept_name_never_stands_above_the_numbers_of_another(kept: dict[str, float], headings: list[str]) -> None:
    app = compared(**kept)
    choices = next(table.value for table in app.table if table.value.columns[0] == "Keuze")
    assert list(choices.columns) == ["Keuze", UNCHANGED_POLICY, *headings]
    amounts = [typed(cell).replace("\\", "") for cell in choices.iloc[0]]
    said = [f"{'+' if amount > 0 else '-'}€ {abs(amount):.2f}".replace(".", ",") for amount in (1.0, *kept.values())]
    assert amounts == ["Integrale schuldhulp", "—", *said]
    outcomes = next(table.value for table in app.table if table.value.columns[0] == "Uitkomst")
    net = next(row for row in outcomes.itertuples(index=False) if row[0] == "Gemeente: netto, t/m 2036")
    assert typed(net[1]) == "—"
    assert len({*net}) == len(net), "every scenario has numbers of its own"


def test_what_the_browser_still_has_to_bring_is_not_dropped() -> None:
    app = open_page("vergelijken", gemeente="GM0080", vergelijk="kept.s_plan_a~debts_first")
    assert app.multiselect(key="compare_box").value == ["debts_first"]
    plan = Scenario(id="s_plan_a", name="Plan A", changes={"integrated_debt_help": Change(amount_per_inhabitant=2)})
    app.session_state["_visitor"].kept = {plan.id: plan}
    app.run()
    assert app.multiselect(key="compare_box").value == ["kept.s_plan_a", "debts_first"]
    assert address(app)["vergelijk"] == "kept.s_plan_a~debts_first"
    app.multiselect(key="compare_box").set_value(["debts_first"]).run()
    assert address(app)["vergelijk"] == "debts_first"


def test_what_is_compared_at_first() -> None:
    first = read_comparison()
    app = open_page("start", gemeente="GM0080", integrated_debt_help="1")
    app.switch_page("pages/vergelijken.py").run()
    unfolded(app)
    assert app.session_state["_visitor"].compared == ["mine", *first.scenarios]
    assert app.get_by_key("compare_line").value == first.line


def test_a_comparison_that_names_what_is_not_there_is_found(tmp_path: Path, library: Library) -> None:
    assert list(comparison_faults(read_comparison(), library)) == []
    (tmp_path / "comparison.yaml").write_text("scenarios: [cheese_slicer, weg]\nline: nergens\n", encoding="utf-8")
    found = list(comparison_faults(read_comparison(tmp_path), library))
    assert [(fault.place, fault.found) for fault in found] == [("scenarios[1]", "‘weg’"), ("line", "‘nergens’")]


def test_a_kept_name_is_text_and_never_markdown() -> None:
    app = compared(**{"![](http://x.nl/a.png) **vet**": 2.0})
    texts = [element.value for element in app.markdown] + [c for table in app.table for c in table.value.columns]
    named = [text for text in texts if "x.nl" in text]
    assert len(named) >= 4
    assert not [text for text in named if "![](" in text]
