"""Codes that people type and tokens that devices keep."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.conversation import access
from akkoordwijzer.conversation import moves as m
from tests.conversation_kit import room


def test_a_code_is_short_without_look_alikes_and_hard_to_guess() -> None:
    codes = {access.new_code() for _ in range(500)}
    assert len(codes) == 500
    assert not set("".join(codes)) & set("01258OILZSBUAEIY")
    assert all(len(code) == 9 and code[4] == "-" for code in codes)
    # A year of guessing at the overall limit, against one open room.
    tries = access.OVERALL.times * 365 * 24 * 3600 / access.OVERALL.seconds
    assert tries / len(access.ALPHABET) ** access.CODE_LENGTH < 1 / 1_000
    assert math.log2(len(access.ALPHABET)) * access.CODE_LENGTH > 35


def test_a_code_is_read_however_it_is_typed() -> None:
    code = access.new_code()
    for typed in (code, code.lower(), code.replace("-", ""), f" {code[:2]} {code[2:]} ", code.replace("-", " – ")):
        assert access.read_code(typed) == code


@given(st.text(max_size=60))
def test_anything_typed_is_a_code_or_none(typed: str) -> None:
    read = access.read_code(typed)
    assert read is None or access.read_code(read) == read


@pytest.mark.parametrize("typed", ["", "K7MR-T4W", "K7MR-T4WXX", "K7MR-T4W0", "K7MR-T4WO", "x" * 5_000])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert access.read_code(typed) is None


def test_a_token_is_kept_as_a_hash_and_belongs_to_one_member() -> None:
    assert len(access.new_token()) >= 43
    assert access.new_token() != access.new_token()
    state = room().state
    member = access.member_of(state, "token of p2")
    assert member is not None
    assert member.id == "p2"
    for wrong in ("", "token of nobody", access.hashed("token of p2"), "token of p2 ", "\ud800"):
        assert access.member_of(state, wrong) is None
    assert "token of p2" not in repr(state)


def test_hashes_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def compare(left: bytes, right: bytes) -> bool:
        seen.append(left)
        return left == right

    monkeypatch.setattr("hmac.compare_digest", compare)
    state = room().do("f", m.StepOpened(step="a")).state
    assert access.member_of(state, "token of f") is not None
    assert len(seen) == len(state.members), "all are compared, also after the first that fits"


def test_a_limit_counts_what_is_recent() -> None:
    limit = access.GuessLimit(3, 60)
    assert not access.over(limit, [0.0, 1.0], now=10.0)
    assert access.over(limit, [0.0, 1.0, 2.0], now=10.0)
    assert not access.over(limit, [0.0, 1.0, 2.0], now=61.0)
