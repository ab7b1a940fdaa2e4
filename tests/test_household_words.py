"""What is said about a case, and the command line."""

import json
from pathlib import Path

import pytest
import yaml

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.cli.main import main
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.household.case_file import to_yaml
from akkoordwijzer.household.many import how_many, lever_amounts
from akkoordwijzer.household.shelf import work_out
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.report import household as said
from akkoordwijzer.report import household_rows as rows
from tests.household_cases import case, event, ready, shelf, worked_out

Printed = pytest.CaptureFixture[str]
HOUSEHOLDS = sorted(household.id for household in shelf().households)


def all_words(key: str) -> said.CaseWords:
    return said.case_words(worked_out(key), shelf())


@pytest.mark.parametrize("key", HOUSEHOLDS)
def test_no_case_without_proof_threshold_and_research(key: str) -> None:
    found = all_words(key)
    assert found.proof.startswith("Eén huishouden is geen bewijs")
    assert found.thresholds
    assert all(item.sentences for item in found.research)
    assert len(found.research) >= len(ready(key).turning_points)


def test_an_empty_own_case_says_it_too() -> None:
    found = said.case_words(work_out(case([], []), shelf()), shelf())
    assert found.proof == said.PROOF
    assert found.thresholds == (
        "Op de tweede weg staat geen hulp met een prijs. Dan is er geen drempel uit te rekenen.",
    )
    assert found.research[0].sentences == (said.NO_RESEARCH,)
    assert found.intro.startswith("Dit is een eigen casus.")


def test_what_one_must_believe() -> None:
    sentences = all_words("young_family_rent_arrears").thresholds
    assert sentences == (
        "Deze hulp betaalt zich voor de gemeente terug als zij bij 5 van de 100 gezinnen dit verschil maakt.",
        "Met goedkope hulp en een groot verschil is 2 van de 100 genoeg. "
        "Met dure hulp en een klein verschil is 11 van de 100 nodig.",
        "Telt alleen wat geld wordt, dan is 7 van de 100 gezinnen nodig. "
        "De rest is ruimte: een plek of uren voor een ander, geen geld.",
        "Deze hulp betaalt zich voor alle betalers samen terug als zij bij 4 van de 100 gezinnen dit verschil maakt.",
    )


def test_never_is_said() -> None:
    sentences = all_words("widow_and_daughter").thresholds
    assert sentences[0] == "Deze hulp betaalt zich voor de gemeente nooit terug, hoe vaak zij dit verschil ook maakt."
    assert "16 van de 100 huishoudens" in sentences[1]
    assert len(sentences) == 2


def test_never_at_the_hard_end_is_said() -> None:
    assert "Met dure hulp en een klein verschil lukt het nooit." in all_words("single_man_guardianship").thresholds[1]


def test_help_that_another_pays_costs_the_municipality_nothing() -> None:
    told = case([event("eviction")], [event("neighbourhood_team", payers={"insurer": 1})])
    sentences = said.threshold_sentences(work_out(told, shelf()))
    assert sentences[0] == "Deze hulp kost de gemeente niets."
    assert "12 van de 100" in sentences[1]


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0464, "5 van de 100"),
        (0.05, "5 van de 100"),
        (0.0501, "6 van de 100"),
        (0.07, "7 van de 100"),
        (1.0, "100 van de 100"),
        (0.0, "0 van de 100"),
        (0.01, "1 van de 100"),
        (0.0012, "1 van de 833"),
        (0.005, "1 van de 200"),
    ],
)
def test_a_threshold_is_rounded_up(chance: float, words: str) -> None:
    assert said.out_of_hundred(chance) == words


def test_odds_stand_on_the_scale_of_the_threshold() -> None:
    found = {item.title: item for item in all_words("family_with_teenager").research}
    item = found["Keerpunt in halfjaar 1: Gezinsregie bij gezinnen met veel problemen"]
    assert "een voorkomen plaatsing op ongeveer 125 kinderen" in item.sentences[1]
    assert item.sentences[2] == "Bewijs B: redelijk bewijs."
    words, chance = item.odds[0]
    assert words == "Minder instroom in jeugdhulp met verblijf: bij 0,8 van de 100 (0 tot 1,6), deels aanname"
    assert chance.mid == 0.008


def test_what_is_not_established_says_so() -> None:
    found = {item.title: item for item in all_words("widow_and_daughter").research}
    item = found["Keerpunt in halfjaar 1: Welzijn op Recept"]
    assert item.sentences[-1] == "Wat dit voor de zorg van de gemeente scheelt, is niet vastgesteld."
    assert item.odds == ()


def test_an_unknown_intervention_says_so() -> None:
    point = {"at": 1, "intervention": "bestaat_niet", "text": "Iets anders."}
    told = work_out(case([], [], turning_points=[point]), shelf())
    (item,) = said.case_words(told, shelf()).research
    assert item.sentences == ("Iets anders.", "Deze maatregel staat niet in de bibliotheek.")


