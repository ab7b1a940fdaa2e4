"""What a proposal does, by the model: worked out once per proposal and what the table took over, for all devices."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from akkoordwijzer.charts.chart import Chart
from akkoordwijzer.charts.pots import two_pots
from akkoordwijzer.conversation.state import OnTable, Settlement
from akkoordwijzer.conversation.view import View
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.report.pots import Pots
from akkoordwijzer.report.room import proposal_in, proposal_of, with_table
from akkoordwijzer.report.story import story
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.report.tiles import Tile, central_tiles
from akkoordwijzer.ui.room.context import Room
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.outcomes import central_of, pots_for

KEPT = 512


@dataclass(frozen=True, slots=True)
class Played:
    """A proposal with the table's own estimates in it, and what it does in the most likely run."""

    proposal: Proposal
    summary: Summary
    story: str
    tiles: tuple[Tile, ...]
    pots: Pots | None


@dataclass(frozen=True)
class _Asked:
    """All that an outcome depends on as text; the records themselves only to reckon with."""

    region: str
    chosen: str
    taken: str
    proposal: Proposal = field(compare=False)
    view: View = field(compare=False)


def played(room: Room, tabled: OnTable | Settlement) -> Played | None:
    """The outcome of what lies on the table; none when it is about another municipality."""
    proposal = (
        proposal_in(tabled, room.kit) if tabled.data is not None else of_amounts(room, tabled.amounts, tabled.title)
    )
    return None if proposal is None else play(room, proposal)


def of_amounts(room: Room, amounts: Mapping[str, float], title: str) -> Proposal:
    """Amounts per knob as a proposal for this municipality."""
    return proposal_of(room.region, amounts, room.knobs, data.knobs().weights, title)


def play(room: Room, proposal: Proposal) -> Played:
    """The outcome of a proposal, with what the table took over."""
    taken = [[key, one.taken.model_dump()] for key, one in room.view.estimates.items() if one.taken is not None]
    claims = [[one.made.parameter, one.made.after.model_dump()] for one in room.view.claims.values()
              if one.status == "accepted" and one.made.parameter and one.made.after]  # fmt: skip
    return _played(_Asked(room.region, proposal.model_dump_json(), json.dumps([taken, claims]), proposal, room.view))


@lru_cache(maxsize=KEPT)
def _played(asked: _Asked) -> Played:
    proposal = with_table(asked.proposal, asked.view, data.kit(asked.region))
    summary = central_of(proposal).summary
    return Played(proposal, summary, story(summary), central_tiles(summary), pots_for(proposal))


@lru_cache(maxsize=KEPT)
def pots_chart(pots: Pots, dark: bool) -> Chart:
    """The two pots as a picture, drawn once for all devices."""
    return two_pots(pots, dark)
