"""From the newest count to the start year: a line run forward with the model itself.

All rates are national, so people and flows of every region grow by the same factors; one run per line is enough.
"""

from dataclasses import dataclass

from pydantic import ValidationError

from akkoordwijzer.calibration.resolve import Names
from akkoordwijzer.content.arithmetic import FormulaError
from akkoordwijzer.model.outcome import prepare
from akkoordwijzer.model.records import Case, Line, Settings

# A council term: what "in four years" means in the ready-made scenarios.
TERM_YEARS = 4
START_YEAR = Settings(population=1).start_year


@dataclass(frozen=True, slots=True)
class Roll:
    """What happens to a line before the start year, as factors of the newest count.

    ``client_years`` of the budget year are per person counted; ``growth_left`` is what fading leaves of the growth;
    ``cost_growth`` is the mean yearly growth of the baseline cost in the first term.
    """

    counted: int
    stock: float
    inflow: float
    client_years: float
    growth_left: float
    cost_growth: float


def roll(names: Names, damping: float) -> Roll:
    """Run a line of the country from its count. Raises ``FormulaError`` when it cannot be run."""
    recipe = names.recipe
    stock, exit_rate = names.value(recipe.stock.formulas["mid"]), names.value(recipe.exit_rate.formulas["mid"])
    inflow = names.value(recipe.inflow.formulas["mid"]) + names.value(str(recipe.arrivals))
    growth, price_growth = (
        names.value(formula.formulas["mid"]) for formula in (recipe.inflow_growth, recipe.cost_growth)
    )
    start, budget_year = START_YEAR - recipe.counted, (recipe.budget.year if recipe.budget else START_YEAR)
    if not 0 <= budget_year - recipe.counted <= start:
        raise FormulaError(f"geteld in {recipe.counted}, dus niet tussen de telling en {START_YEAR} door te rekenen")
    try:
        line = Line.model_validate(
            {
                "id": recipe.id,
                "stock": stock,
                "inflow": inflow,
                "inflow_growth": growth,
                "exit_rate": exit_rate,
                "unit_cost": 1,
                "payers": {"municipality": 1},
                "cashable": 1,
            }
        )
    except ValidationError as error:
        raise FormulaError(f"de lijn is niet door te rekenen ({error.errors()[0]['loc'][0]})") from None
    settings = Settings(start_year=recipe.counted, years=start + TERM_YEARS + 1, population=1, growth_damping=damping)
    run = prepare(Case(settings=settings, lines=(line,))).baseline
    people, started, seen = (values[:, 0, 0] for values in (run.stock, run.entries, run.client_years))
    if not (stock > 0 and inflow > 0):
        raise FormulaError("zonder mensen of instroom is er niets door te rekenen")
    rise = 1.0
    for year in range(TERM_YEARS):
        rise *= 1 + price_growth * damping**year
    return Roll(
        counted=recipe.counted,
        stock=float(people[start]) / stock,
        inflow=float(started[start]) / inflow,
        client_years=float(seen[budget_year - recipe.counted]) / stock,
        growth_left=damping**start,
        cost_growth=float(seen[start + TERM_YEARS] / seen[start] * rise) ** (1 / TERM_YEARS) - 1,
    )
