"""Dutch words for the terms of the model: payers, grades, ledgers, effects and parameters."""

import re

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
THEMES = {
    "debts": "Schulden",
    "guardianship": "Bewind",
    "youth": "Jeugd",
    "other": "Wmo",
    "finance": "Geld",
}
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
_EFFECT = re.compile(r"^(?P<item>[a-z0-9_]+)\.effects\[(?P<number>\d+)\]\.")
_TRANSFER = re.compile(r"^(?P<line>[a-z0-9_]+)\.transfers\.(?P<to>[a-z0-9_]+)\.(?P<field>rate|waiting_rate)$")


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
        target = known.get(effect.target or "", "").lower()
        payer = PAYERS_IN_A_SENTENCE.get(effect.payer or "", "")
        words = f"{known[item.id]}: {EFFECTS[effect.kind].format(line=target, payer=payer)}"
        return f"{words}, zwaarte van wie het betreft" if parameter.endswith(".weight") else words
    if match := _TRANSFER.match(parameter):
        who = "deel van wie wacht" if match["field"] == "waiting_rate" else "deel"
        return f"{known[match['line']]}: {who} dat in een jaar naar {known[match['to']].lower()} gaat"
    owner, _, field = parameter.partition(".")
    return f"{known.get(owner, owner)}: {_FIELDS.get(field, field)}"
