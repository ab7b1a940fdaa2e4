"""YAML read safely, and faults that name file, place, expected and found."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.yaml_file import LIMIT_BYTES, parse_yaml, read_yaml


def refused(raw: bytes) -> str:
    with pytest.raises(ContentError) as caught:
        parse_yaml(raw, "proef.yaml")
    return str(caught.value)


def test_plain_yaml_is_data_and_knows_its_lines() -> None:
    document = parse_yaml(b"lines:\n- id: a\n  stock: 3\nflag: true\nno: no\ndate: 2024-01-01\n", "proef.yaml")
    assert document.data == {"lines": [{"id": "a", "stock": 3}], "flag": True, "no": "no", "date": "2024-01-01"}
    assert document.line(("lines", 0, "stock")) == 3
    assert document.line(("lines", 0, "missing")) == 2


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"a: &x [1]\nb: *x\n", "verwijzingen"),
        (b"a: !!python/object/apply:os.system ['true']\n", "geldige YAML"),
        (b"a: 1\na: 2\n", "dubbele"),
        (b"a: [1, 2\n", "geldige YAML"),
        ("a: café".encode("latin-1"), "UTF-8"),
        (b"x" * (LIMIT_BYTES + 1), "1 MB"),
        (bytes(range(256)), "proef.yaml"),
        (b"a: " + b"[" * 5000, "geldige YAML"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(raw: bytes, says: str) -> None:
    message = refused(raw)
    assert message.startswith("proef.yaml")
    assert says in message


def test_a_bomb_does_not_go_off() -> None:
    levels = [b"a0: &a0 [lol, lol, lol]"] + [b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 30)]
    assert "verwijzingen" in refused(b"\n".join(levels))


@given(st.binary(max_size=300))
def test_any_bytes_are_data_or_a_fault(raw: bytes) -> None:
    with suppress(ContentError):
        parse_yaml(raw, "proef.yaml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="geen bestand"):
        read_yaml(tmp_path / "weg.yaml")
