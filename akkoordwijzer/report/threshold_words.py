"""What one must believe, in sentences (contract, section 5)."""

from akkoordwijzer.content.numbers import count, euro, percent
from akkoordwijzer.model.records import Case, Intervention
from akkoordwijzer.model.thresholds import Alone, Mark, Thresholds
from akkoordwijzer.report.summary import Summary
from akkoordwijzer.report.words import name_in_sentence, names

NOT_MEASURED = "Gemeten is dit niet."
# Below this an effect per participant is said as "1 op de …".
RARE = 0.5
# A smaller share of the inflow would be said as 0,0%.
SMALLEST = 0.0005


def short_threshold(thresholds: Thresholds) -> str:
    """For a tile: ``uit bij 1,5% minder instroom``; the joint threshold of the municipality."""
    share = thresholds.joint.municipality
    if share is None:
        return "geen omslagpunt"
    if abs(share) < SMALLEST:
        return "uit bij haast geen daling van instroom" if share >= 0 else "bij haast elke stijging duurder"
    return f"uit bij {percent(share)} minder instroom" if share >= 0 else f"tot {percent(-share)} meer instroom"


def joint_sentence(case: Case, summary: Summary, thresholds: Thresholds) -> str | None:
    """One sentence for the whole scenario; nothing when no money in it is open."""
    lines = _open_lines(case, summary, thresholds)
    if not lines:
        return None
    own, everyone, year = thresholds.joint.municipality, thresholds.joint.all_payers, summary.horizon
    listed = listing(lines)
    if own is None and summary.spend_eur < 0:
        return f"Ook als de instroom in {listed} verdubbelt, is dit voor de gemeente goedkoper. {NOT_MEASURED}"
    if own is None:
        return f"Voor de gemeente komt dit tot en met {year} nooit op nul uit, wat de instroom in {listed} ook doet."
    share = _share(own)
    if own < 0:
        text = f"Dit kost meer dan het oplevert zodra de instroom in {listed} er {share} hoger door wordt"
        if everyone is not None and everyone < 0 and _share(everyone) != share:
            text += f" (voor alle betalers samen {_share(everyone)})"
    else:
        text = f"Voor de gemeente komt dit in {year} op nul uit als de instroom in {listed} er {share} lager door wordt"
        if everyone is not None and everyone > 0:
            text += f"; voor alle betalers samen is {_share(everyone)} genoeg"
    return f"{text}. {NOT_MEASURED}"


def alone_sentence(case: Case, alone: Alone, is_cut: bool, horizon: int) -> str:
    """One intervention on one line, for the municipality and for all payers."""
    known = names(case)
    item = next(item for item in case.interventions if item.id == alone.intervention)
    line, mark = name_in_sentence(known[alone.line]), alone.municipality
    if mark is None:
        never = "kost deze korting nooit meer dan zij oplevert" if is_cut else "komt dit nooit op nul uit"
        return f"{known[item.id]}: tot en met {horizon} {never} via {line}."
    if mark.per_participant == 0:
        return f"{known[item.id]}: {'kost ook zonder' if is_cut else 'kan uit zonder'} een effect op {line}."
    people, share, come = _people(item, mark), _share(mark.share_of_inflow), _come(item, mark)
    if is_cut:
        text = f"{known[item.id]}: deze korting kost meer dan zij oplevert zodra {people} er door in {line} {come}"
        text += f" ({share} meer instroom)"
    else:
        text = f"{known[item.id]}: voor de gemeente komt dit in {horizon} op nul uit als {people} er niet door in"
        text += f" {line} {come} ({share} van de instroom)"
    if alone.all_payers is not None and 0 < alone.all_payers.per_participant != mark.per_participant:
        text += f"; voor alle betalers samen {_people(item, alone.all_payers)}"
    return f"{text}."


def ceiling_sentence(case: Case, line: str, fall: float | None) -> str:
    """What must fall for nobody to wait under a ceiling."""
    name = name_in_sentence(names(case)[line])
    if fall is None:
        return f"Onder dit maximum wachten in het laatste jaar mensen op {name}, wat de instroom ook doet."
    if fall == 0:
        return f"Onder dit maximum wacht in het laatste jaar niemand op {name}."
    return f"Niemand wacht op {name} als de instroom daar vanaf het begin {_share(fall)} lager wordt."


def _share(share: float) -> str:
    """A share of the inflow, never as nought: ``1,5%``, ``minder dan 0,1%``."""
    return percent(abs(share)) if abs(share) >= SMALLEST else "minder dan 0,1%"


def _people(item: Intervention, mark: Mark) -> str:
    """``1 op de 46 deelnemers``; where a participant is an amount of money, how much money per person."""
    per = mark.per_participant
    if not item.counts_people:
        return f"voor elke {euro(item.unit_cost.mid / per)} één persoon"
    if per > 1:
        return f"voor elke 10 deelnemers {count(10 * per)} mensen"
    return f"1 op de {count(1 / per)} deelnemers" if per < RARE else f"{count(100 * per)} van de 100 deelnemers"


def _come(item: Intervention, mark: Mark) -> str:
    """The verb behind ``_people``."""
    return "komen" if item.counts_people and mark.per_participant >= RARE else "komt"


def _open_lines(case: Case, summary: Summary, thresholds: Thresholds) -> list[str]:
    ids = {choice.id for choice in summary.open_ever}
    known = names(case)
    found = dict.fromkeys(alone.line for alone in thresholds.alone if alone.intervention in ids)
    return [name_in_sentence(known[line]) for line in found]


def listing(words: list[str]) -> str:
    """``a, b en c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"
