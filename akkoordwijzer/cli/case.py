"""``case FILE``: one household along two roads, what it costs whom, and what one must believe."""

import argparse
import json
from pathlib import Path
from typing import Any

from akkoordwijzer.content.numbers import euro
from akkoordwijzer.content.yaml_file import read_yaml
from akkoordwijzer.household.case_file import case_in
from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.records import ROADS, YEARS
from akkoordwijzer.household.shelf import CaseResult, Shelf, read_shelf, work_out
from akkoordwijzer.household.thresholds import Threshold
from akkoordwijzer.library.library import read_library
from akkoordwijzer.report import household as words
from akkoordwijzer.report.household_rows import event_rows
from akkoordwijzer.report.words import PAYERS

SOMETHING_LEFT_OUT = 1
_FIRST = 22
_WIDTH = 12


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("case", help="laat zien wat een huishouden langs twee wegen kost, en wie betaalt")
    parser.add_argument("case", type=Path, help="YAML: een casus uit scenarios/households, of een eigen casus")
    parser.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print the case; 1 when a part of the file could not be taken over. Raises ``ContentError`` for no case at all."""
    shelf = read_shelf(read_library())
    opened = case_in(read_yaml(options.case), shelf.book)
    result = work_out(opened.household, shelf)
    faults = [str(fault) for fault in opened.faults]
    if options.json:
        print(json.dumps(as_data(result) | {"faults": faults}, indent=1, ensure_ascii=False))
    else:
        print("\n".join([*as_lines(result, shelf), *(f"Let op: {fault}" for fault in faults)]))
    return SOMETHING_LEFT_OUT if faults else 0


def as_data(result: CaseResult) -> dict[str, Any]:
    """All numbers of a case as plain data, euro and shares unrounded."""
    comparison = result.comparison
    return {
        "id": result.household.id,
        "label": result.household.label,
        "composed": result.household.composed,
        "proof": words.PROOF,
        "roads": {
            name: {
                "total": _ends(road.total),
                "by_payer": {payer: _ends(eur) for payer, eur in road.by_payer.items()},
                "by_year": {payer: [year.mid for year in years] for payer, years in road.by_year.items()},
                "unknown_prices": [price.id for price in road.unknown],
            }
            for name, road in comparison.roads.items()
        },
        "difference": _ends(comparison.difference),
        "difference_by_payer": {payer: _ends(eur) for payer, eur in comparison.difference_by_payer.items()},
        "help": _ends(comparison.help),
        "freed_eur": result.freed_eur,
        "thresholds": {
            "municipality": _threshold(result.thresholds.municipality),
            "municipality_cash": _threshold(result.thresholds.municipality_cash),
            "all_payers": _threshold(result.thresholds.all_payers),
        },
        "research": [
            {
                "intervention": item.intervention,
                "at": item.point.at if item.point else None,
                "grade": item.grade,
                "ledger": item.ledger,
                "established": item.established,
                "text": item.point.odds if item.point else None,
                "odds": [
                    {
                        "kind": odds.effect.kind,
                        "line": odds.effect.target,
                        "chance": _ends(odds.chance),
                        "assumed": odds.assumed,
                    }
                    for odds in item.odds
                ],
            }
            for item in result.research
        ],
    }


def _ends(ends: Ends) -> dict[str, float]:
    return {"low": ends.low, "mid": ends.mid, "high": ends.high}


def _threshold(threshold: Threshold) -> dict[str, float | None]:
    return {"chance": threshold.chance, "easiest": threshold.easiest, "hardest": threshold.hardest}


def as_lines(result: CaseResult, shelf: Shelf) -> list[str]:
    """The case in lines of Dutch text."""
    comparison = result.comparison
    said = words.case_words(result, shelf)
    lines = [said.title, said.intro, said.proof]
    for name in ROADS:
        road = comparison.roads[name]
        lines += ["", words.ROADS[name]]
        lines += [f"  {row.when}: {row.text} {row.quantity}: {row.amount}" for row in event_rows(road)]
        lines += [
            "",
            "".ljust(_FIRST)
            + "".join(f"jaar {year + 1}".rjust(_WIDTH) for year in range(YEARS))
            + "samen".rjust(_WIDTH),
        ]
        for payer in comparison.payers:
            amounts = [*(year.mid for year in road.by_year[payer]), road.by_payer[payer].mid]
            lines.append(PAYERS[payer].ljust(_FIRST) + "".join(euro(amount).rjust(_WIDTH) for amount in amounts))
        total = road.total
        lines.append(f"Samen {euro(total.mid)} (tussen {euro(total.low)} en {euro(total.high)}).")
    lines += ["", *said.difference, said.help, *said.dearest]
    lines += [said.unknown] if said.unknown else []
    lines += ["", "Wat u moet geloven", *said.thresholds]
    for item in said.research:
        lines += ["", item.title, *item.sentences, *(text for text, _ in item.odds)]
    return [*lines, *(["", *said.cautions] if said.cautions else [])]
