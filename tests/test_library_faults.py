"""Bad content in scenarios/: what is wrong is left out and named, with file and place."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from akkoordwijzer.calibration.kit import build_kit
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import SCENARIOS, read_library

Change = Callable[[dict[str, Any]], Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "scenarios"
    shutil.copytree(SCENARIOS, copied)
    return copied


def edit(folder: Path, name: str, change: Change) -> None:
    path = folder / name
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    data = json.loads(json.dumps(data))  # what stands there twice is written out twice, without an alias
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


def first(**changes: Any) -> Change:
    return lambda data: data["interventions"][0].update(changes)


def number(low: float, middle: float, high: float) -> dict[str, Any]:
    return {"low": low, "mid": middle, "high": high}


def prevent(**changes: Any) -> Change:
    return first(effects=[{"kind": "prevent", "line": "shelter", "per_participant": 0.1, **changes}])


# Faults in interventions: what was changed in the first one of debts.yaml, the place and the message.
IN_LIBRARY: dict[str, tuple[Change, str, str]] = {
    "low above mid": (first(unit_cost=number(9, 5, 10)), "interventions[0].unit_cost", "low ≤ mid ≤ high"),
    "unknown payer": (
        first(effects=[{"kind": "benefit", "payer": "gemeente", "per_participant": 1}]),
        "interventions[0].effects[0].payer",
        "een van municipality",
    ),
    "shift onto itself": (
        first(effects=[{"kind": "shift", "from": "shelter", "to": "shelter", "per_participant": 1}]),
        "interventions[0].effects[0]",
        "een verschuiving naar een andere zorglijn",
    ),
    "effect on a missing line": (prevent(line="opvang"), "interventions[0].effects[0].line", "een bestaande zorglijn"),
    "reach of a missing line": (
        first(reach={"line": "opvang", "share": 0.1}),
        "interventions[0].reach.line",
        "een bestaande zorglijn",
    ),
    "grade missing": (
        lambda data: data["interventions"][0].pop("grade"),
        "interventions[0].grade",
        "een waarde",
    ),
    "unit cost 0": (first(unit_cost=0), "interventions[0].unit_cost", "meer dan 0"),
    "negative rate": (
        first(reach={"line": "shelter", "share": -0.1}),
        "interventions[0].reach.share",
        "ten minste 0",
    ),
    "delay 1.5": (prevent(delay=1.5), "interventions[0].effects[0].delay", "een heel getal"),
    "misspelt key": (first(effect=[]), "interventions[0].effect", "een bekende sleutel"),
}


@pytest.mark.parametrize("name", IN_LIBRARY)
def test_a_fault_in_the_library_leaves_out_that_one_and_says_so(name: str, folder: Path) -> None:
    whole = read_library(folder)
    change, place, expected = IN_LIBRARY[name]
    edit(folder, "interventions/debts.yaml", change)
    library = read_library(folder)
    (fault, *rest) = [fault for fault in library.left_out if fault.file == "scenarios/interventions/debts.yaml"]
    assert rest == []
    assert fault.place == place
    assert expected in fault.expected
    assert fault.line is not None
    assert len(library.interventions) == len(whole.interventions) - 1
    assert all(other.file == "scenarios/scenarios.yaml" for other in library.left_out if other != fault)


def twin(**changes: Any) -> Change:
    return lambda data: data["interventions"].append({**data["interventions"][0], **changes})


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (twin(), "interventions[8].id"),
        (first(id="shelter"), "interventions[0].id"),
    ],
    ids=["two interventions", "an intervention and a line"],
)
def test_an_id_names_one_thing(change: Change, place: str, folder: Path) -> None:
    """Two of them would overwrite each other's numbers: the name is the address of a parameter."""
    edit(folder, "interventions/debts.yaml", change)
    faults = [fault for fault in read_library(folder).left_out if fault.place == place]
    assert [fault.expected for fault in faults] == ["elk id één keer"]


def test_a_scenario_stands_there_once(folder: Path) -> None:
    edit(folder, "scenarios.yaml", lambda data: data["scenarios"].append(data["scenarios"][0]))
    (fault,) = read_library(folder).left_out
    assert (fault.place, fault.expected) == ("scenarios[9].id", "elk id één keer")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda data: data["lines"].append(data["lines"][7]), "lines[8].id"),
        (
            lambda data: data["lines"][0]["transfers"].append(data["lines"][0]["transfers"][0]),
            "lines[0].transfers[1].to",
        ),
    ],
    ids=["two lines", "two transfers to one line"],
)
def test_care_lines_with_doubles_are_refused(change: Change, place: str, folder: Path) -> None:
    edit(folder, "care_lines.yaml", change)
    with pytest.raises(ContentError) as caught:
        read_library(folder)
    assert [fault.place for fault in caught.value.faults] == [place]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data["lines"].pop("shelter"), "elke zorglijn één keer"),
        (lambda data: data["lines"].update(elsewhere={"miss": 0.1, "why": "x"}), "elke zorglijn één keer"),
        (lambda data: data["municipalities"].reverse(), "klassen van klein naar groot"),
        (lambda data: data["growth_damping"].update(value=1.2), "ten hoogste 1"),
    ],
)
def test_uncertainty_is_read_as_a_whole(change: Change, words: str, folder: Path) -> None:
    edit(folder, "uncertainty.yaml", change)
    with pytest.raises(ContentError) as caught:
        read_library(folder)
    (fault,) = caught.value.faults
    assert fault.file == "scenarios/uncertainty.yaml"
    assert words in fault.expected


