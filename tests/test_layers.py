"""The walls of the house: who may import whom (README, "Where everything is")."""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "akkoordwijzer"

# Each layer with the layers it may use; a layer may always use itself.
_MODELLED = {"content", "model", "figures", "library", "calibration"}
_CHOSEN = _MODELLED | {"proposal", "household", "conversation"}
MAY_USE: dict[str, set[str]] = {
    "content": set(),
    "model": {"content"},
    "figures": {"content"},
    "library": {"content", "model", "figures"},
    "calibration": {"content", "model", "figures", "library"},
    "proposal": _MODELLED,
    "household": _MODELLED,
    "conversation": {"content", "model"},
    "report": _CHOSEN,
    "export": _CHOSEN | {"report"},
    "charts": _CHOSEN | {"report"},
    "cli": _CHOSEN | {"report", "export", "charts"},
    "ui": _CHOSEN | {"report", "export", "charts"},
}
# Rooms that are built later: they need not be there, but when they are, they have these walls.
MAY_BE_ABSENT = {"household", "conversation", "export"}
# Libraries that belong to one place.
ONLY_IN = {
    "streamlit": {"ui"},
    "duckdb": {"figures"},
    "plotly": {"charts"},
    "docx": {"export"},
    "openpyxl": {"export"},
    "sqlalchemy": {"conversation"},
    # proposal and household write a file with it; reading is always content/yaml_file.py.
    "yaml": {"content", "proposal", "household"},
}


def imports(path: Path) -> set[str]:
    """Full names of the modules a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def broken_walls(layer: str, used: set[str]) -> list[str]:
    """What a file of a layer may not import."""
    found = []
    for name in sorted(used):
        parts = name.split(".")
        if parts[0] == "akkoordwijzer" and len(parts) > 1 and parts[1] in MAY_USE:
            found += [name] if parts[1] != layer and parts[1] not in MAY_USE[layer] else []
        elif layer not in ONLY_IN.get(parts[0], {layer}):
            found.append(name)
    return found


@pytest.mark.parametrize("layer", sorted(MAY_USE))
def test_layer_uses_only_what_lies_below(layer: str) -> None:
    files = list((PACKAGE / layer).rglob("*.py"))
    assert files or layer in MAY_BE_ABSENT
    assert {str(path): wrong for path in files if (wrong := broken_walls(layer, imports(path)))} == {}


@pytest.mark.parametrize(
    ("layer", "name"),
    [
        ("model", "akkoordwijzer.figures.queries"),
        ("report", "akkoordwijzer.ui.shared.data"),
        ("export", "akkoordwijzer.charts.chart"),
        ("household", "akkoordwijzer.proposal.link"),
        ("ui", "duckdb"),
        ("charts", "streamlit"),
        ("report", "docx.shared"),
        ("ui", "openpyxl"),
        ("proposal", "sqlalchemy.orm"),
        ("library", "yaml"),
    ],
)
def test_a_hole_in_a_wall_is_seen(layer: str, name: str) -> None:
    assert broken_walls(layer, {name, "akkoordwijzer.content.faults", "pathlib"}) == [name]


def test_no_layer_lies_both_above_and_below_another() -> None:
    assert circle({layer: set(below) for layer, below in MAY_USE.items()}) is None


def test_the_model_knows_numbers_only() -> None:
    for path in (PACKAGE / "model").rglob("*.py"):
        assert not {name.split(".")[0] for name in imports(path)} & {"pandas", "duckdb", "plotly", "streamlit", "babel"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def import_graph() -> dict[str, set[str]]:
    """Every module of the package with those it imports."""
    files = {module_name(path): path for path in PACKAGE.rglob("*.py")}
    return {name: (imports(path) & files.keys()) - {name} for name, path in files.items()}


def circle(graph: Mapping[str, set[str]]) -> list[str] | None:
    """A way through the graph that comes back where it began, if there is one."""
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> list[str] | None:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return None
        for other in sorted(graph.get(name, ())):
            if found := walk(other, [*way, name]):
                return found
        done.add(name)
        return None

    return next((found for name in sorted(graph) if (found := walk(name, []))), None)


def test_no_imports_go_round_in_a_circle() -> None:
    graph = import_graph()
    assert len(graph) > 100
    assert circle(graph) is None
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c", "a"]


def other_pages(folder: str, used: set[str]) -> list[str]:
    """Imports of a page folder from another page folder."""
    pages = {path.name for path in (PACKAGE / "ui").iterdir() if path.is_dir()} - {"shared", "__pycache__", folder}
    start = "akkoordwijzer.ui."
    return sorted(n for n in used if n.startswith(start) and n.removeprefix(start).split(".")[0] in pages)


def test_no_page_folder_imports_another() -> None:
    """What two pages need lies in ui/shared; and what all share knows no page."""
    folders = [path for path in (PACKAGE / "ui").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert len(folders) >= 6
    for folder in folders:
        for path in folder.rglob("*.py"):
            assert other_pages(folder.name, imports(path)) == [], path
    assert other_pages("compare", {"akkoordwijzer.ui.what_if.choices", "akkoordwijzer.ui.shared.data"}) == [
        "akkoordwijzer.ui.what_if.choices"
    ]


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
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert set(MAY_USE) - MAY_BE_ABSENT <= folders <= set(MAY_USE)
