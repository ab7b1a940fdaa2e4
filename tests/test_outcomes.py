"""The screen plays the same model as the tests and the command line."""

from collections.abc import Iterator

import numpy as np
import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.beliefs import Belief
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Ceiling, Change, Scenario
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
    for cached in CACHES:
        cached.cache_clear()


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
    shown = outcomes.central_of(wanted)
    whole = play(to_case(wanted, nation))
    assert np.allclose(shown.outcome.books.cumulative, whole.books.cumulative, rtol=1e-12)
    assert np.allclose(shown.outcome.hard.net, whole.hard.net, rtol=1e-12)
    assert np.allclose(shown.outcome.scenario.stock, whole.scenario.stock, rtol=1e-12)
    assert np.allclose(shown.outcome.scenario.spend, whole.scenario.spend, rtol=1e-12)
    assert shown.summary == summarise(shown.outcome)


def test_bands_are_those_of_the_draws_around_the_same_run(nation: Kit) -> None:
    wanted = proposal(nation)
    summary = outcomes.central_of(wanted).summary
    expected = bands_of(play(to_case(wanted, nation), FEW), summary)
    assert outcomes.bands_for(wanted) == expected


def test_published_only_is_the_outcome_without_beliefs(nation: Kit) -> None:
    wanted = proposal(nation)
    published = outcomes.central_of(wanted.model_copy(update={"published_only": True}))
    without = outcomes.central_of(wanted.model_copy(update={"beliefs": {}}))
    assert published is without
    assert not np.allclose(published.outcome.baseline.cost, outcomes.central_of(wanted).outcome.baseline.cost)


def test_names_and_order_make_no_other_outcome(nation: Kit) -> None:
    wanted = proposal(nation)
    turned = wanted.scenario.model_copy(
        update={"name": "Anders", "changes": dict(reversed(wanted.scenario.changes.items()))}
    )
    assert outcomes.central_of(wanted) is outcomes.central_of(wanted.model_copy(update={"scenario": turned}))


def test_another_scenario_is_played_with_the_same_beliefs(nation: Kit) -> None:
    wanted = proposal(nation)
    other = Scenario(changes={"social_base": Change(amount_per_inhabitant=2.0)})
    alone = outcomes.central_of(wanted.model_copy(update={"scenario": other}))
    assert outcomes.central_of(wanted, other) is alone
    assert alone.summary.spend_eur > 0
    assert not outcomes.central_of(wanted, Scenario()).summary.changed


def test_what_visitors_share_cannot_be_written_to(nation: Kit) -> None:
    shown = outcomes.central_of(proposal(nation)).outcome
    for array in (shown.books.net, shown.baseline.stock, shown.scenario.cost, shown.inputs.stock):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
