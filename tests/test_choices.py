"""What stands below a slider: reach, euros, and who waits."""

from akkoordwijzer.ui.what_if.choices import ceiling_caption, lever_caption

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.model.outcome import Outcome, play
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert


def played(kit: Kit, scenario: Scenario) -> Outcome:
    return play(kit.case(scenario), Pert(200))


def test_a_lever_keeps_its_explanation_and_says_what_it_asks(nation: Kit) -> None:
    lever = levers(nation)["integrated_debt_help"]
    at_rest = lever_caption(lever, 0.0, played(nation, Scenario()))
    assert at_rest.startswith(lever.item.summary or "-")
    changed = Scenario(changes={"integrated_debt_help": Change(amount_per_inhabitant=1)})
    moved = lever_caption(lever, 1.0, played(nation, changed))
    assert moved.startswith(at_rest)
    assert "per jaar** · " in moved
    assert "extra" in moved


def test_more_than_can_be_put_to_work_is_said(nation: Kit) -> None:
    lever = levers(nation)["budget_management"]
    amount = 100 * lever.full_reach_eur_per_inhabitant
    changed = Scenario(changes={"budget_management": Change(amount_per_inhabitant=amount)})
    assert "niet te besteden" in lever_caption(lever, amount, played(nation, changed))


def test_a_ceiling_says_who_waits_and_what_waiting_does(nation: Kit) -> None:
    lines = [line.id for line in nation.lines]
    capped = played(nation, Scenario(ceilings={"youth_ambulatory": Ceiling(growth=-0.05)}))
    own, other = (ceiling_caption(capped, lines.index(line)) for line in ("youth_ambulatory", "wmo_support"))
    assert own.startswith("**Wachten: ")
    assert "gaat 2,0% alsnog naar jeugdhulp met verblijf (aanname)" in own
    assert other == "Wat wachten met mensen doet, is niet vastgesteld en telt niet mee."
