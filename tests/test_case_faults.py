"""Bad content: every fault has a message of its own with file and place, and nothing is silently corrected."""

import copy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.model.case_file import read_case

GOOD: dict[str, Any] = {
    "settings": {"population": 10_000},
    "lines": [
        {
            "id": "a",
            "stock": 100,
            "inflow": 20,
            "exit_rate": 0.2,
            "unit_cost": 1000,
            "payers": {"municipality": 1},
            "cashable": 0.5,
            "transfers": [{"to": "b", "rate": 0.1}],
        },
        {
            "id": "b",
            "stock": 100,
            "inflow": 20,
            "exit_rate": 0.2,
            "unit_cost": 1000,
            "payers": {"municipality": 1},
            "cashable": 0.5,
        },
    ],
    "interventions": [
        {
            "id": "p",
            "unit_cost": 500,
            "reach": {"line": "a", "share": 0.5},
            "grade": "B",
            "ledger": "soft",
            "effects": [{"kind": "shift", "from": "a", "to": "b", "per_participant": 0.1, "delay": 1}],
        }
    ],
    "scenario": {"changes": {"p": {"amount_per_inhabitant": 1}}},
}
Change = Callable[[dict[str, Any]], Any]


def of_line(**changes: Any) -> Change:
    return lambda data: data["lines"][0].update(changes)


def of_item(**changes: Any) -> Change:
    return lambda data: data["interventions"][0].update(changes)


def of_effect(**changes: Any) -> Change:
    return lambda data: data["interventions"][0]["effects"][0].update(changes)


def of_transfer(**changes: Any) -> Change:
    return lambda data: data["lines"][0]["transfers"][0].update(changes)


def of_change(**changes: Any) -> Change:
    return lambda data: data["scenario"]["changes"]["p"].update(changes)


CHANGE, CHANGE_ITSELF = "scenario.changes.p.amount_per_inhabitant", "scenario.changes.p"


