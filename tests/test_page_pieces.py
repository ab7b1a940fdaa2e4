"""Pieces of pages: a table of text, links to sources, reasons and counts in words, rows of Verantwoording."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.markdown import Markdown, plain
from akkoordwijzer.content.numbers import euro, typed
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.cards import Card, cards
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.peers import Peers, across_comparable, similar
from akkoordwijzer.figures.place import Rank
from akkoordwijzer.figures.quality import indicator_uses, quality, without_own
from akkoordwijzer.figures.queries import Observation, Source
from akkoordwijzer.figures.series import Segment
from akkoordwijzer.figures.spending_queries import Split
from akkoordwijzer.figures.words import STATUSES, STATUSES_EXPLAINED
from akkoordwijzer.model.records import Parameter
from akkoordwijzer.ui.accountability import indicators
from akkoordwijzer.ui.accountability.listing import matching
from akkoordwijzer.ui.accountability.model_part import parameter_row
from akkoordwijzer.ui.figures.cards import beside_words
from akkoordwijzer.ui.figures.choice import group_words
from akkoordwijzer.ui.figures.detail import _remarks
from akkoordwijzer.ui.figures.money import middle_words, place_words
from akkoordwijzer.ui.shared.sources import link, source_words
from tests.test_page_cijfers import chosen, fine, opened, said

GROUP = Peers("similar", frozenset({"GM0080", "GM0014"}), "vergelijkbare gemeenten")


def _table() -> None:
    from akkoordwijzer.charts.chart import Table
    from akkoordwijzer.content.markdown import Markdown
    from akkoordwijzer.ui.shared.components import show_table

    rows = (("een", "![](http://x.nl/a.png)", "1"), ("twee", Markdown("**vet**"), "2"))
    show_table(Table(("Naam", "**Kop** [a](http://x.nl)", "Getal"), rows))


def test_a_table_is_text_and_every_cell_stands_under_its_heading() -> None:
    app = AppTest.from_function(_table, default_timeout=30).run()
    assert not app.exception
    found = app.table[0].value
    assert list(found.columns)[::2] == ["Naam", "Getal"]
    assert "[a](" not in found.columns[1]
    assert "**Kop**" not in found.columns[1]
    assert list(found["Naam"]) == ["een", "twee"]
    assert list(found["Getal"]) == ["1", "2"]
    assert "![](" not in found.iloc[0, 1]
    assert found.iloc[1, 1] == "**vet**", "our own may be Markdown"


def test_amounts_stay_unbreakable_on_their_way_to_the_screen() -> None:
    text = f"{euro(-2_400_000)} ({euro(-3_000_000)} tot {euro(5)})"
    assert plain(text) == text


def source(title: str = "Een titel", url: str = "https://x.nl/a") -> Source:
    return Source("s", "CBS", title, url, "2025-03", "CC BY", "second_hand", "")


def test_links_are_made_in_one_place_and_hold() -> None:
    assert link(source()) == "[Een titel](https://x.nl/a)"
    assert link(source(), "CBS") == "[CBS](https://x.nl/a)"
    assert link(source(url="")) == "Een titel"
    assert link(source(url="https://x.nl/a(b) c>d")) == "[Een titel](https://x.nl/a%28b%29%20c%3Ed)"
    assert link(source(url="https://x.nl/a?b=1&c=%20#d")) == "[Een titel](https://x.nl/a?b=1&c=%20#d)"
    assert link(source("[b](y)")) == "[\\[b\\](y)](https://x.nl/a)"
    assert isinstance(link(source()), Markdown)
    assert "Uit de tweede hand." in source_words(source())


# --- Cijfers


def card(figures: Figures, **changes: object) -> Card:
    regions = {region.code: region for region in queries.regions(figures)}
    made = cards(figures, "youth", "GM0080", similar(regions, "GM0080"))
    first = next(item for item in made if item.nation_words and not item.national)
    fields = {name: getattr(first, name) for name in Card.__dataclass_fields__}
    return Card(**{**fields, **changes})


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("suspect", "dit cijfer kan niet kloppen"),
        ("older", "van andere gemeenten is er een nieuwer cijfer"),
        ("few", "te weinig gemeenten met dit cijfer"),
    ],
)
def test_why_there_is_no_place(figures: Figures, reason: str, words: str) -> None:
    lines = beside_words(card(figures, rank=None, unranked=reason), GROUP)
    assert lines[-1] == f"Geen plaats te geven: {words}."
    assert beside_words(card(figures, rank=None, unranked=reason), None)[-1].startswith("Nederland")


def test_a_place_on_a_card(figures: Figures) -> None:
    lines = beside_words(card(figures, rank=Rank(0, 6, 0, 1.0), unranked=None), GROUP)
    assert lines[-1] == "**Het hoogst van 7 vergelijkbare gemeenten**"
    assert beside_words(card(figures, national=True), GROUP) == []


def test_nothing_stands_beside_the_country(figures: Figures) -> None:
    made = cards(figures, "youth", "NL")
    assert all(beside_words(item, None) == [] for item in made)


def test_a_municipality_alone_in_its_group() -> None:
    alone = Peers("similar", frozenset({"GM0114"}), "vergelijkbare gemeenten")
    assert group_words(alone, "Emmen") == "geen vergelijkbare gemeenten (alleen Emmen)"
    assert group_words(GROUP, "Emmen") == "2 vergelijkbare gemeenten"


def test_the_bar_of_the_others() -> None:
    province = Peers("province", frozenset(), "gemeenten in Drenthe")
    assert middle_words(6, GROUP) == "Middelste van 6 vergelijkbare gemeenten"
    assert middle_words(6, province) == "Middelste van 6 andere gemeenten in Drenthe"
    assert middle_words(1, province) == "De andere van de gemeenten in Drenthe"


def test_a_municipality_alone_opens(figures: Figures) -> None:
    regions = {region.code: region for region in queries.regions(figures)}
    alone = [code for code in regions if code != "NL" and len(similar(regions, code).codes) == 1]
    assert alone
    app = opened(alone[0])
    assert "geen vergelijkbare gemeenten" in str(app.get_by_key("figures_peers").options[0])
    chosen(app, "figures_theme", "finance")
    assert "1 vergelijkbare gemeenten" not in said(app)


def test_who_is_missing_is_counted(figures: Figures) -> None:
    app = chosen(opened("GM0080"), "figures_theme", "other")
    chosen(app, "figures_indicator_other", "low_income_households_share")
    chosen(app, "figures_view", "all")
    missing = 342 - len(across_comparable(figures, "low_income_households_share"))
    assert missing > 1
    assert f"Van {missing} gemeenten is er geen cijfer" in said(app)


def test_money_of_a_municipality_stands_under_its_own_side() -> None:
    app = chosen(opened("GM0080"), "figures_theme", "finance")
    metrics = {metric.label: typed(metric.value) for metric in app.metric}
    table = next(table.value for table in app.table if table.value.columns[0] == "Taakveld")
    totals = {"Voorkomen en sociale basis": 0.0, "Specialistische zorg": 0.0}
    for row in table.itertuples(index=False):
        totals[row[1]] += _euros(row[2])
    for side, total in totals.items():
        assert _euros(metrics[side]) == pytest.approx(total, rel=0.02), side
    assert totals["Voorkomen en sociale basis"] < totals["Specialistische zorg"]


def test_the_country_s_money_stands_beside_the_same_side() -> None:
    app, nation = (chosen(opened(code), "figures_theme", "finance") for code in ("GM0080", "NL"))
    own = [caption.value for caption in app.caption if "· Nederland" in caption.value]
    whole = [caption.value for caption in nation.caption if caption.value.endswith("per inwoner")]
    assert [typed(text.split("Nederland ")[1]) for text in own] == [
        typed(t.removesuffix(" per inwoner")) for t in whole
    ]


def filing(region: str, first: float, suspect: bool = False) -> Split:
    return Split(region, 2026, "budget", first, 10.0 - first, suspect, 1, 1.0, 1.0)


def test_the_place_of_the_share_for_prevention() -> None:
    across = {code: filing(code, first) for code, first in (("GM0080", 4.0), ("GM0014", 3.0), ("GM0599", 5.0))}
    assert place_words(across["GM0080"], across, GROUP) == "het hoogst van 2 vergelijkbare gemeenten"
    assert place_words(filing("GM0080", 4.0, suspect=True), across, GROUP) == ""
    assert place_words(across["GM0080"], across, None) == ""


def test_a_suspect_filing_is_shown_with_a_warning(figures: Figures) -> None:
    sql = "SELECT region FROM split WHERE suspect AND statement = 'budget' AND year = 2026 ORDER BY region LIMIT 1"
    ((code,),) = figures.ask(sql)
    app = chosen(opened(code), "figures_theme", "finance")
    assert ["verdacht" in warning.value for warning in app.warning] == [True]


def _euros(text: str) -> float:
    size = {"mln": 1e6, "mld": 1e9}
    amount, *unit = typed(text).replace("\\", "").removeprefix("€ ").split()
    return float(amount.replace(".", "").replace(",", ".")) * (size[unit[0]] if unit else 1)


# --- Verantwoording


def test_every_word_searched_for_must_be_there() -> None:
    rows = [("Jeugd", "voorlopig"), ("Jeugd", "definitief"), ("Schulden", "voorlopig")]
    assert matching(rows, ["jeugd", "voorlopig"]) == [("Jeugd", "voorlopig")]
    assert matching(rows, []) == rows


def test_the_list_of_figures_cell_by_cell(figures: Figures) -> None:
    app = opened("NL", "verantwoording")
    table, uses = app.table[0].value, indicator_uses(figures)
    assert list(table.columns) == [
        "Cijfer",
        "Wat is het?",
        "Thema",
        "Nieuwste",
        "Status",
        "Gemeenten met cijfer",
        "Bron",
    ]
    assert len(table) == 25
    for row, use in zip(table.itertuples(index=False), uses[:25], strict=True):
        assert row[0] == f"**{use.indicator.label}**"
        assert row[4] == STATUSES[use.status]
        assert row[5] == (str(use.municipalities) if use.municipalities else "geen")
    assert len({row[4] for row in table.itertuples(index=False)}) > 1
    assert f"{len(uses)} cijfers, 25 per bladzijde." in said(app)


def test_one_found_is_one_figure(figures: Figures) -> None:
    rows = [indicators._row(use, date(2026, 1, 1)) for use in indicator_uses(figures)]
    words = next(use.indicator.label for use in indicator_uses(figures) if alone(rows, use.indicator.label))
    app = opened("NL", "verantwoording")
    chosen(app, f"{indicators.KEY}_search", words)
    assert len(app.table[0].value) == 1
    assert "1 cijfer." in said(app)


def alone(rows: list[tuple[str, ...]], label: str) -> bool:
    return len(matching(rows, label.lower().split())) == 1


def test_how_sure_the_values_are(figures: Figures) -> None:
    app = opened("NL", "verantwoording")
    chosen(app, "accountability_section", "quality")
    found = quality(figures)
    unsure = 1 - found.by_status["final"] / found.values
    assert f"is **{unsure:.0%}** niet definitief" in said(app)
    assert [typed(m.value).replace(".", "") for m in app.metric] == [
        str(n) for n in (found.indicators, found.values, found.used_sources, found.budget_amounts)
    ]
    statuses = app.table[0].value
    assert [typed(cell).replace(".", "").replace("\\", "") for cell in statuses["Waarden"]] == [
        str(found.by_status.get(status, 0)) for status in STATUSES
    ]
    lacking = app.table[1].value
    known = {item.label: item.id for item in figures.indicators.values()}
    for label, cell in zip(lacking["Cijfer"], lacking["Gemeenten zonder"], strict=True):
        name = known[label.replace("\\", "")]
        assert cell == f"{without_own(figures, [name])[name]} van 342"


def test_a_parameter_as_a_row() -> None:
    made = Parameter(
        low=0.1, mid=0.2, high=0.4, unit="share", grade="C", assumption=True, estimated=True, arithmetic="1 / 5"
    )
    assert [typed(cell) for cell in parameter_row("Naam", made)] == [
        "Naam",
        "10% · 20% · 40%",
        "zwak bewijs, aanname, geschat",
        "1 / 5",
        "geen bron",
    ]


def test_what_speaks_for_and_against_stands_under_its_own_heading(nation: Kit) -> None:
    app = opened("NL", "verantwoording")
    chosen(app, "accountability_section", "interventions")
    item = next(item for item in nation.interventions if {e.direction for e in item.evidence} == {"for", "against"})
    app.get_by_key("intervention_box").set_value(item.id)
    fine(app.run())
    texts = [element.value for element in app.markdown]
    pro = next(at for at, text in enumerate(texts) if item.evidence[0].text in text)
    for evidence in item.evidence:
        where = next(at for at, text in enumerate(texts) if evidence.text in text)
        assert (where == pro) == (evidence.direction == item.evidence[0].direction)
    headings = [header.value for header in app.header]
    assert headings[:2] == ["Wat ervoor spreekt", "Wat ertegen spreekt"]
    first = next(at for at, text in enumerate(texts) if text.startswith("- "))
    assert next(e for e in item.evidence if e.direction == "for").text in texts[first]


@pytest.mark.parametrize(
    ("status", "mark"),
    [("provisional", "Open rondje"), ("estimate", "Open ruit"), ("derived", "Vierkant"), ("suspect", "Kruis")],
)
def test_the_key_says_what_the_shape_of_a_point_means(figures: Figures, status: str, mark: str) -> None:
    points = tuple(
        Observation("population", "NL", year, 1.0, known, "s1", "")
        for year, known in (("2021", "final"), ("2022", status))
    )
    (line,) = _remarks([Segment(next(iter(figures.indicators.values())), points)])
    assert line == f"{mark}: {STATUSES[status]}. {STATUSES_EXPLAINED[status]}"
