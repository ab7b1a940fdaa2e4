"""Sentences: odds first, what stands against it, what is not known; never a triumph."""

from dataclasses import replace

import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.report.sentences import UNCHANGED, main_sentence
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
    assert sentence.endswith("Het meest hangt dit af van: iets.")


def test_a_cut_is_never_called_earned_back_and_names_who_waits(summaries: dict[str, Summary]) -> None:
    sentence = main_sentence(summaries["cheese_slicer"])
    assert "terugverdiend" not in sentence
    assert "Daar staat tegenover: door een plafond wachten" in sentence
    assert "telt hier niet mee" in sentence


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
