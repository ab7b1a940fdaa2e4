"""The two pots as HTML, against outcomes worked out by hand: heights, what is stacked, and every word."""

import re

import pytest

from akkoordwijzer.content.numbers import typed
from akkoordwijzer.report.pots import Pot, Pots
from akkoordwijzer.ui.what_if.pots_html import pots_html

TODAY = Pot("Nu (begroting 2026)", "Nu", 2026, 20_000, 100_000)
UNCHANGED = Pot("Ongewijzigd in 2030", "Zo door", 2030, 20_000, 120_000)
CHOSEN = Pot("Uw keuzes in 2030", "U", 2030, 30_000, 90_000, open_eur=6_000, waiting_eur=30_000)


def html(*pots: Pot) -> str:
    today, unchanged, *chosen = pots
    return typed(pots_html(Pots(today, unchanged, chosen[0] if chosen else None, 10_000, False), "<gezegd>", False))


def test_heights_are_shares_of_the_highest_column() -> None:
    found = [float(share) for share in re.findall(r"\* ([\d.]+)\)", html(TODAY, UNCHANGED, CHOSEN))]
    # What is not paid stands on top of what is: 90.000 and 30.000 are as high as 120.000.
    assert found == pytest.approx([1 / 6, 5 / 6, 1 / 6, 1, 1 / 4, 1], abs=1e-6)


def test_what_is_stacked_from_the_ground_up() -> None:
    found = re.findall(r'<i class="(\w+)" title="([^"]+)" style="flex:([\d.]+) ', html(TODAY, UNCHANGED, CHOSEN))
    assert [(kind, title) for kind, title, _ in found[4:]] == [
        ("prevention", "Voorkomen: € 24.000"),
        ("open", "Voorkomen, effect niet vastgesteld: € 6.000"),
        ("specialist", "Specialistische zorg: € 90.000"),
        ("waiting", "Niet betaald: mensen wachten: € 30.000"),
    ]
    assert [float(share) for *_, share in found[4:]] == pytest.approx([0.8, 0.2, 0.75, 0.25])
    gone = html(TODAY, UNCHANGED, Pot("Minder", "M", 2030, 15_000, 90_000, open_eur=-5_000))
    assert re.findall(r'"(gone)" title="([^"]+)"', gone) == [("gone", "Weg: niemand mat wat dit deed: € 5.000")]


def test_every_word() -> None:
    words = re.sub(r"<[^>]*>", "|", html(TODAY, UNCHANGED, CHOSEN))
    assert [word for word in words.split("|") if word] == [
        *("€ 20.000", "€ 2 p.p.", "€ 100.000", "€ 10 p.p.", "Voorkomen", "Zorg"),
        *("Nu (begroting 2026)", "van € 100: 17 en 83"),
        *("€ 20.000", "€ 2 p.p.", "€ 120.000", "€ 12 p.p.", "Voorkomen", "Zorg"),
        *("Ongewijzigd in 2030", "van € 100: 14 en 86"),
        *("€ 30.000", "€ 3 p.p.", "€ 90.000", "€ 9 p.p.", "Voorkomen", "Zorg"),
        *("Uw keuzes in 2030", "van € 100: 25 en 75"),
    ]


def test_without_choices_or_money_nothing_breaks_and_text_stays_text() -> None:
    empty = Pot("<b>x</b>", "x", 2030, 0.0, 0.0)
    found = html(empty, empty)
    assert "&lt;b&gt;x&lt;/b&gt;" in found
    assert 'aria-label="&lt;gezegd&gt;"' in found
    assert found.count("moment") == 2
    assert "<i" not in found
    assert "van € 100" not in found
