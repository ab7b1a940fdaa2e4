"""One case in Dutch sentences, for the screen, the handout and the command line.

No case is shown without ``CaseWords.proof``, its thresholds and what research found: ``case_words`` always gives them.
"""

from dataclasses import dataclass
from math import ceil, floor

from akkoordwijzer.content.numbers import count, euro, number
from akkoordwijzer.household.ends import Ends
from akkoordwijzer.household.prices import Price
from akkoordwijzer.household.records import Household, RoadName
from akkoordwijzer.household.research import Odds, Research
from akkoordwijzer.household.roads import Comparison
from akkoordwijzer.household.shelf import CaseResult, Shelf
from akkoordwijzer.household.thresholds import Threshold
from akkoordwijzer.model.records import Payer
from akkoordwijzer.report.household_rows import amount_words
from akkoordwijzer.report.words import EFFECTS, GRADES, PAYERS_IN_A_SENTENCE

PROOF = "Eén huishouden is geen bewijs: wij weten niet hoe het anders was gegaan."
COMPOSED = "Dit is een samengesteld huishouden. Het laat zien hoe kosten ontstaan en wie ze betaalt."
OWN = "Dit is een eigen casus. Wie hem vertelt, koos hem zelf."
NO_RESEARCH = "Bij deze casus staat geen maatregel uit de bibliotheek. Wij weten niet wat onderzoek hierover vond."
ROADS: dict[RoadName, str] = {"as_it_went": "Zoals het ging", "as_it_could": "Zoals het had kunnen gaan"}
PICKED = {"went_well": "goed afgelopen", "failed": "mislukt", "in_between": "ertussenin"}
_NUMBERS = ("Nul", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien", "Elf", "Twaalf")


@dataclass(frozen=True, slots=True)
class ResearchWords:
    """What is known at one turning point: a title, sentences, and the odds to draw on the scale of the threshold."""

    title: str
    sentences: tuple[str, ...]
    odds: tuple[tuple[str, Ends], ...]


@dataclass(frozen=True, slots=True)
class CaseWords:
    """Everything a page or handout says about a case. Empty tuples and none mean that there is nothing to say."""

    title: str
    intro: str
    proof: str
    thresholds: tuple[str, ...]
    research: tuple[ResearchWords, ...]
    difference: tuple[str, ...]
    help: str
    dearest: tuple[str, ...]
    unknown: str | None
    cautions: tuple[str, ...]


def case_words(result: CaseResult, shelf: Shelf) -> CaseWords:
    """All sentences of a case."""
    comparison = result.comparison
    household = comparison.household
    return CaseWords(
        title=household.label,
        intro=_intro(household),
        proof=PROOF,
        thresholds=threshold_sentences(result),
        research=tuple(research_words(item, shelf) for item in result.research)
        or (ResearchWords("Wat onderzoek vond", (NO_RESEARCH,), ()),),
        difference=difference_sentences(comparison),
        help=help_sentence(comparison),
        dearest=dearest_sentences(comparison),
        unknown=unknown_sentence(comparison.unknown),
        cautions=_cautions(comparison),
    )


def out_of_hundred(chance: float) -> str:
    """A threshold as a count: ``5 van de 100``. Rounded up, because with one fewer it does not pay."""
    if 0 < chance < 0.01:
        return f"1 van de {count(floor(round(1 / chance, 6)))}"
    return f"{ceil(round(chance * 100, 6))} van de 100"


def threshold_sentences(result: CaseResult) -> tuple[str, ...]:
    """What one must believe: the municipality, its range, the money in it, and all payers together."""
    found, group = result.thresholds, result.household.group
    if not found.all_payers.has_help:
        return ("Op de tweede weg staat geen hulp met een prijs. Dan is er geen drempel uit te rekenen.",)
    sentences = [_threshold("de gemeente", found.municipality, group)]
    if found.municipality.chance is not None and found.municipality.has_help:
        sentences += [_spread(found.municipality), _cash(found.municipality_cash, group)]
    sentences.append(_threshold("alle betalers samen", found.all_payers, group))
    return tuple(sentences)


def _threshold(who: str, threshold: Threshold, group: str) -> str:
    if not threshold.has_help:
        return f"Deze hulp kost {who} niets."
    if threshold.chance is None:
        return f"Deze hulp betaalt zich voor {who} nooit terug, hoe vaak zij dit verschil ook maakt."
    odds = out_of_hundred(threshold.chance)
    return f"Deze hulp betaalt zich voor {who} terug als zij bij {odds} {group} dit verschil maakt."


def _spread(threshold: Threshold) -> str:
    # Dear help and a small difference; the easiest end exists wherever the middle does.
    easiest = out_of_hundred(threshold.easiest or 0.0)
    start = f"Met goedkope hulp en een groot verschil is {easiest} genoeg."
    if threshold.hardest is None:
        return f"{start} Met dure hulp en een klein verschil lukt het nooit."
    return f"{start} Met dure hulp en een klein verschil is {out_of_hundred(threshold.hardest)} nodig."


def _cash(threshold: Threshold, group: str) -> str:
    freed = "De rest is ruimte: een plek of uren voor een ander, geen geld."
    if threshold.chance is None:
        return f"Telt alleen wat geld wordt, dan betaalt de hulp zich voor de gemeente nooit terug. {freed}"
    return f"Telt alleen wat geld wordt, dan is {out_of_hundred(threshold.chance)} {group} nodig. {freed}"


def research_words(item: Research, shelf: Shelf) -> ResearchWords:
    """What the library knows at a turning point, or about help without one."""
    at = f"Keerpunt in halfjaar {item.point.at}" if item.point else "Ook in de hulp"
    sentences = [text for text in (item.point and item.point.text, item.point and item.point.odds) if text]
    if not item.known or item.grade is None:
        return ResearchWords(
            f"{at}: {item.intervention}", (*sentences, "Deze maatregel staat niet in de bibliotheek."), ()
        )
    sentences.append(f"Bewijs {item.grade}: {GRADES[item.grade]}.")
    if not item.established:
        sentences.append("Wat dit voor de zorg van de gemeente scheelt, is niet vastgesteld.")
    odds = tuple((odds_words(odds, shelf), odds.chance) for odds in item.odds)
    return ResearchWords(f"{at}: {item.name}", tuple(sentences), odds)


def odds_words(odds: Odds, shelf: Shelf) -> str:
    """One effect: ``Minder instroom in opvang: bij 1,6 van de 100 (0 tot 3,2), aanname``."""
    what = odds_effect(odds, shelf)
    low, mid, high = (hundredth(value) for value in (odds.chance.low, odds.chance.mid, odds.chance.high))
    return f"{what[:1].upper()}{what[1:]}: bij {mid} van de 100 ({low} tot {high}), {odds_kind(odds)}"


def odds_effect(odds: Odds, shelf: Shelf) -> str:
    """What changes: ``minder instroom in opvang``."""
    line = shelf.lines.get(odds.effect.target or "", odds.effect.target or "")
    return EFFECTS[odds.effect.kind].format(
        line=line if line.startswith("Wmo") else line[:1].lower() + line[1:], payer=""
    )


def odds_kind(odds: Odds) -> str:
    """Whether somebody measured it."""
    return "gemeten" if not odds.assumed else "deels aanname" if odds.sources else "aanname"


def hundredth(chance: float) -> str:
    """A chance as a number out of a hundred: two decimals below one, one above it, and none that say nothing."""
    text = number(chance * 100, 2 if abs(chance) < 0.01 else 1)
    return text.rstrip("0").rstrip(",")


def difference_sentences(comparison: Comparison) -> tuple[str, ...]:
    """The difference per payer, the municipality first; who notices nothing is left out, but never the municipality."""
    sentences = []
    for payer in comparison.payers:
        difference = comparison.difference_by_payer[payer]
        who = PAYERS_IN_A_SENTENCE[payer]
        start = who[0].upper() + who[1:]
        if round(difference.mid) == 0:
            if payer == "municipality":
                sentences.append(f"{start} geeft op beide wegen evenveel uit.")
            continue
        word = "minder" if difference.mid > 0 else "meer"
        low, high = sorted((abs(difference.low), abs(difference.high)))
        one_way = difference.low * difference.high > 0
        spread = f" (tussen {euro(low)} en {euro(high)})" if one_way and round(low) != round(high) else ""
        if not one_way:
            spread = f" (van {euro(abs(difference.low))} meer tot {euro(abs(difference.high))} minder)"
        verb = "betalen" if payer in _PLURAL_PAYERS else "betaalt"
        sentences.append(f"{start} {verb} op de tweede weg {euro(abs(difference.mid))} {word}{spread}.")
    return tuple(sentences)


_PLURAL_PAYERS: frozenset[Payer] = frozenset({"employer", "creditor", "housing_association", "other"})


def help_sentence(comparison: Comparison) -> str:
    """What the help of the second road costs, for everybody who gets it."""
    cost, own = comparison.help, comparison.help_by_payer["municipality"]
    if cost.mid == 0:
        return "Op de tweede weg staat geen hulp met een prijs."
    spread = f" (tussen {euro(cost.low)} en {euro(cost.high)})" if round(cost.low) != round(cost.high) else ""
    payer = "" if round(own.mid) == round(cost.mid) else f" De gemeente betaalt daarvan {euro(own.mid)}."
    return f"De hulp op de tweede weg kost {euro(cost.mid)}{spread}, ook waar zij niet helpt.{payer}"


def dearest_sentences(comparison: Comparison) -> tuple[str, ...]:
    """The event that carries most, for the municipality and for all payers, with the difference without it."""
    found = []
    payers: tuple[tuple[Payer | None, str], ...] = (("municipality", "de gemeente"), (None, "alle betalers samen"))
    for payer, who in payers:
        if item := comparison.dearest(payer):
            text = item.event.event.text.rstrip(".")
            found.append(
                f"Duurste gebeurtenis voor {who}: ‘{text}’ ({euro(item.eur)}). Zonder die gebeurtenis is de tweede "
                f"weg {_cheaper(item.without_eur)}, in plaats van {_cheaper(item.difference_eur)}."
            )
    return tuple(found)


def _cheaper(difference_eur: float) -> str:
    return f"{euro(abs(difference_eur))} {'goedkoper' if difference_eur >= 0 else 'duurder'}"


def unknown_sentence(prices: tuple[Price, ...]) -> str | None:
    """Prices without a value, by name; none when all are known."""
    if not prices:
        return None
    names = ", ".join(price.label for price in prices)
    if len(prices) == 1:
        return f"Eén prijs is onbekend en telt niet mee: {names}."
    words = _NUMBERS[len(prices)] if len(prices) < len(_NUMBERS) else count(len(prices))
    return f"{words} prijzen zijn onbekend en tellen niet mee: {names}."


def _intro(household: Household) -> str:
    if household.composed:
        return COMPOSED
    picked = f" Gekozen als: {PICKED[household.picked_because]}." if household.picked_because else ""
    changed = f" Veranderd om mensen te beschermen: {household.changed}" if household.changed else ""
    return f"{OWN}{picked}{changed}"


def _cautions(comparison: Comparison) -> tuple[str, ...]:
    found = [
        f"‘{one.price.label}’ en ‘{other.price.label}’ staan in hetzelfde halfjaar. "
        "Een deel van het geld telt dan dubbel."
        for one, other in comparison.overlaps
    ]
    for road in comparison.roads.values():
        found += [
            f"{ROADS[road.name]}: {item.price.label} is een waarde en geen uitgave. {amount_words(item)}."
            for item in road.apart
        ]
    return tuple(found)
