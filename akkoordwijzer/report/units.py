"""Units of parameters in Dutch words, and values in them: shares per hundred, money in euro."""

import math
from dataclasses import dataclass

from babel.numbers import NumberFormatError, parse_decimal

from akkoordwijzer.content.numbers import LOCALE, number
from akkoordwijzer.model.records import Parameter


@dataclass(frozen=True, slots=True)
class Unit:
    """How a value is said: times ``factor``, then the words. A euro sign stands before money."""

    words: str
    factor: float = 1.0
    is_money: bool = False

    def value(self, value: float) -> str:
        """The value in this unit, without its words: ``€ 1.800``, ``13%``, ``2.638``."""
        bare = self.entry(value)
        if self.is_money:
            return f"-€ {bare[1:]}" if bare.startswith("-") else f"€ {bare}"
        return bare + ("%" if self.words.startswith("%") else "")

    def entry(self, value: float) -> str:
        """The bare number as somebody would type it: at least three digits that matter, no zeros behind them."""
        shown = value * self.factor
        size = abs(shown)
        decimals = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 4
        text = number(shown, decimals)
        return text.rstrip("0").rstrip(",") if "," in text else text

    def read(self, text: str) -> float | None:
        """What somebody typed, back in the unit of the model; nothing when it is no Dutch number."""
        bare = text.strip().removeprefix("€").removesuffix("%").strip()
        try:
            value = float(parse_decimal(bare, locale=LOCALE, strict=True)) / self.factor
        except NumberFormatError:
            return None
        return value if math.isfinite(value) else None


UNITS = {
    "entries_found_per_participant": Unit("extra mensen in zorg per 100 deelnemers", 100),
    "entries_prevented_per_participant": Unit("keer minder instroom per 100 deelnemers", 100),
    "eur_per_client_year": Unit("per persoon per jaar", is_money=True),
    "eur_per_household": Unit("per huishouden", is_money=True),
    "eur_per_household_year": Unit("per huishouden per jaar", is_money=True),
    "eur_per_measure_year": Unit("per maatregel per jaar", is_money=True),
    "eur_per_participant": Unit("per deelnemer", is_money=True),
    "eur_per_participant_per_year": Unit("per deelnemer per jaar", is_money=True),
    "eur_per_person_year": Unit("per persoon per jaar", is_money=True),
    "exits_per_participant": Unit("keer extra uitstroom per 100 deelnemers", 100),
    "families": Unit("gezinnen"),
    "households": Unit("huishoudens"),
    "households_per_year": Unit("huishoudens per jaar"),
    "measures": Unit("maatregelen"),
    "measures_per_year": Unit("maatregelen per jaar"),
    "participants_per_year": Unit("deelnemers per jaar"),
    "per_year": Unit("% per jaar", 100),
    "persons": Unit("mensen"),
    "persons_per_year": Unit("mensen per jaar"),
    "share": Unit("%", 100),
    "share_of_group": Unit("% van de groep", 100),
    "share_of_pool": Unit("% van wie er nu is of in een jaar bij komt", 100),
    "share_per_year": Unit("% per jaar", 100),
    "shifts_per_participant": Unit("overstappen per 100 deelnemers", 100),
    "times_average_client": Unit("keer de gemiddelde cliënt"),
    "units_of_1000_eur": Unit("eenheden van € 1.000"),
}
_BARE = Unit("")


def unit_of(parameter: Parameter) -> Unit:
    """The unit of a parameter; a bare number when it names none that we know."""
    return UNITS.get(parameter.unit or "", _BARE)


def with_unit(parameter: Parameter, *values: float) -> str:
    """``13% · 15,9% · 17,5% van de groep``: values between dots, the unit once, at the end."""
    unit = unit_of(parameter)
    return f"{' · '.join(unit.value(value) for value in values)} {unit.words.removeprefix('%').strip()}".strip()
