"""Dutch words for what stands in dilemmas and practices."""

from akkoordwijzer.library.dilemmas import Design, DilemmaTheme, Study
from akkoordwijzer.library.instruments import InstrumentKind
from akkoordwijzer.library.practices import EvidenceKind
from akkoordwijzer.report.words import GRADES

OWN_REASONING = "eigen redenering"
OUR_IMPRESSION = "onze indruk"
DILEMMA_THEMES: dict[DilemmaTheme, str] = {
    "finance": "Geld en inkoop",
    "debts": "Schulden",
    "guardianship": "Bewind",
    "youth": "Jeugd",
    "other": "Wijk en samenleven",
}
DESIGNS: dict[Design, str] = {
    "review": "overzicht van onderzoeken",
    "trial": "onderzoek met loting",
    "comparison": "onderzoek met een vergelijkingsgroep",
    "before_after": "voor en na gemeten",
    "records": "cijfers uit de uitvoering",
    "audit": "onderzoek van een rekenkamer",
    "model": "rekenmodel",
    "judgement": "oordeel van deskundigen",
}
EVIDENCE_KINDS: dict[EvidenceKind, str] = {
    "comparison": "vergeleken met elders",
    "before_after": "voor en na gemeten",
    "described": "beschreven of geteld, niet vergeleken",
    "experience": "ervaring of bewering",
}
INSTRUMENT_KINDS: dict[InstrumentKind, str] = {
    "session": "bijeenkomst",
    "method": "manier van werken",
    "measure": "meetlat",
    "guide": "wegwijzer",
    "participation": "meebeslissen",
    "role_play": "rollenspel",
    "mirror": "spiegel",
}


def study_words(study: Study) -> str:
    """``bewijs B, redelijk bewijs: onderzoek met loting in het buitenland``."""
    where = " in het buitenland" if study.abroad else ""
    return f"bewijs {study.grade}, {GRADES[study.grade]}: {DESIGNS[study.design]}{where}"