@pytest.mark.parametrize(
    "current",
    [
        {"task_fields": ["6.1"]},
        {"amount_eur": 5.0, "scale": "inhabitants"},
        {"task_fields": ["6.1"], "year": 2026, "amount_eur": 5.0},
        {"task_fields": ["6.1"], "year": 2026, "share": {"low": 1, "mid": 0.5, "high": 1}},
    ],
)
def test_current_money_comes_from_one_place(current: dict[str, Any], folder: Path) -> None:
    whole = {"share": {"low": 1, "mid": 1, "high": 1}, "why": "x", "sources": [], "grade": "D", "checked": "2026-11-25"}
    edit(folder, "interventions/debts.yaml", first(current_from={**whole, **current}))
    assert any(fault.place.startswith("interventions[0]") for fault in read_library(folder).left_out)


def a_line(**changes: Any) -> Change:
    return lambda data: data["lines"][0].update(changes)


def formula(**ends: Any) -> dict[str, Any]:
    return {"unit": "x", "why": "test", "assumption": True, **ends}


# Faults in care lines: those of the schema stop the reading, those of the sums leave out the line.
IN_RECIPES: dict[str, tuple[Change, str, str]] = {
    "unknown payer": (a_line(payers={"gemeente": 1}), "lines[0].payers.gemeente", "een van municipality"),
    "transfer to nowhere": (
        lambda data: data["lines"][0]["transfers"][0].update(to="nergens"),
        "lines[0].transfers[0].to",
        "een bestaande zorglijn",
    ),
    "unknown name in a sum": (a_line(stock=formula(mid="stok_2024")), "lines[0].stock.mid", "een naam uit inputs"),
    "low above mid": (a_line(stock=formula(low=9, mid=5, high=10)), "problem_debt.stock", "low ≤ mid ≤ high"),
    "shares not 1": (a_line(payers={"municipality": 0.5, "state": 0.6}), "problem_debt.payers", "samen 1"),
    "unit cost 0": (a_line(unit_cost=formula(mid=0)), "problem_debt.unit_cost", "meer dan 0"),
    "negative rate": (a_line(exit_rate=formula(mid=-0.1)), "problem_debt.exit_rate", "ten minste 0"),
    "a year without a price": (
        lambda data: data["lines"][0]["inputs"]["counselling"]["figure"].update(price_year=1999),
        "problem_debt",
        "een som die uitkomt",
    ),
    "dividing by zero": (
        a_line(exit_rate=formula(mid="stock_2024 / 0")),
        "problem_debt.exit_rate",
        "een som die uitkomt",
    ),
    "no sum at all": (a_line(exit_rate=formula(mid="import os")), "problem_debt.exit_rate", "een som die uitkomt"),
}


@pytest.mark.parametrize("name", IN_RECIPES)
def test_a_fault_in_a_care_line_names_line_and_field(name: str, folder: Path, figures: Figures) -> None:
    change, place, expected = IN_RECIPES[name]
    edit(folder, "care_lines.yaml", change)
    found: tuple[Fault, ...]
    try:
        kit = build_kit(figures, read_library(folder), "NL")
    except ContentError as error:
        found = error.faults
    else:
        found = kit.left_out
        assert "problem_debt" not in {line.id for line in kit.lines}
        assert not any("problem_debt" in str(item.effects) for item in kit.interventions)
    assert len(found) == 1
    assert found[0].file == "scenarios/care_lines.yaml"
    assert found[0].place.startswith(place)
    assert expected in found[0].expected


def test_a_fault_in_a_scenario_leaves_out_that_scenario(folder: Path) -> None:
    edit(
        folder,
        "scenarios.yaml",
        lambda data: data["scenarios"][1]["changes"].update(niets={"amount_per_inhabitant": 1}),
    )
    library = read_library(folder)
    (fault,) = library.left_out
    assert fault.place == "scenarios[1].changes.niets"
    assert fault.expected == "een bestaande maatregel"
    assert len(library.scenarios) == 8
