"""The social-domain paragraph of an agreement, in short sentences; every amount comes from the annex."""

from collections.abc import Iterator

from akkoordwijzer.content.numbers import counted, euro, number, out_of_ten, period_words
from akkoordwijzer.model.records import Intervention
from akkoordwijzer.proposal.agreement import CEILING, Clause, Goal
from akkoordwijzer.report.agreement import COVERS, LOOK_UP, Agreement, Risk, choice_ids, reserve_left_eur, spent_eur
from akkoordwijzer.report.agreement_facts import THEMES, Facts
from akkoordwijzer.report.agreement_rules import first_visible, margin
from akkoordwijzer.report.annex import SIGN
from akkoordwijzer.report.annex_table import UNIT, Printed, printed
from akkoordwijzer.report.blocks import Block, Bullets, Heading, Paragraph, TableBlock
from akkoordwijzer.report.choices import ceiling_words, timing_words
from akkoordwijzer.report.words import PAYERS_IN_A_SENTENCE, name_in_sentence, names
from akkoordwijzer.report.words import THEMES as THEME_WORDS

ANNEX = "Financiële bijlage"
NO_RIGHTS_LOST = "Wie recht heeft op hulp, krijgt die ook als het geld op is."


def document(agreement: Agreement, facts: Facts) -> tuple[Block, ...]:
    """The whole text: themes, what it costs, what if it disappoints, what the table does not know."""
    return (
        *_opening(agreement),
        *_themes(agreement, facts),
        *money(agreement),
        *_later(agreement),
        *_doubt(agreement, facts),
    )


def _opening(agreement: Agreement) -> Iterator[Block]:
    made = agreement.annex.made
    yield Heading(1, f"Sociaal domein: afspraken voor {agreement.place}")
    yield Paragraph(
        f"Dit stuk hoort bij ‘{agreement.annex.scenario}’. Alle bedragen zijn de meest waarschijnlijke doorrekening, "
        f"in {agreement.annex.price_level}."
    )
    yield Paragraph(
        f"Gemaakt op {period_words(made.on.isoformat())} met gegevens {made.content_version} en model "
        f"{made.model_version}. Met het bestand van dit akkoord kan iedereen elk bedrag narekenen."
    )


def _themes(agreement: Agreement, facts: Facts) -> Iterator[Block]:
    items = {item.id: item for item in agreement.case.interventions}
    lines = {line.id: line for line in agreement.case.lines}
    for theme in THEMES:
        chosen = [key for key in choice_ids(agreement.case) if key in items and (items[key].theme or "other") == theme]
        held = [
            key
            for key in choice_ids(agreement.case)
            if key.startswith(CEILING) and (lines[key.removeprefix(CEILING)].theme or "other") == theme
        ]
        answers = [answer for answer in facts.answers if answer.theme == theme]
        goals = [goal for goal in agreement.terms.goals if _theme_of(agreement, goal) == theme]
        if chosen or held or answers or goals:
            yield Heading(1, THEME_WORDS[theme])
            yield from _theme(agreement, facts, theme, [items[key] for key in chosen], held, goals)
    finance = [answer for answer in facts.answers if answer.theme == "finance"]
    if finance:
        yield Heading(1, THEME_WORDS["finance"])
        yield Bullets(tuple(_answer(answer.question, answer.position, answer.why) for answer in finance))


def _theme(
    agreement: Agreement, facts: Facts, theme: str, items: list[Intervention], held: list[str], goals: list[Goal]
) -> Iterator[Block]:
    detailed = agreement.terms.style == "detailed"
    if detailed and facts.seen.get(theme):
        yield Heading(2, "Wat wij zien")
        yield Bullets(facts.seen[theme])
    wanted = [_answer(a.question, a.position, a.why) for a in facts.answers if a.theme == theme]
    wanted += [_goal(agreement, goal) for goal in goals]
    if wanted:
        yield Heading(2, "Wat wij willen")
        yield Bullets(tuple(wanted))
    if items or held:
        yield Heading(2, "Wat wij doen en wat het kost")
        yield Bullets(
            (*(_choice(agreement, item, detailed) for item in items), *(_held(agreement, key) for key in held))
        )
    clauses = [clause for clause in agreement.terms.clauses if clause.about in {*(i.id for i in items), *held}]
    if clauses:
        yield Heading(2, "Wat wij doen als het tegenvalt")
        yield Bullets(tuple(clause_sentence(agreement, clause) for clause in clauses))


