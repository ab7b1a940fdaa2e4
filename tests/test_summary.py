"""The summary and the bands, field by field, against outcomes worked out by hand."""

from dataclasses import asdict

import numpy as np
import pytest

from akkoordwijzer.model.beliefs import Estimate, with_estimates
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.sample import Fixed
from akkoordwijzer.report.bands import Band, bands_of
from akkoordwijzer.report.summary import ChoiceSummary, LineSummary, PayerSummary, summarise
from tests.hand_worked import CEILING, CUT, MIXED, SPENDING, worked

HELPED = ChoiceSummary("help", "Gezinshulp", "gezin", "", True, False, 10_000, 9_000, 100, 0, 10_000, 50_000)
# Asked 10.000 less; there are only 800 units of € 10 to take away.
LESS = ChoiceSummary(
    "base", "Sociale basis", "deelnemer", "", False, True, -8_000, -8_000, -800, -2_000, -10_000, -40_000
)


def test_spending_field_by_field() -> None:
    found = summarise(play(SPENDING))
    assert asdict(found.choices[0]) == pytest.approx(asdict(HELPED))
    assert asdict(found.lines[0]) == pytest.approx(
        asdict(LineSummary("care", "Jeugdhulp", "mensen", 100.0, 90.0, 0.0, 0.0, 0.0, True))
    )
    assert [asdict(row) for row in found.payers] == [
        pytest.approx(asdict(row))
        for row in (
            PayerSummary("insurer", 2_000, 0, 9_000, 0),
            PayerSummary("municipality", 8_000, 9_000, 36_000, 45_000),
            PayerSummary("state", 0, 1_000, 0, 5_000),
        )
    ]
    numbers = {key: value for key, value in asdict(found).items() if key not in ("choices", "lines", "payers")}
    assert numbers.pop("too_small") == ()
    assert numbers == pytest.approx(
        {
            "changed": True,
            "year": 2030,
            "term_end": 2030,
            "horizon": 2031,
            "population": 10_000,
            "discount_rate": 0.25,
            "spend_eur": 9_000,
            "realised_eur": 4_000,
            "withheld_eur": 0,
            "net_eur": -5_000,
            "hard_net_eur": -9_000,
            "net_term_eur": -24_000,
            "net_horizon_eur": -29_000,
            "hard_net_term_eur": -36_000,
            "hard_net_horizon_eur": -45_000,
            # 4.000 in the first year, when nothing may be cashed yet, and then the half that cannot be.
            "freed_horizon_eur": 20_000,
            "withheld_horizon_eur": 0,
            "structural_eur": -5_000,
            # 9.000 at once, and 5.000 at 0,8 + 0,64 + 0,512 + 0,4096.
            "net_present_value_eur": -20_808,
            "break_even_year": None,
            "open_share": 0,
            "estimates": 0,
            "ceilings": 0,
            "return_municipality": 16_000 / 45_000,
            "return_all_payers": 0.9,
            "all_payers_horizon_eur": -5_000,
        }
    )


def test_what_follows_from_spending() -> None:
    found = summarise(play(SPENDING))
    assert (found.more_eur, found.less_eur) == pytest.approx((9_000, 0))
    assert (found.reached, found.uncounted_eur, found.open_eur, found.moved_eur) == pytest.approx((100, 0, 0, 10_000))
    assert (found.is_unknown, found.open_choices, found.open_ever, found.waiting_lines) == (False, (), (), ())
    assert found.most_changed is not None
    assert found.most_changed.change == pytest.approx(-10)
    assert [row.net_horizon_eur for row in found.payers] == pytest.approx([9_000, -9_000, -5_000])


def test_a_cut_field_by_field() -> None:
    found = summarise(play(CUT))
    assert asdict(found.choices[0]) == pytest.approx(asdict(LESS))
    assert (found.spend_eur, found.net_eur, found.net_term_eur, found.net_horizon_eur) == pytest.approx(
        (-8_000, 8_000, 32_000, 40_000)
    )
    assert (found.hard_net_horizon_eur, found.realised_eur, found.freed_horizon_eur) == pytest.approx((40_000, 0, 0))
    assert (found.less_eur, found.more_eur, found.open_eur, found.moved_eur) == pytest.approx((8_000, 0, 8_000, 8_000))
    assert (found.uncounted_eur, found.reached) == pytest.approx((-8_000, 0))
    assert (found.open_share, found.is_unknown, found.break_even_year) == (1.0, True, 2027)
    assert (found.return_municipality, found.return_all_payers, found.most_changed) == (None, None, None)
    assert [choice.id for choice in found.open_choices] == ["base"]


def test_a_ceiling_field_by_field() -> None:
    """At most 90, 81, 72,9, 65,61 and 59,049 of the 100 thousand euro is paid."""
    found = summarise(play(CEILING))
    (line,) = found.lines
    assert (line.waiting, line.waiting_horizon, line.withheld_eur) == pytest.approx((34.39, 40.951, 0.8 * 34_390))
    assert (line.unchanged, line.chosen, line.change) == pytest.approx((100, 100, 0))
    assert (found.withheld_eur, found.withheld_horizon_eur) == pytest.approx((27_512, 105_152.8))
    assert (found.net_eur, found.net_horizon_eur, found.hard_net_horizon_eur, found.freed_horizon_eur) == (0, 0, 0, 0)
    assert (found.all_payers_horizon_eur, found.structural_eur, found.payers) == (0, 0, ())
    assert (found.changed, found.choices, found.ceilings, found.open_share) == (True, (), 1, 0)
    assert found.waiting_lines == (line,)
    assert found.most_changed is None


