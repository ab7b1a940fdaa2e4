"""Packages that leave nobody worse off: at most five on the Pareto front within the budget, the least dissatisfied
first, each explained in two sentences. People decide; this only looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akkoordwijzer.content.numbers import euro
from akkoordwijzer.conversation.agreement import Lever, Measured, Position, measure, rank, satisfaction
from akkoordwijzer.conversation.programme import SLACK, Programme, Solution, Table, Terms, build

MOST = 5
# Between the fairest package and the one with the highest sum, this many more are looked for.
BETWEEN = 3
# The search stops at a hundredth of content: people see tenths.
PRECISION = 0.01
HALF = 0.5
NO_WISHES = "Nog geen partij laat haar wensen meetellen: zonder wensen valt er niets te zoeken."
SOMEBODY_WORSE = "Binnen dit budget gaat bij elk pakket ten minste één partij erop achteruit."
CLASH = "De rode lijnen sluiten elkaar uit: elk pakket gaat over ten minste één rode lijn."


@dataclass(frozen=True, slots=True)
class Package:
    """An amount for every lever, what it costs a year above today's policy, and what it means to the group."""

    amounts: Mapping[str, float]
    cost_eur: float
    measured: Measured
    sentences: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """Packages, best first; ``sentence`` says in Dutch what stood in the way when there are none or red lines clash."""

    packages: tuple[Package, ...]
    sentence: str | None = None


def packages(
    positions: Sequence[Position],
    levers: Sequence[Lever],
    budget_eur: float,
    most: int = MOST,
    precision: float = PRECISION,
) -> Found:
    """Packages within ``budget_eur`` (euro per year above today's policy) that leave nobody worse off.

    First as few crossed red lines as can be, and of those the ones that weigh least for their owners; within that the
    least satisfied party as well off as possible, then the next (lexicographic), to within ``precision``; then others
    on the Pareto front with a higher sum.
    """
    counting = [p for p in positions if p.shares(levers)]
    if not counting:
        return Found((), NO_WISHES)
    table = _feasible(positions, levers, budget_eur, precision)
    if table is None:
        return Found((), SOMEBODY_WORSE)
    ends = [_fairest(table), _highest_sum(table, 0.0)]
    fair, low = (min(satisfaction(p, levers, amounts) or 0.0 for p in counting) for amounts in ends)
    between = [_highest_sum(table, low + (fair - low) * part / (BETWEEN + 1)) for part in range(1, BETWEEN + 1)]
    chosen = [_without_idle_moves(positions, levers, budget_eur, amounts) for amounts in (*ends, *between)]
    found = {tuple(amounts.items()): _package(positions, levers, amounts) for amounts in chosen}
    front = [p for p in found.values() if not any(_better(other.measured, p.measured) for other in found.values())]
    best = sorted(front, key=lambda package: (rank(package.measured), -package.cost_eur), reverse=True)[:most]
    return Found(tuple(best), CLASH if all(package.measured.crossed for package in best) else None)


def _better(one: Measured, other: Measured) -> bool:
    """Whether everybody is as well off with ``one`` and somebody better."""
    pairs = [(one.satisfaction[party], value) for party, value in other.satisfaction.items()]
    return all(a >= b - SLACK for a, b in pairs) and any(a > b + SLACK for a, b in pairs)


def _feasible(
    positions: Sequence[Position], levers: Sequence[Lever], budget_eur: float, precision: float
) -> Table | None:
    """The programme in which nobody is worse off; none when nothing fits."""
    table = _nobody_worse(build(positions, levers, budget_eur, frozenset(), precision), positions, levers)
    if table.programme.maximise({}) is not None:
        return table
    table = _nobody_worse(build(positions, levers, budget_eur, None, precision), positions, levers)
    crossing = dict.fromkeys(table.kept.values(), 1.0)
    kept = table.programme.maximise(crossing)
    if kept is None:
        return None
    table.programme.row(crossing, low=round(kept[0]))
    # Which lines: those that leave the least satisfied party best off; without whole steps, ten times as fast.
    loose = table.programme.relaxed(table.kept.values())
    fair = loose.maximise(_sum_of_lowest(loose, table, 1))
    for chosen in (fair, kept):
        crossed = frozenset(place for place, mark in table.kept.items() if chosen and chosen[1][mark] < HALF)
        fixed = _nobody_worse(build(positions, levers, budget_eur, crossed, precision), positions, levers)
        if fixed.programme.maximise({}) is not None:
            return fixed
    return None


def _nobody_worse(table: Table, positions: Sequence[Position], levers: Sequence[Lever]) -> Table:
    for position in positions:
        if position.party in table.content:
            today = satisfaction(position, levers, {}) or 0.0
            table.programme.row(table.content[position.party], low=today - SLACK)
    return table


