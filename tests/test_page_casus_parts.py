"""What the page Casus is made of: typing an own case, the line with marks, the roads as lists, the columns."""

import re

import pytest
from hypothesis import given

from akkoordwijzer.charts.household import euros_per_year
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.household.case_file import open_case, to_yaml
from akkoordwijzer.household.editing import (
    NotPossibleError,
    changed,
    in_order,
    read_halves,
    read_price,
    read_quantity,
    with_event,
    with_item,
    with_own_price,
    without_event,
    without_item,
    without_own_price,
)
from akkoordwijzer.household.records import MOST_EVENTS, ROADS, YEARS, Household
from akkoordwijzer.household.shelf import work_out
from akkoordwijzer.household.story import steps
from akkoordwijzer.report.household_scale import NEVER, NOT_KNOWN, chance_scale
from akkoordwijzer.ui.household.desk import OWN, Desk
from akkoordwijzer.ui.household.files import open_file
from akkoordwijzer.ui.household.money import differences_html
from akkoordwijzer.ui.household.proof import research_line, scale_html
from akkoordwijzer.ui.household.roads import roads_html
from akkoordwijzer.ui.household.steps import step_html
from tests.household_cases import case, cases, event, ready, shelf, worked_out

EMPTY = Household(version=1)
HELP, CARE = "debt_help_trajectory", "youth_residential_year"


@pytest.mark.parametrize(
    ("text", "halves"),
    [("3", (3, 3)), (" 3-6 ", (3, 6)), ("3 t/m 6", (3, 6)), ("halfjaar 2 tot en met 8", (2, 8)), ("1–8", (1, 8))],
)
def test_half_years_as_people_type_them(text: str, halves: tuple[int, int]) -> None:
    assert read_halves(text) == halves


@pytest.mark.parametrize("text", ["", "0", "9", "6-3", "1-9", "twee", "1.5", "-2", "3 4"])
def test_other_half_years_are_refused(text: str) -> None:
    with pytest.raises(NotPossibleError, match="1 tot en met 8"):
        read_halves(text)


def test_quantities_and_prices_are_above_zero_and_within_bounds() -> None:
    assert (read_quantity("2,5"), read_price("1.250"), read_price(" ")) == (2.5, 1250, None)
    for text in ("0", "-1", "x", "100.001"):
        with pytest.raises(NotPossibleError):
            read_quantity(text)
    for text in ("0", "-1", "x", "10.000.001"):
        with pytest.raises(NotPossibleError):
            read_price(text)


def test_an_event_takes_the_place_of_another_also_on_the_other_road() -> None:
    one = with_event(EMPTY, "as_it_went", event(HELP))
    two = with_event(one, "as_it_went", event(CARE, start=2))
    same = with_event(two, "as_it_went", event(CARE, start=4), ("as_it_went", 0))
    assert [item.from_ for item in same.roads.as_it_went.events] == [4, 2]
    moved = with_event(two, "as_it_could", event(CARE, start=5), ("as_it_went", 0))
    assert [item.from_ for item in moved.roads.as_it_went.events] == [2]
    assert [item.from_ for item in moved.roads.as_it_could.events] == [5]
    assert without_event(one, "as_it_went", 0).roads.as_it_went.events == ()


def test_events_stand_in_the_order_of_time_and_otherwise_as_typed() -> None:
    texts = [("late", 5), ("first", 1), ("second", 1)]
    went = [{**event(HELP, start=start), "text": text} for text, start in texts]
    assert [item.text for item in in_order(case(went, [])).roads.as_it_went.events] == ["first", "second", "late"]


def test_a_road_holds_so_many_events_and_no_more() -> None:
    full = case([event(HELP)] * MOST_EVENTS, [])
    with pytest.raises(NotPossibleError, match=str(MOST_EVENTS)):
        with_event(full, "as_it_went", event(HELP))


def test_own_prices_get_an_id_of_their_own_and_stay_while_used() -> None:
    price = {"label": "Buurtgezin", "unit": "per jaar", "mid": 100.0, "price_year": 2026, "reason": "Contract."}
    two = with_own_price(with_own_price(EMPTY, price), price)
    assert [item.id for item in two.own_prices] == ["own_1", "own_2"]
    one = without_own_price(two, two.own_prices[0])
    assert [item.id for item in with_own_price(one, price).own_prices] == ["own_2", "own_1"]
    used = with_event(one, "as_it_could", event("own_2"))
    with pytest.raises(NotPossibleError, match="Buurtgezin"):
        without_own_price(used, used.own_prices[0])


