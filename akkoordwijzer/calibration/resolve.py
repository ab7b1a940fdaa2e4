"""The names in a recipe as numbers for one region, remembering where each came from and what was estimated."""

from dataclasses import dataclass, field

from akkoordwijzer.calibration import lookups
from akkoordwijzer.calibration.prices import factor_from
from akkoordwijzer.calibration.scale import Scale, scales
from akkoordwijzer.content.arithmetic import FormulaError, evaluate, names_in
from akkoordwijzer.content.numbers import number, percent, period_words
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.price_index import PRICE_LEVEL
from akkoordwijzer.library.recipes import PARAMETERS, FigureInput, Recipe


@dataclass(frozen=True, slots=True)
class Known:
    """A named number with its sentence, its sources and whether it was estimated for this region."""

    value: float
    words: str
    sources: tuple[str, ...] = ()
    estimated: bool = False


@dataclass(slots=True)
class Names:
    """Resolves the names of one recipe for one region; values are computed once.

    ``given`` holds names worked out elsewhere: the price of a client-year.
    """

    figures: Figures
    recipe: Recipe
    region: str
    scale: Scale
    given: dict[str, Known] = field(default_factory=dict)
    found: dict[str, Known] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)

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
            if name in self.recipe.inputs or name in self.given:
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
        if name in self.given:
            return self.given[name]
        if name not in self.recipe.inputs:
            formula = self._formula_of(name)
            return Known(self.value(formula), name)
        given = self.recipe.inputs[name]
        if given.figure:
            return self._figure(given.figure)
        assert given.assumed is not None  # noqa: S101  # the record holds exactly one of the two
        assumed = given.assumed
        factor = self.scale.factor if assumed.scaled else 1.0
        return Known(assumed.value * factor, f"aanname: {assumed.why}", assumed.sources, factor != 1.0)

    def _figure(self, given: FigureInput) -> Known:
        seen = lookups.national(self.figures, given.indicator, given.period)
        if seen is None:
            raise FormulaError(f"‘{given.indicator}’ ({given.period}) ontbreekt in data/national.csv")
        indicator, unit = self.figures.indicators[given.indicator], self.figures.unit_of(given.indicator)
        scaled = given.scaled and self.region != NATION
        status = {"provisional": ", voorlopig", "estimate": ", schatting", "derived": ", afgeleid"}.get(seen.status, "")
        words = (
            f"{indicator.label}, {period_words(seen.period)}: {number(seen.value, unit.decimals)} {unit.label}{status}"
        )
        value = seen.value
        if given.price_year is not None:
            rise = factor_from(given.price_year)
            value *= rise
            words += f" (prijzen van {given.price_year}, × {number(rise, 2)} naar {PRICE_LEVEL})"
        if scaled:
            scale = scales(self.figures, given.scale)[self.region] if given.scale else self.scale
            value *= scale.factor
            words += f"; geschat aandeel van deze gemeente {percent(scale.factor, 2)} ({scale.words})"
        return Known(value, words, (seen.source,), scaled)
