"""What stands on the pages Dilemma's and Praktijk, without the pages: words, figures, effects, sources and the map."""

from collections.abc import Callable

import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.sides import sides
from akkoordwijzer.charts.guide import practice_map
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.spending_queries import Split
from akkoordwijzer.library.dilemma_figures import dilemma_figures
from akkoordwijzer.library.dilemmas import Claim
from akkoordwijzer.library.guide import read_guide
from akkoordwijzer.library.guide_search import dots
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal.kept import plan_of, plans_of
from akkoordwijzer.proposal.proposal import Proposal
from akkoordwijzer.report import side_words
from akkoordwijzer.report.side_words import Effect, effect_words, needs_threshold
from akkoordwijzer.ui.guide.figures import figures_of, first_html, tiles_html
from akkoordwijzer.ui.guide.play import lay_beside, played
from akkoordwijzer.ui.guide.texts import claim_html, sources_html
from akkoordwijzer.ui.shared import data, outcomes
from akkoordwijzer.ui.shared.session import Visitor

GUIDE = read_guide()
REGION = "GM0080"


def effect_of(scenario: Scenario) -> Effect:
    proposal = Proposal(region=REGION)
    central = outcomes.central_of(proposal, scenario)
    thresholds = outcomes.thresholds_for(proposal, scenario) if needs_threshold(central.summary) else None
    return effect_words(central.outcome, central.summary, thresholds)


def spend(**amounts: float) -> Scenario:
    return Scenario(changes={key: Change(amount_per_inhabitant=amount) for key, amount in amounts.items()})


def test_unchanged_policy_asks_nothing_to_believe() -> None:
    effect = effect_of(Scenario())
    assert (effect.money, effect.people, effect.loses) == ("als nu", "als nu", "als nu")
    assert effect.believe == side_words.UNCHANGED


def test_a_ceiling_is_no_saving_and_says_who_waits() -> None:
    effect = effect_of(Scenario(ceilings={"youth_residential": Ceiling(growth=-0.03)}))
    assert "zorg per jaar niet betaald" in effect.money
    assert "netto" not in effect.money
    assert "wacht" in effect.loses
    assert effect.believe == side_words.WAITING_NOT_MEASURED


def test_researched_money_has_a_net_amount_and_open_money_a_threshold() -> None:
    known = effect_of(spend(guardianship_gatekeeper=0.15))
    assert "netto in" in known.money
    assert "(€\xa00,15 per inwoner)" in known.money
    assert known.believe == side_words.RESEARCHED
    unknown = effect_of(spend(social_base=2.0))
    assert "netto" not in unknown.money
    assert unknown.believe.endswith("Gemeten is dit niet.")
    cut = effect_of(spend(social_base=-2.0))
    assert "minder" in cut.money
    assert "meer instroom" in cut.believe or "verdubbelt" in cut.believe


@pytest.mark.parametrize("region", ["NL", "GM0080", "GM0599", "GM0088", "GM1982"])
def test_every_side_says_what_it_does_or_why_it_cannot(region: str, kit_of: Callable[[str], Kit]) -> None:
    visitor = Visitor(proposal=Proposal(region=region))
    for dilemma in GUIDE.dilemmas:
        found = played(visitor, dilemma)
        assert [one.side for one in found] == list(sides(dilemma, kit_of(region)))
        for one in found:
            assert (one.effect is None) is (one.scenario is None)
            assert one.effect is None or all(text for _, text in one.effect.rows)
            assert one.effect is not None or one.side.option.in_model or one.side.option.kind != "position"
        names = [one.scenario.name for one in found if one.scenario is not None]
        assert len(set(names)) == len(names)


def test_playing_the_sides_takes_no_draws() -> None:
    before = outcomes._prepared_draws.cache_info()
    for dilemma in GUIDE.dilemmas:
        played(Visitor(proposal=Proposal(region="GM0106")), dilemma)
    assert outcomes._prepared_draws.cache_info() == before


def test_no_more_than_four_sides_are_compared_and_all_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[str] = []
    monkeypatch.setattr("akkoordwijzer.ui.guide.play.st.switch_page", went.append)
    visitor, dilemma = Visitor(proposal=Proposal(region=REGION)), GUIDE.dilemma("now_or_later")
    assert dilemma is not None
    lay_beside(visitor, played(visitor, dilemma))
    assert len(visitor.kept) == 5
    assert visitor.compared == [f"kept.{key}" for key in visitor.kept][:4]
    assert all(key.startswith("now_or_later_") for key in visitor.kept)
    assert went[0].endswith("vergelijken.py")