def test_an_area_of_life_takes_its_own_place_and_items_go_one_at_a_time() -> None:
    one = with_item(with_item(EMPTY, "life", {"area": "money", "before": 1}), "life", {"area": "money", "before": 2})
    assert [item.before for item in one.life] == [2]
    doubts = with_item(with_item(EMPTY, "uncertain", "Een."), "uncertain", "Twee.")
    assert without_item(doubts, "uncertain", 0).uncertain == ("Twee.",)


def test_what_cannot_be_is_one_dutch_sentence() -> None:
    with pytest.raises(NotPossibleError, match=r"^Dat kan niet: verwacht"):
        changed(EMPTY, label="x" * 500)


@given(cases())
def test_typing_changes_nothing_else_and_the_file_gives_it_back(household: Household) -> None:
    more = with_event(household, "as_it_could", event(HELP, 2.5, 3, 6))
    assert without_event(more, "as_it_could", len(more.roads.as_it_could.events) - 1) == household
    assert open_case(to_yaml(more).encode(), "casus.yaml", shelf().book).household == more


def test_marks_stand_where_their_number_says() -> None:
    scale = chance_scale(worked_out("family_with_teenager"), shelf())
    assert (round(scale.end, 2), scale.end_words, round(scale.start, 2)) == (0.5, "50 van de 100", -0.05)
    assert (scale.at(scale.start), scale.at(scale.end), scale.at(2.0)) == (0, 100, 100)
    first, cash, everyone, found = scale.marks[:4]
    assert [mark.name for mark in scale.marks[:3]] == [
        "Gemeente",
        "Gemeente, als alleen telt wat geld wordt",
        "Alle betalers samen",
    ]
    assert first.words == "9 van de 100 (6 tot 17 van de 100)"
    assert cash.mid is not None
    assert first.mid is not None
    assert cash.mid > first.mid
    assert everyone.mid == pytest.approx(0.0833, abs=0.0001)
    assert (found.kind, found.mid, found.words) == ("research", 0.008, "0,8 van de 100 (deels aanname, bewijs B)")
    assert scale.at(found.mid) < scale.at(first.mid)


def test_never_and_not_known_have_words_and_no_dot() -> None:
    scale = chance_scale(worked_out("widow_and_daughter"), shelf())
    assert [mark.words for mark in scale.marks[:2]] == [NEVER, NEVER]
    falls = next(mark for mark in scale.marks if mark.name == "Valpreventie voor ouderen")
    assert (falls.words, falls.mid, falls.doubtful) == (NOT_KNOWN, None, True)
    rows = re.findall(r'<li class="(\w+)( doubtful)?">(.*?)</li>', scale_html(scale))
    assert [row[2].count("<b ") for row in rows] == [0 if mark.mid is None else 1 for mark in scale.marks]
    assert [bool(row[1]) for row in rows] == [mark.doubtful for mark in scale.marks]


def test_an_effect_that_is_not_established_is_no_zero() -> None:
    teams = next(
        mark
        for mark in chance_scale(worked_out("young_family_rent_arrears"), shelf()).marks
        if mark.name.startswith("Wijkteams")
    )
    assert teams.words == "niet vastgesteld (−2 tot 2 van de 100, bewijs B)"
    assert teams.mid is None


def test_a_line_that_never_ends_says_so() -> None:
    youth = chance_scale(worked_out("youth_leaving_care"), shelf()).marks[1]
    assert youth.words.endswith("tot nooit)")
    assert youth.high is None
    assert "width:100.0%" not in scale_html(chance_scale(worked_out("youth_leaving_care"), shelf()))


def test_the_sentence_on_research_never_makes_a_number_of_what_is_unknown() -> None:
    assert "0,8 van de 100 (0 tot 1,6)" in research_line(worked_out("family_with_teenager"), shelf())
    assert "is niet vastgesteld" in research_line(worked_out("widow_and_daughter"), shelf())
    assert "Wij weten niet" in research_line(work_out(EMPTY, shelf()), shelf())


def test_every_event_stands_in_its_half_years_with_its_amount() -> None:
    result = worked_out("family_with_teenager")
    shown = roads_html(result)
    stay = shown.split("Twee jaar in een instelling")[0].rsplit("<li", 1)[1]
    assert "grid-column:3/7" in stay
    assert typed(shown).count("prijs onbekend") == 6
    assert shown.count('<b class="helps">') == sum(
        item.price.is_help for road in result.comparison.roads.values() for item in road.events
    )
    assert shown.index("Zoals het ging") < shown.index("Keerpunt in halfjaar 1") < shown.index("Zoals het had kunnen")
    assert re.findall(r'class="fork" style="left:([\d.]+)%', shown) == ["0", "12.5"]


