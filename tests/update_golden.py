"""What every ready-made scenario comes to, in four regions: written by ``python -m tests.update_golden``.

A regression example: it shows that an outcome moved, not that it was right.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from akkoordwijzer.calibration.kit import build_kit
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.library.library import Library, read_library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.uncertainty import SEED, Pert, odds_by_year

HEADER = "regressievoorbeeld, geen raming"
PATH = Path(__file__).parent / "golden" / "outcomes.json"
DRAWS = 2000
REGIONS = {"NL": "Nederland", "GM0080": "Leeuwarden", "GM0406": "Huizen", "GM0599": "Rotterdam"}


def outcomes(figures: Figures, library: Library, region: str) -> dict[str, Any]:
    """Per scenario the odds at the end of the term and at the horizon, and the medians in euro over the horizon."""
    kit = build_kit(figures, library, region)
    found = {}
    for scenario in kit.scenarios:
        outcome = play(kit.case(scenario), Pert(DRAWS, SEED))
        settings, books = outcome.case.settings, outcome.books
        shares = odds_by_year(outcome)
        known = [None] * settings.years if shares is None else shares.tolist()
        odds = dict(zip(settings.calendar, known, strict=True))
        found[scenario.id] = {
            "odds": {str(year): odds[year] for year in (settings.term_end, settings.calendar[-1])},
            "net_p50_eur": float(np.median(books.cumulative[-1])),
            "payers_p50_eur": {
                payer: float(np.median(np.broadcast_to(values.sum(axis=0), DRAWS)))
                for payer, values in books.payers.items()
            },
        }
    return found


def build(figures: Figures, library: Library) -> dict[str, Any]:
    """The whole file."""
    regions = {code: {"name": name, "scenarios": outcomes(figures, library, code)} for code, name in REGIONS.items()}
    return {"header": HEADER, "draws": DRAWS, "seed": SEED, "regions": regions}


def main() -> None:
    """Write the file and say what else to do."""
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(json.dumps(build(load(), read_library()), indent=1) + "\n", encoding="utf-8")
    print(f"{PATH.relative_to(Path.cwd())} bijgewerkt. Zet ‘uitkomsten wijzigen’ in CHANGELOG.md, met de reden.")


if __name__ == "__main__":
    main()
