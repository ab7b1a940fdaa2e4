"""``run CASE.yaml``: play a case and print what comes out."""

import argparse
import json
from pathlib import Path
from typing import Any

from akkoordwijzer.content.numbers import count, euro
from akkoordwijzer.model.case_file import read_case
from akkoordwijzer.model.outcome import Outcome, as_data, play


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("run", help="reken een geval door")
    parser.add_argument("case", type=Path, help="YAML-bestand met settings, lines, interventions en scenario")
    parser.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Play the case; raises ``ContentError`` when it is not valid."""
    outcome = play(read_case(options.case))
    print(json.dumps(as_data(outcome), indent=1) if options.json else table(outcome))
    return 0


def table(outcome: Outcome) -> str:
    """The outcome per year as a table to read."""
    data = as_data(outcome)
    names = {line.id: line.name or line.id for line in outcome.case.lines}
    names |= {item.id: item.name or item.id for item in outcome.case.interventions}
    rows: list[tuple[str, list[str]]] = [("", [str(year) for year in data["years"]])]
    for line in outcome.inputs.lines:
        rows.append((f"{names[line]}: aantal op 1 januari", [count(v) for v in data["scenario"]["stock"][line][:-1]]))
        rows.append((f"{names[line]}: ongewijzigd beleid", [count(v) for v in data["baseline"]["stock"][line][:-1]]))
    for item in outcome.inputs.interventions:
        rows.append((f"{names[item]}: extra deelnemers", [count(v) for v in data["scenario"]["participants"][item]]))
        if any(data["scenario"]["unabsorbed"][item]):
            rows.append((f"{names[item]}: niet te besteden", [euro(v) for v in data["scenario"]["unabsorbed"][item]]))
    words = {
        "spend": "Gemeente: extra uitgaven",
        "realised": "Gemeente: te boeken",
        "freed": "Gemeente: vrijgekomen ruimte (geen geld)",
        "net": "Gemeente: netto",
        "cumulative": "Gemeente: netto opgeteld",
    }
    rows += [(words[key], [euro(v) for v in data["municipality"][key]]) for key in words]
    rows.append(("Gemeente: netto, alleen harde effecten", [euro(v) for v in data["hard_only_net"]]))
    rows += [(f"Betaler {payer}", [euro(v) for v in values]) for payer, values in data["payers"].items()]
    first = max(len(name) for name, _ in rows)
    width = max(len(cell) for _, cells in rows for cell in cells)
    lines = [name.ljust(first) + "".join(cell.rjust(width + 2) for cell in cells) for name, cells in rows]
    year = data["municipality"]["break_even_year"]
    lines.append(f"Netto contante waarde: {euro(data['municipality']['net_present_value'])}")
    lines.append(f"Terugverdiend in: {year if year is not None else 'niet binnen deze jaren'}")
    return "\n".join(lines)
