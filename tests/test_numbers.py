"""Numbers as Dutch readers expect them."""

import pytest

from akkoordwijzer.content.numbers import (
    bare,
    count,
    counted,
    euro,
    euro_cents,
    number,
    out_of_ten,
    percent,
    period_words,
    signed,
    typed,
)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1_234_567, "€ 1,2 mln"),
        (340_000, "€ 340.000"),
        (339_951, "€ 340.000"),
        (12, "€ 12"),
        (12_345, "€ 12.300"),
        (201_000_000, "€ 201,0 mln"),
        (7_337_800_000, "€ 7,3 mld"),
        (-2_400_000, "-€ 2,4 mln"),
        (0, "€ 0"),
        (-0.4, "€ 0"),
        (999_900, "€ 1,0 mln"),
        (999_400, "€ 999.000"),
        (999_499_999, "€ 999,5 mln"),
        (999_500_000, "€ 1,0 mld"),
        (99_950, "€ 100.000"),
        (99_949, "€ 99.900"),
        (9_999, "€ 9.999"),
        (-10_049, "-€ 10.000"),
        (-12, "-€ 12"),
    ],
)
def test_euro(amount: float, text: str) -> None:
    assert typed(euro(amount)) == text


def test_an_amount_never_falls_over_two_lines_and_its_minus_is_a_minus() -> None:
    assert euro(-2_400_000) == "−€\u00a02,4\u00a0mln"
    assert euro(-7e9) == "−€\u00a07,0\u00a0mld"
    assert euro_cents(-2.5) == "−€\u00a02,50"
    for amount in (-3.7e9, -5e6, -123_456, -12_345, -12, 0, 8, 99_960, 2e6, 3e9):
        assert not set(euro(amount) + euro_cents(amount)) & {" ", "-"}
    assert percent(-0.026) == "−2,6%"
    assert number(-1234.5, 1) == "−1.234,5"
    assert count(-3) == "−3"


def test_other_numbers() -> None:
    assert percent(0.089) == "8,9%"
    assert percent(0.089, 0) == "9%"
    assert number(1234.56, 1) == "1.234,6"
    assert number(-0.01, 1) == "0,0"
    assert count(747_560) == "747.560"
    assert typed(euro_cents(2.5)) == "€ 2,50"
    assert typed(euro_cents(-0.004)) == "€ 0,00"
    assert typed(signed(euro(3), 3)) == "+€ 3"
    assert typed(signed(euro(-3), -3)) == "-€ 3"
    assert signed("0", 0) == "0"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 mensen"),
        (1, "1 mens"),
        (1.4, "1 mens"),
        (0.6, "1 mens"),
        (1.6, "2 mensen"),
        (-1, "−1 mens"),
        (2638.4, "2.638 mensen"),
        (21, "21 mensen"),
    ],
)
def test_the_word_follows_the_number_that_is_shown(value: float, words: str) -> None:
    assert counted(value, "mens", "mensen") == words


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (1234.0, "1.234"), (0.5, "0,5"), (0.0067, "0,0067"), (12.3456, "12,35"), (10.5, "10,5"), (2.5, "2,5")],
)
def test_numbers_in_sums_have_the_decimals_that_matter(value: float, text: str) -> None:
    assert bare(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "minder dan 1 op de 20"),
        (0.0499, "minder dan 1 op de 20"),
        (0.05, "1 van de 10"),
        (0.14, "1 van de 10"),
        (0.6, "6 van de 10"),
        (0.95, "9 van de 10"),
        (0.9501, "meer dan 19 op de 20"),
        (1.0, "meer dan 19 op de 20"),
    ],
)
def test_odds_never_claim_certainty_that_is_not_there(share: float, text: str) -> None:
    assert out_of_ten(share) == text


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2024", "2024"),
        ("2024-01-01", "1 januari 2024"),
        ("2023-H1", "eerste helft 2023"),
        ("2023-H2", "tweede helft 2023"),
        ("2024-Q3", "3e kwartaal 2024"),
        ("2023/24", "schooljaar 2023/24"),
    ],
)
def test_periods(period: str, text: str) -> None:
    assert period_words(period) == text
