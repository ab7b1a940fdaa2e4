"""The outcomes of the ready-made scenarios do not move unnoticed."""

import json
import math
from typing import Any

import pytest

from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from tests.update_golden import DRAWS, HEADER, PATH, REGIONS, outcomes

TOLERANCE = 1e-6
HOW = (
    "De uitkomsten zijn anders dan in tests/golden/outcomes.json. Is dat de bedoeling:"
    " draai `python -m tests.update_golden` en zet 'uitkomsten wijzigen' in CHANGELOG.md."
)


def moved(expected: Any, found: Any, at: str = "") -> list[str]:
    """Where two results differ by more than a millionth."""
    if isinstance(expected, dict):
        if not isinstance(found, dict) or set(expected) != set(found):
            return [f"{at}: andere namen"]
        return [text for key in expected for text in moved(expected[key], found[key], f"{at}/{key}")]
    if expected is None or found is None:
        return [] if expected is found else [f"{at}: {expected} werd {found}"]
    same = math.isclose(expected, found, rel_tol=TOLERANCE, abs_tol=1e-3 if at.endswith("_eur") else 0)
    return [] if same else [f"{at}: {expected} werd {found}"]


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    assert PATH.exists(), HOW
    kept: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return kept


def test_the_file_says_what_it_is(golden: dict[str, Any], library: Library) -> None:
    assert golden["header"] == HEADER == "regressievoorbeeld, geen raming"
    assert golden["draws"] == DRAWS == 2000
    assert set(golden["regions"]) == set(REGIONS)
    for kept in golden["regions"].values():
        assert set(kept["scenarios"]) == {ready.id for ready in library.scenarios}


@pytest.mark.parametrize("region", REGIONS)
def test_outcomes_are_those_of_the_golden_file(
    region: str, golden: dict[str, Any], figures: Figures, library: Library
) -> None:
    differences = moved(golden["regions"][region]["scenarios"], outcomes(figures, library, region))
    assert not differences, "\n".join([HOW, *differences[:10]])


def test_unchanged_policy_stands_at_zero(golden: dict[str, Any]) -> None:
    for kept in golden["regions"].values():
        unchanged = kept["scenarios"]["unchanged"]
        assert unchanged["net_p50_eur"] == 0
        assert set(unchanged["odds"].values()) == {1.0}
        assert set(unchanged["payers_p50_eur"].values()) == {0.0}
