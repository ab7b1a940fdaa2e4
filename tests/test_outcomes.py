"""The screen plays the same model as the tests and the command line."""

from collections.abc import Iterator

import numpy as np
import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.beliefs import Belief, Estimate
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.model.thresholds import thresholds
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.proposal import Proposal, check, to_case
from akkoordwijzer.report.bands import bands_of
from akkoordwijzer.report.summary import summarise
from akkoordwijzer.ui.shared import data, outcomes

FEW = Pert(draws=40)
CACHES = (
    outcomes._prepared_central,
    outcomes._prepared_draws,
    outcomes._central,
    outcomes._drawn,
    outcomes._bands,
    outcomes._threshold,
    outcomes._thresholds,
)
PRICE = {"shelter.unit_cost": Belief(low=10.0, mid=20.0, high=30.0, reason="telling", source="wij")}


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch, nation: Kit) -> Iterator[None]:
    monkeypatch.setattr(outcomes, "SAMPLE", FEW)
    monkeypatch.setattr(data, "kit", lambda _region: nation)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for kept in CACHES:
        kept.cache_clear()


def proposal(kit: Kit) -> Proposal:
    """Two interventions that stand apart in the library, one later than a ceiling."""
    changes = {
        "social_base": Change(amount_per_inhabitant=-3.0),
        "integrated_debt_help": Change(amount_per_inhabitant=4.0, from_=2029),
        "eviction_prevention": Change(amount_per_inhabitant=1.0, from_=2030),
    }
    ceilings = {"shelter": Ceiling(growth=-0.02, from_=2028)}
    wanted, faults = check(Proposal(scenario=Scenario(changes=changes, ceilings=ceilings), beliefs=PRICE), kit)
    assert faults == ()
    return wanted


def test_the_screen_plays_what_the_tests_play(nation: Kit) -> None:
    wanted = proposal(nation)
    shown = outcomes.drawn_of(wanted)
    whole = play(to_case(wanted, nation), FEW)
    assert np.allclose(shown.books.cumulative, whole.books.cumulative, rtol=1e-12)
    assert np.allclose(shown.hard.net, whole.hard.net, rtol=1e-12)
    assert np.allclose(shown.scenario.stock, whole.scenario.stock, rtol=1e-12)
    for number, item in enumerate(shown.inputs.interventions):
        there = whole.inputs.interventions.index(item)
        assert np.allclose(shown.scenario.spend[:, number], whole.scenario.spend[:, there], rtol=1e-12)
    assert set(shown.case.scenario.changes) == set(wanted.scenario.changes)


def test_published_only_is_the_outcome_without_beliefs(nation: Kit) -> None:
    wanted = proposal(nation)
    published = outcomes.drawn_of(wanted.model_copy(update={"published_only": True}))
    without = outcomes.drawn_of(wanted.model_copy(update={"beliefs": {}}))
    assert published is without
    assert not np.allclose(published.baseline.cost, outcomes.drawn_of(wanted).baseline.cost)


def test_names_and_order_make_no_other_outcome(nation: Kit) -> None:
    wanted = proposal(nation)
    turned = wanted.scenario.model_copy(
        update={"name": "Anders", "changes": dict(reversed(wanted.scenario.changes.items()))}
    )
    assert outcomes.drawn_of(wanted) is outcomes.drawn_of(wanted.model_copy(update={"scenario": turned}))


def test_what_visitors_share_cannot_be_written_to(nation: Kit) -> None:
    shown = outcomes.drawn_of(proposal(nation))
    for array in (shown.books.net, shown.baseline.stock, shown.scenario.cost, shown.inputs.stock):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_the_numbers_on_the_screen_are_of_the_most_likely_run(nation: Kit) -> None:
    wanted = proposal(nation)
    central = outcomes.central_of(wanted)
    whole = play(to_case(wanted, nation))
    assert np.allclose(central.outcome.books.cumulative, whole.books.cumulative, rtol=1e-12)
    assert central.summary == summarise(central.outcome)
    assert outcomes.central_of(wanted) is central


def test_bands_are_of_the_draws_and_the_year_of_the_summary(nation: Kit) -> None:
    wanted = proposal(nation)
    year = outcomes.central_of(wanted).summary.year
    assert outcomes.bands_for(wanted) == bands_of(outcomes.drawn_of(wanted), year)


def test_what_one_must_believe_is_that_of_the_whole_case(nation: Kit) -> None:
    wanted = proposal(nation)
    assert outcomes.thresholds_for(wanted) == thresholds(to_case(wanted, nation))


def test_another_scenario_is_played_under_the_same_beliefs(nation: Kit) -> None:
    wanted = proposal(nation)
    ready = next(ready for ready in nation.scenarios if ready.id == "debts_first")
    under = outcomes.central_of(wanted, ready)
    taken = outcomes.central_of(wanted.model_copy(update={"scenario": ready}))
    assert under is taken
    assert under.summary != outcomes.central_of(Proposal(scenario=ready)).summary


def test_an_estimate_counts_and_its_threshold_does_not_know_it(nation: Kit) -> None:
    line = next(item for item in nation.interventions if item.id == "social_base").could_affect[0].line
    change = Change(amount_per_inhabitant=3.0)
    plain = Proposal(scenario=Scenario(changes={"social_base": change}))
    told = Estimate(low=0.0, mid=0.01, high=0.02, reason="ervaring", source="wethouder")
    with_it = plain.model_copy(update={"estimates": {"social_base": {line: told}}})
    assert outcomes.central_of(with_it).summary != outcomes.central_of(plain).summary
    found = outcomes.threshold_for(with_it, "social_base", line, change)
    assert found == outcomes.threshold_for(plain, "social_base", line, change)


def test_caches_hold_what_a_dozen_visitors_need() -> None:
    assert [kept.cache_info().maxsize for kept in CACHES] == [16, 16, 256, 16, 256, 256, 256]
