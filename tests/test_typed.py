"""Amounts as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.content.numbers import euro, number
from akkoordwijzer.content.typed import read_amount

TYPED = {
    "5 mln": 5e6,
    "5mln": 5e6,
    "5.000.000": 5e6,
    "5000000": 5e6,
    "€ 5 mln": 5e6,
    "€5.000.000,00": 5e6,
    "5 miljoen euro": 5e6,
    "-5 mln": -5e6,
    "− € 5 mln": -5e6,
    "€ -5 mln": -5e6,
    "2,5 mln": 2.5e6,
    "2.5 mln": 2.5e6,
    "340.000": 340_000.0,
    "340 duizend": 340_000.0,
    "340k": 340_000.0,
    "10": 10.0,
    "10 euro": 10.0,
    "€ 10 per inwoner": 10.0,
    "10 euro p.p.": 10.0,
    "10,50": 10.5,
    "1,2 mld": 1.2e9,
    "5 000 000": 5e6,
    "+3": 3.0,
}


@pytest.mark.parametrize(("text", "value"), TYPED.items())
def test_is_read(text: str, value: float) -> None:
    assert read_amount(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "veel", "5 appels", "5,000,000,", "--5", "1.2.3", "€", "9" * 400, "5 mln 3", "<b>5</b>"]
)
def test_is_no_amount(text: str) -> None:
    assert read_amount(text) is None


@given(st.text(max_size=40))
def test_never_fails(text: str) -> None:
    value = read_amount(text)
    assert value is None or abs(value) < float("inf")


@given(st.integers(-(10**12), 10**12))
def test_what_we_write_we_read(value: int) -> None:
    assert read_amount(number(value)) == value
    assert read_amount(f"€ {number(value)}") == value


@given(st.integers(1, 9999))
def test_millions_as_we_write_them(tenths: int) -> None:
    assert read_amount(euro(tenths * 1e5)) == pytest.approx(tenths * 1e5, rel=0.02)