def _theme_of(agreement: Agreement, goal: Goal) -> str:
    indicator = agreement.library.indicator(goal.indicator)
    themes: dict[str, str] = {item.id: item.theme or "other" for item in agreement.case.interventions}
    themes |= {line.id: line.theme or "other" for line in agreement.case.lines}
    found = (themes.get(indicator.intervention or ""), themes.get(indicator.line or "")) if indicator else ()
    return next((theme for theme in found if theme in THEMES), "other")


def _answer(question: str, position: str, why: str) -> str:
    return f"{question} Wij kiezen: {name_in_sentence(position)}." + (f" {why}" if why else "")


def _choice(agreement: Agreement, item: Intervention, detailed: bool) -> str:
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
    return f"{euro(abs(eur))} {'meer' if eur >= 0 else 'minder'}"


def _cover(agreement: Agreement, key: str) -> str:
    cover = agreement.terms.of(key).cover
    if cover.kind == "reserve" and cover.until is not None:
        return f"tot en met {cover.until} de reserve sociaal domein, daarna algemene middelen"
    if cover.kind == "others" and cover.payer is not None:
        signed = "" if cover.signed else "; daarvoor is nog niet getekend, dus het telt niet mee"
        return f"{euro(cover.eur_per_year)} per jaar van {PAYERS_IN_A_SENTENCE[cover.payer]}{signed}"
    return COVERS[cover.kind]


def _held(agreement: Agreement, key: str) -> str:
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


def _goal(agreement: Agreement, goal: Goal) -> str:
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


def money(agreement: Agreement) -> Iterator[Block]:
    """The table, what does not count, and the reserve."""
    table: Printed = printed(agreement.annex)
    numeric = tuple(range(4, 4 + len(agreement.annex.columns)))
    saldo = ", ".join(
        f"{name} {number(round(eur / 1000))}"
        for name, eur in zip(agreement.annex.columns, agreement.annex.balance_eur, strict=True)
    )
    yield Heading(1, ANNEX)
    yield Paragraph(f"{SIGN} {UNIT} Structureel is het jaar {agreement.annex.structural_year}.")
    yield TableBlock("Wat meetelt", table.head, table.counted, f"Saldo x € 1.000: {saldo}.", numeric)
    if table.beside:
        yield Paragraph("Wat hieronder staat, telt niet mee in het saldo. Deze besparingen staan niet in de begroting.")
        alt = f"{len(table.beside)} regels die niet meetellen: verwacht, niet vastgesteld of niet betaald."
        yield TableBlock("Wat niet meetelt", table.head, table.beside, alt, numeric)
    yield Bullets((*agreement.annex.notes[2:], f"S en I, taakvelden en reserves: {LOOK_UP}."))
    if agreement.risk is not None:
        yield Paragraph(risk_sentence(agreement.risk))
    if any(row.side == "reserves" for row in agreement.annex.rows):
        left = reserve_left_eur(agreement)
        years = ", ".join(f"{year}: {euro(eur)}" for year, eur in zip(agreement.annex.columns, left, strict=False))
        yield Paragraph(f"Wat er in de reserve sociaal domein overblijft, aan het einde van {years}.")


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


def _later(agreement: Agreement) -> Iterator[Block]:
    if not agreement.terms.clauses:
        return
    rows = []
    for clause in agreement.terms.clauses:
        indicator = agreement.library.indicator(clause.indicator)
        day, when = period_words(clause.measured), f"{clause.document} {clause.document_year}"
        rows.append((indicator.name if indicator else clause.indicator, day, when, clause.looks))
    head = ("Indicator", "Meten op", "Besluit in", "Wie kijkt")
    yield Heading(1, "Wanneer wij terugkijken")
    yield TableBlock(
        "Afspraken per moment",
        head,
        tuple(rows),
        f"{counted(len(rows), 'afspraak', 'afspraken')} met datum, document en eigenaar.",
    )
    yield Paragraph("Een akkoord bindt partijen. De raad beslist elk jaar zelf over de begroting.")


def _doubt(agreement: Agreement, facts: Facts) -> Iterator[Block]:
    unknown = [f"{row.name}: {row.note}" for row in agreement.annex.rows if row.certainty == "open"]
    unknown += [
        f"{answer.question} Eerst weten: {answer.need_to_know}" for answer in facts.answers if answer.need_to_know
    ]
    if facts.conditions:
        yield Heading(1, "Wat moet kloppen")
        yield Bullets(facts.conditions)
    if facts.beliefs:
        yield Heading(1, "Wat u moet geloven")
        yield Bullets(facts.beliefs)
    if unknown:
        yield Heading(1, "Wat de tafel niet weet")
        yield Bullets(tuple(unknown))
