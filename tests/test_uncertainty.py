"""Draws: what PERT theory says, odds that do not hang on the seed, and what the command line adds."""

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.cli.main import main
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.outcome import play, prepare
from akkoordwijzer.model.records import Parameter
from akkoordwijzer.model.uncertainty import QUANTILES, Pert, as_data, bands, odds_by_year
from tests.cases import case, effect, everything_on, item, line

VECTORS = Path(__file__).parent / "vectors"
# Four standard errors: one in 16,000 for one comparison; the seed is fixed, so a failure is a change and not bad luck.
ERRORS = 4.0


def theory(low: float, middle: float, high: float) -> Any:
    """PERT as a scaled beta with shape 4."""
    up, down = 1 + 4 * (middle - low) / (high - low), 1 + 4 * (high - middle) / (high - low)
    return stats.beta(up, down, loc=low, scale=high - low)


def agrees(values: np.ndarray[Any, Any], expected: Any) -> None:
    """Mean and quantiles within sampling error of a scipy distribution."""
    count = values.size
    assert values.mean() == pytest.approx(expected.mean(), abs=ERRORS * expected.std() / math.sqrt(count))
    for share in QUANTILES.values():
        at = expected.ppf(share)
        error = math.sqrt(share * (1 - share) / count) / expected.pdf(at)
        assert np.quantile(values, share) == pytest.approx(at, abs=ERRORS * error)


RANGES = [(8_000, 10_000, 16_000), (9_000, 10_000, 11_000), (2_000, 10_000, 10_000), (10_000, 10_000, 30_000)]


@pytest.mark.parametrize("ends", RANGES)
def test_a_steady_line_with_an_uncertain_price_has_the_cost_that_theory_gives(ends: tuple[float, float, float]) -> None:
    price = dict(zip(("low", "mid", "high"), ends, strict=True))
    run = prepare(case([line(unit_cost=price)]), Pert(20_000, 1)).baseline
    for year in (0, 9):
        agrees(run.cost[year, 0] / 1000, theory(*ends))
    assert (run.stock == 1000).all()


def test_the_mean_of_pert_is_low_plus_four_middle_plus_high_over_six() -> None:
    drawn = Pert(50_000)("x", Parameter(low=2, mid=3, high=10))
    assert drawn.mean() == pytest.approx((2 + 4 * 3 + 10) / 6, rel=0.01)
    assert drawn.min() >= 2
    assert drawn.max() <= 10


def test_a_long_run_goes_to_inflow_over_exit_rate_in_every_draw() -> None:
    uncertain = line(inflow={"low": 100, "mid": 200, "high": 400})
    run = prepare(case([uncertain], years=60), Pert(20_000, 2)).baseline
    # After 60 years 0.8 to the power 60 of the start is left: two in a million.
    agrees(run.stock[-1, 0] * 0.2, theory(100, 200, 400))


def test_the_net_result_of_an_uncertain_benefit_is_its_distribution_moved_by_the_cost() -> None:
    benefit = effect("benefit", {"low": -500, "mid": 800, "high": 2500})
    outcome = play(case([line()], [item("p", benefit)], {"p": 1}), Pert(20_000, 4))
    agrees(outcome.books.net[0] / 10 + 1000, theory(-500, 800, 2500))
    chance = theory(-500, 800, 2500).sf(1000)
    error = math.sqrt(chance * (1 - chance) / 20_000)
    odds = odds_by_year(outcome)
    assert odds is not None
    assert odds[0] == pytest.approx(chance, abs=ERRORS * error)


def test_a_number_without_a_range_is_not_drawn() -> None:
    assert Pert(100)("x", Parameter(low=5, mid=5, high=5)).tolist() == [5]


def test_every_parameter_has_a_stream_of_its_own(nation: Kit) -> None:
    sample = Pert(4000, 7)
    found = [
        (sample(name, p) - p.low) / (p.high - p.low)
        for name, p in parameters(nation.case()).items()
        if not p.is_certain
    ]
    together = np.atleast_2d(np.corrcoef(np.array(found)))
    apart = together[~np.eye(len(found), dtype=bool)]
    # With some 20,000 pairs the largest of pure chance is about 4.3 / sqrt(4000).
    assert np.abs(apart).max() < 5.5 / math.sqrt(4000)


def test_same_name_and_seed_give_the_same_draws_another_seed_others() -> None:
    parameter = Parameter(low=0, mid=1, high=2)
    assert (Pert(50, 1)("a.b", parameter) == Pert(50, 1)("a.b", parameter)).all()
    assert (Pert(50, 1)("a.b", parameter) != Pert(50, 2)("a.b", parameter)).any()
    assert (Pert(50, 1)("a.b", parameter) != Pert(50, 1)("a.c", parameter)).any()


