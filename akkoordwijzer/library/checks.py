"""The rules of honesty (design: the what-if model, section 7) as findings on what stands in scenarios/.

A record that breaks one of these can be read and played; it is not honest yet. ``check`` and the tests report it.
"""

import re
from collections.abc import Iterator

from akkoordwijzer.content.arithmetic import FormulaError, evaluate, names_in
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.numbers import bare
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import UNCHANGED, Library, ReadyScenario
from akkoordwijzer.library.recipes import PARAMETERS, Formula, Recipe
from akkoordwijzer.model.records import Effect, Intervention, Parameter

# Numbers in content are rounded the way people read them.
ROUNDING = 0.01
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")

Finding = tuple[str, str, str]


def check_library(library: Library, figures: Figures) -> list[Fault]:
    """Everything that breaks a rule of honesty, in the order of the files."""
    found: list[Fault] = []
    for recipe in library.recipes:
        found += _faults("scenarios/care_lines.yaml", recipe.id, _of_recipe(recipe, figures))
    for item in library.interventions:
        found += _faults(f"scenarios/interventions/{item.theme}.yaml", item.id, _of_intervention(item, figures))
    steerable = {recipe.id for recipe in library.recipes if recipe.steerable}
    for ready in library.scenarios:
        found += _faults("scenarios/scenarios.yaml", ready.id, _of_scenario(ready, steerable))
    if UNCHANGED not in {ready.id for ready in library.scenarios}:
        found.append(Fault("scenarios/scenarios.yaml", "", f"het scenario {UNCHANGED}", "geen"))
    return found


def _faults(file: str, owner: str, findings: Iterator[Finding]) -> list[Fault]:
    return [Fault(file, f"{owner}.{place}", expected, found) for place, expected, found in findings]


def named_parameters(item: Intervention) -> Iterator[tuple[str, Parameter]]:
    """Every parameter of an intervention under its place in the file."""
    yield "unit_cost", item.unit_cost
    yield "reach.share", item.reach.share
    if item.reach.size is not None:
        yield "reach.size", item.reach.size
    yield "current_participants", item.current_participants
    for place, effect in enumerate(item.effects):
        yield f"effects[{place}].per_participant", effect.per_participant


def _of_intervention(item: Intervention, figures: Figures) -> Iterator[Finding]:
    for field in ("name", "theme", "summary", "participant", "task_field"):
        if getattr(item, field) is None:
            yield field, "tekst", "niets"
    for place, parameter in named_parameters(item):
        yield from _of_parameter(place, parameter, figures)
    for order, effect in enumerate(item.effects):
        yield from _of_effect(f"effects[{order}]", effect)
    if item.ledger == "unknown":
        if item.expected_direction is None:
            yield "expected_direction", "de verwachte richting in woorden (effect niet vastgesteld)", "niets"
        for order, effect in enumerate(item.effects):
            if effect.kind != "find":
                yield f"effects[{order}]", "bij een niet vastgesteld effect alleen find", effect.kind
    elif not item.effects:
        yield "effects", "een effect, of ledger unknown", "geen effect"
    if item.ledger == "hard" and item.grade == "D":
        yield "ledger", "alleen hard bij bewijs A, B of C", "bewijs D"
    if item.statutory and item.note is None:
        yield "note", "bij een wettelijke taak: wat een korting beperkt", "niets"
    for direction, words in (("for", "wat ervoor spreekt"), ("against", "wat ertegen spreekt")):
        if not any(evidence.direction == direction for evidence in item.evidence):
            yield "evidence", words, "niets"
    for order, evidence in enumerate(item.evidence):
        if not evidence.sources:
            yield f"evidence[{order}].sources", "een bron", "geen"
        yield from _of_sources(f"evidence[{order}]", evidence.sources, figures)


