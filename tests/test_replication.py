"""Published studies played again: within their stated range, counted honestly, never a copy of the library."""

import csv
import shutil
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
import yaml

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.replication import Estimate, Played, Replayed, estimate, play_again, ratios
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.library.replication import Own, Published, Replication, read_replication, unknown_sources
from akkoordwijzer.model.case_file import read_case
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case, Change, Scenario
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.report.replication import circle_words, count_words, notes, replay_words, row
from tests.cases import item, line

# The library of November 2026 in the form of cases, and what all cases gave then (../shared/replication).
THEN = Path(__file__).parent / "replication"
with (THEN / "results.csv").open(encoding="utf-8") as _file:
    RESULTS = {found["case"]: found for found in csv.DictReader(_file)}
EXPECTED_THEN = {
    "breakthrough_library": {"society": (0.67, 0.69), "municipality": (0.33, 0.35)},
    "youth_debt_fund_library": {"municipality": (0.31, 0.33)},
    "library_breakthrough_method": {"society": (0.6, 0.76)},
    "library_early_debt_signals": {"society": (2.37, 2.9), "municipality": (0.06, 0.08)},
    "library_eviction_prevention": {"society": (0.64, 0.78), "municipality": (0.4, 0.5)},
    "library_home_administration": {"society": (2.87, 3.5), "municipality": (0.34, 0.41)},
    "library_housing_first": {"society": (0.57, 0.69), "municipality": (0.33, 0.41)},
    "library_integrated_debt_help": {"society": (1.95, 2.38), "municipality": (0.46, 0.58)},
    "library_youth_debt_fund": {"society": (1.45, 1.77), "municipality": (0.32, 0.39)},
}
DRAWN = sorted(name for name in EXPECTED_THEN if name.startswith("library_"))


@pytest.fixture(scope="module")
def replication() -> Replication:
    return read_replication()


@pytest.fixture(scope="module")
def played(replication: Replication, nation: Kit) -> dict[str, Played]:
    return {found.study.id: found for found in play_again(replication, nation, Pert(500, 1))}


def test_every_replay_falls_within_its_stated_range(played: dict[str, Played]) -> None:
    replays = [replay for found in played.values() for replay in found.replays]
    assert len(replays) == 14
    for replay in replays:
        assert replay.fits, f"{replay.replay.case}: {replay.found}"


def test_every_case_there_is_is_played(replication: Replication) -> None:
    here = {path.stem for path in (SCENARIOS / "replication" / "cases").glob("*.yaml")}
    assert here == set(replication.cases)
    assert here | set(EXPECTED_THEN) == set(RESULTS)


@pytest.mark.parametrize("name", sorted(RESULTS))
def test_a_case_spends_and_gains_what_it_did(name: str) -> None:
    folder = THEN if name in EXPECTED_THEN else SCENARIOS / "replication" / "cases"
    outcome = play(read_case(folder / f"{name}.yaml"))
    then, now = RESULTS[name], ratios(outcome)
    assert outcome.scenario.spend.sum() == pytest.approx(float(then["spend"]), rel=1e-6)
    assert outcome.scenario.participants.sum() == pytest.approx(float(then["participants"]), rel=1e-6)
    for measure in ("society", "municipality", "bookable"):
        stated = float(then[f"{measure}_ratio"])
        assert now[measure][0] == pytest.approx(stated, abs=0.001), measure


@pytest.mark.parametrize("name", sorted(EXPECTED_THEN))
def test_the_library_of_november_2026_falls_within_its_stated_range(name: str) -> None:
    found = ratios(play(read_case(THEN / f"{name}.yaml")))
    for measure, (low, high) in EXPECTED_THEN[name].items():
        assert low <= found[measure][0] <= high, measure


