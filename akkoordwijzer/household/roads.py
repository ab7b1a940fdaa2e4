"""Two roads of a household into euro per payer: per half-year, per year, low, most likely and high.

Prices without a value are named and never count as zero. A price is the same on both roads, so the range of a
difference follows from the net quantities and not from the cheap end of one road against the dear end of the other.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from akkoordwijzer.household.ends import Ends, total
from akkoordwijzer.household.prices import PAYERS, Price, PriceBook
from akkoordwijzer.household.records import HALVES, ROADS, YEARS, Event, Household, RoadName
from akkoordwijzer.model.records import Payer

# Net quantity (as it went minus as it could) per price and payer.
Net = Mapping[str, Mapping[Payer, float]]


@dataclass(frozen=True, slots=True)
class EventCost:
    """One event with its price. ``eur`` over all its half-years, none when the price is unknown or counts apart."""

    road: RoadName
    number: int
    event: Event
    price: Price
    payers: Mapping[Payer, float]
    quantity: float
    eur: Ends | None

    @property
    def by_payer(self) -> dict[Payer, Ends]:
        """Euro per payer over all half-years; nothing when the price is unknown."""
        return {} if self.eur is None else {payer: self.eur.times(share) for payer, share in self.payers.items()}

    @property
    def per_half(self) -> dict[Payer, Ends]:
        """Euro per payer in one of its half-years."""
        return {payer: eur.times(1 / len(self.event.halves)) for payer, eur in self.by_payer.items()}

    def eur_for(self, payer: Payer | None) -> float:
        """Most likely euro for one payer, or for all of them."""
        return 0.0 if self.eur is None else self.eur.mid * (1.0 if payer is None else self.payers.get(payer, 0.0))


@dataclass(frozen=True, slots=True)
class RoadCost:
    """What one road costs. ``by_half[payer]``: eight half-years, euro with low and high."""

    name: RoadName
    events: tuple[EventCost, ...]
    by_half: Mapping[Payer, tuple[Ends, ...]]

    @property
    def by_year(self) -> dict[Payer, tuple[Ends, ...]]:
        """Euro per payer in each of the four years."""
        return {
            payer: tuple(halves[2 * year] + halves[2 * year + 1] for year in range(YEARS))
            for payer, halves in self.by_half.items()
        }

    @property
    def by_payer(self) -> dict[Payer, Ends]:
        """Euro per payer over all years."""
        return {payer: total(halves) for payer, halves in self.by_half.items()}

    @property
    def total(self) -> Ends:
        """Euro over all payers and years."""
        return total(self.by_payer.values())

    @property
    def unknown(self) -> tuple[Price, ...]:
        """Prices without a value on this road, each once, by label."""
        found = {item.price.id: item.price for item in self.events if not item.price.known}
        return tuple(sorted(found.values(), key=lambda price: price.label))

    @property
    def apart(self) -> tuple[EventCost, ...]:
        """Events with a value that is no spending."""
        return tuple(item for item in self.events if item.price.use == "apart" and item.price.known)


@dataclass(frozen=True, slots=True)
class Dearest:
    """The dearest single event for one payer (or all), and the difference between the roads without it."""

    event: EventCost
    eur: float
    difference_eur: float
    without_eur: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both roads beside one another. Differences: as it went minus as it could, so above zero is less cost."""

    household: Household
    book: PriceBook
    roads: Mapping[RoadName, RoadCost]
    net: Net
    help_by_payer: Mapping[Payer, Ends]
    difference_by_payer: Mapping[Payer, Ends]
    overlaps: tuple[tuple[EventCost, EventCost], ...]

    @property
    def difference(self) -> Ends:
        """The difference over all payers."""
        return total(self.difference_by_payer.values())

    @property
    def help(self) -> Ends:
        """What the help of the second road costs, all payers."""
        return total(self.help_by_payer.values())

    @property
    def unknown(self) -> tuple[Price, ...]:
        """Prices without a value on either road, each once."""
        found = {price.id: price for road in self.roads.values() for price in road.unknown}
        return tuple(sorted(found.values(), key=lambda price: price.label))

    @property
    def payers(self) -> tuple[Payer, ...]:
        """Who pays something on either road; the municipality first and always."""
        paying = {p for road in self.roads.values() for p, eur in road.by_payer.items() if eur.high > 0}
        return tuple(payer for payer in PAYERS if payer in paying or payer == "municipality")

    def dearest(self, payer: Payer | None = None) -> Dearest | None:
        """The event that weighs most, for one payer or for all; none when nothing costs anything."""
        events = [item for road in self.roads.values() for item in road.events]
        found = max(events, key=lambda item: item.eur_for(payer), default=None)
        if found is None or found.eur_for(payer) == 0:
            return None
        eur = found.eur_for(payer)
        whole = self.difference.mid if payer is None else self.difference_by_payer[payer].mid
        return Dearest(found, eur, whole, whole - eur if found.road == "as_it_went" else whole + eur)


def compare(household: Household, book: PriceBook) -> Comparison:
    """Work out both roads. Raises ``KeyError`` for a price that is in neither the book nor the case."""
    own = book.with_own(household.own_prices)
    roads = {name: _road(name, household, own) for name in ROADS}
    net = _net(roads)
    paid = {payer: [(own[price], by[payer]) for price, by in net.items() if payer in by] for payer in PAYERS}
    return Comparison(
        household=household,
        book=own,
        roads=roads,
        net=net,
        help_by_payer={
            payer: total(price.ends.times(max(0.0, -quantity)) for price, quantity in items if price.is_help)
            for payer, items in paid.items()
        },
        difference_by_payer={
            payer: total(price.ends.times(quantity) for price, quantity in items) for payer, items in paid.items()
        },
        overlaps=_overlaps(roads),
    )


def _road(name: RoadName, household: Household, book: PriceBook) -> RoadCost:
    events = tuple(
        _event(name, number, event, book[event.price])
        for number, event in enumerate(household.roads.named(name).events, 1)
    )
    halves = {payer: [Ends()] * HALVES for payer in PAYERS}
    for item in events:
        for payer, eur in item.per_half.items():
            for half in item.event.halves:
                halves[payer][half - 1] += eur
    return RoadCost(name, events, {payer: tuple(values) for payer, values in halves.items()})


def _event(name: RoadName, number: int, event: Event, price: Price) -> EventCost:
    quantity = event.quantity * len(event.halves)
    counts = price.known and price.use == "add"
    payers = price.payers if event.payers is None else event.payers
    return EventCost(name, number, event, price, payers, quantity, price.ends.times(quantity) if counts else None)


def _net(roads: Mapping[RoadName, RoadCost]) -> Net:
    """As it went minus as it could, in units of each price and by who pays them."""
    net: dict[str, dict[Payer, float]] = defaultdict(lambda: defaultdict(float))
    for name, road in roads.items():
        sign = 1 if name == "as_it_went" else -1
        for item in road.events:
            for payer, share in item.payers.items() if item.eur is not None else ():
                net[item.price.id][payer] += sign * share * item.quantity
    return net


def _overlaps(roads: Mapping[RoadName, RoadCost]) -> tuple[tuple[EventCost, EventCost], ...]:
    """Pairs of events on one road, in one half-year, whose prices hold the same money twice."""
    return tuple(
        (one, other)
        for road in roads.values()
        for one in road.events
        for other in road.events
        if other.price.id in one.price.overlaps and set(one.event.halves) & set(other.event.halves)
    )
