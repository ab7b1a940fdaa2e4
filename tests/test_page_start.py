"""Start through the app itself: three figures with their years, and claims that hold."""

import re

import pytest

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.striking import most_striking
from akkoordwijzer.figures.words import amount, unit_words, when_words
from akkoordwijzer.report.target import Target
from akkoordwijzer.ui.start.screen import nation_words, place_words
from tests.test_pages import open_page


def captions(region: str) -> tuple[list[tuple[str, str]], list[str]]:
    app = open_page("start", gemeente=region)
    return [(metric.label, metric.value) for metric in app.metric], [caption.value for caption in app.caption]


def test_three_figures_of_the_country(figures: Figures) -> None:
    metrics, said = captions("NL")
    seen = [queries.newest(figures, name, "NL") for name in figures.front_page.national]
    assert metrics == [
        (plain(figures.indicators[item.indicator].label), amount(item.value, figures.unit_of(item.indicator)))
        for item in seen
        if item
    ]
    assert len(metrics) == 3
    for item, text in zip(seen, said[-3:], strict=True):
        assert item is not None
        unit = unit_words(figures.unit_of(item.indicator))
        assert text.lower().startswith(unit)
        assert f"Cijfer van {when_words(item.period, item.status)}. Bron: " in text


@pytest.mark.parametrize(("region", "count"), [("GM0080", 3), ("GM0599", 3), ("GM0088", 3), ("GM1992", 1)])
def test_what_stands_out_in_a_municipality(figures: Figures, region: str, count: int) -> None:
    metrics, said = captions(region)
    found = most_striking(figures, region)
    assert len(metrics) == len(found) == count
    for item, (label, value), text in zip(found, metrics, said[-count:], strict=True):
        unit = figures.unit_of(item.seen.indicator)
        assert label == plain(figures.indicators[item.seen.indicator].label)
        assert value == amount(item.seen.value, unit)
        assert text.startswith(place_words(item.rank))
        assert nation_words(item, unit) in text
        assert f"Cijfer van {when_words(item.seen.period, item.seen.status)}." in text


def test_the_claim_of_leeuwarden_by_hand(figures: Figures) -> None:
    """The first figure on the screen, worked out again from the rows themselves."""
    metrics, said = captions("GM0080")
    item = most_striking(figures, "GM0080")[0]
    rows = figures.ask(
        "SELECT value > own.own, value < own.own FROM municipal_figure,"
        " (SELECT value AS own FROM municipal_figure WHERE indicator_id = ? AND region = 'GM0080' AND period = ?) own"
        " WHERE indicator_id = ? AND period = ? AND status <> 'suspect'",
        [item.seen.indicator, item.seen.period] * 2,
    )
    higher, lower = (sum(row[at] for row in rows) for at in (0, 1))
    match = re.match(r"(Hoger|Lager) dan in (\d+) van de (\d+) andere gemeenten", typed(said[-3]))
    assert match is not None
    assert (match[1], int(match[2])) == (("Hoger", lower) if lower >= higher else ("Lager", higher))
    assert int(match[3]) == len(rows) - 1
    assert metrics[0][1] == amount(item.seen.value, figures.unit_of(item.seen.indicator))


def test_a_municipality_without_own_figures_says_so(figures: Figures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("akkoordwijzer.ui.start.screen.most_striking", lambda *_: [])
    app = open_page("start", gemeente="GM0080")
    assert not app.metric
    assert any("geen eigen cijfers" in element.value for element in app.markdown)


def test_five_million_less_is_less_and_ten_euro_more_is_more() -> None:
    for button, kind, eur, per_inhabitant in (("begin_less", "less", 5e6, False), ("begin_more", "more", 10.0, True)):
        app = open_page("start", gemeente="GM0080")
        app.get_by_key(button).click().run()
        assert not app.exception
        visitor = app.session_state["_visitor"]
        assert visitor.target == Target(kind=kind, eur=eur, per_inhabitant=per_inhabitant)
