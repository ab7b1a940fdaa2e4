"""The file of an own case: the same after a round trip, and every fault a sentence with nothing lost."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.household.case_file import Opened, open_case, to_yaml, write_case
from akkoordwijzer.household.privacy import privacy_findings
from akkoordwijzer.household.records import Household
from tests.household_cases import case, cases, event, shelf, words

OWN = {
    "id": "own_crisis",
    "label": "Crisisbed",
    "unit": "per etmaal",
    "mid": 310,
    "price_year": 2025,
    "reason": "Contract.",
}


def opened(data: Any) -> Opened:
    raw = data if isinstance(data, bytes) else yaml.safe_dump(data, allow_unicode=True).encode()
    return open_case(raw, "casus.yaml", shelf().book)


def thirty_events() -> Household:
    prices = ["gp_consult", "shelter_night", "youth_guidance_hour", "own_crisis", "youth_crisis"]
    went = [
        event(prices[n % 5], 0.5 + n, 1 + n % 4, 4 + n % 5, text=f"Gebeurtenis {n}: 'zo', \"zus\" # en: ja")
        for n in range(18)
    ]
    could = [event(prices[n % 5], 1 + n, payers={"municipality": 0.4, "insurer": 0.6}) for n in range(12)]
    return case(
        went,
        could,
        label="Eigen casus – één gezin",
        group="gezinnen",
        who="Moeder (35-40) met twee kinderen.",
        turning_points=[{"at": 2, "intervention": "early_debt_signals", "text": "De gemeente belt aan."}],
        uncertain=["Of zij het aanbod had aangenomen."],
        picked_because="failed",
        picked_note="Omdat het misging.",
        changed="Leeftijd en aantal kinderen.",
        consent=True,
        checked_by="Gedragswetenschapper, niet betrokken",
        similar_households=40,
        own_prices=[OWN],
        life=[{"area": "money", "before": 1, "after": 4, "text": "Ik slaap weer."}, {"area": "home", "before": 2}],
        own_view="Het duurde te lang.\nMaar nu gaat het.",
    )


def test_thirty_events_come_back_identical(tmp_path: Path) -> None:
    told = thirty_events()
    path = tmp_path / "casus.yaml"
    write_case(told, path)
    found = open_case(path.read_bytes(), "casus.yaml", shelf().book)
    assert len(told.roads.as_it_went.events) + len(told.roads.as_it_could.events) == 30
    assert found == Opened(told)


@given(cases())
@settings(max_examples=80)
def test_any_case_comes_back_identical(household: Household) -> None:
    assert open_case(to_yaml(household).encode(), "casus.yaml", shelf().book) == Opened(household)


def test_a_second_file_takes_the_place_of_the_first_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "casus.yaml"
    write_case(thirty_events(), path)
    before = path.read_bytes()

    def no_disk(_: int) -> None:
        raise OSError("schijf vol")

    monkeypatch.setattr(os, "fsync", no_disk)
    with pytest.raises(OSError, match="schijf vol"):
        write_case(case([], []), path)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["casus.yaml"]


def test_a_case_that_could_not_be_opened_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "casus.yaml"
    large = case([], [], set_aside=["x" * 20_000] * 50, uncertain=["y" * 1_000] * 20)
    with pytest.raises(ContentError, match="een casus tot 1 MB, gevonden 1,0 MB"):
        write_case(large, path)
    assert not path.exists()


def data_with(**changes: Any) -> dict[str, Any]:
    return yaml.safe_load(to_yaml(thirty_events())) | changes


def with_event(**changes: Any) -> dict[str, Any]:
    data = data_with()
    data["roads"]["as_it_went"]["events"][3].update(changes)
    return data


def test_a_negative_quantity_is_set_aside_and_everything_else_kept() -> None:
    found = opened(with_event(quantity=-4))
    (fault,) = found.faults
    assert str(fault).startswith("casus.yaml, roads.as_it_went.events[3].quantity (regel ")
    assert "verwacht meer dan 0, gevonden ‘-4’. Dit deel staat apart." in str(fault)
    events = thirty_events().roads.as_it_went.events
    assert found.household.roads.as_it_went.events == events[:3] + events[4:]
    (aside,) = found.household.set_aside
    assert aside.startswith("roads.as_it_went.events[3]: ")
    assert "quantity: -4" in aside
    assert "Gebeurtenis 3" in aside
    assert opened(to_yaml(found.household).encode()) == Opened(found.household), "what was set aside is saved too"


def test_several_faults_are_all_said_and_the_right_events_stay() -> None:
    data = with_event(quantity=-4)
    data["roads"]["as_it_went"]["events"][5]["from"] = 9
    data["roads"]["as_it_could"]["events"][0]["text"] = ""
    data["naam"] = "Jansen"
    found = opened(data)
    assert len(found.faults) == 4
    assert len(found.household.set_aside) == 4
    events = thirty_events().roads.as_it_went.events
    assert found.household.roads.as_it_went.events == events[:3] + events[4:5] + events[6:]
    assert found.household.roads.as_it_could.events == thirty_events().roads.as_it_could.events[1:]
    assert "naam: Jansen" in found.household.set_aside


def test_an_unknown_price_keeps_its_event_and_is_unknown_by_name() -> None:
    found = opened(with_event(price="psychotherapie"))
    (fault,) = found.faults
    assert "roads.as_it_went.events[3].price (regel " in str(fault)
    assert "verwacht een prijs uit de lijst, gevonden ‘psychotherapie’" in str(fault)
    assert "haar prijs is onbekend en telt niet mee" in str(fault)
    assert len(found.household.roads.as_it_went.events) == 18
    price = found.household.own_prices[-1]
    assert (price.id, price.label, price.mid) == ("psychotherapie", "Onbekende prijs psychotherapie", None)


def test_a_price_only_for_comparison_is_set_aside() -> None:
    found = opened(with_event(price="family_total_almelo_2017"))
    assert "alleen om te vergelijken" in str(found.faults[0])
    assert len(found.household.roads.as_it_went.events) == 17
    assert "family_total_almelo_2017" in found.household.set_aside[0]


def test_a_name_and_a_date_are_kept_and_said() -> None:
    found = opened(with_event(text="Op 12 maart 2024 belt mevrouw Jansen aan."))
    assert found.faults == ()
    assert found.household.roads.as_it_went.events[3].text == "Op 12 maart 2024 belt mevrouw Jansen aan."
    sentences = {finding.kind: finding.sentence for finding in privacy_findings(found.household, words())}
    assert sentences["date"].startswith("Zoals het ging, gebeurtenis 4: dit lijkt een datum, ‘12 maart 2024’.")
    assert sentences["name"].startswith("Zoals het ging, gebeurtenis 4: dit lijkt een naam, ‘mevrouw Jansen’.")


@pytest.mark.parametrize("version", [2, 0, "1", True, None, 1.0])
def test_another_version_is_refused_as_a_whole(version: Any) -> None:
    with pytest.raises(ContentError) as error:
        opened(data_with(version=version))
    (fault,) = error.value.faults
    assert (fault.place, fault.expected) == ("version", "versie 1")
    assert "Het bestand is niet veranderd." in fault.remedy


def test_five_megabyte_is_refused() -> None:
    with pytest.raises(ContentError, match="verwacht een bestand tot 1 MB, gevonden 5,0 MB"):
        opened(b"# " + b"x" * 5_000_000)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "een casus"),
        (b"- 1\n- 2\n", "een casus"),
        (b"version: 1\nscenario: {}\n", "een casus"),
        (b"version: 1\nroads: &a {x: *a}\n", "verwijzingen"),
        (b"version: 1\nroads: !!python/object:os.system {}\n", "geldige YAML"),
        (b"version: 1\nversion: 1\nroads: {}\n", "een dubbele"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"version: 1\nroads: [", "geldige YAML"),
    ],
)
def test_a_file_that_is_no_case_is_one_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        opened(raw)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"roads": 5}, "roads"),
        ({"roads": {"as_it_went": {"events": 3}}}, "roads.as_it_went.events"),
        ({"consent": "ja"}, "consent"),
        ({"similar_households": -1}, "similar_households"),
        ({"picked_because": "mooi"}, "picked_because"),
        ({"life": [{"area": "money", "before": 6}]}, "life[0].before"),
        ({"life": [{"area": "money"}, {"area": "money"}]}, "life"),
        ({"own_prices": [OWN | {"mid": -3}]}, "own_prices[0].mid"),
        ({"own_prices": [{k: v for k, v in OWN.items() if k != "price_year"}]}, "own_prices[0]"),
        ({"own_prices": [OWN | {"payers": {"municipality": 0.5}}]}, "own_prices[0].payers"),
        ({"turning_points": [{"at": 1}]}, "turning_points[0].intervention"),
        ({"label": ""}, "label"),
    ],
)
def test_a_wrong_part_is_set_aside_by_name(change: dict[str, Any], place: str) -> None:
    found = opened(data_with(**change))
    assert place in [fault.place for fault in found.faults]
    assert found.household.set_aside
    assert found.household.who == "Moeder (35-40) met twee kinderen."


def test_what_leaned_on_a_wrong_own_price_stays_as_unknown() -> None:
    found = opened(data_with(own_prices=[OWN | {"mid": -3}]))
    assert found.household.roads == thirty_events().roads
    assert [price.mid for price in found.household.own_prices] == [None]


def test_an_own_price_of_a_year_without_an_index_is_said() -> None:
    (fault,) = opened(data_with(own_prices=[OWN | {"price_year": 1999}])).faults
    assert fault.expected == "een jaar van 2011 tot en met 2026"


def test_a_local_price_for_a_price_that_is_not_in_the_list_is_said() -> None:
    (fault,) = opened(data_with(own_prices=[OWN | {"replaces": "niets"}])).faults
    assert (fault.place, fault.found) == ("own_prices[0].replaces", "‘niets’")


def test_the_ready_made_households_are_files_of_this_format() -> None:
    for household in shelf().households:
        assert opened(to_yaml(household).encode()) == Opened(household)


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=("Cs",)), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abz_", max_size=4), inner, max_size=3),
    max_leaves=5,
)


def places(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in nested data, below the whole."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for step, part in steps for found in ((*at, step), *places(part, (*at, step)))]


@given(st.data())
@settings(max_examples=40)
def test_whatever_stands_in_a_file_is_a_case_or_a_sentence(draw: st.DataObject) -> None:
    """Any part replaced by anything: kept, or set aside and said; never another kind of error."""
    data = yaml.safe_load(to_yaml(thirty_events()))
    *way, last = draw.draw(st.sampled_from(places(data)))
    block = data
    for step in way:
        block = block[step]
    block[last] = draw.draw(junk)
    try:
        found = opened(data)
    except ContentError:
        return
    assert bool(found.household.set_aside) <= bool(found.faults)
    assert opened(to_yaml(found.household).encode()).household == found.household
