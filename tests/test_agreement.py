"""The measure of agreement and the search for packages: properties, and the search against trying everything."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoordwijzer.conversation.agreement import (
    Crossed,
    Lever,
    Measured,
    Position,
    divides_most,
    measure,
    rank,
    satisfaction_with,
)
from akkoordwijzer.conversation.packages import CLASH, NO_WISHES, SOMEBODY_WORSE, packages

JEUGD = Lever("jeugd", "Jeugd", -5, 10, 1, 100_000)
SCHULD = Lever("schuld", "Schuldhulp", 0, 4, 1, 200_000)
BUURT = Lever("buurt", "Buurt", -2, 2, 1, 50_000)
SMALL = [Lever("a", "A", -1, 2, 1, 100.0), Lever("b", "B", 0, 2, 1, 250.0), Lever("c", "C", -1, 1, 1, -60.0)]


def party(name: str, ideals: Mapping[str, float], **more: Mapping[str, float]) -> Position:
    return Position(name, f"Partij {name}", ideals, **more)


def test_satisfaction_by_hand() -> None:
    position = party("a", {"jeugd": 4.0}, least={"jeugd": 2.0})
    found = {x: satisfaction_with(position, JEUGD, x) for x in (-5, 1, 2, 3, 4, 7, 10)}
    assert found == {-5: 0, 1: 0, 2: 0, 3: 0.5, 4: 1, 7: 0.5, 10: 0}


def test_an_ideal_on_ones_red_line_leaves_nothing_beyond_it() -> None:
    position = party("a", {"jeugd": 4.0}, most={"jeugd": 4.0})
    assert [satisfaction_with(position, JEUGD, x) for x in (4.0, 4.5, -0.5)] == [1.0, 0.0, 0.5]


def test_a_line_or_an_ideal_outside_the_lever_counts_as_its_end() -> None:
    wide = party("a", {"schuld": 9.0}, least={"schuld": -9.0})
    assert [satisfaction_with(wide, SCHULD, x) for x in (0, 1, 4)] == [0, 0.25, 1]
    assert measure([wide], [SCHULD], {"schuld": 0}).crossed == ()


def test_a_package_by_hand() -> None:
    one = party("1", {"jeugd": 10.0, "schuld": 4.0}, weights={"jeugd": 75, "schuld": 25}, least={"jeugd": 0.0})
    two = party("2", {"schuld": 0.0})
    red = party("3", {}, most={"schuld": 1.0})
    measured = measure([one, two, red], [JEUGD, SCHULD], {"jeugd": 5.0, "schuld": 2.0})
    assert measured.satisfaction == {"1": 0.75 * 0.5 + 0.25 * 0.5, "2": 0.5}
    assert measured.crossed == (Crossed("3", "schuld"),)
    assert measured.least_satisfied == ("1", "2")
    assert measured.divides_most == "schuld"
    # A lever that is not named stays as it is.
    assert measure([one], [JEUGD, SCHULD], {}).satisfaction == {"1": 0.0}
    assert measure([one], [JEUGD, SCHULD], {"jeugd": -1.0}).crossed == (Crossed("1", "jeugd"),)


def test_without_weights_levers_weigh_the_same_and_weights_elsewhere_do_not_count() -> None:
    plain = party("1", {"jeugd": 10.0, "schuld": 4.0})
    elsewhere = replace(plain, weights={"buurt": 50.0})
    for position in (plain, elsewhere):
        assert measure([position], [JEUGD, SCHULD, BUURT], {"jeugd": 10.0}).satisfaction == {"1": 0.5}


def test_tenths_are_for_the_room() -> None:
    measured = measure([party("1", {"jeugd": 10.0}), party("2", {"jeugd": 9.0})], [JEUGD], {"jeugd": 5.3}).coarse()
    assert measured.satisfaction == {"1": 0.7, "2": 0.7}
    assert measured.least_satisfied == ("1", "2")


IDEALS = st.dictionaries(st.sampled_from("abc"), st.integers(-1, 2).map(float), min_size=1)
WEIGHTS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 100).map(float))


@st.composite
def parties(draw: st.DrawFn, lines: bool = True) -> list[Position]:
    found = []
    for n in range(draw(st.integers(1, 3))):
        ideals = draw(IDEALS)
        gap = st.integers(0, 2)
        least = {k: v - draw(gap) for k, v in ideals.items() if lines and draw(st.booleans())}
        most = {k: v + draw(gap) for k, v in ideals.items() if lines and draw(st.booleans())}
        found.append(Position(f"p{n}", f"Partij {n}", ideals, least, most, draw(WEIGHTS)))
    return found


PACKAGES = st.fixed_dictionaries({"a": st.integers(-1, 2), "b": st.integers(0, 2), "c": st.integers(-1, 1)}).map(
    lambda found: {lever: float(amount) for lever, amount in found.items()}
)


@given(parties(), PACKAGES, PACKAGES)
def test_a_package_better_for_all_ranks_higher(
    group: list[Position], one: dict[str, float], two: dict[str, float]
) -> None:
    first, second = (measure(group, SMALL, amounts) for amounts in (one, two))
    gains = [first.satisfaction[p] - second.satisfaction[p] for p in first.satisfaction]
    better, worse = (all(sign * gain > 1e-6 for gain in gains) for sign in (1, -1))
    assert not better or rank(first) > rank(second)
    assert not worse or rank(first) < rank(second)


def test_the_order_of_the_parties_decides_no_rank() -> None:
    ranks = [
        rank(Measured(dict(satisfied), (), (), None))
        for satisfied in ((("1", 0.9), ("2", 0.2)), (("2", 0.2), ("1", 0.9)))
    ]
    assert ranks == [(0.2, 0.9)] * 2


@given(parties(), PACKAGES, st.floats(0.1, 50))
def test_weights_scale_away(group: list[Position], amounts: dict[str, float], factor: float) -> None:
    scaled = [replace(p, weights={k: v * factor for k, v in p.weights.items()}) for p in group]
    before, after = measure(group, SMALL, amounts), measure(scaled, SMALL, amounts)
    assert after.satisfaction == pytest.approx(before.satisfaction)
    assert after.crossed == before.crossed


@given(parties(), PACKAGES)
def test_a_crossed_red_line_is_always_shown_by_name(group: list[Position], amounts: dict[str, float]) -> None:
    shown = {(line.party, line.lever) for line in measure(group, SMALL, amounts).crossed}
    below = {(p.party, k) for p in group for k, line in p.least.items() if amounts[k] < line}
    above = {(p.party, k) for p in group for k, line in p.most.items() if amounts[k] > line}
    assert shown == below | above


@given(parties(), PACKAGES, st.permutations(["x", "y", "z"]))
def test_renaming_parties_changes_nothing(group: list[Position], amounts: dict[str, float], names: list[str]) -> None:
    new = {p.party: name for p, name in zip(group, names, strict=False)}
    renamed = [replace(p, party=new[p.party], name=new[p.party]) for p in reversed(group)]
    before, after = measure(group, SMALL, amounts), measure(renamed, SMALL, amounts)
    assert after.satisfaction == pytest.approx({new[p]: value for p, value in before.satisfaction.items()})
    assert set(after.least_satisfied) == {new[p] for p in before.least_satisfied}
    assert {(line.party, line.lever) for line in after.crossed} == {(new[x.party], x.lever) for x in before.crossed}
    assert after.divides_most == before.divides_most


def test_what_divides_most_weighs_distance_by_weight() -> None:
    near = [party("1", {"jeugd": 0.0, "schuld": 0.0}), party("2", {"jeugd": 3.0, "schuld": 4.0})]
    assert divides_most(near, [JEUGD, SCHULD]) == "schuld"
    heavy = [replace(p, weights={"jeugd": 95, "schuld": 5}) for p in near]
    assert divides_most(heavy, [JEUGD, SCHULD]) == "jeugd"
    assert divides_most([party("1", {"jeugd": 1.0}), party("2", {"jeugd": 1.0})], [JEUGD]) is None


def everything(group: list[Position], budget: float) -> Iterable[tuple[tuple[float, ...], int, dict[str, float]]]:
    """Every package on the steps within the budget that leaves nobody worse off: rank, red lines crossed, amounts."""
    today = measure(group, SMALL, {}).satisfaction
    wanted = {lever for p in group for lever in p.ideals}
    steps = [range(int(lv.low), int(lv.high) + 1) if lv.id in wanted else (0,) for lv in SMALL]
    for found in product(*steps):
        amounts = {lever.id: float(step) for lever, step in zip(SMALL, found, strict=True)}
        measured = measure(group, SMALL, amounts)
        cost = sum(amounts[lever.id] * lever.eur_per_unit for lever in SMALL)
        if cost <= budget and all(measured.satisfaction[p] >= s - 1e-9 for p, s in today.items()):
            yield rank(measured), len(measured.crossed), amounts


@settings(max_examples=60)
@given(parties(), st.sampled_from([-70.0, 0.0, 100.0, 300.0, 700.0]))
def test_the_search_finds_what_trying_everything_finds(group: list[Position], budget: float) -> None:
    tried = list(everything(group, budget))
    found = packages(group, SMALL, budget, precision=0.0)
    assert bool(found.packages) == bool(tried)
    fewest = min((crossed for _, crossed, _ in tried), default=0)
    best = max((value for value, crossed, _ in tried if crossed == fewest), default=())
    assert [len(p.measured.crossed) for p in found.packages] == [fewest] * len(found.packages)
    # Which lines are crossed is chosen for the least satisfied; with none crossed the whole order is the best there is.
    exact = slice(None) if fewest == 0 else slice(1)
    assert [rank(p.measured)[exact] for p in found.packages[:1]] == [
        pytest.approx(best[exact], abs=1e-5) for _ in found.packages[:1]
    ]


@settings(max_examples=60)
@given(parties(), st.sampled_from([0.0, 100.0, 300.0, 700.0]))
def test_packages_keep_their_promises(group: list[Position], budget: float) -> None:
    found = packages(group, SMALL, budget)
    today = measure(group, SMALL, {}).satisfaction
    ranks = [rank(p.measured) for p in found.packages]
    assert ranks == sorted(ranks, reverse=True)
    assert len(found.packages) <= 5
    assert len({tuple(p.amounts.items()) for p in found.packages}) == len(found.packages)
    for package in found.packages:
        assert package.cost_eur == pytest.approx(sum(package.amounts[lv.id] * lv.eur_per_unit for lv in SMALL))
        assert package.cost_eur <= budget + 0.01
        assert all(package.measured.satisfaction[p] >= s - 1e-5 for p, s in today.items())
        assert all(package.amounts[lever.id] == int(package.amounts[lever.id]) for lever in SMALL)
        assert package.measured == measure(group, SMALL, package.amounts)
        names = [f"{p.name} bij" for p in group if any(line.party == p.party for line in package.measured.crossed)]
        assert all(name in package.sentences[1] for name in names)
        others = [other.measured.satisfaction for other in found.packages if other is not package]
        mine = package.measured.satisfaction
        assert not any(all(o[p] > mine[p] + 1e-5 for p in mine) for o in others), "on the front"


def test_what_pleases_nobody_stays_as_it_is() -> None:
    found = packages([party("1", {"jeugd": 5.0})], [JEUGD, SCHULD, BUURT], 10_000_000)
    assert [p.amounts for p in found.packages] == [{"jeugd": 5.0, "schuld": 0.0, "buurt": 0.0}]


def test_steps_are_counted_from_what_is_today() -> None:
    lever = Lever("jeugd", "Jeugd", 0.0, 10.0, 2.5, 1.0, unchanged=1.0)
    (package,) = packages([party("1", {"jeugd": 9.0})], [lever], 1_000.0).packages
    assert (package.amounts, package.cost_eur) == ({"jeugd": 8.5}, 7.5)


def test_a_package_is_explained_in_two_dutch_sentences() -> None:
    group = [party("1", {"jeugd": 6.0, "schuld": 4.0}), party("2", {"jeugd": 2.0})]
    package = packages(group, [JEUGD, SCHULD], 2_000_000).packages[0]
    assert len(package.sentences) == 2
    assert package.sentences[0].replace("\u00a0", " ") == (
        "Dit pakket verandert 2 maatregelen, kost € 1,1 mln per jaar en laat niemand erop achteruitgaan."
    )
    assert package.sentences[1] == (
        "Het minst tevreden is Partij 1 (9 van de 10); het meest verdeelt Jeugd; het gaat over geen rode lijn."
    )


def test_when_there_is_nothing_to_offer_a_sentence_says_why() -> None:
    assert packages([], [JEUGD], 0.0).sentence == NO_WISHES
    assert packages([party("1", {}, most={"jeugd": 0.0})], [JEUGD], 0.0).sentence == NO_WISHES
    poorer = packages([party("1", {"jeugd": 0.0})], [JEUGD], -100_000.0)
    assert (poorer.packages, poorer.sentence) == ((), SOMEBODY_WORSE)
    clash = packages(
        [party("1", {"jeugd": 5.0}, least={"jeugd": 4.0}), party("2", {"jeugd": 1.0}, most={"jeugd": 2.0})],
        [JEUGD],
        1e6,
    )
    assert clash.sentence == CLASH
    assert all("rode lijn van Partij" in p.sentences[1] for p in clash.packages)


@pytest.mark.parametrize("wrong", [{"low": 1.0}, {"high": -1.0}, {"step": 0.0}, {"low": 0.0, "high": 0.0}])
def test_a_lever_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="low ≤ unchanged ≤ high"):
        Lever(**{"id": "a", "name": "A", "low": -1.0, "high": 1.0, "step": 0.5, **wrong})  # type: ignore[arg-type]
