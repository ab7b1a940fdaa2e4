"""Money whose effect nobody established (contract, section 4): named in the same breath as any result that holds it."""

import numpy as np

from akkoordwijzer.model.records import Case, Intervention
from akkoordwijzer.model.simulate import Run

# An effect of which the most likely value is less than this part of its range might as well be none.
ESTABLISHED_FROM = 0.1
# Above this share of open money no odds are given, but what one must believe.
NO_ODDS_ABOVE = 0.25


def is_open(item: Intervention) -> bool:
    """Whether the effect of an intervention is not established."""
    return item.ledger == "unknown" or not any(
        effect.kind != "find"
        and effect.per_participant.mid != 0
        and abs(effect.per_participant.mid)
        >= ESTABLISHED_FROM * (effect.per_participant.high - effect.per_participant.low)
        for effect in item.effects
    )


def open_interventions(case: Case, run: Run) -> tuple[str, ...]:
    """The open interventions on which anything is spent or cut, by id."""
    spends = np.abs(run.spend).sum(axis=(0, 2)) > 0
    return tuple(item.id for item, used in zip(case.interventions, spends, strict=True) if used and is_open(item))


def open_share_of_spend(case: Case, run: Run) -> float | None:
    """Share of all money spent or cut over the horizon (over all draws) that is open; none when nothing is spent."""
    money = np.abs(run.spend).sum(axis=(0, 2))
    if not money.any():
        return None
    open_money = [euro for item, euro in zip(case.interventions, money, strict=True) if is_open(item)]
    return float(sum(open_money) / money.sum())
