"""The rows of the comparison: outcomes, differences in choices, payers; every scenario under a label of its own."""

from collections.abc import Iterator, Mapping, Sequence

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.charts.chart import Table, distinct
from akkoordwijzer.content.numbers import counted, euro, out_of_ten, signed
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.model.thresholds import Thresholds
from akkoordwijzer.report.bands import Bands
from akkoordwijzer.report.choices import amount_words, ceiling_name, ceiling_words, has_usual_timing, timing_words
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.report.threshold_words import short_threshold
from akkoordwijzer.report.tiles import central_tiles, tile_words
from akkoordwijzer.report.words import PAYERS, THEMES, UNCHANGED_POLICY, name_in_sentence

Named = Sequence[tuple[str, Scenario]]
Summaries = Sequence[tuple[str, Summary]]
OUTCOME, CHOICE, WHO = "Uitkomst", "Keuze", "Wie"
# No scenario may be called what a heading of these tables, or of the charts below them, is called already.
FIXED = (OUTCOME, CHOICE, WHO, UNCHANGED_POLICY, "Jaar", "Jaar, voor zover gemeten", "1 januari")
NOTHING = "—"


def labels(names: Mapping[str, str]) -> dict[str, str]:
    """Per option id the label that names it everywhere on the page: all different, and no heading among them."""
    return dict(zip(names, distinct(names.values(), FIXED), strict=True))


def outcomes_table(played: Sequence[tuple[str, Summary, Bands, Thresholds]]) -> Table:
    """The outcomes that matter, one column per scenario; the municipality's rows add up to its net result.

    Odds only where enough of the money has an established effect; elsewhere what one must believe.
    """
    found = [summary for _, summary, _, _ in played]
    term, horizon = found[0].term_end, found[0].horizon
    rows: list[tuple[str, ...]] = [
        ("Mensen bereikt, per jaar", NOTHING, *(tile_words(central_tiles(s)[0]) for s in found)),
        (f"Gemeente: uitgaven aan keuzes, t/m {horizon}", NOTHING, *(_money(-_spent(s)) for s in found)),
        (
            f"Gemeente: zorgkosten, t/m {horizon}",
            NOTHING,
            *(_measured(s, s.net_horizon_eur + _spent(s)) for s in found),
        ),
        (f"Gemeente: netto, t/m {horizon}", NOTHING, *(_measured(s, s.net_horizon_eur) for s in found)),
        (f"Gemeente: netto, t/m {term}", NOTHING, *(_measured(s, s.net_term_eur) for s in found)),
        (
            f"Zeker in de begroting, t/m {horizon}",
            NOTHING,
            *(_measured(s, s.hard_net_horizon_eur) for s in found),
        ),
        ("Structureel, per jaar", NOTHING, *(_measured(s, s.structural_eur) for s in found)),
        ("Contante waarde", NOTHING, *(_measured(s, s.net_present_value_eur) for s in found)),
        ("Alleen minder werk (geen geld)", NOTHING, *(_measured(s, s.freed_horizon_eur) for s in found)),
        (f"Zorg die niet betaald wordt, t/m {horizon}", NOTHING, *(_withheld(s) for s in found)),
        *_waiting_rows(found, term),
        (f"Alle betalers samen, t/m {horizon}", NOTHING, *(_measured(s, s.all_payers_horizon_eur) for s in found)),
        ("Effect niet vastgesteld, per jaar", NOTHING, *(_open(s) for s in found)),
        (f"Kans, in {horizon}", NOTHING, *(_odds(s, bands) for _, s, bands, _ in played)),
        ("Wat moet u geloven?", NOTHING, *(_believe(s, thresholds) for _, s, _, thresholds in played)),
    ]
    return Table((OUTCOME, UNCHANGED_POLICY, *(label for label, *_ in played)), tuple(rows))


def _spent(summary: Summary) -> float:
    return sum(payer.paid_horizon_eur for payer in summary.payers if payer.payer == "municipality")


def _money(amount: float) -> str:
    return signed(euro(amount), round(amount)) if abs(amount) >= 0.5 else "niets"


def _measured(summary: Summary, amount: float) -> str:
    """An amount, with the words that it holds only what was measured; nothing measured is not nothing."""
    if not summary.is_unknown:
        return _money(amount)
    return f"{_money(amount)} (voor zover gemeten)" if abs(amount) >= 0.5 else "niet bekend"


def _withheld(summary: Summary) -> str:
    amount = summary.withheld_horizon_eur
    return f"{euro(amount)}: mensen wachten" if amount >= 1 else "niets"


def _waiting_rows(found: Sequence[Summary], term: int) -> Iterator[tuple[str, ...]]:
    """Per line in which anybody waits in any scenario; never added up."""
    for number, line in enumerate(found[0].lines):
        waiting = [summary.lines[number].waiting for summary in found]
        if any(value >= 0.5 for value in waiting):
            yield (f"Wachten op {name_in_sentence(line.name)}, {term}", NOTHING, *(_people(value) for value in waiting))


def _people(value: float) -> str:
    return counted(value, "mens", "mensen") if value >= 0.5 else "niemand"


def _open(summary: Summary) -> str:
    if not summary.open_choices:
        return f"niet in {summary.year}" if summary.open_ever else "niets"
    return f"{euro(summary.open_eur)} van {euro(summary.moved_eur)}"


def _odds(summary: Summary, bands: Bands) -> str:
    if bands.odds_horizon is None:
        return "niet te geven: effect niet vastgesteld"
    scope = " (voor zover gemeten)" if summary.is_unknown else ""
    return f"{out_of_ten(bands.odds_horizon)} doorrekeningen niet duurder uit{scope}"


def _believe(summary: Summary, thresholds: Thresholds) -> str:
    return short_threshold(thresholds) if summary.open_ever else NOTHING


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
    """What each other payer gains or pays more up to the horizon, with what it pays for the choices."""
    known = [payer for payer in PAYERS if payer != "municipality" and any(_of(s, payer) for _, s in summaries)]
    rows = tuple((PAYERS[payer], NOTHING, *(_measured(s, _of(s, payer)) for _, s in summaries)) for payer in known)
    return Table((WHO, UNCHANGED_POLICY, *(label for label, _ in summaries)), rows)


def _of(summary: Summary, payer: str) -> float:
    return sum(row.net_horizon_eur for row in summary.payers if row.payer == payer)
