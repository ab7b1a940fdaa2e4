"""A side of a dilemma as a scenario for one region: what the content asks, within what that region can spend or cut."""

import math
from dataclasses import dataclass

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import Lever, levers
from akkoordwijzer.content.numbers import euro_cents
from akkoordwijzer.library.dilemmas import Dilemma, Option
from akkoordwijzer.model.records import Change, Scenario

CENTS = 100
# Room is today's; it shrinks when fewer people come in, and then money at the very edge can no longer be spent.
LASTING_ROOM = 0.9


@dataclass(frozen=True, slots=True)
class Side:
    """An option with the scenario to play; nothing where the model cannot tell it apart (``option.in_model`` says why).

    ``remarks``: what had to change to fit this region, one Dutch sentence each.
    """

    option: Option
    scenario: Scenario | None
    remarks: tuple[str, ...] = ()

    @property
    def eur_per_inhabitant(self) -> float:
        """Money for interventions at full strength, in euro per inhabitant per year; below zero is a cut."""
        return sum(change.amount_per_inhabitant for change in self.scenario.changes.values()) if self.scenario else 0.0

    def eur(self, kit: Kit) -> float:
        """The same in euro per year for the whole region."""
        return self.eur_per_inhabitant * kit.settings.population


def sides(dilemma: Dilemma, kit: Kit) -> tuple[Side, ...]:
    """Every option of a dilemma for a region, in the order of the content."""
    room = levers(kit)
    return tuple(_side(option, kit, room) for option in dilemma.options())


def playable(option: Option, kit: Kit) -> Side:
    """One option for a region."""
    return _side(option, kit, levers(kit))


def _side(option: Option, kit: Kit, room: dict[str, Lever]) -> Side:
    asked = _asked(option, kit)
    if asked is None:
        missing = option.plan is not None
        return Side(option, None, ("Dit scenario is hier niet te berekenen.",) if missing else ())
    remarks: list[str] = []
    changes: dict[str, Change] = {}
    for key, change in asked.changes.items():
        if key not in room:
            remarks.append(f"De maatregel ‘{key}’ is hier niet te berekenen en doet niet mee.")
            continue
        amount, remark = _fitted(change.amount_per_inhabitant, room[key])
        remarks += [remark] if remark else []
        if amount:
            changes[key] = change.model_copy(update={"amount_per_inhabitant": amount})
    lines = {line.id for line in kit.lines}
    ceilings = {key: ceiling for key, ceiling in asked.ceilings.items() if key in lines}
    lost = [key for key in asked.ceilings if key not in lines]
    remarks += [f"De zorglijn ‘{key}’ is hier niet te berekenen; het plafond doet niet mee." for key in lost]
    return Side(option, asked.model_copy(update={"changes": changes, "ceilings": ceilings}), tuple(remarks))


def _asked(option: Option, kit: Kit) -> Scenario | None:
    """The scenario as the content has it, shares turned into amounts; nothing where there is none to play here."""
    if option.plan is None:
        return None
    if option.plan.ref is not None:
        return next((ready for ready in kit.scenarios if ready.id == option.plan.ref), None)
    ready = option.plan.as_ready(option.id, option.name, option.text, option.conditions)
    return ready.for_region(kit.yardstick)


def _fitted(amount: float, lever: Lever) -> tuple[float, str]:
    """An amount within the room of a region, with a sentence when it had to be smaller; whole cents towards zero."""
    name = lever.item.name or lever.item.id
    least, most = -lever.current_eur_per_inhabitant, lever.full_reach_eur_per_inhabitant
    if amount < least:
        fitted = -_cents(-least)
        if not fitted:
            return 0.0, f"{name}: hier is niet bekend wat er nu naartoe gaat; korten is niet te berekenen."
        return fitted, f"{name}: hier gaat nu {euro_cents(-least)} per inwoner naartoe; meer korten kan niet."
    if amount > most:
        fitted = _cents(LASTING_ROOM * most)
        if not fitted:
            return 0.0, f"{name}: wie hier mee kan doen, doet al mee; dit geld is niet te besteden."
        return fitted, f"{name}: meer dan {euro_cents(fitted)} per inwoner per jaar is hier niet te besteden."
    if amount > LASTING_ROOM * most:
        return (
            amount,
            f"{name}: dit is bijna alles wat hier te besteden is; in latere jaren kan er een deel overblijven.",
        )
    return amount, ""


def _cents(amount: float) -> float:
    return math.floor(amount * CENTS) / CENTS
