"""An agreement some years on: the old numbers stay, and what moved is by model, by data or by reality."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.charts.monitor import spent_beside_plan
from akkoordwijzer.cli.check import findings
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import DATA, Figures, load
from akkoordwijzer.figures.movement import Movement
from akkoordwijzer.library.library import SCENARIOS, Library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal.agreement import without_dropped
from akkoordwijzer.proposal.agreement_file import agreement_file, case_now, read_agreement
from akkoordwijzer.proposal.file import Saved, to_yaml
from akkoordwijzer.proposal.measured import Measured, read_measured
from akkoordwijzer.proposal.proposal import Proposal, check, to_case
from akkoordwijzer.report.agreement import signed
from akkoordwijzer.report.blocks import TableBlock
from akkoordwijzer.report.monitor import Monitor, monitor_of, moved_rows
from akkoordwijzer.report.monitor_blocks import monitor_blocks
from akkoordwijzer.report.monitor_records import Moved
from akkoordwijzer.report.plain_blocks import as_lines
from akkoordwijzer.report.similar import similar_since, similar_words
from tests.agreement_kit import CLAUSE, LIBRARY, TERMS, agreement

KitOf = Callable[[str], Kit]
DAY = date(2029, 6, 1)
INFLOW = Measured(kind="indicator", key="guardianship_inflow", year=2028, value=100.0, source="rechtbank")
SPENT = Measured(kind="spent", key="integrated_debt_help", year=2027, value=25_000.0)


@pytest.fixture(scope="module")
def town(figures: Figures) -> Kit:
    from akkoordwijzer.calibration.kit import build_kit
    from akkoordwijzer.library.library import read_library

    return build_kit(figures, read_library(), "GM0080")


def text_of(kit: Kit) -> str:
    scenario = next(scenario for scenario in kit.scenarios if scenario.id == "guardianship_grip")
    proposal, _ = check(Proposal(region=kit.region, scenario=scenario, reserve_eur=200_000), kit)
    return to_yaml(agreement_file(proposal, kit, signed(agreement(kit))))


def saved_of(kit: Kit) -> Saved:
    return read_agreement(parse_yaml(text_of(kit).encode(), "akkoord.yaml"))[0]


def now_of(saved: Saved, kit: Kit) -> Case:
    return without_dropped(to_case(saved.proposal, kit), TERMS)


def looked(kit: Kit, *measured: Measured, now: Case | None = None, saved: Saved | None = None) -> Monitor:
    found = saved or saved_of(kit)
    return monitor_of(found, now or now_of(found, kit), play, LIBRARY, measured, DAY)


def test_with_the_same_data_and_rules_nothing_moved(town: Kit) -> None:
    found = looked(town)
    assert found.reproduces
    assert moved_rows(found) == ()
    assert found.forecast == ()
    assert "nog dezelfde bedragen" in " ".join(found.sentences)
    assert found.totals[0].signed_eur == agreement(town).annex.balance_eur


def test_other_data_moves_numbers_and_leaves_the_old_ones(town: Kit) -> None:
    saved = saved_of(town)
    now = now_of(saved, town)
    more = now.model_copy(
        update={
            "settings": now.settings.model_copy(update={"population": now.settings.population * 1.1}),
            "lines": tuple(line.model_copy(update={"stock": line.stock.scaled(1.2)}) for line in now.lines),
        }
    )
    found = looked(town, now=more)
    assert found.reproduces
    balance = found.totals[0]
    assert balance.signed_eur == agreement(town).annex.balance_eur
    assert not any(balance.by_model_eur)
    assert balance.by_data_eur is not None
    assert balance.by_data_eur[3] < -10_000
    assert balance.all_now_eur is not None
    assert balance.signed_eur[3] + balance.by_model_eur[3] + balance.by_data_eur[3] == balance.all_now_eur[3]
    assert moved_rows(found)
    assert "De gegevens zijn veranderd" in " ".join(found.sentences)
    assert {row.name for row in found.forecast} >= {"Jeugdhulp met verblijf"}
    said = "\n".join(as_lines(monitor_blocks(found)))
    assert "door de gegevens" in said
    assert "door het model" not in said
    assert "ondertekend" in said


def test_a_file_opened_on_changed_data_says_what_moved_and_still_gives_the_old_amounts(
    town: Kit, library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / "municipal.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = max(n for n, line in enumerate(lines) if line.startswith("inhabitants,GM0080,"))
    head, value, rest = re.fullmatch(r"(inhabitants,GM0080,\d+,)(\d+)(,.*)", lines[at], re.DOTALL).groups()  # type: ignore[union-attr]  # it is such a line
    lines[at] = f"{head}{int(value) + 13_000}{rest}"
    path.write_text("".join(lines), encoding="utf-8")
    source = parse_yaml(text_of(town).encode(), "akkoord.yaml")
    saved, kept = read_agreement(source)
    changed = load(folder)
    now = case_now(saved, kept.terms, changed, library, {"NL", "GM0080"}, source)
    changed.connection.close()
    assert now is not None
    found = looked(town, now=now, saved=saved)
    # Some 10% more inhabitants: so many euro per inhabitant cost 10% more.
    row = next(row for row in found.rows if row.name == "Integrale schuldhulp")
    assert found.reproduces
    assert row.by_model_eur == (0,) * 5
    assert row.all_now_eur is not None
    assert row.all_now_eur[3] / row.signed_eur[3] == pytest.approx(1 + 13_000 / int(value), rel=1e-3)
    said = "\n".join(as_lines(monitor_blocks(found)))
    assert "De gegevens zijn veranderd" in said
    assert "tot op de euro terug" in said
    assert re.search(r"Integrale schuldhulp +ondertekend +−€\u00a019\.500", said)
    assert re.search(r"Integrale schuldhulp +door de gegevens +−€", said)


def test_other_rules_are_told_apart_from_other_data(town: Kit) -> None:
    data = yaml.safe_load(text_of(town))
    kept = data["agreement"]["annex"]
    # As if the rules of that day gave 1.000 euro a year more.
    kept["balance_eur"] = [eur + 1000 for eur in kept["balance_eur"]]
    saved, _ = read_agreement(parse_yaml(yaml.safe_dump(data).encode(), "akkoord.yaml"))
    found = looked(town, saved=saved)
    assert not found.reproduces
    assert found.totals[0].by_model_eur == (-1000,) * 5
    assert found.totals[0].by_data_eur == (0,) * 5
    assert found.totals[0].signed_eur == tuple(kept["balance_eur"])
    assert "De rekenregels zijn veranderd" in " ".join(found.sentences)
    assert "door het model" in "\n".join(as_lines(monitor_blocks(found)))


def test_what_moved_is_split_by_hand() -> None:
    moved = Moved("Saldo", signed_eur=(100, 200), rules_now_eur=(110, 190), all_now_eur=(150, 100))
    assert moved.by_model_eur == (10, -10)
    assert moved.by_data_eur == (40, -90)
    assert Moved("Saldo", (1,), (3,), None).by_data_eur is None


def test_choices_that_cannot_be_played_now_keep_their_old_numbers(town: Kit) -> None:
    found = monitor_of(saved_of(town), None, play, LIBRARY, (), DAY)
    assert found.totals[0].by_data_eur is None
    assert found.totals[0].signed_eur == agreement(town).annex.balance_eur
    assert "niet meer te spelen" in " ".join(found.sentences)


VERDICTS = [
    (2027, 100.0, "te vroeg"),
    (2028, 150.0, "binnen het toeval (verschil onder 25)"),
    (2028, 130.0, "beter dan het begin"),
    (2028, 110.0, "doel gehaald"),
    (2028, 200.0, "slechter dan het begin"),
]


@pytest.mark.parametrize(("year", "value", "said"), VERDICTS)
def test_a_measurement_says_no_more_than_chance_and_time_allow(year: int, value: float, said: str, town: Kit) -> None:
    row = looked(town, INFLOW.model_copy(update={"year": year, "value": value})).indicators[0]
    assert row.verdict.startswith(said)
    assert (row.start, row.target, row.measured, row.measured_year) == (160.0, 120.0, value, year)


def test_without_a_measurement_or_margin_it_is_said(town: Kit) -> None:
    rows = looked(town, Measured(kind="indicator", key="debt_wait_days", year=2028, value=10.0)).indicators
    assert rows[0].verdict == "nog niet gemeten"
    assert rows[1].verdict == "doel gehaald; toevalsmarge niet bekend"
    assert rows[1].margin is None


def test_the_newest_measurement_counts(town: Kit) -> None:
    older = INFLOW.model_copy(update={"year": 2027, "value": 300.0})
    assert looked(town, INFLOW, older).indicators[0].measured == 100.0
    assert looked(town, older, INFLOW).indicators[0].measured == 100.0


def test_spending_stands_beside_the_plan(town: Kit) -> None:
    found = looked(town, SPENT)
    rows = [row for row in found.money if row.choice == "integrated_debt_help"]
    assert [row.year for row in rows] == [2027, 2028, 2029, 2030]
    assert rows[0].difference_eur == 25_000 - rows[0].planned_eur
    assert rows[0].planned_eur > 0
    assert rows[1].difference_eur is None
    assert found.by_reality_eur == rows[0].difference_eur
    chart = spent_beside_plan(found.money, dark=False)
    assert chart is not None
    assert "uitgegeven" in chart.alt
    assert chart.table.rows[0][0] == "2027"
    assert spent_beside_plan(looked(town).money, dark=False) is None


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        ((INFLOW,), "niet aan de orde: gemeten 100"),
        ((INFLOW.model_copy(update={"value": 150.0}),), "aan de orde: gemeten 150"),
        ((), "nog niet te zeggen: er is nog niet genoeg gemeten"),
        ((INFLOW.model_copy(update={"year": 2026}),), "nog niet te zeggen: de meting van het afgesproken jaar"),
        ((INFLOW.model_copy(update={"year": 2030}),), "nog niet te zeggen: er is nog niet genoeg gemeten"),
    ],
)
def test_a_clause_comes_due_by_its_measurement(measured: tuple[Measured, ...], said: str, town: Kit) -> None:
    (row,) = looked(town, *measured).due
    assert row.state.startswith(said)
    assert row.moment == "nu: kadernota 2029 (mei tot en met juli)"
    assert looked(town).sentences[0] == "Er is dit jaar 1 afspraak te bekijken."


def with_clause(kit: Kit, **update: object) -> Saved:
    data = yaml.safe_load(text_of(kit))
    data["agreement"]["terms"]["clauses"] = [CLAUSE.model_copy(update=update).model_dump(exclude_none=True)]
    return read_agreement(parse_yaml(yaml.safe_dump(data).encode(), "akkoord.yaml"))[0]


def test_before_the_day_of_measuring_nothing_is_decided(town: Kit) -> None:
    saved, high = with_clause(town, measured="2029-05-20"), INFLOW.model_copy(update={"value": 150.0})
    for day, said in (
        (date(2029, 5, 19), "nog niet te zeggen: de meting is op 20 mei 2029"),
        (date(2029, 5, 20), "aan de orde: gemeten 150"),
    ):
        (row,) = monitor_of(saved, None, play, LIBRARY, (high,), day).due
        assert row.state == said
    assert "op 20 mei 2029 hoger dan 130" in row.sentence


def test_two_years_in_a_row_need_two_years(town: Kit) -> None:
    saved = with_clause(town, years_in_row=2)
    high = INFLOW.model_copy(update={"value": 150.0})
    before = INFLOW.model_copy(update={"year": 2027, "value": 120.0})
    assert looked(town, high, saved=saved).due[0].state.startswith("nog niet te zeggen")
    assert looked(town, high, before, saved=saved).due[0].state.startswith("niet aan de orde")
    both = before.model_copy(update={"value": 140.0})
    assert looked(town, high, both, saved=saved).due[0].state.startswith("aan de orde")
    gap = both.model_copy(update={"year": 2026})
    assert looked(town, high, gap, saved=saved).due[0].state.startswith("nog niet te zeggen")


def test_moments_before_and_after_this_year(town: Kit) -> None:
    saved = saved_of(town)
    said = {
        date(2027, 6, 1): "later: kadernota 2029",
        date(2029, 4, 30): "later dit jaar: kadernota 2029",
        date(2029, 5, 1): "nu: kadernota 2029",
        date(2029, 7, 31): "nu: kadernota 2029",
        date(2029, 8, 1): "was in de kadernota 2029",
        date(2030, 1, 1): "was in de kadernota 2029",
    }
    for day, moment in said.items():
        found = monitor_of(saved, None, play, LIBRARY, (), day)
        assert found.due[0].moment == f"{moment} (mei tot en met juli)"
    assert "geen afspraken" in monitor_of(saved, None, play, LIBRARY, (), date(2027, 1, 1)).sentences[0]
    assert "laat uw controller dit nakijken" in "\n".join(as_lines(monitor_blocks(looked(town))))


def test_clauses_stand_in_the_order_in_which_they_come_to_the_council(town: Kit) -> None:
    data = yaml.safe_load(text_of(town))
    asked = (("begroting", 2029), ("bestuursrapportage", 2030), ("jaarstukken", 2029), ("kadernota", 2029))
    data["agreement"]["terms"]["clauses"] = [
        CLAUSE.model_copy(update={"id": f"c{at}", "document": document, "document_year": year}).model_dump(
            exclude_none=True
        )
        for at, (document, year) in enumerate(asked)
    ]
    saved, _ = read_agreement(parse_yaml(yaml.safe_dump(data).encode(), "akkoord.yaml"))
    assert [row.clause.id for row in looked(town, saved=saved).due] == ["c2", "c3", "c0", "c1"]


def with_goal(kit: Kit, **goal: object) -> Saved:
    data = yaml.safe_load(text_of(kit))
    data["agreement"]["terms"]["goals"].append({"owner": "x", **goal})
    return read_agreement(parse_yaml(yaml.safe_dump(data).encode(), "akkoord.yaml"))[0]


def test_similar_municipalities_stand_beside_it(figures: Figures, town: Kit) -> None:
    regions = {region.code: region for region in queries.regions(figures)}
    indicator = LIBRARY.indicator("youth_help_share")
    assert indicator is not None
    words = similar_words(figures, regions, "GM0080", indicator)
    assert words.startswith("het midden is ")
    assert "; hier " in words
    assert similar_words(figures, regions, "NL", indicator) == ""


def test_how_similar_municipalities_moved_stands_beside_the_promise(figures: Figures, town: Kit) -> None:
    regions = {region.code: region for region in queries.regions(figures)}
    saved = with_goal(town, indicator="wmo_clients", start_value=60.0, start_year=2021)
    found = monitor_of(
        saved, None, play, LIBRARY, (), DAY, lambda *asked: similar_since(figures, regions, saved.region, *asked)
    )
    similar = found.indicators[-1].similar
    assert similar is not None
    peers = figures.ask(
        "WITH c AS (SELECT region, period, value FROM comparable WHERE indicator_id = 'wmo_clients_per_1000'"
        " AND status <> 'suspect' AND value IS NOT NULL)"
        " SELECT count(*), median(a.value), median(b.value), median(b.value - a.value)"
        " FROM c a JOIN c b USING (region) JOIN region r USING (region)"
        " WHERE a.period = '2021' AND b.period = '2022' AND region <> 'GM0080'"
        " AND r.size_class = ? AND r.urbanity = ?",
        [regions["GM0080"].size_class, regions["GM0080"].urbanity],
    )[0]
    moved = similar.moved
    assert isinstance(moved, Movement)
    assert (moved.peers, moved.middle_first, moved.middle_last, moved.middle_change) == peers
    blocks = monitor_blocks(found)
    (table,) = (b for b in blocks if isinstance(b, TableBlock) and b.title == "Uitkomst naast belofte")
    assert "(2021-2022" in table.rows[-1][-1]
    assert {row[-1] for row in table.rows[:-1]} == {"geen cijfer"}
    assert [row[2] for row in table.rows] == ["120", "14 dagen", "geen doel"]
    said = "\n".join(as_lines(blocks))
    assert f"Mensen met Wmo op maat: Bij {peers[0]} gemeenten die op Leeuwarden lijken ging het midden van" in said
    assert "dan is dat niet het effect van dit akkoord" in said
    assert "nog geen bewijs van een effect" in said


def test_the_start_of_a_goal_without_a_year_is_the_day_of_signing(figures: Figures, town: Kit) -> None:
    asked: list[tuple[str, int]] = []
    saved = with_goal(town, indicator="wmo_clients", start_value=60.0)
    monitor_of(saved, None, play, LIBRARY, (), DAY, lambda item, year: asked.append((item.id, year)))
    assert asked == [("guardianship_inflow", 2025), ("debt_wait_days", 2026), ("wmo_clients", 2026)]


def test_measurements_are_read_as_people_write_them() -> None:
    raw = "soort;sleutel;jaar;waarde;bron\nindicator;evictions;2028;1.234,5;corporatie\n"
    raw += "Uitgave;social_base;2027;€ 25.000;\n"
    first, second = read_measured(raw.encode("utf-8-sig"), "m.csv")
    assert (first.value, first.kind, first.source) == (1234.5, "indicator", "corporatie")
    assert (second.value, second.kind) == (25_000.0, "spent")
    (plain,) = read_measured(b"soort,sleutel,jaar,waarde,bron\nindicator,evictions,2028,12.5,x\n", "m.csv")
    assert plain.value == 12.5


BAD = {
    "een getal, gevonden ‘1_0’": b"soort;sleutel;jaar;waarde;bron\nindicator;evictions;2028;1_0;x\n",
    "de kolommen": b"a;b\n1;2\n",
    "een getal": b"soort;sleutel;jaar;waarde;bron\nindicator;evictions;2028;veel;x\n",
    "een heel getal": b"soort;sleutel;jaar;waarde;bron\nindicator;evictions;straks;1;x\n",
    "een van": b"soort;sleutel;jaar;waarde;bron\nwens;evictions;2028;1;x\n",
    "5 kolommen": b"soort;sleutel;jaar;waarde;bron\nindicator;evictions;2028;1\n",
    "elk jaar één keer": b"soort;sleutel;jaar;waarde;bron\nindicator;e;2028;1;x\nindicator;e;2028;2;x\n",
    "UTF-8": b"soort;sleutel\xff",
}


@pytest.mark.parametrize(("said", "raw"), BAD.items(), ids=BAD)
def test_measurements_that_cannot_be_are_refused_with_their_line(said: str, raw: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        read_measured(raw, "m.csv")
    assert said in str(caught.value)
    assert "m.csv" in str(caught.value)


def test_the_command_line_prints_the_monitor(town: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, table = tmp_path / "akkoord.yaml", tmp_path / "m.csv"
    path.write_text(text_of(town), encoding="utf-8")
    table.write_text("soort;sleutel;jaar;waarde;bron\nindicator;guardianship_inflow;2028;100;x\n", encoding="utf-8")
    before = path.read_bytes()
    assert main(["monitor", str(path), "--measured", str(table), "--today", "2029-06-01"]) == 0
    said = capsys.readouterr().out
    assert "niet aan de orde: gemeten 100" in said
    assert "tot op de euro" in said
    assert "geen cijfer" in said
    assert path.read_bytes() == before
    assert main(["monitor", str(table)]) == 2
    assert main(["monitor", str(path), "--measured", str(tmp_path / "weg.csv")]) == 2
    assert "geen bestand" in capsys.readouterr().err


def test_tables_of_the_monitor_fit_their_heads(town: Kit) -> None:
    for block in monitor_blocks(looked(town, INFLOW, SPENT)):
        if isinstance(block, TableBlock):
            assert {len(row) for row in block.rows} == {len(block.head)}


def test_check_reads_the_content_of_agreements(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios"
    shutil.copytree(SCENARIOS, folder)
    path = folder / "agreement" / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("line: shelter", "line: shelters", 1).replace("- agreement_ddas", "- nergens", 1), encoding="utf-8"
    )
    menu = folder / "agreement" / "decisions.yaml"
    menu.write_text(menu.read_text(encoding="utf-8").replace("id: as_expected", "id: better"), encoding="utf-8")
    said = "\n".join(map(str, findings(scenarios=folder)))
    assert "shelters" in said
    assert "nergens" in said
    assert "elk id één keer" in said
