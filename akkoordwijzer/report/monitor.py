"""An agreement some years on: outcome beside promise, money beside plan, what comes due, and what moved and why.

Nothing is overwritten: the signed numbers are those of the file. Three reasons why numbers differ stay apart: the rules
of the model, the data, and reality (what was measured and spent).
"""

from collections.abc import Callable, Iterable
from datetime import date

from akkoordwijzer.content.numbers import counted, number, period_words
from akkoordwijzer.library.agreement import AgreementLibrary, OutcomeIndicator
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal.agreement import Clause, Goal, KeptAnnex
from akkoordwijzer.proposal.file import Saved
from akkoordwijzer.proposal.measured import Measured
from akkoordwijzer.report.agreement import Agreement, agreement_of
from akkoordwijzer.report.agreement_rules import first_visible, margin
from akkoordwijzer.report.agreement_sentences import clause_sentence, value_words
from akkoordwijzer.report.annex import Annex, Made
from akkoordwijzer.report.monitor_records import DueRow, ForecastRow, IndicatorRow, MoneyRow, Monitor, Moved, minus
from akkoordwijzer.report.similar import Similar
from akkoordwijzer.report.words import names

# What others need to speak about a monitor comes from this one place.
__all__ = ["DueRow", "ForecastRow", "IndicatorRow", "MoneyRow", "Monitor", "Moved", "monitor_of", "moved_rows"]

# A whole-euro row that moves less than this is rounding.
MOVED_EUR = 1
# Below this share of its size a forecast is the same.
MOVED_SHARE = 0.005
WHOLE_YEAR = (1, 12)
SimilarSince = Callable[[OutcomeIndicator, int], Similar | None]


def monitor_of(
    saved: Saved,
    now: Case | None,
    play: Callable[[Case], Outcome],
    library: AgreementLibrary,
    measured: Iterable[Measured],
    today: date,
    similar: SimilarSince = lambda _indicator, _year: None,
) -> Monitor:
    """Lay an agreement beside what happened. ``now`` is the same choice on the data of now (none: it cannot be played);
    ``similar`` says how an indicator moved in similar municipalities since a year. Raises ``ValueError`` for a file
    without agreement.
    """
    kept = saved.agreement
    if kept is None:
        raise ValueError("a monitor needs the file of an agreement")
    made = Made(today, saved.content_version, saved.model_version)
    old = agreement_of(kept.case, play, kept.place, kept.terms, library, made, saved.reserve_eur)
    new = None if now is None else agreement_of(now, play, kept.place, kept.terms, library, made, saved.reserve_eur)
    if new is not None and new.annex.columns != old.annex.columns:
        new = None
    found = tuple(measured)
    totals = _totals(kept.annex, old.annex, new.annex if new else None)
    rows = _rows(kept.annex, old.annex, new.annex if new else None)
    return Monitor(
        place=kept.place,
        signed_on=kept.signed_on,
        annex=kept.annex,
        indicators=tuple(_indicator(goal, old, found, similar, kept.signed_on) for goal in kept.terms.goals),
        money=tuple(_money(kept.annex, found, old.case)),
        due=_all_due(old, found, today),
        totals=totals,
        rows=rows,
        forecast=tuple(_forecast(old, new)) if new else (),
        reproduces=all(not any(moved.by_model_eur) for moved in (*totals, *rows)),
        today=today,
        sentences=_sentences(kept.terms.clauses, today, totals),
    )


def _totals(kept: KeptAnnex, old: Annex, new: Annex | None) -> tuple[Moved, ...]:
    parts = (
        ("Saldo", kept.balance_eur, old.balance_eur, new.balance_eur if new else None),
        ("Met wat verwacht wordt", kept.net_eur, old.net_eur, new.net_eur if new else None),
        ("Niet betaald: mensen wachten", kept.withheld_eur, old.withheld_eur, new.withheld_eur if new else None),
    )
    return tuple(Moved(*part) for part in parts)