def test_differences_are_said_for_the_municipality_first() -> None:
    first, *others = all_words("widow_and_daughter").difference
    assert typed(first) == "De gemeente betaalt op de tweede weg € 10.600 meer (tussen € 6.278 en € 19.400)."
    assert typed(others[1]) == "Werkgevers betalen op de tweede weg € 16.900 minder (tussen € 9.176 en € 22.400)."


def test_a_difference_that_can_go_both_ways_says_so() -> None:
    first = all_words("single_man_guardianship").difference[0]
    assert typed(first) == "De gemeente betaalt op de tweede weg € 2.269 minder (van € 2.368 meer tot € 4.791 minder)."


def test_a_municipality_that_notices_nothing_is_still_named() -> None:
    comparison = work_out(case([event("gp_consult", 10)], []), shelf()).comparison
    assert tuple(map(typed, said.difference_sentences(comparison))) == (
        "De gemeente geeft op beide wegen evenveel uit.",
        "De zorgverzekeraar betaalt op de tweede weg € 351 minder.",
    )


def test_the_dearest_event_is_said_with_the_difference_without_it() -> None:
    municipality, together = all_words("widow_and_daughter").dearest
    assert typed(municipality) == (
        "Duurste gebeurtenis voor de gemeente: ‘Dagbesteding, eerder begonnen’ (€ 17.000). Zonder die gebeurtenis "
        "is de tweede weg € 6.425 goedkoper, in plaats van € 10.600 duurder."
    )
    assert "‘De dochter valt uit’ (€ 19.100)" in typed(together)


def test_unknown_prices_are_said_by_name() -> None:
    assert all_words("family_with_teenager").unknown == (
        "Drie prijzen zijn onbekend en tellen niet mee: Crisisopvang jeugd, Melding bij Veilig Thuis, "
        "Onderzoek Raad voor de Kinderbescherming."
    )
    one = work_out(case([event("halt")], []), shelf())
    assert said.case_words(one, shelf()).unknown == "Eén prijs is onbekend en telt niet mee: Halt-afdoening."
    assert all_words("widow_and_daughter").unknown is None


def test_help_costs_also_where_it_does_not_help() -> None:
    assert typed(all_words("young_family_rent_arrears").help or "") == (
        "De hulp op de tweede weg kost € 6.310 (tussen € 3.300 en € 9.830), ook waar zij niet helpt."
    )


def test_help_that_is_shared_says_what_the_municipality_pays() -> None:
    told = case([], [event("neighbourhood_team", payers={"municipality": 0.5, "insurer": 0.5})])
    assert typed(said.help_sentence(work_out(told, shelf()).comparison)).endswith("De gemeente betaalt daarvan € 900.")


def test_money_twice_and_values_apart_are_said() -> None:
    told = case([event("police_investigation"), event("offence_theft"), event("informal_care_hour", 10)], [])
    double, apart = said.case_words(work_out(told, shelf()), shelf()).cautions
    assert double.endswith("Een deel van het geld telt dan dubbel.")
    assert typed(apart) == (
        "Zoals het ging: Mantelzorg, waarde van een uur is een waarde en geen uitgave. "
        "€ 214, telt niet mee (een waarde, geen uitgave)."
    )


def test_an_own_case_says_why_it_was_picked_and_what_was_changed() -> None:
    told = work_out(case([], [], picked_because="failed", changed="De leeftijd."), shelf())
    intro = said.case_words(told, shelf()).intro
    assert intro.endswith("Gekozen als: mislukt. Veranderd om mensen te beschermen: De leeftijd.")


def test_from_one_to_many_is_said(figures: Figures) -> None:
    amounts = lever_amounts(worked_out("single_man_guardianship").comparison, 20, 100_000)
    assert typed(rows.lever_sentence(amounts[0])) == "Schuldhulptraject: € 48.000 per jaar, € 0,48 per inwoner."
    hint = how_many(figures, "NL", ready("single_man_guardianship").hint)
    assert hint is not None
    sentence = rows.how_many_sentence(hint, "mensen")
    assert sentence.startswith("Een cijfer dat erop lijkt, uit 2018: 11.000. Nieuwe schuldenbewinden")
    assert sentence.endswith("Vul zelf in hoeveel mensen het zijn.")


def test_help_without_a_lever_says_so() -> None:
    own = {
        "id": "own_x",
        "label": "Maatje",
        "unit": "per gezin",
        "mid": 500,
        "price_year": 2026,
        "reason": "Uren",
        "help": True,
    }
    told = work_out(case([], [event("own_x")], own_prices=[own]), shelf())
    (amount,) = lever_amounts(told.comparison, 10, 10_000)
    assert rows.lever_sentence(amount).endswith("In ‘Wat als?’ is hier geen knop voor.")


