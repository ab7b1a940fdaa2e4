"""Faults in prices, index, cashable shares, rules and households: named with file and place, the rest still read."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.figures.database import DATA, Figures
from akkoordwijzer.household.checks import check_shelf, differing_prices
from akkoordwijzer.household.prices import read_prices
from akkoordwijzer.household.shelf import Shelf, read_shelf
from akkoordwijzer.library.library import SCENARIOS, Library
from tests.household_cases import shelf

Change = Callable[[dict[str, Any]], Any]
NEEDED = ("files.yaml", "unit_prices.csv", "price_index.csv")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for name in NEEDED:
        shutil.copy(DATA / name, tmp_path / "data" / name)
    shutil.copytree(SCENARIOS, tmp_path / "scenarios")
    return tmp_path


def read(copy: Path, library: Library) -> Shelf:
    return read_shelf(library, copy / "data", copy / "scenarios")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def edit(path: Path, change: Change) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


GP = 'gp_consult,"Huisarts, consult",per consult,health,,35.07,,2026,2022,1.1361,30.87 x 1.1361,0,0,1,'
PRICE_FAULTS = {
    "no number": (
        GP,
        GP.replace("35.07", "35,07").replace(",35,07,", ',"35,07",'),
        "gp_consult, kolom mid",
        "een getal",
    ),
    "shares not 1": (GP, GP.replace("0,0,1,", "0,0.5,1,"), "gp_consult, kolom payers", "samen 1"),
    "share no number": (GP, GP.replace("0,0,1,", "0,0,alles,"), "gp_consult, kolom payers.insurer", "een getal"),
    "low above mid": (GP, GP.replace("health,,35.07", "health,50,35.07"), "gp_consult", "0 < low ≤ mid ≤ high"),
    "price of zero": (GP, GP.replace("35.07", "0"), "gp_consult", "0 < low"),
    "no amount": (GP, GP.replace("35.07", ""), "gp_consult", "een midden, of status unknown"),
    "id twice": (GP, GP.replace("gp_consult", "gp_home_visit"), "kolom id", "elk id één keer"),
    "year no number": (GP, GP.replace("2026,2022", "2026,ooit"), "gp_consult, kolom source_year", "een heel getal"),
}


@pytest.mark.parametrize("name", PRICE_FAULTS)
def test_a_wrong_price_is_left_out_and_named(name: str, copy: Path) -> None:
    old, new, place, expected = PRICE_FAULTS[name]
    replace(copy / "data" / "unit_prices.csv", old, new)
    book = read_prices(copy / "data")
    (fault,) = book.left_out
    assert fault.file == "data/unit_prices.csv"
    assert fault.place == place
    assert expected in fault.expected
    assert fault.line is not None
    assert len(book.prices) == 114


def test_a_price_list_cut_short_is_refused(copy: Path) -> None:
    path = copy / "data" / "unit_prices.csv"
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(ContentError, match=r"data/unit_prices\.csv.*verwacht 115 rijen"):
        read_prices(copy / "data")


def test_a_missing_column_is_refused(copy: Path) -> None:
    path = copy / "data" / "price_index.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("factor_to_2026", "factor"), encoding="utf-8")
    with pytest.raises(ContentError, match="Er ontbreekt: factor_to_2026"):
        read_prices(copy / "data")


def test_a_household_with_a_price_that_was_left_out_is_left_out_too(copy: Path, library: Library) -> None:
    replace(copy / "data" / "unit_prices.csv", "wage_garnishment,Verwerken", "wage_garnish,Verwerken")
    found = read(copy, library)
    assert len(found.households) == 4
    (fault,) = found.left_out
    assert fault.file == "scenarios/households/young_family_rent_arrears.yaml"
    assert (fault.place, fault.found) == ("roads.as_it_went.events[2].price", "‘wage_garnishment’")
    assert fault.line is not None


def road(number: int, **changes: Any) -> Change:
    return lambda data: data["roads"]["as_it_went"]["events"][number].update(changes)


HOUSEHOLD_FAULTS: dict[str, tuple[Change, str, str]] = {
    "negative quantity": (road(0, quantity=-1), "roads.as_it_went.events[0].quantity", "meer dan 0"),
    "quantity of zero": (road(0, quantity=0), "roads.as_it_went.events[0].quantity", "meer dan 0"),
    "ninth half-year": (road(0, to=9), "roads.as_it_went.events[0].to", "ten hoogste 8"),
    "before the start": (road(0, **{"from": 0}), "roads.as_it_went.events[0].from", "ten minste 1"),
    "ends before it starts": (road(0, **{"from": 4, "to": 2}), "roads.as_it_went.events[0]", "from niet na to"),
    "unknown payer": (
        road(0, payers={"gemeente": 1}),
        "roads.as_it_went.events[0].payers.gemeente",
        "een van municipality",
    ),
    "payers not 1": (road(0, payers={"municipality": 0.7}), "roads.as_it_went.events[0].payers", "samen 1"),
    "total in a sum": (road(0, price="family_total_almelo_2017"), "roads.as_it_went.events[0].price", "in een som mag"),
    "unknown price": (road(0, price="niets"), "roads.as_it_went.events[0].price", "data/unit_prices.csv"),
    "misspelt key": (road(0, quantiy=2), "roads.as_it_went.events[0].quantiy", "een bekende sleutel"),
    "no text": (road(0, text=""), "roads.as_it_went.events[0].text", "tekst"),
    "third road": (lambda data: data["roads"].update(other={"events": []}), "roads.other", "een bekende sleutel"),
    "another version": (lambda data: data.update(version=2), "version", "ten hoogste 1"),
    "another id": (lambda data: data.update(id="iets"), "id", "de naam van het bestand"),
}


@pytest.mark.parametrize("name", HOUSEHOLD_FAULTS)
def test_a_wrong_household_is_left_out_and_named(name: str, copy: Path, library: Library) -> None:
    change, place, expected = HOUSEHOLD_FAULTS[name]
    edit(copy / "scenarios" / "households" / "widow_and_daughter.yaml", change)
    found = read(copy, library)
    (fault,) = found.left_out
    assert (fault.file, fault.place) == ("scenarios/households/widow_and_daughter.yaml", place)
    assert expected in fault.expected
    assert "widow_and_daughter" not in {household.id for household in found.households}
    assert len(found.households) == 4


def group(number: int, **changes: Any) -> Change:
    return lambda data: data["groups"][number].update(changes)


CASH_FAULTS: dict[str, tuple[Change, str]] = {
    "unknown line": (group(0, line="bewind"), "een bestaande zorglijn"),
    "line and share": (group(0, share={"low": 0, "mid": 0, "high": 0}, why="x"), "line of share"),
    "share above 1": (group(2, share={"low": 0, "mid": 0.5, "high": 1.5}), "ten hoogste 1"),
    "share out of order": (group(2, share={"low": 0.6, "mid": 0.5, "high": 1}), "low ≤ mid ≤ high"),
    "no reason": (lambda data: data["groups"][2].pop("why"), "bij share de reden"),
    "price twice": (group(1, prices=["guardianship_debt_year"]), "elke prijs in één groep"),
    "no rest": (lambda data: data["groups"].pop(), "één groep met rest: true"),
}


@pytest.mark.parametrize("name", CASH_FAULTS)
def test_wrong_cashable_shares_are_refused(name: str, copy: Path, library: Library) -> None:
    change, expected = CASH_FAULTS[name]
    edit(copy / "scenarios" / "cashable_prices.yaml", change)
    with pytest.raises(ContentError, match=expected) as error:
        read(copy, library)
    assert all(fault.file == "scenarios/cashable_prices.yaml" for fault in error.value.faults)


def findings(copy: Path, library: Library, figures: Figures) -> list[Fault]:
    return check_shelf(read(copy, library), figures)


def test_everything_is_in_order(figures: Figures) -> None:
    assert check_shelf(shelf(), figures) == []


UNSOUND: dict[str, tuple[str, str, str, str]] = {
    "factor of another year": (
        "unit_prices",
        GP,
        GP.replace("2026,2022,1.1361", "2026,2021,1.1361"),
        "de factor van 2021",
    ),
    "sum that does not come out": (
        "unit_prices",
        GP,
        GP.replace("35.07", "53.07"),
        "de uitkomst van 30.87 x 1.1361: 35,07",
    ),
    "another price level": ("unit_prices", GP, GP.replace("2026,2022", "2025,2022"), "2026"),
    "factor that is no product": (
        "price_index",
        "1.0588,kh2024",
        "1.0688,kh2024",
        "het product van de stappen: 1,0588",
    ),
    "source that is not in the list": (
        "price_index",
        "2011,1.357,1.033,1.025,1.4368,kh2024",
        "2011,1.357,1.033,1.025,1.4368,kh2023",
        "een bron uit",
    ),
    "year that is missing": ("price_index", "2015,1.303", "2009,1.303", "elk jaar tot en met 2026"),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_a_price_that_is_not_sound_is_found(name: str, copy: Path, library: Library, figures: Figures) -> None:
    file, old, new, expected = UNSOUND[name]
    replace(copy / "data" / f"{file}.csv", old, new)
    assert any(
        expected in fault.expected and fault.file == f"data/{file}.csv" for fault in findings(copy, library, figures)
    )


ROWS: dict[str, tuple[str, str, str, str]] = {
    "no source": ("emergency_department", "kh2024", "", "een bron"),
    "source not in the list": ("emergency_department", "kh2024", "kh2023", "een bron uit data/sources.csv"),
    "no grade": ("emergency_department", "indexed,A", "indexed,", "A, B, C of D"),
    "unknown intervention": ("home_start", ",home_start,6.1", ",home_begin,6.1", "een bestaande maatregel"),
    "help without intervention": ("home_start", ",home_start,6.1", ",,6.1", "de maatregel waarvan dit de prijs is"),
    "unknown care line": ("wmo_year", ",wmo_support,", ",wmo,", "een bestaande zorglijn"),
    "total that may be added": ("family_total_almelo_2017", ",compare,", ",add,", "compare, want dit is een totaal"),
    "overlap with nothing": ("wmo_year", "wmo_guidance_hour", "wmo_uur", "een bestaande prijs"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_that_is_not_sound_is_found(name: str, copy: Path, library: Library, figures: Figures) -> None:
    row, old, new, expected = ROWS[name]
    path = copy / "data" / "unit_prices.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{row},"))
    assert old in lines[at]
    lines[at] = lines[at].replace(old, new, 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = [fault for fault in findings(copy, library, figures) if fault.place.startswith(f"{row}, ")]
    assert [fault.expected for fault in found] == [expected]


HOUSEHOLD_FINDINGS: dict[str, tuple[Change, str, str]] = {
    "no odds": (
        lambda data: data["turning_points"][0].pop("odds"),
        "turning_points[0].odds",
        "wat onderzoek hierover vond",
    ),
    "unknown intervention": (
        lambda data: data["turning_points"][0].update(intervention="niets"),
        "turning_points[0].intervention",
        "een bestaande maatregel",
    ),
    "nothing uncertain": (lambda data: data.update(uncertain=[]), "uncertain", "wat onzeker is"),
    "no turning point": (lambda data: data.update(turning_points=[]), "turning_points", "een keerpunt"),
    "no lesson": (lambda data: data.pop("lesson"), "lesson", "tekst"),
    "an empty road": (
        lambda data: data["roads"]["as_it_could"].update(events=[]),
        "roads.as_it_could.events",
        "een gebeurtenis",
    ),
    "a real case": (lambda data: data.update(composed=False), "composed", "true: een echte casus hoort niet in de app"),
    "a name": (road(0, text="Mevrouw Jansen valt."), "Zoals het ging, gebeurtenis 1", "niets wat op een mens wijst"),
    "a hint without a figure": (
        lambda data: data.update(hint={"indicator": "niets", "text": "Niets."}),
        "hint.indicator",
        "een indicator uit data/indicators.yaml",
    ),
}


@pytest.mark.parametrize("name", HOUSEHOLD_FINDINGS)
def test_a_household_that_is_not_honest_yet_is_found(name: str, copy: Path, library: Library, figures: Figures) -> None:
    change, place, expected = HOUSEHOLD_FINDINGS[name]
    edit(copy / "scenarios" / "households" / "widow_and_daughter.yaml", change)
    found = findings(copy, library, figures)
    assert (place, expected) in [(fault.place, fault.expected) for fault in found]
    assert {fault.file for fault in found} == {"scenarios/households/widow_and_daughter.yaml"}


def test_a_municipal_price_without_a_cashable_share_is_found(copy: Path, library: Library, figures: Figures) -> None:
    edit(copy / "scenarios" / "cashable_prices.yaml", lambda data: data["groups"][-2]["prices"].remove("respite_care"))
    (fault,) = findings(copy, library, figures)
    assert fault.found == "‘respite_care’ niet"


def test_a_cashable_share_for_no_price_is_found(copy: Path, library: Library, figures: Figures) -> None:
    edit(copy / "scenarios" / "cashable_prices.yaml", lambda data: data["groups"][0]["prices"].append("niets"))
    (fault,) = findings(copy, library, figures)
    assert fault.found == "‘niets’"


def test_a_method_without_its_source_is_found(copy: Path, library: Library, figures: Figures) -> None:
    edit(copy / "scenarios" / "household_rules.yaml", lambda data: data["method_sources"].append("niets"))
    (fault,) = findings(copy, library, figures)
    assert (fault.file, fault.found) == ("scenarios/household_rules.yaml", "‘niets’")


def test_thirteen_prices_are_unknown_by_name() -> None:
    unknown = {price.id for price in shelf().book.prices.values() if not price.known}
    assert len(unknown) == 13
    assert {"youth_crisis", "closed_youth_care_year", "food_bank", "probation_adult"} <= unknown


def test_the_share_of_a_care_line_is_the_one_of_the_model(library: Library) -> None:
    recipe = next(recipe for recipe in library.recipes if recipe.id == "shelter")
    share = shelf().cash.shares["shelter"]
    assert {end: float(text) for end, text in recipe.cashable.formulas.items()} == {
        "low": share.low,
        "mid": share.mid,
        "high": share.high,
    }


def test_prices_of_help_that_differ_from_the_library_are_listed(library: Library) -> None:
    differing = {price.id: eur for price, eur in differing_prices(shelf())}
    for price in shelf().book.prices.values():
        if price.is_help:
            now = shelf().interventions[str(price.intervention)].unit_cost.mid
            assert differing.get(price.id, price.mid) == now


def test_fourteen_areas_of_life_and_five_steps() -> None:
    life = shelf().rules.life
    assert len({area.id for area in life.areas}) == 14
    assert list(life.scale) == [1, 2, 3, 4, 5]
    assert "onze eigen keuze" in life.note
