"""Units of parameters in Dutch words, and values in them: shares per hundred, money in euro."""

import math
from dataclasses import dataclass

from babel.numbers import parse_decimal

from akkoordwijzer.content.numbers import EURO, LOCALE, MINUS, number, typed
from akkoordwijzer.model.records import Parameter


@dataclass(frozen=True, slots=True)
class ParameterUnit:
    """How a value is said: times ``factor``, then the words. A euro sign stands before money."""

    words: str
    factor: float = 1.0
    is_money: bool = False

    def value(self, value: float) -> str:
        """The value in this unit, without its words: ``€ 1.800``, ``13%``, ``2.638``."""
        bare = self.entry(value).replace("-", MINUS)
        if self.is_money:
            return f"{MINUS if bare.startswith(MINUS) else ''}{EURO}{bare.removeprefix(MINUS)}"
        return bare + ("%" if self.words.startswith("%") else "")

    def entry(self, value: float) -> str:
        """The bare number as somebody would type it: at least three digits that matter, no zeros behind them."""
        shown = value * self.factor
        size = abs(shown)
        decimals = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 4
        text = typed(number(shown, decimals))
        return text.rstrip("0").rstrip(",") if "," in text else text

    def read(self, text: str) -> float | None:
        """What somebody typed, back in the unit of the model; nothing when it is no Dutch number."""
        bare = typed(text).strip().removeprefix("€").removesuffix("%").strip()
        try:
            value = float(parse_decimal(bare, locale=LOCALE, strict=True)) / self.factor
        except ValueError:  # also the signalling NaN that a Decimal knows and a float does not
            return None
        return value if math.isfinite(value) else None


UNITS = {
    "entries_found_per_participant": ParameterUnit("extra mensen in zorg per 100 deelnemers", 100),
    "entries_prevented_per_participant": ParameterUnit("keer minder instroom per 100 deelnemers", 100),
    "eur_per_client_year": ParameterUnit("per persoon per jaar", is_money=True),
    "eur_per_household": ParameterUnit("per huishouden", is_money=True),
    "eur_per_household_year": ParameterUnit("per huishouden per jaar", is_money=True),
    "eur_per_measure_year": ParameterUnit("per maatregel per jaar", is_money=True),
    "eur_per_participant": ParameterUnit("per deelnemer", is_money=True),
    "eur_per_participant_per_year": ParameterUnit("per deelnemer per jaar", is_money=True),
    "eur_per_person_year": ParameterUnit("per persoon per jaar", is_money=True),
    "exits_per_participant": ParameterUnit("keer extra uitstroom per 100 deelnemers", 100),
    "families": ParameterUnit("gezinnen"),
    "households": ParameterUnit("huishoudens"),
    "households_per_year": ParameterUnit("huishoudens per jaar"),
    "measures": ParameterUnit("maatregelen"),
    "measures_per_year": ParameterUnit("maatregelen per jaar"),
    "participants_per_year": ParameterUnit("deelnemers per jaar"),
    "per_year": ParameterUnit("% per jaar", 100),
    "persons": ParameterUnit("mensen"),
    "persons_per_year": ParameterUnit("mensen per jaar"),
    "share": ParameterUnit("%", 100),
    "share_of_group": ParameterUnit("% van de groep", 100),
    "share_of_pool": ParameterUnit("% van wie er nu is of in een jaar bij komt", 100),
    "share_per_year": ParameterUnit("% per jaar", 100),
    "shifts_per_participant": ParameterUnit("overstappen per 100 deelnemers", 100),
    "times_average_client": ParameterUnit("keer de gemiddelde cliënt"),
    "units_of_1000_eur": ParameterUnit(f"eenheden van {EURO}1.000"),
}
_BARE = ParameterUnit("")


def parameter_unit(parameter: Parameter) -> ParameterUnit:
    """The unit of a parameter; a bare number when it names none that we know."""
    return UNITS.get(parameter.unit or "", _BARE)


def with_unit(parameter: Parameter, *values: float) -> str:
    """``13% · 15,9% · 17,5% van de groep``: values between dots, the unit once, at the end."""
    unit = parameter_unit(parameter)
    return f"{' · '.join(unit.value(value) for value in values)} {unit.words.removeprefix('%').strip()}".strip()
