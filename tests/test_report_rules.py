"""What the report may never say, over all ready scenarios and 200 random ones in five places."""

import re
from collections.abc import Iterator

import pytest

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.calibration.levers import levers
from akkoordwijzer.content.numbers import typed
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.openness import NO_ODDS_ABOVE, is_open
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.report.rows import payer_rows
from akkoordwijzer.report.story import story
from tests.said import PLACES, Place, Said

PER_PLACE = 40
# What a room reads in one look: the sentence; sentence and tiles together.
MOST_WORDS, IN_ONE_LOOK = 25, 60
MOST_NUMBERS = 12
CENT = 0.01
NUMBER = re.compile(r"\d[\d.,]*")
NEVER = re.compile(
    r"\balle doorrekening|geen enkele|\b0 van de 10|\b10 van de 10|\bhard\b|geen verschil|nooit niet|niet niet", re.I
)
PLURAL = re.compile(
    r"(?<![\d.,])1 (mensen|deelnemers|soorten|inschattingen|andere keuzes|wachten)\b"
    r"|(?<![\d.,])(?!1 )\d[\d.,]* (mens|deelnemer|persoon|andere keuze|inschatting)\b"
)
# A minus and "minder" in one breath, or less than nothing.
TWICE_LESS = re.compile(
    r"-€ ?[\d.,]+( ml[nd])? minder|(?<![\d.,-])-\d[\d.,]* (mensen |deelnemers )?minder|minder minder"
)
NOUGHT = re.compile(r"(?<![\d.,])[-+]?(€ )?0(,0+)?%?(?![\d,])|\| niets\b")
ODDS = re.compile(r"van de 10\b|op de 20\b(?! deelnemers)|bandbreedte", re.I)
AMOUNT = re.compile(r"(-|\+)?€ ([\d.,]+)( ml[nd])?")
SCOPE = "voor zover gemeten"


@pytest.fixture(scope="module")
def places(figures: Figures, library: Library) -> dict[str, Place]:
    return {code: Place(build_kit(figures, library, code)) for code in PLACES}


@pytest.fixture(scope="module")
def told(places: dict[str, Place]) -> list[tuple[str, Said]]:
    """Every ready scenario and every random one, in every place."""
    found = []
    for number, (code, place) in enumerate(places.items()):
        found += [(f"{code} {s.id}", place.say(s)) for s in place.kit.scenarios if s.first_year is not None]
        seeds = range(PER_PLACE * number, PER_PLACE * (number + 1))
        found += [(f"{code} seed {seed}", place.say(place.at_random(seed))) for seed in seeds]
    return found


@pytest.fixture(scope="module")
def texts(told: list[tuple[str, Said]]) -> list[tuple[str, Said, list[str]]]:
    return [(name, said, said.texts) for name, said in told]


def test_there_is_enough_to_look_at(told: list[tuple[str, Said]]) -> None:
    """Random choices reach every kind of outcome; otherwise the rules below hold of nothing."""
    summaries = [said.summary for _, said in told]
    assert len(told) >= 5 * (8 + PER_PLACE) - 5
    for kind in (
        [s for s in summaries if s.open_share > NO_ODDS_ABOVE],
        [s for s in summaries if 0.1 < s.open_share <= NO_ODDS_ABOVE],
        [s for s in summaries if s.open_share == 0 and s.moved_eur],
        [s for s in summaries if s.waiting_lines],
        [s for s in summaries if s.more_eur > 1 and s.less_eur > 1],
        [s for s in summaries if s.more_eur < 1 < s.less_eur],
        [s for s in summaries if s.ceilings and not s.moved_eur],
    ):
        assert len(kind) >= 3


def test_a_room_reads_it_in_one_look(told: list[tuple[str, Said]]) -> None:
    for name, said in told:
        assert len(story(said.summary).split()) <= MOST_WORDS, (name, said.story)
        block = " ".join([said.story, *(text.replace(" · ", " ") for text in said.tile_texts)])
        assert said.story, name
        # A room reads "€ 1,2 mln" in three words; a no-break space parts them here as well.
        assert len(block.split()) <= IN_ONE_LOOK, (name, block)
        assert len(NUMBER.findall(block)) <= MOST_NUMBERS, (name, block)


def test_words_that_never_fall(texts: list[tuple[str, Said, list[str]]]) -> None:
    wrong = [(n, text) for n, _, found in texts for text in found if NEVER.search(text)]
    assert wrong == []


