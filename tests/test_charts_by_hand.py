"""Charts of figures against values worked out by hand: every cell of the table, the text alternative, what is drawn."""

from pathlib import Path

import pytest

from akkoordwijzer.charts.beside import side_by_side
from akkoordwijzer.charts.chart import end_label, faded, new_figure, scale_of
from akkoordwijzer.charts.country import Country, distribution, dot_map, table
from akkoordwijzer.charts.figures import axis_of, position, series_over_time, trend
from akkoordwijzer.charts.spending import of_hundred, spending_over_years
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.comparison import compare
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.figures.peers import across_comparable
from akkoordwijzer.figures.records import Target, Unit
from akkoordwijzer.figures.series import history
from akkoordwijzer.figures.spending import SpendingSplit
from akkoordwijzer.figures.spending_queries import Split
from tests.small_data import TABLES, small, write_small


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return load(write_small(tmp_path_factory.mktemp("data") / "data"))


def cells(found: object) -> list[list[str]]:
    return [[typed(cell) for cell in row] for row in (found.columns, *found.rows)]  # type: ignore[attr-defined]


# --- One series


def test_a_series_with_an_older_telling(tiny: Figures) -> None:
    target = Target(period="2030", value=1500, text="Doel")
    chart = series_over_time(history(tiny, "clients", "NL"), tiny.unit_of("clients"), "Nederland", target)
    assert cells(chart.table) == [
        ["Periode", "Telling", "Waarde", "Status", "Opmerking"],
        ["2022", "nu", "2.021 mensen", "voorlopig", ""],
        ["2021", "nu", "2.150 mensen", "definitief", "Naar één register"],
        ["2020", "nu", "2.100 mensen", "definitief", ""],
        ["2019", "oud", "2.050 mensen", "definitief", ""],
        ["2018", "oud", "2.019 mensen", "definitief", ""],
    ]
    assert typed(chart.alt) == (
        "Verzonnen reeks clients, Nederland: 2.021 mensen in 2022 (voorlopig); in 2020 was het 2.100 mensen. "
        "Daarvoor een andere telling of meting, 1 keer; die sluit niet aan. Doel voor 2030: 1.500 mensen."
    )
    old, new, star = chart.figure.data
    assert (list(old.x), list(old.y), old.line.dash) == ([2018.0, 2019.0], [2019.0, 2050.0], "dot")
    assert (list(new.x), list(new.y), new.line.dash) == ([2020.0, 2021.0, 2022.0], [2100.0, 2150.0, 2021.0], "solid")
    assert list(new.marker.symbol) == ["circle", "circle", "circle-open"]
    assert (list(star.x), list(star.y)) == ([2030.0], [1500.0])
    assert next(iter(new.customdata)) == "2020: 2.100 mensen (definitief)"
    assert list(chart.figure.layout.xaxis.range) == [2017.6, 2030.4]
    assert [note.text for note in chart.figure.layout.annotations][1:] == ["andere telling", "doel 2030: 1.500 mensen"]


def test_a_series_without_older_ones_has_no_column_for_them(tiny: Figures) -> None:
    chart = series_over_time(history(tiny, "debt_share", "NL"), tiny.unit_of("debt_share"), "Nederland")
    assert cells(chart.table) == [
        ["Periode", "Waarde", "Status", "Opmerking"],
        ["1 januari 2024", "8,9%", "voorlopig", ""],
    ]
    assert chart.alt == "Verzonnen reeks debt_share, Nederland: 8,9% op 1 januari 2024 (voorlopig)."
    assert chart.figure.data[0].mode == "markers"


def test_the_trend_of_a_card_marks_its_newest_point(tiny: Figures) -> None:
    figure = trend(history(tiny, "inhabitants", "GM0001"), tiny.unit_of("inhabitants"), "Aduard").figure
    assert list(figure.data[-1].marker.size) == [5, 10]
    assert list(figure.layout.yaxis.range) == [21900 - 100, 22400 + 100]


@pytest.mark.parametrize(
    ("period", "at"),
    [
        ("2022", 2022.0),
        ("2022/23", 2023.0),
        ("2022-H1", 2022.0),
        ("2022-H2", 2022.5),
        ("2022-Q1", 2022.0),
        ("2022-Q4", 2022.75),
        ("2022-01-01", 2022.0),
        ("2022-07-02", 2022 + 182 / 365.25),
    ],
)
def test_where_a_period_stands(period: str, at: float) -> None:
    assert position(period) == pytest.approx(at)


