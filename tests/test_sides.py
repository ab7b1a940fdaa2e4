"""A side of a dilemma within the room of a region: what fits stays, what does not is cut down and said."""

from dataclasses import replace

import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.calibration.sides import LASTING_ROOM, _fitted, sides
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.library.guide import read_guide


@pytest.mark.parametrize(
    ("asked", "fitted", "said"),
    [
        (5.0, 5.0, ""),
        (-3.21, -3.21, ""),
        (-4.0, -3.21, "hier gaat nu € 3,22 per inwoner naartoe; meer korten kan niet"),
        # Nine tenths of € 10,07 in whole cents.
        (12.0, 9.06, "meer dan € 9,06 per inwoner per jaar is hier niet te besteden"),
        (9.5, 9.5, "dit is bijna alles wat hier te besteden is"),
    ],
)
def test_an_amount_stays_within_the_room(nation: Kit, asked: float, fitted: float, said: str) -> None:
    lever = next(iter(levers(nation).values()))
    room = replace(lever, current_eur_per_inhabitant=3.2199, full_reach_eur_per_inhabitant=10.07)
    amount, remark = _fitted(asked, room)
    assert amount == pytest.approx(fitted)
    assert said in typed(remark)
    assert bool(remark) is bool(said)


def test_without_room_there_is_nothing_to_play(nation: Kit) -> None:
    lever = replace(
        next(iter(levers(nation).values())), current_eur_per_inhabitant=0.0, full_reach_eur_per_inhabitant=0.0
    )
    assert "korten is niet te berekenen" in _fitted(-1.0, lever)[1]
    assert "doet al mee" in _fitted(1.0, lever)[1]
    assert (_fitted(-1.0, lever)[0], _fitted(1.0, lever)[0]) == (0.0, 0.0)
    assert 0 < LASTING_ROOM < 1


def test_euro_per_inhabitant_and_in_total(nation: Kit) -> None:
    dilemma = read_guide().dilemma("now_or_later")
    assert dilemma is not None
    amounts = {side.eur_per_inhabitant: side.eur(nation) for side in sides(dilemma, nation) if side.scenario}
    assert any(amounts)
    assert amounts == {eur: pytest.approx(eur * nation.settings.population) for eur in amounts}
