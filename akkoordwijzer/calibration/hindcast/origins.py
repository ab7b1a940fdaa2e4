"""Every year that has a stock, a flow and the year before, run forward with the recipe of the baseline."""

from dataclasses import dataclass
from math import exp, log, sqrt

from pydantic import ValidationError

from akkoordwijzer.calibration.hindcast.forecast import Forecast, Story, point
from akkoordwijzer.calibration.hindcast.records import FILE, FORMULAS, Past, Plan, Rule, Series, read_plan
from akkoordwijzer.calibration.shelf import shelf_of
from akkoordwijzer.content.arithmetic import FormulaError, evaluate, names_in
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.model.outcome import prepare
from akkoordwijzer.model.records import Case


@dataclass(frozen=True, slots=True)
class Lookback:
    """All forecasts, those told year by year, and what could not be worked out."""

    plan: Plan
    forecasts: tuple[Forecast, ...]
    stories: tuple[Story, ...]
    left_out: tuple[Fault, ...]


def look_back(figures: Figures, plan: Plan | None = None) -> Lookback:
    """Every origin of every series. A series that cannot be worked out is left out and named.

    Raises ``ContentError`` when scenarios/hindcast.yaml itself cannot be read.
    """
    plan = plan or read_plan()
    runs: list[_Run] = []
    faults: list[Fault] = []
    for number, series in enumerate(plan.series):
        try:
            runs += _runs(figures, series, plan.rule)
        except FormulaError as error:
            place = f"series[{number}] ({series.id})"
            faults.append(Fault(FILE, place, "een som die uitkomt met de cijfers in data/", str(error)))
    stories = [_story(run, plan) for run in runs]
    forecasts = tuple(forecast for run in runs for forecast in run.forecasts(plan.rule))
    told = tuple(story for found in stories for story in found)
    missing = {(story.look.series, story.look.origin, story.look.target) for story in told}
    for number, look in enumerate(plan.looks):
        if (look.series, look.origin, look.target) not in missing and not faults:
            faults.append(Fault(FILE, f"looks[{number}]", "een jaar met een voorspelling en een telling", "geen"))
    return Lookback(plan, forecasts, told, tuple(faults))


@dataclass(frozen=True, slots=True)
class _Run:
    """A series run forward from one origin: ``path`` from the origin on, ``counts`` of the same definition."""

    series: Series
    origin: int
    path: tuple[float, ...]
    counts: dict[int, float]

    def forecast(self, target: int, rule: Rule) -> Forecast:
        """The forecast for a target year that was counted."""
        naive, ahead = self.counts[self.origin], target - self.origin
        spread = rule.persons * sqrt(ahead)
        return Forecast(self.series, self.origin, target, naive, self.path[ahead], self.counts[target], spread)

    def forecasts(self, rule: Rule) -> list[Forecast]:
        """One for every later year that was counted in the same way."""
        later = range(self.origin + 1, self.origin + rule.years_ahead + 1)
        return [self.forecast(year, rule) for year in later if year in self.counts]


def _story(run: _Run, plan: Plan) -> list[Story]:
    found = []
    for look in plan.looks:
        if (look.series, look.origin) == (run.series.id, run.origin) and look.target in run.counts:
            years = range(look.origin, look.target + 1)
            points = tuple(
                point(year, run.path[ahead], plan.rule.persons * sqrt(ahead), run.counts.get(year))
                for ahead, year in enumerate(years)
            )
            found.append(Story(look, run.forecast(look.target, plan.rule), points))
    return found


