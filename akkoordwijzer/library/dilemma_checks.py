"""What dilemmas, practices and working forms promise: links that hold both ways, sources for claims, balance.

A record that breaks one of these can be shown; it is not honest or not whole yet. ``check`` and the tests report it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.numbers import number
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.quoted import quoted, unknown_figures, without_empty_decimals
from akkoordwijzer.figures.words import amount
from akkoordwijzer.library.dilemmas import Claim, Dilemma, Plan
from akkoordwijzer.library.guide import Guide
from akkoordwijzer.library.library import Library
from akkoordwijzer.library.practices import Practice

# The longest list of arguments in a dilemma has at most this many times the characters of the shortest, as shown.
BALANCE = 1.5
# Sources brought for these texts alone: public texts (L001) and the documents the project started from (seed_000).
GUIDE_SOURCES = re.compile(r"L\d{3}|seed_\d{3}")
SOURCES_FILE = "data/sources.csv"
_AMOUNT = re.compile(r"€\s\d[\d.,]*\d(?:\s(?:mld|mln))?|\b\d+(?:,\d+)?%|\b\d{1,3}(?:\.\d{3})+\b")

Finding = tuple[str, str, str]


def check_guide(guide: Guide, library: Library, figures: Figures) -> list[Fault]:
    """Everything that does not fit together, in the order of the files."""
    known = _Known(guide, library, figures)
    found: list[Fault] = []
    for dilemma in guide.dilemmas:
        found += _faults(f"scenarios/dilemmas/{dilemma.id}.yaml", dilemma.id, known.of_dilemma(dilemma))
    for practice in guide.practices:
        found += _faults(f"scenarios/practices/{practice.id}.yaml", practice.id, known.of_practice(practice))
    for item in guide.instruments:
        findings = [*known.ids("dilemmas", item.dilemmas, known.dilemmas, "een bestaand dilemma")]
        findings += [*known.sources("sources", item.sources), *known.texts(item)]
        found += _faults("scenarios/instruments.yaml", item.id, findings)
    for index, mention in enumerate(guide.mentions):
        findings = [*known.sources("sources", mention.sources), *known.texts(mention)]
        codes = [code for code in (mention.municipality,) if code]
        findings += known.ids("municipality", codes, known.regions, "een gemeente uit data/regions.csv")
        found += _faults("scenarios/mentions.yaml", f"mentions[{index}]", findings)
    orders = [dilemma.order for dilemma in guide.dilemmas]
    if orders != list(range(1, len(orders) + 1)):
        listed = ", ".join(map(str, orders))
        found.append(Fault("scenarios/dilemmas", "order", f"de nummers 1 tot en met {len(orders)}", listed))
    return [*found, *_unused(guide, figures)]


def claims(dilemma: Dilemma) -> Iterator[tuple[str, Claim]]:
    """Every claim in a dilemma under its place in the file."""
    for index, position in enumerate(dilemma.positions):
        at = f"positions[{index}]"
        for side, items in (("for", position.for_), ("against", position.against)):
            for number_, claim in enumerate(items):
                yield f"{at}.{side}[{number_}]", claim
        yield f"{at}.defended_by", position.defended_by
    for index, claim in enumerate(dilemma.building_blocks):
        yield f"building_blocks[{index}]", claim


def plans(dilemma: Dilemma) -> Iterator[tuple[str, Plan]]:
    """Every scenario in a dilemma under its place in the file."""
    all_of = [(f"positions[{n}].in_model", item.in_model.scenario) for n, item in enumerate(dilemma.positions)]
    all_of.append(("radical", dilemma.radical.scenario))
    all_of.append(("third_road", dilemma.third_road.scenario if dilemma.third_road else None))
    for at, plan in all_of:
        if plan is not None:
            yield f"{at}.scenario", plan


def argument_lengths(dilemma: Dilemma, figures: Figures) -> dict[str, int]:
    """Characters of each list of arguments as it is shown, under its place in the file."""
    return {
        f"positions[{index}].{side}": sum(len(quoted(claim.text, figures).text) for claim in items)
        for index, position in enumerate(dilemma.positions)
        for side, items in (("for", position.for_), ("against", position.against))
    }


def used_sources(guide: Guide) -> set[str]:
    """Every source the guide leans on."""
    found: set[str] = set()
    for dilemma in guide.dilemmas:
        found |= {source for _, claim in claims(dilemma) for source in claim.sources}
        found |= {study.source for study in (*dilemma.evidence_for, *dilemma.evidence_against)}
        found |= {root.seed for root in dilemma.seeds}
    for practice in guide.practices:
        found |= {reading.id for reading in practice.sources} | set(practice.status.sources)
    found |= {source for instrument in guide.instruments for source in instrument.sources}
    found |= {source for mention in guide.mentions for source in mention.sources}
    return found


class _Known:
    """What there is to point at."""

    def __init__(self, guide: Guide, library: Library, figures: Figures) -> None:
        self.guide, self.figures = guide, figures
        self.dilemmas = {item.id for item in guide.dilemmas}
        self.practices = {item.id for item in guide.practices}
        self.interventions = {item.id for item in library.interventions}
        self.scenarios = {item.id for item in library.scenarios}
        self.lines = {recipe.id: recipe.steerable for recipe in library.recipes}
        self.regions = {region.code for region in queries.regions(figures)}
        self.read: dict[str, str] = dict(figures.ask("SELECT source_id, read FROM source"))
        self.local = {row[0] for row in figures.ask("SELECT indicator_id FROM newest_local")}

    def ids(self, place: str, given: Iterable[str], known: Iterable[str], expected: str) -> Iterator[Finding]:
        there = set(known)
        for index, key in enumerate(given):
            if key not in there:
                yield f"{place}[{index}]", expected, f"‘{key}’"

    def sources(self, place: str, given: Iterable[str]) -> Iterator[Finding]:
        yield from self.ids(place, given, self.read, f"een bron uit {SOURCES_FILE}")

    def texts(self, record: BaseModel) -> Iterator[Finding]:
        for place, text in _texts(record):
            for written in unknown_figures(text, self.figures):
                yield place, "een cijfer dat bestaat, als {figure:youth_care_spending@NL}", f"‘{written}’"

    def of_dilemma(self, item: Dilemma) -> Iterator[Finding]:
        yield from self.texts(item)
        for place, claim in claims(item):
            yield from self.sources(f"{place}.sources", claim.sources)
        for field in ("evidence_for", "evidence_against"):
            yield from self.sources(field, [study.source for study in getattr(item, field)])
        yield from self.sources("seeds", [root.seed for root in item.seeds])
        indicators = self.figures.indicators
        yield from self.ids("figures", item.figures, indicators, "een bestaande indicator")
        yield from self.ids("indicators", item.indicators, indicators, "een bestaande indicator")
        if item.figures[0] not in self.local:
            yield "figures[0]", "een cijfer dat gemeenten zelf hebben", f"‘{item.figures[0]}’"
        yield from self.ids("interventions", item.interventions, self.interventions, "een bestaande maatregel")
        yield from self.ids("practices", item.practices, self.practices, "een bestaande praktijk")
        for key in item.practices:
            practice = self.guide.practice(key)
            if practice is not None and item.id not in practice.dilemmas:
                yield "practices", f"een praktijk die {item.id} ook noemt", f"‘{key}’"
        yield from self.ids("positions.id", _doubles(p.id for p in item.positions), (), "elk id één keer")
        for place, plan in plans(item):
            yield from self._plan(place, plan)
        yield from self._balance(item)
        yield from self._typed(item)

    def of_practice(self, item: Practice) -> Iterator[Finding]:
        yield from self.texts(item)
        yield from self.ids("municipalities", item.municipalities, self.regions, "een gemeente uit data/regions.csv")
        yield from self.ids("interventions", item.interventions, self.interventions, "een bestaande maatregel")
        yield from self.sources("sources", [reading.id for reading in item.sources])
        yield from self.sources("status.sources", item.status.sources)
        for index, reading in enumerate(item.sources):
            listed = self.read.get(reading.id, reading.read)
            if reading.read != listed:
                yield f"sources[{index}].read", f"{listed}, zoals in {SOURCES_FILE}", reading.read
        for index, key in enumerate(item.dilemmas):
            dilemma = self.guide.dilemma(key)
            if dilemma is None:
                yield f"dilemmas[{index}]", "een bestaand dilemma", f"‘{key}’"
            elif item.id not in dilemma.practices:
                yield f"dilemmas[{index}]", f"een dilemma dat {item.id} ook noemt", f"‘{key}’"

    def _plan(self, place: str, plan: Plan) -> Iterator[Finding]:
        if plan.ref is not None and plan.ref not in self.scenarios:
            yield f"{place}.ref", "een bestaand scenario", f"‘{plan.ref}’"
        for key in plan.changes:
            if key not in self.interventions:
                yield f"{place}.changes.{key}", "een bestaande maatregel", f"‘{key}’"
        for key in plan.ceilings:
            if key not in self.lines:
                yield f"{place}.ceilings.{key}", "een bestaande zorglijn", f"‘{key}’"
            elif not self.lines[key]:
                expected = "alleen plafonds op lijnen waar de gemeente stuurt"
                yield f"{place}.ceilings.{key}", expected, "een lijn waarover een ander beslist, zoals de rechter"

    def _balance(self, item: Dilemma) -> Iterator[Finding]:
        lengths = argument_lengths(item, self.figures)
        shortest, longest = min(lengths, key=lambda at: lengths[at]), max(lengths, key=lambda at: lengths[at])
        if lengths[longest] > BALANCE * lengths[shortest]:
            expected = f"ten minste {number(lengths[longest] / BALANCE)} tekens, want {longest} heeft er "
            yield shortest, expected + number(lengths[longest]), number(lengths[shortest])

    def _typed(self, item: Dilemma) -> Iterator[Finding]:
        """An amount that the app has as a figure is drawn from the data, or it stays behind when the data moves on."""
        have: dict[str, str] = {}
        for indicator in (*item.figures, *item.indicators):
            seen = (
                queries.newest(self.figures, indicator, queries.NATION)
                if indicator in self.figures.indicators
                else None
            )
            if seen is not None:
                have[_bare(amount(seen.value, self.figures.unit_of(indicator)))] = indicator
        for place, claim in claims(item):
            for written in _AMOUNT.findall(claim.text):
                if indicator_ := have.get(_bare(written)):
                    yield f"{place}.text", f"{{figure:{indicator_}@NL}}", f"‘{written}’"


def _bare(words: str) -> str:
    """An amount however it was typed: with hard or plain spaces, with or without empty decimals."""
    return without_empty_decimals(" ".join(words.split()))


def _texts(node: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a record under its place."""
    if isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            step = field.alias or name
            yield from _texts(getattr(node, name), f"{place}.{step}" if place else step)
    elif isinstance(node, (tuple, list)):
        for index, value in enumerate(node):
            yield from _texts(value, f"{place}[{index}]")
    elif isinstance(node, str):
        yield place, node


def _doubles(keys: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [key for key in keys if key in seen or seen.add(key)]  # type: ignore[func-returns-value]


def _unused(guide: Guide, figures: Figures) -> Iterator[Fault]:
    """A source that was brought for these texts is used in them."""
    used = used_sources(guide)
    for (source,) in figures.ask("SELECT source_id FROM source ORDER BY source_id"):
        if GUIDE_SOURCES.fullmatch(source) and source not in used:
            yield Fault(SOURCES_FILE, source, "een bron die in een dilemma, praktijk of werkvorm staat", "nergens")


def _faults(file: str, owner: str, findings: Iterable[Finding]) -> list[Fault]:
    return [Fault(file, f"{owner}.{place}", expected, found) for place, expected, found in findings]