@pytest.mark.parametrize("name", DRAWN)
def test_draws_give_the_stated_band(name: str) -> None:
    """2,000 draws; the ends of a band move by a few percent with the seed."""
    found = ratios(play(read_case(THEN / f"{name}.yaml"), Pert(2000, 1)))

    for measure in ("society", "municipality"):
        ends = np.quantile(found[measure], (0.05, 0.5, 0.95))
        stated = [float(RESULTS[name][f"{measure}_{end}"]) for end in ("p05", "p50", "p95")]
        assert list(ends) == pytest.approx(stated, rel=0.12, abs=0.03), measure


def test_housing_first_by_hand(played: dict[str, Played]) -> None:
    """469 people at C$ 14,047 less a year; who moves in a year counts for half of it."""
    flows = played["housing_first_canada"].replays[1].found
    assert flows["society"] == pytest.approx(1.5 * 14047 / (2 * 20358), rel=1e-4)
    assert flows["society_last_year"] == pytest.approx(14047 / 20358, rel=1e-4)


def test_a_job_after_detention_by_hand(played: dict[str, Played]) -> None:
    found = played["sib_work_after_detention"].replays[0].found
    assert found["cost_per_extra_exit"] == pytest.approx(1_199_999.57 / (119 * 0.106443), rel=1e-6)


def test_the_measures_by_hand() -> None:
    """A benefit of 600 to the municipality and 300 to the state for 1,000 spent, and no one who leaves."""
    pays = {"municipality": 600, "state": 300}
    effects = [{"kind": "benefit", "payer": payer, "per_participant": n} for payer, n in pays.items()]
    case = Case.model_validate(
        {
            "settings": {"start_year": 2027, "years": 3, "population": 1000},
            "lines": [line()],
            "interventions": [item("p", *effects)],
            "scenario": {"changes": {"p": {"amount_per_inhabitant": 10, "from": 2027, "until": 2027}}},
        }
    )
    found = ratios(play(case))
    assert found["society"][0] == pytest.approx(0.9)
    assert found["municipality"][0] == found["bookable"][0] == pytest.approx(0.6)
    assert found["society_last_year"][0] == pytest.approx(0.9), "the last year with spending"
    assert found["cost_per_extra_exit"][0] == float("inf")


# The app's own estimate


def test_the_estimate_follows_the_library(nation: Kit) -> None:
    """Twice the price of a participant halves the ratio: nothing is copied."""
    own = Own(intervention="integrated_debt_help", participants=1000)
    dear = tuple(
        one.model_copy(update={"unit_cost": one.unit_cost.scaled(2)}) if one.id == own.intervention else one
        for one in nation.interventions
    )
    now = estimate(nation, own, Pert(50, 1))
    then = estimate(replace(nation, interventions=dear), own, Pert(50, 1))
    assert then.society == pytest.approx(now.society / 2, rel=0.01)
    assert then.municipality == pytest.approx(now.municipality / 2, rel=0.01)


def test_the_estimate_is_one_group_in_the_first_year(nation: Kit) -> None:
    small = estimate(nation, Own(intervention="integrated_debt_help", participants=100), Pert(50, 1))
    large = estimate(nation, Own(intervention="integrated_debt_help", participants=1000), Pert(50, 1))
    assert small.society == pytest.approx(large.society, rel=0.02)
    low, high = large.society_band
    assert low < large.society < high
    assert large.bookable <= large.municipality <= large.society


def test_the_group_takes_part_once(nation: Kit) -> None:
    """What 1,000 participants cost is spent in the first year and never again; the effects have ten years."""
    price = next(one for one in nation.interventions if one.id == "integrated_debt_help").unit_cost.mid
    amount = 1000 * price / nation.settings.population
    year = nation.settings.start_year
    change = Change(amount_per_inhabitant=amount, from_=year, until=year)
    outcome = play(nation.case(Scenario(changes={"integrated_debt_help": change})))
    assert outcome.scenario.spend.sum(axis=1)[:, 0] == pytest.approx([1000 * price, *[0] * 9])
    found = estimate(nation, Own(intervention="integrated_debt_help", participants=1000), Pert(20, 1))
    assert found.society == pytest.approx(ratios(outcome)["society"][0])


