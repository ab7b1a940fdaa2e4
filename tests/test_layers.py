"""The walls of the house: who may import whom (README, "Where everything is")."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "akkoordwijzer"

# Each layer with the layers it may use; a layer may always use itself.
MAY_USE = {
    "content": set(),
    "model": {"content"},
    "conversation": {"content", "model"},
    "figures": {"content"},
    "calibration": {"content", "model", "figures"},
    "report": {"content", "model", "figures", "calibration"},
    "charts": {"content", "model", "figures", "calibration", "report"},
    "cli": {"content", "model", "figures", "calibration", "report"},
    "ui": {"content", "model", "figures", "calibration", "report", "charts"},
}
# Libraries that belong to one place.
ONLY_IN = {"streamlit": {"ui"}, "duckdb": {"figures"}, "plotly": {"charts"}, "sqlalchemy": {"conversation"}}


def imports(path: Path) -> set[str]:
    """Full names of the modules a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("layer", sorted(MAY_USE))
def test_layer_uses_only_what_lies_below(layer: str) -> None:
    files = list((PACKAGE / layer).rglob("*.py"))
    assert files
    for path in files:
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "akkoordwijzer" and len(parts) > 1 and parts[1] in MAY_USE:
                assert parts[1] == layer or parts[1] in MAY_USE[layer], f"{path}: {layer} may not import {name}"
            if parts[0] in ONLY_IN:
                assert layer in ONLY_IN[parts[0]], f"{path}: {parts[0]} belongs in {ONLY_IN[parts[0]]}"


def test_the_model_knows_numbers_only() -> None:
    for path in (PACKAGE / "model").rglob("*.py"):
        assert not {name.split(".")[0] for name in imports(path)} & {"pandas", "duckdb", "plotly", "streamlit", "babel"}


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_page_reads_like_a_table_of_contents(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    assert {name.split(".")[0] for name in imports(path)} <= {"akkoordwijzer", "streamlit"}
    assert "SELECT" not in text
    assert "\nguard()\n" in text, "a deep link on a fresh server runs a page without app.py"


def test_every_module_of_the_package_lies_in_a_layer() -> None:
    loose = {path.name for path in PACKAGE.glob("*.py")}
    assert loose == {"__init__.py", "__main__.py"}
    assert {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(MAY_USE)