def _fairest(table: Table) -> dict[str, float]:
    """Lexicographic max-min: the sum of the k lowest as high as possible, for k = 1, 2, ... all (Ogryczak 1997).

    Exact also where whole steps make the set of packages full of holes: the sum of the k lowest is the highest
    k t - Σ d with d ≥ t - satisfaction and d ≥ 0.
    """
    programme = table.programme.copy()
    best = programme.maximise({})
    for size in range(1, len(table.content) + 1):
        terms = _sum_of_lowest(programme, table, size)
        enough = max(SLACK, size * programme.precision)
        # Without whole steps no package can do better, and that is known in a tenth of the time.
        bound, have = programme.relaxed(()).maximise(terms), sum(_contents(table, best)[:size])
        if bound is None or bound[0] - have > enough:
            found = programme.maximise(terms)
            if found is None:  # the solver lost in its rounding what it had: the last package stands
                break
            best, have = found, found[0]
        programme.row(terms, low=have - enough)
    return table.amounts(best)


def _contents(table: Table, solution: Solution | None) -> list[float]:
    """The satisfactions of a solution, lowest first; none without a solution."""
    if solution is None:
        return []
    return sorted(sum(share * solution[1][at] for at, share in terms.items()) for terms in table.content.values())


def _sum_of_lowest(programme: Programme, table: Table, size: int) -> Terms:
    """Terms whose maximum is the sum of the ``size`` lowest satisfactions."""
    level = programme.variable(0, 1)
    terms: Terms = {level: float(size)}
    for content in table.content.values():
        short = programme.variable(0, 1)
        programme.row({short: 1.0, level: -1.0, **content}, low=0.0)
        terms[short] = -1.0
    return terms


def _highest_sum(table: Table, floor: float) -> dict[str, float]:
    """The highest sum of satisfaction, with nobody below ``floor``."""
    programme = table.programme.copy()
    total: Terms = {}
    for content in table.content.values():
        programme.row(content, low=floor - SLACK)
        for index, share in content.items():
            total[index] = total.get(index, 0.0) + share
    return table.amounts(programme.maximise(total) or programme.maximise({}))


def _without_idle_moves(
    positions: Sequence[Position], levers: Sequence[Lever], budget_eur: float, amounts: dict[str, float]
) -> dict[str, float]:
    """The package without changes that please nobody."""
    for lever in levers:
        fewer = {**amounts, lever.id: lever.unchanged}
        before, after = measure(positions, levers, amounts), measure(positions, levers, fewer)
        worse = any(after.satisfaction[party] < value for party, value in before.satisfaction.items())
        if not worse and set(after.crossed) <= set(before.crossed) and _cost(levers, fewer) <= budget_eur:
            amounts = fewer
    return amounts


def _cost(levers: Sequence[Lever], amounts: Mapping[str, float]) -> float:
    return sum((amounts[lever.id] - lever.unchanged) * lever.eur_per_unit for lever in levers)


def _package(positions: Sequence[Position], levers: Sequence[Lever], amounts: dict[str, float]) -> Package:
    cost = _cost(levers, amounts)
    measured = measure(positions, levers, amounts)
    return Package(amounts, cost, measured, explained(positions, levers, amounts, cost, measured))


def explained(
    positions: Sequence[Position],
    levers: Sequence[Lever],
    amounts: Mapping[str, float],
    cost_eur: float,
    measured: Measured,
) -> tuple[str, str]:
    """A package in two Dutch sentences, plain text: what it is, and where it hurts."""
    names, of_lever = {p.party: p.name for p in positions}, {lever.id: lever.name for lever in levers}
    changed = sum(abs(amounts[lever.id] - lever.unchanged) > SLACK for lever in levers)
    what = "één maatregel" if changed == 1 else f"{changed} maatregelen" if changed else "niets"
    first = f"Dit pakket verandert {what}, {_money(cost_eur)} en laat niemand erop achteruitgaan."
    low = round(10 * min(measured.satisfaction.values(), default=0.0))
    verb = "is" if len(measured.least_satisfied) == 1 else "zijn"
    who = _listed([names[party] for party in measured.least_satisfied])
    divides = f"; het meest verdeelt {of_lever[measured.divides_most]}" if measured.divides_most else ""
    lines = _listed([f"{names[line.party]} bij {of_lever[line.lever]}" for line in measured.crossed])
    over = f"het gaat over de rode lijn van {lines}" if lines else "het gaat over geen rode lijn"
    return first, f"Het minst tevreden {verb} {who} ({low} van de 10){divides}; {over}."


def _money(cost_eur: float) -> str:
    if cost_eur > 0:
        return f"kost {euro(cost_eur)} per jaar"
    return f"levert {euro(-cost_eur)} per jaar op" if cost_eur < 0 else "kost niets extra"


def _listed(names: Sequence[str]) -> str:
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