def test_baseline_and_scenario_share_their_draws(nation: Kit) -> None:
    sample = Pert(50, 3)
    outcome = play(nation.case(everything_on(nation)), sample)
    assert (outcome.baseline.stock[0] == outcome.scenario.stock[0]).all()
    assert (outcome.baseline.stock == prepare(nation.case(), sample).baseline.stock).all()


def test_odds_with_another_seed_differ_by_less_than_three_standard_errors(nation: Kit) -> None:
    draws = 2000
    for scenario in (*nation.scenarios, everything_on(nation)):
        one, other = (
            (play(nation.case(scenario), Pert(draws, seed)).books.cumulative >= 0).mean(axis=1) for seed in (2026, 8)
        )
        share = (one + other) / 2
        error = np.sqrt(2 * share * (1 - share) / draws)
        assert (np.abs(one - other) <= 3 * error).all(), scenario.id


def test_bands_rise_and_hold_the_right_share_of_draws(nation: Kit) -> None:
    outcome = play(nation.case(everything_on(nation)), Pert(2000, 5))
    found = bands(outcome.books.cumulative)
    ends = list(found.values())
    assert all((low <= high).all() for low, high in pairwise(ends))
    inside = (outcome.books.cumulative >= found["p05"][:, None]) & (outcome.books.cumulative <= found["p95"][:, None])
    assert inside.mean() == pytest.approx(0.9, abs=0.01)


def test_plain_data_has_the_keys_of_the_contract() -> None:
    played = case([line(stock={"low": 900, "mid": 1000, "high": 1100})], [item("p", effect())], {"p": 2})
    sample = Pert(30, 9)
    data = as_data(play(played, sample), sample)
    assert data["draws"] == 30
    assert data["seed"] == 9
    assert set(data["bands"]["municipality"]) == {"net", "cumulative"}
    assert set(data["bands"]["all_payers"]) == {"cumulative"}
    assert all(set(band) == set(QUANTILES) for band in data["bands"]["municipality"].values())
    assert {len(v) for v in data["bands"]["municipality"]["net"].values()} == {10}
    assert {len(v) for v in data["bands"]["stock"]["a"].values()} == {11}
    assert list(data["odds"]["break_even_by"]) == [str(year) for year in range(2027, 2037)]


# The command line


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["run", *arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_run_with_draws_adds_sureness_to_the_same_result(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(VECTORS / "16_low_mid_high_takes_mid.yaml")
    plain = run_json(capsys, path)
    sure = run_json(capsys, path, "--draws", "300", "--seed", "4")
    assert {key: sure[key] for key in plain} == plain
    assert set(sure) - set(plain) == {"draws", "seed", "bands", "odds", "drivers", "contributions"}
    assert (sure["draws"], sure["seed"]) == (300, 4)
    assert all(set(driver) == {"parameter", "at_low", "at_high"} for driver in sure["drivers"])
    swings = [abs(driver["at_high"] - driver["at_low"]) for driver in sure["drivers"]]
    assert swings == sorted(swings, reverse=True)
    assert sum(sure["contributions"].values()) == pytest.approx(sure["municipality"]["cumulative"][-1])
    assert run_json(capsys, path, "--draws", "300", "--seed", "4") == sure
    assert run_json(capsys, path, "--draws", "300", "--seed", "5")["bands"] != sure["bands"]


def test_run_names_the_contribution_of_a_ceiling(capsys: pytest.CaptureFixture[str]) -> None:
    found = run_json(capsys, str(VECTORS / "11_ceiling_and_waiting.yaml"), "--draws", "10")
    assert any(key.startswith("ceiling.") for key in found["contributions"])


def test_run_hard_plays_only_what_may_be_booked(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(VECTORS / "15_soft_and_hard.yaml")
    expected = json.loads((VECTORS / "15_soft_and_hard.expected.json").read_text())["hard_only_net"]
    found = run_json(capsys, path, "--hard", "--draws", "20")
    assert found["part"] == "hard"
    assert found["municipality"]["net"] == pytest.approx(expected)
    assert found["hard_only_net"] == pytest.approx(expected)
    assert found["bands"]["municipality"]["net"]["p50"] == pytest.approx(expected)


def test_run_says_how_sure_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(VECTORS / "16_low_mid_high_takes_mid.yaml"), "--draws", "200"]) == 0
    text = capsys.readouterr().out
    assert "van de 10 doorrekeningen niet onder nul" in text
    assert "Hangt het meest af van" in text


@pytest.mark.parametrize("wrong", [["--draws", "0"], ["--draws", "veel"], ["--draws", "1e6"], ["--seed", "-1"]])
def test_run_refuses_a_wrong_number_of_draws(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", str(VECTORS / "01_steady_state.yaml"), *wrong])
    assert ended.value.code == 2
    assert "verwacht een heel getal" in capsys.readouterr().err