def test_every_side_is_a_plan_of_its_own_in_all_dilemmas(kit_of: Callable[[str], Kit]) -> None:
    kit = kit_of(REGION)
    found = [(dilemma, plan_of(side, dilemma)) for dilemma in GUIDE.dilemmas for side in sides(dilemma, kit)]
    plans = {plan.id: plan for _, plan in found if plan is not None}
    assert len(plans) == sum(plan is not None for _, plan in found)
    for dilemma, plan in found:
        if plan is not None and plan.id.endswith("_radical"):
            assert plan.name == f"Iets radicaals anders (dilemma {dilemma.order})"
    moved = {key: plan for key, plan in plans.items() if plan.first_year is not None}
    assert plans_of(GUIDE.dilemmas, kit) == moved
    assert len(moved) < len(plans), "unchanged policy is among the sides"


def test_every_municipality_has_a_figure_beside_every_dilemma() -> None:
    for code in data.regions():
        known = figures_of(GUIDE.dilemmas, code)
        for dilemma in GUIDE.dilemmas:
            assert "<b>" in first_html(known[dilemma.id], code)
            assert tiles_html(known[dilemma.id], code).count("<strong>") >= 2, (code, dilemma.id)


def test_the_country_stands_beside_an_own_figure_and_is_marked_where_there_is_none() -> None:
    dilemma = GUIDE.dilemma("who_invests_who_gains")
    assert dilemma is not None
    own = tiles_html(figures_of((dilemma,), REGION)[dilemma.id], REGION)
    assert "Nederland: <b>5,9%</b>" in own
    assert own.count("landelijk cijfer") == 2
    assert "vergelijkbare gemeenten" in own
    assert "landelijk cijfer" not in tiles_html(figures_of((dilemma,), "NL")[dilemma.id], "NL")


def test_a_claim_shows_its_sources_or_says_that_nobody_else_says_it(figures: Figures) -> None:
    own = claim_html(Claim(text="Dat is <zo> & niet anders."))
    assert own == 'Dat is &lt;zo&gt; &amp; niet anders. <span class="own">eigen redenering</span>'
    sourced = claim_html(Claim(text="Zo.", sources=("L001", "L004")))
    assert "<summary>2 bronnen (uit de tweede hand)</summary>" in sourced
    assert "VNG" in sourced
    assert 'href="https://vng.nl/' in sourced
    assert "eigen redenering" not in sourced
    assert "beginstuk van dit project" in sources_html(["seed_002"])
    assert sources_html(["bestaat_niet"]) == ""


def test_a_figure_in_a_claim_brings_its_own_source() -> None:
    shown = claim_html(Claim(text="Het kost {figure:cost_society_problem_debt@NL}."))
    assert "mld" in shown
    assert "<summary>bron" in shown
    assert "eigen redenering" not in shown


def test_the_map_holds_every_example_with_a_place() -> None:
    regions = data.regions()
    found = dots(GUIDE.practices, regions)
    chart = practice_map(found, regions, REGION)
    assert "Leeuwarden" in chart.alt
    assert len(chart.table.rows) == len({dot.municipality for dot in found})
    drawn = next(trace for trace in chart.figure.data if trace.name == "voorbeelden")
    assert len(drawn.x) == len(chart.table.rows)
    assert [trace.name for trace in practice_map((), regions, "NL").figure.data] == ["gemeenten", "voorbeelden"]


def test_the_newest_budget_that_can_be_right_stands_beside_the_country_of_that_year(
    figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    def filed(_figures: Figures, code: str, _statement: str) -> list[Split]:
        years = (2024, 2025, 2026) if code == REGION else (2023, 2024, 2025, 2026)
        wrong = {(REGION, 2026)}
        return [Split(code, y, "budget", 1.0, 2.0, (code, y) in wrong, 1, None, None) for y in years]

    monkeypatch.setattr("akkoordwijzer.library.dilemma_figures.split_years", filed)
    dilemma = next(item for item in GUIDE.dilemmas if item.spending)
    found = dilemma_figures(figures, [dilemma], REGION)[dilemma.id]
    assert found.spending is not None
    assert found.nation_spending is not None
    assert (found.spending.region, found.spending.year) == (REGION, 2025)
    assert (found.nation_spending.region, found.nation_spending.year) == ("NL", 2025)
