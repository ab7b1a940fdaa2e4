"""Search the price list in Dutch: words in any order, without accents, plural or singular, inside compounds."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from akkoordwijzer.household.prices import Price

_WORD = re.compile(r"[a-z0-9]+")
# Endings with the shortest word they may leave: huis and les keep their s.
_ENDINGS = (("en", 3), ("s", 4), ("e", 3))
_TYPING_ERROR = 0.8


def search(prices: Iterable[Price], query: str) -> tuple[Price, ...]:
    """Prices that hold every word of ``query``, the best first; all of them by label when nothing is asked.

    A word counts more in the label than in the search words, and more there than in the unit or note. When no price
    holds the words, the nearest known words are tried: a typing error is no reason for an empty list.
    """
    pool = sorted((price for price in prices if price.use != "compare"), key=lambda price: fold(price.label))
    asked = [stem(word) for word in _WORD.findall(fold(query))]
    if not asked:
        return tuple(pool)
    fields = {price.id: _fields(price) for price in pool}
    found = _holding(pool, fields, asked)
    if not found:
        known = {word for field in fields.values() for text in field for word in text.split()}
        near = [next(iter(get_close_matches(word, known, 1, _TYPING_ERROR)), word) for word in asked]
        found = _holding(pool, fields, near)
    return tuple(found)


def fold(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def stem(word: str) -> str:
    """A rough Dutch stem: schulden and schuld, huizen and huis, gezinnen and gezin, brieven and brief are one."""
    for ending, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word.removesuffix(ending)
            break
    word = re.sub(r"(.)\1", r"\1", word)
    return re.sub("z$", "s", re.sub("v$", "f", word))


def _fields(price: Price) -> tuple[str, str, str]:
    texts = (price.label, price.search_words or "", f"{price.unit} {price.note or ''}")
    one, two, three = (" ".join(stem(word) for word in _WORD.findall(fold(text))) for text in texts)
    return one, two, three


def _holding(pool: list[Price], fields: dict[str, tuple[str, str, str]], asked: list[str]) -> list[Price]:
    scored = []
    for price in pool:
        ranks = [_rank(word, fields[price.id]) for word in asked]
        if None not in ranks:
            scored.append((sum(rank or 0 for rank in ranks), price))
    return [price for _, price in sorted(scored, key=lambda item: item[0])]


def _rank(word: str, fields: tuple[str, str, str]) -> int | None:
    """Where a word stands: 0 begins a word of the label ... 5 inside one of the note; none when nowhere."""
    for place, text in enumerate(fields):
        if f" {text}".find(f" {word}") >= 0:
            return 2 * place
        if word in text:
            return 2 * place + 1
    return None
