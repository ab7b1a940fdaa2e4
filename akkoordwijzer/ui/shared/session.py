"""One visitor's state: region, choices, beliefs and their history. It lives in the session and stands in the address.

Streamlit empties the address when the page changes; therefore the state is the truth, widgets are set from it, and the
address is written from it after every run, so that a link copied on any page is complete.
"""

from dataclasses import dataclass, field

import streamlit as st

from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal import link as address
from akkoordwijzer.ui.shared import data

_KEY = "_visitor"
_PAGE = "_page"
REGION_WIDGET = "region_box"
PRESENTING_WIDGET = "presenting_box"
REMEMBERED = 20


@dataclass(slots=True)
class Visitor:
    """What one visitor chose and believes; ``notices`` stay until something else is chosen."""

    region: str = NATION
    scenario: Scenario = field(default_factory=Scenario)
    beliefs: dict[str, Belief] = field(default_factory=dict)
    locked: set[str] = field(default_factory=set)
    past: list[Scenario] = field(default_factory=list)
    future: list[Scenario] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    presenting: bool = False
    published_only: bool = False
    kept: dict[str, Scenario] = field(default_factory=dict)
    compared: list[str] | None = None

    def choose(self, scenario: Scenario) -> None:
        """Take another scenario, remembering this one."""
        if scenario != self.scenario:
            self.past = [*self.past, self.scenario][-REMEMBERED:]
            self.future = []
            self.scenario = scenario
            self.notices = []

    def tell(self, sentence: str) -> None:
        """Something to say on the screen, instead of what was said before."""
        self.notices = [sentence]

    def undo(self) -> None:
        """Back to the scenario before, if any."""
        if self.past:
            self.future.append(self.scenario)
            self.scenario = self.past.pop()

    def redo(self) -> None:
        """Forward again after undo, if possible."""
        if self.future:
            self.past.append(self.scenario)
            self.scenario = self.future.pop()

    def set_amount(self, item: str, amount: float) -> None:
        """Another amount for an intervention, keeping its timing; zero is unchanged policy."""
        changes = dict(self.scenario.changes)
        before = changes.pop(item, None)
        if amount != 0:
            kept = before or Change(amount_per_inhabitant=0.0)
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

    def believe(self, parameter: str, belief: Belief) -> None:
        """Another value for a parameter of the model."""
        self.beliefs = {**self.beliefs, parameter: belief}

    def drop_belief(self, parameter: str) -> None:
        """Back to the published value."""
        self.beliefs = {key: belief for key, belief in self.beliefs.items() if key != parameter}

    def toggle_lock(self, key: str) -> None:
        """Lock a lever or ceiling, or release it."""
        self.locked ^= {key}

    def reset(self) -> None:
        """Everything back to unchanged policy, but what is locked."""
        self.take_over(Scenario())


def visitor() -> Visitor:
    """The state of this visitor."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Visitor()
    found: Visitor = st.session_state[_KEY]
    return found


def begin() -> None:
    """At the first run of a session, take over what the address says."""
    if _KEY in st.session_state:
        return
    here = visitor()
    library = data.library()
    read = address.read(
        st.query_params.to_dict(),
        regions=set(data.regions()),
        interventions={item.id for item in library.interventions},
        lines={recipe.id for recipe in library.recipes if recipe.steerable},
        parameters=data.parameter_names(),
    )
    here.region, here.scenario, here.beliefs = read.region, read.scenario, dict(read.beliefs)
    here.notices = list(read.refused)


def enter(page: str) -> None:
    """Another page leaves behind what was said on the one before."""
    before = st.session_state.get(_PAGE)
    if before not in (None, page):
        visitor().notices = []
    st.session_state[_PAGE] = page


def write_address() -> None:
    """Make the address say what is on the screen."""
    here = visitor()
    wanted = address.write(here.region, here.scenario, here.beliefs)
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def choose_presenting() -> None:
    """Callback of the presentation switch."""
    visitor().presenting = bool(st.session_state[PRESENTING_WIDGET])


def choose_region() -> None:
    """Callback of the region box."""
    here = visitor()
    here.region, here.notices = st.session_state[REGION_WIDGET], []
