"""Charts of outcomes against outcomes worked out by hand: every cell, the text alternative, what is drawn."""

import pytest

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Table, distinct
from akkoordwijzer.charts.compare import line_compared, net_compared
from akkoordwijzer.charts.differences import differences
from akkoordwijzer.charts.ledger import drivers, waterfall
from akkoordwijzer.charts.money import money_per_year
from akkoordwijzer.charts.pots import heading, two_pots
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures.spending_queries import Split
from akkoordwijzer.model.contribution import contributions
from akkoordwijzer.model.drivers import Driver
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case
from akkoordwijzer.report.pots import Pot, Pots, pots_of
from akkoordwijzer.report.rows import Difference, payer_rows
from akkoordwijzer.report.summary import summarise
from tests.hand_worked import CEILING, CUT, MIXED, SPENDING, worked


def cells(found: object) -> list[list[str]]:
    return [[typed(cell) for cell in row] for row in (found.columns, *found.rows)]  # type: ignore[attr-defined]


# --- The two pots

# € 20.000 for prevention and € 100.000 for care in the budget; the line is 70.000 of it, 30.000 has no line.
BUDGET = Split("GM0001", 2026, "budget", 20_000.0, 100_000.0, False, 1, None, None)


def pots(case: Case, budgeted: float = 70_000.0) -> Pots:
    return pots_of(BUDGET, case, play(case), {"care": budgeted})


def test_the_pots_by_hand() -> None:
    found = pots(MIXED)
    # 2030: 80% of 100.000 unchanged; 80% of the 65.610 that may be paid; 90.000 - 65.610 is not paid.
    assert found.today == Pot("Nu (begroting 2026)", "Nu", 2026, 20_000, 100_000)
    assert found.unchanged == Pot("Ongewijzigd in 2030", "2030", 2030, 20_000, pytest.approx(30_000 + 80_000))
    assert found.chosen is not None
    chosen = found.chosen
    assert (chosen.label, chosen.short, chosen.year) == ("Uw keuzes in 2030", "Uw keuzes", 2030)
    assert chosen.prevention_eur == pytest.approx(20_000 + 10_000 - 200)
    assert chosen.specialist_eur == pytest.approx(30_000 + 52_488)
    assert (chosen.open_eur, chosen.waiting_eur) == pytest.approx((-200, 0.8 * (90_000 - 65_610)))
    assert chosen.total_eur == pytest.approx(29_800 + 82_488)
    assert (chosen.of_hundred, found.today.of_hundred) == (27, 17)
    assert (found.population, found.estimated) == (10_000, False)
    assert pots(worked({})).chosen is None
    assert len(pots(worked({})).columns) == 2
    assert pots(worked({"base": 1.0})).chosen.open_eur == pytest.approx(10_000)  # type: ignore[union-attr]


def test_a_line_without_a_budget_is_in_no_pot() -> None:
    assert pots_of(BUDGET, SPENDING, play(SPENDING), {}).unchanged.specialist_eur == 100_000


@pytest.mark.parametrize(
    ("first", "second", "found"), [(-1.0, 5.0, None), (1.0, -5.0, None), (0.0, 0.0, None), (1, 2, 33)]
)
def test_of_a_hundred_only_where_it_makes_sense(first: float, second: float, found: int | None) -> None:
    pot = Pot("Nu", "Nu", 2026, first, second)
    assert pot.of_hundred == found
    assert heading(pot) == ("<b>Nu</b>" if found is None else "<b>Nu</b><br>van € 100: 33 en 67")


def test_the_pots_cell_by_cell() -> None:
    chart = two_pots(pots(MIXED))
    assert cells(chart.table) == [
        ["Per jaar", "Nu (begroting 2026)", "Ongewijzigd in 2030", "Uw keuzes in 2030"],
        ["Voorkomen", "€ 20.000", "€ 20.000", "€ 29.800"],
        ["waarvan anders dan nu, effect niet vastgesteld", "niets", "niets", "-€ 200"],
        ["Voorkomen per inwoner", "€ 2", "€ 2", "€ 3"],
        ["Specialistische zorg, betaald", "€ 100.000", "€ 110.000", "€ 82.500"],
        ["Specialistische zorg, niet betaald (mensen wachten)", "niets", "niets", "€ 19.500"],
        ["Specialistische zorg per inwoner", "€ 10", "€ 11", "€ 8"],
        ["Voor voorkomen, van elke 100 euro", "17", "15", "27"],
    ]
    assert typed(chart.alt) == (
        "Twee potten, per jaar. Nu (begroting 2026): € 20.000 voor voorkomen en € 100.000 voor specialistische zorg. "
        "Ongewijzigd in 2030: € 20.000 voor voorkomen en € 110.000 voor specialistische zorg. "
        "Uw keuzes in 2030: € 29.800 voor voorkomen en € 82.500 voor specialistische zorg; "
        "van € 200 minder voor voorkomen is het effect niet vastgesteld; € 19.500 zorg wordt niet betaald, "
        "mensen wachten."
    )