def test_every_estimate_that_is_asked_for_can_be_made(played: dict[str, Played]) -> None:
    assert not [found.absent for found in played.values() if found.absent]
    assert sum(len(found.own) for found in played.values()) == 8


def test_an_intervention_that_is_gone_is_named(replication: Replication, nation: Kit) -> None:
    without = replace(nation, interventions=tuple(i for i in nation.interventions if i.id != "housing_first"))
    found = {one.study.id: one for one in play_again(replication, without, Pert(20, 1))}["housing_first_canada"]
    assert (found.own, found.absent) == ((), ("housing_first",))
    assert ("Nu niet in de bibliotheek:", "housing_first") in notes(found)
    assert row(found)[3] == "geen"


@pytest.mark.parametrize(
    ("published", "held"),
    [
        ((0.5, 0.9), False),
        ((0.5, 1.0), True),
        ((1.2, 1.3), True),
        ((0.2, 9.0), True),
        ((2.0, 3.0), True),
        ((2.1, 3.0), False),
    ],
)
def test_what_was_published_lies_within_the_band_or_not(published: tuple[float, float], held: bool) -> None:
    own = Estimate("a", "A", 1.5, 0.5, 0.5, (1.0, 2.0), (0.4, 0.6))
    assert own.holds(Published(words="x", society=published)) == {"society": held}
    assert own.holds(Published(words="x", society=published, municipality=(0.7, 0.8))) == {
        "society": held,
        "municipality": False,
    }
    assert own.holds(Published(words="x")) == {}


# The honest count


def test_nothing_is_called_replicated(replication: Replication, played: dict[str, Played]) -> None:
    assert Counter(study.verdict for study in replication.studies) == {"arithmetic_only": 6, "partly": 1, "cannot": 2}
    assert count_words(list(played.values()), replication.others) == (
        "Van de 9 studies zijn er 0 onafhankelijk nagespeeld. Bij 6 klopt alleen de optelling: de baten gingen er als "
        "uitkomst in, dus dat bevestigt niets. 1 is voor een deel nagespeeld. Bij 2 kan het niet, en bij nog 12 andere "
        "ook niet."
    )


def test_circles_are_called_circles(played: dict[str, Played]) -> None:
    words = circle_words(list(played.values()))
    assert "bij 7 studies een eigen schatting. Die staat 1 keer los van de studie en 2 keer deels. 4 keer" in words
    assert {name for name, found in played.items() if found.study.independent == "no"} == {
        "housing_first_canada",
        "jpf",
        "sociaal_hospitaal",
        "vonl",
    }
    assert played["panteia_business_cases"].study.independent == "yes"


def test_a_row_shows_published_replayed_own_independent_and_verdict(played: dict[str, Played]) -> None:
    cells = row(played["regioplan"])
    assert cells[1].startswith("‘ruim 2’")
    assert "alleen bijstand, vier maanden: gemeente 0,63" in cells[2]
    assert cells[3].startswith("Integrale schuldhulp: ")
    assert "gemeente past niet" in cells[3]
    assert cells[4:] == ("deels", "voor een deel")
    assert row(played["vonl"])[2] == "kan niet"
    assert row(played["cebeon_shelter"])[4] == "geen vergelijking"


def test_every_note_there_is_is_shown(played: dict[str, Played]) -> None:
    found = dict(notes(played["vonl"]))
    study = played["vonl"].study
    assert found["Waarom niet:"] == study.why
    assert found["Staat de schatting los?"] == study.independent_why
    assert "Waarom dit niets bevestigt:" not in found
    assert dict(notes(played["jpf"]))["Waarom dit niets bevestigt:"] == played["jpf"].study.circular


