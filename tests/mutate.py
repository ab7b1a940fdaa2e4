"""Plant single errors and see whether a test notices: ``python -m tests.mutate``. Not part of ``.ci/run``.

Every module in ``tests/mutations/`` holds a list ``MUTATIONS`` of records with ``file``, ``find``, ``replace`` and
``why`` (a tuple in that order is fine as well); a YAML file there is such a list itself.
Each is applied alone, in a copy of the repository, and the tests that belong to the file are run until the first one
fails. ``find`` stands in the file once.

    python -m tests.mutate                       all lists
    python -m tests.mutate --only figures        one list, or every mutation whose file name holds the word
    python -m tests.mutate --sample 20 --seed 1  a random twenty
    python -m tests.mutate --sample 20 --skip 5  the same without its first five, to go on with a sample
    python -m tests.mutate --full                the whole non-browser suite for what the chosen tests let through
"""

import argparse
import importlib
import os
import pkgutil
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pytest
import yaml

from tests import mutations

ROOT = Path(__file__).parents[1]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", "*.pyc", ".pytest_cache", ".mypy_cache")
# A run that takes longer than this hangs, and that is noticed too.
TOO_LONG_S = 600
PYTEST = ("-o", "addopts=", "-p", "no:cacheprovider", "-q", "-x", "-m", "not browser")
PYTEST += ("-W", "ignore::pytest.PytestAssertRewriteWarning")
# Imported here once and inherited by every run.
LARGE = ("babel.numbers", "duckdb", "hypothesis", "plotly.graph_objects", "scipy.stats", "streamlit.testing.v1")
MOST_IMPORTERS = 5
BROWSER = "pytestmark = [needs_browser"
# Pages are seen by these, whatever they import.
PAGES = ("pages", "page_start", "page_pieces", "page_cijfers", "page_wat_als")
# Per folder of the package the tests that look at it (a name stands for every test that begins with it); tests that
# import the very module come on top of these.
TESTS = {
    "content": ("numbers", "content", "units", "words", "markdown"),
    "figures": (
        "place",
        "figures_by_hand",
        "figures_catalogue",
        "charts_by_hand",
        "figures_queries",
    ),
    "model": (
        *("vectors", "golden", "contribution", "drivers", "uncertainty", "surprises", "case_faults", "direction"),
        *("edges", "estimates"),
    ),
    "library": ("library", "library_faults", "check"),
    "calibration": ("calibration", "levers", "hindcast", "golden", "library"),
    "proposal": ("link", "spread", "turning", "estimates", "saved", "session", "proposal", "page_wat_als"),
    "household": ("household",),
    "conversation": ("conversation",),
    "report": (
        *("report", "summary", "charts_outcome", "words", "units", "report_by_hand", "place", "report_rules"),
        *("annex", "agreement_report", "monitor"),
    ),
    "export": ("annex", "agreement_report"),
    "charts": ("charts_outcome", "charts_by_hand", "charts_figures"),
    "cli": ("check", "uncertainty", "hindcast"),
    "ui/what_if": ("page_wat_als", "saved", "net"),
    "ui/start": ("page_start", "net"),
    "ui/compare": ("compare", "page_pieces", "net"),
    "ui/figures": ("page_cijfers", "page_pieces", "place"),
    "ui/accountability": ("page_verantwoording", "page_pieces"),
    "ui/guide": ("page_dilemmas", "page_praktijk"),
    "ui/household": ("page_casus",),
    "ui/room": ("page_room", "room_words"),
    "ui/agreement": ("page_agreement",),
    "ui/monitor": ("monitor", "page_monitor"),
    "ui/shared": ("outcomes", "session", "edge", "net", "page_wat_als", "page_start", "pages"),
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One error: in ``file`` (from the root of the repository) ``find`` becomes ``replace``; ``name`` is its list."""

    name: str
    file: str
    find: str
    replace: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}: {self.why}"


def read(name: str, item: object) -> Mutation:
    """A record or tuple of a list as a mutation; the package name before the file may be left out."""
    fields = ("file", "find", "replace", "why")
    if isinstance(item, dict):
        given = [str(item.get(field, "")) for field in fields]
    elif isinstance(item, Sequence) and not isinstance(item, str):
        given = [*map(str, item), ""][:4]
    else:
        given = [str(getattr(item, field, "")) for field in fields]
    file, find, replace, why = given
    if not (ROOT / file).exists() and (ROOT / "akkoordwijzer" / file).exists():
        file = f"akkoordwijzer/{file}"
    return Mutation(name, file, find, replace, why or f"{find!r} -> {replace!r}")


def all_mutations() -> list[Mutation]:
    """Every mutation of every list, in the order of the files; the same error in two lists counts once."""
    lists: dict[str, Iterable[object]] = {}
    for module in pkgutil.iter_modules(mutations.__path__):
        lists[module.name] = importlib.import_module(f"{mutations.__name__}.{module.name}").MUTATIONS
    for path in Path(mutations.__path__[0]).glob("*.yaml"):
        lists[path.stem] = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = (read(name, item) for name in sorted(lists) for item in lists[name])
    return list({(one.file, one.find, one.replace): one for one in found}.values())


def planted(mutation: Mutation, text: str) -> str:
    """The text of the file with the error in it. Raises ``ValueError`` when it cannot be planted."""
    times = text.count(mutation.find) if mutation.find and mutation.find != mutation.replace else 0
    if times != 1:
        raise ValueError(f"`find` stands in the file {times} times")
    wrong = text.replace(mutation.find, mutation.replace, 1)
    if mutation.file.endswith(".py"):
        try:
            compile(wrong, mutation.file, "exec")
        except SyntaxError as error:
            raise ValueError(f"is no Python any more ({error.msg})") from None
    return wrong


def files_for(file: str, root: Path = ROOT) -> list[str]:
    """The test files for a file of the package: those that import the very module first, browser tests never."""
    parts = Path(file).with_suffix("").parts
    module = ".".join(parts)
    folder = parts[1] if len(parts) > 1 and parts[0] == "akkoordwijzer" else ""
    folder = f"ui/{parts[2]}" if folder == "ui" else folder
    known = {path.stem.removeprefix("test_"): path for path in sorted((root / "tests").glob("test_*.py"))}
    texts = {name: path.read_text(encoding="utf-8") for name, path in known.items()}
    package, _, name = module.rpartition(".")
    direct = [
        test
        for test, text in texts.items()
        if f"from {module} import" in text or f"import {module}" in text or f"from {package} import {name}" in text
    ]
    # What everybody imports says nothing about what it is tested by.
    of_folder = [test for name in TESTS.get(folder, ("check", *PAGES)) for test in known if test.startswith(name)]
    wanted = dict.fromkeys([*of_folder, *(direct if len(direct) <= MOST_IMPORTERS else ())])
    chosen = [test for test in wanted if BROWSER not in texts[test]]
    chosen.sort(key=lambda test: test not in direct or len(direct) > MOST_IMPORTERS)
    return [f"tests/test_{test}.py" for test in chosen]


def run(copy: Path, tests: Iterable[str], too_long_s: float = TOO_LONG_S) -> tuple[bool, str]:
    """Whether the tests pass in the copy, and the last line that names a failure.

    In a fork of this process, which has the large libraries in memory: starting Python takes longer than the tests.
    """
    said = copy.with_name("said.txt")
    child = get_context("fork").Process(target=_run_here, args=(copy, said, [*PYTEST, *tests]))
    child.start()
    child.join(too_long_s)
    if child.is_alive():
        child.kill()
        return False, "takes too long"
    text = said.read_text(encoding="utf-8")
    failed = [line for line in text.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return child.exitcode == 0, failed[-1][:110] if failed else text[-300:].strip()


def _run_here(copy: Path, said: Path, arguments: list[str]) -> None:
    """pytest on the copy, with nothing of this repository left in memory."""
    os.chdir(copy)
    sys.dont_write_bytecode = True
    for name in [name for name in sys.modules if name.split(".")[0] in {"akkoordwijzer", "tests"}]:
        del sys.modules[name]
    sys.path[:] = [str(copy), *(path for path in sys.path if Path(path or ".").resolve() != ROOT)]
    with said.open("w", encoding="utf-8") as out, redirect_stdout(out), redirect_stderr(out):
        code = int(pytest.main(arguments))
    os._exit(code)


def try_out(mutation: Mutation, copy: Path, full: bool) -> tuple[bool | None, str]:
    """Whether the error is noticed, and by what; nothing when it cannot be planted."""
    path = copy / mutation.file
    try:
        right = path.read_text(encoding="utf-8")
        wrong = planted(mutation, right)
    except (OSError, ValueError) as error:
        return None, str(error)
    path.write_text(wrong, encoding="utf-8")
    try:
        passes, said = run(copy, files_for(mutation.file, copy))
        if passes and full:
            passes, said = run(copy, ())
    finally:
        path.write_text(right, encoding="utf-8")
    return not passes, said


def main(arguments: Sequence[str] | None = None) -> int:
    """Plant, run, print. The exit code says whether every error could be planted, not whether it was noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="one list, or a part of a file name")
    parser.add_argument("--sample", type=int, help="so many at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--skip", type=int, default=0, help="leave out so many of them, from the front")
    parser.add_argument("--leave-out", nargs="*", default=[], help="test files that are broken for another reason")
    parser.add_argument("--full", action="store_true", help="the whole non-browser suite for what slips through")
    options = parser.parse_args(arguments)
    known = all_mutations()
    chosen = [m for m in known if options.only in ("", m.name)] or [m for m in known if options.only in m.file]
    if options.sample is not None:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))  # noqa: S311  # no secret
    chosen = chosen[options.skip :]
    for name in LARGE:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
        for name in options.leave_out:
            (copy / "tests" / name).unlink()
        wanted = sorted({test for mutation in chosen for test in files_for(mutation.file, copy)})
        passes, said = run(copy, wanted, 10 * TOO_LONG_S)
        if not passes:
            print(f"The tests fail before anything is planted: {said}")
            return 2
        return report(chosen, copy, options.full)


def report(chosen: list[Mutation], copy: Path, full: bool) -> int:
    """One line per error and the share that was noticed."""
    counts = {"noticed": 0, "NOT NOTICED": 0, "CANNOT BE PLANTED": 0}
    for number, mutation in enumerate(chosen, 1):
        started = time.monotonic()
        seen, said = try_out(mutation, copy, full)
        word = {True: "noticed", False: "NOT NOTICED", None: "CANNOT BE PLANTED"}[seen]
        counts[word] += 1
        print(f"{number:3}/{len(chosen)} {word:11} {time.monotonic() - started:4.0f} s  {mutation}", flush=True)
        if seen is not False:
            print(f"{'':24}{said}", flush=True)
    tried = counts["noticed"] + counts["NOT NOTICED"]
    print(f"{counts['noticed']} of {tried} noticed ({counts['noticed'] / max(tried, 1):.0%})")
    return 1 if counts["CANNOT BE PLANTED"] else 0


if __name__ == "__main__":
    sys.exit(main())
