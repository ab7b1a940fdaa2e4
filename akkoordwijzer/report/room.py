"""From a room to the model and back: knobs as levers, amounts as a proposal, and what the table took over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import Lever
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.numbers import euro_cents, signed
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.conversation import agreement
from akkoordwijzer.conversation.moves import Range
from akkoordwijzer.conversation.state import OnTable, Settlement
from akkoordwijzer.conversation.view import View
from akkoordwijzer.library.knobs import Knobs
from akkoordwijzer.model.beliefs import Belief, Estimate
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.proposal import LONGEST_NAME, Proposal, check
from akkoordwijzer.proposal.scale import Scale
from akkoordwijzer.proposal.turning import scale_of, total, turn

# Steps people say aloud; the search for packages looks at some sixty per knob.
STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
MOST_STEPS = 60
TABLE = "de tafel"


@dataclass(frozen=True, slots=True)
class RoomKnob:
    """A knob in a region, with its levers and how far it goes, in euro per inhabitant per year."""

    id: str
    name: str
    levers: Mapping[str, Lever]
    scale: Scale

    @property
    def lever(self) -> agreement.Lever:
        """The same for the measure of agreement; ``eur_per_unit`` is filled in by ``levers_of_room``."""
        width = self.scale.most - self.scale.least
        step = next((step for step in STEPS if width / step <= MOST_STEPS), width / MOST_STEPS)
        return agreement.Lever(self.id, self.name, self.scale.least, self.scale.most, step)


def knobs_of_room(knobs: Knobs, levers: Mapping[str, Lever]) -> tuple[RoomKnob, ...]:
    """The knobs that can be turned in a region, in the order of the screen."""
    found = []
    for knob in knobs.knobs:
        inside = {key: levers[key] for key in knob.levers if key in levers}
        scale = scale_of(inside.values())
        if scale.most > scale.least:
            found.append(RoomKnob(knob.id, knob.name, inside, scale))
    return tuple(found)


def levers_of_room(knobs: tuple[RoomKnob, ...], population: float) -> tuple[agreement.Lever, ...]:
    """The knobs for the measure of agreement: a euro per inhabitant costs as many euro as there are inhabitants."""
    made = [knob.lever for knob in knobs]
    return tuple(agreement.Lever(one.id, one.name, one.low, one.high, one.step, population) for one in made)


def proposal_of(
    region: str, amounts: Mapping[str, float], knobs: tuple[RoomKnob, ...], weights: Mapping[str, float], title: str
) -> Proposal:
    """Amounts per knob as a proposal: each knob spread over its levers, as on Wat als?; amounts end at the scale."""
    scenario = Scenario()
    for knob in knobs:
        asked = min(max(amounts.get(knob.id, 0.0), knob.scale.least), knob.scale.most)
        if asked:
            scenario = turn(scenario, knob.levers, asked, weights).scenario
    return Proposal(region=region, scenario=scenario.model_copy(update={"name": title[:LONGEST_NAME]}))


def amounts_of(scenario: Scenario, knobs: tuple[RoomKnob, ...]) -> dict[str, float]:
    """What a scenario comes to per knob, without the knobs it leaves alone."""
    found = {knob.id: total(scenario, knob.levers) for knob in knobs}
    return {key: value for key, value in found.items() if value}


def as_data(proposal: Proposal) -> dict[str, Any]:
    """A proposal as it travels with a move."""
    return proposal.model_dump(mode="json", exclude_defaults=True)


def proposal_in(tabled: OnTable | Settlement, kit: Kit) -> Proposal | None:
    """The proposal on the table, through the gate; none where there is none or it was made for elsewhere."""
    if tabled.data is None:
        return None
    data = dict(tabled.data)
    try:
        found = read_record(Proposal, data, Document("Dit voorstel", data, {}))
    except ContentError:
        return None
    return check(found, kit)[0] if found.region == kit.region else None


def with_table(proposal: Proposal, view: View, kit: Kit) -> Proposal:
    """The proposal with what the table took over: its estimates, and accepted claims about a parameter."""
    estimates = {item: dict(lines) for item, lines in proposal.estimates.items()}
    for key, estimate in view.estimates.items():
        item, _, line = key.partition(".")
        if estimate.taken is not None:
            said = Estimate(**_values(estimate.taken), reason=_said(estimate.why), source=TABLE)
            estimates.setdefault(item, {})[line] = said
    beliefs = dict(proposal.beliefs)
    for claim in view.claims.values():
        made = claim.made
        if claim.status == "accepted" and made.parameter and made.after:
            beliefs[made.parameter] = Belief(**_values(made.after), reason=_said(made.text), source=_said(made.source))
    return check(proposal.model_copy(update={"estimates": estimates, "beliefs": beliefs}), kit)[0]


def amount_line(amounts: Mapping[str, float], knobs: tuple[RoomKnob, ...]) -> str:
    """Amounts in words: ``Schulden +€ 2,50 · Jeugd −€ 1,00 per inwoner``."""
    parts = [f"{knob.name} {amount(amounts[knob.id])}" for knob in knobs if amounts.get(knob.id)]
    return (" · ".join(parts) + " per inwoner") if parts else "Alles blijft zoals het is."


def amount(eur_per_inhabitant: float) -> str:
    """``+€ 2,50``."""
    return signed(euro_cents(eur_per_inhabitant), round(eur_per_inhabitant, 2))


def _values(found: Range) -> dict[str, float]:
    return {"low": found.low, "mid": found.mid, "high": found.high}


def _said(text: str | None) -> str:
    return " ".join((text or "aan tafel besproken").split())[:120]
