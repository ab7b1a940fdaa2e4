"""The names in a recipe as numbers for one region, remembering where each came from and what was estimated."""

from dataclasses import dataclass, field

from akkoordwijzer.calibration.shelf import Shelf, shelf_of
from akkoordwijzer.content.arithmetic import FormulaError, evaluate, names_in
from akkoordwijzer.content.numbers import euro, number, percent, period_words
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.tables import BUDGET_SOURCE
from akkoordwijzer.library.recipes import PARAMETERS, BudgetInput, FigureInput, Recipe, ScaleBy


@dataclass(frozen=True, slots=True)
class Known:
    """A named number with its sentence, its sources and whether it was estimated for this region."""

    value: float
    words: str
    sources: tuple[str, ...] = ()
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Which part of the country a region is, and by what that was told."""

    factor: float
    words: str


@dataclass(slots=True)
class Names:
    """Resolves the names of one recipe for one region; values are computed once.

    ``borrowed`` holds the task fields on which the region has no budget of its own that can be used.
    """

    figures: Figures
    recipe: Recipe
    region: str
    scale: Scale
    national_prices: bool = False
    found: dict[str, Known] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)
    borrowed: set[str] = field(default_factory=set)

    def get(self, name: str) -> Known:
        """A named number. Raises ``FormulaError`` when it cannot be known."""
        if name not in self.found:
            if name in self.busy:
                raise FormulaError(f"‘{name}’ verwijst naar zichzelf")
            self.busy.add(name)
            self.found[name] = self._resolve(name)
            self.busy.discard(name)
        return self.found[name]

    def value(self, formula: str) -> float:
        """The value of a formula over these names."""
        return evaluate(formula, self.values(formula))

    def values(self, formula: str) -> dict[str, float]:
        """The numbers behind the names of a formula."""
        return {name: self.get(name).value for name in names_in(formula)}

    def leaves(self, formula: str) -> dict[str, Known]:
        """The inputs a formula rests on, through derived names."""
        found: dict[str, Known] = {}
        for name in sorted(names_in(formula)):
            if name in self.recipe.inputs:
                found[name] = self.get(name)
            else:
                found |= self.leaves(self._formula_of(name))
        return found

    def _formula_of(self, name: str) -> str:
        if name in self.recipe.derived:
            return self.recipe.derived[name]
        if name in PARAMETERS:
            return str(getattr(self.recipe, name).mid)
        raise FormulaError(f"‘{name}’ is niet bekend")

    def _resolve(self, name: str) -> Known:
        if name not in self.recipe.inputs:
            formula = self._formula_of(name)
            return Known(self.value(formula), name)
        given = self.recipe.inputs[name]
        if given.figure:
            return self._figure(given.figure)
        if given.budget:
            return self._budget(given.budget)
        assert given.assumed is not None  # noqa: S101  # the record holds exactly one of the three
        assumed = given.assumed
        factor = self.scale.factor if assumed.scaled else 1.0
        return Known(assumed.value * factor, f"aanname: {assumed.why}", assumed.sources, factor != 1.0)

    def _figure(self, given: FigureInput) -> Known:
        seen = shelf_of(self.figures).national(given.indicator, given.period)
        if seen is None:
            raise FormulaError(f"‘{given.indicator}’ ({given.period}) ontbreekt in data/national.csv")
        indicator, unit = self.figures.indicators[given.indicator], self.figures.unit_of(given.indicator)
        scaled = given.scaled and self.region != NATION
        status = {"provisional": ", voorlopig", "estimate": ", schatting", "derived": ", afgeleid"}.get(seen.status, "")
        words = (
            f"{indicator.label}, {period_words(seen.period)}: {number(seen.value, unit.decimals)} {unit.label}{status}"
        )
        if scaled:
            words += f"; geschat aandeel van deze gemeente {percent(self.scale.factor, 2)} ({self.scale.words})"
        return Known(seen.value * (self.scale.factor if scaled else 1.0), words, (seen.source,), scaled)

    def _budget(self, given: BudgetInput) -> Known:
        fields = ", ".join(given.task_fields)
        own = None
        if not self.national_prices:
            own = shelf_of(self.figures).budget(self.region, given.year, given.task_fields)
        if own is not None and own[0] > 0 and not own[1]:
            return Known(own[0], f"begroting {given.year}, taakveld {fields}: {euro(own[0])}", (BUDGET_SOURCE,))
        national = shelf_of(self.figures).budget(NATION, given.year, given.task_fields)
        if national is None or national[0] <= 0:
            raise FormulaError(f"geen begroting {given.year} voor taakveld {fields}")
        if self.region != NATION:
            self.borrowed.add(fields)
        words = f"begroting {given.year}, taakveld {fields}, aandeel in het landelijke bedrag van {euro(national[0])}"
        return Known(national[0] * self.scale.factor, words, (BUDGET_SOURCE,), True)


def scale_of(figures: Figures, options: tuple[ScaleBy, ...], region: str) -> Scale:
    """The part of the country a region is: by the first figure that is known there, else by inhabitants."""
    if region == NATION:
        return Scale(1.0, "heel Nederland")
    shelf = shelf_of(figures)
    inhabitants = shelf.across("inhabitants")
    nation = sum(inhabitants.values())
    for option in options:
        if option.indicator is None or option.year is not None:
            if share := _budget_share(shelf, option, region):
                return Scale(share, f"naar de begroting van taakveld {', '.join(option.task_fields)}")
            continue
        parts = _parts(shelf, option.indicator, option.times)
        if parts.get(region, 0) > 0:
            # Where the figure is missing in some places, those with it share the part of the country they house.
            covered = sum(inhabitants[code] for code in parts if code in inhabitants) / nation
            share = parts[region] / sum(parts.values()) * covered
            return Scale(share, f"naar {figures.indicators[option.indicator].label.lower()}")
    return Scale(inhabitants[region] / nation, "naar inwoners")


def _budget_share(shelf: Shelf, option: ScaleBy, region: str) -> float | None:
    year = option.year or 0
    own = shelf.budget(region, year, option.task_fields)
    nation = shelf.budget(NATION, year, option.task_fields)
    if own is None or nation is None or own[1] or own[0] <= 0:
        return None
    return own[0] / nation[0]


def _parts(shelf: Shelf, indicator: str, times: str | None) -> dict[str, float]:
    """Per municipality the number to divide by: a count, or a share times another count."""
    values = shelf.across(indicator)
    if times is None:
        return values
    sizes = shelf.across(times)
    return {code: value * sizes[code] for code, value in values.items() if code in sizes}