def test_the_columns_add_up_and_share_one_axis() -> None:
    comparison = worked_out("young_family_rent_arrears").comparison
    chart = euros_per_year(comparison)
    tops = [sum(trace.y[at] for trace in chart.figure.data) for at in range(2 * YEARS)]
    totals = [comparison.roads[name].total.mid / 1000 for name in ROADS]
    assert [sum(tops[:YEARS]), sum(tops[YEARS:])] == pytest.approx(totals, rel=1e-6)
    assert list(chart.figure.data[0].x) == sorted(set(chart.figure.data[0].x))
    assert len(chart.figure.data[0].x) == 2 * YEARS
    assert {trace.yaxis for trace in chart.figure.data} == {None}
    assert chart.figure.layout.yaxis.range[1] > max(tops)
    assert chart.figure.data[0].name == "Gemeente"
    assert len(chart.table.rows) == 2 * (len(comparison.payers) + 1)


def test_the_municipality_comes_first_and_all_payers_last() -> None:
    names = re.findall(r"<li>(.*?):", differences_html(worked_out("widow_and_daughter").comparison))
    assert (names[0], names[-1]) == ("Gemeente", "Alle betalers samen")
    assert "€ 10.600 meer" in typed(differences_html(worked_out("widow_and_daughter").comparison))


def test_in_the_story_the_amount_rises_to_the_total() -> None:
    result = worked_out("young_family_rent_arrears")
    story = steps(result.comparison)
    screens = [typed(step_html(number, story, result, shelf())) for number in range(len(story) + 3)]
    assert "Keerpunt in halfjaar 1" in screens[1]
    last = re.findall(r'class="total">(.*?)<', screens[len(story)])
    assert last == ["€ 191.000", "€ 19.300"]
    assert "Wat scheelt de tweede weg" in screens[-2]
    assert "5 van de 100" in screens[-1]


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        (b"x" * 5_000_000, "te groot (5,0 MB)"),
        (b"version: 2\nroads: {}\n", "versie 1"),
        (b"- 1\n- 2\n", "verwacht een casus"),
        (b"\xff\xfe\x00", "kunnen we niet openen"),
        (b"a: [", "kunnen we niet openen"),
    ],
)
def test_a_file_that_is_no_case_leaves_the_screen_as_it_was(raw: bytes, answer: str) -> None:
    desk = Desk(chosen=OWN, own=case([event(HELP)], []))
    before = desk.own
    open_file(desk, raw, "casus.yaml")
    assert desk.own == before
    assert len(desk.messages) == 1
    assert answer in desk.messages[0]
    assert desk.messages[0].endswith("Wat op het scherm staat, blijft.")


def test_a_file_with_slips_is_opened_with_a_sentence_for_each_and_the_one_before_can_come_back() -> None:
    went = [event("no_such_price"), event(HELP, -1), event(HELP)]
    raw = f"version: 1\ncomposed: true\nroads: {{as_it_went: {{events: {went}}}}}\n"
    desk = Desk(chosen=OWN, own=case([event(CARE)], []))
    before = desk.own
    open_file(desk, raw.encode(), "casus.yaml")
    assert len(desk.messages) == 2
    assert "no_such_price" in " ".join(desk.messages)
    assert len(desk.own.roads.as_it_went.events) == 2
    assert len(desk.own.set_aside) == 1
    assert desk.own.composed is False
    desk.undo()
    assert desk.own == before


def test_a_composed_case_opened_as_an_own_one_is_checked_as_an_own_one() -> None:
    desk = Desk(chosen=OWN)
    open_file(desk, to_yaml(ready("family_with_teenager")).encode(), "casus.yaml")
    assert desk.own.roads == ready("family_with_teenager").roads
    assert {"few", "consent", "changed", "picked"} <= {finding.kind for finding in desk.findings}
    assert desk.must_check


def test_a_file_with_a_name_and_a_date_is_opened_and_both_are_said() -> None:
    went = [{**event(HELP), "text": "Op 3 maart 2024 belde de buurvrouw Zoraya."}]
    desk = Desk(chosen=OWN)
    open_file(desk, to_yaml(case(went, [])).encode(), "casus.yaml")
    found = {finding.kind: finding.sentence for finding in desk.findings}
    assert "dit lijkt een datum, ‘3 maart 2024’" in found["date"]
    assert "dit lijkt een naam, ‘Zoraya’" in found["name"]


def test_words_that_were_read_must_be_read_again_after_a_change() -> None:
    desk = Desk(chosen=OWN)
    desk.checked = desk.own
    assert not desk.must_check
    assert desk.change(with_item, "uncertain", "Of het waar is.")
    assert desk.must_check
    assert not desk.change(changed, label="x" * 500)
    assert desk.messages
    desk.undo()
    assert not desk.must_check