def _rows(kept: KeptAnnex, old: Annex, new: Annex | None) -> tuple[Moved, ...]:
    """Every signed row that has amounts, and rows that are there now and were not then."""
    nothing = (0,) * len(kept.columns)
    then = {row.id: (row.name, row.amounts_eur) for row in kept.rows if row.amounts_eur is not None}
    rules = {row.id: (row.name, row.amounts_eur) for row in old.rows if row.amounts_eur is not None}
    data = {row.id: (row.name, row.amounts_eur) for row in new.rows if row.amounts_eur is not None} if new else {}
    found = []
    for key in dict.fromkeys((*then, *rules, *data)):
        name = (then.get(key) or rules.get(key) or data[key])[0]
        amounts = [part.get(key, ("", nothing))[1] for part in (then, rules, data)]
        found.append(Moved(name, amounts[0], amounts[1], amounts[2] if new else None))
    return tuple(found)


def moved_rows(monitor: Monitor) -> tuple[Moved, ...]:
    """The rows that differ from what was signed, the largest first."""

    def size(row: Moved) -> int:
        last = row.all_now_eur or row.rules_now_eur
        return max(abs(value) for value in minus(last, row.signed_eur))

    return tuple(sorted((row for row in monitor.rows if size(row) > MOVED_EUR), key=size, reverse=True))


def _newest(found: Iterable[Measured], kind: str, key: str) -> list[Measured]:
    """Measurements of one thing, newest first."""
    return sorted((m for m in found if m.kind == kind and m.key == key), key=lambda m: -m.year)


def _indicator(
    goal: Goal, old: Agreement, found: tuple[Measured, ...], similar: SimilarSince, signed_on: str
) -> IndicatorRow:
    indicator = old.library.indicator(goal.indicator)
    newest = _newest(found, "indicator", goal.indicator)
    value, year = (newest[0].value, newest[0].year) if newest else (None, None)
    if indicator is None:
        verdict = "deze indicator bestaat niet meer"
        return IndicatorRow(
            goal.indicator, goal.indicator, "", goal.start_value, goal.target, None, value, year, verdict, None, ""
        )
    found_margin = margin(goal, indicator)
    return IndicatorRow(
        goal.indicator,
        indicator.name,
        indicator.kind,
        goal.start_value,
        goal.target,
        found_margin,
        value,
        year,
        _verdict(goal, indicator, found_margin, value, year, old.case.settings.start_year),
        # Without a year of its own the start is that of the signature.
        similar(indicator, goal.start_year or int(signed_on[:4])),
        indicator.guard,
    )


def _verdict(
    goal: Goal, indicator: OutcomeIndicator, found: float | None, value: float | None, year: int | None, start: int
) -> str:
    """What a measurement allows to be said: never more than chance and time allow."""
    if value is None or year is None:
        return "nog niet gemeten"
    if goal.start_value is None:
        return "geen beginwaarde om mee te vergelijken"
    if year < first_visible(indicator, start).year:
        return "te vroeg: dit kan nog niets laten zien"
    change = value - goal.start_value
    if found is not None and abs(change) < found:
        return f"binnen het toeval (verschil onder {number(found, 0 if found >= 5 else 1)})"
    if change == 0:
        return "gelijk aan het begin"
    if indicator.better == "none":
        return "hoger dan het begin" if change > 0 else "lager dan het begin"
    if (change > 0) != (indicator.better == "higher"):
        return "slechter dan het begin"
    reached = goal.target is not None and (
        value >= goal.target if indicator.better == "higher" else value <= goal.target
    )
    words = "doel gehaald" if reached else "beter dan het begin"
    return words if found is not None else f"{words}; toevalsmarge niet bekend"


def _money(kept: KeptAnnex, found: tuple[Measured, ...], case: Case) -> Iterable[MoneyRow]:
    known = names(case)
    planned: dict[str, list[int]] = {}
    for row in kept.rows:
        if row.certainty == "spending" and row.amounts_eur is not None:
            so_far = planned.setdefault(row.source, [0] * len(kept.columns))
            planned[row.source] = [a - b for a, b in zip(so_far, row.amounts_eur, strict=True)]
    spent = {(m.key, m.year): m.value for m in found if m.kind == "spent"}
    for choice, amounts in planned.items():
        for label, eur in zip(kept.columns, amounts, strict=True):
            if label.isdigit():
                yield MoneyRow(choice, known.get(choice, choice), int(label), eur, spent.get((choice, int(label))))


