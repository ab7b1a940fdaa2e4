"""Numbers as Dutch readers expect them."""

import pytest

from akkoordwijzer.content.numbers import count, euro, euro_cents, number, out_of_ten, percent, period_words, signed


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
    ],
)
def test_euro(amount: float, text: str) -> None:
    assert euro(amount) == text


def test_other_numbers() -> None:
    assert percent(0.089) == "8,9%"
    assert number(1234.56, 1) == "1.234,6"
    assert number(-0.01, 1) == "0,0"
    assert count(747_560) == "747.560"
    assert euro_cents(2.5) == "€ 2,50"
    assert signed(euro(3), 3) == "+€ 3"
    assert signed(euro(-3), -3) == "-€ 3"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 van de 10"),
        (0.02, "minder dan 1 van de 10"),
        (0.6, "6 van de 10"),
        (0.96, "meer dan 9 van de 10"),
        (1.0, "10 van de 10"),
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
        ("2024-Q3", "3e kwartaal 2024"),
        ("2023/24", "schooljaar 2023/24"),
    ],
)
def test_periods(period: str, text: str) -> None:
    assert period_words(period) == text
