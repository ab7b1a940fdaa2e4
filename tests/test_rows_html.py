"""Rows of differences as HTML: where bars begin and end, how they look, and every word."""

import re

import pytest

from akkoordwijzer.report.rows import Difference
from akkoordwijzer.ui.what_if.rows_html import rows_html

ROWS = [
    Difference("Gemeente", -200.0, "-€ 200"),
    Difference("Werkgevers", 300.0, "+€ 300"),
    Difference("Wie <b>niemand</b> telde", 100.0, "niet bekend", measured=False),
    Difference("Rijk", 0.0, "€ 0"),
]


def test_bars_stand_left_and_right_of_one_zero_line() -> None:
    found = rows_html(ROWS, "gezegd", False)
    bars = re.findall(r'<i class="(\w+)" style="left:([\d.]+)%;width:([\d.]+)%">', found)
    assert [(kind, float(left), float(width)) for kind, left, width in bars] == [
        ("less", 0.0, 40.0),
        ("more", 40.0, 60.0),
        ("unknown", 40.0, 20.0),
    ]
    assert set(re.findall(r'class="zero" style="left:([\d.]+)%"', found)) == {"40.0000"}


def test_every_word_is_there_as_text() -> None:
    words = [word for word in re.sub(r"<[^>]*>", "|", rows_html(ROWS, "a", True)).split("|") if word]
    assert words == [
        *("Gemeente", "-€ 200", "Werkgevers", "+€ 300"),
        *("Wie &lt;b&gt;niemand&lt;/b&gt; telde", "niet bekend", "Rijk", "€ 0"),
    ]


@pytest.mark.parametrize(("count", "small"), [(7, False), (8, True)])
def test_many_rows_take_smaller_letters(count: int, small: bool) -> None:
    assert ('class="rows many"' in rows_html(ROWS[:1] * count, "a", False)) == small


def test_nothing_to_show_breaks_nothing() -> None:
    assert "<i" not in rows_html([], "a", False)
    assert 'class="more"' not in rows_html([Difference("Rijk", 0.0, "€ 0")], "a", False)
