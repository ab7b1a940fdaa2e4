"""One plain Dutch sentence per message; odds before amounts, never a triumph."""

from akkoordwijzer.content.numbers import count, euro, out_of_ten
from akkoordwijzer.report.summary import Summary

UNCHANGED = "U heeft nog niets gewijzigd. Dit is ongewijzigd beleid: alles gaat door zoals het nu gaat."
# Below this it is noise next to a municipal budget.
NOTICEABLE_EUR = 500.0


def main_sentence(summary: Summary, driver: str | None = None) -> str:
    """The sentence on top: odds first, then the council term, what stands against it, and what it hangs on."""
    if not summary.changed:
        return UNCHANGED
    parts = [odds_sentence(summary), _term(summary)]
    for year, waiting in ((summary.term_end, summary.waiting), (summary.horizon, summary.waiting_horizon)):
        if waiting.middle >= 0.5:
            parts.append(f"Daar staat tegenover: door een plafond wachten er in {year} {count(waiting.middle)} mensen.")
            break
    if summary.unknown_names:
        parts.append(unknown_sentence(summary))
    if driver:
        parts.append(f"Het meest hangt dit af van ‘{driver}’.")
    return " ".join(parts)


def _term(summary: Summary) -> str:
    term = summary.net_term.middle
    if abs(term) < NOTICEABLE_EUR:
        return f"Tot en met {summary.term_end} blijft het voor de gemeente ongeveer gelijk."
    if term < 0:
        return f"Tot en met {summary.term_end} kost het de gemeente naar verwachting {euro(-term)} meer."
    return f"Tot en met {summary.term_end} houdt de gemeente naar verwachting {euro(term)} over."


def unknown_sentence(summary: Summary) -> str:
    """What the euros leave out, because nobody measured it: by name, never as zero."""
    names = summary.unknown_names
    listed = ", ".join(names[:3]) + (f" en {len(names) - 3} andere" if len(names) > 3 else "")
    less = summary.unknown_eur_per_year < 0
    amount = euro(abs(summary.unknown_eur_per_year))
    if less:
        return f"Wat {amount} per jaar minder aan {listed} doet met mensen, is niet vastgesteld en telt hier niet mee."
    return f"Van {amount} per jaar is het effect niet vastgesteld ({listed}); dat telt alleen als uitgave."


def odds_sentence(summary: Summary) -> str:
    """``In 6 van de 10 doorrekeningen is dit in 2036 terugverdiend.``

    A scenario that spends less has nothing to earn back, and money that a ceiling holds back is not earned by spending:
    then it is about money that is left.
    """
    share, year = summary.odds_horizon, summary.horizon
    draws = f"{out_of_ten(share)} doorrekeningen"
    if share in (0, 1):
        draws = "geen enkele doorrekening" if share == 0 else "alle doorrekeningen"
    start = f"Voor zover te berekenen: in {draws}" if summary.unknown_names else f"In {draws}"
    if earns_back(summary):
        return f"{start} is dit in {year} terugverdiend."
    return f"{start} geeft de gemeente tot en met {year} niet meer uit dan nu."


def earns_back(summary: Summary) -> bool:
    """Whether there is extra money to earn back, and no ceiling that pays for it."""
    return summary.spend_term.middle > NOTICEABLE_EUR and summary.held_back_eur < NOTICEABLE_EUR
