"""Approve the texts as they are now: ``python -m tests.update_approved``, then read what changed with ``git diff``."""

from tests.approved import FOLDER, TEXTS, made

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in TEXTS:
        (FOLDER / f"{name}.txt").write_text(made(name), encoding="utf-8")
        print(f"tests/approved/{name}.txt")