def test_what_is_stacked_in_the_pots() -> None:
    """Thousands of euro; from the left prevention and care now, unchanged, chosen."""
    layers = {trace.name: list(trace.y) for trace in two_pots(pots(MIXED)).figure.data}
    assert layers == {
        "Voorkomen": pytest.approx([20, 0, 20, 0, 29.8, 0]),
        "Voorkomen, effect niet vastgesteld": [0] * 6,
        "Weg: niemand mat wat dit deed": pytest.approx([0, 0, 0, 0, 0.2, 0]),
        "Specialistische zorg": pytest.approx([0, 100, 0, 110, 0, 82.488]),
        "Niet betaald: mensen wachten": pytest.approx([0, 0, 0, 0, 0, 19.512]),
    }
    more = {trace.name: list(trace.y) for trace in two_pots(pots(worked({"base": 1.0}))).figure.data}
    assert more["Voorkomen"] == pytest.approx([20, 0, 20, 0, 20, 0])
    assert more["Voorkomen, effect niet vastgesteld"] == pytest.approx([0, 0, 0, 0, 10, 0])
    patterns = {trace.name: trace.marker.pattern.shape for trace in two_pots(pots(MIXED)).figure.data}
    assert patterns == {
        "Voorkomen": None,
        "Voorkomen, effect niet vastgesteld": "/",
        "Weg: niemand mat wat dit deed": "/",
        "Specialistische zorg": None,
        "Niet betaald: mensen wachten": "x",
    }


def test_amounts_stand_on_top_of_their_own_column() -> None:
    chart = two_pots(pots(MIXED))
    notes = [(note.x, typed(note.text)) for note in chart.figure.layout.annotations if "p.p." in (note.text or "")]
    assert notes == [
        (0.0, "<b>€ 20.000</b><br>€ 2 p.p."),
        (1.0, "<b>€ 100.000</b><br>€ 10 p.p."),
        (2.6, "<b>€ 20.000</b><br>€ 2 p.p."),
        (3.6, "<b>€ 110.000</b><br>€ 11 p.p."),
        (5.2, "<b>€ 29.800</b><br>€ 3 p.p."),
        (6.2, "<b>€ 82.500</b><br>€ 8 p.p."),
    ]
    last = chart.figure.layout.annotations[-2]
    assert (last.x, last.y) == (6.2, pytest.approx(82.488 + 19.512)), "above what is not paid as well"
    small = two_pots(pots(MIXED), small=True)
    assert "<b>29,8</b>" in [note.text for note in small.figure.layout.annotations]
    assert [*small.figure.layout.xaxis.ticktext][:2] == ["voor-<br>komen", "zorg"]
    assert small.table == chart.table


# --- Differences


ROWS = [
    Difference("Gemeente: uitgaven aan keuzes", -45.0, "-€ 45"),
    Difference("Zorgverzekeraar", 9.0, "+€ 9", note="voor zover gemeten"),
    Difference("Wie sociale basis gebruikt", 3.0, "verliest", measured=False),
    Difference("Zorg die niet betaald wordt", 0.0, "€ 7: mensen wachten", measured=False, note="geen winst"),
]


def test_differences_cell_by_cell() -> None:
    chart = differences(ROWS, "Wie betaalt")
    assert cells(chart.table) == [
        ["Wie betaalt", "Verschil", "Opmerking"],
        ["Gemeente: uitgaven aan keuzes", "-€ 45", ""],
        ["Zorgverzekeraar", "+€ 9", "voor zover gemeten"],
        ["Wie sociale basis gebruikt", "verliest", "niet vastgesteld"],
        ["Zorg die niet betaald wordt", "€ 7: mensen wachten", "geen winst"],
    ]
    assert chart.alt == (
        "Wie betaalt: Gemeente: uitgaven aan keuzes: -€ 45; Zorgverzekeraar: +€ 9; "
        "Wie sociale basis gebruikt: verliest; Zorg die niet betaald wordt: € 7: mensen wachten."
    )