@pytest.mark.parametrize("key", HOUSEHOLDS)
def test_the_command_line_shows_a_case(key: str, capsys: Printed) -> None:
    assert main(["case", str(SCENARIOS / "households" / f"{key}.yaml")]) == 0
    out = capsys.readouterr().out
    assert said.PROOF in out
    for sentence in all_words(key).thresholds:
        assert sentence in out
    assert "onbekend\n" in out if worked_out(key).comparison.unknown else "onbekend\n" not in out


def test_the_command_line_gives_numbers(capsys: Printed) -> None:
    assert main(["case", str(SCENARIOS / "households" / "young_family_rent_arrears.yaml"), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["proof"] == said.PROOF
    assert data["roads"]["as_it_went"]["by_year"]["municipality"] == pytest.approx([0, 68_226.2, 36_507.9, 31_687])
    assert data["thresholds"]["municipality"]["chance"] == pytest.approx(0.0464, abs=5e-5)
    assert [item["intervention"] for item in data["research"]][:2] == ["early_debt_signals", "integrated_debt_help"]
    assert data["faults"] == []


def test_the_command_line_says_what_it_left_out(tmp_path: Path, capsys: Printed) -> None:
    data = yaml.safe_load(to_yaml(case([event("gp_consult", 2), event("gp_consult")], [])))
    data["roads"]["as_it_went"]["events"][1]["quantity"] = -1
    path = tmp_path / "casus.yaml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    assert main(["case", str(path)]) == 1
    assert "verwacht meer dan 0, gevonden ‘-1’. Dit deel staat apart." in capsys.readouterr().out
    assert main(["case", str(path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["roads"]["as_it_went"]["total"]["mid"] == pytest.approx(70.14)
    assert len(found["faults"]) == 1


def test_the_command_line_refuses_what_is_no_case(tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "casus.yaml"
    path.write_text("version: 2\nroads: {}\n", encoding="utf-8")
    assert main(["case", str(path)]) == 2
    assert "verwacht versie 1, gevonden ‘2’" in capsys.readouterr().err
    assert main(["case", str(tmp_path / "niets.yaml")]) == 2
    assert "een leesbaar bestand" in capsys.readouterr().err


def test_rows_say_price_payer_status_and_source() -> None:
    row = rows.event_rows(worked_out("young_family_rent_arrears").comparison.roads["as_it_went"])[6]
    assert row.when == "halfjaar 3 tot en met 4"
    assert (row.price, row.quantity, typed(row.amount)) == (
        "Opvangplek voor een dakloze",
        "2 × per persoon per jaar",
        "€ 66.800",
    )
    assert (row.payer, row.status, row.grade) == ("de gemeente", "gepubliceerd, naar prijspeil 2026", "C, zwak bewijs")
    assert row.sources == ("cebeon_2011_sz", "eenvandaag_2025")


def test_payers_of_a_shared_event_are_both_said() -> None:
    told = work_out(case([event("gp_consult", payers={"insurer": 0.5, "citizen": 0.5})], []), shelf())
    assert rows.event_rows(told.comparison.roads["as_it_went"])[0].payer == "de zorgverzekeraar en de inwoner zelf"


def test_an_unknown_price_is_unknown_in_its_row() -> None:
    row = rows.event_rows(work_out(case([event("halt")], []), shelf()).comparison.roads["as_it_went"])[0]
    assert (row.amount, row.status, row.grade) == ("onbekend", "prijs onbekend", "")


@pytest.mark.parametrize("key", HOUSEHOLDS)
def test_every_source_of_a_case_is_in_the_list(key: str, figures: Figures) -> None:
    found = rows.case_sources(worked_out(key), shelf())
    assert {"kh2024", "app_library"} <= set(found)
    assert [source for source in found if queries.source(figures, source) is None] == []


def test_what_counts_for_the_household_in_the_order_of_the_board() -> None:
    told = case(
        [], [], life=[{"area": "network", "after": 4}, {"area": "housing", "before": 1, "after": 5, "text": "Rust."}]
    )
    first, second = rows.life_rows(told, shelf())
    assert (first.label, first.before_words, first.after_words, first.text) == (
        "Wonen",
        "Gaat slecht",
        "Gaat heel goed",
        "Rust.",
    )
    assert (second.label, second.before_words, second.after_words) == ("Familie en vrienden", "onbekend", "Gaat goed")


def test_two_prices_of_shelter_stand_side_by_side(nation: Kit) -> None:
    line = next(line for line in nation.lines if line.id == "shelter")
    sentence = rows.shelter_sentence(shelf(), line.unit_cost.mid)
    assert typed(sentence).startswith(
        "Een plek in de opvang kost in een casus € 33.400 per jaar. In ‘Wat als?’ kost opvang € 1"
    )
    assert "{" not in sentence
