"""Every year that has a stock, a flow and the year before, run forward with the recipe of the baseline."""

from dataclasses import dataclass, field
from math import exp, log, sqrt

from pydantic import ValidationError

from akkoordwijzer.calibration.hindcast.forecast import Forecast, Story, point
from akkoordwijzer.calibration.hindcast.records import FILE, FORMULAS, Look, Past, Plan, Rule, Series, read_plan
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
    archive = _Archive(figures)
    runs: list[_Run] = []
    faults: list[Fault] = []
    for number, series in enumerate(plan.series):
        try:
            runs += _runs(archive, series, plan.rule)
        except FormulaError as error:
            place = f"series[{number}] ({series.id})"
            faults.append(Fault(FILE, place, "een som die uitkomt met de cijfers in data/", str(error)))
    forecasts = tuple(forecast for run in runs for forecast in run.forecasts(plan.rule))
    worked_out = {run.series.id for run in runs}
    stories = []
    for number, look in enumerate(plan.looks):
        story = _story(look, runs, plan.rule)
        if story:
            stories.append(story)
        elif look.series in worked_out:
            faults.append(Fault(FILE, f"looks[{number}]", "een jaar met een voorspelling en een telling", "geen"))
    return Lookback(plan, forecasts, tuple(stories), tuple(faults))


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


def _story(look: Look, runs: list[_Run], rule: Rule) -> Story | None:
    """A look year by year; none when there is no such origin or its target was not counted."""
    for run in runs:
        if (run.series.id, run.origin) == (look.series, look.origin) and look.target in run.counts:
            points = tuple(
                point(
                    look.origin + ahead,
                    run.path[ahead],
                    rule.persons * sqrt(ahead),
                    run.counts.get(look.origin + ahead),
                )
                for ahead in range(look.target - look.origin + 1)
            )
            return Story(look, run.forecast(look.target, rule), points)
    return None


@dataclass(slots=True)
class _Archive:
    """National values by indicator and period, each series asked for once; suspect values are left out."""

    figures: Figures
    tables: dict[str, dict[str, float]] = field(default_factory=dict)

    def value(self, past: Past, origin: int) -> float | None:
        """The value for a year of origin. Raises ``FormulaError`` for a series that is not there."""
        return self._table(past.indicator).get(past.at(origin))

    def values(self, past: Past) -> dict[int, float]:
        """All values by year of origin, oldest first."""
        seen = [int(period[:4]) for period in self._table(past.indicator)]
        # One year wider: the count of 31 December may stand under the first of January.
        years = range(min(seen, default=0) - 1, max(seen, default=0) + 1)
        found = {year: self.value(past, year) for year in years}
        return {year: value for year, value in found.items() if value is not None}

    def counted_alike(self, past: Past, earlier: int, later: int) -> bool:
        """Whether a figure was counted in one way from one year to another."""
        breaks = self.figures.indicators[past.indicator].breaks
        return not any(earlier < int(broken.at[:4]) <= later for broken in breaks)

    def _table(self, indicator: str) -> dict[str, float]:
        if indicator not in self.figures.indicators:
            raise FormulaError(f"geen reeks ‘{indicator}’ (fout gespeld, of weggelaten om een fout)")
        if indicator not in self.tables:
            seen = queries.series(self.figures, indicator, NATION)
            self.tables[indicator] = {found.period: found.value for found in seen if found.status != "suspect"}
        return self.tables[indicator]


def _runs(archive: _Archive, series: Series, rule: Rule) -> list[_Run]:
    """A run for every origin. Raises ``FormulaError`` for a series that is not there, or sums that do not work out."""
    counts = archive.values(series.count)
    found = []
    for origin in counts:
        names = _known(archive, series, rule, origin)
        if names is None:
            continue
        same = {y: n for y, n in counts.items() if y >= origin and archive.counted_alike(series.count, origin, y)}
        found.append(_Run(series, origin, _path(series, rule, origin, names), same))
    if not found:
        raise FormulaError("geen enkel jaar met een stand, een stroom en het jaar ervoor")
    return found


def _known(archive: _Archive, series: Series, rule: Rule, origin: int) -> dict[str, float] | None:
    """What was known in a year, by name; none when it is not enough to start from."""
    names: dict[str, float] = {}
    for name, past in {"count": series.count, **series.inputs}.items():
        value = archive.value(past, origin)
        if value is None or not archive.counted_alike(past, origin - past.years_back, origin):
            return None
        names[name] = value
    changes = _changes(archive, series.growth_of, origin)[-rule.growth_years :] if series.growth_of else []
    if not changes and any("growth" in names_in(getattr(series, formula)) for formula in FORMULAS):
        return None
    names["growth"] = exp(sum(changes) / len(changes)) - 1 if changes else 0.0
    return names


def _changes(archive: _Archive, past: Past, origin: int) -> list[float]:
    """Yearly changes known in a year, as logarithms, oldest first; never across a break."""
    values = {year: value for year, value in archive.values(past).items() if year <= origin and value > 0}
    years = [year for year in values if year - 1 in values and archive.counted_alike(past, year - 1, year)]
    return [log(values[year] / values[year - 1]) for year in years]


def _path(series: Series, rule: Rule, origin: int, known: dict[str, float]) -> tuple[float, ...]:
    """The numbers from the origin on, by the model itself: growth halved and fading, exit half way to balance."""
    names = dict(known)
    for formula in FORMULAS:
        names[formula] = evaluate(getattr(series, formula), names)
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
