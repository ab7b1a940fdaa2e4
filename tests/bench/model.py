"""How fast is the model, and beside what? ``python -m tests.bench.model``.

Targets (issue 4): 2,000 draws x 10 years x 7 lines x 20 interventions under 60 ms, 10,000 draws under 300 ms, memory
under 300 MB, cost linear in draws. The yardstick is the same recipe as a plain-Python loop over draws.
"""

import resource
import time
import tracemalloc
from collections.abc import Callable

import numpy as np

from akkoordwijzer.model.inputs import build_inputs
from akkoordwijzer.model.memory import keep_freed_memory
from akkoordwijzer.model.outcome import play, prepare
from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.sample import Sample
from akkoordwijzer.model.thresholds import thresholds
from akkoordwijzer.model.uncertainty import Pert
from tests.oracle import replays

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
    """The same recipe with lists and loops: the cumulative result at the horizon per draw."""
    return [sum(replay.books()["net"]) for replay in replays(played, sample, draws)]


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
    given_back = timed(lambda: play(small, Pert(2_000)))
    kept = keep_freed_memory()
    whole = {}
    for draws in (1_000, 2_000, 4_000, 8_000, 10_000):
        sample = Pert(draws)
        whole[draws] = timed(lambda sample=sample: play(small, sample))  # type: ignore[misc]
        of_draws = timed(lambda sample=sample: build_inputs(small, sample))  # type: ignore[misc]
        print(
            f"{draws:6d} draws: {whole[draws]:7.1f} ms (draws {of_draws:5.1f}, runs {whole[draws] - of_draws:6.1f})"
            f", {whole[draws] / draws * 1000:5.1f} ms per 1,000"
        )
    print(f"  2000 draws: {given_back:7.1f} ms with memory given back after every array (kept from here on: {kept})")
    for draws, limit in ((2_000, 60), (10_000, 300)):
        print(f"target {draws} draws under {limit} ms: {'met' if whole[draws] < limit else 'MISSED'}")
    asked = timed(lambda: thresholds(small, prepare(small)))
    print(f"thresholds of {ITEMS} interventions: {asked:.1f} ms (target 20 ms for a scenario of the library)")
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
