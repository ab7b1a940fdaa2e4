"""How fast are the figures, and beside what? ``python -m tests.bench.figures``.

Targets (issue 3): building the database under 1.5 seconds on two cores, a page query under 20 ms. The yardsticks are
reading the same files with Python's csv module, and an empty query.
"""

import csv
import time
from collections.abc import Callable
from statistics import median

from akkoordwijzer.figures import peers, quality, queries, series
from akkoordwijzer.figures import spending_queries as spending
from akkoordwijzer.figures.cards import cards
from akkoordwijzer.figures.comparison import compare
from akkoordwijzer.figures.database import DATA, load
from akkoordwijzer.figures.export import figures_csv
from akkoordwijzer.figures.words import THEMES

TOWN = "GM0080"
BUILD_MS, QUERY_MS = 1500.0, 20.0
TIMES = 15


def milliseconds(job: Callable[[], object], times: int = TIMES) -> float:
    """The median of several runs, after one to warm up."""
    job()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        job()
        found.append((time.perf_counter() - start) * 1000)
    return median(found)


def read_plainly() -> int:
    """The yardstick: every CSV file into lists, unchecked."""
    total = 0
    for path in DATA.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            total += sum(1 for _ in csv.reader(file))
    return total


def main() -> None:
    """Print the build and every question a page asks."""
    build = milliseconds(lambda: load().connection.close(), 3)
    plain = milliseconds(read_plainly, 3)
    print(f"build {build:.0f} ms (target {BUILD_MS:.0f}), {build / plain:.1f} x reading the CSV files plainly")
    figures = load()
    regions = {region.code: region for region in queries.regions(figures)}
    group = peers.similar(regions, TOWN)
    pair = [("youth_care_in_natura_clients", TOWN), ("youth_care_in_natura_clients", "NL")]
    jobs: dict[str, Callable[[], object]] = {
        **{f"cards {theme}": lambda theme=theme: cards(figures, theme, TOWN, group) for theme in THEMES},  # type: ignore[misc]
        "history": lambda: series.history(figures, "households_problem_debt", "NL"),
        "compare": lambda: compare(figures, pair),
        "across": lambda: peers.across_comparable(figures, "persons_problem_debt_share"),
        "split over the years": lambda: spending.split_years(figures, TOWN, "budget"),
        "split over the country": lambda: spending.split_across(figures, 2026, "budget"),
        "task fields": lambda: spending.by_field(figures, "NL", 2026, "budget"),
        "csv of all municipalities": lambda: figures_csv(figures, "persons_problem_debt_share"),
        "all indicators": lambda: quality.indicator_uses(figures),
        "all sources": lambda: quality.source_uses(figures),
    }
    empty = milliseconds(lambda: figures.ask("SELECT 1"))
    for name, job in jobs.items():
        taken = milliseconds(job)
        mark = "" if taken < QUERY_MS else "  <-- over the target"
        print(f"{name:<28} {taken:6.1f} ms  {taken / empty:6.0f} x an empty query{mark}")
    figures.connection.close()


if __name__ == "__main__":
    main()
