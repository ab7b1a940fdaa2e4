"""What similar municipalities show on an indicator: if they move the same way, it was not the agreement."""

from collections.abc import Mapping

from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.peers import across_comparable, similar
from akkoordwijzer.figures.place import rank
from akkoordwijzer.figures.queries import NATION, Region
from akkoordwijzer.figures.words import comparable_words
from akkoordwijzer.library.agreement import OutcomeIndicator


def similar_words(figures: Figures, regions: Mapping[str, Region], code: str, indicator: OutcomeIndicator) -> str:
    """``helft onder 8,9% (2024); hier 9,1%``; empty where the app has no figure per municipality."""
    if code == NATION or code not in regions or indicator.figure is None or indicator.figure not in figures.indicators:
        return ""
    values = across_comparable(figures, indicator.figure)
    peers = similar(regions, code)
    found = rank({value.region: value.value for value in values}, code, peers.codes)
    if found is None:
        return ""
    item = figures.indicators[indicator.figure]
    unit = figures.units[item.unit]
    own = next(value for value in values if value.region == code)
    middle = comparable_words(found.middle, item, unit)
    return f"het midden is {middle} ({period_words(own.period)}); hier {comparable_words(own.value, item, unit)}"
