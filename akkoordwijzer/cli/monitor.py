"""``monitor FILE``: an agreement some years on, with what was measured since; the old numbers stay as they were."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.yaml_file import read_yaml
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import load
from akkoordwijzer.library.agreement import read_agreement_library
from akkoordwijzer.library.library import read_library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.proposal.agreement_file import case_now, read_agreement
from akkoordwijzer.proposal.measured import Measured, read_measured
from akkoordwijzer.report.monitor import monitor_of
from akkoordwijzer.report.monitor_blocks import monitor_blocks
from akkoordwijzer.report.plain_blocks import as_lines
from akkoordwijzer.report.similar import similar_since


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("monitor", help="leg een akkoord naast wat er sindsdien gebeurde")
    parser.add_argument("file", type=Path, help="YAML: het bestand van een akkoord")
    parser.add_argument("--measured", type=Path, help="CSV met soort;sleutel;jaar;waarde;bron")
    parser.add_argument("--today", type=_day, default=None, help="een andere dag dan vandaag, bijvoorbeeld 2029-06-01")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print the monitor. Raises ``ContentError`` for another file, half a file, or measurements that cannot be."""
    source = read_yaml(options.file)
    saved, signed = read_agreement(source)
    figures, library = load(), read_library()
    regions = {region.code: region for region in queries.regions(figures)}
    found = monitor_of(
        saved,
        case_now(saved, signed.terms, figures, library, set(regions), source),
        play,
        read_agreement_library(),
        _measured(options.measured),
        options.today or date.today(),
        lambda indicator, year: similar_since(figures, regions, saved.region, indicator, year),
    )
    print("\n".join(as_lines(monitor_blocks(found))))
    return 0


def _measured(path: Path | None) -> tuple[Measured, ...]:
    if path is None:
        return ()
    try:
        return read_measured(path.read_bytes(), path.name)
    except OSError:
        remedy = "Controleer de naam van het bestand."
        raise ContentError([Fault(str(path), "", "een leesbaar bestand", "geen bestand", remedy=remedy)]) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"verwacht een dag als 2029-06-01, gevonden ‘{text}’") from None
