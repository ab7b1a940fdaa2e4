"""What one must believe (contract, section 5): from which effect on a choice pays, or hurts.

Where an effect is not established, zero is a choice too. So the question is turned around, for spending and for cuts
alike, at the most likely values. All questions of a scenario are columns of one run.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from akkoordwijzer.model.choices import Choices, build_choices
from akkoordwijzer.model.inputs import Pull
from akkoordwijzer.model.ledger import end_results
from akkoordwijzer.model.openness import is_open
from akkoordwijzer.model.outcome import Prepared, prepare
from akkoordwijzer.model.records import Case, Change, CouldAffect, Intervention, Scenario
from akkoordwijzer.model.roots import first_roots
from akkoordwijzer.model.sample import Array
from akkoordwijzer.model.simulate import Run, limit, simulate

# Effects from a hundred-millionth to ten thousand times "one participant, one whole yearly inflow", each four times the
# one before; inflow from nothing to all of it in steps of a sixteenth.
_EFFECTS = np.concatenate([[0.0], 4.0 ** np.arange(-13, 8)])
_SHARES = np.linspace(0.0, 1.0, 17)


@dataclass(frozen=True, slots=True)
class Mark:
    """An effect per participant at which a result comes to zero, and the share of the line's inflow that it prevents
    over the horizon (negative for a cut: the inflow it adds)."""

    per_participant: float
    share_of_inflow: float


@dataclass(frozen=True, slots=True)
class Alone:
    """The marks of one intervention on a line it could affect, with nothing else changed; none when no effect does."""

    intervention: str
    line: str
    municipality: Mark | None
    all_payers: Mark | None


@dataclass(frozen=True, slots=True)
class Joint:
    """One relative change of the inflow in all lines that open interventions could affect: positive is the fall that is
    needed, negative the rise it can bear; none beyond a fall or rise of everything, or without open interventions."""

    municipality: float | None
    all_payers: float | None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All of them for one scenario; ``ceilings`` the fall of a line's inflow at which nobody waits in the last year."""

    alone: tuple[Alone, ...]
    joint: Joint
    ceilings: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Zone:
    """Between the mark of spending and that of an equally large cut neither more nor less pays."""

    spending: Alone
    cut: Alone


def thresholds(case: Case, prepared: Prepared | None = None) -> Thresholds:
    """All thresholds of the scenario of a case. ``prepared`` (deterministic) saves preparing again."""
    prepared = prepared or prepare(case)
    pairs = [(item, place) for item in case.interventions if _amount(case, item) for place in possible_effects(item)]
    return _Questions(case, prepared, pairs, with_scenario=True).answers()


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


def possible_effects(item: Intervention) -> tuple[CouldAffect, ...]:
    """Lines an intervention could affect: as it says, or else where it prevents, by its first effect there."""
    if item.could_affect:
        return item.could_affect
    found: dict[str, CouldAffect] = {}
    for effect in item.effects:
        if effect.kind == "prevent" and effect.line is not None:
            found.setdefault(effect.line, CouldAffect(line=effect.line, delay=effect.delay, lasts=effect.lasts))
    return tuple(found.values())


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
        found.append(_Questions(alone, prepared, pairs, with_scenario=False).answers().alone[0])
    return found


def _amount(case: Case, item: Intervention) -> float:
    change = case.scenario.changes.get(item.id)
    return change.amount_per_inhabitant if change else 0.0


