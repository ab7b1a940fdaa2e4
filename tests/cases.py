"""Small cases for tests of the model: written by hand, or drawn at random by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.model.records import Case, Change, Scenario

LINES = ("a", "b", "c")
PAYERS = ("municipality", "state", "insurer", "citizen")


def line(name: str = "a", **changes: Any) -> dict[str, Any]:
    """A line in balance: 1,000 people, 200 in and 200 out a year, EUR 10,000 each, all municipal money."""
    return {
        "id": name,
        "stock": 1000,
        "inflow": 200,
        "exit_rate": 0.2,
        "unit_cost": 10_000,
        "payers": {"municipality": 1},
        "cashable": 1,
        **changes,
    }


def item(name: str = "p", *effects: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A hard intervention of grade A: EUR 1,000 a participant, half of line a can take part."""
    return {
        "id": name,
        "unit_cost": 1000,
        "reach": {"line": "a", "share": 0.5},
        "grade": "A",
        "ledger": "hard",
        "effects": list(effects),
        **changes,
    }


def effect(kind: str = "prevent", quantity: Any = 0.2, **changes: Any) -> dict[str, Any]:
    """An effect on line a (a shift goes to line b, a benefit to the municipality)."""
    where: dict[str, Any] = {"line": "a"}
    if kind == "shift":
        where = {"from": "a", "to": "b"}
    elif kind == "benefit":
        where = {"payer": "municipality"}
    return {"kind": kind, **where, "per_participant": quantity, **changes}


def case(
    lines: list[dict[str, Any]],
    items: list[dict[str, Any]] | None = None,
    amounts: dict[str, float] | None = None,
    ceilings: dict[str, Any] | None = None,
    **settings: Any,
) -> Case:
    """A case of 10,000 inhabitants, so that EUR 1 per inhabitant pays for ten participants."""
    changes = {key: {"amount_per_inhabitant": amount, "from": 2027} for key, amount in (amounts or {}).items()}
    return Case.model_validate(
        {
            "settings": {"population": 10_000, **settings},
            "lines": lines,
            "interventions": items or [],
            "scenario": {"changes": changes, "ceilings": ceilings or {}},
        }
    )


def everything_on(kit: Kit, share: float = 0.5) -> Scenario:
    """Every intervention of a kit at a share of its reach, and a ceiling on every line that can be steered."""
    changes = {
        key: Change(amount_per_inhabitant=share * lever.full_reach_eur_per_inhabitant)
        for key, lever in levers(kit).items()
    }
    ceilings = {line.id: {"growth": -0.01, "from": 2028} for line in kit.lines if line.steerable}
    return Scenario.model_validate(
        {"changes": {k: c.model_dump(by_alias=True) for k, c in changes.items()}, "ceilings": ceilings}
    )


def _floats(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False, allow_infinity=False, allow_subnormal=False)


@st.composite
def _ranges(draw: st.DrawFn, low: float, high: float) -> dict[str, float]:
    values = sorted(draw(st.lists(_floats(low, high), min_size=3, max_size=3)))
    return dict(zip(("low", "mid", "high"), values, strict=True))


@st.composite
def _shares(draw: st.DrawFn) -> dict[str, float]:
    payers = draw(st.lists(st.sampled_from(PAYERS), min_size=1, max_size=3, unique=True))
    weights = [draw(st.integers(1, 9)) for _ in payers]
    return {payer: weight / sum(weights) for payer, weight in zip(payers, weights, strict=True)}


@st.composite
def _effects(draw: st.DrawFn, names: tuple[str, ...]) -> dict[str, Any]:
    kind = draw(st.sampled_from(("prevent", "exit", "find", "benefit") + (("shift",) if len(names) > 1 else ())))
    found: dict[str, Any] = {"kind": kind, "delay": draw(st.integers(0, 3)), "lasts": draw(st.integers(1, 4))}
    if draw(st.booleans()):
        found["weight"] = draw(_ranges(0, 2))
    if kind == "benefit":
        return {**found, "payer": draw(st.sampled_from(PAYERS)), "per_participant": draw(_ranges(-500, 3000))}
    if kind == "shift":
        start, to = draw(st.permutations(names))[:2]
        return {**found, "from": start, "to": to, "per_participant": draw(_ranges(-0.2, 1))}
    return {**found, "line": draw(st.sampled_from(names)), "per_participant": draw(_ranges(-0.5, 2))}


