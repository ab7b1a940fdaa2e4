"""``run CASE.yaml``: play a case and print what comes out; with ``--draws`` also how sure that is."""

import argparse
import json
from pathlib import Path
from typing import Any

from akkoordwijzer.content.numbers import count, euro, number, out_of_ten, percent
from akkoordwijzer.content.yaml_file import read_yaml
from akkoordwijzer.figures.database import load
from akkoordwijzer.library.library import read_library
from akkoordwijzer.model import uncertainty
from akkoordwijzer.model.case_file import case_in
from akkoordwijzer.model.contribution import contributions
from akkoordwijzer.model.drivers import rank_drivers
from akkoordwijzer.model.outcome import Outcome, as_data, play, play_hard
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.thresholds import Mark, Thresholds, thresholds
from akkoordwijzer.model.thresholds import as_data as thresholds_data
from akkoordwijzer.model.uncertainty import DRAWS, SEED, Pert
from akkoordwijzer.proposal.file import case_from, is_saved, read_saved
from akkoordwijzer.report.words import PAYERS, names, parameter_words

# Two runs of this many draws of a whole library take some 2 GB; more is a typing error.
MOST_DRAWS = 100_000
SHOWN_DRIVERS = 5


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("run", help="reken een geval door")
    parser.add_argument("case", type=Path, help="YAML: een heel geval, of een scenario dat de app bewaarde")
    parser.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    parser.add_argument("--draws", type=_draws, help=f"ook zo veel doorrekeningen met toeval, bijvoorbeeld {DRAWS}")
    parser.add_argument("--seed", type=_seed, help=f"begin van het toeval (standaard {SEED})")
    parser.add_argument("--hard", action="store_true", help="alleen wat in de begroting mag")
    parser.add_argument("--thresholds", action="store_true", help="wat men moet geloven, in plaats van de uitkomst")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Play the case; raises ``ContentError`` when it is not valid."""
    case = _case(options.case)
    if options.thresholds:
        _print_thresholds(case, options.json)
        return 0
    outcome = play_hard(case) if options.hard else play(case)
    found = as_data(outcome) | ({"part": "hard"} if options.hard else {})
    if options.draws is not None or options.seed is not None:
        sample = Pert(options.draws or DRAWS, SEED if options.seed is None else options.seed)
        found |= sureness(case, sample, options.hard)
    if options.json:
        print(json.dumps(found, indent=1))
        return 0
    if options.hard:
        print("Alleen wat in de begroting mag; de uitgaven tellen allemaal mee.")
    print(table(outcome))
    if "draws" in found:
        print("\n".join(sure_lines(case, found)))
    return 0


def _case(path: Path) -> Case:
    """A whole case, or the one behind a scenario file that the app saved."""
    document = read_yaml(path)
    if not is_saved(document.data):
        return case_in(document)
    return case_from(read_saved(document), load(), read_library(), document)


def _print_thresholds(case: Case, as_json: bool) -> None:
    """What one must believe (contract, section 5)."""
    found = thresholds(case)
    print(json.dumps(thresholds_data(found), indent=1) if as_json else "\n".join(threshold_lines(case, found)))


def threshold_lines(case: Case, found: Thresholds) -> list[str]:
    """What one must believe, a line per question."""
    known, last = names(case), case.settings.calendar[-1]
    lines = [f"Wat moet u geloven? Uitkomst op nul in {last}, bij de meest waarschijnlijke waarden, zonder plafonds."]
    for each in found.alone:
        lines.append(f"{known[each.intervention]}, instroom in {known[each.line]}:")
        lines += [
            f"  {who}: {'geen effect is genoeg' if mark is None else _mark_words(mark)}"
            for who, mark in (("gemeente", each.municipality), ("alle betalers", each.all_payers))
        ]
    for who, share in (("gemeente", found.joint.municipality), ("alle betalers", found.joint.all_payers)):
        if share is not None:
            words = "moet dalen" if share > 0 else "mag stijgen"
            lines.append(f"Niet vastgesteld, samen, {who}: de instroom {words} met {percent(abs(share))}")
    for line, share in found.ceilings.items():
        words = "ook zonder instroom wacht er iemand" if share is None else f"{percent(share)} minder instroom"
        lines.append(f"Plafond op {known[line]}, niemand wacht in {last}: {words}")
    return lines


def _mark_words(mark: Mark) -> str:
    return (
        f"{number(100 * mark.per_participant, 2)} per 100 deelnemers ({percent(mark.share_of_inflow)} van de instroom)"
    )


def sureness(case: Case, sample: Pert, hard_only: bool = False) -> dict[str, Any]:
    """Bands, odds, drivers and contributions as plain data (contract, section 6)."""
    drivers = [
        {"parameter": driver.parameter, "at_low": driver.at_low, "at_high": driver.at_high}
        for driver in rank_drivers(case, hard_only)
    ]
    return {
        **uncertainty.as_data(play_hard(case, sample) if hard_only else play(case, sample), sample),
        "drivers": drivers,
        "contributions": contributions(case, hard_only),
    }


def sure_lines(case: Case, found: dict[str, Any]) -> list[str]:
    """How sure the outcome is, in sentences and short lists."""
    lines = ["", f"{count(found['draws'])} doorrekeningen (begin {found['seed']})"]
    term = str(case.settings.term_years[-1])
    last = str(case.settings.calendar[-1])
    for year in dict.fromkeys((term, last)):
        share = found["odds"]["break_even_by"][year]
        band = found["bands"]["municipality"]["cumulative"]
        at = case.settings.calendar.index(int(year))
        low, middle, high = (euro(band[name][at]) for name in ("p05", "p50", "p95"))
        if share is None:
            lines.append(f"Eind {year} geen kans: van te veel geld is het effect niet vastgesteld (zie --thresholds).")
        else:
            lines.append(f"Eind {year} in {out_of_ten(share)} doorrekeningen niet onder nul.")
        lines.append(f"  netto opgeteld: {middle}; 9 van de 10 keer tussen {low} en {high}")
    if found["drivers"]:
        lines.append(f"Hangt het meest af van (netto opgeteld tot en met {last}, bij laag en bij hoog):")
    for driver in found["drivers"][:SHOWN_DRIVERS]:
        words = parameter_words(case, driver["parameter"])
        lines.append(f"  {words}: {euro(driver['at_low'])} en {euro(driver['at_high'])}")
    if found["contributions"]:
        lines.append(f"Bijdrage tot en met {last}:")
    known = names(case)
    for key, amount in found["contributions"].items():
        kind, _, line = key.rpartition(".")
        name = f"plafond op {known[line]}" if kind else known[key]
        lines.append(f"  {name}: {euro(amount)}")
    return lines


def _draws(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= MOST_DRAWS:
        raise argparse.ArgumentTypeError(f"verwacht een heel getal van 1 tot en met {MOST_DRAWS}, gevonden ‘{text}’")
    return number


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"verwacht een heel getal vanaf 0, gevonden ‘{text}’")
    return int(text)


def table(outcome: Outcome) -> str:
    """The outcome per year as a table to read."""
    data = as_data(outcome)
    known = names(outcome.case)
    rows: list[tuple[str, list[str]]] = [("", [str(year) for year in data["years"]])]
    for line in outcome.inputs.lines:
        rows.append((f"{known[line]}: aantal op 1 januari", [count(v) for v in data["scenario"]["stock"][line][:-1]]))
        rows.append((f"{known[line]}: ongewijzigd beleid", [count(v) for v in data["baseline"]["stock"][line][:-1]]))
    for item in outcome.inputs.interventions:
        rows.append((f"{known[item]}: extra deelnemers", [count(v) for v in data["scenario"]["participants"][item]]))
        if any(data["scenario"]["unabsorbed"][item]):
            rows.append((f"{known[item]}: niet te besteden", [euro(v) for v in data["scenario"]["unabsorbed"][item]]))
    words = {
        "spend": "Gemeente: extra uitgaven",
        "realised": "Gemeente: te boeken",
        "freed": "Gemeente: vrijgekomen ruimte (geen geld)",
        "withheld": "Gemeente: niet betaald door plafonds (mensen wachten)",
        "net": "Gemeente: netto",
        "cumulative": "Gemeente: netto opgeteld",
    }
    rows += [(words[key], [euro(v) for v in data["municipality"][key]]) for key in words]
    rows.append(("Gemeente: netto, alleen wat te boeken is", [euro(v) for v in data["hard_only_net"]]))
    rows.append(("Alle betalers: netto opgeteld", [euro(v) for v in data["all_payers"]["cumulative"]]))
    rows += [(f"Betaler: {PAYERS[payer]}", [euro(v) for v in values]) for payer, values in data["payers"].items()]
    first = max(len(name) for name, _ in rows)
    width = max(len(cell) for _, cells in rows for cell in cells)
    lines = [name.ljust(first) + "".join(cell.rjust(width + 2) for cell in cells) for name, cells in rows]
    year = data["municipality"]["break_even_year"]
    lines.append(f"Netto contante waarde: {euro(data['municipality']['net_present_value'])}")
    lines.append(f"Terugverdiend in: {year if year is not None else 'niet binnen deze jaren'}")
    return "\n".join(lines)