class _Questions:
    """The questions of a scenario, one after another on the last axis: per pair of an intervention and a line the
    municipality and all payers, then both for the joint change, then one per ceiling."""

    def __init__(
        self, case: Case, prepared: Prepared, pairs: list[tuple[Intervention, CouldAffect]], with_scenario: bool
    ) -> None:
        whole = build_choices(case)
        self.used = np.flatnonzero(whole.active).tolist()
        self.case, self.pairs = case, pairs
        self.inputs, self.baseline = prepared.inputs.only(self.used), prepared.baseline
        self.whole = whole.only(self.used)
        self.row = {item: number for number, item in enumerate(self.inputs.interventions)}
        self.line = {line.id: number for number, line in enumerate(case.lines)}
        self.since = _joint_since(case) if with_scenario else {}
        self.ceilings = list(case.scenario.ceilings) if with_scenario else []
        self.count = 2 * len(pairs) + 2 * bool(self.since) + len(self.ceilings)

    def answers(self) -> Thresholds:
        """Ask all of them."""
        if not self.count:
            return Thresholds((), Joint(None, None), {})
        self._lay_out()
        roots = first_roots(self._signed, self._grid())
        run = self._run(np.nan_to_num(roots)[:, None])
        alone, pairs = [], len(self.pairs)
        for number, (item, place) in enumerate(self.pairs):
            marks = [self._mark(run, roots, 2 * number + side, place.line) for side in (0, 1)]
            alone.append(Alone(item.id, place.line, *marks))
        joint = Joint(None, None)
        if self.since:
            joint = Joint(*(_known(roots[at] * self.sign[at]) for at in (2 * pairs, 2 * pairs + 1)))
        first = self.count - len(self.ceilings)
        return Thresholds(
            tuple(alone), joint, {line: _known(roots[first + at]) for at, line in enumerate(self.ceilings)}
        )

    def _mark(self, run: Run, roots: Array, at: int, line: str) -> Mark | None:
        root = _known(roots[at])
        if root is None:
            return None
        inflow = float(self.inputs.inflow[:, self.line[line], 0].sum())
        prevented = float(run.prevented[:, self.line[line], at].sum())
        return Mark(root, prevented / inflow if inflow else 0.0)

    def _lay_out(self) -> None:
        """What is chosen in each question, and on which lines and from when its inflow falls."""
        years, lines = self.whole.ceiling.shape[:2]
        calendar = np.array(self.case.settings.calendar)
        self.amount = np.repeat(self.whole.amount_eur, self.count, axis=2)
        self.ceiling = np.full((years, lines, self.count), np.inf)
        self.falls = np.zeros((years, lines, self.count))
        self.sign = np.ones(self.count)
        self.first_year = np.full(self.count, self.whole.first_year or self.case.settings.start_year)
        pairs = len(self.pairs)
        for number, (item, _) in enumerate(self.pairs):
            own = slice(2 * number, 2 * number + 2)
            others = [row for name, row in self.row.items() if name != item.id]
            self.amount[:, others, own] = 0.0
            self.first_year[own] = self.case.scenario.changes[item.id].from_
        for name, year in self.since.items():
            self.falls[calendar >= year, self.line[name], 2 * pairs : 2 * pairs + 2] = 1.0
        first = self.count - len(self.ceilings)
        for at, name in enumerate(self.ceilings):
            self.ceiling[:, :, first + at] = self.whole.ceiling[:, :, 0]
            self.falls[calendar >= self.case.scenario.ceilings[name].from_, self.line[name], first + at] = 1.0
        self.sign[: 2 * pairs] = [np.sign(_amount(self.case, item)) for item, _ in self.pairs for _ in (0, 1)]
        if self.since:
            # A scenario that pays can bear a rise: then the search is the other way.
            joint = slice(2 * pairs, 2 * pairs + 2)
            self.sign[joint] = np.where(self._results(np.zeros((self.count, 1)))[joint, 0] > 0, -1.0, 1.0)

    def _grid(self) -> Array:
        grid = np.zeros((self.count, max(_EFFECTS.size, _SHARES.size)))
        for number, (item, place) in enumerate(self.pairs):
            row = self.row.get(item.id)
            most = 0.0 if row is None else float(np.abs(self.whole.amount_eur[:, row, 0]).max())
            price = 1.0 if row is None else float(self.inputs.participant_cost[row, 0])
            inflow = float(self.inputs.inflow[:, self.line[place.line], 0].max())
            scale = inflow * price / most if most else 1.0
            grid[2 * number : 2 * number + 2, : _EFFECTS.size] = scale * _EFFECTS
        rest = slice(2 * len(self.pairs), None)
        grid[rest, : _SHARES.size] = _SHARES
        grid[rest, _SHARES.size :] = 1.0
        return grid

    def _signed(self, points: Array) -> Array:
        """Results that are below zero until the threshold is reached."""
        values = self._results(points)
        first = self.count - len(self.ceilings)
        values[:first] *= self.sign[:first, None]
        return values

    def _results(self, points: Array) -> Array:
        """For every question and point the result at the horizon, or the room under the ceiling in the last year."""
        run = self._run(points)
        shape = points.shape
        first_year = np.repeat(self.first_year, shape[1])
        found = np.empty(shape)
        first = self.count - len(self.ceilings)
        results = end_results(self.inputs, self.case.settings, self.baseline, run, first_year)
        for side, values in enumerate(results):
            found[side:first:2] = values.reshape(shape)[side:first:2]
        for at, name in enumerate(self.ceilings):
            column = slice((first + at) * shape[1], (first + at + 1) * shape[1])
            most = limit(self.whole, self.baseline.cost[0], -1)[self.line[name]]
            found[first + at] = most - run.cost[-1, self.line[name], column]
        return found

    def _run(self, points: Array) -> Run:
        """One run with a column for every question and point; a point is an effect per participant or a fall."""
        each = points.shape[1]
        flat = points.reshape(-1)
        choices = Choices(
            self.whole.first_year,
            np.repeat(self.amount, each, axis=2),
            np.repeat(self.ceiling, each, axis=2),
            np.repeat(self.falls, each, axis=2) * flat * np.repeat(self.sign, each),
        )
        return simulate(replace(self.inputs, effects=tuple(self._effects(flat, each))), choices, self.baseline)

    def _effects(self, flat: Array, each: int) -> list[Pull]:
        """The effects as they are, but in the columns of a pair the supposed one instead of what prevents there."""
        effects = list(self.inputs.effects)
        for number, (item, place) in enumerate(self.pairs):
            if item.id not in self.row:
                continue
            row, line = self.row[item.id], self.line[place.line]
            own = slice(2 * number * each, 2 * (number + 1) * each)
            for at, effect in enumerate(effects):
                if effect.kind == "prevent" and effect.intervention == row and effect.line == line:
                    kept = np.broadcast_to(effect.per_participant, flat.shape).copy()
                    kept[own] = 0.0
                    effects[at] = replace(effect, per_participant=kept)
            supposed = np.zeros(flat.shape)
            supposed[own] = flat[own]
            effects.append(_supposed(row, line, place, supposed))
        return effects


def _supposed(row: int, line: int, place: CouldAffect, quantity: Array) -> Pull:
    """A prevented inflow that is not discounted, weight 1."""
    return Pull(
        kind="prevent",
        intervention=row,
        line=line,
        to=-1,
        payer="",
        per_participant=quantity,
        low=quantity,
        trust=1.0,
        delay=place.delay,
        lasts=place.lasts,
        is_hard=False,
    )


def _joint_since(case: Case) -> dict[str, int]:
    """The lines that open interventions could affect, with the first year in which they would."""
    since: dict[str, int] = {}
    for item in case.interventions:
        if _amount(case, item) and is_open(item):
            start = case.scenario.changes[item.id].from_
            for place in possible_effects(item):
                since[place.line] = min(since.get(place.line, start + place.delay), start + place.delay)
    return since


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


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
