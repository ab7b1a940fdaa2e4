"""One price level: amounts of an earlier year brought to that of the app with one index."""

from akkoordwijzer.content.arithmetic import FormulaError
from akkoordwijzer.content.numbers import number
from akkoordwijzer.library.price_index import PRICE_LEVEL, price_index
from akkoordwijzer.model.records import Parameter


def factor_from(year: int) -> float:
    """What a euro of a year is worth now. Raises ``FormulaError`` for a year the index does not know."""
    index = price_index()
    if year not in index:
        raise FormulaError(f"het prijspeil van {year} staat niet in data/price_index.csv")
    return index[year]


def at_one_level(parameter: Parameter) -> Parameter:
    """The same euro at the price level of the app, with the step in words. Without ``price_year`` it is no money."""
    if parameter.price_year is None or parameter.price_year == PRICE_LEVEL:
        return parameter
    factor = factor_from(parameter.price_year)
    step = f"Van prijzen van {parameter.price_year} naar {PRICE_LEVEL}: × {number(factor, 2)}."
    return times(parameter, factor, step, price_year=PRICE_LEVEL, formula=None)


def times(parameter: Parameter, factor: float, step: str, **changes: object) -> Parameter:
    """The three values times ``factor``, with ``step`` added to the arithmetic."""
    values = {end: getattr(parameter, end) * factor for end in ("low", "mid", "high")}
    words = " ".join(part for part in (parameter.arithmetic, step) if part)
    return parameter.model_copy(update={**values, "arithmetic": words, **changes})