def test_one_and_many(texts: list[tuple[str, Said, list[str]]]) -> None:
    assert [(n, text) for n, _, found in texts for text in found if PLURAL.search(text)] == []


def test_nothing_is_less_than_less(texts: list[tuple[str, Said, list[str]]]) -> None:
    assert [(n, text) for n, _, found in texts for text in found if TWICE_LESS.search(text)] == []


def test_what_is_not_known_is_no_nought_and_no_net_amount(texts: list[tuple[str, Said, list[str]]]) -> None:
    wrong = []
    for name, said, found in texts:
        if not said.summary.is_unknown:
            continue
        # What is spent, and what a ceiling holds back, is known: there nothing is nothing.
        certain = ("doel ", "Zorg die niet betaald wordt", "Van elke 100", "Gemeente: uitgaven aan keuzes")
        own = [text for text in found if not text.startswith(certain)]
        wrong += [(name, text) for text in own if NOUGHT.search(text) and SCOPE not in text.lower()]
        net = [
            text
            for text in own
            if re.search(r"netto|bandbreedte|zeker in de begroting|contante|betalers samen, t/m", text, re.I)
        ]
        wrong += [(name, text) for text in net if AMOUNT.search(text) and SCOPE not in text.lower()]
        block = [said.story, *said.tile_texts]
        wrong += [(name, text) for text in block if re.search(r"[-+]€", text)]
        losing = [row for row in payer_rows(said.summary) if row.measured and not row.name.endswith("aan keuzes")]
        wrong += [(name, row.name) for row in losing if row.note not in (SCOPE, "geen geld, telt niet mee")]
    assert wrong == []


def test_above_a_quarter_no_odds_and_no_band(texts: list[tuple[str, Said, list[str]]]) -> None:
    for name, said, found in texts:
        if said.summary.open_share > NO_ODDS_ABOVE:
            assert (said.bands.odds_term, said.bands.odds_horizon) == (None, None), name
            assert [text for text in found if ODDS.search(text)] == [], name
            assert said.tiles[3].is_open
            assert any(row.measured is False for row in payer_rows(said.summary)), name


def test_a_cut_always_has_somebody_who_loses_or_of_whom_nobody_knows(told: list[tuple[str, Said]]) -> None:
    for name, said in told:
        if any(choice.spend_horizon_eur < -1 for choice in said.summary.choices):
            rows = payer_rows(said.summary)
            assert any(row.value < -1 or not row.measured for row in rows), (name, rows)


def test_withheld_money_is_in_no_net_amount(told: list[tuple[str, Said]]) -> None:
    for name, said in told:
        books = said.outcome.books
        assert said.summary.net_horizon_eur == pytest.approx(
            float((books.realised - books.spend)[:, 0].sum()), abs=CENT
        ), name
        rows = [
            row
            for row in payer_rows(said.summary)
            if row.name.startswith("Gemeente") and not row.note.startswith("geen")
        ]
        assert sum(row.value for row in rows) == pytest.approx(said.summary.net_horizon_eur, abs=2.5), name
        held = [row for row in payer_rows(said.summary) if row.name == "Zorg die niet betaald wordt"]
        assert [row.value for row in held] == [0.0] * len(held)
        assert bool(held) == (said.summary.withheld_horizon_eur >= 1)


def amount_of(cell: str) -> float:
    """What a cell says, in euro."""
    if cell.startswith(("niets", "niet bekend")):
        return 0.0
    match = AMOUNT.match(cell)
    assert match, cell
    size = {" mln": 1e6, " mld": 1e9, None: 1.0}[match[3]]
    return (-1 if match[1] == "-" else 1) * float(match[2].replace(".", "").replace(",", ".")) * size


def test_the_rows_of_the_municipality_add_up_in_the_comparison(told: list[tuple[str, Said]]) -> None:
    for name, said in told:
        cells = said.compared
        spent, care, net = (
            amount_of(cells[f"Gemeente: {row}, t/m 2036"]) for row in ("uitgaven aan keuzes", "zorgkosten", "netto")
        )
        # Amounts are said in two to four digits: half of the last one of each may be lost.
        coarse = 0.01 * max(abs(spent), abs(care), abs(net)) + 0.06 * sum(_last_digit(v) for v in (spent, care, net))
        assert spent + care == pytest.approx(net, abs=coarse), name


def _last_digit(amount: float) -> float:
    return 1e9 if abs(amount) >= 999_500_000 else 1e6 if abs(amount) >= 999_500 else 1e4 if abs(amount) >= 1e4 else 10


