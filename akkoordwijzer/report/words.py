"""Dutch words for the terms of the model: payers, grades, ledgers, effects and parameters."""

import re

from akkoordwijzer.figures.words import THEMES as FIGURE_THEMES
from akkoordwijzer.model.records import Case

PAYERS = {
    "municipality": "Gemeente",
    "state": "Rijk",
    "insurer": "Zorgverzekeraar",
    "citizen": "Inwoner zelf",
    "employer": "Werkgevers",
    "creditor": "Schuldeisers",
    "housing_association": "Woningcorporaties",
    "other": "Anderen",
}
PAYERS_IN_A_SENTENCE = {
    "municipality": "de gemeente",
    "state": "het Rijk",
    "insurer": "de zorgverzekeraar",
    "citizen": "de inwoner zelf",
    "employer": "werkgevers",
    "creditor": "schuldeisers",
    "housing_association": "woningcorporaties",
    "other": "anderen",
}
GRADES = {
    "A": "sterk bewijs",
    "B": "redelijk bewijs",
    "C": "zwak bewijs",
    "D": "vooral aanname",
}
GRADES_EXPLAINED = {
    "A": "Geloot onderzoek of een overzicht daarvan, in een vergelijkbare situatie.",
    "B": "Onderzoek met een vergelijkingsgroep, zonder loting.",
    "C": "Voor-en-na-meting, cijfers uit de uitvoering of een rekenmodel.",
    "D": "Oordeel van deskundigen of onze eigen aanname.",
}
LEDGERS = {
    "hard": "mag in de begroting",
    "soft": "verwacht, niet te boeken",
    "unknown": "effect niet vastgesteld",
}
# Interventions stand under the same themes as figures.
THEMES: dict[str, str] = dict(FIGURE_THEMES.items())
UNCHANGED_POLICY = "Ongewijzigd beleid"
EFFECTS = {
    "prevent": "minder instroom in {line}",
    "exit": "eerder klaar met {line}",
    "shift": "lichtere hulp in plaats van {line}",
    "find": "meer mensen in beeld bij {line}",
    "benefit": "voordeel voor {payer}",
}
_FIELDS = {
    "stock": "aantal nu",
    "inflow": "instroom per jaar",
    "inflow_growth": "groei van de instroom",
    "exit_rate": "deel dat in een jaar uitstroomt",
    "unit_cost": "kosten per persoon",
    "cost_growth": "groei van de prijs",
    "cashable": "deel van een besparing dat geld wordt",
    "waiting_exit": "uitstroom van wie wacht, vergeleken met wie hulp krijgt",
    "found_cost": "kosten van iemand die in beeld komt",
    "reach.share": "bereik",
    "reach.size": "grootte van de groep",
    "current_participants": "deelnemers nu",
}
# Abbreviations that are written as a word: they keep their capital inside a sentence.
_ABBREVIATIONS = frozenset({"Wmo", "Iv3", "Rijk"})
_EFFECT = re.compile(r"^(?P<item>[a-z0-9_]+)\.effects\[(?P<number>\d+)\]\.")
_TRANSFER = re.compile(r"^(?P<line>[a-z0-9_]+)\.transfers\.(?P<to>[a-z0-9_]+)\.(?P<field>rate|waiting_rate)$")


def name_in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: ``jeugdhulp met verblijf``, and still ``MST en FFT`` and ``Home-Start``.

    The first letter becomes small only when the name has no other capital (outside brackets) and does not begin with
    an abbreviation such as Wmo.
    """
    outside = re.sub(r"\([^)]*\)", "", name)
    is_proper = any(letter.isupper() for letter in outside[1:])
    if is_proper or re.split(r"[\s-]", name, maxsplit=1)[0] in _ABBREVIATIONS:
        return name
    return name[:1].lower() + name[1:]


def sentence_start(text: str) -> str:
    """The same with a capital in front: ``Het hoogst van 7 gemeenten``."""
    return text[:1].upper() + text[1:]


def names(case: Case) -> dict[str, str]:
    """Dutch names of lines and interventions by id."""
    found = {line.id: line.name or line.id for line in case.lines}
    return found | {item.id: item.name or item.id for item in case.interventions}


def parameter_words(case: Case, parameter: str) -> str:
    """``youth_residential.unit_cost`` as ``Jeugdhulp met verblijf: kosten per persoon``."""
    known = names(case)
    if match := _EFFECT.match(parameter):
        item = next(item for item in case.interventions if item.id == match["item"])
        effect = item.effects[int(match["number"])]
        target = name_in_sentence(known.get(effect.target or "", ""))
        payer = PAYERS_IN_A_SENTENCE.get(effect.payer or "", "")
        words = f"{known[item.id]}: {EFFECTS[effect.kind].format(line=target, payer=payer)}"
        return f"{words}, zwaarte van wie het betreft" if parameter.endswith(".weight") else words
    if match := _TRANSFER.match(parameter):
        who = "deel van wie wacht" if match["field"] == "waiting_rate" else "deel"
        return f"{known[match['line']]}: {who} dat in een jaar naar {name_in_sentence(known[match['to']])} gaat"
    owner, _, field = parameter.partition(".")
    return f"{known.get(owner, owner)}: {_FIELDS.get(field, field)}"
