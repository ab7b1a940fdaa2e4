"""Verantwoording, the sections Terugblik and Nagespeeld: what they say, and that a fault is a sentence and no crash."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from streamlit.testing.v1 import AppTest

from akkoordwijzer.calibration.hindcast.origins import look_back
from akkoordwijzer.calibration.hindcast.score import report
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.replication import read_replication
from akkoordwijzer.report.hindcast import sentences
from akkoordwijzer.ui.accountability import hindcast, replication
from akkoordwijzer.ui.accountability.screen import SECTION

ROOT = Path(__file__).parents[1]
FAULT = Fault("scenarios/hindcast.yaml", "series[0].stok", "een bekende sleutel", "‘stok’", 41)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """What a section keeps between visitors must not travel from one test to the next."""
    kept: tuple[Any, ...] = (hindcast._look_back, hindcast._report, replication._replication, replication._played)
    yield
    for function in kept:
        function.clear()


def opened(section: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/verantwoording.py").run()
    app.get_by_key(SECTION).set_value(section).run()
    assert not app.exception, [element.value for element in app.exception]
    return app


def said(app: AppTest) -> str:
    return " ".join(element.value for element in (*app.markdown, *app.caption, *app.error, *app.info))


def test_terugblik_shows_sentences_and_every_forecast(figures: Figures) -> None:
    back = look_back(figures)
    app = opened("hindcast")
    for sentence in sentences(report(back.forecasts, back.plan.rule), back.plan):
        assert sentence in said(app)
    assert "geen bewijs" in said(app)
    tables = [table.value for table in app.table]
    assert [len(table) for table in tables] == [5, len(back.forecasts)]
    app.selectbox(key="hindcast_series").set_value("Kinderen in pleegzorg").run()
    assert not app.exception
    assert len(app.table[-1].value) == 20


def test_terugblik_tells_a_forecast_year_by_year() -> None:
    app = opened("hindcast")
    app.selectbox(key="hindcast_box").set_value("Maatregelen jeugdbescherming, 2019-2022").run()
    assert not app.exception
    assert "‘Alles blijft gelijk’ zat er dichter bij: 10,4% te hoog." in said(app)
    assert "In 2022 werden ineens veel minder maatregelen opgelegd." in said(app)


def test_a_fault_in_the_file_of_the_past_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_figures: Figures) -> NoReturn:
        raise ContentError([FAULT])

    monkeypatch.setattr(hindcast, "look_back", refuse)
    app = opened("hindcast")
    assert [element.value for element in app.error] == ["De terugblik kan niet worden gemaakt. Herstel dit eerst:"]
    assert "regel 41" in said(app)
    assert "een bekende sleutel" in said(app)


def test_a_series_that_is_left_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_one(figures: Figures) -> Any:
        return replace(look_back(figures), left_out=(FAULT,))

    monkeypatch.setattr(hindcast, "look_back", without_one)
    app = opened("hindcast")
    assert "een bekende sleutel" in said(app)
    assert "voorspellingen voor 8 reeksen" in said(app)


def test_without_any_series_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(figures: Figures) -> Any:
        return replace(look_back(figures), forecasts=(), stories=(), left_out=(FAULT,))

    monkeypatch.setattr(hindcast, "look_back", nothing)
    assert "Er is geen reeks waarop kan worden teruggekeken." in said(opened("hindcast"))


def test_nagespeeld_shows_the_honest_count_and_every_study() -> None:
    app = opened("replication")
    assert "Van de 9 studies zijn er 0 onafhankelijk nagespeeld." in said(app)
    assert "dan zegt ‘past’ niets" in said(app)
    assert len(app.table[0].value) == 9
    for other in read_replication().others:
        assert plain(other.name) in said(app)
    app.selectbox(key="replication_box").set_value("Van Overleven naar Leven (Amsterdam Nieuw-West, 2018-2021)").run()
    assert not app.exception
    assert "85 beschreven casussen" in said(app)


def test_a_fault_in_the_studies_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> NoReturn:
        raise ContentError([FAULT])

    monkeypatch.setattr(replication, "read_replication", refuse)
    app = opened("replication")
    assert len(app.error) == 1
    assert "een bekende sleutel" in said(app)
