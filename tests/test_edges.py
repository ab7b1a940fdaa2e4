"""The edges of the equations, which chance rarely finds: each by hand, with the section of the contract."""

import math

import numpy as np
import pytest

from akkoordwijzer.model.contribution import contributions
from akkoordwijzer.model.ledger import NEVER
from akkoordwijzer.model.outcome import Outcome, play, play_hard
from akkoordwijzer.model.records import Case, Scenario, Settings
from tests.cases import case, effect, item, line


def starts(played: Case, **years: int) -> Case:
    """The same with changes that start in other years."""
    changes = {
        key: change.model_copy(update={"from_": years.get(key, change.from_)})
        for key, change in played.scenario.changes.items()
    }
    return played.model_copy(update={"scenario": played.scenario.model_copy(update={"changes": changes})})


def first(outcome: Outcome, name: str, row: int = 0) -> float:
    return float(getattr(outcome.scenario, name)[0, row, 0])


# 3.3 and 3.4: gains are discounted, harm is not; there is no more than there is


def test_a_cut_at_most_doubles_the_inflow() -> None:
    outcome = play(case([line()], [item("p", effect("prevent", 4), current_participants=100)], {"p": -10}))
    assert first(outcome, "prevented") == -200
    assert first(outcome, "entries") == 400


def test_prevention_takes_no_more_than_the_whole_inflow() -> None:
    outcome = play(case([line()], [item("p", effect("prevent", 4))], {"p": 10}))
    assert first(outcome, "prevented") == 200
    assert first(outcome, "entries") == 0


def test_a_line_without_inflow_has_nothing_to_prevent() -> None:
    outcome = play(case([line(inflow=0)], [item("p", effect("prevent", 4))], {"p": 10}))
    assert first(outcome, "prevented") == first(outcome, "entries") == 0


@pytest.mark.parametrize("kind", ["prevent", "exit", "shift", "benefit"])
def test_the_evidence_discount_never_shrinks_harm(kind: str) -> None:
    def moved(quantity: float, amount: float) -> float:
        thing = item("p", effect(kind, quantity), grade="D", current_participants=100)
        outcome = play(case([line(), line("b")], [thing], {"p": amount}))
        if kind == "benefit":
            return float(outcome.books.realised[0, 0])
        return float((outcome.baseline.stock - outcome.scenario.stock)[1, 0, 0])

    gain, cut, harm = moved(0.1, 10), moved(0.1, -10), moved(-0.1, 10)
    assert gain == pytest.approx(6)
    assert cut == pytest.approx(-10)
    assert harm == pytest.approx(-10)


def test_not_finding_people_is_never_a_gain() -> None:
    for quantity, amount in ((0.5, -10), (-0.5, 10)):
        thing = item("p", effect("find", quantity), current_participants=100, grade="D")
        outcome = play(case([line()], [thing], {"p": amount}))
        assert (outcome.scenario.entries == outcome.baseline.entries).all()
    found = play(case([line()], [item("p", effect("find", 0.5), grade="D")], {"p": 10}))
    assert first(found, "entries") == 250, "finding counts in full"


def test_being_found_on_a_register_costs_money_and_makes_nobody_ill() -> None:
    thing = item("p", effect("find", 0.5), grade="D", current_participants=100)
    outcome = play(case([line(found_cost=100), line("b", payers={"creditor": 1})], [thing], {"p": 10}))
    assert (outcome.scenario.cost == outcome.baseline.cost).all()
    assert outcome.scenario.benefits["municipality"][:, 0].tolist() == [-5000] * 10
    assert outcome.books.realised[0, 0] == -5000
    assert outcome.books.payers["municipality"][0, 0] == -5000
    assert outcome.hard.realised[0, 0] == -5000
    cut = play(case([line(found_cost=100)], [thing], {"p": -10}))
    assert not cut.scenario.benefits["municipality"].any()


def test_weight_makes_who_is_prevented_lighter() -> None:
    outcome = play(case([line()], [item("p", effect("prevent", 0.2, weight=0.5))], {"p": 10}))
    assert first(outcome, "prevented") == pytest.approx(10)


# 3.4: growth fades


