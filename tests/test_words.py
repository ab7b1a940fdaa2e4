"""Words: approved texts, names inside a sentence, parameters, choices, and numbers that the written texts repeat."""

import re

import pytest

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.numbers import number, typed
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.records import Ceiling, Change, Settings
from akkoordwijzer.model.uncertainty import DRAWS
from akkoordwijzer.report.choices import (
    amount_words,
    ceiling_name,
    ceiling_words,
    has_usual_timing,
    per_inhabitant,
    timing_words,
)
from akkoordwijzer.report.words import GRADES, THEMES, name_in_sentence, parameter_words
from tests.approved import FOLDER, TEXTS, made
from tests.cases import case, effect, item, line


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_as_approved(name: str) -> None:
    assert made(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), "python -m tests.update_approved"


# Every name of the library whose capital is not only that of a beginning.
KEEP = {
    "Eigen Kracht-conferentie",
    "Home-Start",
    "JIM-aanpak",
    "Jongeren Perspectief Fonds",
    "MST en FFT",
    "POH-jeugd bij de huisarts",
    "Pittige Jaren",
    "VoorZorg",
    "Welzijn op Recept",
    "Wmo-hulp op maat",
}


def test_names_of_the_library_inside_a_sentence(nation: Kit) -> None:
    known = {item.name or "" for item in (*nation.lines, *nation.interventions)}
    assert len(known) > 35
    assert {name for name in known if name_in_sentence(name) == name} == KEEP & known
    for name in known - KEEP:
        assert name_in_sentence(name) == name[0].lower() + name[1:]


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Jeugdhulp met verblijf", "jeugdhulp met verblijf"),
        ("Eerst een woning (Housing First)", "eerst een woning (Housing First)"),
        ("Wmo en andere thema's", "Wmo en andere thema's"),
        ("Wmo", "Wmo"),
        ("Iv3-opgave", "Iv3-opgave"),
        ("Rijksbijdrage", "rijksbijdrage"),
        ("MST", "MST"),
        ("Één loket", "één loket"),
        ("", ""),
    ],
)
def test_a_name_inside_a_sentence(name: str, inside: str) -> None:
    assert name_in_sentence(name) == inside


def test_parameters_in_words() -> None:
    effects = [effect(kind) for kind in ("prevent", "exit", "shift", "find")] + [effect("benefit", payer="insurer")]
    lines = [
        line("a", transfers=[{"to": "b", "rate": 0.1, "waiting_rate": 0.2}]) | {"name": "Wmo-hulp"},
        line("b") | {"name": "Jeugdhulp met verblijf"},
    ]
    made = case(lines, [item("p", *effects) | {"name": "MST en FFT"}])
    assert [parameter_words(made, f"p.effects[{number}].per_participant") for number in range(5)] == [
        "MST en FFT: minder instroom in Wmo-hulp",
        "MST en FFT: eerder klaar met Wmo-hulp",
        "MST en FFT: lichtere hulp in plaats van Wmo-hulp",
        "MST en FFT: meer mensen in beeld bij Wmo-hulp",
        "MST en FFT: voordeel voor de zorgverzekeraar",
    ]
    assert parameter_words(made, "a.transfers.b.rate") == (
        "Wmo-hulp: deel dat in een jaar naar jeugdhulp met verblijf gaat"
    )
    assert parameter_words(made, "a.transfers.b.waiting_rate") == (
        "Wmo-hulp: deel van wie wacht dat in een jaar naar jeugdhulp met verblijf gaat"
    )
    assert parameter_words(made, "b.unit_cost") == "Jeugdhulp met verblijf: kosten per persoon"
    assert parameter_words(made, "p.reach.share") == "MST en FFT: bereik"


def test_every_parameter_of_a_line_has_words_of_its_own() -> None:
    made = case([line("a") | {"name": "Hulp"}], [item("p") | {"name": "Plan"}])
    fields = ("stock", "inflow", "inflow_growth", "exit_rate", "unit_cost", "cost_growth", "cashable")
    assert [parameter_words(made, f"a.{field}") for field in fields] == [
        "Hulp: aantal nu",
        "Hulp: instroom per jaar",
        "Hulp: groei van de instroom",
        "Hulp: deel dat in een jaar uitstroomt",
        "Hulp: kosten per persoon",
        "Hulp: groei van de prijs",
        "Hulp: deel van een besparing dat geld wordt",
    ]
    assert parameter_words(made, "p.reach.size") == "Plan: grootte van de groep"
    assert parameter_words(made, "p.current_participants") == "Plan: deelnemers nu"


def test_no_parameter_of_the_library_loses_a_capital(nation: Kit) -> None:
    made = nation.case()
    said = [parameter_words(made, name) for name in parameters(made)]
    assert len(said) > 200
    assert not [words for words in said if re.search(r"\b(wmo|mst|poh|jim)\b", words)]


def test_choices_in_words() -> None:
    assert typed(per_inhabitant(2.5)) == "+€ 2,50 per inwoner"
    assert typed(per_inhabitant(-2.5)) == "-€ 2,50 per inwoner"
    assert typed(amount_words(0.0)) == typed(amount_words(0.001)) == "€ 0,00"
    usual = Change(amount_per_inhabitant=1)
    assert has_usual_timing(usual)
    assert timing_words(usual) == f"vanaf {usual.from_}"
    other = Change(amount_per_inhabitant=1, from_=2028, ramp=2, until=2030)
    assert not has_usual_timing(other)
    assert not has_usual_timing(Change(amount_per_inhabitant=1, until=2030))
    assert not has_usual_timing(Change(amount_per_inhabitant=1, from_=2028))
    assert timing_words(other) == "vanaf 2028, in 2 jaar op sterkte, tot en met 2030"
    assert ceiling_name("Wmo-hulp op maat") == "Plafond Wmo-hulp op maat"
    assert ceiling_name("Opvang en beschermd wonen") == "Plafond opvang en beschermd wonen"
    assert typed(ceiling_words(Ceiling(growth=-0.026, from_=2028))) == "-2,6% per jaar vanaf 2028"
    assert ceiling_words(Ceiling(growth=0.01, from_=2027)) == "+1,0% per jaar vanaf 2027"
    assert ceiling_words(Ceiling(growth=0.0, from_=2027)) == "0,0% per jaar vanaf 2027"


def test_themes_of_levers_and_figures_are_one_list() -> None:
    assert THEMES["other"] == "Wmo en andere thema's"
    assert list(THEMES) == ["debts", "guardianship", "youth", "finance", "other"]


# --- Numbers that the written rules repeat: they must be those the model uses.


def test_the_written_rules_repeat_the_numbers_of_the_model() -> None:
    text = (SCENARIOS / "texts" / "formules.md").read_text(encoding="utf-8")
    settings = Settings(population=1)
    for grade in "BCD":
        name = GRADES[grade].removesuffix(" bewijs")
        percent = f"{settings.evidence_discount[grade] * 100:.0f}%"
        found = re.search(rf"\*{name}\*[^%]*?(\d+%)", text)
        assert found, f"the discount of {grade} is not said"
        assert found[1] == percent
    assert f"{number(DRAWS)} keer" in text
    assert f"in {number(0.6 * DRAWS)} van die {number(DRAWS)}" in text
    assert f"{number(1 + settings.discount_rate, 4)}^t" in text
