"""data/price_index.csv: what an amount of an earlier year is worth at the price level of the app."""

import csv
from functools import lru_cache
from pathlib import Path

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.figures.database import DATA

FILE = "data/price_index.csv"
# All euro in the app are those of the newest budgets.
PRICE_LEVEL = 2026


@lru_cache(maxsize=4)
def price_index(path: Path = DATA / "price_index.csv") -> dict[int, float]:
    """Factor per year to ``PRICE_LEVEL``. Raises ``ContentError`` when the file cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = {int(row["from_year"]): float(row["factor_to_2026"]) for row in csv.DictReader(file)}
    except (OSError, KeyError, TypeError, ValueError, UnicodeDecodeError) as error:
        raise ContentError([Fault(FILE, "", "jaren met een getal", type(error).__name__)]) from None
    if found.get(PRICE_LEVEL) != 1.0 or min(found.values()) <= 0:
        raise ContentError([Fault(FILE, f"{PRICE_LEVEL}", "factor 1 en overal meer dan 0", "iets anders")])
    return found
