"""The price list is found with the words people use."""

import pytest

from akkoordwijzer.household.search import search, stem
from tests.household_cases import shelf


def ids(query: str) -> list[str]:
    return [price.id for price in search(shelf().book.prices.values(), query)]


@pytest.mark.parametrize(
    ("query", "price"),
    [
        ("huisarts", "gp_consult"),
        ("Huisartsen", "gp_consult"),
        ("deurwaarders", "wage_garnishment"),
        ("psycholoog", "mental_health_contact"),
        ("dakloze", "shelter_place_year"),
        ("uithuisplaatsingen", "youth_residential_year"),
        ("huisuitzetting", "eviction"),
        ("ONTRUIMING", "eviction"),
        ("ots", "youth_protection_year"),
        ("vallen cursus", "fall_prevention"),
        ("cursus vallen", "fall_prevention"),
        ("gevangenis dag", "detention_day"),
        ("pleeggezinnen", "foster_care_year"),
        ("bijstand echtpaar", "welfare_couple_year"),
        ("cliënten wmo", "wmo_year"),
        ("psygoloog", "mental_health_contact"),
        ("opvang", "shelter_night"),
    ],
)
def test_a_word_finds_its_price(query: str, price: str) -> None:
    assert price in ids(query)


def test_the_label_comes_before_a_remark() -> None:
    assert ids("nachtopvang")[0] == "shelter_night"
    assert ids("huisarts")[:2] == ["gp_consult", "gp_home_visit"]


def test_every_word_must_be_there() -> None:
    assert set(ids("huisarts visite")) == {"gp_home_visit"}
    assert ids("huisarts raket") == []


def test_accents_make_no_difference() -> None:
    assert ids("cliënt") == ids("client") != []


def test_an_empty_question_gives_the_whole_list_by_label() -> None:
    labels = [price.label.lower() for price in search(shelf().book.prices.values(), "  ")]
    assert labels == sorted(labels)
    assert len(labels) == sum(price.use != "compare" for price in shelf().book.prices.values())


def test_totals_for_comparison_are_never_offered() -> None:
    assert not {price.id for price in shelf().book.prices.values() if price.use == "compare"} & set(ids("gezin"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schuld", "schulden"),
        ("huis", "huizen"),
        ("gezin", "gezinnen"),
        ("brief", "brieven"),
        ("kamer", "kamers"),
        ("consult", "consulten"),
        ("crisis", "crisis"),
    ],
)
def test_singular_and_plural_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_short_word_keeps_its_ending() -> None:
    assert stem("les") == "les"