def test_growth_fades_and_inflow_can_shrink() -> None:
    growing = line(inflow_growth=0.5, cost_growth=-0.5)
    run = play(case([growing], years=4, growth_damping=0.5)).baseline
    assert run.entries[:, 0, 0] == pytest.approx([200, 300, 375, 375 * 1.125])
    price = run.cost[:, 0, 0] / run.client_years[:, 0, 0]
    assert price == pytest.approx([10_000, 5_000, 3_750, 3_750 * 0.875])
    steady = play(case([growing], years=4, growth_damping=0.0)).baseline
    assert steady.entries[:, 0, 0] == pytest.approx([200, 300, 300, 300])


# 3.5: nobody leaves twice, nobody comes back through the way out


def test_more_shifts_than_people_are_scaled_to_who_is_there() -> None:
    thing = item("p", effect("shift", 100))
    outcome = play(case([line(), line("b")], [thing], {"p": 10}))
    # 200 would leave and 10,000 would shift: of every 10,200 there are 1,000.
    assert first(outcome, "exits") == pytest.approx(200 / 10.2)
    assert first(outcome, "entries", 1) == pytest.approx(200 + 10_000 / 10.2)
    assert outcome.scenario.stock[1, 0, 0] == pytest.approx(200)


def test_more_transfers_than_people_are_scaled_to_who_is_there() -> None:
    leaving = [{"to": "b", "rate": 0.9}, {"to": "c", "rate": 0.9, "stays": True}]
    outcome = play(case([line(transfers=leaving), line("b"), line("c")]))
    assert first(outcome, "exits") == pytest.approx(200 / 1.1)
    assert first(outcome, "entries", 1) == pytest.approx(200 + 900 / 1.1)
    assert first(outcome, "entries", 2) == pytest.approx(200 + 900), "who stays does not leave"


def test_a_cut_of_help_to_leave_stops_departures_and_turns_none_around() -> None:
    thing = item("p", effect("exit", 4), current_participants=100)
    outcome = play(case([line()], [thing], {"p": -10}))
    assert first(outcome, "exits") == 0
    assert outcome.scenario.stock[1, 0, 0] == 1200
    part = play(case([line()], [item("p", effect("exit", 1), current_participants=100)], {"p": -10}))
    assert first(part, "exits") == 100


def test_a_cut_of_shifts_takes_back_arrivals_only_as_far_as_people_go() -> None:
    cut = {"p": -10.0}
    part = item("p", effect("shift", 1), current_participants=100)
    outcome = play(case([line(), line("b")], [part], cut))
    assert first(outcome, "exits") == 200
    assert first(outcome, "entries", 1) == 100
    whole = item("p", effect("shift", 4), current_participants=100)
    outcome = play(case([line(), line("b")], [whole], cut))
    assert first(outcome, "exits") == 0
    assert first(outcome, "entries", 1) == 200
    assert outcome.scenario.stock[1, 0, 0] == 1200


def test_arrivals_taken_back_never_leave_less_than_nobody() -> None:
    thing = item("p", effect("shift", 1.9), current_participants=100)
    empty = line("b", stock=0, inflow=0)
    outcome = play(case([line(), empty], [thing], {"p": -10}))
    assert first(outcome, "entries", 1) == -190
    assert outcome.scenario.stock[1, 1, 0] == 0


def test_who_waits_leaves_more_slowly() -> None:
    ceiling = {"a": {"growth": -0.5, "from": 2027}}
    slow = play(case([line(waiting_exit=0.25)], ceilings=ceiling))
    assert first(slow, "waiting") == 500
    assert slow.scenario.exits[1, 0, 0] == pytest.approx(0.2 * (1000 - 0.75 * 500))
    usual = play(case([line()], ceilings=ceiling))
    assert usual.scenario.exits[1, 0, 0] == 200


def test_no_more_wait_than_there_are() -> None:
    """Half of the clients of a year can be more than who is left on 1 January."""
    outcome = play(case([line(inflow=0, exit_rate=0.9, waiting_exit=0.0)], ceilings={"a": {"growth": -0.99}}))
    assert first(outcome, "waiting") > outcome.scenario.stock[1, 0, 0]
    assert outcome.scenario.exits[1, 0, 0] == pytest.approx(0, abs=1e-9)


