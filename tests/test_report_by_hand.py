"""The message on top of a theme, worked out by hand."""

from dataclasses import replace

import pytest

from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures.cards import Card
from akkoordwijzer.figures.peers import Peers
from akkoordwijzer.figures.place import Rank
from akkoordwijzer.figures.queries import Observation, Region
from akkoordwijzer.figures.records import Indicator, Unit
from akkoordwijzer.figures.spending_queries import Split
from akkoordwijzer.report.spending import card_sentence, money_sentence, other_period

HERE = Region("GM0001", "Aduard", "municipality", "Groningen", "", "", None, None)
NATION = Region("NL", "Nederland", "country", "", "", "", None, None)
PEERS = Peers("similar", frozenset(), "vergelijkbare gemeenten")
OWN = Observation("clients", "GM0001", "2022", 330.0, "final", "s1", "")
WHOLE = Observation("clients", "NL", "2022", 2021.0, "provisional", "s1", "")
CARD = Card(
    Indicator.model_validate(
        {
            "id": "clients",
            "label": "Mensen met hulp",
            "definition": "Verzonnen.",
            "unit": "persons",
            "theme": "youth",
            "direction": "neutral",
            "period_kind": "year",
            "bounds": [0, 1],
        }
    ),
    Unit(id="persons", label="mensen", format="count"),
    OWN,
    False,
    (),
    "13,9 per 1.000 inwoners",
    WHOLE,
    "13,5 per 1.000 inwoners",
    Rank(2, 3, 0, 1.0),
)


def test_a_municipality_between_others() -> None:
    assert card_sentence(CARD, HERE, PEERS) == (
        "Mensen met hulp: **13,9 per 1.000 inwoners** in Aduard (2022). "
        "Dat is de 3e van 6 vergelijkbare gemeenten, van hoog naar laag. "
        "In Nederland: **13,5 per 1.000 inwoners** (voorlopig)."
    )


def test_a_municipality_at_the_end_and_without_others() -> None:
    first = replace(CARD, rank=Rank(0, 5, 0, 1.0))
    assert " Dat is het hoogst van 6 vergelijkbare gemeenten." in card_sentence(first, HERE, PEERS)
    assert "Dat is" not in card_sentence(first, HERE, None)
    assert "Dat is" not in card_sentence(replace(CARD, rank=None), HERE, PEERS)


def test_without_a_figure_per_head_the_number_itself() -> None:
    bare = replace(CARD, own_words="", nation_words="", rank=None)
    assert card_sentence(bare, HERE, PEERS) == "Mensen met hulp: **330 mensen** in Aduard (2022)."


def test_the_country_and_who_has_no_figure() -> None:
    whole = replace(CARD, shown=WHOLE, national=True)
    said = "Mensen met hulp: **2.021 mensen** in Nederland (2022, voorlopig)."
    assert card_sentence(whole, NATION, None) == said
    assert card_sentence(whole, HERE, PEERS) == f"{said} Een eigen cijfer voor Aduard is er niet."


@pytest.mark.parametrize(
    ("period", "status", "words"),
    [
        ("2022", "final", ""),
        ("2022", "provisional", " (voorlopig)"),
        ("2024", "final", " (2024)"),
        ("2024", "estimate", " (2024, geschat)"),
    ],
)
def test_what_differs_is_said_behind_the_country(period: str, status: str, words: str) -> None:
    assert other_period(replace(CARD, nation=replace(WHOLE, period=period, status=status))) == words
    assert other_period(replace(CARD, nation=None)) == ""


def test_money_of_every_hundred_euro() -> None:
    own = Split("GM0001", 2026, "budget", 18.0, 82.0, False, 1, None, None)
    nation = Split("NL", 2026, "budget", 32.0, 68.0, False, 342, None, None)
    assert money_sentence(own, "Aduard", nation) == (
        "Van elke 100 euro gaat in Aduard **18 naar voorkomen** en **82 naar specialistische zorg** (begroting 2026). "
        "In Nederland is dat 32 en 68."
    )
    assert typed(money_sentence(own, "Aduard", None)).endswith("(begroting 2026).")
    wrong = replace(own, prevention=-1.0)
    assert money_sentence(wrong, "Aduard", nation) == (
        "De begroting 2026 van Aduard klopt niet: er staan bedragen onder nul in."
    )
