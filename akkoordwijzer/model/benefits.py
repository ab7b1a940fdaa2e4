"""Which intervention a benefit of the municipality comes from: the run itself keeps it per payer only."""

import numpy as np

from akkoordwijzer.model.inputs import MUNICIPALITY, Inputs
from akkoordwijzer.model.sample import Array
from akkoordwijzer.model.simulate import Run, active


def benefits_by_intervention(inputs: Inputs, run: Run) -> Array:
    """Euro of benefit for the municipality, (years, interventions, draws); below zero is what being found costs.

    ``inputs`` and ``run`` have the same interventions (``Run.among``). Summed over interventions this is
    ``run.benefits[MUNICIPALITY]``.
    """
    years, items, draws = run.participants.shape
    found = np.zeros((years, items, draws))
    for t in range(years):
        for effect in inputs.effects:
            if effect.delay > t:
                continue
            if effect.kind == "benefit" and effect.payer == MUNICIPALITY:
                found[t, effect.intervention] += effect.quantity(active(run, effect, t))
            elif effect.kind == "find" and inputs.registers[effect.line]:
                quantity = effect.quantity(active(run, effect, t))
                found[t, effect.intervention] -= quantity * inputs.found_cost[effect.line]
    return found
