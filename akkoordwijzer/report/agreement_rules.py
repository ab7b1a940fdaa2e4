"""What cannot be agreed, with the reason in one sentence: covers that do not hold, clauses that decide on chance.

Margins: a count of n a year stays within about twice its root nineteen times out of twenty (design: fallback).
"""

from collections.abc import Iterator
from datetime import date
from math import sqrt

from akkoordwijzer.content.numbers import bare, euro, number, period_words
from akkoordwijzer.library.agreement import AgreementLibrary, OutcomeIndicator
from akkoordwijzer.proposal.agreement import Clause, Goal, Terms
from akkoordwijzer.report.agreement import Agreement, choice_ids, reserve_left_eur, spent_eur
from akkoordwijzer.report.words import names

# Below this a count says nothing: no clause, a conversation.
LEAST_COUNT = 25
# What takes longer to show anything cannot decide within a term.
LATEST_MONTHS = 30
WIDTH = 2.0


def refusals(agreement: Agreement) -> tuple[str, ...]:
    """Everything that cannot be agreed like this."""
    terms, settings = agreement.terms, agreement.case.settings
    found = [*_covers(agreement)]
    for goal in terms.goals:
        found += goal_refusals(goal, agreement.library)
    for clause in terms.clauses:
        found += clause_refusals(clause, terms, agreement.library, settings.start_year, settings.term_end)
        if clause.about not in choice_ids(agreement.case):
            found.append(f"Afspraak ‘{clause.id}’ gaat over iets wat niet (meer) in het akkoord staat.")
    return tuple(found)


def _covers(agreement: Agreement) -> Iterator[str]:
    known, term_end = names(agreement.case), agreement.case.settings.term_end
    for key in choice_ids(agreement.case):
        cover, spent = agreement.terms.of(key).cover, spent_eur(agreement.annex, key)
        name = known.get(key.removeprefix("ceiling."), key)
        if cover.kind == "reserve" and cover.until is None:
            yield f"{name}: een reserve betaalt eenmalig. Kies een laatste jaar."
        elif cover.kind == "reserve" and cover.until is not None and cover.until > term_end:
            yield f"{name}: een reserve betaalt hoogstens tot en met {term_end}, het einde van de raadsperiode."
        elif cover.kind == "others" and cover.payer is None:
            yield f"{name}: kies welke andere betaler meebetaalt."
        elif cover.kind == "others" and cover.payer == "municipality":
            yield f"{name}: de gemeente is zelf geen andere betaler."
        elif cover.kind == "others":
            least = min((eur for eur in spent if eur > 0), default=0)
            if cover.eur_per_year > least:
                yield (
                    f"{name}: een ander betaalt {euro(cover.eur_per_year)} per jaar, meer dan de {euro(least)} die dit "
                    "in een jaar kost. Verlaag de bijdrage."
                )
        if cover.kind in ("reserve", "others") and max(spent, default=0) <= 0:
            yield f"{name}: dit kost geen geld, dus er valt niets te dekken."
    left = reserve_left_eur(agreement)
    for year, eur in zip(agreement.annex.columns, left, strict=False):
        if eur < 0:
            yield (
                f"De reserve gaat in {year} onder nul: {euro(-eur)} te kort. Kies een eerder laatste jaar, of "
                "een andere dekking."
            )
            return


def goal_refusals(goal: Goal, library: AgreementLibrary) -> Iterator[str]:
    """What is missing in a goal, or lies within chance."""
    indicator = library.indicator(goal.indicator)
    if indicator is None:
        yield f"De indicator ‘{goal.indicator}’ bestaat niet (meer). Kies een andere."
        return
    if goal.start_value is None:
        yield f"{indicator.name}: zonder beginwaarde valt er niets te vergelijken. Vul in wat het nu is."
        return
    if not goal.owner:
        yield f"{indicator.name}: noem wie hiervoor staat."
    if goal.target is None:
        return
    if indicator.better == "none":
        yield f"{indicator.name}: meer of minder is hier geen doel op zich. {indicator.guard}"
    better = goal.target < goal.start_value if indicator.better == "lower" else goal.target > goal.start_value
    if indicator.better != "none" and not better:
        yield f"{indicator.name}: dit doel is niet beter dan de beginwaarde."
    if (inside := inside_chance(goal, indicator, goal.target)) is not None:
        yield inside


