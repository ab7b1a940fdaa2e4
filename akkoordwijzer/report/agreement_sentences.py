"""The sentences of an agreement: a choice with its cost and cover, a ceiling, a goal, a clause, a risk."""

from akkoordwijzer.content.numbers import euro, number, out_of_ten, period_words
from akkoordwijzer.model.records import Intervention
from akkoordwijzer.proposal.agreement import CEILING, Clause, Goal
from akkoordwijzer.report.agreement import COVERS, Agreement, Risk, spent_eur
from akkoordwijzer.report.agreement_rules import first_visible, margin
from akkoordwijzer.report.choices import ceiling_words, timing_words
from akkoordwijzer.report.words import PAYERS_IN_A_SENTENCE, name_in_sentence, names

NO_RIGHTS_LOST = "Wie recht heeft op hulp, krijgt die ook als het geld op is."


def choice_sentence(agreement: Agreement, item: Intervention, detailed: bool) -> str:
    """What is done, what it costs, what nobody established, and what pays for it."""
    said, spent = agreement.terms.of(item.id), spent_eur(agreement.annex, item.id)
    text = f"{said.wording.rstrip('.')}. " if said.wording else ""
    timing = f" ({timing_words(agreement.case.scenario.changes[item.id])})" if detailed else ""
    text += f"{item.name or item.id}: {amounts_words(agreement, spent)}{timing}."
    if item.id in agreement.outcome.open_interventions:
        direction = "Wat het oplevert" if max(spent) > 0 else "Wat mensen daarvan merken"
        text += f" {direction}, heeft niemand vastgesteld."
    if max(spent) > 0:
        text += f" Dekking: {_cover(agreement, item.id)}."
    text += f" Eigenaar: {said.owner}." if said.owner else ""
    return text


def amounts_words(agreement: Agreement, spent: tuple[int, ...]) -> str:
    """``€ 75.000 meer in 2027, daarna € 150.000 per jaar``: years with the same amount stand together."""
    annex, groups = agreement.annex, list[tuple[str, str, int]]()
    for year, eur in zip(annex.columns[:-1], spent, strict=False):
        if groups and abs(groups[-1][2] - eur) <= 1:
            groups[-1] = (groups[-1][0], year, groups[-1][2])
        else:
            groups.append((year, year, eur))
    words = [f"{_more(eur)} {_years(first, last)}" for first, last, eur in groups]
    if abs(spent[-1]) < 1 and any(spent[:-1]):
        words.append("daarna niets meer")
    return ", ".join(words)


def _years(first: str, last: str) -> str:
    return f"in {first}" if first == last else f"per jaar van {first} tot en met {last}"


def _more(eur: int) -> str:
    if abs(eur) < 1:
        return "niets"
    return f"{euro(abs(eur))} {'meer' if eur >= 0 else 'minder'}"


def _cover(agreement: Agreement, key: str) -> str:
    cover = agreement.terms.of(key).cover
    if cover.kind == "reserve" and cover.until is not None:
        return f"tot en met {cover.until} de reserve sociaal domein, daarna algemene middelen"
    if cover.kind == "others" and cover.payer is not None:
        signed = "" if cover.signed else "; daarvoor is nog niet getekend, dus het telt niet mee"
        return f"{euro(cover.eur_per_year)} per jaar van {PAYERS_IN_A_SENTENCE[cover.payer]}{signed}"
    return COVERS[cover.kind]


def held_sentence(agreement: Agreement, key: str) -> str:
    """A ceiling with the people who wait for it in the last year of the term."""
    line = key.removeprefix(CEILING)
    name, at = name_in_sentence(names(agreement.case)[line]), [item.id for item in agreement.case.lines].index(line)
    term = agreement.case.settings.term_index
    waiting = float(agreement.outcome.scenario.waiting[term, at, 0])
    unpaid = float(agreement.outcome.books.withheld_by_line[term, at, 0])
    text = f"Plafond op {name}: {ceiling_words(agreement.case.scenario.ceilings[line])}."
    if unpaid >= 1:
        year = agreement.annex.columns[-2]
        text += f" In {year} betalen wij {euro(unpaid)} niet en wachten {number(waiting)} mensen. Dat is geen dekking."
    return f"{text} {NO_RIGHTS_LOST}"


def goal_sentence(agreement: Agreement, goal: Goal) -> str:
    """An indicator with start, target, margin of chance and what stands beside it."""
    indicator = agreement.library.indicator(goal.indicator)
    if indicator is None or goal.start_value is None:
        return f"{indicator.name if indicator else goal.indicator}: nog geen beginwaarde."
    start = value_words(goal.start_value, indicator.kind)
    text = f"{indicator.name}: nu {start}" + (f" ({goal.start_year})" if goal.start_year else "")
    text += f", doel {value_words(goal.target, indicator.kind)}" if goal.target is not None else ", zonder doel"
    found = margin(goal, indicator)
    if found is not None:
        text += f". Een verschil onder {number(found, 0 if found >= 5 else 1)} kan toeval zijn"
    day = first_visible(indicator, agreement.case.settings.start_year).isoformat()
    text += f". Te zien vanaf {period_words(day)}. Bron: {goal.start_source or indicator.source}."
    text += f" Let op: {indicator.pitfall} {indicator.guard}"
    return text + (f" Eigenaar: {goal.owner}." if goal.owner else "")


def value_words(value: float, kind: str) -> str:
    """A value of an outcome indicator with its unit."""
    digits = 0 if float(value).is_integer() else 1
    if kind == "eur":
        return euro(value)
    unit = {"share": "%", "per_1000": " per 1.000", "days": " dagen"}.get(kind, "")
    return number(value, digits) + unit


def clause_sentence(agreement: Agreement, clause: Clause) -> str:
    """The clause read back as one sentence."""
    library = agreement.library
    indicator, decision = library.indicator(clause.indicator), library.decision(clause.decision)
    if indicator is None or decision is None:
        return f"Afspraak ‘{clause.id}’ is niet volledig."
    side = "hoger dan" if clause.op == ">" else "lager dan"
    row = f", {clause.years_in_row} jaar achter elkaar" if clause.years_in_row > 1 else ""
    never = next((item.text for item in library.nevers if item.id == clause.never), "")
    return (
        f"Als {name_in_sentence(indicator.name)} ({indicator.source}) op {period_words(clause.measured)} {side} "
        f"{value_words(clause.value, indicator.kind)} is{row}, dan: {name_in_sentence(decision.then)} "
        f"Besluit van {'het college' if decision.decides == 'college' else 'de raad'} in de {clause.document} "
        f"{clause.document_year}; voorstel van {clause.looks or 'nog niemand'}. "
        f"Nooit: {name_in_sentence(never)}"
    )


def risk_sentence(risk: Risk) -> str:
    """What is not booked, as a risk beside the buffer."""
    low = "aan de onderkant van onze aannames"
    start = f"Risico in {risk.year}: {low} valt het {euro(risk.eur)} slechter uit dan het saldo."
    if risk.eur < 1:
        return f"Risico in {risk.year}: ook {low} is de uitkomst niet slechter dan het saldo."
    if risk.share is None or risk.times_eur is None:
        return f"{start} Een kans geven wij niet: van te veel geld is het effect niet vastgesteld."
    odds = out_of_ten(risk.share)
    return f"{start} In {odds} doorrekeningen is het slechter dan het saldo. Bedrag maal kans: {euro(risk.times_eur)}."
