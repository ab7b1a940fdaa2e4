"""Which part of a municipal saving is money (scenarios/cashable_prices.yaml): capacity freed is not money.

As in the ledger of the model: a saving counts for its cashable share, extra cost counts in full.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Flag, Key, Record, Share, Text, read_record, refuse
from akkoordwijzer.content.yaml_file import Document, place_text
from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.roads import Comparison


class ShareRange(Record):
    """A share with its range; always an assumption here."""

    low: Share
    mid: Share
    high: Share

    @model_validator(mode="after")
    def _ordered(self) -> "ShareRange":
        if not self.low <= self.mid <= self.high:
            refuse("low ≤ mid ≤ high", f"{self.low:g}, {self.mid:g}, {self.high:g}")
        return self


class CashGroup(Record):
    """Prices that are set off against one another, and the share of a saving on them that becomes money."""

    id: Key
    label: Text
    line: Key | None = None
    share: ShareRange | None = None
    why: Text | None = None
    prices: tuple[Key, ...] = ()
    rest: Flag = False

    @model_validator(mode="after")
    def _one_share(self) -> "CashGroup":
        if (self.line is None) == (self.share is None):
            refuse("line of share", "geen of allebei")
        if (self.share is not None) != (self.why is not None):
            refuse("bij share de reden (why)", "iets anders")
        if self.rest == bool(self.prices):
            refuse("prices, of rest: true", "geen of allebei")
        return self


class CashGroups(Record):
    """scenarios/cashable_prices.yaml."""

    groups: Annotated[tuple[CashGroup, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class CashShares:
    """The groups with their shares worked out."""

    groups: tuple[CashGroup, ...]
    shares: Mapping[str, Ends]

    def group_of(self, price: str) -> CashGroup:
        """The group a price stands in; the rest when it stands in none."""
        return next((group for group in self.groups if price in group.prices), self.rest)

    @property
    def rest(self) -> CashGroup:
        """The group for everything else."""
        return next(group for group in self.groups if group.rest)


@dataclass(frozen=True, slots=True)
class CashLine:
    """One group of a case: what the municipality does not spend (below zero: spends more), and the money in it."""

    group: CashGroup
    share: Ends
    saving: Ends
    money: Ends

    @property
    def freed_eur(self) -> float:
        """Capacity freed: real, but not money."""
        return self.saving.mid - self.money.mid


def read_cash_shares(document: Document, lines: Mapping[str, Ends]) -> CashShares:
    """The groups; ``lines`` holds the cashable share of each care line. Raises ``ContentError``."""
    groups = read_record(CashGroups, document.data, document).groups
    faults: list[Fault] = []

    def fault(number: int, field: str, expected: str, found: str) -> None:
        place = ("groups", number, field)
        faults.append(Fault(document.name, place_text(place), expected, f"‘{found}’", document.line(place)))

    seen: set[str] = set()
    for number, group in enumerate(groups):
        if group.line is not None and group.line not in lines:
            fault(number, "line", "een bestaande zorglijn", group.line)
        for price in group.prices:
            if price in seen:
                fault(number, "prices", "elke prijs in één groep", price)
            seen.add(price)
    if sum(group.rest for group in groups) != 1:
        faults.append(Fault(document.name, "groups", "één groep met rest: true", f"{sum(g.rest for g in groups)}"))
    if faults:
        raise ContentError(faults)
    return CashShares(groups, {group.id: _share(group, lines) for group in groups})


def _share(group: CashGroup, lines: Mapping[str, Ends]) -> Ends:
    if group.share is None:
        return lines[group.line or ""]
    return Ends(group.share.low, group.share.mid, group.share.high)


def cash_lines(comparison: Comparison, shares: CashShares) -> tuple[CashLine, ...]:
    """The municipal difference per group, without the help of the second road, and how much of it is money."""
    savings: dict[str, Ends] = defaultdict(Ends)
    for price, by_payer in comparison.net.items():
        record, quantity = comparison.book[price], by_payer.get("municipality", 0.0)
        if record.is_help:
            quantity = max(0.0, quantity)
        if quantity != 0:
            group = shares.group_of(price).id
            savings[group] += record.ends.times(quantity)
    return tuple(
        CashLine(group, shares.shares[group.id], savings[group.id], _money(savings[group.id], shares.shares[group.id]))
        for group in shares.groups
        if group.id in savings
    )


def _money(saving: Ends, share: Ends) -> Ends:
    low, mid, high = (
        eur * part if eur > 0 else eur
        for eur, part in ((saving.low, share.low), (saving.mid, share.mid), (saving.high, share.high))
    )
    return Ends(low, mid, high)
