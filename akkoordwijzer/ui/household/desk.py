"""What one visitor has on the page: which household, the own case with its history, and how it is looked at.

It lives in the session only. A case goes into no address and no log: what is said about it is said on the screen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from akkoordwijzer.household.editing import NotPossibleError, without_item
from akkoordwijzer.household.privacy import PrivacyFinding, privacy_findings
from akkoordwijzer.household.records import FORMAT, Household, RoadName
from akkoordwijzer.household.shelf import CaseResult, work_out
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.ui.shared import data

OWN = "own"
REMEMBERED = 50
_KEY = "_case_desk"


@dataclass(slots=True)
class Desk:
    """``checked``: the own case whose privacy findings were read; another word in it, and they must be read again.

    ``put``: the scenario this page put on the table, so that only that is taken off again.
    """

    chosen: str = ""
    own: Household = field(default_factory=lambda: Household(version=FORMAT))
    past: list[Household] = field(default_factory=list)
    messages: tuple[str, ...] = ()
    editing: tuple[RoadName, int] | None = None
    checked: Household | None = None
    step: int = 0
    put: Scenario | None = None

    @property
    def household(self) -> Household:
        """The case on the screen."""
        ready = {item.id: item for item in data.shelf().households}
        return self.own if self.chosen == OWN else ready[self.chosen]

    @property
    def result(self) -> CaseResult:
        """All numbers of the case on the screen."""
        return work_out(self.household, data.shelf())

    @property
    def findings(self) -> tuple[PrivacyFinding, ...]:
        """What points at a person in the own case; nothing for a composed one."""
        return privacy_findings(self.own, data.privacy_words()) if self.chosen == OWN else ()

    @property
    def must_check(self) -> bool:
        """Whether there are findings that were not read yet."""
        return self.checked != self.own and bool(self.findings)

    def choose(self, key: str) -> None:
        """Another household."""
        self.chosen, self.step, self.messages = key, 0, ()

    def take(self, household: Household, *sentences: str) -> None:
        """Another own case; the one before can come back."""
        if household != self.own:
            self.past = [*self.past, self.own][-REMEMBERED:]
            self.own = household
        self.messages, self.editing = sentences, None

    def change(self, how: Callable[..., Household], *args: Any, **fields: Any) -> bool:
        """Change the own case, or say why not; whether it was possible."""
        try:
            self.take(how(self.own, *args, **fields))
        except NotPossibleError as error:
            self.messages = (str(error),)
            return False
        return True

    def drop(self, field: str, number: int) -> None:
        """Take one item off a list of the own case."""
        self.change(without_item, field, number)

    def undo(self) -> None:
        """The own case as it was before."""
        if self.past:
            self.own, self.past = self.past[-1], self.past[:-1]
            self.messages, self.editing = (), None


def desk() -> Desk:
    """The desk of this visitor; the first time with the first ready-made household on it."""
    if _KEY not in st.session_state:
        households = data.shelf().households
        st.session_state[_KEY] = Desk(chosen=households[0].id if households else OWN)
    found: Desk = st.session_state[_KEY]
    return found
