"""``practices [--theme youth] [--region GM0080] [--json]``: who did it, what came of it and what is doubtful."""

import argparse
import json
import textwrap
from typing import Any, get_args

from akkoordwijzer.cli.figures import WRONG_INPUT, add_region_and_json, asked_region
from akkoordwijzer.figures.database import load
from akkoordwijzer.figures.quoted import quoted
from akkoordwijzer.library.dilemmas import DilemmaTheme
from akkoordwijzer.library.guide import read_guide
from akkoordwijzer.library.guide_search import Wanted, find_practices, like_first
from akkoordwijzer.library.practices import EvidenceKind
from akkoordwijzer.report.guide_words import EVIDENCE_KINDS

WIDTH = 100


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("practices", help="toon voorbeelden uit de praktijk")
    parser.add_argument("--theme", choices=get_args(DilemmaTheme), help="alleen van dit thema")
    parser.add_argument("--dilemma", help="alleen bij dit dilemma, bijvoorbeeld now_or_later")
    parser.add_argument("--intervention", help="alleen bij deze maatregel, bijvoorbeeld local_teams")
    parser.add_argument("--kind", choices=get_args(EvidenceKind), help="alleen met deze soort bewijs")
    parser.add_argument("--search", default="", help="alleen met deze woorden erin")
    add_region_and_json(parser, "eerst die lijken op deze gemeente (code of naam)")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print the practices; 2 when the region does not exist."""
    guide, figures = read_guide(), load()
    regions, region = asked_region(figures, options.region)
    if region is None:
        return WRONG_INPUT
    wanted = Wanted(options.theme, options.dilemma, options.intervention, options.kind, None, options.search)
    found = like_first(find_practices(guide, regions, wanted), regions, region.code)
    if options.json:
        print(json.dumps([item.model_dump(mode="json", exclude_none=True) for item in found], ensure_ascii=False))
        return 0
    for item in found:
        print(f"{item.name}, {item.places}, {item.period} ({item.id})")
        for title, text in (
            ("Wat", item.what),
            (f"Uitkomst ({EVIDENCE_KINDS[item.result.kind]})", item.result.text),
            ("Twijfelachtig", item.doubtful),
            ("Kosten", item.cost or "onbekend"),
            ("Stand" + (f" ({item.status.as_of})" if item.status.as_of else ""), item.status.text),
        ):
            line = f"{title}: {quoted(text, figures).text}"
            print(textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False))
    if not found:
        print("Geen voorbeeld gevonden. Kies minder voorwaarden.")
    return 0
