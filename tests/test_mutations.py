"""The lists of planted errors keep up with the code: each can still be planted."""

import pkgutil

import pytest

from tests import mutations
from tests.mutate import ROOT, Mutation, all_mutations, planted

LISTS = sorted(module.name for module in pkgutil.iter_modules(mutations.__path__))


@pytest.mark.parametrize("name", LISTS)
def test_every_planted_error_has_its_place(name: str) -> None:
    found: list[Mutation] = [mutation for mutation in all_mutations() if mutation.name == name]
    assert len(found) >= 10
    lost = []
    for mutation in found:
        try:
            planted(mutation, (ROOT / mutation.file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            lost.append(f"{mutation}: {error}")
    assert lost == []
