"""``dilemmas [ID] [--region GM0080] [--json]``: the questions in their order, or one with figures and sides to play."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.calibration.sides import Side, sides
from akkoordwijzer.cli.figures import WRONG_INPUT, add_region_and_json, asked_region
from akkoordwijzer.content.numbers import euro, euro_cents, period_words, signed
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.cards import Card
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.figures.queries import Region
from akkoordwijzer.figures.quoted import quoted
from akkoordwijzer.figures.words import READ, STATUSES, value_words
from akkoordwijzer.library.dilemma_figures import DilemmaFigures, dilemma_figures
from akkoordwijzer.library.dilemmas import Claim, Dilemma
from akkoordwijzer.library.guide import Guide, read_guide
from akkoordwijzer.library.library import read_library
from akkoordwijzer.report.guide_words import DILEMMA_THEMES, OUR_IMPRESSION, OWN_REASONING, study_words

WIDTH = 100


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("dilemmas", help="toon de dilemma's, of één dilemma met cijfers en posities")
    parser.add_argument("dilemma", nargs="?", help="bijvoorbeeld now_or_later; zonder naam een lijst van alle")
    add_region_and_json(parser)
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print the list or the dilemma; 2 when the dilemma or the region does not exist."""
    guide, figures = read_guide(), load()
    _, region = asked_region(figures, options.region)
    if region is None:
        return WRONG_INPUT
    if options.dilemma is None:
        return _list(guide, options.json)
    dilemma = guide.dilemma(options.dilemma)
    if dilemma is None:
        known = [item.id for item in guide.dilemmas]
        close = get_close_matches(options.dilemma, known, 1)
        hint = f"Bedoelt u ‘{close[0]}’?" if close else f"Wel: {', '.join(known)}."
        print(f"Er is geen dilemma ‘{options.dilemma}’. {hint}", file=sys.stderr)
        return WRONG_INPUT
    kit = build_kit(figures, read_library(), region.code)
    found = dilemma_figures(figures, [dilemma], region.code)[dilemma.id]
    if options.json:
        data = as_data(dilemma, found, sides(dilemma, kit), kit, figures)
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_text(dilemma, guide, region, found, sides(dilemma, kit), kit, figures)))
    return 0


def _list(guide: Guide, as_json: bool) -> int:
    if as_json:
        listed = [item.model_dump(mode="json", include={"id", "order", "theme", "title"}) for item in guide.dilemmas]
        print(json.dumps(listed, ensure_ascii=False))
        return 0
    width = max(len(item.id) for item in guide.dilemmas)
    for item in guide.dilemmas:
        print(f"{item.order:>2}  {item.id:<{width}}  {item.title} ({DILEMMA_THEMES[item.theme]})")
    return 0


def as_data(
    dilemma: Dilemma, found: DilemmaFigures, played: Iterable[Side], kit: Kit, figures: Figures
) -> dict[str, Any]:
    """The dilemma as plain data: the record with figures filled in, the region's figures and what can be played."""
    return {
        "dilemma": _filled(dilemma.model_dump(mode="json", by_alias=True, exclude_none=True), figures),
        "region": kit.region,
        "figures": [_card_data(card) for card in found.cards],
        "sides": [
            {
                "id": side.option.id,
                "kind": side.option.kind,
                "eur_per_inhabitant": side.eur_per_inhabitant,
                "eur_per_year": side.eur(kit),
                "scenario": side.scenario.model_dump(mode="json", by_alias=True) if side.scenario else None,
                "remarks": list(side.remarks),
            }
            for side in played
        ],
    }