@st.composite
def _surprises(draw: st.DrawFn) -> dict[str, Any]:
    sizes = {name: draw(st.sampled_from((0.0, 0.05, 0.2))) for name in ("start", "persons", "price")}
    return {
        **sizes,
        "priced_on": draw(st.none() | st.just("budget")),
        "with": draw(st.none() | st.just("family")),
    }


@st.composite
def cases(draw: st.DrawFn, hard_only: bool = False) -> Case:
    """Any case the schema allows, small: up to three lines and three interventions, cuts and ceilings included."""
    names = LINES[: draw(st.integers(1, 3))]
    lines = []
    for name in names:
        others = [other for other in names if other != name]
        transfers: list[dict[str, Any]] = []
        if draw(st.booleans()) and others:
            to = draw(st.sampled_from(others))
            transfers = [
                {
                    "to": to,
                    "rate": draw(_ranges(0, 0.5)),
                    "stays": draw(st.booleans()),
                    "waiting_rate": draw(_ranges(0, 0.5)),
                }
            ]
        lines.append(
            {
                "id": name,
                "stock": draw(_ranges(0, 2000)),
                "inflow": draw(_ranges(0, 500)),
                "inflow_growth": draw(_ranges(-0.25, 0.25)),
                "exit_rate": draw(_ranges(0, 1)),
                "unit_cost": draw(_ranges(1, 100_000)),
                "cost_growth": draw(_ranges(-0.125, 0.125)),
                "payers": draw(_shares()),
                "cashable": draw(_ranges(0, 1)),
                "cash_delay": draw(st.integers(0, 3)),
                "transfers": transfers,
                "waiting_exit": draw(_ranges(0, 1)),
                "found_cost": draw(st.none() | _ranges(0, 5000)),
                "surprise": draw(_surprises()),
            }
        )
    items = []
    for name in ("p", "q", "r")[: draw(st.integers(0, 3))]:
        reach: dict[str, Any] = {"line": draw(st.sampled_from(names)), "share": draw(_ranges(0, 1))}
        if draw(st.booleans()):
            reach = {"group": "iedereen", "size": draw(_ranges(0, 5000)), "share": draw(_ranges(0, 1))}
        items.append(
            {
                "id": name,
                "unit_cost": draw(_ranges(1, 20_000)),
                "reach": reach,
                "current_participants": draw(_ranges(0, 200)),
                "grade": draw(st.sampled_from("ABCD")),
                "ledger": "hard" if hard_only else draw(st.sampled_from(("hard", "soft", "unknown"))),
                "spend_payers": draw(_shares()),
                "effects": draw(st.lists(_effects(names), max_size=3)),
            }
        )
    start = st.integers(2027, 2031)
    changes = {
        thing["id"]: {
            "amount_per_inhabitant": draw(_floats(-20, 50)),
            "from": draw(start),
            "ramp": draw(st.integers(1, 4)),
            "until": draw(st.none() | st.integers(2031, 2036)),
        }
        for thing in items
        if draw(st.booleans())
    }
    ceilings = {
        name: {"growth": draw(_floats(-0.25, 0.125)), "from": draw(start)} for name in names if draw(st.booleans())
    }
    return Case.model_validate(
        {
            "settings": {
                "population": draw(st.integers(100, 50_000)),
                "years": draw(st.integers(1, 12)),
                "growth_damping": draw(st.sampled_from((1.0, 0.8, 0.0))),
                "shared": draw(st.sampled_from(({}, {"A": 0.1, "B": 0.3, "C": 0.5, "D": 0.5, "cashable": 0.5}))),
            },
            "lines": lines,
            "interventions": items,
            "scenario": {"changes": changes, "ceilings": ceilings},
        }
    )