# 4: the ledger


def test_a_ceiling_is_never_a_gain() -> None:
    lines = [line(inflow_growth=0.05, payers={"municipality": 0.75, "state": 0.25}, cashable=0.5)]
    capped = play(case(lines, ceilings={"a": {"growth": -0.02, "from": 2028}}))
    assert not capped.books.net.any()
    assert not capped.books.all_payers_net.any()
    assert not capped.books.freed.any()
    assert not capped.hard.net.any()
    assert capped.books.break_even_year[0] == 2028
    unpaid = (capped.baseline.cost - capped.scenario.funded)[:, 0, 0]
    assert capped.books.withheld[:, 0] == pytest.approx(0.75 * unpaid)
    assert capped.books.withheld[0, 0] == 0
    assert capped.books.withheld[-1, 0] > 1e6


def test_a_backlog_beyond_the_baseline_waits_and_costs_nothing() -> None:
    lines = [line(inflow_growth=0.05, waiting_exit=0.0)]
    outcome = play(case(lines, ceilings={"a": {"growth": -0.2, "from": 2027}}))
    assert outcome.scenario.cost[-1, 0, 0] > outcome.baseline.cost[-1, 0, 0]
    assert not outcome.books.net.any()
    assert outcome.books.withheld[-1, 0] == pytest.approx((outcome.baseline.cost - outcome.scenario.funded)[-1, 0, 0])


def test_less_demand_under_a_ceiling_counts_and_the_rest_waits() -> None:
    thing = item("p", effect("prevent", 0.5))
    ceiling = {"a": {"growth": -0.01, "from": 2027}}
    outcome = play(case([line()], [thing], {"p": 2}, ceiling))
    cost, funded = outcome.scenario.cost[0, 0, 0], outcome.scenario.funded[0, 0, 0]
    assert (cost, funded) == (pytest.approx(9_950_000), pytest.approx(9_900_000))
    assert outcome.books.realised[0, 0] == pytest.approx(50_000)
    assert outcome.books.withheld[0, 0] == pytest.approx(50_000)


def test_each_payer_pays_its_share_of_the_spending() -> None:
    shared = item("p", effect("prevent", 0.0), spend_payers={"municipality": 0.25, "state": 0.75})
    outcome = play(case([line()], [shared, item("q", effect("prevent", 0.0))], {"p": 4, "q": 1}))
    books = outcome.books
    assert set(books.paid) == set(books.payers) == {"municipality", "state"}
    assert books.paid["state"][0, 0] == 30_000
    assert books.spend[0, 0] == books.paid["municipality"][0, 0] == 20_000
    assert books.net[0, 0] == -20_000
    assert books.all_payers_net[0, 0] == -50_000
    assert outcome.scenario.spend[0, :, 0].tolist() == [40_000, 10_000]


def test_what_is_realised_and_withheld_is_known_per_line() -> None:
    lines = [line(cashable=0.5), line("b", cash_delay=2)]
    items = [item("p", effect("prevent", 0.5)), item("q", effect("prevent", 0.5, line="b"))]
    books = play(case(lines, items, {"p": 2, "q": 2}, {"a": {"growth": -0.1, "from": 2028}})).books
    assert books.realised_by_line.shape == books.withheld_by_line.shape == (10, 2, 1)
    assert books.realised_by_line[0, :, 0].tolist() == pytest.approx([25_000, 0])
    assert books.realised_by_line[1, 1, 0] == 0
    assert books.realised_by_line[2, 1, 0] > 0
    assert (books.withheld_by_line[1:, 0] > 0).all()
    assert not books.withheld_by_line[:, 1].any()


def test_more_cost_counts_at_once_and_in_full() -> None:
    outcome = play(case([line(cashable=0.1, cash_delay=5)], [item("p", effect("find", 0.5))], {"p": 2}))
    assert outcome.books.realised[0, 0] == pytest.approx(-50_000)
    assert outcome.books.freed[0, 0] == 0


