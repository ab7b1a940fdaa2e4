"""Four small scenarios of five years whose every outcome fits on the back of an envelope.

One line: 100 people, 100 in and everybody out every year, € 1.000 each, so its stock is the entries of the year before.
Ten fewer in from the first year: stock 100, 90, 90, ...; client-years 95, 90, 90, 90, 90; € 5.000 less, then € 10.000.
The municipality pays 80% of it and can cash half of a saving, a year later; an insurer pays 20%.
"""

from typing import Any

from akkoordwijzer.model.outcome import Outcome, play
from akkoordwijzer.model.records import Case

CARE: dict[str, Any] = {
    "id": "care",
    "name": "Jeugdhulp",
    "stock": 100,
    "inflow": 100,
    "exit_rate": 1,
    "unit_cost": 1000,
    "payers": {"municipality": 0.8, "insurer": 0.2},
    "cashable": 0.5,
    "cash_delay": 1,
}
# € 100 a participant; ten participants keep one person out of care. The state pays a tenth.
HELP: dict[str, Any] = {
    "id": "help",
    "name": "Gezinshulp",
    "participant": "gezin",
    "unit_cost": 100,
    "reach": {"group": "iedereen", "size": 1000, "share": 0.5},
    "current_participants": 50,
    "grade": "A",
    "ledger": "soft",
    "spend_payers": {"municipality": 0.9, "state": 0.1},
    "effects": [{"kind": "prevent", "line": "care", "per_participant": {"low": 0.05, "mid": 0.1, "high": 0.15}}],
}
# € 10 a unit, 800 of them today, and nobody knows whom it reaches or what it does.
BASE: dict[str, Any] = {
    "id": "base",
    "name": "Sociale basis",
    "counts_people": False,
    "unit_cost": 10,
    "reach": {"group": "iedereen", "size": 10000, "share": 1.0},
    "current_participants": 800,
    "grade": "D",
    "ledger": "unknown",
    "could_affect": [{"line": "care", "delay": 0}],
}


def worked(amounts: dict[str, float], ceiling: float | None = None, **timing: Any) -> Case:
    """Amounts in euro per inhabitant, of whom there are ten thousand."""
    return Case.model_validate(
        {
            "settings": {"population": 10_000, "years": 5, "discount_rate": 0.25},
            "lines": [CARE],
            "interventions": [HELP, BASE],
            "scenario": {
                "changes": {key: {"amount_per_inhabitant": eur, **timing} for key, eur in amounts.items()},
                "ceilings": {} if ceiling is None else {"care": {"growth": ceiling, "from": 2027}},
            },
        }
    )


SPENDING = worked({"help": 1.0})
CUT = worked({"base": -1.0})
CEILING = worked({}, ceiling=-0.1)
MIXED = worked({"help": 1.0, "base": -0.02}, ceiling=-0.1)


def outcome(case: Case) -> Outcome:
    """The most likely run."""
    return play(case)