def test_a_mixture_keeps_four_kinds_of_money_apart() -> None:
    found = summarise(play(MIXED))
    # Of 95, 90, 90, 90, 90 thousand euro of demand at most 90, 81, 72,9, 65,61 and 59,049 is paid.
    assert found.withheld_horizon_eur == pytest.approx(0.8 * (455_000 - 368_559))
    assert found.net_horizon_eur == pytest.approx(-29_000 + 5 * 200)
    assert (found.more_eur, found.less_eur) == pytest.approx((9_000, 200))
    assert (found.open_share, found.is_unknown) == (pytest.approx(200 / 10_200), False)
    assert found.lines[0].waiting == pytest.approx(90 * (1 - 65.61 / 90))
    assert [choice.id for choice in found.choices] == ["help", "base"]
    assert found.ceilings == 1


def test_the_year_that_per_year_means() -> None:
    later = summarise(play(worked({"help": 1.0}, **{"from": 2031})))
    assert (later.year, later.term_end, later.choices[0].spend_eur) == (2031, 2030, pytest.approx(10_000))
    ended = summarise(play(worked({"help": 1.0}, until=2028, ramp=2)))
    assert (ended.year, ended.choices[0].spend_eur) == (2028, pytest.approx(10_000))
    assert ended.choices[0].spend_horizon_eur == pytest.approx(15_000)
    assert (ended.structural_eur, ended.net_eur < 0) == (pytest.approx(0), True)
    assert summarise(play(worked({}))).changed is False


def test_open_money_of_another_year_is_not_forgotten() -> None:
    case = worked({"help": 0.1, "base": -0.8}, **{"from": 2031})
    now = case.scenario.changes["help"].model_copy(update={"from_": 2027})
    changes = {**case.scenario.changes, "help": now}
    case = case.model_copy(update={"scenario": case.scenario.model_copy(update={"changes": changes})})
    found = summarise(play(case))
    assert (found.year, found.open_choices, [choice.id for choice in found.open_ever]) == (2030, (), ["base"])


def test_estimates_are_counted() -> None:
    guess = Estimate(low=0.0, mid=0.05, high=0.1, reason="wij denken het", source="de tafel")
    found = summarise(play(with_estimates(CUT, {("base", "care"): guess})))
    assert (found.estimates, found.open_share) == (1, 0)
    # 800 units fewer bring 40 more people into care.
    assert found.lines[0].change == pytest.approx(40)
    assert found.net_horizon_eur == pytest.approx(40_000 - 0.8 * (20_000 + 4 * 40_000))
    assert summarise(play(with_estimates(SPENDING, {("base", "care"): guess}))).estimates == 0


# Twenty draws in which one participant keeps out 0,04, 0,09, 0,14, ... people.
STEPS = np.arange(20) * 0.05 + 0.04
DRAWS = Fixed({"help.effects[0].prevent": STEPS})


def test_bands_by_hand() -> None:
    """100 participants keep out 5 more in every draw: realised 400 × that a year from the second year on."""
    summary = summarise(play(SPENDING))
    found = bands_of(play(SPENDING, DRAWS), summary)
    kept_out = 100 * STEPS
    net_year = 400 * kept_out - 9_000
    horizon = 4 * 400 * kept_out - 45_000
    assert found.draws == 20
    assert (found.net_year.low, found.net_year.high) == pytest.approx(tuple(np.quantile(net_year, [0.05, 0.95])))
    assert (found.net_horizon.low, found.net_horizon.high) == pytest.approx(tuple(np.quantile(horizon, [0.05, 0.95])))
    # Back by 2031 from 28,1 people on (29, 34, ..., 99), by 2030 from 30 on.
    assert found.odds_horizon == pytest.approx(15 / 20)
    assert found.odds_term == pytest.approx(14 / 20)
    everyone = 1000 * 4.5 * kept_out - 50_000
    assert (found.all_payers_horizon.low, found.all_payers_horizon.high) == pytest.approx(
        tuple(np.quantile(everyone, [0.05, 0.95]))
    )
    assert (found.change["care"].low, found.change["care"].high) == pytest.approx(
        tuple(np.quantile(-kept_out, [0.05, 0.95]))
    )
    assert found.waiting["care"] == Band(0.0, 0.0)
    assert sum(found.break_even.values()) == pytest.approx(1)
    assert found.break_even[-1] == pytest.approx(5 / 20)


def test_waiting_in_the_draws() -> None:
    prices = Fixed({"care.inflow": np.array([100.0, 200.0])})
    found = bands_of(play(MIXED, prices), summarise(play(MIXED)))
    waits = [90 * (1 - 65.61 / 90), 190 * (1 - 0.6561 * 150 / 190)]
    assert (found.waiting["care"].low, found.waiting["care"].high) == pytest.approx(
        tuple(np.quantile(waits, [0.05, 0.95]))
    )


def test_no_odds_where_too_much_is_not_measured_or_no_money_moves() -> None:
    for case in (CUT, CEILING, worked({"help": 1.0, "base": -0.4})):
        found = bands_of(play(case, DRAWS), summarise(play(case)))
        assert (found.odds_term, found.odds_horizon) == (None, None)
    # € 3.000 of € 13.000 is open: less than a quarter.
    some = worked({"help": 1.0, "base": -0.3})
    assert bands_of(play(some, DRAWS), summarise(play(some))).odds_horizon is not None