def as_text(
    dilemma: Dilemma,
    guide: Guide,
    region: Region,
    found: DilemmaFigures,
    played: Iterable[Side],
    kit: Kit,
    figures: Figures,
) -> list[str]:
    """The dilemma in lines of Dutch text."""
    text = [dilemma.title, *_wrapped(dilemma.tension), "", f"Cijfers, {region.name}"]
    text += [f"- {card_words(card)}" for card in found.cards]
    options = {side.option.id: side for side in played}
    for position in dilemma.positions:
        text += ["", position.name, *_wrapped(position.position)]
        for title, claims in (("Ervoor", position.for_), ("Ertegen", position.against)):
            text += [f"  {title}", *(line for claim in claims for line in _claim(claim, figures, OWN_REASONING))]
        text += ["  Wie dit vaak zegt", *_claim(position.defended_by, figures, OUR_IMPRESSION)]
        text += _side(options[f"{dilemma.id}_{position.id}"], kit)
    for side in options.values():
        if side.option.kind != "position":
            text += ["", side.option.name, *_wrapped(side.option.text), *_side(side, kit)]
    for title, studies in (("Bewijs ervoor", dilemma.evidence_for), ("Bewijs ertegen", dilemma.evidence_against)):
        text += ["", title if studies else f"{title}: niets gevonden"]
        for study in studies:
            said = Claim(text=f"{quoted(study.text, figures).text} ({study_words(study)})", sources=(study.source,))
            text += _claim(said, figures, "")
    text += [line for gap in (dilemma.evidence_gap,) if gap for line in ("", "Gat in het bewijs", *_wrapped(gap))]
    for title, sentences in (
        ("Wat waar moet zijn", dilemma.must_be_true),
        ("Vragen voor de tafel", dilemma.questions),
        ("Wat een akkoord moet regelen", dilemma.agreement),
        ("Waar wij over twijfelen", dilemma.doubts),
    ):
        text += ["", title, *(line for item in sentences for line in _wrapped(quoted(item, figures).text, "- "))]
    text += ["", "Praktijk", *(f"- {item.name}, {item.places} ({item.id})" for item in guide.practices_of(dilemma))]
    return text


def card_words(card: Card) -> str:
    """A figure with its period, status and the country beside it, in one line."""
    status = "" if card.shown.status == "final" else f", {STATUSES[card.shown.status]}"
    where = " (alleen landelijk bekend)" if card.national else ""
    value = f"{value_words(card.shown.value, card.unit)} ({period_words(card.shown.period)}{status}){where}"
    own = f", dat is {card.own_words}" if card.own_words else ""
    beside = f"; Nederland {card.nation_words}" if card.nation_words and not card.national else ""
    return f"{card.indicator.label}: {value}{own}{beside}"


def _card_data(card: Card) -> dict[str, Any]:
    shown = card.shown
    data = {"indicator": shown.indicator, "region": shown.region, "period": shown.period, "value": shown.value}
    return {**data, "unit": card.unit.label, "status": shown.status, "source": shown.source, "words": card_words(card)}


def _side(side: Side, kit: Kit) -> list[str]:
    text = _wrapped(f"In het model: {side.option.in_model}", "  ", "  ") if side.option.in_model else []
    if side.scenario is not None:
        amount = side.eur_per_inhabitant
        each, whole = signed(euro_cents(amount), amount), signed(euro(side.eur(kit)), amount)
        text.append(f"  Geld: {each} per inwoner per jaar, samen {whole}")
    return [*text, *(line for remark in side.remarks for line in _wrapped(f"Let op: {remark}", "  ", "  "))]


def _claim(claim: Claim, figures: Figures, without_source: str) -> list[str]:
    said = quoted(claim.text, figures)
    text = _wrapped(said.text, "  - ", "    ")
    if claim.own_reasoning and without_source:
        text.append(f"    ({without_source})")
    for key in dict.fromkeys((*claim.sources, *said.sources)):
        source = queries.source(figures, key)
        if source is not None:
            text += _wrapped(f"Bron {key}: {source.publisher}, {source.title} ({READ[source.read]})", "    ", "      ")
    return text


def _filled(node: Any, figures: Figures) -> Any:
    if isinstance(node, dict):
        return {key: _filled(value, figures) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(value, figures) for value in node]
    return quoted(node, figures).text if isinstance(node, str) else node


def _wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    after = " " * len(first) if rest is None else rest
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=after, break_on_hyphens=False)