def test_axes_of_money_are_short_and_of_the_rest_as_they_are() -> None:
    euros = Unit(id="eur_mln", label="euro", format="eur_mln")
    assert (axis_of(euros, [3e6]).divisor, axis_of(euros, [3e6]).title) == (1e6, "mln euro")
    per = Unit(id="x", label="euro per maand", format="eur")
    assert (axis_of(per, [3e6]).divisor, axis_of(per, [3e6]).title) == (1.0, "euro per maand")
    assert scale_of([1.9e6, -5.0]) == (1e3, "duizend euro")
    assert scale_of([19_999.0]) == (1.0, "euro")
    assert scale_of([-2e6]) == (1e6, "mln euro")
    assert scale_of([2e9]) == (1e9, "mld euro")
    assert scale_of([]) == (1.0, "euro")


def test_labels_and_bands_of_every_chart() -> None:
    figure = new_figure("euro", dark=False)
    end_label(figure, 2030, 5.0, "uw keuzes", "#0b5394", 14)
    note = figure.layout.annotations[-1]
    assert (note.x, note.y, note.text, note.xanchor, note.yshift) == (2030, 5.0, "uw keuzes", "right", 14)
    assert faded("#0b5394", dark=False, share=0.5) == "rgba(11,83,148,0.5)"


# --- Side by side


def test_beside_the_country_as_bars(tiny: Figures) -> None:
    chart = side_by_side(compare(tiny, [("clients", "GM0003"), ("clients", "NL")]))
    assert cells(chart.table) == [
        ["Mensen per 1.000 inwoners", "Coevorden", "Nederland"],
        ["2022", "13,9 (definitief)", "13,5 (voorlopig)"],
    ]
    assert chart.alt == (
        "Verzonnen reeks clients, mensen per 1.000 inwoners: "
        "Coevorden 13,9 in 2022 (definitief); Nederland 13,5 in 2022 (voorlopig)."
    )
    bars = chart.figure.data[0]
    assert list(bars.x) == [pytest.approx(1000 * 330 / 23700), pytest.approx(1000 * 2021 / 150_000)]
    assert list(bars.text) == ["13,9 (definitief)", "13,5 (voorlopig)"]


def test_beside_the_country_as_lines_with_a_year_that_one_lacks(tmp_path: Path) -> None:
    header, *rows = TABLES["national"]
    rows = [
        *rows,
        ["population", "2024", "151500", "final", "s1", ""],
        ["population", "2026", "153000", "estimate", "s1", ""],
    ]
    figures = load(small(tmp_path / "data", national=[header, *sorted(rows, key=lambda row: row[:2])]))
    chart = side_by_side(compare(figures, [("inhabitants", "GM0001"), ("population", "NL")], "index"))
    assert cells(chart.table) == [
        ["Index, 2022 = 100", "Aduard", "Nederland"],
        ["2022", "100,0 (definitief)", "100,0 (definitief)"],
        ["2024", "geen cijfer", "101,0 (definitief)"],
        ["2026", "102,3 (definitief)", "102,0 (geschat)"],
    ]
    own, nation = chart.figure.data
    assert (own.name, list(own.x)) == ("Aduard", [2022.0, 2026.0])
    assert (nation.name, list(nation.x), nation.line.dash) == ("Nederland", [2022.0, 2024.0, 2026.0], "dash")
    above = {note.text: note.yshift for note in chart.figure.layout.annotations}
    assert above["Aduard 102,3"] > 0 > above["Nederland 102,0"], "the higher line has its name above it"


# --- All municipalities


def country(figures: Figures, own: str | None, nation: float | None = None) -> Country:
    regions = {region.code: region for region in queries.regions(figures)}
    values = tuple(across_comparable(figures, "debt_share"))
    indicator = figures.indicators["debt_share"]
    return Country(indicator, figures.unit_of("debt_share"), values, regions, own, frozenset({"GM0002"}), nation)


