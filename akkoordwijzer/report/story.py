"""The one sentence on top: at most 25 words, the most important first. Amounts are the most likely run."""

from itertools import product

from akkoordwijzer.content.numbers import count, counted, euro, euro_cents
from akkoordwijzer.report.summary import NOTICEABLE_EUR, NOTICEABLE_PEOPLE, LineSummary, Summary
from akkoordwijzer.report.words import name_in_sentence

MOST_WORDS = 25
# Above this share of open money nothing is said about earning back: nobody measured it (contract, section 4).
NOT_MEASURED_ABOVE = 0.25
UNCHANGED = "Er is nog niets gewijzigd. U ziet het geld van nu, en dat van {year} als alles zo blijft."

# Each part of the story in full and, where there is no room, shorter.
Part = tuple[str, ...]


def story(summary: Summary, room: int = MOST_WORDS) -> str:
    """What the choices do, in at most 25 words, or in ``room`` when that is less."""
    if not summary.changed:
        return UNCHANGED.format(year=summary.term_end)
    parts = [part for part in (*_estimates(summary), *_choices(summary)) if part]
    return fit(parts, min(room, MOST_WORDS))


def fit(parts: list[Part], most: int = MOST_WORDS) -> str:
    """The longest wording that fits; parts at the end are shortened first, and left out when nothing else helps."""
    while parts:
        for wording in product(*parts):
            text = " ".join(wording)
            if len(text.split()) <= most:
                return text
        parts = parts[:-1]
    return ""


def _estimates(summary: Summary) -> list[Part]:
    if not summary.estimates:
        return []
    words = counted(summary.estimates, "inschatting", "inschattingen")
    return [(f"Met {words} van de tafel:", f"Met {words}:")]


def _choices(summary: Summary) -> list[Part]:
    waiting = summary.waiting_lines
    more, less = summary.more_eur >= NOTICEABLE_EUR, summary.less_eur >= NOTICEABLE_EUR
    parts: list[Part] = []
    if summary.ceilings:
        parts += _ceilings(summary, waiting)
    if more and less:
        parts.append((f"U geeft {euro(summary.more_eur)} per jaar meer uit en {euro(summary.less_eur)} minder.",))
        parts.append(_verdict(summary))
    elif more:
        per = euro_per_inhabitant(summary.more_eur / summary.population)
        parts.append((f"U geeft {per} per inwoner meer uit.", f"U geeft {per} p.p. meer uit."))
        parts.append(_reached(summary))
        parts.append(_verdict(summary))
    elif less:
        parts.append((f"U geeft {euro(summary.less_eur)} per jaar minder uit aan voorkomen.",))
        parts.append(_cut_verdict(summary))
        parts.append(_reached(summary))
    elif not summary.ceilings:
        parts.append(("Deze keuzes veranderen zo weinig dat wij het niet kunnen meten.",))
    return parts


def euro_per_inhabitant(amount: float) -> str:
    """Whole euro where it is whole, cents below a hundred euro: ``€ 20``, ``€ 2,50``."""
    return euro(amount) if abs(amount) >= 100 or round(amount, 2) == round(amount) else euro_cents(amount)


def _ceilings(summary: Summary, waiting: tuple[LineSummary, ...]) -> list[Part]:
    if not waiting:
        return [("Uw maximum op zorg houdt naar verwachting niets tegen.", "Uw maximum houdt niets tegen.")]
    first = waiting[0]
    now = first.waiting >= NOTICEABLE_PEOPLE
    number, year = (first.waiting, summary.term_end) if now else (first.waiting_horizon, summary.horizon)
    who = f"{count(number)} op {name_in_sentence(first.name)}"
    others = len(waiting) - 1
    also = f" En op nog {counted(others, 'soort hulp', 'soorten hulp')}." if others else ""
    wait = f"In {year} {'wacht' if count(number) == '1' else 'wachten'} er {who}."
    if not now:
        return [(wait + also, wait)]
    unpaid = f"U betaalt {euro(summary.withheld_eur)} zorg per jaar niet."
    return [(unpaid,), (wait + also, wait)]


def _reached(summary: Summary) -> Part:
    reached = summary.reached
    if abs(reached) < NOTICEABLE_PEOPLE:
        return ("Hoeveel mensen dat bereikt, is niet bekend.",) if summary.uncounted_eur else ("",)
    people = counted(abs(reached), "mens", "mensen")
    if reached > 0:
        return (f"Dat bereikt {people} in {summary.year}.", f"Dat bereikt {people}.")
    return (f"Dat bereikt {people} minder in {summary.year}.", f"Dat bereikt {people} minder.")


def _verdict(summary: Summary) -> Part:
    if summary.open_share > NOT_MEASURED_ABOVE:
        return ("Of dat geld oplevert, is niet gemeten.", "Effect niet gemeten.")
    if summary.net_horizon_eur < 0:
        return ("Naar verwachting verdient de gemeente het niet terug.", "Dat verdient zij niet terug.")
    if summary.break_even_year:
        return (
            f"Naar verwachting is de gemeente in {summary.break_even_year} uit de kosten.",
            f"Uit de kosten in {summary.break_even_year}.",
        )
    return ("",)


def _cut_verdict(summary: Summary) -> Part:
    if summary.open_share > NOT_MEASURED_ABOVE:
        return ("Wat mensen daarvan merken, is nooit gemeten.",)
    if summary.net_horizon_eur < 0:
        return (f"Naar verwachting kost dat tot en met {summary.horizon} meer dan het oplevert.",)
    return ("Een deel daarvan komt naar verwachting terug als zorgkosten.",) if summary.realised_eur < 0 else ("",)
