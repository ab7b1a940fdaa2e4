"""Vergelijken: every scenario under a heading of its own, and every cell against a hand-made summary."""

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
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.report.summary import Band, Summary
from akkoordwijzer.report.words import UNCHANGED_POLICY
from akkoordwijzer.ui.compare import rows
from tests.test_pages import open_page

# All numbers differ, so that none can stand in the place of another.
ONE = Summary(
    changed=True,
    term_end=2030,
    horizon=2036,
    places_change=Band(-30.0, -20.0, -10.0),
    hard_places_change=Band(-9.0, -8.0, -7.0),
    waiting=Band(4.0, 5.0, 6.0),
    waiting_horizon=Band(14.0, 15.0, 16.0),
    held_back_eur=111.0,
    net_term=Band(-3000.0, -2000.0, -1000.0),
    net_horizon=Band(100.0, 200.0, 300.0),
    hard_net_term=Band(-4003.0, -4002.0, -4001.0),
    hard_net_horizon=Band(-5003.0, -5002.0, -5001.0),
    odds_term=0.2,
    odds_horizon=0.7,
    hard_odds_horizon=0.3,
    spend_term=Band(61.0, 62.0, 63.0),
    unabsorbed_term=Band(71.0, 72.0, 73.0),
    helped_per_year=81.0,
    eur_per_helped=91.0,
    payers={"municipality": 1200.0, "creditor": -34.0},
    unknown_eur_per_year=560.0,
    unknown_names=("iets",),
    break_even={},
    lines=(),
)
NONE = Summary(
    changed=False,
    term_end=2030,
    horizon=2036,
    places_change=Band(0.0, 0.0, 0.0),
    hard_places_change=Band(0.0, 0.0, 0.0),
    waiting=Band(0.0, 0.0, 0.0),
    waiting_horizon=Band(0.0, 0.0, 0.0),
    held_back_eur=0.0,
    net_term=Band(0.0, 0.0, 0.0),
    net_horizon=Band(0.0, 0.0, 0.0),
    hard_net_term=Band(0.0, 0.0, 0.0),
    hard_net_horizon=Band(0.0, 0.0, 0.0),
    odds_term=1.0,
    odds_horizon=1.0,
    hard_odds_horizon=1.0,
    spend_term=Band(0.0, 0.0, 0.0),
    unabsorbed_term=Band(0.0, 0.0, 0.0),
    helped_per_year=0.0,
    eur_per_helped=None,
    payers={"municipality": 0.0, "state": 77.0},
    unknown_eur_per_year=0.0,
    unknown_names=(),
    break_even={},
    lines=(),
)


def plainly(table: Table) -> list[list[str]]:
    return [[typed(cell) for cell in row] for row in (table.columns, *table.rows)]


def test_outcomes_cell_by_cell() -> None:
    assert plainly(rows.outcomes_table([("Eén", ONE), ("Geen", NONE)])) == [
        ["Uitkomst", "Ongewijzigd beleid", "Eén", "Geen"],
        ["Vraag naar specialistische zorg, 2030", "gelijk", "-20 (-30 tot -10)", "0 (0 tot 0)"],
        ["Die vraag met alleen harde effecten, 2030", "gelijk", "-8", "0"],
        ["Netto tot en met 2030", "€ 0", "-€ 2.000 (-€ 3.000 tot -€ 1.000)", "€ 0 (€ 0 tot € 0)"],
        ["Waarvan hard te boeken, 2030", "€ 0", "-€ 4.002", "€ 0"],
        ["Netto tot en met 2036", "€ 0", "+€ 200 (€ 100 tot € 300)", "€ 0 (€ 0 tot € 0)"],
        ["Niet duurder uit in 2036", "—", "7 van de 10", "—"],
        ["Wachtenden in 2030", "0", "5", "0"],
        ["Extra mensen geholpen per jaar", "0", "81", "0"],
        ["Kosten per geholpen persoon", "—", "€ 91", "—"],
        ["Effect niet vastgesteld, per jaar", "€ 0", "€ 560", "€ 0"],
    ]


def test_payers_cell_by_cell() -> None:
    assert plainly(rows.payers_table([("Eén", ONE), ("Geen", NONE)])) == [
        ["Wie", "Ongewijzigd beleid", "Eén", "Geen"],
        ["Gemeente", "€ 0", "+€ 1.200", "€ 0"],
        ["Rijk", "€ 0", "€ 0", "+€ 77"],
        ["Schuldeisers", "€ 0", "-€ 34", "€ 0"],
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


def test_a_table_with_two_columns_of_one_name_is_refused() -> None:
    for columns in (("Jaar", "Plan A", "Plan A"), ("Jaar", "Plan A", "Plan  A"), ("Jaar", "Plan A", "Plan\u200bA")):
        with pytest.raises(ValueError, match="one name"):
            Table(columns, ())
    with pytest.raises(ValueError, match="does not fit"):
        Table(("Jaar", "Plan A"), (("2027", "€ 1", "€ 2"),))


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
        visitor.kept[name] = Scenario(name=name, changes=change)
    visitor.compared = ["mine", *(f"kept.{name}" for name in kept)]
    app.switch_page("pages/vergelijken.py").run()
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
    net = next(row for row in outcomes.itertuples(index=False) if row[0].startswith("Netto tot en met 2030"))
    assert typed(net[1]) == "€ 0"
    assert len({*net}) == len(net), "every scenario has numbers of its own"


def test_what_is_compared_at_first() -> None:
    first = read_comparison()
    app = open_page("start", gemeente="GM0080", integrated_debt_help="1")
    app.switch_page("pages/vergelijken.py").run()
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