def test_what_is_not_measured_is_hatched_and_what_is_lost_has_another_colour() -> None:
    figure = differences(ROWS, "Wie betaalt").figure
    known, unknown = figure.data
    assert (list(known.x), list(unknown.x)) == ([-45.0, 9.0, 0.0, 0.0], [0.0, 0.0, 3.0, 0.0])
    assert list(known.marker.color)[:2] == [ORANGE, BLUE]
    assert (known.marker.pattern.shape, unknown.marker.pattern.shape) == (None, "/")
    assert unknown.marker.line.color == GREY
    assert next(iter(known.y)) == "Gemeente: uitgaven aan<br>keuzes"
    words = [(note.x, note.text, note.xanchor) for note in figure.layout.annotations if note.text]
    assert words[0] == (-45.0, "-€ 45", "right")
    assert words[1] == (9.0, "+€ 9", "left")
    least, most = figure.layout.xaxis.range
    assert least < -45
    assert most > 9
    assert figure.layout.yaxis.autorange == "reversed", "the first row on top"


def test_the_rows_of_the_municipality_add_up_in_the_picture() -> None:
    for case in (SPENDING, CUT, CEILING, MIXED):
        summary = summarise(play(case))
        rows = [row for row in payer_rows(summary) if row.name.startswith("Gemeente") and not row.note]
        assert sum(row.value for row in rows) == pytest.approx(summary.net_horizon_eur)


# --- Money per year


def test_money_per_year_cell_by_cell() -> None:
    chart = money_per_year(play(MIXED))
    assert cells(chart.table) == [
        ["Jaar", "Uitgaven aan keuzes", "Zorgkosten", "Niet betaald (mensen wachten)", "Netto"],
        ["2027", "-€ 8.800", "€ 0", "€ 4.000", "-€ 8.800"],
        ["2028", "-€ 8.800", "+€ 4.000", "€ 7.200", "-€ 4.800"],
        ["2029", "-€ 8.800", "+€ 4.000", "€ 13.700", "-€ 4.800"],
        ["2030", "-€ 8.800", "+€ 4.000", "€ 19.500", "-€ 4.800"],
        ["2031", "-€ 8.800", "+€ 4.000", "€ 24.800", "-€ 4.800"],
        ["Samen", "-€ 44.000", "+€ 16.000", "€ 69.200", "-€ 28.000"],
    ]
    assert typed(chart.alt) == (
        "Geld per jaar voor de gemeente tegenover ongewijzigd beleid. In 2027 netto -€ 8.800, in 2031 netto -€ 4.800, "
        "samen -€ 28.000."
    )
    spend, care, waits, net = chart.figure.data
    assert [trace.name for trace in chart.figure.data] == [
        "Uitgaven aan keuzes",
        "Zorgkosten",
        "Niet betaald, mensen wachten",
        "Netto",
    ]
    # Thousands of euro.
    assert list(spend.y) == pytest.approx([-8.8] * 5)
    assert list(care.y) == pytest.approx([0, 4, 4, 4, 4])
    assert list(waits.y) == pytest.approx([4, 7.2, 13.68, 19.512, 24.7608])
    assert list(net.y) == pytest.approx([-8.8, -4.8, -4.8, -4.8, -4.8])
    assert list(net.x) == [2027, 2028, 2029, 2030, 2031]
    assert (spend.marker.pattern.shape, waits.marker.pattern.shape, net.type) == (None, "x", "scatter")


def test_money_that_is_not_measured_is_said_to_be_so() -> None:
    chart = money_per_year(play(CUT))
    assert cells(chart.table)[0][2::2] == ["Zorgkosten (voor zover gemeten)", "Netto (voor zover gemeten)"]
    assert cells(chart.table)[1] == ["2027", "+€ 8.000", "niet bekend", "€ 0", "+€ 8.000"]
    assert cells(chart.table)[-1] == ["Samen", "+€ 40.000", "niet bekend", "€ 0", "+€ 40.000"]
    assert chart.alt.endswith("; voor zover gemeten.")
    assert "voor zover gemeten" in chart.figure.layout.annotations[0].text
    assert [trace.name for trace in chart.figure.data] == ["Uitgaven aan keuzes", "Netto"]


# --- Contributions and assumptions


