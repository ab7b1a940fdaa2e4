"""The catalogue: complete, within its own bounds, and closed to comparisons that cannot be made."""

import re
from datetime import date
from pathlib import Path

import pytest

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures import checks, quality
from akkoordwijzer.figures.comparison import NotComparableError, check_comparable, compare
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.figures.words import STATUSES, age_words, value_words
from tests.small_data import write_small

MIRROR = "national_mirror: population"


def test_there_are_enough_indicators(figures: Figures) -> None:
    assert len(figures.indicators) >= 45
    assert {item.theme for item in figures.indicators.values()} == {
        "debts",
        "guardianship",
        "youth",
        "finance",
        "other",
    }


def test_every_indicator_is_complete(figures: Figures) -> None:
    used = {use.indicator.id: use for use in quality.indicator_uses(figures)}
    for indicator in figures.indicators.values():
        assert len(indicator.definition) > 20, indicator.id
        assert figures.units[indicator.unit].label, indicator.id
        use = used[indicator.id]
        assert use.newest, indicator.id
        assert use.source.publisher, indicator.id
        assert use.status in STATUSES, indicator.id


def test_every_value_has_a_source_a_period_and_a_status(figures: Figures) -> None:
    sql = (
        "SELECT count(*) FROM figure LEFT JOIN source USING (source_id)"
        " WHERE source.source_id IS NULL OR period = '' OR status = ''"
    )
    assert figures.ask(sql) == [(0,)]


def test_no_value_lies_outside_the_bounds_its_indicator_declares(figures: Figures) -> None:
    assert figures.left_out == ()
    for indicator, region, value in figures.ask("SELECT indicator_id, region, value FROM figure"):
        record = figures.indicators[indicator]
        low, high = record.bounds if region == "NL" else record.local_bounds or record.bounds
        assert low <= value <= high, (indicator, region, value)


def test_the_data_passes_all_checks(figures: Figures) -> None:
    assert [str(fault) for fault in checks.findings(figures)] == []


@pytest.mark.parametrize("field", ["definition", "unit", "theme", "period_kind", "bounds"])
def test_an_indicator_without_a_field_is_refused(tmp_path: Path, field: str) -> None:
    folder = write_small(tmp_path / "data")
    path = folder / "indicators.yaml"
    path.write_text(re.sub(rf"^  {field}: .*\n", "", path.read_text(), count=1, flags=re.M))
    with pytest.raises(ContentError) as caught:
        load(folder)
    fault = caught.value.faults[0]
    assert fault.file == "data/indicators.yaml"
    assert field in fault.place


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("continues: clients_old", "continues: nergens", "continues"),
        ("continues: clients_old", "continues: clients", "niet zichzelf"),
        (MIRROR, "national_mirror: debt_share", "national_mirror"),
        (
            "national_mirror: population",
            "national_mirror: population\n  not_comparable_with: [population]",
            "vergelijken",
        ),
    ],
)
def test_links_that_cannot_hold_are_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = write_small(tmp_path / "data")
    path = folder / "indicators.yaml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(ContentError, match=said):
        load(folder)


def test_what_may_not_be_compared_cannot_be_built(figures: Figures) -> None:
    pairs = [(one.id, other) for one in figures.indicators.values() for other in one.not_comparable_with]
    pairs += [(one.id, one.continues) for one in figures.indicators.values() if one.continues]
    assert len(pairs) > 50
    for one, other in pairs:
        for first, second in ((one, other), (other, one)):
            with pytest.raises(NotComparableError):
                compare(figures, [(first, "NL"), (second, "NL")])


def test_two_unrelated_indicators_cannot_share_an_axis(figures: Figures) -> None:
    with pytest.raises(NotComparableError, match="niet over hetzelfde"):
        check_comparable(figures, "youth_care_share", "persons_problem_debt_share")


def test_numbers_of_people_are_not_laid_beside_the_country(figures: Figures) -> None:
    with pytest.raises(NotComparableError, match="één as"):
        compare(figures, [("households", "GM0080"), ("households", "NL")])
    index = compare(figures, [("households", "GM0080"), ("households", "NL")], "index")
    assert all(line.points[0].value == pytest.approx(100) for line in index.lines)


def test_per_inhabitant_divides_by_the_inhabitants_of_that_year(figures: Figures) -> None:
    found = compare(figures, [("youth_care_in_natura_clients", "GM0080"), ("youth_care_in_natura_clients", "NL")])
    ask = "SELECT value FROM figure WHERE indicator_id = ? AND region = 'GM0080' AND period = '2022'"
    clients, people = (figures.ask(ask, [name])[0][0] for name in ("youth_care_in_natura_clients", "inhabitants"))
    mine = next(point for point in found.lines[0].points if point.period == "2022")
    assert mine.value == pytest.approx(1000 * clients / people)
    assert found.unit == "jongeren per 1.000 inwoners"


def test_words(figures: Figures) -> None:
    today = date(2026, 11, 21)
    assert age_words("2022", today) == "cijfer over 2022, vier jaar oud"
    assert age_words("2024-01-01", today) == "stand op 1 januari 2024, twee jaar oud"
    assert age_words("2025/26", today) == "cijfer over schooljaar 2025/26, van dit jaar"
    assert age_words("2010", today).endswith("16 jaar oud")
    units = figures.units
    assert value_words(747560, units["households"]) == "747.560 huishoudens"
    assert value_words(8.94, units["percent"]) == "8,9%"
    assert typed(value_words(12, units["eur_per_inhabitant"])) == "€ 12 per inwoner"
    assert typed(value_words(1.2e6, units["eur_mln"])) == "€ 1,2 mln"
