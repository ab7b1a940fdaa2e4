"""What README.md says is true: its commands run, and every place it names is there."""

import re
import shlex
from pathlib import Path

import pytest

from akkoordwijzer.cli.main import main
from akkoordwijzer.conversation.rooms import KEEP_DAYS, LONGEST_KEEP_DAYS
from akkoordwijzer.ui.shared.memory import MOST
from tests.test_layers import MAY_USE

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\.venv/bin/python -m akkoordwijzer (.+?)\s+# ", TEXT, flags=re.MULTILINE)


# A file of one's own is not in the repository.
RUNNABLE = [command for command in COMMANDS if "mine.yaml" not in command]


@pytest.mark.parametrize("command", RUNNABLE)
def test_every_command_runs(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(command)) == 0
    assert len(capsys.readouterr().out) > 10


def test_every_command_of_the_app_is_shown() -> None:
    known = {path.stem for path in (ROOT / "akkoordwijzer" / "cli").glob("*.py")} - {"__init__", "main"}
    assert {command.split()[0] for command in COMMANDS} == known


def test_the_map_names_every_room_of_the_house() -> None:
    named = set(re.findall(r"^\| `akkoordwijzer/(\w+)/`", TEXT, flags=re.MULTILINE))
    assert named == {path.name for path in (ROOT / "akkoordwijzer").iterdir() if (path / "__init__.py").exists()}
    assert named <= set(MAY_USE)


@pytest.mark.parametrize("folder", ["data", "scenarios"])
def test_a_folder_of_content_lists_all_of_it(folder: str) -> None:
    told = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    table = "\n".join(line for line in told.splitlines() if line.startswith("|"))
    there = {path.name for path in (ROOT / folder).iterdir() if path.name != "README.md"}
    assert {name for name in there if f"`{name}" not in table} == set()


def test_how_long_things_are_kept() -> None:
    assert f"lasts {KEEP_DAYS} days" in TEXT
    assert f"(0 to {LONGEST_KEEP_DAYS})" in TEXT
    assert f"(up to {MOST})" in TEXT
