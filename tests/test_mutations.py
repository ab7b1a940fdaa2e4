"""The lists of planted errors keep up with the code: each can still be planted."""

from pathlib import Path

import pytest

from tests.mutate import Mutation, all_mutations, files_for, planted

ROOT = Path(__file__).parents[1]
ALL = all_mutations()
LISTS = {path.stem for path in (ROOT / "tests" / "mutations").iterdir() if path.suffix in (".py", ".yaml")} - {
    "__init__"
}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_planted_error_has_its_place(name: str) -> None:
    listed = [mutation for mutation in ALL if mutation.name == name]
    assert len(listed) >= 15
    cannot = {}
    for mutation in listed:
        try:
            planted(mutation, (ROOT / mutation.file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            cannot[str(mutation)] = str(error)
    assert cannot == {}


def test_every_error_has_tests_that_look_at_it_and_a_reason() -> None:
    for mutation in ALL:
        assert files_for(mutation.file), mutation.file
        assert len(mutation.why) > 4


def test_what_cannot_be_planted_is_refused() -> None:
    for find, replace in (("x", "x"), ("gone", "y"), ("", "y"), ("a", "y"), ("x = 1", "x = (")):
        with pytest.raises(ValueError, match=r"stands|Python"):
            planted(Mutation("list", "some.py", find, replace, "why"), "x = 1\na = a\n")
