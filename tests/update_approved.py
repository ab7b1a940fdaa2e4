"""Approve the texts as they are now: ``python -m tests.update_approved``, then read what changed with ``git diff``."""

from tests.approved import FOLDER, TEXTS, made
from tests.approved_screens import SCREENS, made_screen, screens

if __name__ == "__main__":
    SCREENS.mkdir(parents=True, exist_ok=True)
    for name in TEXTS:
        (FOLDER / f"{name}.txt").write_text(made(name), encoding="utf-8")
        print(f"tests/approved/{name}.txt")
    for name in screens():
        (SCREENS / f"{name}.txt").write_text(made_screen(name), encoding="utf-8")
        print(f"tests/approved/screens/{name}.txt")
