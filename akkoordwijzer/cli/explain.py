"""``explain early_debt_signals``: an intervention with every number, how it was made and who says so."""

import argparse
import sys
import textwrap
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.library.chain import chain_of
from akkoordwijzer.library.guide import Guide, read_guide
from akkoordwijzer.library.interventions import LibraryIntervention
from akkoordwijzer.library.library import Library, read_library
from akkoordwijzer.model.records import Effect, Parameter
from akkoordwijzer.report.units import parameter_unit, with_unit
from akkoordwijzer.report.words import (
    EFFECTS,
    GRADES,
    GRADES_EXPLAINED,
    LEDGERS,
    PAYERS_IN_A_SENTENCE,
    THEMES,
    name_in_sentence,
)

UNKNOWN_INTERVENTION = 2
WIDTH = 100


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("explain", help="laat zien waar de getallen van een maatregel vandaan komen")
    parser.add_argument("intervention", help="naam van de maatregel in scenarios/, bijvoorbeeld early_debt_signals")
    parser.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Print the intervention; an unknown id gives a suggestion and exit code 2."""
    library = read_library()
    known = {item.id: item for item in library.interventions}
    if options.intervention not in known:
        print(_unknown(options.intervention, library), file=sys.stderr)
        return UNKNOWN_INTERVENTION
    print("\n".join(explain(known[options.intervention], library, load(), read_guide())))
    return 0


def explain(item: LibraryIntervention, library: Library, figures: Figures, guide: Guide | None = None) -> list[str]:
    """The intervention in lines of Dutch text; with a guide also who did it and in which dilemmas it plays a part."""
    lines = {recipe.id: recipe.name for recipe in library.recipes}
    facts = {
        "Naam in bestanden": item.id,
        "Thema": THEMES[item.theme] if item.theme else None,
        "Deelnemer": item.participant,
        "Taakveld": item.task_field,
        "Wettelijke taak": "ja" if item.statutory else "nee",
        "Bewijs": f"{item.grade}, {GRADES[item.grade]}. {GRADES_EXPLAINED[item.grade]}",
        "Keten": chain_of(item, figures).words,
        "In de begroting": LEDGERS[item.ledger],
    }
    text = [item.name or item.id, *_wrapped(item.summary or ""), ""]
    text += [f"{name}: {value}" for name, value in facts.items() if value]
    if item.expected_direction:
        text += ["", "Verwachte richting", *_wrapped(item.expected_direction)]
    if item.note:
        text += ["", "Let op", *_wrapped(item.note)]
    if item.current_from:
        text += ["", "Wat er nu is", *_wrapped(item.current_from.why)]
    if item.no_cut_because:
        text += ["", "Waarom hier niet te korten is", *_wrapped(item.no_cut_because)]
    for title, parameter in named_parameters(item, lines):
        text += ["", *_parameter(title, parameter, figures)]
    for direction, title in (("for", "Wat ervoor spreekt"), ("against", "Wat ertegen spreekt")):
        found = [evidence for evidence in item.evidence if evidence.direction == direction]
        text += ["", title if found else f"{title}: niets gevonden"]
        for evidence in found:
            text += _wrapped(evidence.text, "- ")
            text += [line for source in evidence.sources for line in _source(source, figures)]
    return text + (_in_practice(item, guide) if guide else [])


def _in_practice(item: LibraryIntervention, guide: Guide) -> list[str]:
    practices, dilemmas = guide.practices_for_intervention(item.id), guide.dilemmas_for_intervention(item.id)
    text = ["", "Wie dit deed" if practices else "Wie dit deed: geen voorbeeld gevonden"]
    for practice in practices:
        text += _wrapped(f"{practice.name}, {practice.places} ({practice.id}): {practice.result.text}", "- ")
        text += _wrapped(f"Twijfelachtig: {practice.doubtful}", "  ", "  ")
    if dilemmas:
        text += ["", "Speelt mee in", *(f"- {dilemma.title} ({dilemma.id})" for dilemma in dilemmas)]
    return text


def named_parameters(item: LibraryIntervention, lines: dict[str, str]) -> Iterator[tuple[str, Parameter]]:
    """Every parameter of an intervention with a Dutch title."""
    pool = f"lijn {lines.get(item.reach.line, item.reach.line)}" if item.reach.line else item.reach.group
    yield "Kosten per deelnemer", item.unit_cost
    if item.reach.size is not None:
        yield f"Grootte van de groep: {item.reach.group}", item.reach.size
    yield f"Bereik: hoogstens dit deel per jaar ({pool})", item.reach.share
    if item.current_from is None:
        yield "Deelnemers nu", item.current_participants
    for effect in item.effects:
        yield _effect_title(effect, lines), effect.per_participant
        if effect.weight.arithmetic is not None:
            yield "Gewicht: hoe zwaar deze mensen zijn naast de gemiddelde cliënt (duur maal prijs)", effect.weight


def _effect_title(effect: Effect, lines: dict[str, str]) -> str:
    line = name_in_sentence(lines.get(effect.target or "", effect.target or ""))
    payer = PAYERS_IN_A_SENTENCE[effect.payer] if effect.payer else ""
    words = EFFECTS[effect.kind].format(line=line, payer=payer)
    start = "in hetzelfde jaar" if effect.delay == 0 else f"{effect.delay} jaar later"
    return f"Effect: {words} ({start}, {effect.lasts} jaar lang)"


def _parameter(title: str, parameter: Parameter, figures: Figures) -> list[str]:
    unit = parameter_unit(parameter)
    value = with_unit(parameter, parameter.mid)
    if not parameter.is_certain:
        value += f"; bijna zeker tussen {unit.value(parameter.low)} en {unit.value(parameter.high)}"
    if parameter.scale:
        value += "; landelijk getal, een gemeente krijgt haar deel naar inwoners"
    lines = [title, *_wrapped(value, "  ")]
    marks = [f"bewijs {parameter.grade}" if parameter.grade else "", "aanname" if parameter.assumption else ""]
    marks.append(f"nagekeken {parameter.checked}" if parameter.checked else "")
    if any(marks):
        lines.append("  " + ", ".join(mark for mark in marks if mark))
    if parameter.arithmetic:
        lines += _wrapped(parameter.arithmetic, "  Berekening: ", "  ")
    if not parameter.sources:
        lines.append("  Geen bron")
    return [*lines, *(line for source in parameter.sources for line in _source(source, figures))]


def _source(source_id: str, figures: Figures) -> list[str]:
    found = queries.source(figures, source_id)
    if found is None:
        return [f"  Bron {source_id}: staat niet in data/sources.csv"]
    second = " (gelezen via een ander)" if found.read == "second_hand" else ""
    return [*_wrapped(f"{found.publisher}, {found.title}{second}", "  Bron: ", "    "), f"    {found.url}"]


def _wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    after = " " * len(first) if rest is None else rest
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=after, break_on_hyphens=False)


def _unknown(asked: str, library: Library) -> str:
    ids = [item.id for item in library.interventions]
    message = f"Er is geen maatregel ‘{asked}’."
    if match := get_close_matches(asked, ids, 1, 0.5):
        return f"{message} Bedoelt u ‘{match[0]}’?"
    return f"{message} Wel: {', '.join(sorted(ids))}."
