"""A proposal on file: there and back to the last digit; old files open; what does not fit is refused in words."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.yaml_file import Document, parse_yaml
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal import version
from akkoordwijzer.proposal.file import (
    Saved,
    _from_version_1,
    case_from,
    is_saved,
    make_saved,
    opened,
    read_saved,
    to_yaml,
)
from akkoordwijzer.proposal.proposal import ADAPTED, Proposal, check

KEPT = Path(__file__).parent / "kept"
REGIONS = {"NL", "GM0080"}
STOCK = "youth_residential.stock"
BELIEF = Belief(low=20000.0, mid=25000.0, high=30000.0, reason="eigen telling: 2026", source="afdeling #1")
ITEM = "early_debt_signals"
WANTED = Proposal(
    scenario=Scenario(changes={ITEM: Change(amount_per_inhabitant=1.0)}, ceilings={"shelter": Ceiling(growth=-0.01)}),
    beliefs={STOCK: BELIEF},
    own_eur_per_year=12,
)
KitOf = Callable[[str], Kit]


def document_of(saved: Saved) -> Document:
    return parse_yaml(to_yaml(saved).encode(), "mijn.yaml")


def saved_in(kit: Kit, wanted: Proposal = WANTED) -> Saved:
    return make_saved(check(wanted, kit)[0], kit, "2026-11-21")


def test_the_file_gives_the_numbers_of_the_table(nation: Kit, figures: Figures, library: Library) -> None:
    ready = next(s for s in nation.scenarios if s.id == "debts_first")
    saved = saved_in(nation, Proposal(scenario=ready, beliefs={STOCK: BELIEF}))
    document = document_of(saved)
    cumulative = play(case_from(read_saved(document), figures, library, document)).books.cumulative[:, 0]
    assert saved.outcome.net_term_eur == cumulative[3]
    assert saved.outcome.net_horizon_eur == cumulative[-1]


def test_the_command_line_plays_a_saved_file(nation: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready = next(s for s in nation.scenarios if s.id == "cheese_slicer")
    saved = saved_in(nation, Proposal(scenario=ready))
    path = tmp_path / "mijn.yaml"
    path.write_text(to_yaml(saved), encoding="utf-8")
    assert main(["run", str(path), "--json"]) == 0
    cumulative = json.loads(capsys.readouterr().out)["municipality"]["cumulative"]
    assert cumulative[3] == saved.outcome.net_term_eur
    assert cumulative[-1] == saved.outcome.net_horizon_eur


def test_what_the_screen_left_out_of_the_outcome_the_command_line_leaves_out(
    nation: Kit, figures: Figures, library: Library
) -> None:
    saved = saved_in(nation, WANTED.model_copy(update={"published_only": True}))
    document = document_of(saved)
    case = case_from(read_saved(document), figures, library, document)
    assert case == nation.case(saved.scenario)
    assert saved.outcome == saved_in(nation, Proposal(scenario=WANTED.scenario)).outcome


def test_defaults_are_written_out_and_nothing_of_the_library(nation: Kit) -> None:
    ready = next(s for s in nation.scenarios if s.id == "prevention_first")
    text = to_yaml(saved_in(nation, Proposal(scenario=ready)))
    data = yaml.safe_load(text)
    assert data["akkoordwijzer"] == 2
    assert set(data["scenario"]) == {"id", "name", "changes", "ceilings"}
    assert all(
        {"amount_per_inhabitant", "from", "ramp"} <= set(found) for found in data["scenario"]["changes"].values()
    )
    assert yaml.safe_load(to_yaml(saved_in(nation)))["scenario"]["ceilings"] == {
        "shelter": {"growth": -0.01, "from": 2027}
    }
    assert {"own_eur_per_year", "reserve_eur", "published_only", "estimates", "answers"} <= set(data)
    assert data["outcome"]["of"] == "most_likely_run"
    assert "meest waarschijnlijke waarden" in text.splitlines()[1]


@pytest.mark.parametrize("path", sorted(KEPT.glob("version_1_*.yaml")), ids=lambda path: path.stem)
def test_files_of_version_1_still_open(path: Path, kit_of: KitOf) -> None:
    document = parse_yaml(path.read_bytes(), path.name)
    saved = read_saved(document)
    proposal, faults = opened(saved, REGIONS, kit_of, document)
    old: dict[str, Any] = document.data
    assert faults == ()
    # The library's own cheese slicer moved since: the file keeps its amounts, and its name says so.
    name = {"version_1_cheese_slicer": "Kaasschaaf: overal 10% minder" + ADAPTED}.get(
        path.stem, old["scenario"]["name"]
    )
    assert (proposal.region, proposal.scenario.name) == (old["region"], name)
    assert (proposal.scenario.summary, proposal.scenario.conditions) == (None, ())
    assert set(proposal.scenario.changes) == set(old["scenario"]["changes"])
    for key, given_ in old["scenario"]["changes"].items():
        change = proposal.scenario.changes[key].model_dump(by_alias=True)
        assert change == {"from": 2027, "ramp": 1, "until": None, **given_}
    ceilings = {key: found.model_dump(by_alias=True) for key, found in proposal.scenario.ceilings.items()}
    assert ceilings == {key: {"from": 2027, **found} for key, found in old["scenario"].get("ceilings", {}).items()}
    assert {key: found.model_dump() for key, found in proposal.beliefs.items()} == old.get("beliefs", {})
    assert not saved.is_current
    assert saved.outcome.net_term_eur == old["outcome"]["net_term_eur"]


@pytest.mark.parametrize("path", sorted(KEPT.glob("version_1_*.yaml")), ids=lambda path: path.stem)
def test_a_moved_default_moves_no_old_file(path: Path) -> None:
    scenario = _from_version_1(yaml.safe_load(path.read_text(encoding="utf-8")))["scenario"]
    assert all({"from", "ramp"} <= set(change) for change in scenario["changes"].values())
    assert all("from" in ceiling for ceiling in scenario.get("ceilings", {}).values())


def test_a_file_of_older_data_or_rules_says_so(nation: Kit) -> None:
    saved = saved_in(nation)
    assert saved.is_current
    assert not saved.model_copy(update={"content_version": "000000000000"}).is_current
    assert not saved.model_copy(update={"model_version": "0.1.0"}).is_current


def test_versions_follow_every_figure_and_every_rule(tmp_path: Path) -> None:
    def root(name: str, **files: str) -> Path:
        for path, text in files.items():
            place = tmp_path / name / path.replace("__", "/").replace("_dot_", ".")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return tmp_path / name

    start = {"data__a_dot_csv": "1", "scenarios__b__c_dot_yaml": "2", "akkoordwijzer__model__d_dot_py": "3"}
    start["akkoordwijzer__calibration__e_dot_py"] = "4"
    same, again = root("same", **start), root("again", **start, README="x")
    assert version.content_version(same) == version.content_version(again)
    assert version.model_version(same) == version.model_version(again)
    for number, path in enumerate(start):
        other = root(f"other{number}", **{**start, path: "changed"})
        is_content = path.startswith(("data", "scenarios"))
        assert (version.content_version(other) != version.content_version(same)) == is_content
        assert (version.model_version(other) != version.model_version(same)) != is_content


def test_the_content_version_is_of_what_was_loaded(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    figure = tmp_path / "data" / "a.csv"
    figure.write_text("1", encoding="utf-8")
    loaded = version.content_version(tmp_path)
    figure.write_text("2", encoding="utf-8")
    assert version.content_version(tmp_path) == loaded


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("akkoordwijzer: 2", "akkoordwijzer: 99", "een scenario van versie 1 of 2, gevonden versie ‘99’"),
        ("akkoordwijzer: 2", "akkoordwijzer: true", "versie 1 of 2"),
        ("region: NL", "regio: NL", "regio"),
        ("region: NL", "region: XX", "een bekende gemeente, gevonden ‘XX’"),
        ("early_debt_signals:", "early_debt_signal:", r"regel 11.*Bedoelt u ‘early_debt_signals’\?$"),
        ("amount_per_inhabitant: 1.0", "amount_per_inhabitant: veel", "een getal"),
        ("amount_per_inhabitant: 1.0", "amount_per_inhabitant: 5000.0", "van -1.000 tot 1.000 euro"),
        ("from: 2027", "from: 99999999999999999999", "ten hoogste"),
        ("ramp: 1", "ramp: 0", "ten minste 1"),
        ("shelter:", "youth_protection:", "een plafond kan hebben"),
        (STOCK, "youth_residential.stok", "een bestaande aanname"),
        (STOCK, "youth_residential.exit_rate", "waarden binnen hun grenzen"),
        ("mid: 25000.0", "mid: 35000.0", "low ≤ mid ≤ high"),
        ("high: 30000.0", "high: .inf", "een eindig getal"),
        ("own_eur_per_year: 12", "own_eur_per_year: -1", "ten minste 0"),
    ],
)
def test_what_does_not_fit_is_refused_by_the_command_line(
    nation: Kit, figures: Figures, library: Library, old: str, new: str, says: str
) -> None:
    text = to_yaml(saved_in(nation))
    assert old in text
    document = parse_yaml(text.replace(old, new).encode(), "mijn.yaml")
    with pytest.raises(ContentError, match=says) as refused:
        case_from(read_saved(document), figures, library, document)
    assert "We laten dit weg" not in str(refused.value), "nobody leaves out anything on the command line"


_PLAIN: dict[str, Any] = {}
PIECES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
PATHS: list[tuple[str, ...]] = [
    *(
        (name,)
        for name in ("akkoordwijzer", "region", "scenario", "beliefs", "outcome", "answers", "estimates", "onzin")
    ),
    *(("scenario", part) for part in ("id", "name", "changes", "ceilings", "conditions")),
    *(("scenario", "changes", ITEM, part) for part in ("amount_per_inhabitant", "from", "ramp", "until")),
    *(("beliefs", STOCK, part) for part in ("low", "high", "reason")),
]


@settings(max_examples=700, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(where=st.lists(st.tuples(st.sampled_from(PATHS), PIECES), min_size=1, max_size=3), first=st.booleans())
def test_any_file_opens_or_is_refused_in_dutch(
    nation: Kit, kit_of: KitOf, where: list[tuple[tuple[str, ...], Any]], first: bool
) -> None:
    data: dict[str, Any] = deepcopy(_plain_file(nation))
    data["akkoordwijzer"] = 1 if first else 2
    for path, piece in where:
        inside: Any = data
        for step in path[:-1]:
            inside = inside[step] if isinstance(inside, dict) and step in inside else {}
        if isinstance(inside, dict):
            inside[path[-1]] = piece
    document = Document("mijn.yaml", data, {})
    try:
        proposal, faults = opened(read_saved(document), REGIONS, kit_of, document)
        sentences = [str(fault) for fault in faults]
        assert check(proposal, kit_of(proposal.region)) == (proposal, ())
    except ContentError as error:
        sentences = [str(fault) for fault in error.faults]
        assert sentences
    assert [text for text in sentences if ": verwacht " not in text or _is_english(text)] == []


def _plain_file(kit: Kit) -> dict[str, Any]:
    if not _PLAIN:
        _PLAIN.update(yaml.safe_load(to_yaml(saved_in(kit))))
    return _PLAIN


def _is_english(text: str) -> bool:
    expected = text.partition(": verwacht ")[2].partition(", gevonden")[0].lower()
    return any(word in expected.split() for word in ("input", "should", "value", "must", "the", "valid", "instance"))


def test_a_whole_case_is_no_scenario_file() -> None:
    assert not is_saved({"settings": {}})
    assert not is_saved(["akkoordwijzer"])
    assert is_saved({"akkoordwijzer": 1})
