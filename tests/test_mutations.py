"""The lists of planted errors keep up with the code: each can still be planted, in one place."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
LISTS = sorted((Path(__file__).parent / "mutations").glob("*.yaml"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_planted_error_has_its_place(path: Path) -> None:
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert len(entries) >= 40
    for entry in entries:
        assert set(entry) == {"file", "find", "replace", "why"}
        assert (ROOT / entry["file"]).read_text(encoding="utf-8").count(entry["find"]) == 1, entry
        assert entry["find"] != entry["replace"]
