"""What stands on every page is what somebody read and approved."""

import pytest

from tests.approved_screens import SCREENS, made_screen, screens


@pytest.mark.parametrize("name", screens())
def test_screens_are_as_approved(name: str) -> None:
    approved = (SCREENS / f"{name}.txt").read_text(encoding="utf-8")
    assert made_screen(name).splitlines() == approved.splitlines(), "python -m tests.update_approved"
