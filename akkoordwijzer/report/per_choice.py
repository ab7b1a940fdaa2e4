"""A row per choice: euro a year, reach, contribution, cost per prevented case, evidence."""

from akkoordwijzer.content.numbers import counted, euro, signed
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case, Scenario
from akkoordwijzer.report.summary import NOTICEABLE_EUR, NOTICEABLE_PEOPLE, ChoiceSummary, Summary
from akkoordwijzer.report.words import GRADES, name_in_sentence, names

COLUMNS = ("Keuze", "Per jaar", "Bereik", "Netto tot het einde", "Kosten per voorkomen geval", "Bewijs")


def per_choice(case: Case, summary: Summary, shares: dict[str, float]) -> tuple[tuple[str, ...], ...]:
    """Rows under ``COLUMNS``. ``shares`` are the contributions of choices, in euro over the horizon."""
    grades = {item.id: item.grade for item in case.interventions}
    rows = []
    for choice in sorted(summary.choices, key=lambda choice: choice.name):
        share = shares.get(choice.id, 0.0)
        rows.append(
            (
                choice.name,
                signed(euro(choice.own_eur), round(choice.own_eur)),
                _reach(choice, summary.year),
                "niet bekend" if choice.is_open else signed(euro(share), round(share)),
                "niet bekend" if choice.is_open else _per_case(case, choice),
                "effect niet vastgesteld" if choice.is_open else GRADES[grades[choice.id]],
            )
        )
    for line in case.scenario.ceilings:
        rows.append((f"Maximum: {name_in_sentence(names(case)[line])}", "", "", "geen winst: mensen wachten", "", ""))
    return tuple(rows)


def _reach(choice: ChoiceSummary, year: int) -> str:
    if abs(choice.spend_eur) < NOTICEABLE_EUR:
        return "niet te besteden" if choice.unabsorbed_eur >= NOTICEABLE_EUR else f"niet in {year}"
    if not choice.counts_people:
        return "aantal niet bekend"
    way = "meer" if choice.participants >= 0 else "minder"
    if abs(choice.participants) < NOTICEABLE_PEOPLE:
        return "minder dan 1 deelnemer"
    return f"{counted(abs(choice.participants), 'deelnemer', 'deelnemers')} {way}"


def _per_case(case: Case, choice: ChoiceSummary) -> str:
    """What this choice alone costs per entry that it prevents, over the horizon, on the line where it prevents most."""
    alone = case.model_copy(update={"scenario": Scenario(changes={choice.id: case.scenario.changes[choice.id]})})
    run = play(alone).scenario
    prevented = run.prevented[:, :, 0].sum(axis=0)
    at = int(abs(prevented).argmax())
    if abs(prevented[at]) < 0.5:
        return "te klein om te meten"
    cost = float(run.spend[:, :, 0].sum() / prevented[at])
    return f"{euro(cost)} ({name_in_sentence(names(case)[case.lines[at].id])})" if cost > 0 else "niet te berekenen"
