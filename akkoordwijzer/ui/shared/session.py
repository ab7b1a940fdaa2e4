"""One visitor's state: a proposal, its history, and how it is looked at. It lives in the session and in the address.

Streamlit empties the address when the page changes; therefore the state is the truth, widgets are set from it, and the
address is written from it after every run, so that a link copied on any page is complete.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal import link
from akkoordwijzer.proposal.proposal import Proposal, check, without_local
from akkoordwijzer.report.target import Target
from akkoordwijzer.ui.shared import data, view

_KEY = "_visitor"
_PAGE, _WRITTEN = "_page", "_address_written"
REGION_WIDGET = "region_box"
PRESENTING_WIDGET = "presenting_box"
REMEMBERED = 20
# More than a screen can hold is not read.
MOST_NOTICES = 5


@dataclass(slots=True)
class Visitor:
    """What one visitor chose and believes; ``notices`` stay until something else is chosen.

    ``aside`` holds per region what belongs to that region only, for when it is chosen again; ``kept`` plans by id.
    """

    proposal: Proposal = field(default_factory=Proposal)
    kit_of: Callable[[str], Kit] = data.kit
    locked: set[str] = field(default_factory=set)
    past: list[Proposal] = field(default_factory=list)
    future: list[Proposal] = field(default_factory=list)
    aside: dict[str, dict[str, Any]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    look: view.Look = field(default_factory=view.Look)
    kept: dict[str, Scenario] = field(default_factory=dict)

    @property
    def region(self) -> str:
        """The code of the region."""
        return self.proposal.region

    @property
    def scenario(self) -> Scenario:
        """What is chosen."""
        return self.proposal.scenario

    @property
    def beliefs(self) -> dict[str, Belief]:
        """What is believed, also while it does not count."""
        return self.proposal.beliefs

    @property
    def presenting(self) -> bool:
        """Whether the screen is for a room."""
        return self.look.step is not None

    @presenting.setter
    def presenting(self, on: bool) -> None:
        self.look.step = (self.look.step or 0) if on else None

    @property
    def step(self) -> int:
        """Which step of presenting is on the screen, from 0."""
        return self.look.step or 0

    @step.setter
    def step(self, step: int) -> None:
        self.look.step = step

    @property
    def target(self) -> Target:
        """What the room looks for."""
        return self.look.target

    @target.setter
    def target(self, target: Target) -> None:
        self.look.target = target

    @property
    def compared(self) -> list[str] | None:
        """Ids of the scenarios that are compared; nothing until somebody chose."""
        return self.look.compared

    @compared.setter
    def compared(self, ids: list[str] | None) -> None:
        self.look.compared = ids

    @property
    def published_only(self) -> bool:
        """Whether the outcome is shown with the published assumptions."""
        return self.proposal.published_only

    def propose(self, wanted: Proposal, *sentences: str) -> tuple[Fault, ...]:
        """Take another proposal as far as the gate lets it through, remembering this one; say what it did not."""
        checked, faults = check(wanted, self.kit_of(wanted.region))
        if checked != self.proposal:
            self.past = [*self.past, self.proposal][-REMEMBERED:]
            self.future = []
            self.proposal = checked
            self.notices = []
        if faults or sentences:
            self.tell(*sentences, *map(str, faults))
        return faults

    def choose(self, scenario: Scenario) -> None:
        """Take another scenario."""
        self._with(scenario=scenario)

    def tell(self, *sentences: str) -> None:
        """Something to say on the screen, instead of what was said before. It is shown as it is, never as Markdown."""
        rest = len(sentences) - MOST_NOTICES
        more = [f"En zo nog {rest}."] if rest > 0 else []
        self.notices = [*sentences[:MOST_NOTICES], *more]

    def undo(self) -> None:
        """Back to the proposal before, if any."""
        if self.past:
            self.future.append(self.proposal)
            self.proposal = self.past.pop()
            self.notices = []

    def redo(self) -> None:
        """Forward again after undo, if possible."""
        if self.future:
            self.past.append(self.proposal)
            self.proposal = self.future.pop()
            self.notices = []

    def set_amount(self, item: str, amount: float) -> None:
        """Another amount for an intervention, keeping its timing; zero is unchanged policy."""
        changes = dict(self.scenario.changes)
        kept = changes.get(item) or Change(amount_per_inhabitant=0.0)
        changes[item] = kept.model_copy(update={"amount_per_inhabitant": float(amount)})
        self.choose(self.scenario.model_copy(update={"changes": changes}))

    def set_ceiling(self, line: str, growth: float | None) -> None:
        """Another ceiling for a care line; none is open-ended."""
        ceilings = dict(self.scenario.ceilings)
        before = ceilings.pop(line, None)
        if growth is not None:
            kept = before or Ceiling(growth=0.0)
            ceilings[line] = kept.model_copy(update={"growth": growth})
        self.choose(self.scenario.model_copy(update={"ceilings": ceilings}))

    def take_over(self, ready: Scenario) -> None:
        """Copy a ready-made scenario; what is locked stays as it is."""
        mine = self.scenario
        changes = {key: change for key, change in ready.changes.items() if key not in self.locked}
        changes |= {key: change for key, change in mine.changes.items() if key in self.locked}
        ceilings = {key: ceiling for key, ceiling in ready.ceilings.items() if key not in self.locked}
        ceilings |= {key: ceiling for key, ceiling in mine.ceilings.items() if key in self.locked}
        self.choose(ready.model_copy(update={"changes": changes, "ceilings": ceilings}))

    def go_to(self, region: str) -> None:
        """Another region: choices, rates and prices come along; numbers of people and sums of money stay behind."""
        if region == self.region:
            return
        left, local = without_local(self.proposal)
        self.aside[self.region] = local
        back = self.aside.get(region, {})
        beliefs = {**left.beliefs, **back.get("beliefs", {})}
        update = {**back, "region": region, "beliefs": beliefs}
        said = (
            "De aantallen en bedragen die u zelf invulde, horen bij de vorige gemeente en gelden hier niet. "
            "Kiest u die gemeente weer, dan staan ze er nog."
        )
        self.notices = []
        self.propose(left.model_copy(update=update), *([said] if local else []))

    def believe(self, parameter: str, belief: Belief) -> bool:
        """Another value for a parameter of the model; nothing changes and the answer is no when it cannot be."""
        wanted = self.proposal.model_copy(update={"beliefs": {**self.beliefs, parameter: belief}})
        can_be = parameter in check(wanted, self.kit_of(self.region))[0].beliefs
        if can_be:
            self.propose(wanted)
        return can_be

    def drop_belief(self, parameter: str) -> None:
        """Back to the published value."""
        self._with(beliefs={key: belief for key, belief in self.beliefs.items() if key != parameter})

    def show_published(self, only: bool) -> None:
        """Look at the outcome with the published assumptions, or with one's own."""
        self._with(published_only=only)

    def look_ahead(self, years: int) -> None:
        """Another number of years for all sums."""
        self._with(years=years)

    def put_in(self, own_eur_per_year: int, reserve_eur: int) -> None:
        """Other money of the room itself."""
        self._with(own_eur_per_year=own_eur_per_year, reserve_eur=reserve_eur)

    def rename(self, named: Scenario) -> None:
        """Another name for the same choices: nothing to undo."""
        self.proposal, _ = check(self.proposal.model_copy(update={"scenario": named}), self.kit_of(self.region))

    def toggle_lock(self, key: str) -> None:
        """Lock a lever or ceiling, or release it."""
        self.locked ^= {key}

    def reset(self) -> None:
        """Everything back to unchanged policy, but what is locked."""
        self.take_over(Scenario())

    def _with(self, **update: object) -> None:
        self.propose(self.proposal.model_copy(update=update))


