"""The rows of the comparison: outcomes, differences in choices, payers."""

from collections.abc import Mapping, Sequence

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.charts.chart import Table
from akkoordwijzer.content.numbers import count, euro, euro_cents, out_of_ten, percent, signed
from akkoordwijzer.model.records import Change, Scenario
from akkoordwijzer.report.summary import Band, Summary
from akkoordwijzer.report.words import PAYERS, THEMES
from akkoordwijzer.ui.what_if.choices import timing_words

Named = Sequence[tuple[str, Scenario]]
UNCHANGED = "Ongewijzigd beleid"


def outcomes_table(summaries: Mapping[str, Summary]) -> Table:
    """The outcomes that matter, one column per scenario."""
    some = next(iter(summaries.values()))

    def row(label: str, unchanged: str, cells: list[str]) -> tuple[str, ...]:
        return (label, unchanged, *cells)

    def band(value: Band, money: bool = True) -> str:
        show = euro if money else count
        return f"{signed(show(value.middle), round(value.middle))} ({show(value.low)} tot {show(value.high)})"

    all_of = list(summaries.values())
    rows = (
        row(
            f"Vraag naar specialistische zorg, {some.term_end}",
            "gelijk",
            [band(s.places_change, False) for s in all_of],
        ),
        row(
            f"Die vraag met alleen harde effecten, {some.term_end}",
            "gelijk",
            [signed(count(s.hard_places_change.middle), round(s.hard_places_change.middle)) for s in all_of],
        ),
        row(f"Netto tot en met {some.term_end}", "€ 0", [band(s.net_term) for s in all_of]),
        row(f"Waarvan hard te boeken, {some.term_end}", "€ 0", [euro(s.hard_net_term.middle) for s in all_of]),
        row(f"Netto tot en met {some.horizon}", "€ 0", [band(s.net_horizon) for s in all_of]),
        row(f"Niet duurder uit in {some.horizon}", "—", [_odds(s) for s in all_of]),
        row(f"Wachtenden in {some.term_end}", "0", [count(s.waiting.middle) for s in all_of]),
        row("Extra mensen geholpen per jaar", "0", [count(s.helped_per_year) for s in all_of]),
        row("Kosten per geholpen persoon", "—", [_per_person(s) for s in all_of]),
        row("Effect niet vastgesteld, per jaar", "€ 0", [euro(s.unknown_eur_per_year) for s in all_of]),
    )
    return Table(("Uitkomst", UNCHANGED, *summaries), rows)


def _odds(summary: Summary) -> str:
    return out_of_ten(summary.odds_horizon) if summary.changed else "—"


def _per_person(summary: Summary) -> str:
    return "—" if summary.eur_per_helped is None else euro(summary.eur_per_helped)


def choices_table(kit: Kit, scenarios: Named) -> Table | None:
    """Only what differs between the scenarios (and from unchanged policy), in the order of the sliders."""
    order = {theme: number for number, theme in enumerate(THEMES)}
    items = sorted(kit.interventions, key=lambda item: (order.get(item.theme or "", 9), (item.name or item.id).lower()))
    rows: list[tuple[str, ...]] = []
    for item in items:
        cells = [_amount(scenario, item.id) for _, scenario in scenarios]
        if any(cell != "—" for cell in cells):
            rows.append((item.name or item.id, "—", *cells))
    for line in kit.lines:
        cells = [_ceiling(scenario, line.id) for _, scenario in scenarios]
        if any(cell != "—" for cell in cells):
            rows.append((f"Plafond {(line.name or line.id).lower()}", "geen", *cells))
    return Table(("Keuze", UNCHANGED, *(name for name, _ in scenarios)), tuple(rows)) if rows else None


def _amount(scenario: Scenario, item: str) -> str:
    change = scenario.changes.get(item)
    if change is None:
        return "—"
    amount = signed(euro_cents(change.amount_per_inhabitant), change.amount_per_inhabitant)
    usual = change.from_ == Change.model_fields["from_"].default and change.until is None
    ramp = f" (in {change.ramp} jaar)" if change.ramp > 1 else ""
    return amount + ramp if usual else f"{amount} ({timing_words(change)})"


def _ceiling(scenario: Scenario, line: str) -> str:
    ceiling = scenario.ceilings.get(line)
    return (
        "—" if ceiling is None else f"{signed(percent(ceiling.growth), ceiling.growth)} per jaar vanaf {ceiling.from_}"
    )


def payers_table(summaries: Mapping[str, Summary]) -> Table:
    """What each payer gains (plus) or pays more (min) up to the horizon."""
    known = [payer for payer in PAYERS if any(payer in summary.payers for summary in summaries.values())]
    rows = tuple(
        (PAYERS[payer], "€ 0", *(_signed(summary.payers.get(payer, 0.0)) for summary in summaries.values()))
        for payer in known
    )
    return Table(("Wie", UNCHANGED, *summaries), rows)


def _signed(amount: float) -> str:
    return signed(euro(amount), round(amount))
