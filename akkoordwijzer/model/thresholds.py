"""What one must believe (contract, section 5): from which effect on a choice pays, or hurts.

Where an effect is not established, zero is a choice too. So the question is turned around, for spending and for cuts
alike, at the most likely values. All questions of a scenario are columns of one run.
"""

from dataclasses import dataclass
from typing import Any

from akkoordwijzer.model.outcome import Prepared, prepare
from akkoordwijzer.model.questions import Alone, Joint, Mark, Questions, Thresholds, amount_of, possible_effects
from akkoordwijzer.model.records import Case, Change, Scenario

__all__ = [
    "Alone",
    "Joint",
    "Mark",
    "Thresholds",
    "Zone",
    "as_data",
    "possible_effects",
    "threshold_of",
    "thresholds",
    "zone_of",
]


@dataclass(frozen=True, slots=True)
class Zone:
    """Between the mark of spending and that of an equally large cut neither more nor less pays."""

    spending: Alone
    cut: Alone


def thresholds(case: Case, prepared: Prepared | None = None) -> Thresholds:
    """All thresholds of the scenario of a case. ``prepared`` (deterministic) saves preparing again."""
    prepared = prepared or prepare(case)
    pairs = [(item, place) for item in case.interventions if amount_of(case, item) for place in possible_effects(item)]
    return Questions(case, prepared, pairs, with_scenario=True).answers()


def threshold_of(case: Case, intervention: str, line: str, change: Change, prepared: Prepared | None = None) -> Alone:
    """The threshold of one intervention and line for a given change, whatever the scenario: what a slider marks.

    Raises ``KeyError`` when the intervention is not there or could not affect the line.
    """
    return _of_changes(case, intervention, line, [change], prepared)[0]


def zone_of(case: Case, intervention: str, line: str, change: Change, prepared: Prepared | None = None) -> Zone:
    """The thresholds of a change and of its opposite: spending and cutting the same amount. Raises as above."""
    amount = abs(change.amount_per_inhabitant)
    both = [change.model_copy(update={"amount_per_inhabitant": value}) for value in (amount, -amount)]
    return Zone(*_of_changes(case, intervention, line, both, prepared))


def _of_changes(
    case: Case, intervention: str, line: str, changes: list[Change], prepared: Prepared | None
) -> list[Alone]:
    prepared = prepared or prepare(case)
    pairs = [
        (item, place)
        for item in case.interventions
        if item.id == intervention
        for place in possible_effects(item)
        if place.line == line
    ]
    if not pairs:
        raise KeyError((intervention, line))
    found = []
    for change in changes:
        alone = case.model_copy(update={"scenario": Scenario(changes={intervention: change})})
        found.append(Questions(alone, prepared, pairs, with_scenario=False).answers().alone[0])
    return found


def as_data(found: Thresholds) -> dict[str, Any]:
    """The thresholds as plain data: the JSON of the command line."""
    return {
        "alone": [
            {
                "intervention": each.intervention,
                "line": each.line,
                "municipality": _mark_data(each.municipality),
                "all_payers": _mark_data(each.all_payers),
            }
            for each in found.alone
        ],
        "joint": {"municipality": found.joint.municipality, "all_payers": found.joint.all_payers},
        "ceilings": found.ceilings,
    }


def _mark_data(mark: Mark | None) -> dict[str, float] | None:
    if mark is None:
        return None
    return {"per_participant": mark.per_participant, "share_of_inflow": mark.share_of_inflow}