def visitor() -> Visitor:
    """The state of this visitor."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Visitor()
    found: Visitor = st.session_state[_KEY]
    return found


def begin() -> None:
    """At the first run of a session take over what the address says; later only when it is not what was written there:
    then somebody went back or forward. (Streamlit empties the address at a page change; that says nothing.)"""
    params = st.query_params.to_dict()
    if _KEY not in st.session_state:
        here = visitor()
        here.look, rest = view.split(params)
        here.proposal, faults = link.read(rest, data.regions(), data.kit)
        here.tell(*map(str, faults))
    elif params and params != st.session_state.get(_WRITTEN):
        here = visitor()
        here.look, rest = view.split(params)
        here.propose(link.read(rest, data.regions(), data.kit)[0])


def begin_again() -> None:
    """Forget everything of this visitor, also what the address says."""
    st.session_state.clear()
    st.session_state[_KEY] = Visitor()
    st.query_params.clear()


def enter(page: str) -> None:
    """Another page leaves behind what was said on the one before."""
    before = st.session_state.get(_PAGE)
    if before not in (None, page):
        visitor().notices = []
    st.session_state[_PAGE] = page


def write_address() -> None:
    """Make the address say what is on the screen."""
    here = visitor()
    # Never empty: an empty address is what Streamlit leaves at a page change.
    wanted = link.write(here.proposal) | here.look.params() or {link.VERSION: link.NEWEST}
    st.session_state[_WRITTEN] = wanted
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def choose_presenting() -> None:
    """Callback of the presentation switch."""
    visitor().presenting = bool(st.session_state[PRESENTING_WIDGET])


def choose_region() -> None:
    """Callback of the region box."""
    visitor().go_to(st.session_state[REGION_WIDGET])
