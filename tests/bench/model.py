"""How fast is the model, and beside what? ``python -m tests.bench.model``.

Targets (issue 4): 2,000 draws x 10 years x 7 lines x 20 interventions under 60 ms, 10,000 draws under 300 ms, memory
under 300 MB, cost linear in draws. The yardstick is the same recipe as a plain-Python loop over draws.
"""

import resource
import time
import tracemalloc
from collections.abc import Callable

import numpy as np

from akkoordwijzer.model.choices import build_choices
from akkoordwijzer.model.inputs import Sample, build_inputs, parameters
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.uncertainty import Pert

LINES, ITEMS, YEARS = 7, 20, 10
KINDS = ("prevent", "exit", "shift", "find", "benefit")
YARDSTICK_DRAWS = 100


def case(lines: int = LINES, items: int = ITEMS, years: int = YEARS, hard_every: int = 4) -> Case:
    """A case of a given size in which every number has a range, every intervention is used and one line has a ceiling.

    Every ``hard_every``-th intervention is hard, so that the hard part is a run of its own."""

    def around(mid: float) -> dict[str, float]:
        return {"low": 0.8 * mid, "mid": mid, "high": 1.2 * mid}

    def effect(number: int) -> dict[str, object]:
        kind, line, other = KINDS[number % len(KINDS)], f"line_{number % lines}", f"line_{(number + 1) % lines}"
        where: dict[str, object] = {"line": line}
        if kind == "shift":
            where = {"from": line, "to": other}
        elif kind == "benefit":
            where = {"payer": "insurer"}
        quantity = around(300.0 if kind == "benefit" else 0.03)
        return {"kind": kind, **where, "per_participant": quantity, "delay": number % 3, "lasts": 1 + number % 2}

    return Case.model_validate(
        {
            "settings": {"population": 100_000, "years": years},
            "lines": [
                {
                    "id": f"line_{number}",
                    "stock": around(1000 + 100 * number),
                    "inflow": around(300),
                    "inflow_growth": {"low": -0.01, "mid": 0.0, "high": 0.02},
                    "exit_rate": around(0.3),
                    "unit_cost": around(10_000 + 5_000 * number),
                    "payers": {"municipality": 0.8, "state": 0.2},
                    "cashable": around(0.6),
                    "cash_delay": 1,
                    "transfers": [{"to": f"line_{(number + 1) % lines}", "rate": around(0.02)}]
                    if number % 3 == 0
                    else [],
                }
                for number in range(lines)
            ],
            "interventions": [
                {
                    "id": f"item_{number}",
                    "unit_cost": around(1_500),
                    "reach": {"line": f"line_{number % lines}", "share": around(0.2)},
                    "grade": "ABCD"[number % 4],
                    "ledger": "hard" if number % hard_every == 0 else "soft",
                    "effects": [effect(number)],
                }
                for number in range(items)
            ],
            "scenario": {
                "changes": {
                    f"item_{number}": {"amount_per_inhabitant": 0.5 + 0.1 * number, "from": 2027, "ramp": 2}
                    for number in range(items)
                },
                "ceilings": {"line_1": {"growth": 0.0, "from": 2028}},
            },
        }
    )


def plain_python(played: Case, sample: Sample, draws: int) -> list[float]:
    """The same year by year recipe with lists and loops: the cumulative result at the horizon per draw."""
    drawn = {name: sample(name, parameter) for name, parameter in parameters(played).items()}
    choices, settings = build_choices(played), played.settings
    place = {line.id: number for number, line in enumerate(played.lines)}
    results = []
    for draw in range(draws):
        values = {name: float(array[draw % array.size]) for name, array in drawn.items()}
        base = _run(played, values, None, None, place)
        first = base[0][1]
        limits = [
            [first[n] * float(choices.ceiling[t, n, 0]) for n in range(len(place))] for t in range(settings.years)
        ]
        amounts = [[float(v) for v in choices.amount_eur[t, :, 0]] for t in range(settings.years)]
        results.append(_books(played, values, base, _run(played, values, amounts, limits, place)))
    return results


Year = tuple[tuple[float, float], list[float]]


