"""scenarios/knobs.yaml: every lever in one theme, and faults that name the place."""

import shutil
from pathlib import Path

import pytest

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.library.knobs import read_knobs
from akkoordwijzer.library.library import SCENARIOS, read_library


def test_every_lever_stands_in_one_theme_and_shares_add_up() -> None:
    library = read_library()
    knobs = read_knobs(library)
    assert set(knobs.weights) == {item.id for item in library.interventions}
    assert sum(knobs.weights.values()) == pytest.approx(1)
    assert [knob.id for knob in knobs.knobs] == ["debts", "guardianship", "youth", "care", "social", "shelter"]
    social = knobs.of("social_base")
    assert social is not None
    assert social.id == "social"
    assert knobs.weights["social_base"] == pytest.approx(0.36 * 0.5)
    assert knobs.of("nothing") is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("respite_care: {weight: 55", "respite_car: {weight: 55", "een bestaande maatregel"),
        ("eviction_prevention: {weight: 30", "respite_care: {weight: 30", "elke maatregel in één thema"),
        ("weight: 70", "weight: -70", "meer dan 0"),
    ],
)
def test_a_fault_names_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    shutil.copy(SCENARIOS / "knobs.yaml", tmp_path / "knobs.yaml")
    text = (tmp_path / "knobs.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / "knobs.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_knobs(read_library(), tmp_path)
    assert expected in str(caught.value.faults[0])
    assert "scenarios/knobs.yaml" in str(caught.value.faults[0])
