"""What in a case points at a person: names, exact dates, places, numbers, too few alike. Found, said, never changed.

A machine finds the common slips and no more; the sentences say so. Nothing here is stored or logged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from akkoordwijzer.household.records import FEWEST_ALIKE, ROADS, Household

Kind = Literal["name", "date", "place", "number", "few", "consent", "changed", "picked"]


@dataclass(frozen=True, slots=True)
class PrivacyWords:
    """What the checks know: common first names, capitalised words that are no name, and places."""

    first_names: frozenset[str]
    no_names: frozenset[str]
    places: tuple[str, ...]
    places_that_are_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class PrivacyFinding:
    """Something to look at before saving or presenting. ``place``: where, in Dutch; ``found``: the text, if any."""

    kind: Kind
    place: str
    found: str
    sentence: str


_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SHORT = "jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
_DATE = re.compile(
    rf"\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)?\d\d\b|\b(?:19|20)\d\d-\d{{1,2}}-\d{{1,2}}\b"
    rf"|\b\d{{1,2}}(?:e|ste|de)?\s+(?:{_MONTHS}|{_SHORT})\b\.?(?:\s+(?:19|20)?\d\d\b)?"
    rf"|\b(?:{_MONTHS})\s+(?:van\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_NUMBERS = (
    ("een e-mailadres", re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b")),
    ("een rekeningnummer", re.compile(r"\bNL\d\d\s?[A-Z]{4}(?:\s?\d){10}\b", re.IGNORECASE)),
    ("een telefoonnummer", re.compile(r"(?<!\w)(?:\+31|0031|0)(?:[\s-]?\d){9}\b")),
    (
        "een nummer van negen cijfers, zoals een BSN",
        re.compile(r"\b\d{3}[ .]?\d{3}[ .]?\d{3}\b|\b\d{4}[ .]\d{2}[ .]\d{3}\b"),
    ),
    ("een postcode", re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")),
    ("een adres", re.compile(r"\b[A-Z]\w*(?:straat|laan|plein|weg|kade|gracht|hof)\b(?:\s+\d+\w?)?")),
)
_TITLED = re.compile(
    r"\b(?:mevrouw|meneer|mijnheer|mevr\.?|dhr\.?|familie|fam\.|gezin|heer|dokter|dr\.|oma|opa|tante|oom|juf|meester)\s+"
    r"(?:(?:van|de|der|den|ten|ter|el|al|[A-Z]\.)\s+)*[A-Z][\w'’-]+",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?)+(?:(?:van|de|der|den|ten|ter)\s+)*[A-Z][a-zà-ÿ][\w'’-]*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…][’”\"')]*|\n|[‘“\"(])\s*$")
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")


def privacy_findings(household: Household, words: PrivacyWords) -> tuple[PrivacyFinding, ...]:
    """Everything to look at, in the order of the case. A composed household is only checked for its texts."""
    found = [finding for place, text in _texts(household) for finding in text_findings(place, text, words)]
    if not household.composed:
        found += _whole_case(household)
    return tuple(found)


def text_findings(place: str, text: str, words: PrivacyWords) -> Iterator[PrivacyFinding]:
    """Names, exact dates, places and numbers in one text, each once."""
    seen: list[tuple[int, int]] = []

    def new(start: int, end: int) -> bool:
        if any(start < other_end and other_start < end for other_start, other_end in seen):
            return False
        seen.append((start, end))
        return True

    for label, pattern in _NUMBERS:
        for match in pattern.finditer(text):
            if new(*match.span()):
                yield _finding("number", place, match[0], f"hier staat {label}", "Haal het weg.")
    for match in _DATE.finditer(text):
        if new(*match.span()):
            yield _finding("date", place, match[0], "dit lijkt een datum", "Gebruik halve jaren vanaf het begin.")
    for start, end in _places(text, words):
        if new(start, end):
            remedy = "Zeg ‘de gemeente’ of ‘een stad’."
            yield _finding("place", place, text[start:end], "dit lijkt een plaats", remedy)
    for start, end in _names(text, words):
        if new(start, end):
            remedy = "Zeg wie het is: de moeder, de oudste, de hulpverlener."
            yield _finding("name", place, text[start:end], "dit lijkt een naam", remedy)


def _finding(kind: Kind, place: str, found: str, what: str, remedy: str) -> PrivacyFinding:
    return PrivacyFinding(kind, place, found, f"{place}: {what}, ‘{found}’. {remedy}")


def _places(text: str, words: PrivacyWords) -> Iterator[tuple[int, int]]:
    for name in words.places:
        if name not in text:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if name not in words.places_that_are_words or not _SENTENCE_END.search(text[: match.start()]):
                yield match.span()


def _names(text: str, words: PrivacyWords) -> Iterator[tuple[int, int]]:
    for pattern in (_TITLED, _INITIALS):
        for match in pattern.finditer(text):
            last = match[0].split()[-1]
            if _CAPITAL.match(last) and last not in words.no_names:
                yield match.span()
    for match in _WORD.finditer(text):
        word = match[0]
        bare = re.sub(r"['’]s$", "", word)
        if not _CAPITAL.match(word) or {bare, bare.split("-")[0]} & words.no_names or bare.isupper():
            continue
        if bare in words.first_names or not _SENTENCE_END.search(text[: match.start()]):
            yield match.span()


def _texts(household: Household) -> Iterator[tuple[str, str]]:
    """Every free text with where it stands, in Dutch."""
    simple = {
        "Titel": household.label,
        "Groep": household.group,
        "Wie": household.who,
        "Les": household.lesson,
        "Waarom deze casus": household.picked_note,
        "Wat is veranderd": household.changed,
        "Wie keek mee": household.checked_by,
        "Eigen blik van het huishouden": household.own_view,
    }
    yield from ((place, text) for place, text in simple.items() if text)
    roads = {"as_it_went": "Zoals het ging", "as_it_could": "Zoals het had kunnen gaan"}
    for name in ROADS:
        if label := household.roads.named(name).label:
            yield roads[name], label
        for number, event in enumerate(household.roads.named(name).events, 1):
            yield f"{roads[name]}, gebeurtenis {number}", event.text
    for number, point in enumerate(household.turning_points, 1):
        yield f"Keerpunt {number}", point.text
        # As with what is uncertain: the odds of a composed case quote research.
        if point.odds and not household.composed:
            yield f"Keerpunt {number}", point.odds
    # In a composed case what is uncertain speaks of research, which may have been done somewhere.
    for number, text in enumerate(() if household.composed else household.uncertain, 1):
        yield f"Onzeker {number}", text
    for price in household.own_prices:
        yield f"Eigen prijs {price.label}", f"{price.label}. {price.unit}. {price.reason}"
    for area in household.life:
        if area.text:
            yield "Wat telt", area.text
    for text in household.set_aside:
        yield "Apart gezet", text


def _whole_case(household: Household) -> Iterator[PrivacyFinding]:
    alike = household.similar_households
    if alike is None or alike < FEWEST_ALIKE:
        start = "U vulde niet in hoeveel" if alike is None else f"Er zijn minder dan {FEWEST_ALIKE}"
        end = " er zijn in de gemeente." if alike is None else " in de gemeente: de casus is herkenbaar."
        remedy = " Vergroot het gebied of voeg twee casussen samen." if alike is not None else ""
        found = "" if alike is None else str(alike)
        yield PrivacyFinding("few", "Zulke huishoudens", found, f"{start} zulke huishoudens{end}{remedy}")
    if not household.consent:
        sentence = "De betrokkenen gaven nog geen toestemming. Vraag die op papier; zij mogen haar intrekken."
        yield PrivacyFinding("consent", "Toestemming", "", sentence)
    if not household.changed:
        remedy = "Verander kenmerken die niets uitmaken voor de kosten."
        sentence = f"U schreef niet op wat is veranderd om mensen te beschermen. {remedy}"
        yield PrivacyFinding("changed", "Wat is veranderd", "", sentence)
    if household.picked_because is None:
        sentence = "U koos niet waarom u deze casus meeneemt: goed afgelopen, mislukt of ertussenin."
        yield PrivacyFinding("picked", "Waarom deze casus", "", sentence)
