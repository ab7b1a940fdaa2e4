"""The one sentence on top: at most 25 words, the most important first. Amounts are the most likely run."""

import re
from itertools import product

from akkoordwijzer.content.numbers import count, counted, euro, euro_cents
from akkoordwijzer.report.summary import NOTICEABLE_EUR, NOTICEABLE_PEOPLE, LineSummary, Summary
from akkoordwijzer.report.tiles import Tile, open_tile_room, tiles_text
from akkoordwijzer.report.words import name_in_sentence

MOST_WORDS = 25
# Sentence and four tiles together, as much as a room reads in one look.
MOST_IN_BLOCK, MOST_NUMBERS = 60, 12
NUMBER = re.compile(r"\d[\d.,]*")
# Above this share of open money nothing is said about earning back: nobody measured it (contract, section 4).
NOT_MEASURED_ABOVE = 0.25
UNCHANGED = "Er is nog niets gewijzigd. U ziet het geld van nu, en dat van {year} als alles zo blijft."

# Each part of the story in full and, where there is no room, shorter.
Part = tuple[str, ...]


def story(summary: Summary, room: int = MOST_WORDS, numbers: int = MOST_NUMBERS) -> str:
    """What the choices do, in at most 25 words, or in ``room`` when that is less, with at most so many numbers."""
    if not summary.changed:
        return UNCHANGED.format(year=summary.term_end)
    parts = [part for part in (*_estimates(summary), *_choices(summary)) if part]
    # Where the tiles leave no number: what was done, without amounts.
    return fit(parts, min(room, MOST_WORDS), numbers) or _in_words(summary)


def _in_words(summary: Summary) -> str:
    more, less = summary.more_eur >= NOTICEABLE_EUR, summary.less_eur >= NOTICEABLE_EUR
    if more and less:
        return "U geeft aan het een meer uit en aan het ander minder."
    if summary.ceilings:
        return "U geeft zorg een maximum."
    return "U geeft meer uit aan voorkomen." if more else "U geeft minder uit aan voorkomen."


def story_beside(summary: Summary, tiles: tuple[Tile, ...]) -> str:
    """The story in the room that the first three tiles and the largest fourth leave."""
    text = tiles_text(tiles)
    words, numbers = open_tile_room(summary)
    return story(summary, MOST_IN_BLOCK - words - len(text.split()), MOST_NUMBERS - numbers - numbers_in(text))


def numbers_in(text: str) -> int:
    """How many numbers somebody reads."""
    return len(NUMBER.findall(text))


def fit(parts: list[Part], most: int = MOST_WORDS, numbers: int = MOST_NUMBERS) -> str:
    """The longest wording that fits; parts at the end are shortened first, and left out when nothing else helps."""
    while parts:
        for wording in product(*parts):
            text = " ".join(words for words in wording if words)
            if len(text.split()) <= most and numbers_in(text) <= numbers:
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
    """Whole euro above a hundred, or within five cents of a whole amount from ten; else cents: ``€ 20``, ``€ 2,50``."""
    whole = abs(amount) >= 10 and abs(amount - round(amount)) < 0.05
    return euro(amount) if abs(amount) >= 100 or whole or round(amount, 2) == round(amount) else euro_cents(amount)


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
    return [(unpaid,), (wait + also, wait, f"Daardoor wachten mensen op {name_in_sentence(first.name)}.")]


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
    known = "Voor zover gemeten" if summary.is_unknown else "Naar verwachting"
    if summary.net_horizon_eur < 0:
        return (f"{known} verdient de gemeente het niet terug.", f"{known} niet terugverdiend.")
    if summary.break_even_year:
        return (
            f"{known} is de gemeente in {summary.break_even_year} uit de kosten.",
            f"{known} uit de kosten in {summary.break_even_year}.",
        )
    return ("",)


def _cut_verdict(summary: Summary) -> Part:
    if summary.open_share > NOT_MEASURED_ABOVE:
        return ("Wat mensen daarvan merken, is nooit gemeten.", "Het effect is nooit gemeten.")
    known = "Voor zover gemeten" if summary.is_unknown else "Naar verwachting"
    if summary.net_horizon_eur < 0:
        return (f"{known} kost dat tot en met {summary.horizon} meer dan het oplevert.",)
    if summary.realised_eur < 0:
        return (f"{known} komt een deel daarvan terug als zorgkosten.",)
    return ("",)