def test_every_source_is_known(replication: Replication, figures: Figures) -> None:
    assert unknown_sources(replication, figures) == ()
    lost = replace(replication, others=(replication.others[0].model_copy(update={"sources": ("nergens",)}),))
    assert [fault.found for fault in unknown_sources(lost, figures)] == ["‘nergens’"]


# Bad content

Edit = Callable[[dict[str, Any]], Any]
FAULTS: dict[str, tuple[Edit, str, str]] = {
    "no reason": (lambda data: study(data, "vonl").pop("why"), "why", "waarom dit niet kan"),
    "no case": (lambda data: study(data, "jpf").update(replays=[]), "replays", "ten minste één geval"),
    "cannot, and yet": (
        lambda data: study(data, "vonl").update(replays=deepcopy(study(data, "jpf")["replays"])),
        "replays",
        "geen gevallen bij cannot",
    ),
    "a circle called a replication": (
        lambda data: study(data, "jpf").update(verdict="replicated"),
        "verdict",
        "geen uitkomst die als invoer diende",
    ),
    "independence untold": (
        lambda data: study(data, "jpf").pop("independent"),
        "independent",
        "bij een eigen schatting",
    ),
    "twice": (lambda data: study(data, "jpf").update(id="vonl"), "id", "elk id één keer"),
    "upside down": (
        lambda data: study(data, "jpf")["replays"][0].update(expected={"municipality": [2, 1]}),
        "replays[0].expected",
        "eerst het laagste",
    ),
    "unknown measure": (
        lambda data: study(data, "jpf")["replays"][0].update(expected={"stad": [1, 2]}),
        "replays[0].expected.stad",
        "een van",
    ),
}


def study(data: dict[str, Any], name: str) -> dict[str, Any]:
    return next(found for found in data["studies"] if found["id"] == name)


def changed(change: Edit, folder: Path) -> Path:
    shutil.copytree(SCENARIOS, folder)
    path = folder / "replication" / "studies.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place(name: str, tmp_path: Path) -> None:
    change, place, expected = FAULTS[name]
    with pytest.raises(ContentError) as raised:
        read_replication(changed(change, tmp_path / "scenarios"))
    faults = {(fault.place.partition("].")[2], fault.file): fault.expected for fault in raised.value.faults}
    assert faults[place, "scenarios/replication/studies.yaml"].startswith(expected)


def test_a_case_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = changed(lambda data: study(data, "jpf")["replays"][0].update(case="weg"), tmp_path / "scenarios")
    with pytest.raises(ContentError) as raised:
        read_replication(folder)
    assert [fault.file for fault in raised.value.faults] == ["scenarios/replication/cases/weg.yaml"]


def test_a_case_without_spending_is_named(replication: Replication, nation: Kit) -> None:
    name = "youth_debt_fund_claim_full_cost"
    idle = replication.cases[name].model_copy(update={"scenario": type(replication.cases[name].scenario)()})
    with pytest.raises(ContentError) as raised:
        play_again(replace(replication, cases={**replication.cases, name: idle}), nation, Pert(20, 1))
    assert raised.value.faults[0].file == f"scenarios/replication/cases/{name}.yaml"


def test_check_reads_the_studies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = changed(lambda data: study(data, "jpf").update(sources=["nergens"]), tmp_path / "scenarios")
    assert main(["check", "--scenarios", str(folder)]) == 1
    assert "studies.jpf.sources: verwacht een bron uit data/sources.csv" in capsys.readouterr().out


def test_every_measure_says_whose_money_it_is() -> None:
    found = {"society": 1.5, "municipality": 0.63, "bookable": 0.2, "society_last_year": 2.0}
    played = cast(Replayed, SimpleNamespace(replay=SimpleNamespace(what="Alles"), found=found))
    assert replay_words(played) == "Alles: 1,50, gemeente 0,63, te boeken 0,20, laatste jaar 2,00"
