"""The contract once more, in plain Python: one draw, one year, one line at a time, with lists and loops.

It shares no code with the package but the records, so that an error would have to be made twice.
"""

from math import exp
from typing import Any

from akkoordwijzer.model.records import Case, Effect, Intervention, Line
from akkoordwijzer.model.sample import Sample

Values = dict[str, float]


class Replay:
    """One draw of a case: the baseline and the scenario (or its hard part), year by year, and the books."""

    def __init__(
        self, case: Case, values: Values, paths: dict[str, tuple[list[float], list[float]]], hard: bool
    ) -> None:
        self.case, self.values, self.paths, self.hard = case, values, paths, hard
        self.years = range(case.settings.years)
        self.lines = {line.id: line for line in case.lines}
        self.surprises: list[dict[str, float]] = []
        self.is_baseline = True
        self.baseline = self.run()
        self.is_baseline = False
        self.scenario = self.run()

    # Section 7: growth that fades, and surprises

    def grown(self, line: Line, t: int, field: str) -> float:
        index = 1.0
        for year in range(t):
            index *= 1 + self.values[f"{line.id}.{field}"] * self.case.settings.growth_damping**year
        return index

    def inflow(self, line: Line, t: int) -> float:
        return self.values[f"{line.id}.inflow"] * self.grown(line, t, "inflow_growth") * self.paths[line.id][0][t]

    def price(self, line: Line, t: int) -> float:
        return self.values[f"{line.id}.unit_cost"] * self.grown(line, t, "cost_growth") * self.paths[line.id][1][t]

    # Section 3

    def money(self, item: Intervention, t: int) -> float:
        change = self.case.scenario.changes.get(item.id)
        year = self.case.settings.start_year + t
        if self.is_baseline or change is None or year < change.from_:
            return 0.0
        if change.until is not None and year > change.until:
            return 0.0
        part = (year - change.from_ + 1) / change.ramp
        return change.amount_per_inhabitant * self.case.settings.population * min(1.0, part)

    def take_part(self, item: Intervention, stock: dict[str, float], t: int) -> float:
        current = self.values[f"{item.id}.current_participants"]
        if item.reach.line is None:
            pool = self.values[f"{item.id}.reach.size"]
        else:
            pool = stock[item.reach.line] + self.inflow(self.lines[item.reach.line], t)
        room = max(0.0, self.values[f"{item.id}.reach.share"] * pool - current)
        return min(max(self.money(item, t) / self.values[f"{item.id}.unit_cost"], -current), room)

    def quantity(self, item: Intervention, number: int, effect: Effect, taken: list[dict[str, float]], t: int) -> float:
        years = [t - back for back in range(effect.delay, effect.delay + effect.lasts) if t - back >= 0]
        active = sum(taken[year][item.id] for year in years) * self.values[f"{item.id}.effects[{number}].weight"]
        quantity = active * self.values[f"{item.id}.effects[{number}].{effect.kind}"]
        if effect.kind == "find":
            return max(0.0, quantity)
        if self.hard and item.ledger == "hard" and not effect.estimate:
            quantity = min(quantity, active * effect.per_participant.low)
        elif self.hard:
            quantity = min(quantity, 0.0)
        if quantity > 0 and not effect.estimate:
            quantity *= 1 - self.case.settings.evidence_discount[item.grade]
        return quantity

    def run(self) -> list[dict[str, Any]]:
        stock = {line.id: self.values[f"{line.id}.stock"] * self.paths[line.id][0][0] for line in self.case.lines}
        waiting = dict.fromkeys(stock, 0.0)
        taken: list[dict[str, float]] = []
        years: list[dict[str, Any]] = []
        for t in self.years:
            taken.append({item.id: self.take_part(item, stock, t) for item in self.case.interventions})
            done = [
                (item, effect, self.quantity(item, number, effect, taken, t))
                for item in self.case.interventions
                for number, effect in enumerate(item.effects)
            ]
            benefits: dict[str, float] = {}
            for _, effect, quantity in done:
                if effect.kind == "benefit":
                    benefits[str(effect.payer)] = benefits.get(str(effect.payer), 0.0) + quantity
                elif effect.kind == "find" and self.lines[str(effect.line)].found_cost is not None:
                    cost = quantity * self.values[f"{effect.line}.found_cost"]
                    benefits["municipality"] = benefits.get("municipality", 0.0) - cost
            leaving, arriving = self.departures(stock, waiting, done)
            year: dict[str, Any] = {"taken": taken[t], "benefits": benefits, "stock": dict(stock)}
            year["unabsorbed"] = {
                item.id: self.money(item, t) - taken[t][item.id] * self.values[f"{item.id}.unit_cost"]
                for item in self.case.interventions
            }
            year.update(cost={}, funded={}, waiting={}, prevented={}, entries={})
            if self.is_baseline:
                self.surprises.append({})
            for line in self.case.lines:
                self.end_of_year(line, t, year, stock, waiting, (leaving, arriving, done))
            years.append(year)
        years.append({"stock": dict(stock)})
        return years

    def departures(
        self, stock: dict[str, float], waiting: dict[str, float], done: list[tuple[Intervention, Effect, float]]
    ) -> tuple[dict[str, float], dict[str, float]]:
        leaving, arriving = {}, dict.fromkeys(stock, 0.0)
        for line in self.case.lines:
            here, v = stock[line.id], self.values
            waits = (1 - v[f"{line.id}.waiting_exit"]) * min(waiting[line.id], here)
            out = v[f"{line.id}.exit_rate"] * (here - waits)
            moves = []
            for _, effect, quantity in done:
                if effect.kind == "exit" and effect.line == line.id:
                    out += quantity
                if effect.kind == "shift" and effect.from_ == line.id:
                    moves.append((str(effect.to), quantity))
            for transfer in line.transfers:
                if not transfer.stays:
                    moves.append((transfer.to, v[f"{line.id}.transfers.{transfer.to}.rate"] * here))
            total = out + sum(quantity for _, quantity in moves)
            fits = 1.0
            if total > here:
                fits = here / total
            if total < 0:
                fits = 0.0
            leaving[line.id] = total * fits
            for to, quantity in moves:
                arriving[to] += quantity * fits
            for transfer in line.transfers:
                if transfer.stays:
                    arriving[transfer.to] += v[f"{line.id}.transfers.{transfer.to}.rate"] * here
                arriving[transfer.to] += waiting[line.id] * v[f"{line.id}.transfers.{transfer.to}.waiting_rate"]
        return leaving, arriving

    def end_of_year(
        self, line: Line, t: int, year: dict[str, Any], stock: dict[str, float], waiting: dict[str, float], moved: Any
    ) -> None:
        leaving, arriving, done = moved
        inflow, factor, found = self.inflow(line, t), 1.0, 0.0
        for _, effect, quantity in done:
            if effect.kind == "prevent" and effect.line == line.id and inflow > 0:
                factor *= 1 - min(max(quantity / inflow, -1.0), 1.0)
            if effect.kind == "find" and effect.line == line.id and line.found_cost is None:
                found += quantity
        entries = max(0.0, inflow * factor + found) + arriving[line.id]
        here = stock[line.id]
        after = here + entries - leaving[line.id]
        if self.is_baseline:
            persons = self.paths[line.id][0]
            self.surprises[t][line.id] = after * (persons[t + 1] / persons[t] - 1)
        after = max(0.0, after + self.surprises[t][line.id])
        clients = (here + after) / 2
        cost = clients * self.price(line, t)
        funded, limit = cost, self.ceiling(line, t)
        if limit is not None:
            funded = min(cost, limit)
        waiting[line.id] = clients * (1 - funded / cost) if cost > 0 else 0.0
        stock[line.id] = after
        year["entries"][line.id] = entries
        year["prevented"][line.id] = inflow * (1 - factor)
        year["cost"][line.id], year["funded"][line.id], year["waiting"][line.id] = cost, funded, waiting[line.id]

    def ceiling(self, line: Line, t: int) -> float | None:
        ceiling = self.case.scenario.ceilings.get(line.id)
        year = self.case.settings.start_year + t
        if self.is_baseline or ceiling is None or year < ceiling.from_:
            return None
        return float(self.baseline[0]["cost"][line.id] * (1 + ceiling.growth) ** (year - ceiling.from_ + 1))

    # Section 4

    def books(self) -> dict[str, list[float]]:
        """Euro per year: spend, realised, freed, withheld, net of the municipality, and net of all payers."""
        found: dict[str, list[float]] = {name: [] for name in ("spend", "realised", "freed", "withheld", "net", "all")}
        first = self.case.scenario.first_year or self.case.settings.start_year
        for t in self.years:
            before, after = self.baseline[t], self.scenario[t]
            realised, freed, withheld = after["benefits"].get("municipality", 0.0), 0.0, 0.0
            everyone = sum(after["benefits"].values())
            for line in self.case.lines:
                cost, funded = after["cost"][line.id], after["funded"][line.id]
                due = max(funded, min(cost, before["cost"][line.id]))
                fallen, share = before["cost"][line.id] - due, line.payers.get("municipality", 0.0)
                everyone += fallen * sum(line.payers.values())
                withheld += share * (due - funded)
                own, booked = share * fallen, share * fallen
                if own >= 0:
                    late = self.case.settings.start_year + t - first >= line.cash_delay
                    booked = self.values[f"{line.id}.cashable"] * own if late else 0.0
                realised += booked
                freed += own - booked
            spend = 0.0
            for item in self.case.interventions:
                euro = after["taken"][item.id] * self.values[f"{item.id}.unit_cost"]
                spend += euro * item.spend_payers.get("municipality", 0.0)
                everyone -= euro * sum(item.spend_payers.values())
            row = (spend, realised, freed, withheld, realised - spend, everyone)
            for name, value in zip(found, row, strict=True):
                found[name].append(value)
        return found


