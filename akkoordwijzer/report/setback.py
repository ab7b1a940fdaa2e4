"""What if it disappoints: what one must believe, odds and bands, and what may be booked; in sentences."""

from akkoordwijzer.content.numbers import euro, out_of_ten, signed
from akkoordwijzer.model.records import Case
from akkoordwijzer.model.thresholds import Thresholds
from akkoordwijzer.report.bands import Bands
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.report.threshold_words import alone_sentence, ceiling_sentence, joint_sentence

MOST_ALONE = 4


def setback_sentences(case: Case, summary: Summary, bands: Bands, thresholds: Thresholds) -> list[str]:
    """The most important first. No odds and no band where too much is not measured."""
    found = []
    if joint := joint_sentence(case, summary, thresholds):
        found.append(f"Wat moet u geloven? {joint}")
    if bands.odds_horizon is not None:
        found += _odds(summary, bands)
    elif not summary.moved_eur:
        found.append("Een kans geven wij niet: wat wachten met mensen doet, is niet gemeten.")
    else:
        found.append("Een kans geven wij niet: van te veel van dit geld is het effect niet vastgesteld.")
    hard = signed(euro(summary.hard_net_horizon_eur), round(summary.hard_net_horizon_eur))
    scope = ", voor zover gemeten" if summary.is_unknown else ""
    found.append(f"Zeker in de begroting{scope}, tot en met {summary.horizon}: {hard}. De rest mag u niet inboeken.")
    cuts = {choice.id for choice in summary.choices if choice.spend_horizon_eur < 0}
    opened = {choice.id for choice in summary.open_ever}
    ranked = [alone for alone in thresholds.alone if alone.intervention in opened]
    found += [alone_sentence(case, each, each.intervention in cuts, summary.horizon) for each in ranked[:MOST_ALONE]]
    found += [ceiling_sentence(case, line, fall) for line, fall in thresholds.ceilings.items()]
    return found


def _odds(summary: Summary, bands: Bands) -> list[str]:
    assert bands.odds_horizon is not None and bands.odds_term is not None  # noqa: S101,PT018  # asked by the caller
    spends = summary.more_eur >= summary.less_eur
    what = "is dit terugverdiend" if spends else "is de gemeente niet duurder uit"
    low, high = (signed(euro(v), round(v)) for v in (bands.net_horizon.low, bands.net_horizon.high))
    start, scope = ("Voor zover gemeten: in", ", voor zover gemeten") if summary.is_unknown else ("In", "")
    return [
        f"{start} {out_of_ten(bands.odds_horizon)} doorrekeningen {what} in {summary.horizon}; "
        f"in {summary.term_end} in {out_of_ten(bands.odds_term)}.",
        f"De bandbreedte van onze aannames{scope}, tot en met {summary.horizon}: {low} tot {high}. "
        "De terugblik laat zien hoe vaak zo'n band klopte.",
    ]
