"""What a card says about an indicator in a region: value, trend, the country beside it, place among peers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.peers import Peers
from akkoordwijzer.figures.place import Rank, mirror_of, rank
from akkoordwijzer.figures.queries import NATION, Observation
from akkoordwijzer.figures.records import FigureTheme, Indicator, Unit
from akkoordwijzer.figures.series import Segment, cut
from akkoordwijzer.figures.words import comparable_words, is_level

Unranked = Literal["suspect", "older", "few"]


@dataclass(frozen=True, slots=True)
class Card:
    """One headline figure.

    ``national``: a municipality was asked, but only the country has a figure. ``trend``: what is shown, cut at breaks.
    ``own_words`` and ``nation_words``: both on a scale that may be compared (empty where there is none).
    ``rank``: the place among peers; without one ``unranked`` says why: the own figure is suspect, older than that of
    others, or there are too few figures.
    """

    indicator: Indicator
    unit: Unit
    shown: Observation
    national: bool
    trend: tuple[Segment, ...]
    own_words: str = ""
    nation: Observation | None = None
    nation_words: str = ""
    rank: Rank | None = None
    unranked: Unranked | None = None


@dataclass(frozen=True, slots=True)
class _Value:
    observation: Observation
    comparable: float | None


_Found = dict[tuple[str, str], list[_Value]]


def headlines(figures: Figures, theme: FigureTheme) -> list[Indicator]:
    """The indicators that get a card, in the order of the catalogue."""
    chosen = [item for item in figures.indicators.values() if item.theme == theme and item.headline is not None]
    return sorted(chosen, key=lambda item: item.headline or 0)


def cards(figures: Figures, theme: FigureTheme, code: str, peers: Peers | None = None) -> list[Card]:
    """The cards of a theme: a municipality's own figures first, then what only the country has."""
    return sorted(cards_of(figures, headlines(figures, theme), code, peers), key=lambda card: card.national)


def cards_of(figures: Figures, chosen: Sequence[Indicator], code: str, peers: Peers | None = None) -> list[Card]:
    """A card for each of these indicators that has a figure, in their order; all values in one query."""
    names = {item.id for item in chosen} | {item.national_mirror for item in chosen if item.national_mirror}
    found = _values(figures, names, (code, NATION))
    local = [item.id for item in chosen if (item.id, code) in found and code != NATION]
    ranks = _ranks(figures, local, code, peers) if peers and local else {}
    made = [card for item in chosen if (card := _card(figures, item, code, found, ranks)) is not None]
    return sorted(made, key=lambda card: card.national)


def _card(figures: Figures, item: Indicator, code: str, found: _Found, ranks: dict[str, Rank]) -> Card | None:
    unit = figures.units[item.unit]
    mirror = mirror_of(figures, item.id)
    own, nation = found.get((item.id, code), []), found.get((mirror, NATION), [])
    if code == NATION or not own:
        if not nation:
            return None
        return Card(item, unit, nation[-1].observation, code != NATION, _trend(figures, mirror, nation))
    newest = own[-1]
    beside = next((value for value in nation if value.observation.period == newest.observation.period), None)
    beside = beside or (nation[-1] if nation else None)
    comparable = not is_level(item, unit)
    return Card(
        item,
        unit,
        newest.observation,
        False,
        _trend(figures, item.id, own),
        _words(newest, item, unit) if comparable and item.per else "",
        beside.observation if beside else None,
        _words(beside, item, unit) if beside and comparable else "",
        ranks.get(item.id),
        None if item.id in ranks else _unranked(figures, newest.observation),
    )


def _unranked(figures: Figures, own: Observation) -> Unranked:
    """Why there is no place: places are given in the newest period of all municipalities, without suspect values."""
    if own.status == "suspect":
        return "suspect"
    ((newest,),) = figures.ask("SELECT period FROM newest_local WHERE indicator_id = ?", [own.indicator])
    return "older" if own.period < newest else "few"


def _words(value: _Value, item: Indicator, unit: Unit) -> str:
    return "" if value.comparable is None else comparable_words(value.comparable, item, unit)


def _trend(figures: Figures, indicator: str, values: list[_Value]) -> tuple[Segment, ...]:
    return tuple(cut(figures.indicators[indicator], [value.observation for value in values]))


def _values(figures: Figures, indicators: Iterable[str], codes: Iterable[str]) -> _Found:
    """All values of some indicators in some regions, in one query."""
    sql = (
        "SELECT indicator_id, region, period, level, status, source_id, note, value FROM comparable"
        " WHERE list_contains(?, indicator_id) AND list_contains(?, region) ORDER BY period"
    )
    found: _Found = {}
    for *row, comparable in figures.ask(sql, [sorted(indicators), sorted(set(codes))]):
        observation = Observation(*row)
        found.setdefault((observation.indicator, observation.region), []).append(_Value(observation, comparable))
    return found


def _ranks(figures: Figures, indicators: list[str], code: str, peers: Peers) -> dict[str, Rank]:
    """The rank of a municipality per indicator, in the newest period, without suspect values."""
    sql = (
        "SELECT indicator_id, region, value FROM comparable JOIN newest_local USING (indicator_id, period)"
        " WHERE list_contains(?, indicator_id) AND list_contains(?, region) AND status <> 'suspect'"
        " AND value IS NOT NULL"
    )
    values: dict[str, dict[str, float]] = {}
    for indicator, region, value in figures.ask(sql, [indicators, sorted(peers.codes)]):
        values.setdefault(indicator, {})[region] = value
    found = {indicator: rank(inside, code) for indicator, inside in values.items()}
    return {indicator: seen for indicator, seen in found.items() if seen is not None}
