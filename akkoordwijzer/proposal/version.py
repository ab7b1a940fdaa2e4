"""Which content and which rules a result rests on: fingerprints of files."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from akkoordwijzer import __version__

ROOT = Path(__file__).parents[2]
# What turns figures and choices into outcomes.
RULES = ("model", "calibration")


@cache
def content_version(root: Path = ROOT) -> str:
    """Twelve characters that change when any figure, source, parameter or scenario changes.

    Taken once per process, when the content is loaded: what is on disk later is not what was played.
    """
    paths = [*(root / "data").glob("*"), *(root / "scenarios").rglob("*.yaml")]
    return _fingerprint(root, (path for path in paths if path.suffix in (".csv", ".yaml")))


@cache
def model_version(root: Path = ROOT) -> str:
    """The version of the package, and eight characters that change when any rule of the model changes."""
    package = root / "akkoordwijzer"
    paths = (path for folder in RULES for path in (package / folder).rglob("*.py"))
    return f"{__version__}-{_fingerprint(root, paths)[:8]}"


def _fingerprint(root: Path, paths: Iterable[Path]) -> str:
    digest = sha256()
    for path in sorted(paths):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
