"""The one message on top of a theme, in a plain sentence with its numbers."""

from akkoordwijzer.content.markdown import plain
from akkoordwijzer.figures.cards import Card
from akkoordwijzer.figures.peers import Peers
from akkoordwijzer.figures.queries import NATION, Region
from akkoordwijzer.figures.spending_queries import STATEMENTS, Split
from akkoordwijzer.figures.words import STATUSES, value_words, when_words


def card_sentence(card: Card, here: Region, peers: Peers | None) -> str:
    """The first card in words; says so when it is not the municipality's own figure."""
    when = when_words(card.shown.period, card.shown.status)
    label = plain(card.indicator.label)
    if card.national or here.code == NATION:
        text = f"{label}: **{value_words(card.shown.value, card.unit)}** in Nederland ({when})."
        return text if here.code == NATION else f"{text} Een eigen cijfer voor {here.name} is er niet."
    own = card.own_words or value_words(card.shown.value, card.unit)
    text = f"{label}: **{own}** in {here.name} ({when})."
    if peers and card.rank:
        between = bool(card.rank.higher and card.rank.lower)
        text += f" Dat is {'de ' if between else ''}{card.rank.words(peers.words)}."
    if card.nation and card.nation_words:
        text += f" In Nederland: **{card.nation_words}**{other_period(card)}."
    return text


def other_period(card: Card) -> str:
    """``(2024, voorlopig)`` behind the country's figure where its period or status differs from the own figure's."""
    nation = card.nation
    if nation is None or (nation.period == card.shown.period and nation.status in {card.shown.status, "final"}):
        return ""
    when = when_words(nation.period, nation.status)
    return f" ({when if nation.period != card.shown.period else STATUSES[nation.status]})"


def money_sentence(split: Split, name: str, nation: Split | None) -> str:
    """Of every 100 euro, for the region and for the country."""
    if split.of_hundred is None:
        return f"De {STATEMENTS[split.statement]} {split.year} van {name} klopt niet: er staan bedragen onder nul in."
    here, rest = split.of_hundred, 100 - split.of_hundred
    text = f"Van elke 100 euro gaat in {name} **{here} naar voorkomen** en **{rest} naar specialistische zorg**"
    text += f" ({STATEMENTS[split.statement]} {split.year})."
    if nation and nation.of_hundred is not None:
        text += f" In Nederland is dat {nation.of_hundred} en {100 - nation.of_hundred}."
    return text