# What is wrong: the change, the place, what was expected and what was found.
FAULTS: dict[str, tuple[Change, str, str, str]] = {
    "low above mid": (of_line(stock={"low": 5, "mid": 3, "high": 9}), "lines[0].stock", "low ≤ mid ≤ high", "5, 3, 9"),
    "mid above high": (
        of_item(unit_cost={"low": 1, "mid": 3, "high": 2}),
        "interventions[0].unit_cost",
        "low ≤ mid",
        "1",
    ),
    "unknown payer": (
        of_line(payers={"gemeente": 1}),
        "lines[0].payers.gemeente",
        "een van municipality",
        "‘gemeente’",
    ),
    "shares not 1": (
        of_line(payers={"municipality": 0.5, "state": 0.6}),
        "lines[0].payers",
        "aandelen die samen 1 zijn",
        "samen 1.1",
    ),
    "transfer to nowhere": (of_transfer(to="c"), "lines[0].transfers[0].to", "een bestaande zorglijn", "‘c’"),
    "transfer to itself": (of_transfer(to="a"), "lines[0].transfers[0].to", "een andere zorglijn", "‘a’"),
    "shift onto itself": (
        of_effect(to="a"),
        "interventions[0].effects[0]",
        "een verschuiving naar een andere zorglijn",
        "naar zichzelf",
    ),
    "effect on a missing line": (of_effect(to="c"), "interventions[0].effects[0].to", "een bestaande zorglijn", "‘c’"),
    "effect without a line": (
        of_item(effects=[{"kind": "prevent", "per_participant": 0.1}]),
        "interventions[0].effects[0]",
        "bij prevent: line",
        "niets",
    ),
    "grade missing": (
        lambda data: data["interventions"][0].pop("grade"),
        "interventions[0].grade",
        "een waarde",
        "niets",
    ),
    "grade unknown": (of_item(grade="E"), "interventions[0].grade", "een van A, B, C, D", "‘E’"),
    "unit cost 0": (of_item(unit_cost=0), "interventions[0].unit_cost", "meer dan 0", "0"),
    "unit cost of a line 0": (of_line(unit_cost=0), "lines[0].unit_cost", "meer dan 0", "0"),
    "negative rate": (of_line(exit_rate=-0.1), "lines[0].exit_rate", "ten minste 0", "-0.1"),
    "rate above 1": (of_line(exit_rate=1.1), "lines[0].exit_rate", "ten hoogste 1", "1.1"),
    "negative transfer": (of_transfer(rate=-0.1), "lines[0].transfers[0].rate", "ten minste 0", "-0.1"),
    "delay 1.5": (of_effect(delay=1.5), "interventions[0].effects[0].delay", "een heel getal", "‘1.5’"),
    "negative delay": (of_effect(delay=-1), "interventions[0].effects[0].delay", "ten minste 0", "‘-1’"),
    "misspelt key": (of_line(stok=1), "lines[0].stok", "een bekende sleutel", "‘stok’. Bedoelt u ‘stock’?"),
    "text for a number": (of_line(stock="veel"), "lines[0].stock", "een getal of {low, mid, high}", "‘veel’"),
    "no most likely value": (of_line(stock={"low": 1, "high": 2}), "lines[0].stock.mid", "een waarde", "niets"),
    "price of an intervention beyond reason": (
        of_item(unit_cost=1e13),
        "interventions[0].unit_cost",
        "getallen tot 1e+12",
        "1e+13",
    ),
    "effect below reason": (
        of_effect(per_participant={"low": -1e13, "mid": 0, "high": 1}),
        "interventions[0].effects[0].per_participant",
        "getallen tot 1e+12",
        "1e+13",
    ),
    "money beyond reason": (of_change(amount_per_inhabitant=10_001), CHANGE, "ten hoogste 10000", "10001"),
    "money below reason": (of_change(amount_per_inhabitant=-10_001), CHANGE, "ten minste -10000", "-10001"),
    "start in another age": (of_change(**{"from": 1066}), "scenario.changes.p.from", "ten minste 1900", "1066"),
    "end in another age": (of_change(until=10**30), "scenario.changes.p.until", "ten hoogste 2200", "1000"),
    "end before its start": (of_change(until=2026), CHANGE_ITSELF, "(until) vanaf 2027", "2026"),
    "ramp without end": (of_change(ramp=61), "scenario.changes.p.ramp", "ten hoogste 60", "61"),
    "ceiling in another age": (
        lambda data: data["scenario"].update(ceilings={"a": {"growth": 0.0, "from": 99_999}}),
        "scenario.ceilings.a.from",
        "ten hoogste 2200",
        "99999",
    ),
    "population beyond reason": (
        lambda data: data["settings"].update(population=1e13),
        "settings.population",
        "ten hoogste 1000000000000",
        "10000000000000",
    ),
    "weight below zero": (of_effect(weight=-0.1), "interventions[0].effects[0].weight", "ten minste 0", "-0.1"),
    "weight beyond reason": (of_effect(weight=11), "interventions[0].effects[0].weight", "ten hoogste 10", "11"),
    "payers of spending not 1": (
        of_item(spend_payers={"municipality": 0.7}),
        "interventions[0].spend_payers",
        "aandelen die samen 1 zijn",
        "samen 0.7",
    ),
    "one line twice in could_affect": (
        of_item(could_affect=[{"line": "a"}, {"line": "a", "delay": 3}]),
        "interventions[0].could_affect",
        "elke zorglijn één keer",
        "‘a’ twee keer",
    ),
    "could affect a missing line": (
        of_item(could_affect=[{"line": "a"}, {"line": "c"}]),
        "interventions[0].could_affect[1].line",
        "een bestaande zorglijn",
        "‘c’",
    ),
    "surprise below zero": (of_line(surprise={"persons": -0.1}), "lines[0].surprise.persons", "ten minste 0", "-0.1"),
    "price known from nowhere": (
        of_line(surprise={"priced_on": "account"}),
        "lines[0].surprise.priced_on",
        "een van budget",
        "‘account’",
    ),
    "damping above 1": (
        lambda data: data["settings"].update(growth_damping=1.5),
        "settings.growth_damping",
        "ten hoogste 1",
        "1.5",
    ),
    "shared by an unknown grade": (
        lambda data: data["settings"].update(shared={"E": 0.5}),
        "settings.shared.E",
        "een van A, B, C, D, cashable",
        "‘E’",
    ),
    "two transfers to one line": (
        of_line(transfers=[{"to": "b", "rate": 0.1}, {"to": "b", "rate": 0.3}]),
        "lines[0].transfers[1].to",
        "elke zorglijn één keer",
        "‘b’",
    ),
    "a line and an intervention of one name": (
        lambda data: (data["interventions"][0].update(id="b"), data["scenario"]["changes"].clear()),
        "interventions[0].id",
        "een ander id dan dat van een zorglijn",
        "‘b’",
    ),
    "unknown intervention": (
        lambda data: data["scenario"]["changes"].update(q={"amount_per_inhabitant": 1}),
        "scenario.changes.q",
        "een bestaande maatregel",
        "‘q’",
    ),
    "ceiling on a missing line": (
        lambda data: data["scenario"].update(ceilings={"c": {"growth": 0.0}}),
        "scenario.ceilings.c",
        "een bestaande zorglijn",
        "‘c’",
    ),
    "same id twice": (lambda data: data["lines"].append(data["lines"][1]), "lines[2].id", "elk id één keer", "‘b’"),
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Change | None], Path]:
    def written(change: Change | None) -> Path:
        data = copy.deepcopy(GOOD)
        if change is not None:
            change(data)
        path = tmp_path / "geval.yaml"

        class Plain(yaml.SafeDumper):
            def ignore_aliases(self, _data: Any) -> bool:
                return True

        path.write_text(yaml.dump(data, Dumper=Plain, sort_keys=False, allow_unicode=True), encoding="utf-8")
        return path

    return written