def _due(clause: Clause, old: Agreement, found: tuple[Measured, ...], today: date) -> DueRow:
    first, last = _months(clause, old.library)
    name, now = f"{clause.document} {clause.document_year}", (today.year, today.month)
    if now > (clause.document_year, last):
        moment = f"was in de {name}"
    elif now < (clause.document_year, first):
        moment = f"{'later dit jaar' if clause.document_year == today.year else 'later'}: {name}"
    else:
        moment = f"nu: {name}"
    if (known := old.library.moment(clause.document)) is not None:
        moment += f" ({known.months})"
    return DueRow(clause, clause_sentence(old, clause), moment, _state(clause, old, found, today))


def _all_due(old: Agreement, found: tuple[Measured, ...], today: date) -> tuple[DueRow, ...]:
    """In the order in which they come to the council."""
    clauses = sorted(old.terms.clauses, key=lambda clause: (clause.document_year, _months(clause, old.library)))
    return tuple(_due(clause, old, found, today) for clause in clauses)


def _months(clause: Clause, library: AgreementLibrary) -> tuple[int, int]:
    """The first and the last month in which the document of a clause comes."""
    found = library.moment(clause.document)
    return WHOLE_YEAR if found is None else (found.first_month, found.last_month)


def _state(clause: Clause, old: Agreement, found: tuple[Measured, ...], today: date) -> str:
    """Whether the measurements up to the measuring date meet the trigger; too few of them decide nothing, nor do those
    of before that date."""
    if today < date.fromisoformat(clause.measured):
        return f"nog niet te zeggen: de meting is op {period_words(clause.measured)}"
    until = int(clause.measured[:4])
    values = [m for m in _newest(found, "indicator", clause.indicator) if m.year <= until][: clause.years_in_row]
    indicator = old.library.indicator(clause.indicator)
    if indicator is None or len(values) < clause.years_in_row:
        return "nog niet te zeggen: er is nog niet genoeg gemeten"
    years = [m.year for m in values]
    if years[0] - years[-1] != len(years) - 1 or years[0] < until - 1:
        return "nog niet te zeggen: de meting van het afgesproken jaar ontbreekt"
    met = [m.value > clause.value if clause.op == ">" else m.value < clause.value for m in values]
    seen = value_words(values[0].value, indicator.kind)
    return f"aan de orde: gemeten {seen}" if all(met) else f"niet aan de orde: gemeten {seen}"


def _forecast(old: Agreement, new: Agreement) -> Iterable[ForecastRow]:
    """Care lines of which the forecast under unchanged policy is another one now."""
    term = old.case.settings.term_index
    now = {line.id: number for number, line in enumerate(new.case.lines)}
    at_new = min(new.case.settings.term_index, new.case.settings.years - 1)
    for number_, line in enumerate(old.case.lines):
        if line.id in now:
            then = float(old.outcome.baseline.client_years[term, number_, 0])
            seen = float(new.outcome.baseline.client_years[at_new, now[line.id], 0])
            if abs(seen - then) > MOVED_SHARE * max(then, 1.0):
                yield ForecastRow(line.name or line.id, old.case.settings.start_year + term, then, seen)


def _sentences(clauses: tuple[Clause, ...], today: date, totals: tuple[Moved, ...]) -> tuple[str, ...]:
    due = sum(clause.document_year == today.year for clause in clauses)
    many = counted(due, "afspraak", "afspraken") if due else "geen afspraken"
    found = [f"Er {'is' if due == 1 else 'zijn'} dit jaar {many} te bekijken."]
    balance = totals[0]
    if any(balance.by_model_eur):
        found.append("De rekenregels zijn veranderd: dezelfde gegevens geven nu andere bedragen.")
    if balance.by_data_eur is None:
        found.append("Op de gegevens van nu zijn deze keuzes niet meer te spelen. De oude bedragen blijven staan.")
    elif any(balance.by_data_eur):
        found.append("De gegevens zijn veranderd: dezelfde keuzes geven nu andere bedragen.")
    if len(found) == 1:
        found.append("Gegevens en rekenregels geven nog dezelfde bedragen als bij de ondertekening.")
    return tuple(found)
