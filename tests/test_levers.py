"""What a slider offers, and that it is a region's own money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoordwijzer.calibration import lookups
from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.levers import levers, options, with_value
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.model.records import Intervention, Parameter

LEEUWARDEN, ROTTERDAM = "GM0080", "GM0599"
YEAR = 2026


def item_of(kit: Kit, name: str) -> Intervention:
    return next(item for item in kit.interventions if item.id == name)


def current_eur(kit: Kit, name: str) -> float:
    item = item_of(kit, name)
    return item.current_participants.mid * item.unit_cost.mid


@given(st.floats(-200, 0), st.floats(0, 200))
def test_options_rise_hold_zero_and_reach_far_enough(least: float, full: float) -> None:
    found = options(least, full)
    assert 0.0 in found
    assert list(found) == sorted(set(found))
    assert found[-1] >= full
    assert found[0] >= least - 1e-9
    assert len(found) <= 80


def test_a_cut_goes_no_further_than_what_is_spent(nation: Kit) -> None:
    for lever in levers(nation).values():
        assert -lever.options[0] <= lever.current_eur_per_inhabitant + 1e-9
        assert (lever.options[0] == 0.0) == (lever.current_eur_per_inhabitant == 0), lever.item.id


def test_a_value_from_a_link_joins_the_options() -> None:
    assert with_value((0.0, 1.0), 0.4) == (0.0, 0.4, 1.0)
    assert with_value((0.0, 1.0), 1.0) == (0.0, 1.0)


def test_room_is_what_can_be_reached_minus_what_is(nation: Kit) -> None:
    """Integrated debt help by hand: a fifth of stock and entries, minus today's 199 million of 2022."""
    lever = levers(nation)["integrated_debt_help"]
    line = next(line for line in nation.lines if line.id == "problem_debt")
    price = 2400 * 1.3796
    now = 199e6 * 1.1361
    assert lever.current_eur_per_inhabitant == pytest.approx(now / nation.settings.population)
    most = 0.2 * (line.stock.mid + line.inflow.mid) * price
    assert lever.full_reach_eur_per_inhabitant == pytest.approx((most - now) / nation.settings.population)


def test_no_room_is_left_where_more_is_done_than_could_be_reached(nation: Kit) -> None:
    item = item_of(nation, "integrated_debt_help")
    full = item.model_copy(update={"current_participants": Parameter(low=1e6, mid=1e6, high=1e6)})
    kit = Kit(**{**{name: getattr(nation, name) for name in nation.__slots__}, "interventions": (full,)})
    lever = levers(kit)["integrated_debt_help"]
    assert lever.full_reach_eur_per_inhabitant == 0.0
    assert lever.options[-1] >= 0.0


# Own money


def test_nobody_spends_more_than_stands_on_the_own_task_fields(kits: dict[str, Kit], figures: Figures) -> None:
    filed = lookups.filed(figures, YEAR)
    for code, kit in kits.items():
        social_work = 0.0
        for item in kit.interventions:
            own = sum(filed[code][field].eur for field in item.task_fields if field in filed[code])
            money = item.current_participants.mid * item.unit_cost.mid
            if any((item.name or "-") in remark and "landelijke bedrag" in remark for remark in kit.remarks):
                continue
            if own > 0:
                assert money <= own * (1 + 1e-9), (code, item.id)
            if item.task_field == "6.1":
                social_work += money
        assert social_work <= filed[code]["6.1"].eur * (1 + 1e-9), code


def test_money_of_the_social_base_is_the_own_budget(kits: dict[str, Kit], figures: Figures) -> None:
    kit = kits[LEEUWARDEN]
    found = queries.spending(figures, LEEUWARDEN, YEAR, "budget", ("6.1",))
    assert found is not None
    others = current_eur(kit, "home_administration") + current_eur(kit, "home_start")
    assert current_eur(kit, "social_base") == pytest.approx(0.65 * found[0] - others)
    assert current_eur(kit, "social_base") < 13.45e6
    item = item_of(kit, "social_base")
    assert item.current_participants.high == pytest.approx((found[0] - others) / 1000)
    assert item.reach.size is not None
    assert item.reach.size.mid == pytest.approx(1.5 * item.current_participants.mid)


