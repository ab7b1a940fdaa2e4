"""Sentences: odds first, what stands against it, what is not known; never a triumph."""

from dataclasses import replace

import pytest
from akkoordwijzer.report.sentences import UNCHANGED, earns_back, main_sentence

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.report.summary import Band, Summary, summarise
from akkoordwijzer.report.words import parameter_words


@pytest.fixture(scope="module")
def summaries(nation: Kit) -> dict[str, Summary]:
    return {s.id: summarise(play(nation.case(s), Pert(200))) for s in nation.scenarios}


def test_unchanged_policy_is_zero_and_says_so(summaries: dict[str, Summary]) -> None:
    summary = summaries["unchanged"]
    assert main_sentence(summary) == UNCHANGED
    zero = Band(0.0, 0.0, 0.0)
    assert (summary.net_term, summary.net_horizon, summary.places_change, summary.waiting) == (zero,) * 4


def test_more_prevention_speaks_of_earning_back(summaries: dict[str, Summary]) -> None:
    sentence = main_sentence(summaries["prevention_first"], "iets")
    assert "terugverdiend" in sentence
    assert "niet vastgesteld" in sentence
    assert sentence.endswith("Het meest hangt dit af van ‘iets’.")


def test_a_cut_is_never_called_earned_back_and_names_who_waits(summaries: dict[str, Summary]) -> None:
    sentence = main_sentence(summaries["cheese_slicer"])
    assert "terugverdiend" not in sentence
    assert "Daar staat tegenover: door een plafond wachten" in sentence
    assert "telt hier niet mee" in sentence


def test_what_a_ceiling_pays_for_is_not_earned_back(nation: Kit) -> None:
    help_only = Scenario(changes={"integrated_debt_help": Change(amount_per_inhabitant=4)})
    with_ceiling = help_only.model_copy(update={"ceilings": {"youth_residential": Ceiling(growth=-0.02)}})
    alone, together = (summarise(play(nation.case(s), Pert(200))) for s in (help_only, with_ceiling))
    assert alone.held_back_eur == 0
    assert earns_back(alone)
    assert together.held_back_eur > 0
    assert not earns_back(together)
    assert "terugverdiend" not in main_sentence(together)


def test_the_hard_part_of_the_demand_leaves_out_what_may_not_be_booked(nation: Kit) -> None:
    soft = Scenario(changes={"mst_fft": Change(amount_per_inhabitant=0.3)})
    summary = summarise(play(nation.case(soft), Pert(200)))
    assert summary.places_change.middle < -1
    assert summary.hard_places_change.low == summary.hard_places_change.middle == 0
    assert summary.hard_places_change.high > 0, "draws that do harm are kept"
    hard = Scenario(changes={"guardianship_gatekeeper": Change(amount_per_inhabitant=0.1)})
    summary = summarise(play(nation.case(hard), Pert(200)))
    assert summary.places_change.middle < -1
    assert summary.hard_places_change.low > summary.places_change.high, "the low end of the range, in every draw"


def test_who_waits_only_later_is_named_too(summaries: dict[str, Summary]) -> None:
    nobody, some = Band(0.0, 0.0, 0.0), Band(3.0, 12.0, 20.0)
    later = replace(summaries["debts_first"], waiting=nobody, waiting_horizon=some)
    assert "door een plafond wachten er in 2036 12 mensen" in main_sentence(later)
    both = replace(later, waiting=replace(some, middle=5.0))
    assert "wachten er in 2030 5 mensen" in main_sentence(both)
    assert "2036 12 mensen" not in main_sentence(both)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "In geen enkele doorrekening is"),
        (0.004, "In minder dan 1 van de 10 doorrekeningen is"),
        (0.6, "In 6 van de 10 doorrekeningen is"),
        (0.999, "In meer dan 9 van de 10 doorrekeningen is"),
        (1.0, "In alle doorrekeningen is"),
    ],
)
def test_odds_in_words(summaries: dict[str, Summary], share: float, words: str) -> None:
    known = replace(summaries["debts_first"], odds_horizon=share, unknown_names=())
    assert main_sentence(known).startswith(words)


def test_odds_are_qualified_where_effects_are_unknown(summaries: dict[str, Summary]) -> None:
    for key in ("prevention_first", "cheese_slicer"):
        assert main_sentence(summaries[key]).startswith("Voor zover te berekenen: in ")


def test_every_parameter_has_a_dutch_name(nation: Kit) -> None:
    case = nation.case(Scenario())
    for name in parameters(case):
        words = parameter_words(case, name)
        assert "_" not in words, words
        assert "." not in words, words


def test_units_of_supply_are_not_counted_as_people(nation: Kit) -> None:
    ready = next(s for s in nation.scenarios if s.id == "prevention_first")
    base = next(item for item in nation.interventions if item.id == "social_base")
    assert not base.counts_people
    only = ready.model_copy(update={"changes": {"social_base": ready.changes["social_base"]}})
    summary = summarise(play(nation.case(only)))
    assert summary.helped_per_year == 0
    assert summary.eur_per_helped is None