@pytest.fixture
def tied(tmp_path: Path) -> Figures:
    """Debts: 8,8 · 8,5 · 8,2 · 7,9 · 7,6 and 7,6 again, for 6 to 1."""
    rows = [list(row) for row in TABLES["municipal"]]
    next(row for row in rows if row[:2] == ["debt_share", "GM0001"])[3] = "7.6"
    next(row for row in rows if row[:2] == ["debt_share", "GM0005"])[4] = "estimate"
    return load(small(tmp_path / "data", municipal=rows))


def test_all_municipalities_from_high_to_low(tied: Figures) -> None:
    assert cells(table(country(tied, "GM0002"))) == [
        ["Plaats", "Gemeente", "Waarde", "Status"],
        ["1e", "Franeker", "8,8%", "definitief"],
        ["2e", "Elst", "8,5%", "geschat"],
        ["3e", "Diever", "8,2%", "definitief"],
        ["4e", "Coevorden", "7,9%", "definitief"],
        ["5e", "Aduard", "7,6%", "definitief"],
        ["5e", "Bolswërd (uw gemeente)", "7,6%", "definitief"],
    ]


def test_what_the_spread_says(tied: Figures) -> None:
    chart = distribution(country(tied, "GM0003", 8.9))
    assert chart.alt == (
        "Verzonnen reeks debt_share, 6 gemeenten: middelste 8,1%, hoogste 8,8% (Franeker), laagste 7,6% (Bolswërd). "
        "Nederland: 8,9%. Coevorden: 7,9%, 4e van 6 gemeenten, van hoog naar laag."
    )
    others, peers, own = chart.figure.data
    assert (len(others.x), len(peers.x), len(own.x)) == (4, 1, 1)
    assert list(own.customdata) == ["Coevorden: 7,9%"]
    assert list(peers.customdata) == ["Bolswërd: 7,6%"]
    stacked = sorted((x, y) for trace in chart.figure.data for x, y in zip(trace.x, trace.y, strict=True))
    assert stacked[0][0] == stacked[1][0], "equal values stand above each other"
    assert [y for _, y in stacked] == [0, 1, 0, 0, 0, 0]


def test_the_spread_at_the_ends_and_without_an_own_figure(tied: Figures) -> None:
    assert "Franeker: 8,8%, het hoogst van 6 gemeenten." in distribution(country(tied, "GM0006")).alt
    assert "Aduard: 7,6%, gedeeld het laagst van 6 gemeenten." in distribution(country(tied, "GM0001")).alt
    tied.connection.execute("DELETE FROM comparable WHERE indicator_id = 'debt_share' AND region = 'GM0004'")
    assert distribution(country(tied, "GM0004")).alt.endswith("Diever heeft geen eigen cijfer.")


def test_what_the_map_says_and_draws(tied: Figures) -> None:
    people = {"GM0001": 1e6, "GM0006": 250_000.0}
    chart = dot_map(country(tied, "GM0003"), people)
    assert chart.alt.endswith("Het middelste cijfer is het hoogst in Gelderland en het laagst in Groningen.")
    absent, drawn, own = chart.figure.data
    assert len(absent.x) == 0
    assert list(drawn.marker.size) == [40.0, 23.0, 6.0, 6.0, 6.0], "the largest first, so that it covers nobody"
    assert list(drawn.customdata)[:2] == ["Aduard: 7,6%", "Franeker: 8,8%"]
    assert (list(own.x), list(own.y), own.marker.symbol) == ([6.74], [52.66], "diamond")
    assert (drawn.marker.cmin, drawn.marker.cmax) == (7.6, 8.8)


# --- Money


def split(year: int, first: float, second: float, suspect: bool = False, per: float | None = 100.0) -> Split:
    other = None if per is None else 2 * per
    return Split("GM0001", year, "budget", first, second, suspect, 1, per, other)


ERAS = SpendingSplit.model_validate(
    {
        "eras": [
            {"from": 2017, "until": 2021, "prevention": ["1"], "specialist": ["2"]},
            {"from": 2022, "until": 2023, "prevention": ["1"], "specialist": ["2"]},
        ],
        "caveats": [],
    }
)
YEARS = [
    split(2020, 2e6, 6e6, per=80.0),
    split(2021, 3e6, 6e6),
    split(2022, 3e6, 9e6, True),
    split(2023, 4e6, 6e6, per=120.0),
]