def test_neighbourhood_teams_live_on_three_fields(kits: dict[str, Kit], figures: Figures) -> None:
    found = queries.spending(figures, ROTTERDAM, YEAR, "budget", ("6.21", "6.22", "6.23"))
    assert found is not None
    item = item_of(kits[ROTTERDAM], "local_teams")
    assert current_eur(kits[ROTTERDAM], "local_teams") == pytest.approx(found[0])
    assert sum(item.task_fields.values()) == pytest.approx(1)
    assert set(item.task_fields) <= {"6.21", "6.22", "6.23"}
    assert "begroting 2026, taakveld" in (item.current_participants.arithmetic or "")


def test_a_region_that_filed_nothing_gets_the_national_amount_and_a_remark(
    kits: dict[str, Kit], figures: Figures, nation: Kit
) -> None:
    filed = lookups.filed(figures, YEAR)
    fields = ("6.21", "6.22", "6.23")
    without = [code for code in kits if not any(field in filed[code] and filed[code][field].usable for field in fields)]
    assert without
    per_head = nation.current_eur_per_inhabitant()["local_teams"]
    for code in without:
        assert any("Wijkteams en toegang: geen bruikbare begroting" in remark for remark in kits[code].remarks), code
        assert kits[code].current_eur_per_inhabitant()["local_teams"] == pytest.approx(per_head)
        assert item_of(kits[code], "local_teams").current_participants.estimated


def test_debts_follow_people_with_debts_and_leave_room(kits: dict[str, Kit], nation: Kit) -> None:
    names = ("integrated_debt_help", "early_debt_signals", "home_administration", "restructuring_credit")
    whole = next(line for line in nation.lines if line.id == "problem_debt").stock.mid
    for code, kit in kits.items():
        share = next(line for line in kit.lines if line.id == "problem_debt").stock.mid / whole
        found = levers(kit)
        for name in names:
            now, country = item_of(kit, name).current_participants.mid, item_of(nation, name).current_participants.mid
            capped = any((item_of(kit, name).name or "-") in remark for remark in kit.remarks)
            assert capped or now == pytest.approx(share * country), (code, name)
            assert found[name].full_reach_eur_per_inhabitant > 0, (code, name)


def test_preschool_education_is_paid_by_the_state(nation: Kit) -> None:
    assert item_of(nation, "preschool_programme").spend_payers == {"state": 1.0}
    lever = levers(nation)["preschool_programme"]
    assert lever.full_reach_eur_per_inhabitant == 0.0
    assert lever.current_eur_per_inhabitant > 10


def test_every_measure_that_cannot_be_cut_says_why(nation: Kit) -> None:
    for item in nation.interventions:
        assert (item.no_cut_because is None) == (item.current_participants.mid > 0), item.id
    assert sum(item.current_participants.mid > 0 for item in nation.interventions) >= 11


# Claims in euro


@pytest.mark.parametrize("region", [LEEUWARDEN, ROTTERDAM])
@pytest.mark.parametrize(
    ("name", "kind", "claim_eur"),
    [
        ("pittige_jaren", "prevent", 238.0),
        ("school_based_help", "prevent", 1046 * 1.3754),
        ("housing_first", "exit", 4830.0),
    ],
)
def test_a_claim_in_euro_is_worth_the_same_everywhere(
    region: str, name: str, kind: str, claim_eur: float, kits: dict[str, Kit]
) -> None:
    effect = next(effect for effect in item_of(kits[region], name).effects if effect.kind == kind)
    line = next(line for line in kits[region].lines if line.id == effect.line)
    worth = line.unit_cost.mid / line.exit_rate.mid
    assert effect.per_participant.mid * worth == pytest.approx(claim_eur)
    assert "wat één cliënt hier kost" in (effect.per_participant.arithmetic or "")
    assert effect.per_participant.unit in {"entries_prevented_per_participant", "exits_per_participant"}


def test_all_euro_of_a_kit_are_of_one_year(nation: Kit) -> None:
    for item in nation.interventions:
        assert item.unit_cost.price_year == YEAR, item.id
        benefits = [effect.per_participant for effect in item.effects if effect.kind == "benefit"]
        assert {benefit.price_year for benefit in benefits} <= {YEAR}, item.id
    assert item_of(nation, "home_administration").unit_cost.mid == pytest.approx(850 * 1.3796)


def test_standing_groups_are_no_yearly_intake(nation: Kit) -> None:
    """A yearly size, so that ten years do not reach more people than there are."""
    for name, whole in (("youth_debt_fund", 56_000), ("breakthrough_method", 20_000)):
        reach = item_of(nation, name).reach
        assert reach.size is not None
        assert 10 * reach.share.mid * reach.size.mid < whole
        assert "per jaar" in (reach.group or "")