def _runs(figures: Figures, series: Series, rule: Rule) -> list[_Run]:
    """A run for every origin. Raises ``FormulaError`` for a series that is not there, or sums that do not work out."""
    used = [series.count, *series.inputs.values(), *([series.growth_of] if series.growth_of else [])]
    for past in used:
        if past.indicator not in figures.indicators:
            raise FormulaError(f"geen reeks ‘{past.indicator}’ (fout gespeld, of weggelaten om een fout)")
    counts = _values(figures, series.count)
    found = []
    for origin in sorted(counts):
        names = _known(figures, series, rule, origin)
        if names is None:
            continue
        same = {y: value for y, value in counts.items() if y >= origin and _one(figures, series.count, origin, y)}
        found.append(_Run(series, origin, _path(series, rule, origin, names), same))
    if not found:
        raise FormulaError("geen enkel jaar met een stand, een stroom en het jaar ervoor")
    return found


def _known(figures: Figures, series: Series, rule: Rule, origin: int) -> dict[str, float] | None:
    """What was known in a year, by name; none when it is not enough to start from."""
    names: dict[str, float] = {}
    for name, past in {"count": series.count, **series.inputs}.items():
        value = _value(figures, past, origin)
        if value is None or not _one(figures, past, origin - past.years_back, origin):
            return None
        names[name] = value
    changes = _changes(figures, series.growth_of, origin)[-rule.growth_years :] if series.growth_of else []
    if not changes and any("growth" in names_in(getattr(series, field)) for field in FORMULAS):
        return None
    names["growth"] = exp(sum(changes) / len(changes)) - 1 if changes else 0.0
    return names


def _changes(figures: Figures, past: Past, origin: int) -> list[float]:
    """Yearly changes known in a year, as logarithms, oldest first; never across a break."""
    values = {year: value for year, value in _values(figures, past).items() if year <= origin and value > 0}
    pairs = [year for year in sorted(values) if year - 1 in values and _one(figures, past, year - 1, year)]
    return [log(values[year] / values[year - 1]) for year in pairs]


def _values(figures: Figures, past: Past) -> dict[int, float]:
    """All values by year of origin."""
    seen = [int(found.period[:4]) for found in queries.series(figures, past.indicator, NATION)]
    # One year wider: the count of 31 December may stand under the first of January.
    years = range(min(seen, default=0) - 1, max(seen, default=0) + 1)
    values = {year: _value(figures, past, year) for year in years}
    return {year: value for year, value in values.items() if value is not None}


def _value(figures: Figures, past: Past, origin: int) -> float | None:
    seen = shelf_of(figures).national(past.indicator, past.at(origin))
    return None if seen is None or seen.status == "suspect" else seen.value


def _one(figures: Figures, past: Past, earlier: int, later: int) -> bool:
    """Whether a figure was counted in one way from one year to another."""
    return not any(earlier < int(broken.at[:4]) <= later for broken in figures.indicators[past.indicator].breaks)


def _path(series: Series, rule: Rule, origin: int, known: dict[str, float]) -> tuple[float, ...]:
    """The numbers from the origin on, by the model itself: growth halved and fading, exit half way to balance."""
    names = dict(known)
    for field in FORMULAS:
        names[field] = evaluate(getattr(series, field), names)
    if names["stock"] <= 0:
        raise FormulaError(f"vanaf {origin} een stand van nul of lager")
    balance = names["inflow"] / names["stock"]
    line = {
        "id": series.line,
        "stock": names["stock"],
        "inflow": names["inflow"],
        "inflow_growth": rule.growth_kept * names["growth"],
        "exit_rate": names["exit_rate"] + rule.towards_balance * (balance - names["exit_rate"]),
        "unit_cost": 1,
        "payers": {"municipality": 1},
        "cashable": 1,
    }
    settings = {
        "start_year": origin,
        "years": rule.years_ahead + 1,
        "population": 1,
        "growth_damping": rule.growth_damping,
    }
    try:
        case = Case.model_validate({"settings": settings, "lines": [line]})
    except ValidationError:
        raise FormulaError(f"vanaf {origin} een stroom buiten haar grenzen") from None
    run = prepare(case).baseline
    values = run.stock[:-1, 0, 0]
    if series.measure == "clients":
        values = values + run.entries[:, 0, 0]
    return tuple(float(value) for value in values)