def test_of_every_hundred_euro() -> None:
    chart = of_hundred([("Hier", 0.184), ("Nederland", 0.325)], 2026)
    assert cells(chart.table) == [
        ["Van elke 100 euro", "Voorkomen", "Specialistische zorg"],
        ["Hier", "€ 18", "€ 82"],
        ["Nederland", "€ 32", "€ 68"],
    ]
    assert chart.alt == (
        "Van elke 100 euro in 2026: Hier 18 euro voor voorkomen; Nederland 32 euro voor voorkomen; "
        "de rest gaat naar specialistische zorg."
    )
    first, second = chart.figure.data
    assert (first.name, list(first.x)) == ("Voorkomen", [18, 32])
    assert (second.name, list(second.x)) == ("Specialistische zorg", [82, 68])
    assert [typed(text) for text in second.text] == ["€ 82", "€ 68"]


def test_money_over_the_years() -> None:
    chart = spending_over_years(YEARS, ERAS, "per")
    assert cells(chart.table) == [
        [
            "Jaar",
            "Voorkomen",
            "Specialistische zorg",
            "Voorkomen per inwoner",
            "Zorg per inwoner",
            "Van elke 100 euro",
            "Opgave",
        ],
        ["2023", "€ 4,0 mln", "€ 6,0 mln", "€ 120", "€ 240", "€ 40 om € 60", "zoals ingediend"],
        ["2022", "€ 3,0 mln", "€ 9,0 mln", "€ 100", "€ 200", "€ 25 om € 75", "verdacht"],
        ["2021", "€ 3,0 mln", "€ 6,0 mln", "€ 100", "€ 200", "€ 33 om € 67", "zoals ingediend"],
        ["2020", "€ 2,0 mln", "€ 6,0 mln", "€ 80", "€ 160", "€ 25 om € 75", "zoals ingediend"],
    ]
    assert typed(chart.alt) == (
        "Begroting 2023: voorkomen € 120 per inwoner en specialistische zorg € 240 per inwoner. "
        "In 2020: voorkomen € 80 per inwoner en specialistische zorg € 160 per inwoner, in een andere indeling van "
        "taakvelden."
    )
    lines = [trace for trace in chart.figure.data if trace.mode == "lines+markers"]
    assert [list(trace.x) for trace in lines] == [[2020, 2021], [2022, 2023]] * 2
    assert [list(trace.y) for trace in lines] == [[80, 100], [None, 120], [160, 200], [None, 240]]
    crosses = [trace for trace in chart.figure.data if trace.mode == "markers"]
    assert [(list(trace.x), list(trace.y)) for trace in crosses] == [([2022], [100]), ([2022], [200])]
    assert [note.text for note in chart.figure.layout.annotations].count("andere indeling") == 1
    (border,) = chart.figure.layout.shapes
    assert border.x0 == 2021.5


def test_money_in_total_and_of_a_hundred() -> None:
    total = spending_over_years(YEARS[2:], ERAS, "total")
    assert "In 20" not in total.alt, "both years were counted alike"
    assert [list(trace.y) for trace in total.figure.data if trace.mode == "lines+markers"] == [[None, 4.0], [None, 6.0]]
    hundred = spending_over_years(YEARS, ERAS, "hundred")
    assert typed(hundred.alt).startswith("Begroting 2023: voorkomen € 40 en specialistische zorg € 60.")
    assert [list(t.y) for t in hundred.figure.data if t.mode == "lines+markers"] == [
        [25, pytest.approx(33.333, abs=0.001)],
        [None, 40],
    ]


def test_a_year_without_inhabitants_is_not_drawn_per_inhabitant() -> None:
    chart = spending_over_years([split(2022, 1e6, 2e6, per=None), split(2023, 2e6, 3e6)], ERAS, "per")
    assert [row[0] for row in chart.table.rows] == ["2023"]
    table_of_total = spending_over_years([split(2022, 1e6, 2e6, per=None)], ERAS, "total").table
    assert table_of_total.rows[0][3:5] == ("niet te berekenen", "niet te berekenen")
    below = spending_over_years([split(2022, -1e6, 2e6)], ERAS, "total").table
    assert below.rows[0][5] == "niet te berekenen"