def margin(goal: Goal, indicator: OutcomeIndicator) -> float | None:
    """How far the value moves by chance, in its own unit; nothing where that cannot be known from the value."""
    if goal.start_value is None:
        return None
    if indicator.kind == "count":
        return WIDTH * sqrt(max(goal.start_value, 0.0))
    if indicator.kind in ("share", "per_1000") and goal.observed is not None:
        whole = 100.0 if indicator.kind == "share" else 1000.0
        share = min(max(goal.start_value / whole, 0.0), 1.0)
        return WIDTH * sqrt(share * (1 - share) / goal.observed) * whole
    return None


def inside_chance(goal: Goal, indicator: OutcomeIndicator, value: float) -> str | None:
    """A sentence when a value cannot be told from the start by chance alone."""
    found = margin(goal, indicator)
    if found is None or goal.start_value is None or abs(value - goal.start_value) >= found:
        return None
    start = bare(goal.start_value) if indicator.kind == "count" else number(goal.start_value, 1)
    size = number(found, 0 if found >= 5 else 1)
    return f"{indicator.name}: bij {start}{_per(indicator)} valt een verschil onder {size} binnen het toeval."


def _per(indicator: OutcomeIndicator) -> str:
    return {"count": " per jaar", "share": "%", "per_1000": " per 1.000"}.get(indicator.kind, "")


def clause_refusals(
    clause: Clause, terms: Terms, library: AgreementLibrary, start_year: int, term_end: int
) -> Iterator[str]:
    """Why a clause cannot decide anything; nothing when it can."""
    indicator, goal = library.indicator(clause.indicator), terms.goal(clause.indicator)
    if indicator is None or library.decision(clause.decision) is None:
        yield f"Afspraak ‘{clause.id}’ noemt een indicator of besluit dat niet (meer) bestaat."
        return
    name = _about(indicator)
    if clause.never not in {item.id for item in library.nevers}:
        yield f"{name}: kies wat nooit mag gebeuren."
    if not clause.looks:
        yield f"{name}: een afspraak zonder eigenaar kan niet. Noem wie ernaar kijkt."
    if goal is None or goal.start_value is None:
        yield f"{name}: er is nog geen beginwaarde. Kies de indicator eerst als doel, met een beginwaarde."
        return
    if indicator.first_seen_months > LATEST_MONTHS:
        yield (
            f"{name}: dit laat pas na {indicator.first_seen_months} maanden iets zien, te laat om in deze raadsperiode "
            "over te beslissen."
        )
    yield from _dates(clause, indicator, library, start_year, term_end)
    if indicator.kind == "count" and goal.start_value < LEAST_COUNT:
        yield f"{name}: onder {LEAST_COUNT} per jaar past alleen een gesprek, geen afspraak."
    if clause.years_in_row == 1:
        if margin(goal, indicator) is None and clause.margin is None:
            yield f"{name}: de toevalsmarge is niet bekend. Vul een marge in, of wacht op twee jaar achter elkaar."
        elif clause.margin is not None and abs(clause.value - goal.start_value) < clause.margin:
            yield f"{name}: de drempel ligt binnen de marge van {bare(clause.margin)} die u zelf noemt."
        elif clause.margin is None and (inside := inside_chance(goal, indicator, clause.value)) is not None:
            yield f"{inside} Kies een andere drempel, of twee jaar achter elkaar."


def _about(indicator: OutcomeIndicator) -> str:
    return f"Afspraak over {indicator.name[0].lower()}{indicator.name[1:]}"


def _dates(
    clause: Clause, indicator: OutcomeIndicator, library: AgreementLibrary, start_year: int, term_end: int
) -> Iterator[str]:
    name, measured, moment = _about(indicator), date.fromisoformat(clause.measured), library.moment(clause.document)
    if measured.year > term_end or clause.document_year > term_end:
        yield f"{name}: dit valt na de raadsperiode (tot en met {term_end}). Een volgende raad beslist daar zelf over."
    last_month = 12 if moment is None else moment.last_month
    if (clause.document_year, last_month) < (measured.year, measured.month):
        when = "" if moment is None else f" ({moment.months})"
        day = period_words(clause.measured)
        yield f"{name}: de {clause.document} {clause.document_year}{when} komt eerder dan de meting op {day}."
    if measured < first_visible(indicator, start_year):
        first = first_visible(indicator, start_year)
        yield f"{name}: dit kan op zijn vroegst op {period_words(first.isoformat())} iets laten zien."


def first_visible(indicator: OutcomeIndicator, start_year: int) -> date:
    """The first date on which an indicator can show anything of choices that start on 1 January of ``start_year``."""
    years, months = divmod(indicator.first_seen_months, 12)
    return date(start_year + years, 1 + months, 1)
