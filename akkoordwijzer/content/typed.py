"""Amounts as people type them: ``5 mln``, ``€ 5.000.000``, ``5000000``, ``-2,5 miljoen``, ``340 duizend``."""

import math
import re

from babel.numbers import NumberFormatError, parse_decimal

from akkoordwijzer.content.numbers import LOCALE

_TIMES = {
    "": 1.0,
    "k": 1e3,
    "duizend": 1e3,
    "m": 1e6,
    "mln": 1e6,
    "miljoen": 1e6,
    "mld": 1e9,
    "miljard": 1e9,
}
_AMOUNT = re.compile(
    r"^(?P<sign>[-+−–]?)\s*(?:€|eur|euro)?\s*(?P<minus>[-−–]?)\s*(?P<number>[\d.,\s']+?)\s*(?P<times>[a-z]*)\.?\s*(?:€|euro)?$"
)
# What follows an amount and says nothing about its size.
_TAIL = re.compile(r"\s*(per\s+(inwoner|jaar|persoon)|p\.?\s?[pj]\.?|euro)\s*$")


def read_amount(text: str) -> float | None:
    """The amount in euro; nothing when the text is no amount. A comma stands for decimals, a dot for thousands.

    A single dot that cannot separate thousands (``2.5 mln``) is read as the decimal sign people meant.
    """
    bare = text.strip().lower().replace("\u00a0", " ").replace("\u202f", " ")
    while (shorter := _TAIL.sub("", bare)) != bare:
        bare = shorter
    match = _AMOUNT.match(bare)
    if match is None or match["times"] not in _TIMES or (match["sign"] and match["minus"]):
        return None
    value = _number(re.sub(r"[\s']", "", match["number"]))
    if value is None:
        return None
    sign = -1.0 if (match["sign"] or match["minus"]) in ("-", "−", "–") else 1.0
    value *= sign * _TIMES[match["times"]]
    return value if math.isfinite(value) else None


def _number(digits: str) -> float | None:
    if re.fullmatch(r"\d+\.\d{1,2}", digits):
        return float(digits)
    try:
        return float(parse_decimal(digits, locale=LOCALE, strict=True))
    except NumberFormatError:
        return None
