"""The contract: every case in tests/vectors gives what stands beside it."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from akkoordwijzer.model import thresholds
from akkoordwijzer.model.case_file import read_case
from akkoordwijzer.model.outcome import as_data, play

CASES = sorted((Path(__file__).parent / "vectors").glob("*.yaml"))


def marks_of(path: Path) -> Path:
    """What one must believe in a case: not beside every case."""
    return path.with_suffix(".thresholds.json")


def differences(expected: Any, found: Any, at: str = "") -> list[str]:
    """Where two results differ, by keys, lengths and values (relative 1e-9)."""
    if isinstance(expected, dict):
        if set(expected) != set(found):
            return [f"{at}: keys {sorted(expected)} against {sorted(found)}"]
        return [d for key in expected for d in differences(expected[key], found[key], f"{at}.{key}")]
    if isinstance(expected, list):
        if len(expected) != len(found):
            return [f"{at}: {len(expected)} against {len(found)} values"]
        return [d for i, value in enumerate(expected) for d in differences(value, found[i], f"{at}[{i}]")]
    if isinstance(expected, float) or isinstance(found, float):
        return [] if math.isclose(expected, found, rel_tol=1e-9) else [f"{at}: {expected} against {found}"]
    return [] if expected == found else [f"{at}: {expected} against {found}"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_gives_the_expected_outcome(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text())
    assert differences(expected, as_data(play(read_case(path)))) == []


@pytest.mark.parametrize("path", [path for path in CASES if marks_of(path).exists()], ids=lambda path: path.stem)
def test_case_gives_the_expected_thresholds(path: Path) -> None:
    expected = json.loads(marks_of(path).read_text())
    assert differences(expected, thresholds.as_data(thresholds.thresholds(read_case(path)))) == []


def test_all_cases_of_the_contract_are_here() -> None:
    assert len(CASES) == 29
    assert len([path for path in CASES if marks_of(path).exists()]) == 11