@pytest.fixture(scope="module")
def alone(places: dict[str, Place]) -> list[tuple[str, str, Said]]:
    """Every lever alone, up and down, in every place."""
    return [(code, key, place.say(s)) for code, place in places.items() for key, s in place.every_lever()]


def test_a_lever_with_an_unmeasured_effect_yields_no_odds(alone: list[tuple[str, str, Said]]) -> None:
    seen = 0
    for code, key, said in alone:
        item = next(item for item in said.case.interventions if item.id == key)
        seen += is_open(item)
        if is_open(item):
            assert said.bands.odds_horizon is None, (code, key)
            assert not [text for text in said.texts if ODDS.search(text)], (code, key)
    assert seen > 20


def test_what_may_be_booked_is_never_more_than_expected(alone: list[tuple[str, str, Said]]) -> None:
    for code, key, said in alone:
        for term in (3, 9):
            booked, expected = said.outcome.hard.cumulative[term, 0], said.outcome.books.cumulative[term, 0]
            assert booked <= expected + CENT, (code, key)
        assert said.summary.hard_net_horizon_eur <= said.summary.net_horizon_eur + CENT


def test_no_cut_earns_more_than_its_amount(alone: list[tuple[str, str, Said]]) -> None:
    cuts = [(code, key, said) for code, key, said in alone if said.summary.choices[0].spend_horizon_eur < 0]
    assert len(cuts) > 20
    for code, key, said in cuts:
        saved = -float(said.outcome.books.spend[:, 0].sum())
        assert said.summary.net_horizon_eur <= saved + CENT, (code, key)
        assert said.summary.hard_net_horizon_eur <= saved + CENT, (code, key)
        assert said.summary.all_payers_horizon_eur <= -said.summary.choices[0].spend_horizon_eur + CENT, (code, key)


def ceilings(kit: Kit) -> Iterator[Scenario]:
    lines = [line.id for line in kit.lines if line.can_have_ceiling]
    for growth in (-0.05, 0.0):
        yield Scenario(ceilings={line: Ceiling(growth=growth) for line in lines})
        yield from (Scenario(ceilings={line: Ceiling(growth=growth)}) for line in lines)


def test_no_ceiling_alone_is_a_gain(places: dict[str, Place]) -> None:
    for code, place in places.items():
        for scenario in ceilings(place.kit):
            said = place.say(scenario)
            found = said.summary
            assert found.net_horizon_eur <= CENT, code
            assert found.hard_net_horizon_eur <= CENT
            assert found.all_payers_horizon_eur <= CENT
            assert said.bands.net_horizon.high <= CENT
            assert said.bands.odds_horizon is None
            assert not [text for text in said.texts if ODDS.search(text)]
            assert said.tiles[3].value == "wat wachten doet"


def test_leeuwarden_without_its_social_base(places: dict[str, Place]) -> None:
    kit = places["GM0080"].kit
    lever = levers(kit)["social_base"]
    cut = Change(amount_per_inhabitant=-lever.current_eur_per_inhabitant)
    said = places["GM0080"].say(Scenario(changes={"social_base": cut}))
    assert 0 < -said.summary.choices[0].spend_eur <= 13.45e6
    assert 0 < said.summary.net_eur <= 13.45e6
    assert said.summary.is_unknown
    assert not [text for text in said.texts if ODDS.search(text) or NEVER.search(text)]
    assert any("meer instroom" in text for text in said.tile_texts)
    own = [text for text in said.setback if "begroting" in text]
    assert [SCOPE in text for text in own] == [True]
    quarter = Change(amount_per_inhabitant=-0.25 * lever.current_eur_per_inhabitant)
    joint = places["GM0080"].say(Scenario(changes={"social_base": quarter})).marks.joint.municipality
    assert joint is not None
    assert -0.08 < joint < -0.01


def test_a_tenth_is_a_tenth_of_the_own_specialist_care(places: dict[str, Place]) -> None:
    for code, place in places.items():
        ready = next(scenario for scenario in place.kit.scenarios if scenario.id == "radical_tenth")
        asked = sum(change.amount_per_inhabitant for change in ready.changes.values())
        own = sum(place.kit.budgeted_eur[line.id] for line in place.kit.lines if line.can_have_ceiling)
        assert asked * place.kit.settings.population == pytest.approx(0.1 * own), code
        assert typed(place.say(ready).story).startswith("U betaalt "), code