def _run(
    played: Case,
    values: dict[str, float],
    amounts: list[list[float]] | None,
    limits: list[list[float]] | None,
    place: dict[str, int],
) -> list[Year]:
    """Per year ((spend, municipal benefit), funded per line)."""
    stock = [values[f"{line.id}.stock"] for line in played.lines]
    waiting = [0.0] * len(stock)
    taken: list[list[float]] = []
    years: list[Year] = []
    discount = played.settings.evidence_discount
    for t in range(played.settings.years):
        natural = [values[f"{line.id}.inflow"] * (1 + values[f"{line.id}.inflow_growth"]) ** t for line in played.lines]
        taken.append([0.0] * len(played.interventions))
        spend = 0.0
        if amounts is not None:
            for number, item in enumerate(played.interventions):
                at = place[item.reach.line or ""]
                room = max(0.0, values[f"{item.id}.reach.share"] * (stock[at] + natural[at]))
                price = values[f"{item.id}.unit_cost"]
                taken[t][number] = min(max(amounts[t][number] / price, 0.0), room)
                spend += taken[t][number] * price
        factor, found, hastened, leaving, arriving = ([x] * len(stock) for x in (1.0, 0.0, 0.0, 0.0, 0.0))
        benefit, shifts = 0.0, []
        for number, item in enumerate(played.interventions):
            for at, effect in enumerate(item.effects):
                last = t - effect.delay + 1
                active = sum(row[number] for row in taken[max(0, last - effect.lasts) : max(0, last)])
                quantity = active * values[f"{item.id}.effects[{at}].{effect.kind}"]
                if effect.kind != "find":
                    quantity *= 1 - discount[item.grade]
                if effect.kind == "benefit":
                    benefit += quantity if effect.payer == "municipality" else 0.0
                    continue
                line = place[effect.target or ""]
                if effect.kind == "prevent":
                    factor[line] *= 1 - min(max(quantity / natural[line] if natural[line] else 0.0, -1.0), 1.0)
                elif effect.kind == "find":
                    found[line] += quantity
                elif effect.kind == "exit":
                    hastened[line] += quantity
                else:
                    leaving[line] += quantity
                    shifts.append((line, place[effect.to or ""], quantity))
        funded = []
        for n, owner in enumerate(played.lines):
            leaving[n] += sum(
                values[f"{owner.id}.transfers.{x.to}.rate"] * stock[n] for x in owner.transfers if not x.stays
            )
        totals = [values[f"{x.id}.exit_rate"] * stock[n] + hastened[n] + leaving[n] for n, x in enumerate(played.lines)]
        fits = [0.0 if total < 0 else min(1.0, stock[n] / total) if total else 1.0 for n, total in enumerate(totals)]
        for start, to, quantity in shifts:
            arriving[to] += quantity * fits[start]
        for n, owner in enumerate(played.lines):
            for x in owner.transfers:
                rate = values[f"{owner.id}.transfers.{x.to}.rate"]
                arriving[place[x.to]] += rate * stock[n] * (1.0 if x.stays else fits[n])
                arriving[place[x.to]] += waiting[n] * values[f"{owner.id}.transfers.{x.to}.waiting_rate"]
        for n, owner in enumerate(played.lines):
            entries = max(0.0, natural[n] * factor[n] + found[n]) + arriving[n]
            after = max(0.0, stock[n] + entries - totals[n] * fits[n])
            persons = (stock[n] + after) / 2
            cost = persons * values[f"{owner.id}.unit_cost"] * (1 + values[f"{owner.id}.cost_growth"]) ** t
            paid = cost if limits is None else min(cost, limits[t][n])
            waiting[n] = persons * (1 - paid / cost) if cost > 0 else 0.0
            stock[n] = after
            funded.append(paid)
        years.append(((spend, benefit), funded))
    return years


def _books(played: Case, values: dict[str, float], base: list[Year], scenario: list[Year]) -> float:
    total = 0.0
    first = played.scenario.first_year or played.settings.start_year
    for t, ((_, before), ((spend, benefit), after)) in enumerate(zip(base, scenario, strict=True)):
        total += benefit - spend
        for n, line in enumerate(played.lines):
            own = line.payers.get("municipality", 0.0) * (before[n] - after[n])
            since = played.settings.start_year + t - first
            total += own if own < 0 else values[f"{line.id}.cashable"] * own if since >= line.cash_delay else 0.0
    return total


def timed(action: Callable[[], object], times: int = 7) -> float:
    """The fastest of some runs, in milliseconds."""
    return min(_once(action) for _ in range(times)) * 1e3


def _once(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    small = case()
    uncertain = sum(not p.is_certain for p in parameters(small).values())
    print(
        f"{LINES} lines, {ITEMS} interventions (all used, mostly soft, one ceiling), {YEARS} years, {uncertain} ranges"
    )
    whole = {}
    for draws in (1_000, 2_000, 4_000, 8_000, 10_000):
        sample = Pert(draws)
        whole[draws] = timed(lambda sample=sample: play(small, sample))  # type: ignore[misc]
        of_draws = timed(lambda sample=sample: build_inputs(small, sample))  # type: ignore[misc]
        print(
            f"{draws:6d} draws: {whole[draws]:7.1f} ms (draws {of_draws:5.1f}, runs {whole[draws] - of_draws:6.1f})"
            f", {whole[draws] / draws * 1000:5.1f} ms per 1,000"
        )
    for draws, limit in ((2_000, 60), (10_000, 300)):
        print(f"target {draws} draws under {limit} ms: {'met' if whole[draws] < limit else 'MISSED'}")
    tracemalloc.start()
    play(small, Pert(10_000))
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    process = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"memory at 10,000 draws: {peak:.0f} MB of arrays, {process:.0f} MB for the whole process (target 300)")
    sample = Pert(YARDSTICK_DRAWS)
    slow = timed(lambda: plain_python(small, sample, YARDSTICK_DRAWS), 1) * 2_000 / YARDSTICK_DRAWS
    same = np.allclose(
        plain_python(small, sample, YARDSTICK_DRAWS), play(small, sample).books.cumulative[-1], rtol=1e-9
    )
    print(
        f"plain Python, 2,000 draws (from {YARDSTICK_DRAWS}, without the hard part): {slow:.0f} ms,"
        f" {slow / whole[2_000]:.0f} times as long; same results: {'yes' if same else 'NO'}"
    )


if __name__ == "__main__":
    main()
