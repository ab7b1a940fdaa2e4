"""A case in rows: events with price, payer and source, areas of life, levers, and the two prices of shelter."""

from dataclasses import dataclass

from akkoordwijzer.content.numbers import count, euro, euro_cents, number
from akkoordwijzer.household.many import HowMany, LeverAmount
from akkoordwijzer.household.records import Household
from akkoordwijzer.household.roads import EventCost, RoadCost
from akkoordwijzer.household.shelf import CaseResult, Shelf
from akkoordwijzer.report.words import GRADES, PAYERS_IN_A_SENTENCE

LEAVES_CASE = (
    "Hier verlaat u de casus. In ‘Wat als?’ telt de kans uit de bibliotheek, voor iedereen die de hulp krijgt. "
    "Dit ene verhaal telt daar niet."
)
STATUSES = {
    "published": "gepubliceerd",
    "indexed": "gepubliceerd, naar prijspeil 2026",
    "derived": "berekend uit gepubliceerde cijfers",
    "library": "overgenomen van de maatregel in de app",
    "unknown": "prijs onbekend",
    "own": "eigen prijs",
}
UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as it stands in a table, all in words; ``sources`` are ids of data/sources.csv."""

    when: str
    text: str
    price: str
    quantity: str
    amount: str
    payer: str
    status: str
    grade: str
    arithmetic: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LifeRow:
    """An area of life before and after, as the household itself sees it; none where it did not say."""

    label: str
    before: int | None
    after: int | None
    before_words: str
    after_words: str
    text: str


def event_rows(road: RoadCost) -> tuple[EventRow, ...]:
    """The events of a road in the order of the story."""
    return tuple(
        EventRow(
            when=when_words(item),
            text=item.event.text,
            price=item.price.label,
            quantity=quantity_words(item),
            amount=amount_words(item),
            payer=payer_words(item),
            status=STATUSES[item.price.status],
            grade=f"{item.price.grade}, {GRADES[item.price.grade]}" if item.price.grade else "",
            arithmetic=" ".join(text for text in (item.price.arithmetic, item.price.note) if text),
            sources=item.price.sources,
        )
        for item in road.events
    )


def case_sources(result: CaseResult, shelf: Shelf) -> tuple[str, ...]:
    """Ids of every source a case leans on: its prices, the index, the odds and the evidence at its turning points."""
    prices = {item.price.id: item.price for road in result.comparison.roads.values() for item in road.events}
    found = {source for price in prices.values() for source in price.sources}
    years = {price.source_year for price in prices.values() if price.index_factor is not None}
    found |= {source for year in shelf.book.index.values() if year.from_year in years for source in year.sources}
    for item in result.research:
        found |= {source for odds in item.odds for source in odds.sources}
        found |= {source for evidence in item.evidence for source in evidence.sources}
    return tuple(sorted(found))


def life_rows(household: Household, shelf: Shelf) -> tuple[LifeRow, ...]:
    """What counts for the household, in the order of the board; areas it said nothing about are left out."""
    life = shelf.rules.life
    labels = {area.id: area.label for area in life.areas}
    order = {area: number for number, area in enumerate(labels)}
    return tuple(
        LifeRow(
            label=labels.get(item.area, item.area),
            before=item.before,
            after=item.after,
            before_words=UNKNOWN if item.before is None else life.scale[item.before],
            after_words=UNKNOWN if item.after is None else life.scale[item.after],
            text=item.text or "",
        )
        for item in sorted(household.life, key=lambda item: order.get(item.area, len(order)))
    )


def shelter_sentence(shelf: Shelf, model_eur: float) -> str:
    """Why shelter has another price here than in the model, whose price of a client-year is ``model_eur``."""
    place = shelf.book["shelter_place_year"].ends.mid
    return shelf.rules.shelter_price.replace("{case}", euro(place)).replace("{model}", euro(model_eur))


def lever_sentence(amount: LeverAmount) -> str:
    """Help for all such households, as an amount per inhabitant."""
    per_inhabitant = euro_cents(amount.lever_eur_per_inhabitant)
    start = f"{amount.label}: {euro(amount.eur_per_year.mid)} per jaar, {per_inhabitant} per inwoner."
    return start if amount.intervention else f"{start} In ‘Wat als?’ is hier geen knop voor."


def how_many_sentence(hint: HowMany, group: str) -> str:
    """A hint at the number of such households, with its reach."""
    year = hint.figure.period[:4]
    start = f"Een cijfer dat erop lijkt, uit {year}: {count(hint.households)}"
    share = " (geschat naar inwoners)" if hint.estimated else ""
    return f"{start}{share}. {hint.reach} Vul zelf in hoeveel {group} het zijn."


def amount_words(item: EventCost) -> str:
    """What an event costs, or why there is no amount."""
    if not item.price.known:
        return UNKNOWN
    if item.eur is None:
        return f"{euro(item.price.ends.mid * item.quantity)}, telt niet mee (een waarde, geen uitgave)"
    return euro(item.eur.mid)


def quantity_words(item: EventCost) -> str:
    """How much of what: ``4 × per uur``."""
    text = number(item.quantity, 2)
    return f"{text.rstrip('0').rstrip(',')} × {item.price.unit}"


def when_words(item: EventCost) -> str:
    """In which half-years."""
    start, end = item.event.from_, item.event.to
    return f"halfjaar {start}" if start == end else f"halfjaar {start} tot en met {end}"


def payer_words(item: EventCost) -> str:
    """Who pays an event."""
    names = [PAYERS_IN_A_SENTENCE[payer] for payer, share in item.payers.items() if share > 0]
    return " en ".join(names)