def test_contributions_cell_by_cell() -> None:
    chart = waterfall(play(MIXED), contributions(MIXED))
    assert cells(chart.table) == [
        ["Keuze", "Bijdrage"],
        ["Gezinshulp", "-€ 29.000"],
        ["Plafond jeugdhulp", "€ 0"],
        ["Sociale basis", "+€ 1.000"],
        ["Samen", "-€ 28.000"],
    ]
    (bars,) = chart.figure.data
    assert list(bars.x)[:3] == pytest.approx([-29, 0, 1], abs=1e-3)
    assert list(bars.measure) == ["relative"] * 3 + ["total"]
    assert typed(chart.alt).endswith(
        "Gezinshulp -€ 29.000; Plafond jeugdhulp € 0; Sociale basis +€ 1.000. Samen -€ 28.000."
    )


def test_assumptions_cell_by_cell() -> None:
    ranked = [Driver("help.unit_cost", -37_000.0, -21_000.0), Driver("care.stock", 5.0, 5.0)]
    chart = drivers(play(SPENDING), ranked)
    assert cells(chart.table) == [
        ["Aanname", "Bij laag", "Bij hoog"],
        ["Gezinshulp: kosten per persoon", "-€ 37.000", "-€ 21.000"],
    ]
    assert typed(chart.alt) == (
        "Waar de uitkomst het meest van afhangt: Gezinshulp: kosten per persoon. Laag -€ 37.000, hoog -€ 21.000."
    )
    line, low, high = chart.figure.data
    assert list(line.x) == [-37.0, -21.0]
    assert (low.name, list(low.x)) == ("aanname laag", [-37.0])
    assert (high.name, list(high.x)) == ("aanname hoog", [-21.0])
    nothing = drivers(play(CUT), ranked[1:])
    assert nothing.table.rows == (("geen", "—", "—"),)
    assert nothing.alt == "Van wat gemeten is, hangt deze uitkomst niet af."


# --- Scenarios side by side


def test_scenarios_over_the_years_cell_by_cell() -> None:
    pair = [("Eén", play(SPENDING)), ("<b>Twee</b>", play(MIXED))]
    chart = net_compared(pair)
    assert cells(chart.table) == [
        ["Jaar", "Eén", "<b>Twee</b>"],
        ["2027", "-€ 9.000", "-€ 8.800"],
        ["2028", "-€ 14.000", "-€ 13.600"],
        ["2029", "-€ 19.000", "-€ 18.400"],
        ["2030", "-€ 24.000", "-€ 23.200"],
        ["2031", "-€ 29.000", "-€ 28.000"],
    ]
    assert typed(chart.alt) == (
        "Netto opgeteld voor de gemeente tot en met 2031, tegenover ongewijzigd beleid: "
        "Eén -€ 29.000; <b>Twee</b> -€ 28.000."
    )
    zero, one, two = chart.figure.data
    assert list(zero.y) == [0] * 5
    assert list(one.y) == pytest.approx([-9, -14, -19, -24, -29])
    assert (two.name, two.y[-1]) == ("&lt;b&gt;Twee&lt;/b&gt;", pytest.approx(-28))
    people = line_compared(pair, "care")
    assert cells(people.table)[0] == ["1 januari", "Ongewijzigd beleid", "Eén", "<b>Twee</b>"]
    assert cells(people.table)[1:] == [
        ["2027", "100", "100", "100"],
        *([str(year), "100", "90", "90"] for year in range(2028, 2033)),
    ]
    assert people.alt == ("Jeugdhulp, mensen op 1 januari 2032: Ongewijzigd beleid 100; Eén 90; <b>Twee</b> 90.")


def test_a_comparison_with_unmeasured_money_says_so() -> None:
    chart = net_compared([("Eén", play(SPENDING)), ("Twee", play(CUT))])
    assert chart.table.columns == ("Jaar, voor zover gemeten", "Eén", "Twee")
    assert ", voor zover gemeten: " in chart.alt
    assert "voor zover gemeten" in chart.figure.layout.annotations[0].text


# --- Tables and labels


def test_a_table_with_two_columns_of_one_name_is_refused() -> None:
    for columns in (("Jaar", "Plan A", "Plan A"), ("Jaar", "Plan A", "Plan  A"), ("Jaar", "Plan A", "Plan\u200bA")):
        with pytest.raises(ValueError, match="one name"):
            Table(columns, ())
    with pytest.raises(ValueError, match="does not fit"):
        Table(("Jaar", "Plan A"), (("2027", "€ 1", "€ 2"),))


def test_labels_differ_as_a_reader_sees_them() -> None:
    assert distinct(["Plan A", "plan a", "Jaar", " "], ["Jaar"]) == ("Plan A", "plan a (2)", "Jaar (2)", "zonder naam")