def test_the_case_without_faults_can_be_read(write: Callable[[Change | None], Path]) -> None:
    assert read_case(write(None)).lines[0].id == "a"


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_its_own_message(name: str, write: Callable[[Change | None], Path]) -> None:
    change, place, expected, found = FAULTS[name]
    with pytest.raises(ContentError) as raised:
        read_case(write(change))
    assert len(raised.value.faults) == 1
    (fault,) = raised.value.faults
    assert "geval.yaml" in fault.file
    assert fault.place.startswith(place)
    assert expected in fault.expected
    assert found in str(fault)
    assert fault.line is not None


def test_messages_differ_from_each_other(write: Callable[[Change | None], Path]) -> None:
    seen = set()
    for change, *_ in FAULTS.values():
        with pytest.raises(ContentError) as raised:
            read_case(write(change))
        seen.add(str(raised.value))
    assert len(seen) == len(FAULTS)


def test_all_faults_of_a_file_come_at_once(write: Callable[[Change | None], Path]) -> None:
    def three(data: dict[str, Any]) -> None:
        of_line(exit_rate=-1)(data)
        of_item(unit_cost=0)(data)
        of_effect(delay=1.5)(data)

    with pytest.raises(ContentError) as raised:
        read_case(write(three))
    assert len(raised.value.faults) == 3


def test_command_line_gives_a_line_per_fault_and_exit_code_2(
    write: Callable[[Change | None], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def two(data: dict[str, Any]) -> None:
        of_line(exit_rate=-1)(data)
        of_item(unit_cost=0)(data)

    assert main(["run", str(write(two))]) == 2
    captured = capsys.readouterr()
    lines = captured.err.strip().splitlines()
    assert len(lines) == 2
    assert all("geval.yaml" in text and "verwacht" in text for text in lines)
    assert captured.out == ""


def test_a_process_of_its_own_ends_with_2_and_without_a_traceback(write: Callable[[Change | None], Path]) -> None:
    path = write(of_line(payers={"gemeente": 1}))
    ended = subprocess.run(
        [sys.executable, "-m", "akkoordwijzer", "run", str(path)],
        capture_output=True,
        text=True,
        cwd=SCENARIOS.parent,
        check=False,
    )
    assert ended.returncode == 2
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "Traceback" not in ended.stderr
