"""The social-domain paragraph of an agreement, chapter by chapter; every amount comes from the annex."""

from collections.abc import Iterator

from akkoordwijzer.content.numbers import counted, euro, number, period_words
from akkoordwijzer.model.records import Intervention
from akkoordwijzer.proposal.agreement import CEILING, Goal
from akkoordwijzer.report.agreement import LOOK_UP, Agreement, choice_ids, reserve_left_eur
from akkoordwijzer.report.agreement_facts import THEMES, Facts
from akkoordwijzer.report.agreement_sentences import (
    choice_sentence,
    clause_sentence,
    goal_sentence,
    held_sentence,
    risk_sentence,
)
from akkoordwijzer.report.annex import SIGN
from akkoordwijzer.report.annex_table import UNIT, Printed, printed
from akkoordwijzer.report.blocks import Block, Bullets, Heading, Paragraph, TableBlock
from akkoordwijzer.report.rounding import in_thousands
from akkoordwijzer.report.words import THEMES as THEME_WORDS
from akkoordwijzer.report.words import name_in_sentence

ANNEX = "Financiële bijlage"


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
    wanted += [goal_sentence(agreement, goal) for goal in goals]
    if wanted:
        yield Heading(2, "Wat wij willen")
        yield Bullets(tuple(wanted))
    if items or held:
        yield Heading(2, "Wat wij doen en wat het kost")
        yield Bullets(
            (
                *(choice_sentence(agreement, item, detailed) for item in items),
                *(held_sentence(agreement, key) for key in held),
            )
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


def money(agreement: Agreement) -> Iterator[Block]:
    """The table, what does not count, and the reserve."""
    table: Printed = printed(agreement.annex)
    numeric = tuple(range(4, 4 + len(agreement.annex.columns)))
    saldo = ", ".join(
        f"{name} {number(in_thousands(eur))}"
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
