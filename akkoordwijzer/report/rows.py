"""The rows behind the pictures of differences: who is reached, what changes in care, who pays and who loses."""

from dataclasses import dataclass

from akkoordwijzer.content.numbers import counted, euro, euro_cents, percent, signed
from akkoordwijzer.report.summary import NOTICEABLE_EUR, NOTICEABLE_PEOPLE, ChoiceSummary, Summary
from akkoordwijzer.report.threshold_words import listing
from akkoordwijzer.report.words import PAYERS, PAYERS_IN_A_SENTENCE, name_in_sentence

MOST_CHOICES = 5
NOT_ESTABLISHED = "effect niet bekend"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row. ``value`` sets the length of the bar; ``words`` is what stands beside it and in the table.

    ``measured`` is false where nobody established the effect: the bar is hatched. ``note`` stands in the table only.
    """

    name: str
    value: float
    words: str
    measured: bool = True
    note: str = ""


def people_rows(summary: Summary) -> list[Difference]:
    """Whom the choices reach, then what changes in specialist care; what is not known is a row of its own."""
    # What nobody counts comes first: its size is in euro, and it would be lost among the numbers.
    ranked = sorted(summary.choices, key=lambda choice: (choice.counts_people, -abs(choice.participants)))
    rows = [_reached(choice, summary.year) for choice in ranked[:MOST_CHOICES]]
    if rest := ranked[MOST_CHOICES:]:
        total = sum(choice.participants for choice in rest if choice.counts_people)
        name = f"{counted(len(rest), 'andere keuze', 'andere keuzes')}"
        rows.append(Difference(name, total, _more(total, "mens", "mensen"), not any(c.is_open for c in rest)))
    for line in summary.lines:
        if line.waiting >= NOTICEABLE_PEOPLE:
            words = counted(line.waiting, "mens wacht", "mensen wachten")
            rows.append(Difference(f"Wachten: {name_in_sentence(line.name)}", line.waiting, words, note="geen winst"))
        elif abs(line.change) >= NOTICEABLE_PEOPLE:
            note = "voor zover gemeten" if summary.is_unknown else ""
            rows.append(Difference(line.name, line.change, _more(line.change, "persoon", "mensen"), note=note))
    if summary.is_unknown:
        rows.append(Difference("Wat dit verder met zorg doet", 0.0, "niet bekend", measured=False))
    return rows


def _reached(choice: ChoiceSummary, year: int) -> Difference:
    if abs(choice.spend_eur) < NOTICEABLE_EUR:
        words = "niet te besteden" if choice.unabsorbed_eur >= NOTICEABLE_EUR else f"niet in {year}"
        return Difference(choice.name, 0.0, words)
    if not choice.counts_people:
        more = "meer" if choice.spend_eur >= 0 else "minder"
        words = f"{euro(abs(choice.spend_eur))} {more}; aantal mensen niet bekend"
        return Difference(choice.name, 0.0, words, measured=False, note=NOT_ESTABLISHED)
    words = _more(choice.participants, "mens", "mensen")
    note = f"telt per {choice.participant}" + (f"; {NOT_ESTABLISHED}" if choice.is_open else "")
    return Difference(choice.name, choice.participants, words, not choice.is_open, note)


def _more(value: float, one: str, many: str) -> str:
    if abs(value) < NOTICEABLE_PEOPLE:
        return "te klein om te meten"
    return f"{counted(abs(value), one, many)} {'meer' if value > 0 else 'minder'}"


def payer_rows(summary: Summary) -> list[Difference]:
    """Who pays and who gains in euro until the horizon; the rows of the municipality add up to its net result."""
    rows: list[Difference] = []
    spent = sum(payer.paid_horizon_eur for payer in summary.payers if payer.payer == "municipality")
    realised = summary.net_horizon_eur + spent
    scope = "voor zover gemeten" if summary.is_unknown else ""
    word = "uitgaven aan keuzes" if spent >= 0 else "minder uitgaven aan keuzes"
    if abs(spent) >= NOTICEABLE_EUR:
        rows.append(_money(f"Gemeente: {word}", -spent))
    if abs(realised) >= NOTICEABLE_EUR:
        kind = "minder zorgkosten" if realised > 0 else "meer zorgkosten"
        note = scope
        if summary.too_small:
            note = f"onzeker: te weinig mensen bij {listing([name_in_sentence(name) for name in summary.too_small])}"
        rows.append(_money(f"Gemeente: {kind}", realised, note=note))
    if abs(summary.freed_horizon_eur) >= NOTICEABLE_EUR:
        rows.append(_money("Gemeente: alleen minder werk", summary.freed_horizon_eur, note="geen geld, telt niet mee"))
    if summary.withheld_horizon_eur >= NOTICEABLE_EUR:
        text = f"{euro(summary.withheld_horizon_eur)}: mensen wachten"
        rows.append(Difference("Zorg die niet betaald wordt", 0.0, text, measured=False, note="geen winst"))
    for payer in summary.payers:
        if payer.payer != "municipality" and abs(payer.net_horizon_eur) >= NOTICEABLE_EUR:
            rows.append(_money(PAYERS[payer.payer], payer.net_horizon_eur, note=scope))
    for choice in summary.open_ever:
        if choice.spend_horizon_eur < 0:
            rows.append(Difference(_user(choice), 0.0, "verliest; niet bekend hoeveel", measured=False))
    if summary.is_unknown and not any(not row.measured for row in rows):
        rows.append(Difference("Wat niemand heeft gemeten", 0.0, "niet bekend", measured=False))
    return rows


def _user(choice: ChoiceSummary) -> str:
    return f"Wie {name_in_sentence(choice.name)} gebruikt"


def _money(name: str, value: float, note: str = "") -> Difference:
    return Difference(name, value, signed(euro(value), round(value)), note=note)


def return_sentence(summary: Summary) -> str | None:
    """``Van elke euro komt € 0,29 bij de gemeente terug en € 0,88 bij anderen, vooral werkgevers.``"""
    own, everyone = summary.return_municipality, summary.return_all_payers
    if own is None or everyone is None:
        return None
    others = sorted(
        (payer for payer in summary.payers if payer.payer != "municipality"), key=lambda payer: -payer.net_horizon_eur
    )
    start = "Voor zover gemeten komt van" if summary.is_unknown else "Van"
    verb = "" if summary.is_unknown else " komt"
    text = f"{start} elke euro{verb} tot en met {summary.horizon} {euro_cents(own)} bij de gemeente terug"
    rest = everyone * _paid_by_all(summary) - own * _paid_by_own(summary)
    per_euro = rest / _paid_by_own(summary) if _paid_by_own(summary) else 0.0
    if abs(per_euro) >= 0.005:
        text += f" en {euro_cents(per_euro)} bij anderen"
        if others and others[0].net_horizon_eur > 0:
            text += f", vooral {PAYERS_IN_A_SENTENCE[others[0].payer]}"
    return f"{text}."


def _paid_by_all(summary: Summary) -> float:
    return sum(payer.paid_horizon_eur for payer in summary.payers)


def _paid_by_own(summary: Summary) -> float:
    return sum(payer.paid_horizon_eur for payer in summary.payers if payer.payer == "municipality")


def money_sentence(summary: Summary) -> str:
    """The structural effect and the present value, where a controller looks for them."""
    structural = signed(euro(summary.structural_eur), round(summary.structural_eur))
    value = signed(euro(summary.net_present_value_eur), round(summary.net_present_value_eur))
    text = f"Structureel (per jaar, in {summary.horizon}): {structural}. "
    text += f"Contante waarde tot en met {summary.horizon}, bij {percent(summary.discount_rate, 2)} rente: {value}."
    return f"Voor zover gemeten. {text}" if summary.is_unknown else text
