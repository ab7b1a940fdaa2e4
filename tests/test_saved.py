"""A scenario on file: there and back to the last digit, and refused in words when it does not fit."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Change, Scenario
from akkoordwijzer.proposal.file import (
    FORMAT,
    KeptOutcome,
    Saved,
    case_from,
    checked_case,
    make_saved,
    read_saved,
    to_yaml,
)

STOCK = "youth_residential.stock"
BELIEF = Belief(low=20000.0, mid=25000.0, high=30000.0, reason="eigen telling: 2026", source="afdeling #1")
# What a name can hold once the screen has joined its words; YAML turns other line ends into plain ones.
NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)


def saved_in(kit: Kit, scenario: Scenario, beliefs: dict[str, Belief] | None = None) -> Saved:
    return make_saved(kit, scenario, beliefs or {}, "2026-11-21")


@given(st.floats(-3, 30, allow_nan=False), st.integers(2027, 2033), st.integers(1, 5), NAMES)
def test_there_and_back(amount: float, start: int, ramp: int, name: str) -> None:
    change = Change(amount_per_inhabitant=amount, from_=start, ramp=ramp)
    saved = Saved(
        akkoordwijzer=FORMAT,
        saved_on="2026-11-21",
        content_version="0" * 12,
        model_version="0.1.0",
        region="NL",
        scenario=Scenario(id="mine", name=name, changes={"early_debt_signals": change}),
        beliefs={STOCK: BELIEF},
        outcome=KeptOutcome(net_term_eur=amount, net_horizon_eur=-amount),
    )
    assert read_saved(parse_yaml(to_yaml(saved).encode(), "mijn.yaml")) == saved


def test_the_file_gives_the_numbers_of_the_table(nation: Kit, figures: Figures, library: Library) -> None:
    ready = next(s for s in nation.scenarios if s.id == "debts_first")
    saved = saved_in(nation, ready, {STOCK: BELIEF})
    document = parse_yaml(to_yaml(saved).encode(), "mijn.yaml")
    case = case_from(read_saved(document), figures, library, document)
    cumulative = play(case).books.cumulative[:, 0]
    assert saved.outcome.net_term_eur == cumulative[3]
    assert saved.outcome.net_horizon_eur == cumulative[-1]


def test_the_command_line_plays_a_saved_file(nation: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready = next(s for s in nation.scenarios if s.id == "cheese_slicer")
    saved = saved_in(nation, ready)
    path = tmp_path / "mijn.yaml"
    path.write_text(to_yaml(saved), encoding="utf-8")
    assert main(["run", str(path), "--json"]) == 0
    cumulative = json.loads(capsys.readouterr().out)["municipality"]["cumulative"]
    assert cumulative[3] == saved.outcome.net_term_eur
    assert cumulative[-1] == saved.outcome.net_horizon_eur


def test_a_file_of_older_data_says_so(nation: Kit) -> None:
    saved = saved_in(nation, Scenario())
    assert saved.is_current
    assert not saved.model_copy(update={"content_version": "000000000000"}).is_current


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("akkoordwijzer: 1", "akkoordwijzer: 99", "akkoordwijzer"),
        ("region: NL", "regio: NL", "regio"),
        ("early_debt_signals:", "early_debt_signal:", "Bedoelt u|een bestaande maatregel"),
        ("amount_per_inhabitant: 1.0", "amount_per_inhabitant: veel", "een getal"),
        (STOCK, "youth_residential.stok", "een bestaande aanname"),
        ("mid: 25000.0", "mid: 35000.0", "low ≤ mid ≤ high"),
    ],
)
def test_what_does_not_fit_is_named(nation: Kit, old: str, new: str, says: str) -> None:
    scenario = Scenario(changes={"early_debt_signals": Change(amount_per_inhabitant=1.0)})
    text = to_yaml(saved_in(nation, scenario, {STOCK: BELIEF}))
    assert old in text
    document = parse_yaml(text.replace(old, new).encode(), "mijn.yaml")
    with pytest.raises(ContentError, match=says):
        checked_case(read_saved(document), nation, document)


def test_a_belief_out_of_bounds_is_refused(nation: Kit) -> None:
    belief = BELIEF.model_copy(update={"low": 1.0, "mid": 2.0, "high": 3.0})
    saved = saved_in(nation, Scenario()).model_copy(update={"beliefs": {"youth_residential.exit_rate": belief}})
    document = parse_yaml(to_yaml(saved).encode(), "mijn.yaml")
    with pytest.raises(ContentError, match="binnen hun grenzen"):
        checked_case(read_saved(document), nation, document)
