"""Numbers, money and dates as Dutch readers expect them (Babel, locale nl_NL).

The one place for typography: a real minus sign, and no-break spaces inside an amount, so that ``€ 1,2 mln`` never falls
over two lines.
"""

import re
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

LOCALE = "nl_NL"
MINUS = "\u2212"
NO_BREAK = "\u00a0"
EURO = "€" + NO_BREAK


@lru_cache(maxsize=20_000)
def number(value: float, decimals: int = 0) -> str:
    """``1234.5`` as ``1.234,5`` with exactly ``decimals`` decimals, a real minus sign before it, and never ``−0``.

    Kept, because Babel is slow and a screen full of sliders asks for the same eight hundred amounts at every move.
    """
    value = round(value, decimals) + 0.0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=LOCALE).replace("-", MINUS)


def typed(text: str) -> str:
    """A shown number with the signs of a keyboard: plain spaces and a hyphen for minus."""
    return text.replace(NO_BREAK, " ").replace(MINUS, "-")


def bare(value: float) -> str:
    """A number in a sum: the decimals that matter, no zeros behind them."""
    if value == round(value):
        return number(value)
    text = number(value, 2 if abs(value) >= 10 else 4)
    return text.rstrip("0").rstrip(",")


def count(value: float) -> str:
    """People, households, places: whole."""
    return number(value)


def counted(value: float, one: str, many: str) -> str:
    """``1 mens``, ``0 mensen``, ``2.638 mensen``: the word follows the number as it is shown."""
    text = number(value)
    return f"{text} {one if text in ('1', f'{MINUS}1') else many}"


def percent(share: float, decimals: int = 1) -> str:
    """A share of 0.089 as ``8,9%``."""
    return number(share * 100, decimals) + "%"


def euro(amount: float) -> str:
    """€ 1,2 mld, € 1,2 mln or € 340.000; below ten thousand to the euro, below a hundred thousand to a hundred."""
    size = abs(amount)
    sign = MINUS if amount < 0 else ""
    if size >= 999_500_000:
        return f"{sign}{EURO}{number(size / 1e9, 1)}{NO_BREAK}mld"
    if size >= 999_500:
        return f"{sign}{EURO}{number(size / 1e6, 1)}{NO_BREAK}mln"
    if size >= 99_950:
        return f"{sign}{EURO}{number(round(size, -3))}"
    if size >= 10_000:
        return f"{sign}{EURO}{number(round(size, -2))}"
    return f"{sign if round(size) else ''}{EURO}{number(size)}"


def euro_cents(amount: float) -> str:
    """€ 2,50: for small amounts such as euro per inhabitant."""
    sign = MINUS if round(amount, 2) < 0 else ""
    return f"{sign}{EURO}{number(abs(amount), 2)}"


def signed(text: str, amount: float) -> str:
    """A formatted amount with a plus sign when it is above zero."""
    return f"+{text}" if amount > 0 else text


# Beyond these odds nothing can be told apart (design: forecast, section 2).
FEW, MANY = 0.05, 0.95


def out_of_ten(share: float) -> str:
    """Odds in words a council member uses: ``6 van de 10``; at the ends ``minder dan 1 op de 20``."""
    if share < FEW:
        return "minder dan 1 op de 20"
    if share > MANY:
        return "meer dan 19 op de 20"
    return f"{min(9, max(1, round(share * 10)))} van de 10"


def month_word(month: int) -> str:
    """``5`` as ``mei``."""
    return format_date(date(2000, month, 1), "MMMM", locale=LOCALE)


_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_HALF = re.compile(r"^(\d{4})-H([12])$")
_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")


def period_words(period: str) -> str:
    """A period as written in data/ in Dutch: ``2024-01-01`` is ``1 januari 2024``."""
    if match := _DATE.match(period):
        year, month, day = (int(part) for part in match.groups())
        return format_date(date(year, month, day), "d MMMM y", locale=LOCALE)
    if match := _HALF.match(period):
        return f"{'eerste' if match[2] == '1' else 'tweede'} helft {match[1]}"
    if match := _QUARTER.match(period):
        return f"{match[2]}e kwartaal {match[1]}"
    if "/" in period:
        return f"schooljaar {period}"
    return period