def test_a_saving_is_booked_from_the_first_year_of_the_whole_scenario() -> None:
    lines = [line(cash_delay=2)]
    items = [item("p", effect()), item("q", effect())]
    both = starts(case(lines, items, {"p": 2, "q": 2}), q=2030)
    booked = play(both).books.realised[:, 0]
    assert (booked[:2] == 0).all()
    assert (booked[2:] > 0).all()
    alone = play(starts(case(lines, items, {"q": 2}), q=2030)).books.realised[:, 0]
    assert (alone[:5] == 0).all()
    assert alone[5] > 0


def test_a_change_of_nothing_moves_no_year() -> None:
    """Zero euro from 2027 beside money from 2029: the scenario starts in 2029."""
    lines, items = [line(cash_delay=1)], [item("p", effect()), item("q", effect())]
    beside = starts(case(lines, items, {"p": 0.0, "q": 2}), q=2029)
    alone = starts(case(lines, items, {"q": 2}), q=2029)
    assert beside.scenario.first_year == 2029
    assert (play(beside).books.net == play(alone).books.net).all()
    assert set(contributions(beside)) == {"q"}


def test_parts_that_start_later_add_up_to_the_whole() -> None:
    lines, items = [line(cash_delay=3)], [item("p", effect()), item("q", effect())]
    both = starts(case(lines, items, {"p": 2, "q": 2}, {"a": {"growth": 0.0, "from": 2031}}), q=2030)
    parts = contributions(both)
    assert sum(parts.values()) == pytest.approx(float(play(both).books.cumulative[-1, 0]), rel=1e-9)
    assert parts["q"] > 0, "its saving may be booked at once: the scenario started three years before"


def test_nothing_that_happens_breaks_even_never() -> None:
    never_binds = case([line()], ceilings={"a": {"growth": 0.5, "from": 2027}})
    assert play(never_binds).books.break_even_year[0] == NEVER
    nobody_reached = case([line()], [item("p", effect(), reach={"line": "a", "share": 0.0})], {"p": 5})
    assert play(nobody_reached).books.break_even_year[0] == NEVER
    free = item("p", effect("benefit", 1000.0), spend_payers={"state": 1})
    assert play(case([line()], [free], {"p": 1})).books.break_even_year[0] == 2027


def test_break_even_is_the_start_of_the_last_run_above_zero() -> None:
    late = case([line(cash_delay=2)], [item("p", effect("prevent", 0.5))], {"p": 5})
    outcome = play(late)
    cumulative = outcome.books.cumulative[:, 0]
    year = int(outcome.books.break_even_year[0])
    assert cumulative[year - 2027 - 1] < 0 <= cumulative[year - 2027]


def test_return_per_euro() -> None:
    lines = [line(payers={"municipality": 0.5, "insurer": 0.5}, cashable=0.5)]
    books = play(case(lines, [item("p", effect())], {"p": 5})).books
    assert books.municipal_return[0] == pytest.approx(books.realised.sum() / books.spend.sum())
    gains = sum(values.sum() for values in books.payers.values())
    assert books.all_payers_return[0] == pytest.approx(gains / books.spend.sum())
    cut = play(case(lines, [item("p", effect(), current_participants=100)], {"p": -5})).books
    assert math.isnan(cut.municipal_return[0])
    assert math.isnan(cut.all_payers_return[0])


def test_net_present_value_counts_later_money_less() -> None:
    books = play(case([line()], [item("p", effect("prevent", 0.0))], {"p": 1}, years=3, discount_rate=0.25)).books
    assert books.net_present_value[0] == pytest.approx(-10_000 * (1 + 0.8 + 0.64))


# 4: the hard part

RANGE = {"low": 0.1, "mid": 0.2, "high": 0.4}


def test_hard_books_the_low_end_of_a_hard_gain_and_nothing_of_a_soft_one() -> None:
    items = [item("p", effect("prevent", RANGE), grade="B"), item("q", effect("prevent", RANGE), ledger="soft")]
    hard = play(case([line()], items, {"p": 10, "q": 10})).hard
    low = play(case([line()], [item("p", effect("prevent", 0.1), grade="B")], {"p": 10})).books
    assert hard.realised == pytest.approx(low.realised)
    assert (hard.spend == 200_000).all()


