"""The rows of the comparison: outcomes, differences in choices, payers; every scenario under a label of its own."""

from collections.abc import Iterable, Mapping, Sequence

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.charts.chart import Table, distinct
from akkoordwijzer.content.numbers import count, euro, out_of_ten, signed
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.report.choices import amount_words, ceiling_name, ceiling_words, has_usual_timing, timing_words
from akkoordwijzer.report.summary import Band, Summary
from akkoordwijzer.report.words import PAYERS, THEMES, UNCHANGED_POLICY

Named = Sequence[tuple[str, Scenario]]
Summaries = Sequence[tuple[str, Summary]]
OUTCOME, CHOICE, WHO = "Uitkomst", "Keuze", "Wie"
# No scenario may be called what a heading of these tables, or of the charts below them, is called already.
FIXED = (OUTCOME, CHOICE, WHO, UNCHANGED_POLICY, "Jaar", "1 januari")
NOTHING = "—"


def labels(names: Mapping[str, str]) -> dict[str, str]:
    """Per option id the label that names it everywhere on the page: all different, and no heading among them."""
    return dict(zip(names, distinct(names.values(), FIXED), strict=True))


def outcomes_table(summaries: Summaries) -> Table:
    """The outcomes that matter, one column per scenario."""
    found = [summary for _, summary in summaries]
    term, horizon = found[0].term_end, found[0].horizon
    rows = (
        (f"Vraag naar specialistische zorg, {term}", "gelijk", *(_people(s.places_change) for s in found)),
        (
            f"Die vraag met alleen harde effecten, {term}",
            "gelijk",
            *(_signed_count(s.hard_places_change.middle) for s in found),
        ),
        (f"Netto tot en met {term}", euro(0), *(_money(s.net_term) for s in found)),
        (f"Waarvan hard te boeken, {term}", euro(0), *(euro(s.hard_net_term.middle) for s in found)),
        (f"Netto tot en met {horizon}", euro(0), *(_money(s.net_horizon) for s in found)),
        (f"Niet duurder uit in {horizon}", NOTHING, *(_odds(s) for s in found)),
        (f"Wachtenden in {term}", "0", *(count(s.waiting.middle) for s in found)),
        ("Extra mensen geholpen per jaar", "0", *(count(s.helped_per_year) for s in found)),
        ("Kosten per geholpen persoon", NOTHING, *(_per_person(s) for s in found)),
        ("Effect niet vastgesteld, per jaar", euro(0), *(euro(s.unknown_eur_per_year) for s in found)),
    )
    return Table((OUTCOME, UNCHANGED_POLICY, *(label for label, _ in summaries)), rows)


def _people(band: Band) -> str:
    return f"{_signed_count(band.middle)} ({count(band.low)} tot {count(band.high)})"


def _money(band: Band) -> str:
    return f"{_signed_euro(band.middle)} ({euro(band.low)} tot {euro(band.high)})"


def _signed_count(value: float) -> str:
    return signed(count(value), round(value))


def _signed_euro(amount: float) -> str:
    return signed(euro(amount), round(amount))


def _odds(summary: Summary) -> str:
    return out_of_ten(summary.odds_horizon) if summary.changed else NOTHING


def _per_person(summary: Summary) -> str:
    return NOTHING if summary.eur_per_helped is None else euro(summary.eur_per_helped)


def choices_table(kit: Kit, scenarios: Named) -> Table | None:
    """Only what differs between the scenarios (and from unchanged policy), in the order of the sliders."""
    order = {theme: number for number, theme in enumerate(THEMES)}
    items = sorted(kit.interventions, key=lambda item: (order.get(item.theme or "", 9), (item.name or item.id).lower()))
    rows = [(item.name or item.id, NOTHING, *(_amount(s, item.id) for _, s in scenarios)) for item in items]
    rows += [
        (ceiling_name(line.name or line.id), "geen", *(_ceiling(s, line.id) for _, s in scenarios))
        for line in kit.lines
    ]
    changed = tuple(row for row in rows if any(cell != NOTHING for cell in row[2:]))
    return Table((CHOICE, UNCHANGED_POLICY, *(label for label, _ in scenarios)), changed) if changed else None


def _amount(scenario: Scenario, item: str) -> str:
    change = scenario.changes.get(item)
    if change is None:
        return NOTHING
    amount = amount_words(change.amount_per_inhabitant)
    ramp = f" (in {change.ramp} jaar)" if change.ramp > 1 else ""
    return amount + ramp if has_usual_timing(change) else f"{amount} ({timing_words(change)})"


def _ceiling(scenario: Scenario, line: str) -> str:
    ceiling = scenario.ceilings.get(line)
    return NOTHING if ceiling is None else ceiling_words(ceiling)


def payers_table(summaries: Summaries) -> Table:
    """What each payer gains (plus) or pays more (min) up to the horizon."""
    known = [payer for payer in PAYERS if any(payer in summary.payers for _, summary in summaries)]
    rows = tuple((PAYERS[payer], euro(0), *_gains(payer, (s for _, s in summaries))) for payer in known)
    return Table((WHO, UNCHANGED_POLICY, *(label for label, _ in summaries)), rows)


def _gains(payer: str, summaries: Iterable[Summary]) -> list[str]:
    return [_signed_euro(summary.payers.get(payer, 0.0)) for summary in summaries]
