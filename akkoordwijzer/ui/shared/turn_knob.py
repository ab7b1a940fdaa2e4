"""Turning a big knob for a visitor: the levers follow, and what found no room is said."""

import streamlit as st

from akkoordwijzer.content.numbers import euro
from akkoordwijzer.library.knobs import Knob
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.turning import turn
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.outcomes import levers_of
from akkoordwijzer.ui.shared.session import Visitor

ALL = "all"
_SHAPE = "_knob_shape"
# Less than this part of what was asked is rounding, and nothing to warn for.
WORTH_SAYING = 0.05


def turn_knob(here: Visitor, name: str, amount: float) -> None:
    """Turn a big knob to an amount per inhabitant. While only knobs are turned the shape of before is kept, so that
    there and back gives the same; what was set by hand or came with a scenario is such a shape."""
    levers, knobs = levers_of(here.region), data.knobs()
    inside = levers if name == ALL else {key: levers[key] for key in _knob(name).levers if key in levers}
    remembered: tuple[Scenario, dict[str, float]] | None = st.session_state.get(_SHAPE)
    if remembered is not None and remembered[0] == here.scenario:
        plan = remembered[1]
    else:
        plan = {key: change.amount_per_inhabitant for key, change in here.scenario.changes.items()}
    step = 1 / data.kit(here.region).settings.population if abs(amount * 100 - round(amount * 100)) > 1e-6 else 0.01
    found = turn(here.scenario, inside, amount, knobs.weights, here.locked, plan, step)
    here.choose(found.scenario)
    st.session_state[_SHAPE] = (here.scenario, plan)
    population = data.kit(here.region).settings.population
    if abs(found.left) * population >= 1 and abs(found.left) >= WORTH_SAYING * abs(amount):
        asked, way = euro(abs(found.left) * population), "uit te geven" if found.left > 0 else "te korten"
        here.tell(f"Voor {asked} per jaar is er geen ruimte: meer valt er hier niet {way}.")


def _knob(name: str) -> Knob:
    return next(knob for knob in data.knobs().knobs if knob.id == name)
