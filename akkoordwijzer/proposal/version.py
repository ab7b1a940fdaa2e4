"""Which content a result rests on: a fingerprint of data/ and scenarios/."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from akkoordwijzer import __version__

ROOT = Path(__file__).parents[2]


@cache
def content_version(root: Path = ROOT) -> str:
    """Twelve characters that change when any figure, source, parameter or scenario changes."""
    digest = sha256()
    paths = [*(root / "data").glob("*"), *(root / "scenarios").rglob("*.yaml")]
    for path in sorted(path for path in paths if path.suffix in (".csv", ".yaml")):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def model_version() -> str:
    """The version of the rules."""
    return __version__