def replays(case: Case, sample: Sample, draws: int, hard: bool = False) -> list[Replay]:
    """The case once per draw; a number without a range has the same value in all of them."""
    from akkoordwijzer.model.inputs import _leans
    from akkoordwijzer.model.parameter_name import parameters

    leans = _leans(case)
    drawn = {name: sample(name, parameter, leans.get(name)) for name, parameter in parameters(case).items()}
    walks = {line.id: sample.surprise(line, case.settings.years) for line in case.lines}
    found = []
    for draw in range(draws):
        values = {name: float(array[draw % array.size]) for name, array in drawn.items()}
        paths = {line.id: _paths(line, *walks[line.id], draw) for line in case.lines}
        found.append(Replay(case, values, paths, hard))
    return found


def _paths(line: Line, persons: Any, price: Any, draw: int) -> tuple[list[float], list[float]]:
    """F (years + 1 values) and P (years values) of one draw (forecast.md, section 5)."""
    z = [float(row[draw % row.size]) for row in persons]
    w = [float(row[draw % row.size]) for row in price]
    sizes = line.surprise
    people = [exp(sizes.start * z[0])]
    for step in z[1:]:
        people.append(people[-1] * exp(sizes.persons * step))
    prices = [exp(sizes.price * sum(w[: t + 1])) for t in range(len(w))]
    if sizes.priced_on == "budget":
        prices = [each / people[0] for each in prices]
    return people, prices