def _of_parameter(place: str, parameter: Parameter, figures: Figures) -> Iterator[Finding]:
    for field, words in (
        ("unit", "een eenheid"),
        ("arithmetic", "de berekening in woorden"),
        ("grade", "A, B, C of D"),
    ):
        if getattr(parameter, field) is None:
            yield f"{place}.{field}", words, "niets"
    if parameter.checked is None or not _DAY.match(parameter.checked):
        yield f"{place}.checked", "een datum als 2026-11-21", f"‘{parameter.checked or ''}’"
    if not parameter.sources and not parameter.assumption:
        yield place, "een bron, of assumption: true", "geen van beide"
    yield from _of_sources(place, parameter.sources, figures)
    if parameter.formula is None:
        return
    try:
        value = evaluate(parameter.formula, {})
    except FormulaError as error:
        yield f"{place}.formula", "een som met alleen getallen", str(error)
        return
    if abs(value - parameter.mid) > ROUNDING * max(abs(value), abs(parameter.mid)):
        yield f"{place}.formula", f"een som die uitkomt op {bare(parameter.mid)}", bare(value)


def _of_effect(place: str, effect: Effect) -> Iterator[Finding]:
    parameter = effect.per_participant
    if not parameter.sources and parameter.grade != "D":
        yield f"{place}.per_participant.grade", "D, want er is geen bron", f"{parameter.grade}"
    if (parameter.grade == "D" or not parameter.sources) and not parameter.low <= 0 <= parameter.high:
        expected = "een bereik met 0 erin, want dit is vooral aanname"
        yield f"{place}.per_participant", expected, f"{bare(parameter.low)} tot {bare(parameter.high)}"


def _of_sources(place: str, sources: tuple[str, ...], figures: Figures) -> Iterator[Finding]:
    for source in sources:
        if queries.source(figures, source) is None:
            yield f"{place}.sources", "een bron uit data/sources.csv", f"‘{source}’"


def _of_recipe(recipe: Recipe, figures: Figures) -> Iterator[Finding]:
    formulas: list[tuple[str, Formula]] = [(name, getattr(recipe, name)) for name in PARAMETERS]
    for transfer in recipe.transfers:
        formulas.append((f"transfers.{transfer.to}.rate", transfer.rate))
        if transfer.waiting_rate is not None:
            formulas.append((f"transfers.{transfer.to}.waiting_rate", transfer.waiting_rate))
    used: set[str] = set()
    for place, formula in formulas:
        names = _inputs_under(set().union(*(names_in(text) for text in formula.formulas.values())), recipe)
        used |= names
        counted = any(recipe.inputs[name].assumed is None for name in names)
        if not counted and not formula.assumption:
            yield place, "een cijfer of begroting in de som, of assumption: true", "geen van beide"
    for text in map(str, recipe.payers.values()):
        used |= _inputs_under(set(names_in(text)), recipe)
    for name, given in recipe.inputs.items():
        if name not in used:
            yield f"inputs.{name}", "een naam die ergens gebruikt wordt", "niet gebruikt"
        if given.assumed is not None:
            yield from _of_sources(f"inputs.{name}", given.assumed.sources, figures)
    if not recipe.steerable and recipe.note is None:
        yield "note", "waarom hier niet te sturen is", "niets"


def _inputs_under(names: set[str], recipe: Recipe) -> set[str]:
    """The inputs behind names, through derived names and parameters."""
    found: set[str] = set()
    seen: set[str] = set()
    todo = set(names)
    while todo:
        name = todo.pop()
        seen.add(name)
        if name in recipe.inputs:
            found.add(name)
            continue
        text = recipe.derived.get(name)
        if text is None and name in PARAMETERS:
            text = str(getattr(recipe, name).mid)
        todo |= set(names_in(text or "0")) - seen
    return found


def _of_scenario(ready: ReadyScenario, steerable: set[str]) -> Iterator[Finding]:
    for line in ready.ceilings:
        if line not in steerable:
            yield (
                f"ceilings.{line}",
                "alleen plafonds op lijnen waar de gemeente stuurt",
                "een lijn die zij niet stuurt",
            )
    if (ready.changes or ready.ceilings) and not ready.conditions:
        yield "conditions", "wat waar moet zijn om dit te laten werken", "niets"
    if ready.id == UNCHANGED and (ready.changes or ready.ceilings):
        yield "changes", "geen wijziging", "een wijziging"