@pytest.mark.parametrize("ledger", ["hard", "soft", "unknown"])
def test_hard_keeps_every_loss(ledger: str) -> None:
    cut = item("p", effect("prevent", RANGE), ledger=ledger, grade="D", current_participants=100)
    outcome = play(case([line()], [cut], {"p": -10}))
    assert (outcome.hard.net == outcome.books.net).all()
    harmful = item("p", effect("prevent", -0.2), ledger=ledger, grade="D")
    outcome = play(case([line()], [harmful], {"p": 10}))
    assert (outcome.hard.net == outcome.books.net).all()
    assert (outcome.hard.realised < 0).any()


def test_the_hard_part_played_alone_is_the_hard_part() -> None:
    items = [item("p", effect("prevent", RANGE)), item("q", effect("exit", RANGE), ledger="soft")]
    played = case([line()], items, {"p": 10, "q": 5})
    assert (play_hard(played).books.net == play(played).hard.net).all()
    whole = contributions(played, hard_only=True)
    assert sum(whole.values()) == pytest.approx(float(play(played).hard.cumulative[-1, 0]), rel=1e-9)
    assert whole["q"] == pytest.approx(-500_000)


# 4: open


@pytest.mark.parametrize(
    ("effects", "ledger", "is_open"),
    [
        ([effect("prevent", 0.2)], "hard", False),
        ([effect("prevent", 0.2)], "unknown", True),
        ([], "soft", True),
        ([effect("find", 0.2)], "soft", True),
        ([effect("prevent", 0.0)], "soft", True),
        ([effect("prevent", {"low": -0.5, "mid": 0.1, "high": 0.5})], "soft", False),
        ([effect("prevent", {"low": -0.5, "mid": 0.099, "high": 0.5})], "soft", True),
        ([effect("exit", {"low": -0.5, "mid": -0.1, "high": 0.5})], "soft", False),
        ([effect("prevent", 0.0), effect("benefit", 5.0)], "soft", False),
    ],
)
def test_when_an_effect_is_not_established(effects: list[dict[str, object]], ledger: str, is_open: bool) -> None:
    outcome = play(case([line()], [item("p", *effects, ledger=ledger)], {"p": 1}))
    assert outcome.open_interventions == (("p",) if is_open else ())
    assert outcome.open_share_of_spend == (1.0 if is_open else 0.0)
    assert outcome.gives_odds is not is_open


def test_open_money_counts_cuts_and_spending_alike() -> None:
    def played(known: float, unknown: float) -> Outcome:
        items = [
            item("p", effect(), current_participants=100),
            item("q", current_participants=100),
            item("r", current_participants=100),
        ]
        return play(case([line()], items, {"p": known, "q": unknown}))

    assert played(3, 1).open_share_of_spend == pytest.approx(0.25)
    assert played(3, 1).gives_odds
    assert played(3, -1).open_share_of_spend == pytest.approx(0.25)
    assert not played(2.9, -1).gives_odds
    assert played(3, -1).open_interventions == ("q",)
    assert play(case([line()], [item("q")])).open_share_of_spend is None


# The council term


@pytest.mark.parametrize(
    ("term_end", "years", "expected"),
    [(2030, 10, [2027, 2028, 2029, 2030]), (2040, 3, [2027, 2028, 2029]), (2020, 3, [2027]), (2027, 3, [2027])],
)
def test_the_council_term_stays_within_the_horizon(term_end: int, years: int, expected: list[int]) -> None:
    settings = Settings(population=1, term_end=term_end, years=years)
    assert settings.term_years == expected
    assert settings.calendar[settings.term_index] == expected[-1]


def test_outcomes_cannot_be_written_to() -> None:
    outcome = play(case([line()], [item("p", effect())], {"p": 1}, {"a": {"growth": 0.0}}))
    arrays = [outcome.books.net, outcome.scenario.stock, outcome.inputs.stock, outcome.hard.net]
    arrays += [outcome.baseline.cost, outcome.inputs.effects[0].per_participant, outcome.books.payers["municipality"]]
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = np.nan


def test_a_scenario_of_nothing_starts_never() -> None:
    assert Scenario().first_year is None
    assert play(case([line()])).books.break_even_year[0] == NEVER
