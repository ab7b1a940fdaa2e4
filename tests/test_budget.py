"""The budget line: what comes in and goes out adds up, and ceilings are told apart from effects."""

import pytest
from akkoordwijzer.report.budget import Budget, budget, budget_sentence

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.model.outcome import Outcome, play
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert

HELP = Scenario(changes={"integrated_debt_help": Change(amount_per_inhabitant=1)})
CEILING = {"ceilings": {"youth_residential": Ceiling(growth=-0.02)}}


def played(kit: Kit, scenario: Scenario) -> Outcome:
    return play(kit.case(scenario), Pert(200))


def test_what_is_left_is_the_net_result_plus_what_was_put_in(nation: Kit) -> None:
    outcome = played(nation, HELP)
    found = budget(outcome, own_eur=1e6, reserve_eur=8e6)
    assert found.years == 4
    assert found.put_in_eur == pytest.approx(1e6 + 8e6 / 4)
    net = outcome.books.net[:4].mean(axis=1).sum() / 4
    assert found.left_eur == pytest.approx(net + found.put_in_eur)
    assert found.asked_eur > 0
    assert found.cut_eur == found.held_back_eur == 0


def test_ceilings_are_told_apart_from_effects(nation: Kit) -> None:
    alone, together = played(nation, HELP), played(nation, HELP.model_copy(update=CEILING))
    without, with_ceiling = budget(alone, 0, 0), budget(together, 0, 0)
    assert with_ceiling.held_back_eur == pytest.approx(together.books.withheld[:4].mean(axis=1).sum() / 4)
    assert with_ceiling.held_back_eur > 0
    assert without.held_back_eur == 0
    # Who waited and is helped later costs more than without the ceiling; nothing is ever gained by one.
    assert with_ceiling.realised_eur <= without.realised_eur
    net = together.books.net[:4].mean(axis=1).sum() / 4
    assert with_ceiling.left_eur == pytest.approx(net)


def test_a_cut_is_no_question_for_money(nation: Kit) -> None:
    found = budget(played(nation, Scenario(changes={"social_base": Change(amount_per_inhabitant=-5)})), 0, 0)
    assert found.asked_eur == 0
    assert found.cut_eur > 0
    assert "minder aan voorkomen" in budget_sentence(found)


@pytest.mark.parametrize(
    ("realised", "words", "not_words"),
    [(5.0, "kosten die wegvallen: € 5", "erbij"), (-5.0, "kosten die erbij komen: € 5", "wegvallen")],
)
def test_costs_fall_away_or_come_on_top(realised: float, words: str, not_words: str) -> None:
    sentence = typed(budget_sentence(Budget(4, 10.0, 0.0, 0.0, realised, 0.0)))
    assert words in sentence
    assert not_words not in sentence
    assert "nog te vinden" in sentence
    assert "plafonds" not in sentence
