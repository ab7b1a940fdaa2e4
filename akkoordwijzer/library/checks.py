"""The rules of honesty (design: the what-if model, section 9) as findings on what stands in scenarios/.

A record that breaks one of these can be read and played; it is not honest yet. ``check`` and the tests report it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from akkoordwijzer.content.arithmetic import FormulaError, evaluate, names_in
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.numbers import bare
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.interventions import LibraryIntervention
from akkoordwijzer.library.library import UNCHANGED, Library, ReadyScenario
from akkoordwijzer.library.price_index import price_index
from akkoordwijzer.library.recipes import PARAMETERS, PRICE, Formula, Recipe
from akkoordwijzer.model.openness import is_open
from akkoordwijzer.model.records import Effect, Parameter

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
    open_to_ceilings = {recipe.id for recipe in library.recipes if recipe.can_have_ceiling}
    for ready in library.scenarios:
        found += _faults("scenarios/scenarios.yaml", ready.id, _of_scenario(ready, open_to_ceilings))
    if UNCHANGED not in {ready.id for ready in library.scenarios}:
        found.append(Fault("scenarios/scenarios.yaml", "", f"het scenario {UNCHANGED}", "geen"))
    return found


def _faults(file: str, owner: str, findings: Iterator[Finding]) -> list[Fault]:
    return [Fault(file, f"{owner}.{place}", expected, found) for place, expected, found in findings]


def named_parameters(item: LibraryIntervention) -> Iterator[tuple[str, Parameter]]:
    """Every parameter of an intervention that stands in the file, under its place there."""
    yield "unit_cost", item.unit_cost
    yield "reach.share", item.reach.share
    if item.reach.size is not None:
        yield "reach.size", item.reach.size
    if item.current_from is None:
        yield "current_participants", item.current_participants
    for place, effect in enumerate(item.effects):
        yield f"effects[{place}].per_participant", effect.per_participant
        if effect.kind == "prevent" or effect.weight.arithmetic is not None:
            yield f"effects[{place}].weight", effect.weight


def _of_intervention(item: LibraryIntervention, figures: Figures) -> Iterator[Finding]:
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
    yield from _of_what_may_work(item)
    yield from _of_current(item, figures)
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


def _of_what_may_work(item: LibraryIntervention) -> Iterator[Finding]:
    """An effect that nobody measured names the lines where it might be, so that one can say what must be believed."""
    if is_open(item) and not item.could_affect:
        yield "could_affect", "zorglijnen waar een niet vastgesteld effect zou kunnen zijn", "geen"
    for order, place in enumerate(item.could_affect):
        if place.reason is None:
            yield f"could_affect[{order}].reason", "waarom juist deze zorglijn", "niets"


def _of_current(item: LibraryIntervention, figures: Figures) -> Iterator[Finding]:
    """A cut needs to know what is spent today; where nobody knows, the room is told why."""
    current = item.current_from
    known = current is not None or item.current_participants.mid > 0
    if known and item.no_cut_because is not None:
        yield "no_cut_because", "alleen een reden als niet bekend is wat er nu is", "een bekend bedrag"
    if not known and item.no_cut_because is None:
        yield "no_cut_because", "waarom hier niet te korten is (huidige omvang niet bekend)", "niets"
    if current is None:
        return
    if not current.sources and not current.assumption:
        yield "current_from", "een bron, of assumption: true", "geen van beide"
    yield from _of_sources("current_from", current.sources, figures)
    if not _DAY.match(current.checked):
        yield "current_from.checked", "een datum als 2026-11-21", f"‘{current.checked}’"
    if current.price_year is not None:
        yield from _of_price_year("current_from.price_year", current.price_year)
    filed = {field for _, field, _, _ in queries.filings(figures, current.year or 0, "budget")}
    for field in current.task_fields:
        if field not in filed:
            yield "current_from.task_fields", f"taakvelden met een begroting in {current.year}", field


def _of_price_year(place: str, year: int | None) -> Iterator[Finding]:
    if year not in price_index():
        yield place, "een jaar uit data/price_index.csv", "niets" if year is None else str(year)


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
    if (parameter.unit or "").startswith("eur"):
        yield from _of_price_year(f"{place}.price_year", parameter.price_year)
    elif parameter.price_year is not None:
        yield f"{place}.price_year", "alleen een prijsjaar bij euro's", str(parameter.price_year)
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
    if (parameter.unit or "").startswith("eur") and not effect.weight.low == effect.weight.high == 1:
        expected = "1, want een claim in euro's bevat al hoe zwaar de hulp is"
        yield f"{place}.weight", expected, f"{bare(effect.weight.low)} tot {bare(effect.weight.high)}"


def _of_sources(place: str, sources: tuple[str, ...], figures: Figures) -> Iterator[Finding]:
    for source in sources:
        if not _exists(figures, source):
            yield f"{place}.sources", "een bron uit data/sources.csv", f"‘{source}’"


@lru_cache(maxsize=2000)
def _exists(figures: Figures, source: str) -> bool:
    return queries.source(figures, source) is not None


def _of_recipe(recipe: Recipe, figures: Figures) -> Iterator[Finding]:
    formulas: list[tuple[str, Formula]] = list(recipe.formulas.items())
    for transfer in recipe.transfers:
        formulas.append((f"transfers.{transfer.to}.rate", transfer.rate))
        if transfer.waiting_rate is not None:
            formulas.append((f"transfers.{transfer.to}.waiting_rate", transfer.waiting_rate))
    used: set[str] = set()
    for place, formula in formulas:
        names = _inputs_under(set().union(*(names_in(text) for text in formula.formulas.values())), recipe)
        used |= names
        counted = PRICE in names or any(recipe.inputs[name].assumed is None for name in names - {PRICE})
        if not counted and not formula.assumption:
            yield place, "een cijfer of begroting in de som, of assumption: true", "geen van beide"
    for text in recipe.other_sums.values():
        used |= _inputs_under(set(names_in(text)), recipe)
    for name, given in recipe.inputs.items():
        if name not in used:
            yield f"inputs.{name}", "een naam die ergens gebruikt wordt", "niet gebruikt"
        if given.figure is not None and given.figure.price_year is not None:
            yield from _of_price_year(f"inputs.{name}.figure.price_year", given.figure.price_year)
        if given.assumed is not None:
            yield from _of_sources(f"inputs.{name}", given.assumed.sources, figures)
    if not recipe.steerable and recipe.note is None:
        yield "note", "waarom hier niet te sturen is", "niets"
    if recipe.can_have_ceiling and not (recipe.steerable and recipe.is_care):
        yield "can_have_ceiling", "false: een rechter beslist, of het is geen voorziening", "true"


def _inputs_under(names: set[str], recipe: Recipe) -> set[str]:
    """The inputs behind names, through derived names and parameters."""
    found: set[str] = set()
    seen: set[str] = set()
    todo = set(names)
    while todo:
        name = todo.pop()
        seen.add(name)
        if name in recipe.inputs or name == PRICE:
            found.add(name)
            continue
        text = recipe.derived.get(name)
        if text is None and name in PARAMETERS:
            text = str(getattr(recipe, name).mid)
        todo |= set(names_in(text or "0")) - seen
    return found


def _of_scenario(ready: ReadyScenario, open_to_ceilings: set[str]) -> Iterator[Finding]:
    for line in ready.ceilings:
        if line not in open_to_ceilings:
            yield (
                f"ceilings.{line}",
                "alleen plafonds op lijnen waar de gemeente stuurt",
                "een lijn die zij niet stuurt",
            )
    if (ready.changes or ready.ceilings) and not ready.conditions:
        yield "conditions", "wat waar moet zijn om dit te laten werken", "niets"
    if ready.id == UNCHANGED and (ready.changes or ready.ceilings):
        yield "changes", "geen wijziging", "een wijziging"
