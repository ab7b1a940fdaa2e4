"""The questions behind what one must believe (contract, section 5), asked as columns of one run."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from akkoordwijzer.model.choices import Choices, build_choices
from akkoordwijzer.model.ledger import end_results
from akkoordwijzer.model.openness import is_open
from akkoordwijzer.model.outcome import Prepared
from akkoordwijzer.model.parameters import MOST
from akkoordwijzer.model.pulls import Pull
from akkoordwijzer.model.records import Case, CouldAffect, Intervention
from akkoordwijzer.model.roots import first_roots
from akkoordwijzer.model.sample import Array
from akkoordwijzer.model.simulate import Run, limit, simulate

# Effects from a hundred-millionth to ten thousand times "all participants together prevent one whole yearly inflow",
# each twice the one before; inflow from nothing to all of it in steps of a sixteenth.
_EFFECTS = np.concatenate([[0.0], 2.0 ** np.arange(-26, 14)])
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


def possible_effects(item: Intervention) -> tuple[CouldAffect, ...]:
    """Lines an intervention could affect: as it says, or else where it prevents, by its first effect there."""
    if item.could_affect:
        return item.could_affect
    found: dict[str, CouldAffect] = {}
    for effect in item.effects:
        if effect.kind == "prevent" and effect.line is not None:
            found.setdefault(effect.line, CouldAffect(line=effect.line, delay=effect.delay, lasts=effect.lasts))
    return tuple(found.values())


def amount_of(case: Case, item: Intervention) -> float:
    """Euro per inhabitant that the scenario spends on an intervention or cuts from it."""
    change = case.scenario.changes.get(item.id)
    return change.amount_per_inhabitant if change else 0.0


class Questions:
    """The questions of a scenario, one after another on the last axis: per pair of an intervention and a line the
    municipality and all payers; both for a joint fall, and both for a joint rise; then one per ceiling."""

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
        self.count = 2 * len(pairs) + 4 * bool(self.since) + len(self.ceilings)

    def answers(self) -> Thresholds:
        """Ask all of them."""
        if not self.count:
            return Thresholds((), Joint(None, None), {})
        self._lay_out()
        roots = first_roots(self._signed, self._grid())
        run = self._run(np.nan_to_num(roots)[:, None], np.arange(self.count))
        alone, pairs = [], len(self.pairs)
        for number, (item, place) in enumerate(self.pairs):
            marks = [self._mark(run, roots, 2 * number + side, place.line) for side in (0, 1)]
            alone.append(Alone(item.id, place.line, *marks))
        joint = Joint(None, None)
        if self.since:
            joint = Joint(*(_fall_or_rise(roots[at], roots[at + 2]) for at in (2 * pairs, 2 * pairs + 1)))
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
            self.falls[calendar >= year, self.line[name], 2 * pairs : 2 * pairs + 4] = 1.0
        first = self.count - len(self.ceilings)
        for at, name in enumerate(self.ceilings):
            self.ceiling[:, :, first + at] = self.whole.ceiling[:, :, 0]
            self.falls[calendar >= self.case.scenario.ceilings[name].from_, self.line[name], first + at] = 1.0
        self.sign[: 2 * pairs] = [np.sign(amount_of(self.case, item)) for item, _ in self.pairs for _ in (0, 1)]
        if self.since:
            self.sign[2 * pairs + 2 : 2 * pairs + 4] = -1.0

    def _grid(self) -> Array:
        grid = np.zeros((self.count, max(_EFFECTS.size, _SHARES.size)))
        for number, (item, place) in enumerate(self.pairs):
            row = self.row.get(item.id)
            most = 0.0 if row is None else float(np.abs(self.whole.amount_eur[:, row, 0]).max())
            price = 1.0 if row is None else float(self.inputs.participant_cost[row, 0])
            inflow = float(self.inputs.inflow[:, self.line[place.line], 0].max())
            # Money next to nothing reaches nobody: its marks would be beyond any number that means something.
            scale = min(inflow * price / most, MOST) if most > price / MOST else MOST
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
        first = self.count - len(self.ceilings)
        # Both sides of a question are read off one run as long as they ask for the same points.
        per_run = 2 if np.array_equal(points[0:first:2], points[1:first:2]) else 1
        asked = np.concatenate([np.arange(0, first, per_run), np.arange(first, self.count)])
        run = self._run(points[asked], asked)
        shape = asked.size, points.shape[1]
        first_year = np.repeat(self.first_year[asked], shape[1])
        found = np.empty(points.shape)
        results = end_results(self.inputs, self.case.settings, self.baseline, run, first_year)
        for side, values in enumerate(results):
            rows = values.reshape(shape)[: shape[0] - len(self.ceilings)]
            found[side:first:2] = rows if per_run == 2 else rows[side::2]
        for at, name in enumerate(self.ceilings):
            row = shape[0] - len(self.ceilings) + at
            column = slice(row * shape[1], (row + 1) * shape[1])
            most = limit(self.whole, self.baseline.cost[0], -1)[self.line[name]]
            # A ceiling that starts after the horizon leaves endless room.
            found[first + at] = np.minimum(most - run.cost[-1, self.line[name], column], MOST)
        return found

    def _run(self, points: Array, asked: NDArray[np.intp]) -> Run:
        """One run with a column for every question that is asked and every point of it: an effect per participant or a
        fall. ``points`` (asked, points)."""
        each = points.shape[1]
        flat, questions = points.reshape(-1), np.repeat(asked, each)
        choices = Choices(
            self.whole.first_year,
            self.amount[:, :, questions],
            self.ceiling[:, :, questions],
            self.falls[:, :, questions] * flat * self.sign[questions],
        )
        return simulate(replace(self.inputs, effects=tuple(self._effects(flat, questions))), choices, self.baseline)

    def _effects(self, flat: Array, questions: NDArray[np.intp]) -> list[Pull]:
        """The effects as they are, but in the columns of a pair the supposed one instead of what prevents there."""
        effects = list(self.inputs.effects)
        for number, (item, place) in enumerate(self.pairs):
            if item.id not in self.row:
                continue
            row, line = self.row[item.id], self.line[place.line]
            own = questions // 2 == number
            for at, effect in enumerate(effects):
                if effect.kind == "prevent" and effect.intervention == row and effect.line == line:
                    effects[at] = replace(effect, per_participant=np.where(own, 0.0, effect.per_participant))
            effects.append(_supposed(row, line, place, np.where(own, flat, 0.0)))
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
        if amount_of(case, item) and is_open(item):
            start = case.scenario.changes[item.id].from_
            for place in possible_effects(item):
                since[place.line] = min(since.get(place.line, start + place.delay), start + place.delay)
    return since


def _fall_or_rise(fall: float, rise: float) -> float | None:
    """The fall that is needed; a scenario that needs none can bear a rise."""
    return _known(-rise if fall == 0 else fall)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
